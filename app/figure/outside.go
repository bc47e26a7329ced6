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

// pointers returns the area of the line about incidents that the map can't show.
func (m *Map) pointers(unit float32) draw.Rect {
	words := m.missingWords()
	if words == "" {
		return draw.Rect{}
	}
	k := &m.pen
	r := draw.Rect{X: 16 * unit, Y: 12 * unit, H: m.Style.Caption * 2}
	r.W = min(m.View.W-2*r.X, k.width(typeset.Standard().Sans, words, m.Style.Caption)+float32(20*unit))
	for _, other := range append(m.buttons(), m.Keep...) {
		if other.Y < r.Bottom() && other.Bottom() > r.Y && other.W > 0 {
			r.W = min(r.W, other.X-2*r.X)
		}
	}
	return r
}

// missingWords returns how many incidents the map can't show, and where they were.
func (m *Map) missingWords() string {
	var words []string
	if beyond := m.beyondWords(); beyond != "" {
		words = append(words, beyond)
	}
	if n := m.clusters.Unplaced; n > 0 {
		words = append(words, incident.Capital(plural(n, "incident has no place on a map", "incidents have no place on a map")))
	}
	return strings.Join(words, ". ")
}

// beyondWords returns the words on incidents outside the view.
func (m *Map) beyondWords() string {
	if n := m.clusters.Beyond; n > len(m.clusters.Outside) {
		return fmt.Sprintf("%s incidents outside this map", number(float64(n)))
	}
	beyond := m.Beyond()
	if len(beyond) == 0 {
		return ""
	}
	more := ""
	if n := len(beyond); n > 3 {
		beyond, more = beyond[:3], " and "+plural(n-3, "more place", "more places")
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

// drawPointers draws the line about incidents that the map can't show.
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
	face := typeset.Standard().Sans
	words := k.shaper.Truncate(face, m.missingWords(), (r.W-float32(18*unit))/m.Style.Caption)
	k.text(face, words, r.X+float32(10*unit), r.Y+float32(m.Style.Caption*1.35), m.Style.Caption, k.p.Ink)
}
