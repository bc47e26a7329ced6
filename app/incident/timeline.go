package incident

// Bin is a unit of time and what surely happened in it.
type Bin struct {
	First, Last     Day
	Rows            int
	Killed, Wounded Tally
}

// Timeline is incidents by time. Every row selected is in one bin or in Across.
type Timeline struct {
	Unit   Unit  // the unit asked for, or a longer one where there would be more than MaxBins
	Bins   []Bin // from the first incident to the last, without gaps
	Across Selection
}

// MaxBins is the most bins that a timeline has.
const MaxBins = 20_000

// Timeline counts the selected incidents by a unit of time. An incident that may lie in several
// units, because it lasted or its date is imprecise, is in no bin: its row is in Across, to be
// drawn as long as it is.
func (t *Table) Timeline(s Selection, u Unit) Timeline {
	first, last, ok := t.span(s)
	if !ok {
		return Timeline{Unit: u, Across: t.None()}
	}
	c := newCalendar(u, first, last, MaxBins)
	out := Timeline{Unit: c.unit, Bins: make([]Bin, len(c.starts)), Across: t.None()}
	for i, d := range c.starts {
		out.Bins[i].First, out.Bins[i].Last = d, c.unit.End(d)
	}
	for row := range s.All {
		i := c.bin(t.first[row])
		if i != c.bin(t.last[row]) {
			out.Across.words[row/64] |= 1 << (row % 64)
			continue
		}
		b := &out.Bins[i]
		b.Rows++
		b.Killed.add(t.killed.from[row], t.killed.to[row])
		b.Wounded.add(t.wounded.from[row], t.wounded.to[row])
	}
	return out
}
