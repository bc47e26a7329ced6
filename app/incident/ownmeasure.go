package incident

import (
	"fmt"
	"math"
)

// figuresOf is what the cells of a number say: the interval that sums add up, and the lowest and the highest figure.
// Without an upper bound high and most are noBound.
type figuresOf struct {
	low, high, least, most int64
	known                  bool
}

// ends returns the function that gives the figures of a number in a row: of a field of the format, or of a column of the
// file's own. A *SyntaxError says that such a column holds something else.
func (t *Table) ends(name string) (func(row Row) figuresOf, error) {
	if c, err := t.numbersOf(name); err == nil {
		return c.figures, nil
	}
	// Numbers that are no amounts can be added up all the same: those below 0, and large ones.
	var parts [3]func(Row) float64 // best, lowest, highest
	for i, column := range [...]string{name, name + "_low", name + "_high"} {
		var err error
		if parts[i], err = t.wholeNumbers(column); err != nil {
			return nil, err
		}
	}
	return func(row Row) figuresOf { return figuresIn(parts[0](row), parts[1](row), parts[2](row)) }, nil
}

// figuresIn returns what three cells say, each NaN where nothing is written.
func figuresIn(best, lowest, highest float64) figuresOf {
	isKnown := func(n float64) bool { return !math.IsNaN(n) }
	first := func(a, b float64) float64 {
		if isKnown(a) {
			return a
		}
		return b
	}
	least, most := first(lowest, best), first(highest, best)
	f := figuresOf{known: isKnown(least) || isKnown(most)}
	switch {
	case !f.known:
		return f
	case isKnown(least):
		f.least = int64(least)
	default:
		f.least = int64(min(0, most))
	}
	f.most = noBound
	if isKnown(most) {
		f.most = int64(most)
	}
	if f.low, f.high = f.least, f.most; isKnown(best) {
		f.low, f.high = int64(best), int64(best)
	}
	return f
}

// figures returns what the cells of a row say.
func (c *numberColumn) figures(row Row) figuresOf {
	bounded := func(n int32) int64 {
		if n == Open {
			return noBound
		}
		return int64(n)
	}
	least, most := c.wide(row)
	return figuresOf{int64(c.from[row]), bounded(c.to[row]), int64(least), bounded(most), c.from[row] >= 0}
}

// wide returns the lowest and the highest figure of a row, 0 and Open where there is none.
func (c *numberColumn) wide(row Row) (least, most int32) {
	if least, most = c.least[row], c.most[row]; least < 0 {
		least = c.from[row]
	}
	if most < 0 {
		most = c.to[row]
	}
	return least, most
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
