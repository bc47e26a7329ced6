package main

import (
	"context"
	"io"

	"lectern/app/exchange"
	"lectern/app/incident"
)

type importCommand struct {
	Inputs []string `arg:"" name:"file" help:"Files of incidents in any format that is read."`
	Output string   `short:"o" required:"" placeholder:"FILE" help:"The file to make, with the columns of incidents.csv; its ending decides what: ${formats}."`
	Query  string   `placeholder:"Q" help:"${query}"`
	schema `embed:""`
}

// Run writes the incidents of files in our own columns.
func (c *importCommand) Run(ctx context.Context, to streams) error {
	format, err := exchange.FormatOf(c.Output)
	if err != nil {
		return err
	}
	as, err := c.as()
	if err != nil {
		return err
	}
	d, err := openFiles(c.Inputs, as, c.Output)
	if err != nil {
		return err
	}
	s, err := d.choose(c.Query)
	if err != nil {
		return err
	}
	write := func(w io.Writer) error { return exchange.Write(w, format, d.table, s) }
	if err := deliver(ctx, c.Output, to, write); err != nil {
		return err
	}
	return d.finish(to, s)
}

// openFiles reads the incidents of several files as one table.
func openFiles(names []string, as, output string) (*data, error) {
	all := &data{}
	var tables []*incident.Table
	for _, name := range names {
		d, err := openFile(name, as, output)
		if err != nil {
			return nil, err
		}
		tables = append(tables, d.table)
		all.problems, all.reports = append(all.problems, d.problems...), append(all.reports, d.reports...)
	}
	table, problems := incident.Merge(tables...)
	all.table, all.problems = table, append(all.problems, problems...)
	return all, nil
}
