package atlas

import (
	"math"

	"lectern/app/draw"
	"lectern/app/geometry"
)

// Overlay is areas, lines and points that lie over a map, projected once for it.
type Overlay struct {
	level  *level
	rings  []ring  // of the areas
	edges  []int32 // lines of the level: sides of areas, and the lines
	points []planePoint
	behind int // how many areas hold the point opposite the map's middle, and are turned inside out
}

const (
	longestStep = 1.0       // degrees, from one vertex to the next: sides are straight in degrees, and so bend on a map
	mostSteps   = 2_000_000 // above which sides stay as they are
)

// Overlay projects shapes for the map.
func (m *Map) Overlay(s *geometry.Shapes) *Overlay {
	o := &Overlay{level: &level{}}
	p := projector{to: o.level, proj: m.plane.proj}
	if steps(s) <= mostSteps {
		p.longest = longestStep
	}
	for _, area := range s.Areas {
		for _, r := range area {
			n := p.line(append(r[:len(r):len(r)], r[0]))
			o.rings, o.edges = append(o.rings, ring{side{line: n}}), append(o.edges, n)
		}
	}
	for _, line := range s.Lines {
		o.edges = append(o.edges, p.line(line))
	}
	p.end()
	for _, at := range s.Points {
		x, y := m.plane.proj.Forward(at.Lon, at.Lat)
		o.points = append(o.points, planePoint{x, y})
	}
	o.behind = o.insideOut(s.Areas, m.plane.proj)
	return o
}

// insideOut returns how many more areas lie around a point of the globe than around that point on the plane.
func (o *Overlay) insideOut(areas []geometry.Area, p Projection) int {
	const aside = 8765 // metres from the middle of the map: at that itself people's areas have corners
	lon, lat := p.Inverse(aside, aside/2)
	return geometry.NewRegion(areas).Turns(geometry.Point{Lon: lon, Lat: lat}) - o.turns(aside, aside/2)
}

// turns returns how often the areas go around a point of the plane.
func (o *Overlay) turns(x, y float32) (turns int) {
	l := o.level
	for _, r := range o.rings {
		for k := l.starts[r[0].line] + 1; k < l.starts[r[0].line+1]; k++ {
			ax, ay, bx, by := float64(l.x[k-1]-x), float64(l.y[k-1]-y), float64(l.x[k]-x), float64(l.y[k]-y)
			switch across := float64(ax*by) - float64(bx*ay); {
			case ay <= 0 && by > 0 && across > 0:
				turns++
			case ay > 0 && by <= 0 && across < 0:
				turns--
			}
		}
	}
	return turns
}

// steps returns about how many steps all sides have.
func steps(s *geometry.Shapes) float64 {
	n := 0.0
	count := func(line []geometry.Point) {
		for i, to := range line {
			from := line[max(0, i-1)]
			n += 1 + max(math.Abs(to.Lon-from.Lon), math.Abs(to.Lat-from.Lat))/longestStep
		}
	}
	for _, area := range s.Areas {
		for _, r := range area {
			count(r)
		}
	}
	for _, line := range s.Lines {
		count(line)
	}
	return n
}

// projector adds lines of longitudes and latitudes to a level.
type projector struct {
	to      *level
	proj    Projection
	longest float64 // step in degrees; 0: any
}

// line adds a line and returns its number.
func (p *projector) line(points []geometry.Point) int32 {
	l := p.to
	l.starts, l.chunkOf = append(l.starts, int32(len(l.x))), append(l.chunkOf, int32(len(l.boxes)))
	from := len(l.x)
	for i, to := range points {
		if i == 0 {
			p.vertex(geoPoint{}, geoPoint{to.Lon, to.Lat}, false)
			continue
		}
		last, n := points[i-1], 1
		if p.longest > 0 {
			n = max(1, int(math.Ceil(max(math.Abs(to.Lon-last.Lon), math.Abs(to.Lat-last.Lat))/p.longest)))
		}
		before := geoPoint{last.Lon, last.Lat}
		for k := 1; k <= n; k++ {
			share := float64(k) / float64(n)
			at := geoPoint{last.Lon + float64((to.Lon-last.Lon)*share), last.Lat + float64((to.Lat-last.Lat)*share)}
			p.vertex(before, at, true)
			before = at
		}
	}
	l.addBoxes(from)
	return int32(len(l.starts) - 1)
}

// vertex adds a vertex, and before it what leads there from the last one along the edge of the map.
func (p *projector) vertex(last, at geoPoint, goesOn bool) {
	x, y := p.proj.Forward(at.lon, at.lat)
	switch proj := p.proj.(type) {
	case EqualEarth:
		if goesOn {
			p.to.alongCut(proj, last, at)
		}
	case Azimuthal:
		if goesOn {
			p.to.alongRim(float32(x), float32(y))
		}
	}
	p.to.add(float32(x), float32(y))
}

// end closes the level.
func (p *projector) end() {
	l := p.to
	l.starts, l.chunkOf = append(l.starts, int32(len(l.x))), append(l.chunkOf, int32(len(l.boxes)))
}

// AddArea appends the areas of an overlay to a path, as they lie in the view.
func (m *Map) AddArea(path *draw.Path, v View, o *Overlay) {
	f := m.frame(nil, v, nil)
	f.level = o.level
	f.path.Reset()
	for range max(0, o.behind) {
		f.aroundView()
	}
	for _, r := range o.rings {
		f.ring(r)
	}
	f.appendTo(path)
}

// AddEdges appends the sides of an overlay's areas, and its lines.
func (m *Map) AddEdges(path *draw.Path, v View, o *Overlay) {
	f := m.frame(nil, v, nil)
	f.level = o.level
	f.path.Reset()
	for _, i := range o.edges {
		f.line(i)
	}
	f.appendTo(path)
}

// Points returns where the points of an overlay lie in the view.
func (o *Overlay) Points(v View) (out []draw.Point) {
	for _, p := range o.points {
		if at := v.ToView(p.x, p.y); at.X > -8 && at.Y > -8 && at.X < v.W+8 && at.Y < v.H+8 {
			out = append(out, at)
		}
	}
	return out
}

// appendTo appends the frame's path to another.
func (f *frame) appendTo(path *draw.Path) {
	path.Verbs = append(path.Verbs, f.path.Verbs...)
	path.Points = append(path.Points, f.path.Points...)
}
