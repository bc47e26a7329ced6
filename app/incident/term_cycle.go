package incident

import (
	"math/bits"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"lectern/app/fold"
)

// A cycle is a round of units of time that begins again and again: the days of the week, the months of the year.
type cycle struct {
	field   string   // its name in queries and groups
	label   string   // in words
	units   []string // in order
	of      func(Day) int
	step    Unit
	several string // the key of the incidents that lasted over several units
	a       string // a unit in words: "not a day of the week"
	in      string // before units in words
}

// cycles lists the cycles. A new one is an entry here.
var cycles = []*cycle{weekCycle, yearCycle}

var weekCycle = &cycle{
	field: "weekday", label: "day of the week", units: namesOf(7, func(i int) string { return time.Weekday((i + 1) % 7).String() }),
	of: func(d Day) int { return (int(d.Time().Weekday()) + 6) % 7 }, step: Days, several: "several days", a: "a day of the week", in: "on a ",
}

var yearCycle = &cycle{
	field: "month_of_year", label: "month of the year", units: namesOf(12, func(i int) string { return time.Month(i + 1).String() }),
	of: func(d Day) int { return int(d.Time().Month()) - 1 }, step: Months, several: "several months", a: "a month of the year", in: "in the month of ",
}

func namesOf(n int, name func(int) string) (names []string) {
	for i := range n {
		names = append(names, name(i))
	}
	return names
}

// cycleNamed returns the cycle with a name, or nil.
func cycleNamed(field string) *cycle {
	if i := slices.IndexFunc(cycles, func(c *cycle) bool { return c.field == field }); i >= 0 {
		return cycles[i]
	}
	return nil
}

func cycleNames() (names []string) {
	for _, c := range cycles {
		names = append(names, c.field)
	}
	return names
}

// A unitSet is a set of units of a cycle.
type unitSet uint16

// unitsOf returns the units in which a row surely was; none where its days are not known well enough.
func (c *cycle) unitsOf(t *Table, row Row) (in unitSet) {
	w := t.When(row)
	if w.Precision != ByDay && c.step.End(w.First) < w.Last {
		return 0
	}
	for d := w.First; d <= w.Last && bits.OnesCount16(uint16(in)) < len(c.units); d = c.step.End(d) + 1 {
		in |= 1 << c.of(d)
	}
	return in
}

// group returns the number of the group for units: behind those of one unit stands that for several, then that for none.
func (c *cycle) group(in unitSet) int {
	switch bits.OnesCount16(uint16(in)) {
	case 0:
		return len(c.units) + 1
	case 1:
		return bits.TrailingZeros16(uint16(in))
	}
	return len(c.units)
}

// axis has a group for each unit, one for incidents of several, and one for those whose unit is not known.
func (c *cycle) axis(t *Table) *axis {
	groups := singles(len(c.units) + 2)
	return &axis{
		keys: append(slices.Clone(c.units), c.several, ""), inOrder: true, units: len(c.units),
		of: func(row Row) []int32 { return groups[c.group(c.unitsOf(t, row))] },
	}
}

// termsOf returns the terms that find the incidents of a group, or nil if there are none.
func (c *cycle) termsOf(key string) []string {
	n := len(c.units)
	switch {
	case key == "":
		return []string{"-" + c.field + ":" + strings.ToLower(c.units[0]+".."+c.units[n-1])}
	case !slices.Contains(c.units, key):
		return nil
	}
	return []string{c.field + surelyEnd + ":" + strings.ToLower(key)}
}

// parse reads a unit, or at least three letters of it, also in the plural.
func (c *cycle) parse(s string) (int, error) {
	folded := fold.String(s)
	word := strings.TrimSuffix(folded, "s")
	var names []string
	for i, name := range c.units {
		name = strings.ToLower(name)
		if utf8.RuneCountInString(word) >= 3 && (strings.HasPrefix(name, word) || strings.HasPrefix(name, folded)) {
			return i, nil
		}
		names = append(names, name)
	}
	hint := "write " + names[0] + " to " + names[len(names)-1]
	if near := Nearest(word, names); near != "" {
		hint = "did you mean " + near + "?"
	}
	return 0, mistake{quote(s) + " is not " + c.a, hint}
}

// recurring is a term for incidents in units of a cycle: weekday:friday. An incident whose unit is not known never
// matches; one of several units may by each of them, and surely if it asks for all of them.
type recurring struct {
	*cycle
	in     unitSet
	surely bool // weekday.within: no other unit may be its own
}

// surelyEnd stands behind the name of a cycle for the incidents that are surely in its units.
const surelyEnd = ".within"

// term makes the term of a cycle for some values.
func (c *cycle) term(p *parser, values []value, surely bool) (node, error) {
	n := &recurring{cycle: c, surely: surely}
	for _, v := range values {
		from, to, ranged := strings.Cut(v.text, "..")
		if !ranged {
			to = from
		}
		first, err := c.parse(from)
		if err != nil {
			return nil, p.locate(v.column, err)
		}
		last, err := c.parse(to)
		if err != nil {
			return nil, p.locate(v.column, err)
		}
		for ; first != last; first = (first + 1) % len(c.units) {
			n.in |= 1 << first
		}
		n.in |= 1 << last
	}
	return n, nil
}

func (n *recurring) plan(t *Table) (filter, error) {
	return func(words []uint64, from int) {
		for i, w := range words {
			match := uint64(0)
			for rest := w; rest != 0; rest &= rest - 1 {
				j := bits.TrailingZeros64(rest)
				if n.finds(n.unitsOf(t, Row((from+i)*64+j))) {
					match |= 1 << j
				}
			}
			words[i] = match
		}
	}, nil
}

// finds reports whether an incident in some units matches.
func (n *recurring) finds(units unitSet) bool {
	return units&n.in != 0 && (!n.surely || units&^n.in == 0)
}

func (n *recurring) names() (names []string) {
	for i, name := range n.units {
		if n.in&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return names
}

func (n *recurring) name() string {
	if n.surely {
		return n.field + surelyEnd
	}
	return n.field
}

func (n *recurring) write(b *strings.Builder) {
	b.WriteString(n.name() + ":" + strings.ToLower(strings.Join(n.runs(), ",")))
}

// runs returns the units, three or more that follow each other as one, over the end of the cycle, too: friday..sunday.
func (n *recurring) runs() (runs []string) {
	const fewest = 3
	has := func(i int) bool { return n.in&(1<<(i%len(n.units))) != 0 }
	first := 0 // with which a run begins
	for first < len(n.units) && has(first+len(n.units)-1) {
		first++
	}
	for i := first; i < first+len(n.units); {
		end := i
		for end < first+len(n.units) && has(end) {
			end++
		}
		switch {
		case end-i >= fewest:
			runs = append(runs, n.units[i%len(n.units)]+".."+n.units[(end-1)%len(n.units)])
		default:
			for j := i; j < end; j++ {
				runs = append(runs, n.units[j%len(n.units)])
			}
		}
		i = max(end, i+1)
	}
	return runs
}

func (n *recurring) words() string {
	runs := n.runs()
	for i, run := range runs {
		runs[i] = strings.Replace(run, "..", " to ", 1)
	}
	words := n.cycle.in + Alternatives(runs)
	if n.surely {
		return "surely " + words
	}
	return words
}

func (*recurring) columns() []string { return (*dates)(nil).columns() }
