package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/folder"
	"lectern/app/incident"
	"lectern/app/problem"
)

// openBrief reads a brief as far as it can be read. The caller closes the folder.
func openBrief(name string) (*brief.Brief, *folder.Folder, error) {
	from, err := folder.Open(name)
	if err != nil {
		return nil, nil, err
	}
	b, _ := brief.Open(from.FS, brief.Options{Gazetteer: atlas.Load()})
	return b, from, nil
}

// data has incidents from a brief or from a CSV file.
type data struct {
	table    *incident.Table
	brief    *brief.Brief // nil where a file was given
	problems problem.List
	meant    string // the query that was probably meant; "" where something is found
}

// openData reads the incidents of the argument BRIEF|FILE, of which the output may be no part.
func openData(name, output string) (*data, error) {
	if strings.EqualFold(filepath.Ext(name), ".csv") {
		if info, err := os.Stat(name); err != nil || !info.IsDir() {
			return openFile(name, output)
		}
	}
	b, from, err := openBrief(name)
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
	d := &data{table: b.Incidents, brief: b, problems: from.Locate(rows)}
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

func openFile(name, output string) (*data, error) {
	f, err := os.Open(name)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return nil, err
	case err != nil:
		return nil, problem.New(problem.Unreadable, problem.Place{File: name}, "there is no such file", "name a folder, a .brief file or a .csv file")
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil {
		if to, err := os.Stat(output); err == nil && os.SameFile(info, to) {
			return nil, misuse("-o: the incidents are read from " + output + ", name another file")
		}
	}
	d := &data{}
	d.table, d.problems = incident.ReadCSV(f, name, atlas.Load())
	return d, d.unreadable()
}

// choose returns the incidents that --query finds; the brief decides whether unverified ones count.
func (d *data) choose(query string) (incident.Selection, error) {
	q, err := d.table.Parse(query)
	if err != nil {
		return incident.Selection{}, inFlag("--query", err)
	}
	asked := incident.Question{Query: q, Unverified: d.brief == nil || d.brief.IncludeUnverified}
	s, err := d.table.Find(asked)
	if err == nil && s.Count() == 0 {
		if c, ok := d.table.Correct(asked); ok {
			d.meant = c.Query.String()
		}
	}
	return s, inFlag("--query", err)
}

// inFlag returns a syntax error of a query or measure as a problem whose place is the flag.
func inFlag(flag string, err error) error {
	var s *incident.SyntaxError
	if errors.As(err, &s) {
		return problem.New(problem.BadQuery, problem.Place{File: flag, Line: 1, Column: s.Column}, s.What, s.Hint)
	}
	return err
}

// finish prints what is wrong with the data, after the output. It returns errFaulty where the data
// have an error.
func (d *data) finish(to streams, s incident.Selection) error {
	printProblems(to.err, d.problems)
	if n := s.Hidden(); n > 0 {
		fmt.Fprintf(to.err, "lectern: %d left out as unverified; name the incidents file itself to have them\n", n)
	}
	if d.meant != "" {
		fmt.Fprintf(to.err, "lectern: no incident matches, did you mean '%s'?\n", printable(d.meant))
	}
	if len(d.problems.Errors()) > 0 {
		return errFaulty
	}
	return nil
}
