package incident

import "sync"

// A unitColumn has, for every row, the shortest bin in which it surely lies: a unit of time, two that follow each other, a
// longer unit, two of those, and so on to all of time.
type unitColumn struct {
	*calendar
	layers []unitLayer // by length; the first has the units themselves
	codes  codes       // numbers of bins, those of the layers one after another
}

// A unitLayer has the bins of one length.
type unitLayer struct {
	*calendar
	units int // of a bin: 1, or 2 that follow each other; 0: all of time
	begin int // number of its first bin
}

// binCount returns the number of bins of a layer.
func (l *unitLayer) binCount() int {
	if l.units == 0 {
		return 1
	}
	return len(l.starts)
}

// span returns the days of a bin; none are all of time.
func (l *unitLayer) span(bin int) Span {
	if l.units == 0 {
		return Span{}
	}
	last := min(bin+l.units, len(l.starts)) - 1
	return Span{l.starts[bin], l.unit.End(l.starts[last])}
}

// of returns the unit in which a row surely lies; ok is false where it may lie in several.
func (c *unitColumn) of(row Row) (unit int, ok bool) {
	unit = int(c.codes.at(row))
	return unit, unit < len(c.starts)
}

// count returns how many selected rows surely lie in each unit, and how many may lie in several.
func (c *unitColumn) count(s Selection) (units []int, several int) {
	counts := countCodes(&c.codes, s, c.binCount())
	for _, n := range counts[len(c.starts):] {
		several += n
	}
	return counts[:len(c.starts)], several
}

// binCount returns the number of bins of all layers.
func (c *unitColumn) binCount() int { return c.layers[len(c.layers)-1].begin + 1 }

// unitCache keeps the columns once made: a filter then only counts in them.
type unitCache struct {
	sync.Mutex
	of        [Decades + 1]*unitColumn
	calendars [Decades + 1]*calendar
}

// units returns the unitColumn of a unit. The table must not be empty.
func (t *Table) units(u Unit) *unitColumn {
	t.unitColumns.Lock()
	defer t.unitColumns.Unlock()
	if c := t.unitColumns.of[u]; c != nil {
		return c
	}
	first, last := Latest, Earliest
	for row := range t.first {
		first, last = min(first, Day(t.first[row])), max(last, Day(t.last[row]))
	}
	calendars, begin := &t.unitColumns.calendars, 0
	c := &unitColumn{}
	for longer := u; longer <= Decades; longer++ {
		if calendars[longer] == nil {
			calendars[longer] = newCalendar(longer, first, last)
		}
		one := calendars[longer]
		c.layers = append(c.layers, unitLayer{one, 1, begin}, unitLayer{one, 2, begin + len(one.starts)})
		begin += 2 * len(one.starts)
	}
	c.layers = append(c.layers, unitLayer{calendars[Decades], 0, begin})
	c.calendar = c.layers[0].calendar
	numbers := padded[uint32](t.Len())
	for row := range numbers {
		numbers[row] = c.binOf(t.first[row], t.last[row])
	}
	c.codes = packed(numbers, c.binCount())
	t.unitColumns.of[u] = c
	return c
}

// binOf returns the number of the shortest bin that holds two days and all between them.
func (c *unitColumn) binOf(first, last int32) uint32 {
	for i := range c.layers {
		l := &c.layers[i]
		if l.units == 0 {
			return uint32(l.begin)
		}
		if from := l.bin(first); int(l.bin(last)-from) < l.units {
			return uint32(l.begin) + uint32(from)
		}
	}
	panic("the last bin is all of time")
}
