package main

import (
	"context"
	"io"
	"slices"

	"lectern/app/exchange"
	"lectern/app/incident"
)

type incidentsCommand struct {
	Input   string `arg:"" name:"brief|file" help:"A brief, or a file of incidents."`
	schema  `embed:""`
	Query   string   `placeholder:"Q" help:"${query}"`
	Format  string   `enum:",${formats}" default:"" placeholder:"F" help:"${formats}; by default as FILE ends, else csv."`
	Output  string   `short:"o" placeholder:"FILE" help:"Write to a file."`
	Measure string   `placeholder:"M" help:"Print one figure: 'count', 'sum killed', 'first date'."`
	By      []string `placeholder:"FIELD" help:"A figure for each value of a field, or each day, week, month, quarter, year, decade, weekday or month_of_year; of two fields a table."`
	Top     int      `placeholder:"N" help:"With --by: only the N values with the largest figures, and the others as one."`
	Compare string   `placeholder:"Q" help:"Beside the figures of the query those of another, with difference and change."`
	With    []string `placeholder:"STATISTIC" help:"With --by of one field, beside each figure: mean, median, share, change from the unit of time before, rate for 100,000 people of a province, 'distinct FIELD'; of a field and units of time: change."`
}

func (c *incidentsCommand) Run(ctx context.Context, to streams) error {
	measuring := c.Measure != "" || len(c.By) > 0 || c.Compare != ""
	switch {
	case measuring && c.Format != "":
		return misuse("--format is for incidents; --measure, --by and --compare print figures as text")
	case len(c.By) > 2:
		return misuse("--by takes one field, or two for a table")
	case c.Top < 0 || c.Top > 0 && len(c.By) == 0:
		return misuse("--top is how many values of --by stand alone, 1 or more")
	case c.Top > 0 && !slices.ContainsFunc(c.By, func(by string) bool { return !incident.InOrder(by) }):
		return misuse("--top is of the values of a field; units of time all stand alone")
	case len(c.With) > 0 && len(c.By) == 0:
		return misuse("--with stands beside the figures of --by")
	case c.Compare != "" && (len(c.By) > 1 || len(c.With) > 0):
		return misuse("--compare takes --by with one field, and no --with")
	}
	file, err := c.file(c.Input)
	if err != nil {
		return err
	}
	d, err := openData(file, c.Output)
	if err != nil {
		return err
	}
	format, err := c.format(measuring)
	if err != nil {
		return err
	}
	s, err := d.choose("--query", c.Query)
	if err != nil {
		return err
	}
	write := func(w io.Writer) error { return exchange.Write(ctx, w, format, d.table, s) }
	if measuring {
		figures, err := c.figures(d, s)
		if err != nil {
			return err
		}
		write = func(w io.Writer) error { return writeFigures(w, figures, ending(c.Output)) }
	}
	if err := deliver(ctx, c.Output, to, write); err != nil {
		return err
	}
	return d.finish(to, s)
}

// format returns the format of the incidents. Figures have none, and aren't written to files that are no text.
func (c *incidentsCommand) format(measuring bool) (exchange.Format, error) {
	switch {
	case measuring:
		return "", checkFiguresName(c.Output)
	case c.Format != "":
		return exchange.Format(c.Format), nil
	case c.Output == "":
		return exchange.CSV, nil
	}
	return exchange.FormatOf(c.Output)
}
