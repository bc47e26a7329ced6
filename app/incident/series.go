package incident

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"lectern/app/problem"
)

// Point is a number over a span of days that is not an incident: one row of series.csv. Points of
// different Scope never share a line.
type Point struct {
	Series    string
	From, To  Day   // both inclusive
	Low, High int64 // -1 where nothing is written: the estimate is open to that side
	Scope     string
	Source    string // a key of the bibliography
	Note      string
	At        problem.Place
}

// maxSeriesValue is the limit of a value, which keeps sums far from overflow.
const maxSeriesValue = 1_000_000_000_000

// ReadSeries reads series.csv as FORMAT.md specifies it, in file order. Rows with a mistake are set
// aside and listed, at most 100 of them.
func ReadSeries(r io.Reader, file string) ([]Point, problem.List) {
	return readRecords(r, file, seriesColumns, readPoint)
}

// seriesColumns has the rules for the columns of series.csv.
var seriesColumns = sheetColumns{oneOf("series", "date_from", "date_to", "low", "high", "scope", "source", "note"), func(has func(string) bool) []string {
	missing := slices.DeleteFunc([]string{"series", "date_from"}, has)
	if !has("low") && !has("high") {
		missing = append(missing, "low (or high)")
	}
	return missing
}, "series"}

func readPoint(c *sheetReader) (p Point, ok bool) {
	ok = true
	reject := func(column string, err error) {
		c.reject(problem.BadRow, column, err)
		ok = false
	}
	text := func(column string) string { return strings.Clone(c.cell(column)) }
	p = Point{
		Series: text("series"), Scope: text("scope"), Source: text("source"), Note: text("note"),
		At: c.rows.Place(-1),
	}
	if p.Series == "" {
		reject("series", mistake{"series is empty", "name the series that the number belongs to"})
	}
	from, unit, err := parsePeriod(c.cell("date_from"))
	if err != nil {
		reject("date_from", err)
	}
	p.From, p.To = from, unit.End(from)
	if end := c.cell("date_to"); end != "" && err == nil {
		to, unit, err := parsePeriod(end)
		p.To = unit.End(to)
		switch {
		case err != nil:
			reject("date_to", err)
		case p.To < p.From:
			reject("date_to", mistake{"date_to " + quote(end) + " is before date_from", "swap them"})
		}
	}
	if p.Low, err = parseAmount(c.cell("low")); err != nil {
		reject("low", err)
	}
	if p.High, err = parseAmount(c.cell("high")); err != nil {
		reject("high", err)
	}
	switch {
	case !ok:
	case p.Low < 0 && p.High < 0:
		reject("low", mistake{"low and high are empty", "write at least one; a row without a number says nothing"})
	case p.Low >= 0 && p.High >= 0 && p.Low > p.High:
		reject("low", mistake{"low is above high", "swap them"})
	}
	return p, ok
}

// parseAmount reads a whole number; an empty cell is -1.
func parseAmount(s string) (int64, error) {
	if s == "" {
		return -1, nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	switch {
	case err != nil || s[0] == '+':
		return 0, mistake{quote(s) + " is not a whole number", countHint(s)}
	case n < 0:
		return 0, mistake{quote(s) + " is negative", "write a number from 0"}
	case n > maxSeriesValue:
		return 0, mistake{quote(s) + " is more than " + Thousands(maxSeriesValue), "check the figure"}
	}
	return n, nil
}
