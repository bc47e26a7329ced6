package incident

import (
	"strings"
	"sync"
)

// A textColumn holds one code a row into a dictionary. Code 0 is "" (or the word for unknown).
type textColumn struct {
	codes  []uint32
	values []string
	folded func() []string // of values, made when first asked for
}

func (c *textColumn) at(row int) string { return c.values[c.codes[row]] }

// A textBuilder grows a column.
type textBuilder struct {
	textColumn
	index map[string]uint32
}

func newTextBuilder(values ...string) *textBuilder {
	b := &textBuilder{index: make(map[string]uint32)}
	for _, v := range values {
		b.code(v)
	}
	return b
}

func (b *textBuilder) code(s string) uint32 {
	if c, ok := b.index[s]; ok {
		return c
	}
	// A cell is cut from its line: keeping it would keep the line.
	s = strings.Clone(s)
	c := uint32(len(b.values))
	b.index[s] = c
	b.values = append(b.values, s)
	return c
}

func (b *textBuilder) add(s string) { b.codes = append(b.codes, b.code(s)) }

// column is the finished column in the order of rows.
func (b *textBuilder) column(rows []int32) *textColumn {
	c := &textColumn{codes: arranged(b.codes, rows), values: b.values}
	c.folded = sync.OnceValue(func() []string {
		out := make([]string, len(c.values))
		for i, v := range c.values {
			out[i] = fold(v)
		}
		return out
	})
	return c
}

// A numberColumn holds numbers as written, and the interval that each stands for (Number.Range and
// Number.Ends). Slices that would be equal are one.
type numberColumn struct {
	low, best, high []int32
	from, to        []int32
	least, most     []int32
}

func (c *numberColumn) at(row int) Number { return Number{c.low[row], c.best[row], c.high[row]} }

func newNumberColumn(low, best, high, rows []int32) numberColumn {
	c := numberColumn{
		low: arranged(low, rows), best: arranged(best, rows), high: arranged(high, rows),
		from: padded[int32](len(rows)), to: padded[int32](len(rows)),
		least: padded[int32](len(rows)), most: padded[int32](len(rows)),
	}
	for i := range rows {
		n := c.at(i)
		c.from[i], c.to[i] = n.Range()
		c.least[i], c.most[i] = n.Ends()
	}
	share(&c.least, c.low)
	share(&c.most, c.high)
	share(&c.from, c.least)
	share(&c.to, c.most)
	return c
}

func share(a *[]int32, b []int32) {
	for i, v := range *a {
		if b[i] != v {
			return
		}
	}
	*a = b
}

// arranged picks the values of rows, in their order, as a padded column.
func arranged[T any](values []T, rows []int32) []T {
	out := padded[T](len(rows))
	for i, r := range rows {
		out[i] = values[r]
	}
	return out
}
