package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/exchange"
	"lectern/app/folder"
	"lectern/app/incident"
	"lectern/app/load"
	"lectern/app/problem"
)

// openBrief reads a brief as far as it can be read. The caller closes the folder.
func openBrief(name string) (*brief.Brief, *folder.Folder, error) {
	b, from, _, err := openReported(name)
	return b, from, err
}

// openText is openBrief for commands to which a brief without a text is none.
func openText(name string) (*brief.Brief, *folder.Folder, error) {
	b, from, err := openBrief(name)
	if err == nil && !b.Holds("brief.md") {
		from.Close()
		return nil, nil, from.Locate(b.Problems.Errors())
	}
	return b, from, err
}

// openReported reads a brief as openBrief does, and returns what became of its files of incidents.
func openReported(name string) (*brief.Brief, *folder.Folder, []exchange.Report, error) {
	from, err := folder.Open(name)
	if err != nil {
		return nil, nil, nil, err
	}
	if from.Table != "" {
		from.Close()
		return nil, nil, nil, problem.New(problem.Unreadable, problem.Place{File: name}, "it is a file of incidents, not a brief", "lectern incidents, map and import take it; to print it, name it in the front matter of a brief")
	}
	b, _, reports := load.Brief(from.FS, nil)
	return b, from, reports, nil
}

// data has incidents from a brief or from a CSV file.
type data struct {
	table    *incident.Table
	brief    *brief.Brief // nil where a file was given
	problems problem.List
	reports  []exchange.Report // of files that are not in our own format
	meant    string            // the query that was probably meant; "" where something is found
	stray    string            // the query with words that may be meant as values as such; "" where there are none
	lacking  string            // what the query asks for and no incident has, as a clause; "" where something is found
}

// isFile reports whether a name means a file of incidents, not a brief.
func isFile(name string) bool {
	info, err := os.Stat(name)
	if err != nil {
		return strings.EqualFold(filepath.Ext(name), ".csv")
	}
	return folder.IsTable(name, info)
}

// schema holds the flags that say what the columns of a file of incidents are.
type schema struct {
	From  string `placeholder:"PROFILE" help:"The schema of the file's columns: ${profiles}; by default it is told by them."`
	Map   string `placeholder:"FILE" help:"A file of YAML that says which column is which."`
	Sheet string `placeholder:"NAME" help:"The sheet of a workbook, or the table of a database; by default the first."`
}

// file returns a file of incidents as the flags say that it is read.
func (s *schema) file(name string) (brief.IncidentFile, error) {
	if s.From != "" && s.Map != "" {
		return brief.IncidentFile{}, misuse("--from and --map can't both say what the columns are")
	}
	if s.Map != "" && !load.IsMapping(s.Map) {
		return brief.IncidentFile{}, misuse("--map: call the file NAME.yaml")
	}
	return brief.IncidentFile{Name: name, As: s.From + s.Map, Sheet: s.Sheet}, nil
}

// openData reads the incidents of the argument BRIEF|FILE, of which the output may be no part.
func openData(file brief.IncidentFile, output string) (*data, error) {
	if isFile(file.Name) {
		return openFile(file, output)
	}
	if file.As+file.Sheet != "" {
		return nil, misuse("--from, --map and --sheet say how a file is read; a brief says it in its front matter")
	}
	b, from, reports, err := openReported(file.Name)
	if err != nil {
		return nil, err
	}
	defer from.Close()
	if err := refuseInput(output, b, from); err != nil {
		return nil, err
	}
	var front, rows problem.List
	for _, p := range b.Problems {
		switch {
		case slices.Contains(b.IncidentFiles, p.File):
			rows = append(rows, p)
		case decides(p.Kind):
			front = append(front, p)
		}
	}
	if len(front) > 0 {
		return nil, from.Locate(front)
	}
	d := &data{table: b.Incidents, brief: b, problems: from.Locate(rows), reports: reports}
	return d, d.unreadable()
}

// decides reports whether a problem of brief.md may change which incidents there are, as no mistake in
// the text does.
func decides(k problem.Kind) bool {
	return slices.Contains([]problem.Kind{problem.Unreadable, problem.TooLarge, problem.BadText, problem.BadYAML, problem.BadValue, problem.MissingKey}, k)
}

// unreadable returns the errors of the data where no row could be read, else nil.
func (d *data) unreadable() error {
	if errs := d.problems.Errors(); d.table.Len() == 0 && len(errs) > 0 {
		return errs
	}
	return nil
}

func openFile(file brief.IncidentFile, output string) (*data, error) {
	if isSameFile(file.Name, output) {
		return nil, misuse("-o: the incidents are read from " + output + ", name another file")
	}
	r, err := load.File(file)
	if err != nil {
		return nil, err
	}
	d := &data{table: r.Table, problems: r.Problems, reports: []exchange.Report{r.Report}}
	return d, d.unreadable()
}

// isSameFile reports whether two names mean one file that is there.
func isSameFile(a, b string) bool {
	one, errOne := os.Stat(a)
	other, errOther := os.Stat(b)
	return errOne == nil && errOther == nil && os.SameFile(one, other)
}

// choose returns the incidents that --query finds; the brief decides whether unverified ones count.
func (d *data) choose(flag, query string) (incident.Selection, error) {
	q, err := d.table.Parse(query)
	if err != nil {
		return incident.Selection{}, inFlag(flag, err)
	}
	asked := incident.Question{Query: q, Unverified: d.brief == nil || d.brief.IncludeUnverified}
	s, err := d.table.Find(asked)
	if err == nil && s.Count() == 0 {
		if c, ok := d.table.Correct(asked); ok {
			d.meant = c.Query.String()
		}
		d.lacking = d.table.Lacking(q)
	}
	if stray := d.table.Stray(q); err == nil && stray != nil && d.meant == "" {
		d.stray = stray.String()
	}
	return s, inFlag(flag, err)
}

// inFlag returns a syntax error of a query or measure as a problem whose place is the flag.
func inFlag(flag string, err error) error {
	var s *incident.SyntaxError
	if errors.As(err, &s) {
		return problem.New(problem.BadQuery, problem.Place{File: flag, Line: 1, Column: s.Column}, s.What, s.Hint)
	}
	return err
}

// printReports prints what became of files that are not in our own format.
func printReports(to streams, reports []exchange.Report) {
	for _, r := range reports {
		for _, line := range r.Lines() {
			fmt.Fprintf(to.err, "lectern: %s\n", printable(r.File+": "+line))
		}
	}
}

// finish prints what is wrong with the data, after the output. It returns errFaulty where the data
// have an error.
func (d *data) finish(to streams, s incident.Selection) error {
	printReports(to, d.reports)
	printProblems(to.err, d.problems)
	if n := s.Hidden(); n > 0 {
		fmt.Fprintf(to.err, "lectern: %d left out as unverified; name the incidents file itself to have them\n", n)
	}
	if d.meant != "" {
		fmt.Fprintf(to.err, "lectern: no incident matches, did you mean '%s'?\n", printable(d.meant))
	}
	if d.stray != "" {
		fmt.Fprintf(to.err, "lectern: a word beside the values of a field is sought in titles and the like, did you mean '%s'?\n", printable(d.stray))
	}
	if d.lacking != "" {
		fmt.Fprintf(to.err, "lectern: no incident matches: %s\n", printable(d.lacking))
	}
	if len(d.problems.Errors()) > 0 {
		return errFaulty
	}
	return nil
}
