package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"lectern/app/exchange"
	"lectern/app/incident"
	"lectern/app/problem"
)

// A figureTable is figures in rows and columns; the first row and the first column name them.
type figureTable struct {
	rows    int
	columns int
	cell    func(row, column int) string
	aligned bool // as text its columns are, else there are tabs between them and no row of names
}

// figuresEndings are the endings of files of figures whose cells have a separator between them.
var figuresEndings = map[string]rune{".csv": ',', ".tsv": '\t'}

// checkFiguresName returns an error for a file that would be something else than text by its ending.
func checkFiguresName(name string) error {
	end := ending(name)
	if _, ok := figuresEndings[end]; !ok && slices.Contains(exchange.FormatNames(), strings.TrimPrefix(end, ".")) {
		return problem.New(problem.BadValue, problem.Place{File: name}, fmt.Sprintf("--measure and --by print figures, which can't be written as %q", end), "call it NAME.txt, .csv or .tsv")
	}
	return nil
}

// figures returns the figure that --measure asks for, by the fields of --by.
func (c *incidentsCommand) figures(t *incident.Table, s incident.Selection) (*figureTable, error) {
	words := c.Measure
	if words == "" {
		words = "count"
	}
	m, err := t.ParseMeasure(words)
	if err != nil {
		return nil, inFlag("--measure", err)
	}
	switch len(c.By) {
	case 0:
		v, err := t.Evaluate(m, s)
		return oneFigure(m, v), inFlag("--measure", err)
	case 1:
		return c.list(t, m, s)
	}
	cross, err := t.CrossBy(c.By[0], c.By[1], c.Top, m, s)
	if err != nil {
		return nil, inFlag("--by", err)
	}
	return crossedFigures(c.By, cross), nil
}

func oneFigure(m *incident.Measure, v incident.Value) *figureTable {
	return &figureTable{rows: 2, columns: 1, cell: func(row, _ int) string {
		return [...]string{m.String(), v.String()}[row]
	}}
}

// list returns the figures by one field, with the statistics that --with asks for beside each.
func (c *incidentsCommand) list(t *incident.Table, m *incident.Measure, s incident.Selection) (*figureTable, error) {
	head := []string{c.By[0], m.String()}
	var statistics []incident.Statistic
	for _, name := range c.With {
		st, err := t.ParseStatistic(name, c.By[0], m)
		if err != nil {
			return nil, inFlag("--with", err)
		}
		statistics, head = append(statistics, st), append(head, st.Name)
	}
	groups, beside, err := t.GroupWith(c.By[0], c.Top, m, s, statistics...)
	if err != nil {
		return nil, inFlag("--by", err)
	}
	aligned := len(statistics) > 0
	return &figureTable{rows: len(groups) + 1, columns: len(head), aligned: aligned, cell: func(row, column int) string {
		switch {
		case row == 0:
			return head[column]
		case column == 0 && aligned:
			return groups[row-1].Words()
		case column == 0:
			return groups[row-1].Key
		case column == 1:
			return groups[row-1].Value.String()
		}
		return beside[column-2][row-1]
	}}, nil
}

// crossedFigures has a row and a column for all behind the others.
func crossedFigures(by []string, c *incident.Crosstab) *figureTable {
	const all = "all"
	return &figureTable{rows: len(c.Rows) + 2, columns: len(c.Columns) + 2, aligned: true, cell: func(row, column int) string {
		lastRow, lastColumn := row == len(c.Rows)+1, column == len(c.Columns)+1
		switch {
		case row == 0 && column == 0:
			return by[0] + " / " + by[1]
		case row == 0 && lastColumn, column == 0 && lastRow:
			return all
		case row == 0:
			return c.Columns[column-1].Words()
		case column == 0:
			return c.Rows[row-1].Words()
		case lastRow && lastColumn:
			return c.Total.String()
		case lastRow:
			return c.Columns[column-1].Value.String()
		case lastColumn:
			return c.Rows[row-1].Value.String()
		}
		if v := c.Cell(row-1, column-1); v.Rows > 0 || v.Do == incident.CountRows || v.Do == incident.Sum {
			return v.String()
		}
		return "-" // of no incident there is neither a least nor a first
	}}
}

// write writes the table as the ending of a file asks: as CSV or TSV, else as text.
func (t *figureTable) write(w io.Writer, ending string) error {
	if separator, ok := figuresEndings[ending]; ok {
		return t.writeSeparated(w, separator)
	}
	lines := t.printable()
	first, between := 1, "\t"
	if t.aligned {
		align(lines)
		first, between = 0, "  "
	}
	out := bufio.NewWriter(w)
	for _, cells := range lines[first:] {
		fmt.Fprintln(out, strings.Join(cells, between))
	}
	return out.Flush()
}

// printable returns the cells of all rows without characters that steer a terminal.
func (t *figureTable) printable() [][]string {
	rows := make([][]string, t.rows)
	for row := range rows {
		rows[row] = make([]string, t.columns)
		for column := range rows[row] {
			rows[row][column] = printable(t.cell(row, column))
		}
	}
	return rows
}

// align gives the cells of each column one width in characters: the names at the left, figures at the right.
func align(rows [][]string) {
	for column := range rows[0] {
		width := 0
		for _, cells := range rows {
			width = max(width, utf8.RuneCountInString(cells[column]))
		}
		form := "%*s"
		if column == 0 {
			form = "%-*s"
		}
		for _, cells := range rows {
			cells[column] = fmt.Sprintf(form, width, cells[column])
		}
	}
}

func (t *figureTable) writeSeparated(w io.Writer, separator rune) error {
	out := csv.NewWriter(w)
	out.Comma = separator
	cells := make([]string, t.columns)
	for row := range t.rows {
		for column := range cells {
			if cells[column] = t.cell(row, column); row == 0 || column == 0 { // figures are no one's text
				cells[column] = incident.EscapeFormula(cells[column])
			}
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
