package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"lectern/app/exchange"
	"lectern/app/incident"
	"lectern/app/problem"
)

// figuresEndings are the endings of files of figures whose cells have a separator between them.
var figuresEndings = map[string]rune{".csv": ',', ".tsv": '\t'}

// checkFiguresName returns an error for a file that would be something else than text by its ending.
func checkFiguresName(name string) error {
	end := ending(name)
	if _, ok := figuresEndings[end]; !ok && slices.Contains(exchange.FormatNames(), strings.TrimPrefix(end, ".")) {
		return problem.New(problem.BadValue, problem.Place{File: name}, fmt.Sprintf("--measure, --by and --compare print figures, which can't be written as %q", end), "call it NAME.txt, .csv or .tsv")
	}
	return nil
}

// figures returns what --measure, --by and --compare ask for.
func (c *incidentsCommand) figures(d *data, s incident.Selection) (*incident.Figures, error) {
	m, err := d.table.ParseMeasure(cmp.Or(c.Measure, "count"))
	if err != nil {
		return nil, inFlag("--measure", err)
	}
	b := incident.Breakdown{Measure: m, By: c.By, Top: c.Top}
	if b.With, err = d.table.ParseStatistics(c.With, c.By, m); err != nil {
		return nil, inFlag("--with", err)
	}
	switch {
	case c.Compare != "":
		return c.compared(d, b, s)
	case len(c.By) == 0:
		v, err := d.table.Evaluate(m, s)
		return oneFigure(m, v), inFlag("--measure", err)
	}
	figures, err := d.table.Break(context.Background(), b, s)
	return figures, inFlag("--by", err)
}

// compared returns the figures of --compare beside those of the query.
func (c *incidentsCommand) compared(d *data, b incident.Breakdown, s incident.Selection) (*incident.Figures, error) {
	second, err := d.choose("--compare", c.Compare)
	if err != nil {
		return nil, err
	}
	side := func(query string, s incident.Selection) incident.Side {
		q, _ := d.table.Parse(query) // which has been chosen by
		return incident.QuerySide(q, s)
	}
	flag := "--measure"
	if len(b.By) > 0 {
		flag = "--by"
	}
	figures, err := d.table.Compare(context.Background(), b, side(c.Query, s), side(c.Compare, second))
	return figures, inFlag(flag, err)
}

// oneFigure has the measure above its figure.
func oneFigure(m *incident.Measure, v incident.Value) *incident.Figures {
	return &incident.Figures{Rows: 2, Columns: 1, Cell: func(row, _ int) incident.Figure {
		return incident.Figure{Text: [...]string{m.String(), v.String()}[row]}
	}}
}

// writeFigures writes figures as the ending of a file asks: as CSV or TSV, else as text. Two columns as text have a tab
// between them and no heads.
func writeFigures(w io.Writer, f *incident.Figures, ending string) error {
	if separator, ok := figuresEndings[ending]; ok {
		return f.WriteCSV(w, separator)
	}
	out := bufio.NewWriter(w)
	if f.Columns <= 2 {
		for row := 1; row < f.Rows; row++ {
			for column := range f.Columns {
				out.WriteString([...]string{"", "\t"}[column])
				out.WriteString(printable(f.Cell(row, column).Text))
			}
			out.WriteByte('\n')
		}
		return out.Flush()
	}
	writeAligned(out, f)
	return out.Flush()
}

// writeAligned gives the cells of each column one width in characters: the names at the left, figures at the right. A table may
// have millions of cells: none is kept.
func writeAligned(out *bufio.Writer, f *incident.Figures) {
	widths := make([]int, f.Columns)
	for row := range f.Rows {
		for column := range widths {
			widths[column] = max(widths[column], utf8.RuneCountInString(printable(f.Cell(row, column).Text)))
		}
	}
	blank := strings.Repeat(" ", slices.Max(widths)+2)
	for row := range f.Rows {
		for column, width := range widths {
			text := printable(f.Cell(row, column).Text)
			before, after := width-utf8.RuneCountInString(text), 0
			if column == 0 {
				before, after = after, before
			} else {
				before += 2
			}
			out.WriteString(blank[:before])
			out.WriteString(text)
			out.WriteString(blank[:after])
		}
		out.WriteByte('\n')
	}
}
