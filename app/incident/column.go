package incident

import (
	"math"
	"strings"
	"sync"

	"lectern/app/fold"
)

// A textColumn holds one code a row into a dictionary. Code 0 is "" (or the word for unknown).
type textColumn struct {
	codes
	values  []string
	folded  func() []string // of values, made when first asked for
	figures func() figures  // as folded
	// distinct returns the column with each value once in its dictionary, made when first asked for.
	distinct func() *textColumn
}

// figures holds the values of a column as numbers.
type figures struct {
	of   []float64 // by code; NaN where nothing is written
	any  bool      // some value is a number
	word string    // the first value that is none, or ""
}

// numeric reports whether a column holds nothing but numbers and empty cells.
func (f figures) numeric() bool { return f.any && f.word == "" }

func readFigures(values []string) figures {
	f := figures{of: make([]float64, len(values))}
	for i, s := range values {
		v, ok := parseFigure(s)
		f.any = f.any || ok
		if !ok {
			v = math.NaN()
			if s != "" && f.word == "" {
				f.word = s
			}
		}
		f.of[i] = v
	}
	return f
}

// maxFigure is how long a number may be: a float64 keeps 15 digits.
const maxFigure = 15

// parseFigure reads a decimal number of a column that the format doesn't have. One with leading zeros
// is a code, not a number.
func parseFigure(s string) (float64, bool) {
	digits := strings.TrimPrefix(s, "-")
	switch n := len(digits); {
	case n == 0, n > maxFigure, !isDigit(digits[0]), !isDigit(digits[n-1]), n > 1 && digits[0] == '0' && digits[1] != '.':
		return 0, false
	}
	return parseDecimal(s)
}

func newTextColumn(c codes, values []string) *textColumn {
	column := &textColumn{
		c, values,
		sync.OnceValue(func() []string {
			out := make([]string, len(values))
			for i, v := range values {
				out[i] = fold.String(v)
			}
			return out
		}),
		sync.OnceValue(func() figures { return readFigures(values) }),
		nil,
	}
	column.distinct = func() *textColumn { return column }
	return column
}

// withDistinct returns a column whose dictionary has each value once.
func (c *textColumn) withDistinct(rows int) *textColumn {
	first := make(map[string]uint32, len(c.values))
	var values []string
	to := make([]uint32, len(c.values))
	for code, v := range c.values {
		n, known := first[v]
		if !known {
			n = uint32(len(values))
			first[v], values = n, append(values, v)
		}
		to[code] = n
	}
	mapped := padded[uint32](rows)
	for row := range Row(rows) {
		mapped[row] = to[c.codes.at(row)]
	}
	return newTextColumn(packed(mapped, len(values)), values)
}

func (c *textColumn) at(row Row) string { return c.values[c.codes.at(row)] }

// A textBuilder builds a textColumn row by row. Values are kept once, one behind the other in memory; if most are distinct,
// as those of titles and summaries are, each is kept as it comes: looking it up would cost more than that saves.
type textBuilder struct {
	values   []string
	index    map[string]uint32 // of values; nil until there is more than one
	rows     grower[uint32]
	last     uint32          // code of the last value that was looked up
	text     strings.Builder // holds the newest values
	repeated bool            // the dictionary may hold a value more than once
	strict   bool            // it never may
}

// manyValues is from how many values on a column may keep each as it comes.
const manyValues = 4096

func newTextBuilder(values ...string) *textBuilder { return &textBuilder{values: values} }

// keep returns a copy of a text. A cell is cut from its line: keeping it would keep the line.
func (b *textBuilder) keep(s string) string {
	const smallest, largest = 256, 64 << 10 // bytes kept together: most columns have few values
	if size := b.text.Cap(); size-b.text.Len() < len(s) {
		b.text = strings.Builder{} // what was kept stays where it is
		b.text.Grow(max(min(2*size, largest), smallest, len(s)))
	}
	from := b.text.Len()
	b.text.WriteString(s)
	return b.text.String()[from:]
}

func (b *textBuilder) code(s string) uint32 {
	if b.values[b.last] == s { // files are often sorted
		return b.last
	}
	if b.repeated {
		return b.append(s)
	}
	if b.index == nil {
		b.index = make(map[string]uint32)
		for i, v := range b.values {
			b.index[v] = uint32(i)
		}
	}
	c, ok := b.index[s]
	if !ok {
		if n := len(b.values); n >= manyValues && 2*n > b.rows.len() && !b.strict {
			b.repeated, b.index = true, nil
			return b.append(s)
		}
		c = b.append(s)
		b.index[b.values[c]] = c
	}
	b.last = c
	return c
}

// append adds a value to the dictionary.
func (b *textBuilder) append(s string) uint32 {
	b.last = uint32(len(b.values))
	b.values = append(b.values, b.keep(s))
	return b.last
}

func (b *textBuilder) add(s string) {
	if s == "" {
		b.rows.add(0)
		return
	}
	b.rows.add(b.code(s))
}

func (b *textBuilder) at(row int) string { return b.values[b.rows.at(row)] }

// join takes another column's rows over, but for those dropped; the other one's codes become those of b.
func (b *textBuilder) join(o *textBuilder, dropped []bool) {
	to := make([]uint32, len(o.values))
	if o.repeated && !b.strict {
		b.repeated, b.index = true, nil
	}
	for i, v := range o.values {
		switch {
		case v == b.values[0]:
		case b.repeated: // it is kept already
			to[i] = uint32(len(b.values))
			b.values = append(b.values, v)
		default:
			to[i] = b.code(v)
		}
	}
	for _, p := range o.rows.parts {
		for i, c := range p.values {
			p.values[i] = to[c]
		}
	}
	b.rows.join(&o.rows, dropped)
}

// column returns the finished column with every row at its place.
func (b *textBuilder) column(places []Row) *textColumn {
	if b.rows.isBlank() {
		return newTextColumn(codes{}, b.values)
	}
	c := newTextColumn(packed(b.rows.arranged(places), len(b.values)), b.values)
	if b.repeated {
		c.distinct = sync.OnceValue(func() *textColumn { return c.withDistinct(len(places)) })
	}
	return c
}

// A numberBuilder builds a numberColumn row by row.
type numberBuilder [3]grower[int32]

func newNumberBuilder() numberBuilder {
	return numberBuilder{{blank: Unknown}, {blank: Unknown}, {blank: Unknown}}
}

func (b *numberBuilder) add(n Number) {
	for i, v := range [...]int32{n.Low, n.Best, n.High} {
		b[i].add(max(Unknown, v))
	}
}

// A numberColumn holds numbers as written, and the interval that each stands for (Number.Range and
// Number.Ends). Slices that would be equal are one.
type numberColumn struct {
	low, best, high []int32
	from, to        []int32
	least, most     []int32
	sums, endSums   *WordSums      // of from and to, and of least and most
	bounds          []uint64       // set of the rows with one of least and most alone, as in a Selection
	said            map[Row]Number // of rows without a number of their own: the span of what sources claim
}

func (c *numberColumn) at(row Row) Number {
	if n, claimed := c.said[row]; claimed {
		return n
	}
	return Number{c.low[row], c.best[row], c.high[row]}
}

// column returns the finished column with every row at its place; unknown is one in which every row is Unknown.
func (b *numberBuilder) column(places []Row, unknown []int32) numberColumn {
	pick := func(g *grower[int32]) []int32 {
		if g.isBlank() {
			return unknown
		}
		return g.arranged(places)
	}
	c := numberColumn{low: pick(&b[0]), best: pick(&b[1]), high: pick(&b[2])}
	if b[0].isBlank() && b[2].isBlank() { // one figure at most: it is every end
		c.from, c.to, c.least, c.most = c.best, c.best, c.best, c.best
		c.addUp()
		return c
	}
	c.derive()
	return c
}

// derive computes from what is written the interval of every row.
func (c *numberColumn) derive() {
	n := len(c.best)
	c.from, c.to = padded[int32](n), padded[int32](n)
	c.least, c.most = padded[int32](n), padded[int32](n)
	c.bounds = make([]uint64, (n+63)/64)
	for row := range Row(n) {
		n := c.at(row)
		c.from[row], c.to[row] = n.Range()
		c.least[row], c.most[row] = n.Ends()
		if (c.least[row] < 0) != (c.most[row] < 0) {
			c.bounds[row/64] |= 1 << (row % 64)
		}
	}
	share(&c.least, c.low)
	share(&c.most, c.high)
	share(&c.from, c.least)
	share(&c.to, c.most)
	c.addUp()
}

// addUp makes the sums by words.
func (c *numberColumn) addUp() {
	c.sums = newWordSums(c.from, c.to)
	if c.endSums = c.sums; c.hasRanges() {
		c.endSums = newWordSums(c.least, c.most)
	}
}

// ownNumbers keeps the numbers of columns of the file's own once they have been read.
type ownNumbers struct {
	sync.Mutex
	columns map[string]*numberColumn
	around  map[string]aroundNumbers // by field, once they have been asked for
}

// hasRanges reports whether figures around the best ones are kept apart from the intervals.
func (c *numberColumn) hasRanges() bool {
	return len(c.from) > 0 && (&c.least[0] != &c.from[0] || &c.most[0] != &c.to[0])
}

func share(a *[]int32, b []int32) {
	for i, v := range *a {
		if b[i] != v {
			return
		}
	}
	*a = b
}
