package main

import (
	"context"
	"io"
	"path/filepath"
	"slices"

	"lectern/app/brief"
	"lectern/app/exchange"
	"lectern/app/incident"
)

type importCommand struct {
	Inputs []string `arg:"" name:"file" help:"Files of incidents in any format that is read."`
	Output string   `short:"o" required:"" placeholder:"FILE" help:"The file to make, with the columns of incidents.csv; its ending decides what: ${formats}."`
	Query  string   `placeholder:"Q" help:"${query}"`
	Report string   `placeholder:"FILE" help:"A file for what became of every row: .txt, or .csv as a table."`
	schema `embed:""`
}

// Run writes the incidents of files in our own columns.
func (c *importCommand) Run(ctx context.Context, to streams) error {
	format, err := exchange.FormatOf(c.Output)
	if err != nil {
		return err
	}
	like, err := c.file("")
	if err == nil {
		err = c.checkReport()
	}
	if err != nil {
		return err
	}
	d, err := openFiles(c.Inputs, like, c.Output)
	if err != nil {
		return err
	}
	s, err := d.choose("--query", c.Query)
	if err != nil {
		return err
	}
	write := func(w io.Writer) error { return exchange.Write(ctx, w, format, d.table, s) }
	if err := deliver(ctx, c.Output, to, write); err != nil {
		return err
	}
	if c.Report != "" {
		kept := func(w io.Writer) error { return exchange.WriteReport(w, c.Report, d.reports) }
		if err := deliver(ctx, c.Report, to, kept); err != nil {
			return err
		}
	}
	return d.finish(to, s)
}

// checkReport returns an error where --report names no file that a report can be kept in.
func (c *importCommand) checkReport() error {
	switch {
	case c.Report == "":
		return nil
	case !exchange.CanKeepReport(c.Report):
		return misuse("--report: the file's ending decides what is made, so call it NAME.txt or NAME.csv")
	case filepath.Clean(c.Report) == filepath.Clean(c.Output):
		return misuse("--report: the incidents go to " + c.Output + ", name another file")
	}
	for _, name := range c.Inputs {
		if isSameFile(name, c.Report) {
			return misuse("--report: the incidents are read from " + c.Report + ", name another file")
		}
	}
	return nil
}

// openFiles reads the incidents of several files, all like one, as one table.
func openFiles(names []string, like brief.IncidentFile, output string) (*data, error) {
	all := &data{}
	var tables []*incident.Table
	for _, name := range names {
		like.Name = name
		d, err := openFile(like, output)
		if err != nil {
			return nil, err
		}
		tables = append(tables, d.table)
		all.problems, all.reports = append(all.problems, d.problems...), append(all.reports, d.reports...)
	}
	table, problems := incident.Merge(tables...)
	all.table, all.problems = table, append(all.problems, problems...)
	for _, p := range problems { // rows whose id an earlier file has
		if i := slices.IndexFunc(all.reports, func(r exchange.Report) bool { return r.File == p.File }); i >= 0 {
			r := &all.reports[i]
			r.Read, r.Aside, r.Problems = r.Read-1, r.Aside+1, append(r.Problems, p)
		}
	}
	return all, nil
}
