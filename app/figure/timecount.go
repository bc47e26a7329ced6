package figure

import (
	"cmp"
	"slices"

	"lectern/app/draw"
	"lectern/app/incident"
)

// Counts holds the bars of a timeline. It is immutable, so it can be made on another goroutine.
type Counts struct {
	Unit  incident.Unit // of the bars; Days if each incident has a bar
	Parts []string      // of a stack: the values of its field; the first stands for all others
	each  bool          // each incident has a bar
	bars  []timeBar     // greyed ones first, and long ones before shorter ones
	most  float64       // the highest value
	least bool          // some lowest figures are below the bars
}

// Single reports whether each bar is one incident.
func (c *Counts) Single() bool { return c.each }

// IsCut reports whether some bars of a timeline reach further than its axis: a few that are far beyond the others.
func (c *Counts) IsCut(log bool) bool {
	s := newScale(draw.Rect{}, c.most, log)
	return slices.ContainsFunc(c.bars, func(b timeBar) bool { return b.highest() > s.top })
}

// Beside returns the same bars with an axis that has room for those of another timeline, too.
func (c *Counts) Beside(o *Counts) *Counts {
	if o == nil {
		return c
	}
	out := *c
	out.most = max(c.most, o.most)
	return &out
}

// timeBar is the bar of one incident, or of a unit of time.
type timeBar struct {
	days  incident.Span
	sum   incident.Tally
	wide  incident.Tally // by the figures around best ones; sum where there are none
	parts []incident.Tally
	row   incident.Row // -1: a unit of time
	loose bool         // the date is known only to lie within days
	long  bool         // they are more than two units
	shown bool         // not greyed out

	listed []incident.Row // see Spot
}

// highest returns the number to which a bar reaches: of one without an upper bound, what it is at least.
func (b *timeBar) highest() float64 { return float64(max(b.sum.High, b.wide.High)) }

// isOpen reports whether a bar's number has no upper bound.
func (b *timeBar) isOpen() bool { return b.sum.Open > 0 || b.wide.Open > 0 }

// separate is the number of incidents up to which each has a bar.
const separate = 400

// Count returns the bars for a plot of a width.
func (t *Timeline) Count(width float32) *Counts {
	if t.Unit == "" && !t.Amount.IsCount() && t.By == "" && t.AllDates.Count() <= separate {
		c := &Counts{Parts: []string{""}, each: true}
		c.single(t)
		return c.finish(t.Cumulative)
	}
	c := &Counts{Unit: t.unit(width)}
	var h, around incident.Histogram
	count := func(s incident.Selection, by string) {
		h = t.Table.Histogram(s, t.Amount, c.Unit, t.Axis.First, t.Axis.Last, by)
		var uncertain bool
		if around, uncertain = t.Table.HistogramAround(s, t.Amount, c.Unit, t.Axis.First, t.Axis.Last, ""); !uncertain {
			around = h
		}
	}
	count(t.AllDates, "")
	for _, shown := range []bool{false, true} {
		if shown && (t.By != "" || !t.Shown.Equal(t.AllDates)) {
			count(t.Shown, t.By)
		}
		c.Parts = h.Parts
		for k, l := range slices.Backward(h.Layers) {
			long := l.Unit != h.Layers[0].Unit || l.Units == 0 // layers without any incident are left out
			for i, b := range l.Bins {
				if b.Rows > 0 {
					c.bars = append(c.bars, timeBar{
						days: incident.Span{First: b.First, Last: b.Last}, sum: b.Sum(), wide: around.Layers[k].Bins[i].Sum(), parts: b.Parts, row: -1, loose: k > 0, long: long, shown: shown, listed: b.Listed,
					})
				}
			}
		}
	}
	return c.finish(t.Cumulative)
}

// single makes a bar for every incident.
func (c *Counts) single(t *Timeline) {
	from, to := t.Table.Column(t.Amount)
	least, most := t.Table.Around(t.Amount)
	if least == nil {
		least, most = from, to
	}
	for row := range t.AllDates.All {
		when := t.Table.When(row)
		b := timeBar{days: incident.Span{First: when.First, Last: when.Last}, row: row, loose: when.Precision != incident.ByDay, long: when.Precision != incident.ByDay, shown: t.Shown.Has(row)}
		b.sum.AddOf(t.Shown, from, to, row)
		b.wide.AddOf(t.Shown, least, most, row)
		c.bars = append(c.bars, b)
	}
	slices.SortStableFunc(c.bars, func(a, b timeBar) int {
		if a.shown != b.shown {
			if b.shown {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.days.Last-b.days.First, a.days.Last-a.days.First), cmp.Compare(a.days.First, b.days.First), cmp.Compare(a.row, b.row))
	})
}

// finish computes most. What is known only to a much longer time, and highest figures around best ones, may be much higher than the
// other bars.
func (c *Counts) finish(cumulative bool) *Counts {
	mayBe := make([]float64, len(c.bars))
	for i := range c.bars {
		b := &c.bars[i]
		c.least = c.least || b.wide.Low < b.sum.Low
		if mayBe[i] = b.highest(); !b.long {
			c.most = max(c.most, float64(b.sum.High))
		}
	}
	c.most = reachOf(c.most, mayBe)
	if cumulative {
		c.most = 0
		for _, shown := range []bool{false, true} {
			for _, step := range c.cumulated(shown) {
				c.most = max(c.most, step.high)
			}
		}
	}
	return c
}

// unit returns the unit of time that was chosen, or the shortest whose bars can be told apart, whichever is longer.
func (t *Timeline) unit(width float32) incident.Unit {
	days, least := float32(t.Axis.Last+1-t.Axis.First), 5*t.Style.Text
	chosen, isChosen := incident.ParseUnit(t.Unit)
	if isChosen {
		least = 1.5 * t.Style.Text
	}
	for u, length := range [...]float32{incident.Days: 1, incident.Weeks: 7, incident.Months: 30, incident.Quarters: 91, incident.Years: 365} {
		if width*length/days >= least && incident.Unit(u) >= chosen {
			return incident.Unit(u)
		}
	}
	return incident.Decades
}

// cumulative is the total by the start of a day.
type cumulative struct {
	day              incident.Day
	least, low, high float64
}

// cumulated returns the totals of the bars that are shown, or of all. A bar with a loose date adds its highest
// number on its first day and its lowest after its last.
func (c *Counts) cumulated(shown bool) []cumulative {
	var out []cumulative
	for i := range c.bars {
		b := &c.bars[i]
		if b.shown != shown && (shown || b.row < 0) { // units of time have a greyed bar for all, incidents one bar each
			continue
		}
		out = append(out, cumulative{b.days.First, 0, 0, b.highest()}, cumulative{b.days.Last + 1, float64(b.wide.Low), float64(b.sum.Low), 0})
	}
	slices.SortStableFunc(out, func(a, b cumulative) int { return cmp.Compare(a.day, b.day) })
	for i := 1; i < len(out); i++ {
		last := &out[i-1]
		out[i].least, out[i].low, out[i].high = out[i].least+last.least, out[i].low+last.low, out[i].high+last.high
	}
	return out
}
