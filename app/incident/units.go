package incident

import "sync"

// A unitColumn has, for every row, the number of the unit of time that it surely lies in.
type unitColumn struct {
	calendar
	codes codes // numbers of units; len(starts) where it may be in several
}

// unitCache keeps the columns once made: a filter then only counts in them.
type unitCache struct {
	sync.Mutex
	of [Decades + 1]*unitColumn
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
	c := &unitColumn{calendar: newCalendar(u, first, last)}
	numbers := padded[uint32](t.Len())
	for row := range numbers {
		numbers[row] = uint32(c.bin(t.first[row]))
		if c.bin(t.last[row]) != c.bin(t.first[row]) {
			numbers[row] = uint32(len(c.starts))
		}
	}
	c.codes = packed(numbers, len(c.starts)+1)
	t.unitColumns.of[u] = c
	return c
}
