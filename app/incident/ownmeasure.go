package incident

import (
	"fmt"
	"math"
)

// ends returns the function that gives the interval of a number in a row, and whether it is known: of a field of the
// format, or of a column of the file's own. A *SyntaxError says that such a column holds something else.
func (t *Table) ends(name string) (func(row Row) (low, high int64, known bool), error) {
	if f := fieldByName[name]; f != nil {
		from, to := f.numbers(t)
		return func(row Row) (low, high int64, known bool) {
			high = int64(to[row])
			if to[row] == Open {
				high = noBound
			}
			return int64(from[row]), high, from[row] >= 0
		}, nil
	}
	var parts [3]func(Row) float64 // best, lowest, highest
	for i, column := range [...]string{name, name + "_low", name + "_high"} {
		var err error
		if parts[i], err = t.wholeNumbers(column); err != nil {
			return nil, err
		}
	}
	return func(row Row) (low, high int64, known bool) {
		best, least, most := parts[0](row), parts[1](row), parts[2](row)
		isKnown := func(n float64) bool { return !math.IsNaN(n) }
		switch {
		case isKnown(best):
			return int64(best), int64(best), true
		case isKnown(least) && isKnown(most):
			return int64(least), int64(most), true
		case isKnown(least):
			return int64(least), noBound, true
		case isKnown(most):
			return int64(min(0, most)), int64(most), true
		}
		return 0, 0, false
	}, nil
}

// wholeNumbers returns the function that gives the number in a row of a column that the format doesn't have: NaN
// where it is unknown, and everywhere if the table has no such column.
func (t *Table) wholeNumbers(name string) (func(Row) float64, error) {
	c := t.column(name)
	if c == nil {
		return func(Row) float64 { return math.NaN() }, nil
	}
	figures := c.figures()
	if figures.word != "" {
		return nil, &SyntaxError{1, fmt.Sprintf("%s holds text such as %s, which can't be added up", name, quote(figures.word)), "leave numbers alone in the column"}
	}
	for _, v := range figures.of {
		if v != math.Trunc(v) && !math.IsNaN(v) {
			return nil, &SyntaxError{1, fmt.Sprintf("%s holds decimals such as %v, and measures are of whole numbers", name, v), "write it in a smaller unit"}
		}
	}
	return func(row Row) float64 { return figures.of[c.codes.at(row)] }, nil
}

// Numbers reports whether a column that the format doesn't have holds nothing but numbers and empty cells.
func (t *Table) Numbers(column string) bool {
	i, known := t.extraByName[column]
	return known && t.extra[i].figures().numeric()
}
