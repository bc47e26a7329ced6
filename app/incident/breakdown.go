package incident

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Breakdown asks for a measure by one field or two with statistics beside it.
type Breakdown struct {
	Measure *Measure
	By      []string    // fields or units of time
	Top     int         // as of GroupWith
	With    []Statistic // of ParseStatistics
}

// Figures are the answer to a Breakdown as a table, whose first row and first column name its figures.
type Figures struct {
	Rows, Columns int
	Cell          func(row, column int) Figure
	HasTotals     bool // the last row and the last column are of all
	Beside        int  // columns of statistics behind those of the groups of a second field

	// mayLie returns how many incidents may lie in each row that is a unit of time, beside those that surely do: they have rows
	// of their own. It is nil where the rows are no units of time.
	mayLie func() []int
}

// A Figure is a cell of Figures: a figure, or the name of a row or a column.
type Figure struct {
	Text  string // as the command line has it
	Words string // as running text has it
	// Terms are those of the query that finds the incidents behind it, beside the query of the table; nil where there are
	// no such incidents or no such query.
	Terms []string
	Other bool // it is of the other selection of Compare
	Named bool // a value of the file

	size *Value // to sort by; nil of what is no number
}

// allIncidents is what the figures of all incidents are called.
const allIncidents = "all"

// Break computes the figures of a selection. The error is a *SyntaxError for a field that is unknown or has too many values,
// or that of the context.
func (t *Table) Break(ctx context.Context, b Breakdown, s Selection) (*Figures, error) {
	if len(b.By) == 2 {
		return t.crossFigures(ctx, b, s)
	}
	groups, beside, err := t.group(ctx, b.By[0], b.Top, true, b.Measure, s, b.With)
	if err != nil {
		return nil, err
	}
	heads := []Figure{name(b.By[0], FieldWords(b.By[0])), name(b.Measure.String(), b.Measure.Words())}
	unknown := slices.ContainsFunc(groups, func(g Group) bool { return g.Value.Unknown > 0 })
	for _, st := range b.With {
		heads = append(heads, name(st.Name, ofKnown(st.words(), unknown && st.field == "")))
	}
	return &Figures{Rows: len(groups) + 1, Columns: len(heads), mayLie: mayLieIn(b.By[0], groups), Cell: func(row, column int) Figure {
		switch {
		case row == 0:
			return heads[column]
		case column == 0:
			return groups[row-1].name(b.By[0])
		case column == 1:
			return figureOf(groups[row-1].Value, groups[row-1].Terms(b.By[0]))
		}
		return statistic(beside[column-2][row-1])
	}}, nil
}

// crossFigures returns the figures of two fields, whose last row and last column are of all incidents.
func (t *Table) crossFigures(ctx context.Context, b Breakdown, s Selection) (*Figures, error) {
	c, err := t.CrossBy(ctx, b.By[0], b.By[1], b.Top, b.Measure, s)
	if err != nil {
		return nil, err
	}
	corner := name(b.By[0]+" / "+b.By[1], FieldWords(b.By[0]))
	ofRows, ofColumns, nothing := termsOf(c.Rows, b.By[0]), termsOf(c.Columns, b.By[1]), figureOf(Value{Do: b.Measure.Do}, nil)
	beside, changes := "", []string(nil)
	if len(b.With) > 0 {
		beside, changes = c.changes()
	}
	extra := 0
	if changes != nil {
		extra = 1
	}
	columns := len(c.Columns) + 2 + extra
	return &Figures{Rows: len(c.Rows) + 2, Columns: columns, HasTotals: true, Beside: extra, mayLie: mayLieIn(b.By[0], c.Rows), Cell: func(row, column int) Figure {
		lastRow, lastColumn := row == len(c.Rows)+1, column == columns-1
		if changes != nil && column == columns-2 {
			if row == 0 {
				return name(beside, beside)
			}
			return statistic(changes[row-1])
		}
		switch {
		case row == 0 && column == 0:
			return corner
		case row == 0 && lastColumn, column == 0 && lastRow:
			return name(allIncidents, allIncidents)
		case row == 0:
			return c.Columns[column-1].name(b.By[1])
		case column == 0:
			return c.Rows[row-1].name(b.By[0])
		case lastRow && lastColumn:
			return figureOf(c.Total, []string{})
		case lastRow:
			return figureOf(c.Columns[column-1].Value, ofColumns[column-1])
		case lastColumn:
			return figureOf(c.Rows[row-1].Value, ofRows[row-1])
		}
		v := c.Cell(row-1, column-1)
		if v.Rows == 0 { // as most of a table with thousands of rows and columns
			return nothing
		}
		if ofRows[row-1] == nil || ofColumns[column-1] == nil {
			return figureOf(v, nil)
		}
		return figureOf(v, slices.Concat(ofRows[row-1], ofColumns[column-1]))
	}}, nil
}

// changes returns the name and the figures of a column beside those of units of time: how much the last unit is above the one
// before in each row, and in all. What may lie in either of several units may be in each of them. Of one unit there are none.
func (c *Crosstab) changes() (name string, figures []string) {
	last := -1
	for i, g := range c.Columns {
		if !g.isSpan() {
			last = i
		}
	}
	before := last - 1
	for before >= 0 && c.Columns[before].isSpan() {
		before--
	}
	if before < 0 {
		return "", nil
	}
	change := func(of func(column int) Value) string {
		in := func(unit int) Value {
			v := of(unit)
			for i, g := range c.Columns {
				if from, to, isSpan := strings.Cut(g.Key, ".."); isSpan && from <= c.Columns[unit].Key && c.Columns[unit].Key <= to {
					may := of(i)
					may.Low, may.Least = min(0, may.Low), min(0, may.Least)
					v = v.joined(may)
				}
			}
			return v
		}
		return in(last).ChangeFrom(in(before))
	}
	for row := range c.Rows {
		figures = append(figures, change(func(column int) Value { return c.Cell(row, column) }))
	}
	figures = append(figures, change(func(column int) Value { return c.Columns[column].Value }))
	return "change from " + c.Columns[before].Words() + " to " + c.Columns[last].Words(), figures
}

// termsOf returns the terms of each group.
func termsOf(groups []Group, by string) [][]string {
	terms := make([][]string, len(groups))
	for i, g := range groups {
		terms[i] = g.Terms(by)
	}
	return terms
}

// mayLieIn returns what Figures.mayLie is of groups in the order of time.
func mayLieIn(by string, groups []Group) func() []int {
	if _, ofTime := ParseUnit(by); !ofTime {
		return nil
	}
	return func() []int {
		var units []string
		for _, g := range groups {
			if !g.isSpan() {
				units = append(units, g.Key)
			}
		}
		more := make([]int, len(units)+1) // than in the unit before
		for _, g := range groups {
			if first, last, span := strings.Cut(g.Key, ".."); span {
				from, _ := slices.BinarySearch(units, first)
				to, found := slices.BinarySearch(units, last)
				if found {
					to++
				}
				more[from] += g.Rows
				more[to] -= g.Rows
			}
		}
		out, unit, may := make([]int, len(groups)), 0, 0
		for i, g := range groups {
			if !g.isSpan() {
				may += more[unit]
				out[i] = may
				unit++
			}
		}
		return out
	}
}

// isSpan reports whether a group is of the incidents that may lie in any of several units of time.
func (g Group) isSpan() bool { return strings.Contains(g.Key, "..") }

// ofKnown returns the words of a figure that is of known numbers alone.
func ofKnown(words string, alone bool) string {
	if alone {
		return words + " of known numbers"
	}
	return words
}

func name(text, words string) Figure { return Figure{Text: text, Words: words} }

// statistic returns a figure that no incidents stand behind.
func statistic(text string) Figure { return Figure{Text: text, Words: inSigns(text)} }

// figureOf returns a value, whose incidents some terms find.
func figureOf(v Value, terms []string) Figure {
	switch {
	case v.Rows > 0:
		return Figure{Text: v.String(), Words: v.inCell(), Terms: terms, size: &v}
	case v.Do == CountRows, v.Do == Sum:
		return Figure{Text: v.String(), Words: v.inCell(), size: &v}
	}
	return statistic(notThere) // of no incident there is neither a least nor a first
}

func (g Group) name(by string) Figure {
	return Figure{Text: g.Words(), Words: g.Words(), Named: g.Key != "" && !g.Rest && !InOrder(by)}
}

// Terms returns the terms of a query that finds the incidents of a group by a field, or nil if there is no such query.
func (g Group) Terms(by string) []string {
	if g.Rest {
		return nil
	}
	if c := cycleNamed(canonicalField(by)); c != nil {
		return c.termsOf(g.Key)
	}
	if _, ofTime := ParseUnit(by); ofTime {
		if first, last, span := strings.Cut(g.Key, ".."); span {
			return []string{"first_day:" + first, "last_day:" + last}
		}
		return []string{"date.within:" + g.Key}
	}
	if g.Key == "" {
		return []string{"-has:" + by}
	}
	return []string{(*Query)(nil).Toggle(canonicalField(by), g.Key, false).String()}
}

// fourFigures matches a whole number of a thousand or more: statistics have fewer decimals.
var fourFigures = regexp.MustCompile(`[0-9]{4,}`)

// inSigns returns a figure of the command line with the signs of print: a dash within a range, a minus before a number, a comma
// before each three figures.
func inSigns(text string) string {
	var b strings.Builder
	for i, r := range text {
		switch {
		case r != '-':
			b.WriteRune(r)
		case len(text) > 1 && (i == 0 || text[i-1] == ' ' || text[i-1] == '('):
			b.WriteRune('\u2212')
		default:
			b.WriteRune('\u2013')
		}
	}
	return fourFigures.ReplaceAllStringFunc(b.String(), func(figures string) string {
		n, err := strconv.ParseInt(figures, 10, 64)
		if err != nil {
			return figures
		}
		return Thousands(n)
	})
}

// CanSort reports whether the rows can be sorted by a column: whether it holds numbers.
func (f *Figures) CanSort(column int) bool {
	return column > 0 && f.Rows > 2 && f.Cell(1, column).size != nil
}

// SortedBy returns the figures with the largest of a column first; what is unknown comes last, and totals stay behind. Since the
// incidents that may lie in one of several units of time no longer stand beside these, the names of the units say how many.
func (f *Figures) SortedBy(column int) *Figures {
	end := f.Rows
	if f.HasTotals {
		end--
	}
	type sized struct {
		row  int
		size Value
	}
	var order []sized
	for row := 1; row < end; row++ {
		s := sized{row: row, size: Value{Do: Sum, Rows: 1, Unknown: 1}}
		if size := f.Cell(row, column).size; size != nil {
			s.size = *size
		}
		order = append(order, s)
	}
	slices.SortStableFunc(order, func(a, b sized) int { return b.size.compare(a.size) })
	var may []int
	if f.mayLie != nil {
		may = f.mayLie()
	}
	out := *f
	out.Cell = func(row, column int) Figure {
		if row == 0 || row >= end {
			return f.Cell(row, column)
		}
		row = order[row-1].row
		one := f.Cell(row, column)
		if column == 0 && may != nil && may[row-1] > 0 {
			one.Words += fmt.Sprintf("; maybe %s more", Thousands(may[row-1]))
		}
		return one
	}
	return &out
}

// Excerpt returns at most so many rows and columns: the first, and where there are totals these behind them.
func (f *Figures) Excerpt(rows, columns int) *Figures {
	out := &Figures{Rows: min(rows, f.Rows), Columns: min(columns, f.Columns), HasTotals: f.HasTotals, Beside: f.Beside}
	out.Cell = func(row, column int) Figure {
		if f.HasTotals && row == out.Rows-1 {
			row = f.Rows - 1
		}
		if f.HasTotals && column == out.Columns-1 {
			column = f.Columns - 1
		}
		return f.Cell(row, column)
	}
	return out
}

// WriteCSV writes the figures with a separator between cells.
func (f *Figures) WriteCSV(w io.Writer, separator rune) error {
	out := csv.NewWriter(w)
	out.Comma = separator
	cells := make([]string, f.Columns)
	for row := range f.Rows {
		for column := range cells {
			if cells[column] = f.Cell(row, column).Text; row == 0 || column == 0 { // figures are no one's text
				cells[column] = EscapeFormula(cells[column])
			}
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
