//go:build !nogui

package incidents

import (
	"fmt"

	"fyne.io/fyne/v2"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
)

// spot is what a click on the map means: a symbol, or a province or hexagon of a shaded map, or neither.
type spot struct {
	symbol *figure.Symbol
	shaded *figure.ShadedPlace
}

// count returns the number of incidents, 0 where there is nothing.
func (s spot) count() int {
	switch {
	case s.symbol != nil:
		return s.symbol.Count
	case s.shaded != nil:
		return s.shaded.Sum.Rows()
	}
	return 0
}

// reach returns how far a spot reaches around its middle, at least.
func (s spot) reach() float32 {
	if s.symbol != nil {
		return s.symbol.Solid(figure.Screen.Text)
	}
	return 0
}

// under returns what is below a point of the widget.
func (m *mapView) under(p fyne.Position) spot {
	if m.drawn.base == nil {
		return spot{}
	}
	x, y := m.want.ToPlane(draw.Point{X: p.X, Y: p.Y})
	if m.drawn.shading == nil {
		return spot{symbol: m.drawn.clusters.At(m.drawn.view.ToView(x, y), 3)}
	}
	if m.drawn.proj != m.proj { // until the next picture is there
		x, y = m.drawn.proj.Forward(m.proj.Inverse(x, y))
	}
	return spot{shaded: m.drawn.shading.At(x, y)}
}

// spotOf returns what stands for an incident.
func (m *mapView) spotOf(row incident.Row) spot {
	if m.drawn.shading != nil {
		return spot{shaded: m.drawn.shading.Holding(row)}
	}
	return spot{symbol: m.drawn.clusters.Of(row)}
}

// spots returns all that stands for incidents.
func (m *mapView) spots() (all []spot) {
	if s := m.drawn.shading; s != nil {
		for i := range s.Places {
			all = append(all, spot{shaded: &s.Places[i]})
		}
		return all
	}
	for i := range m.drawn.clusters.Symbols {
		all = append(all, spot{symbol: &m.drawn.clusters.Symbols[i]})
	}
	return all
}

// middle returns where the middle of a spot, which must be one, is in the widget.
func (m *mapView) middle(s spot) draw.Point {
	if s.symbol != nil {
		return m.want.ToView(m.drawn.view.ToPlane(s.symbol.At))
	}
	return m.want.ToView(s.shaded.X, s.shaded.Y)
}

// rows returns the rows that a spot stands for, at most n.
func (m *mapView) rows(s spot, n int) []incident.Row {
	switch {
	case s.symbol != nil:
		return m.drawn.clusters.Rows(s.symbol, m.desk.result.answer.Shown, n)
	case s.shaded != nil:
		return m.drawn.shading.Rows(s.shaded, n)
	}
	return nil
}

// name returns the title of a spot of several incidents: "12 incidents here", "Kabul and 3 more places".
func (m *mapView) name(s spot) string {
	switch {
	case s.shaded != nil:
		return m.drawn.shading.Name(s.shaded)
	case s.symbol.Area != nil:
		return incident.Thousands(s.symbol.Count) + " incidents somewhere in " + areaName(s.symbol.Area)
	}
	return incident.Thousands(s.symbol.Count) + " incidents here"
}

// areaName returns the name of a province or a country.
func areaName(a *figure.Area) string {
	if a.Name != "" {
		return a.Name
	}
	if _, name, ok := atlas.Load().Country(a.Code); ok {
		return name
	}
	return a.Code
}

// narrowed returns the query of what a spot stands for, and what it narrows the filter to; nil where none finds just that.
func (m *mapView) narrowed(s spot) (q *incident.Query, words string) {
	switch {
	case s.symbol != nil && s.symbol.Area == nil:
		return m.around(m.rows(s, m.desk.brief.Incidents.Len())), "Filter to this area"
	case s.shaded != nil && m.drawn.shading.IsHexagons():
		return m.inHexagon(s.shaded), "Filter to this hexagon"
	case s.shaded != nil:
		return m.byProvince(m.rows(s, m.desk.brief.Incidents.Len())), "Filter to this province"
	}
	return nil, ""
}

// around returns the query of the box around incidents.
func (m *mapView) around(rows []incident.Row) *incident.Query {
	west, south, east, north := 180.0, 90.0, -180.0, -90.0
	t := m.desk.brief.Incidents
	for _, row := range rows {
		lon, lat := t.Point(row)
		west, south, east, north = min(west, lon), min(south, lat), max(east, lon), max(north, lat)
	}
	const room = 0.0001 // degrees: the term is rounded
	q, _ := t.Parse(fmt.Sprintf("within:%.4f,%.4f,%.4f,%.4f", max(-180, west-room), max(-90, south-room), min(180, east+room), min(90, north+room)))
	return q
}

// inHexagon returns the query of the incidents of a hexagon, without those that are placed to an area about it; nil for one
// about a pole.
func (m *mapView) inHexagon(p *figure.ShadedPlace) *incident.Query {
	q, err := incident.Within(m.drawn.shading.Corners(p))
	if err != nil {
		return nil
	}
	t := m.desk.brief.Incidents
	if found, err := t.Select(q); err != nil || found.And(m.desk.result.answer.Shown).Count() == p.Sum.Rows() {
		return q
	}
	for _, area := range []incident.LocationPrecision{incident.Province, incident.CountryWide} {
		q = q.Toggle("location_precision", area.String(), true)
	}
	return q
}

// byProvince returns the query of the provinces that incidents name, nil where one names none.
func (m *mapView) byProvince(rows []incident.Row) *incident.Query {
	q := &incident.Query{}
	t := m.desk.brief.Incidents
	in := t.Rows(rows...)
	for _, field := range []string{"country", "admin1"} {
		named := 0
		for _, v := range t.Values(field, in) {
			q = q.Toggle(field, v.Value, false)
			named += v.Count
		}
		if named < len(rows) {
			return nil
		}
	}
	return q
}
