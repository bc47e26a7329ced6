package figure

import (
	"cmp"
	"slices"
	"strings"

	"lectern/app/atlas"
	"lectern/app/draw"
)

// labelled is a mark of a map with what its label says: the name of the place, and the amount there.
type labelled struct {
	at          draw.Point
	r           float32
	name, count string
	symbol      int  // its index, or -1: a town without incidents, which the title names
	titled      bool // the title names it
}

// considered is the number of symbols, the largest, of which some are labelled.
const considered = 60

// titledFirst returns what a map may label: the marks that its title names, then the others, the largest first.
func (m *Map) titledFirst() (marks []labelled) {
	towns := m.titledTowns()
	for i := range m.clusters.Symbols[:min(len(m.clusters.Symbols), considered)] {
		s := &m.clusters.Symbols[i]
		if !s.NumberUnknown {
			marks = append(marks, m.labelOf(i, s, towns))
		}
	}
	for _, t := range towns {
		if !slices.ContainsFunc(m.clusters.Symbols, func(s Symbol) bool { return t.near(&s, m.Style.Text) }) {
			marks = append(marks, labelled{at: t.at, r: float32(3 * m.Style.Text), name: t.name, symbol: -1, titled: true})
		}
	}
	slices.SortStableFunc(marks, func(a, b labelled) int { return cmp.Compare(rank(a), rank(b)) })
	return marks
}

func rank(l labelled) int {
	if l.titled {
		return 0
	}
	return 1
}

// labelOf returns the label of a symbol. The name of a place that the title names and the symbol covers is in it.
func (m *Map) labelOf(i int, s *Symbol, towns []titledTown) labelled {
	l := labelled{at: s.At, r: s.Solid(m.Style.Text), name: m.placeName(s), count: amountWords(s.Total(m.Amount)), symbol: i}
	var also []string
	for _, row := range m.clusters.Rows(s, m.Selection, mostAsked) {
		one := m.Table.At(row)
		if place := m.placeOf(row, &one); atlas.HasName(m.Title, place) {
			also = append(also, place)
		}
	}
	for _, t := range towns {
		if t.near(s, m.Style.Text) {
			also = append(also, t.name)
		}
	}
	l.titled = len(also) > 0 || atlas.HasName(m.Title, l.name)
	also = slices.DeleteFunc(also, func(name string) bool { return atlas.HasName(l.name, name) })
	slices.Sort(also)
	if also = slices.Compact(also); len(also) > 0 {
		l.name += " (" + strings.Join(also, ", ") + ")"
	}
	return l
}

// titledTown is a town that the title names, in the view.
type titledTown struct {
	name string
	at   draw.Point
}

// near reports whether a symbol covers the town, or nearly so.
func (t titledTown) near(s *Symbol, unit float32) bool {
	return t.at.Distance(s.At) <= max(s.R, 10*unit)
}

// titledTowns returns the capitals and large towns that the title names.
func (m *Map) titledTowns() (towns []titledTown) {
	for _, n := range atlas.Load().Named(m.Title) {
		if n.IsTown() {
			towns = append(towns, titledTown{n.Name, m.base.Place(m.View, n.Lon, n.Lat)})
		}
	}
	return towns
}
