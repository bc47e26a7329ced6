package main

import (
	"context"
	"fmt"
	"io"

	"lectern/app/exchange"
	"lectern/app/incident"
)

type incidentsCommand struct {
	Input   string `arg:"" name:"brief|file" help:"A brief, or a file of incidents."`
	schema  `embed:""`
	Query   string `placeholder:"Q" help:"${query}"`
	Format  string `enum:",${formats}" default:"" placeholder:"F" help:"${formats}; by default as FILE ends, else csv."`
	Output  string `short:"o" placeholder:"FILE" help:"Write to a file."`
	Measure string `placeholder:"M" help:"Print one figure: 'count', 'sum killed', 'first date'."`
	By      string `placeholder:"FIELD" help:"A figure for each value of a field, or each day, week, month, quarter, year or decade."`
}

func (c *incidentsCommand) Run(ctx context.Context, to streams) error {
	measuring := c.Measure != "" || c.By != ""
	if measuring && c.Format != "" {
		return misuse("--format is for incidents; --measure and --by print figures as text")
	}
	as, err := c.as()
	if err != nil {
		return err
	}
	d, err := openData(c.Input, as, c.Output)
	if err != nil {
		return err
	}
	format, err := c.format(measuring)
	if err != nil {
		return err
	}
	s, err := d.choose(c.Query)
	if err != nil {
		return err
	}
	write := func(w io.Writer) error { return exchange.Write(w, format, d.table, s) }
	if measuring {
		figures, err := c.figures(d.table, s)
		if err != nil {
			return err
		}
		write = func(w io.Writer) error { _, err := io.WriteString(w, figures); return err }
	}
	if err := deliver(ctx, c.Output, to, write); err != nil {
		return err
	}
	return d.finish(to, s)
}

// format returns the format of the incidents. Figures have none.
func (c *incidentsCommand) format(measuring bool) (exchange.Format, error) {
	switch {
	case measuring:
		return "", nil
	case c.Format != "":
		return exchange.Format(c.Format), nil
	case c.Output == "":
		return exchange.CSV, nil
	}
	return exchange.FormatOf(c.Output)
}

// figures returns one line with the figure, or one for each value with a tab between value and figure.
func (c *incidentsCommand) figures(t *incident.Table, s incident.Selection) (string, error) {
	words := c.Measure
	if words == "" {
		words = "count"
	}
	m, err := t.ParseMeasure(words)
	if err != nil {
		return "", inFlag("--measure", err)
	}
	if c.By == "" {
		v, err := t.Evaluate(m, s)
		if err != nil {
			return "", inFlag("--measure", err)
		}
		return v.String() + "\n", nil
	}
	groups, err := t.GroupBy(c.By, m, s)
	if err != nil {
		return "", inFlag("--by", err)
	}
	var lines []byte
	for _, g := range groups {
		lines = fmt.Appendf(lines, "%s\t%s\n", printable(g.Key), g.Value)
	}
	return string(lines), nil
}
