package atlas

import (
	"math"
	"sync"

	"lectern/app/atlas/lbm"
)

// plane is the world in one projection. Levels of detail are projected when first asked for; a
// plane is shared by everything that is drawn in its projection.
type plane struct {
	world  *World
	proj   Projection
	levels []func() *level
	places func() *places

	landBehind bool // the point opposite the middle is land
}

type planePoint struct{ x, y float64 }

// places holds the label points of all that is named.
type places struct {
	towns, faces []planePoint
	countries    [lbm.Policies][]planePoint
}

// level holds every line at one level of detail. Line i has the vertices starts[i]:starts[i+1], and a
// bounding box for each chunk of chunkSize steps: boxes[chunkOf[i]:chunkOf[i+1]].
type level struct {
	x, y    []float32
	starts  []int32
	chunkOf []int32
	boxes   []box
	edge    []bool // by vertex: the way to it follows the edge of the map, and is no line; nil where none does
}

const chunkSize = 48

type box struct{ x0, y0, x1, y1 float32 }

func (b *box) add(x, y float32) {
	b.x0, b.y0, b.x1, b.y1 = min(b.x0, x), min(b.y0, y), max(b.x1, x), max(b.y1, y)
}

func (b box) misses(v box) bool { return b.x0 > v.x1 || b.x1 < v.x0 || b.y0 > v.y1 || b.y1 < v.y0 }

var emptyBox = box{math.MaxFloat32, math.MaxFloat32, -math.MaxFloat32, -math.MaxFloat32}

// planes caches the few projections that a program uses at a time, because projecting the basemap is slow
// and every map of a brief shares it.
var planes = struct {
	sync.Mutex
	of map[Projection]*plane
}{of: map[Projection]*plane{}}

// planeOf returns the plane of a projection from the cache, or a new one.
func planeOf(w *World, p Projection) *plane {
	planes.Lock()
	defer planes.Unlock()
	if one, ok := planes.of[p]; ok && one.world == w {
		return one
	}
	if len(planes.of) > 4 {
		clear(planes.of)
	}
	one := newPlane(w, p)
	planes.of[p] = one
	return one
}

func newPlane(w *World, p Projection) *plane {
	one := &plane{world: w, proj: p}
	for n := range w.Tolerance {
		one.levels = append(one.levels, sync.OnceValue(func() *level { return one.project(n) }))
	}
	one.places = sync.OnceValue(one.placeNames)
	if a, ok := p.(Azimuthal); ok {
		one.landBehind = w.contains(w.land(), Wrap(a.lon+180), -a.lat)
	}
	return one
}

// at returns a level of detail.
func (p *plane) at(n int) *level { return p.levels[n]() }

// project projects all lines at a level of detail.
func (p *plane) project(n int) *level {
	w, d := p.world, p.world.detail(n)
	vertices := 0
	for _, need := range d.Level {
		if int(need) <= n {
			vertices++
		}
	}
	out := &level{
		x: make([]float32, 0, vertices), y: make([]float32, 0, vertices),
		starts: make([]int32, len(w.Lines)+1), chunkOf: make([]int32, len(w.Lines)+1),
	}
	azimuthal, isAzimuthal := p.proj.(Azimuthal)
	earth, _ := p.proj.(EqualEarth)
	table := angles()
	for i := range w.Lines {
		out.starts[i], out.chunkOf[i] = int32(len(out.x)), int32(len(out.boxes))
		var last geoPoint
		for k := d.Starts[i]; k < d.Starts[i+1]; k++ {
			if int(d.Level[k]) > n {
				continue
			}
			lon, lat := float64(d.X[k])*w.Quantum, float64(d.Y[k])*w.Quantum
			var x, y float64
			if !isAzimuthal {
				if at := (geoPoint{lon, lat}); earth.Meridian != 0 {
					if len(out.x) > int(out.starts[i]) {
						out.alongCut(earth, last, at)
					}
					last = at
				}
				x, y = p.proj.Forward(lon, lat)
			} else if x, y = azimuthal.forward(angleNear(table, lon), angleNear(table, lat)); len(out.x) > int(out.starts[i]) {
				out.alongRim(float32(x), float32(y))
			}
			out.add(float32(x), float32(y))
		}
		out.addBoxes(int(out.starts[i]))
	}
	out.starts[len(w.Lines)], out.chunkOf[len(w.Lines)] = int32(len(out.x)), int32(len(out.boxes))
	return out
}

// add adds a vertex.
func (l *level) add(x, y float32) {
	l.x, l.y = append(l.x, x), append(l.y, y)
	if l.edge != nil {
		l.edge = append(l.edge, false)
	}
}

// addBoxes adds the boxes of the last line, which begins at a vertex.
func (l *level) addBoxes(from int) {
	for ; from < len(l.x)-1; from += chunkSize {
		b := emptyBox
		for k := from; k <= min(from+chunkSize, len(l.x)-1); k++ {
			b.add(l.x[k], l.y[k])
		}
		l.boxes = append(l.boxes, b)
	}
}

// crosses reports whether a line from a point straight down crosses an arc an odd number of times.
func (l *level) crosses(line int32, x, y float32) bool {
	odd := false
	for n, b := range l.boxes[l.chunkOf[line]:l.chunkOf[line+1]] {
		if b.x0 >= x || b.x1 < x || b.y0 > y {
			continue
		}
		first := l.starts[line] + int32(n)*chunkSize
		for k := first + 1; k <= min(first+chunkSize, l.starts[line+1]-1); k++ {
			x0, y0, x1, y1 := l.x[k-1], l.y[k-1], l.x[k], l.y[k]
			if (x0 < x) != (x1 < x) && y0+float32((y1-y0)*((x-x0)/(x1-x0))) < y {
				odd = !odd
			}
		}
	}
	return odd
}

// alongRim adds vertices along the rim before a vertex, if that and the one before both lie on the rim, the
// far side of the globe: the chord between them would cross the map.
func (l *level) alongRim(x, y float32) {
	n := len(l.x) - 1
	ax, ay, bx, by := float64(l.x[n]), float64(l.y[n]), float64(x), float64(y)
	if edge := rimRadius * 0.9999; bx*bx+by*by < edge*edge || ax*ax+ay*ay < edge*edge {
		return
	}
	from, to := math.Atan2(ay, ax), math.Atan2(by, bx)
	turn := math.Remainder(to-from, 2*math.Pi)
	for steps, k := int(math.Abs(turn)/0.05), 1; k < steps; k++ {
		sin, cos := math.Sincos(from + turn*float64(k)/float64(steps))
		l.x, l.y = append(l.x, float32(rimRadius*cos)), append(l.y, float32(rimRadius*sin))
	}
}

// geoPoint is a longitude and a latitude in degrees.
type geoPoint struct{ lon, lat float64 }

// alongCut adds vertices between two points on different sides of the cut of a map, if they are: along its edge to the south
// pole and up the other side. Two outlines that cross the cut cancel each other out below both crossings, so that a ring
// holds what is in it; one that goes around the south pole crosses once and holds it.
func (l *level) alongCut(p EqualEarth, from, to geoPoint) {
	a, b := Wrap(from.lon-p.Meridian), Wrap(to.lon-p.Meridian)
	if math.Abs(b-a) <= 180 {
		return
	}
	side := math.Copysign(1, a)
	way, turn := side*(180-math.Abs(a)), Wrap(b-a) // to the cut, and in all
	lat := from.lat
	if turn != 0 {
		lat += float64((to.lat - from.lat) * way / turn)
	}
	const step = 2 // degrees, the same for every outline
	if l.edge == nil {
		l.edge = make([]bool, len(l.x), cap(l.x))
	}
	put := func(side, lat float64, edge bool) {
		x, y := p.forward(180*side, lat)
		l.x, l.y, l.edge = append(l.x, float32(x)), append(l.y, float32(y)), append(l.edge, edge)
	}
	put(side, lat, false)
	for down := math.Ceil(lat/step)*step - step; down >= -90; down -= step {
		put(side, down, true)
	}
	for up := -90.0; up < lat; up += step {
		put(-side, up, true)
	}
	put(-side, lat, true)
}

// placeNames projects the label points.
func (p *plane) placeNames() *places {
	forward := func(lon, lat float32) planePoint {
		x, y := p.proj.Forward(float64(lon), float64(lat))
		return planePoint{x, y}
	}
	w := p.world
	all := &places{towns: make([]planePoint, len(w.towns())), faces: make([]planePoint, len(w.Faces))}
	for i, t := range w.towns() {
		all.towns[i] = forward(t.Lon, t.Lat)
	}
	for i, f := range w.Faces {
		all.faces[i] = forward(f.Lon, f.Lat)
	}
	for p := range all.countries {
		for _, c := range w.Countries {
			all.countries[p] = append(all.countries[p], forward(c.Lon[p], c.Lat[p]))
		}
	}
	return all
}

// levelFor returns the coarsest level whose error is under 0.6 units of a view, in which a unit covers
// degrees.
func (w *World) levelFor(degrees float64) int {
	for i, t := range w.Tolerance {
		if t <= 0.6*degrees {
			return i
		}
	}
	return len(w.Tolerance) - 1
}
