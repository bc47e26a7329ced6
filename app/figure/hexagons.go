package figure

import (
	"math"

	"lectern/app/atlas"
	"lectern/app/geometry"
	"lectern/app/incident"
)

// hexagons are equal hexagons that cover the plane of a map. Its projection keeps areas, so they are equal on the globe.
type hexagons struct {
	km float64 // from side to side; 0: there are none
}

// hexagon is one of them, by its column and row.
type hexagon struct{ q, r int32 }

const (
	hexagonUnits = 34 // the largest width of hexagons in a window, in units: enough to be told apart, and to show where
	fewestAcross = 24 // the least number of hexagons over the width of a map of a brief
)

// HexagonKM returns the width of hexagons for a map as wide as a view, whatever the medium.
func HexagonKM(v atlas.View) float64 {
	return hexagonsFor(float64(v.W) / v.Scale / fewestAcross).km
}

// hexagonsFor returns hexagons of a round width in metres, at most as wide as one, so that they stay while a map is moved.
func hexagonsFor(metres float64) hexagons {
	most := metres / 1000
	power := math.Pow(10, math.Floor(math.Log10(most)))
	for _, k := range []float64{5, 2} {
		if k*power <= most {
			return hexagons{k * power}
		}
	}
	return hexagons{power}
}

// side returns the length of a side in metres.
func (h hexagons) side() float64 { return h.km * 1000 / math.Sqrt(3) }

// at returns the hexagon at a point of the plane.
func (h hexagons) at(x, y float64) hexagon {
	side := h.side()
	q, r := (math.Sqrt(3)/3*x-y/3)/side, 2.0/3*y/side
	// Round to the nearest of three coordinates whose sum is 0.
	s := -q - r
	fq, fr, fs := math.Round(q), math.Round(r), math.Round(s)
	switch dq, dr, ds := math.Abs(fq-q), math.Abs(fr-r), math.Abs(fs-s); {
	case dq > dr && dq > ds:
		fq = -fr - fs
	case dr > ds:
		fr = -fq - fs
	}
	return hexagon{int32(fq), int32(fr)}
}

// middle returns the middle of a hexagon on the plane.
func (h hexagons) middle(c hexagon) (x, y float64) {
	side := h.side()
	return side * math.Sqrt(3) * (float64(c.q) + float64(c.r)/2), side * 1.5 * float64(c.r)
}

// Density adds an amount up by hexagons. Incidents whose place is known less closely than a hexagon is wide are left out, and
// counted. It makes no classes.
func (p *Places) Density(s incident.Selection, a incident.Amount, h hexagons) *Shading {
	out := &Shading{Amount: a, in: p, selection: s, hexagons: h}
	add, find := p.adder(s, a), p.finder(h)
	sums := map[hexagon]*hexagonSum{}
	var sum *hexagonSum
	var last hexagon
	for row := range s.All {
		out.Of++
		at, ok := find(row)
		if !ok {
			out.Rough++
			continue
		}
		if sum == nil || at.hexagon != last {
			if sum = sums[at.hexagon]; sum == nil {
				sum = &hexagonSum{incident.Total{Amount: a}, row}
				sums[at.hexagon] = sum
			}
			last = at.hexagon
		}
		add(&sum.Total, row)
	}
	for c, sum := range sums {
		one := ShadedPlace{Sum: sum.Total, hexagon: c, first: sum.first}
		one.X, one.Y = h.middle(c)
		out.add(one)
	}
	return out
}

// A shadedCell is the province or the hexagon in which a row is counted.
type shadedCell struct {
	province atlas.Province
	hexagon  hexagon
}

// finder returns the function that finds the cell of a row, in hexagons or in provinces, and false for a row that has none. It
// serves one goroutine: rows at one place follow each other.
func (p *Places) finder(h hexagons) func(row incident.Row) (shadedCell, bool) {
	if h.km == 0 {
		of := p.provinces()
		return func(row incident.Row) (shadedCell, bool) { return shadedCell{province: of[row]}, of[row] >= 0 }
	}
	var last shadedCell
	var lastX, lastY int32
	known := false
	return func(row incident.Row) (shadedCell, bool) {
		if !h.holds(p, row) {
			return shadedCell{}, false
		}
		if x, y := p.x[row], p.y[row]; !known || x != lastX || y != lastY {
			last, lastX, lastY, known = shadedCell{hexagon: h.at(p.plane(row))}, x, y, true
		}
		return last, true
	}
}

// holds reports whether a row's place is known closely enough to be put into a hexagon.
func (h hexagons) holds(p *Places, row incident.Row) bool {
	km, area := p.table.Uncertainty(row)
	return int(row) < p.placed && !area && km <= h.km
}

// inHexagon returns the function that reports whether a row is counted in a hexagon.
func (s *Shading) inHexagon(p *ShadedPlace) func(incident.Row) bool {
	reach := s.hexagons.side()
	return func(row incident.Row) bool {
		if row < p.first || !s.hexagons.holds(s.in, row) {
			return false
		}
		x, y := s.in.plane(row)
		return math.Abs(x-p.X) <= reach && s.hexagons.at(x, y) == p.hexagon
	}
}

// hexagonSum is the sum of a hexagon, and the first row in it.
type hexagonSum struct {
	incident.Total
	first incident.Row
}

// hexagonPath adds the outlines of some hexagons to the pen's path, as they lie in the view.
func (m *Map) hexagonPath(h hexagons, v atlas.View, all []hexagon) {
	path := &m.pen.path
	path.Reset()
	reach := float32(h.side() * v.Scale)
	half := float32(reach * float32(math.Sqrt(3)/2))
	for _, c := range all {
		at := v.ToView(h.middle(c))
		if at.X < -reach || at.Y < -reach || at.X > v.W+reach || at.Y > v.H+reach {
			continue
		}
		path.MoveTo(at.X, at.Y-reach)
		path.LineTo(at.X+half, at.Y-reach/2)
		path.LineTo(at.X+half, at.Y+reach/2)
		path.LineTo(at.X, at.Y+reach)
		path.LineTo(at.X-half, at.Y+reach/2)
		path.LineTo(at.X-half, at.Y-reach/2)
		path.Close()
	}
}

// straightKM is the width of hexagons up to which sides that are straight on the map are so in degrees.
const straightKM = 50

// Corners returns the corners of a hexagon in degrees, with more points along the sides of a large one.
func (s *Shading) Corners(p *ShadedPlace) (corners []geometry.Point) {
	steps := 1
	if s.hexagons.km > straightKM {
		steps = 4
	}
	reach := s.hexagons.side()
	corner := func(n int) (x, y float64) {
		sin, cos := math.Sincos(float64(2*n+1) * math.Pi / 6)
		return p.X + reach*cos, p.Y + reach*sin
	}
	for n := range 6 {
		x0, y0 := corner(n)
		x1, y1 := corner(n + 1)
		for step := range steps {
			part := float64(step) / float64(steps)
			lon, lat := s.in.projection.Inverse(x0+(x1-x0)*part, y0+(y1-y0)*part)
			corners = append(corners, geometry.Point{Lon: roundedDegrees(lon), Lat: roundedDegrees(lat)})
		}
	}
	return corners
}

// roundedDegrees returns degrees to about a metre.
func roundedDegrees(v float64) float64 { return math.Round(v*1e5) / 1e5 }
