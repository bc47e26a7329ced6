package incident

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"lectern/app/geometry"
)

// inside is a term for incidents that may lie in an area: in it, or less far from its edge than their place is uncertain. An
// area counts with its point alone.
type inside struct {
	areas  []insideArea
	surely bool // for those alone that lie in it for certain
	point  bool // for those whose point lies in it, however uncertain that is
}

// insideArea is an area by its name, or by its corners.
type insideArea struct {
	name    string
	corners []geometry.Point // as they were written
	area    geometry.Area    // of them
	column  int
}

// SetAreas gives the table the areas that queries know by name. It must come before any Select.
func (t *Table) SetAreas(areas map[string]*geometry.Region) { t.areas = areas }

func newInside(p *parser, name string, values []value) (node, error) {
	n := &inside{surely: name == "inside.within", point: name == "within"}
	for _, v := range values {
		a, err := parseInside(v.text)
		if err != nil {
			return nil, p.locate(v.column, err)
		}
		a.column = v.column
		n.areas = append(n.areas, a)
	}
	return n, nil
}

const insideHint = `name a layer of the brief, or write corners: inside:"12.6,43 12.6,45 14,44"`

// parseInside reads the name of an area, or its corners: "12.6,43 12.6,45 14,44".
func parseInside(s string) (insideArea, error) {
	s = strings.TrimSpace(s)
	if !strings.Contains(s, ",") {
		return insideArea{name: s}, nil
	}
	var corners []geometry.Point
	for corner := range strings.FieldsSeq(s) {
		first, second, _ := strings.Cut(corner, ",")
		lat, lon, ok, err := parsePoint(first, second)
		if err != nil || !ok {
			return insideArea{}, mistake{quote(corner) + " is not a latitude and a longitude", insideHint}
		}
		corners = append(corners, geometry.Point{Lon: lon, Lat: lat})
	}
	area, err := geometry.NewArea([][]geometry.Point{corners})
	if err != nil {
		return insideArea{}, mistake{"these corners make no area: " + err.Error(), insideHint}
	}
	return insideArea{corners: corners, area: area}, nil
}

func (n *inside) plan(t *Table) (filter, error) {
	parts := make([]filter, len(n.areas))
	for i, a := range n.areas {
		region, err := t.region(a)
		if err != nil {
			return nil, err
		}
		parts[i] = t.keepInside(region, n)
	}
	return anyOf(parts...), nil
}

// region returns the area that a query names or draws.
func (t *Table) region(a insideArea) (*geometry.Region, error) {
	if a.area != nil {
		return geometry.NewRegion([]geometry.Area{a.area}), nil
	}
	if r := t.areas[a.name]; r != nil {
		return r, nil
	}
	hint := insideHint
	if meant := Nearest(a.name, slices.Collect(maps.Keys(t.areas))); meant != "" {
		hint = "did you mean " + meant + "?"
	}
	return nil, &SyntaxError{a.column, "no layer with areas is called " + quote(a.name), hint}
}

// keepInside returns a filter for rows that may lie in a region, surely do, or have their point there.
func (t *Table) keepInside(r *geometry.Region, n *inside) filter {
	west, south, east, north := r.Box()
	box := within{fixed(west), fixed(south), fixed(east), fixed(north)}
	if !n.surely && !n.point && t.widestKM > 0 {
		more := t.widestKM/kmPerDegree + 1e-6
		box = within{-180 * perDegree, fixed(max(-90, south-more)), 180 * perDegree, fixed(min(90, north+more))}
	}
	inBox := t.keepBox(box)
	return func(words []uint64, from int) {
		inBox(words, from)
		// Along the Hilbert curve rows at one point follow each other: ask about each point once.
		lastLat, lastLon, lastOff, keep := int32(noDegrees), int32(0), 0.0, false
		Selection{words: words}.All(func(i Row) bool {
			row := Row(from*64) + i
			off, area := t.Uncertainty(row)
			if n.point {
				off = 0
			}
			if y, x := t.lat[row], t.lon[row]; y != lastLat || x != lastLon || off != lastOff {
				lastLat, lastLon, lastOff = y, x, off
				at := geometry.Point{Lon: degrees(x), Lat: degrees(y)}
				keep = r.Contains(at)
				if off > 0 && keep == n.surely {
					keep = (r.EdgeKM(at, off) < off) != n.surely
				}
			}
			if !keep || n.surely && area {
				words[i/64] &^= 1 << (i % 64)
			}
			return true
		})
	}
}

func (n *inside) write(b *strings.Builder) {
	values := make([]string, len(n.areas))
	for i, a := range n.areas {
		values[i] = a.text()
	}
	prefix := "inside:"
	switch {
	case n.point:
		prefix = "within:"
	case n.surely:
		prefix = "inside.within:"
	}
	writeTerm(b, prefix, values)
}

// text returns an area as a query has it.
func (a insideArea) text() string {
	if a.corners == nil {
		return a.name
	}
	corners := make([]string, len(a.corners))
	for i, c := range a.corners {
		corners[i] = decimal(c.Lat) + "," + decimal(c.Lon)
	}
	return strings.Join(corners, " ")
}

func (n *inside) words() string {
	values := make([]string, len(n.areas))
	for i, a := range n.areas {
		if values[i] = a.name; a.corners != nil {
			values[i] = fmt.Sprintf("an area of %d corners about %s", len(a.corners), a.about())
		}
	}
	switch {
	case n.point:
		return "with a point in " + Alternatives(values)
	case n.surely:
		return "surely inside " + Alternatives(values)
	}
	return "inside " + Alternatives(values)
}

// about returns the middle of an area's corners: "13.1 N 43.9 E".
func (a insideArea) about() string {
	ring := a.area[0] // whose longitudes run on over the date line
	var lat, lon float64
	for _, c := range ring {
		lat, lon = lat+c.Lat, lon+c.Lon
	}
	n := float64(len(ring))
	side := func(v float64, plus, minus string) string {
		if v < 0 {
			plus = minus
		}
		return fmt.Sprintf("%.1f° %s", max(v, -v), plus)
	}
	return side(lat/n, "N", "S") + " " + side(wrap(lon/n), "E", "W")
}

func (n *inside) columns() []string {
	if n.point {
		return (*within)(nil).columns()
	}
	return (*near)(nil).columns()
}

// Areas returns the names of the areas that a query asks for.
func (q *Query) Areas() (names []string) {
	q.eachArea(func(a insideArea) {
		if a.corners == nil {
			names = append(names, a.name)
		}
	})
	return names
}

// Drawn returns the areas that a query has by their corners.
func (q *Query) Drawn() (areas []geometry.Area) {
	q.eachArea(func(a insideArea) {
		if a.area != nil {
			areas = append(areas, a.area)
		}
	})
	return areas
}

// eachArea calls visit for all areas that a query asks for.
func (q *Query) eachArea(visit func(a insideArea)) {
	if q.IsAll() {
		return
	}
	eachTerm(q.root, func(n node) {
		if n, ok := n.(*inside); ok {
			for _, a := range n.areas {
				visit(a)
			}
		}
	})
}

// Inside returns the query of what may lie in an area by its corners.
func Inside(corners []geometry.Point) (*Query, error) { return cornered(corners, false) }

// Within returns the query of what has its point in an area by its corners, however uncertain that is.
func Within(corners []geometry.Point) (*Query, error) { return cornered(corners, true) }

func cornered(corners []geometry.Point, point bool) (*Query, error) {
	a, err := parseInside(insideArea{corners: corners}.text())
	if err != nil {
		return nil, err
	}
	return &Query{&inside{areas: []insideArea{a}, point: point}}, nil
}
