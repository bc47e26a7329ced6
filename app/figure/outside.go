package figure

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// Beyond returns the places outside the view with the main amount there, most first: "Moscow 137–145". It
// returns nil if there are too many.
func (m *Map) Beyond() []string {
	rows := m.clusters.Outside
	if len(rows) < m.clusters.Beyond {
		return nil
	}
	type place struct {
		name string
		sum  incident.Tally
	}
	var places []place
	from, to := m.Table.Column(m.Table.Main())
	for _, row := range rows {
		one := m.Table.At(row)
		name := m.placeOf(row, &one)
		at := -1
		for i := range places {
			if places[i].name == name {
				at = i
			}
		}
		if at < 0 {
			places, at = append(places, place{name: name}), len(places)
		}
		places[at].sum.AddRow(from, to, row)
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(b.sum.High, a.sum.High) })
	var out []string
	for _, p := range places {
		if p.sum.Known == 0 {
			out = append(out, p.name+" (number unknown)")
		} else {
			out = append(out, p.name+" "+p.sum.Figures())
		}
	}
	return out
}

// placeOf returns the name of a row's place: the town, province or country to which it is known.
func (m *Map) placeOf(row incident.Row, x *incident.Incident) string {
	if area, ok := areaOf(m.Table, row); ok {
		return cmp.Or(area.name, x.Country)
	}
	return cmp.Or(TownOf(x.Place), x.Admin1, x.Country)
}

// pointers returns the area of the words about incidents that the map can't show.
func (m *Map) pointers(unit float32) draw.Rect {
	lines := m.missingLines()
	if len(lines) == 0 {
		return draw.Rect{}
	}
	r := draw.Rect{X: 16 * unit, Y: 12 * unit, H: float32((2 + missingLeading*float32(len(lines)-1)) * m.Style.Caption)}
	for _, line := range lines {
		r.W = max(r.W, m.pen.width(typeset.Standard().Sans, line, m.Style.Caption)+float32(20*unit))
	}
	return r
}

// missingLeading is the distance of the lines about incidents that the map can't show, in sizes of their type.
const missingLeading = 1.3

// mostPlaces is the number of places outside a map that it names, if they have room.
const mostPlaces = 3

// missingLines returns how many incidents the map can't show, and where they were: in a line with as many places as have
// room beside what stands at the head of the map, or in several lines if it hasn't even room for their number.
func (m *Map) missingLines() []string {
	unit := m.Style.Text
	x, y := 16*unit, 12*unit
	right := m.View.W - x
	for _, other := range append(m.buttons(), m.Keep...) {
		if other.Y < y+2*m.Style.Caption && other.Bottom() > y && other.W > 0 {
			right = min(right, other.X-x)
		}
	}
	width := right - x - float32(20*unit)
	words := m.missingWords(mostPlaces)
	for n := mostPlaces - 1; n >= 0 && m.pen.width(typeset.Standard().Sans, words, m.Style.Caption) > width; n-- {
		words = m.missingWords(n)
	}
	if words == "" {
		return nil
	}
	return m.pen.lines(words, width, m.Style.Caption)
}

// missingWords returns how many incidents the map can't show, and where they were, by up to so many places.
func (m *Map) missingWords(places int) string {
	var words []string
	if beyond := m.beyondWords(places); beyond != "" {
		words = append(words, beyond)
	}
	if n := m.clusters.Unplaced; n > 0 {
		words = append(words, incident.Capital(plural(n, "incident has no place on a map", "incidents have no place on a map")))
	}
	return strings.Join(words, ". ")
}

// beyondWords returns the words on incidents outside the view, with up to so many places.
func (m *Map) beyondWords(places int) string {
	if n := m.clusters.Beyond; n > len(m.clusters.Outside) || n > 0 && places == 0 {
		return incident.Capital(plural(n, "incident outside this map", "incidents outside this map"))
	}
	beyond := m.Beyond()
	if len(beyond) == 0 {
		return ""
	}
	more := ""
	if n := len(beyond); n > places {
		beyond, more = beyond[:places], " and "+plural(n-places, "more place", "more places")
	}
	head := "Outside this map"
	if m.clusters.Beyond > 1 {
		head = fmt.Sprintf("%d incidents outside this map", m.clusters.Beyond)
	}
	if main := m.Table.Main(); !main.IsCount() {
		head += ", " + main.Short
	}
	head += ": "
	return head + strings.Join(beyond, ", ") + more
}

// drawPointers draws the words about incidents that the map can't show.
func (m *Map) drawPointers(unit float32) {
	r := m.pointers(unit)
	if r.W == 0 {
		return
	}
	k := &m.pen
	k.path.Reset()
	k.path.AddRoundRect(r, 3*unit)
	k.c.Fill(&k.path, k.p.Raise)
	k.c.Stroke(&k.path, draw.Stroke{Width: 0.8 * unit}, k.p.Rule)
	for n, line := range m.missingLines() {
		y := r.Y + float32((1.35+missingLeading*float32(n))*m.Style.Caption)
		k.text(typeset.Standard().Sans, line, r.X+float32(10*unit), y, m.Style.Caption, k.p.Ink)
	}
}
