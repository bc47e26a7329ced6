package figure

import (
	"slices"

	"lectern/app/incident"
)

// Periods are the equal times that a shaded map shows one after the other. Its classes hold for all of them, so that a shade
// means the same in each.
type Periods struct {
	Of     incident.Selection // the incidents of all times
	Starts []incident.Day     // of each, and the day after the last
}

func (t *Periods) equal(o *Periods) bool {
	return t == o || t != nil && o != nil && slices.Equal(t.Starts, o.Starts) && t.Of.Equal(o.Of)
}

// holding returns the number of the period that holds all days of an incident, or false if none does.
func (t *Periods) holding(when incident.When) (period int, ok bool) {
	period, found := slices.BinarySearch(t.Starts, when.First)
	if !found {
		period--
	}
	return period, period >= 0 && period+1 < len(t.Starts) && when.Last < t.Starts[period+1]
}

// periodStarts returns where the classes of all periods begin, of provinces or of hexagons.
func (p *Places) periodStarts(t *Periods, a incident.Amount, people People, h hexagons) []int64 {
	type cellAndPeriod struct {
		shadedCell
		period int
	}
	sums, add, find := map[cellAndPeriod]*incident.Total{}, p.adder(t.Of, a), p.finder(h)
	least := int64(1) // less than in any period may be in a part of one
	for row := range t.Of.All {
		when := p.table.When(row)
		if when.First < when.Last && when.Last >= t.Starts[0] && when.First < t.Starts[len(t.Starts)-1] { // a period may hold a part of its days, and then surely nothing of it
			least = 0
		}
		period, held := t.holding(when)
		if !held {
			continue
		}
		in, ok := find(row)
		if !ok {
			continue
		}
		at := cellAndPeriod{in, period}
		if sums[at] == nil {
			sums[at] = &incident.Total{Amount: a}
		}
		add(sums[at], row)
	}
	all := Shading{Amount: a, in: p, people: people, hexagons: h}
	for at, sum := range sums {
		all.add(ShadedPlace{Province: at.province, Sum: *sum})
	}
	starts := classes(all.numbers())
	if len(starts) > 0 {
		starts[0] = min(starts[0], least)
	}
	return starts
}

// periodClasses is where the classes of periods begin, kept since they stay while the map plays.
type periodClasses struct {
	of       *Periods
	amount   incident.Amount
	rates    bool
	hexagons hexagons
	starts   []int64
}

// periodStarts returns where the classes of the map's periods begin, for a shading of one of them.
func (m *Map) periodStarts(s *Shading) []int64 {
	k := &m.periodClasses
	if k.of == nil || !k.of.equal(m.Periods) || k.amount != s.Amount || k.rates != s.IsRate() || k.hexagons != s.hexagons {
		*k = periodClasses{m.Periods, s.Amount, s.IsRate(), s.hexagons, m.places.periodStarts(m.Periods, s.Amount, s.people, s.hexagons)}
	}
	return k.starts
}
