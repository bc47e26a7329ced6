package atlas

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

// landLookup finds the land at a point.
type landLookup struct {
	bands   []landBand // of latitude, from the south pole
	quantum float64    // degrees a unit of the edges
}

// landBand is the edges in a band, sorted by their western ends.
type landBand struct {
	edges  []landEdge
	widest float64 // degrees
}

// landEdge is a piece of an outline, in units of the basemap, with the provinces on its sides, -1 for the sea, looking from its
// beginning. There are some hundred thousand.
type landEdge struct {
	x0, y0, x1, y1 int32
	left, right    int32
}

func (l *landLookup) edge(e *landEdge) edge {
	return edge{float64(e.x0) * l.quantum, float64(e.y0) * l.quantum, float64(e.x1) * l.quantum, float64(e.y1) * l.quantum}
}

// west returns the western end of an edge, in degrees.
func (l *landLookup) west(e *landEdge) float64 { return float64(min(e.x0, e.x1)) * l.quantum }

// lookupTolerance is the error of the outlines in which points are looked up, in degrees, and shoreKM how far from land
// a point may lie and still belong to it: towns on the coast do.
const (
	lookupTolerance = 0.01
	shoreKM         = 3
)

func (w *World) newLandLookup() *landLookup {
	edges, l := w.edges(lookupTolerance), &landLookup{quantum: w.Quantum}
	bands := make([][]landEdge, bandCount)
	unit := func(degrees float64) int32 { return int32(math.Round(degrees / w.Quantum)) }
	for i, line := range w.Lines {
		if line.Left == line.Right {
			continue
		}
		for e := range edges(i) {
			addToBands(bands, e, landEdge{unit(e.x0), unit(e.y0), unit(e.x1), unit(e.y1), line.Left, line.Right})
		}
	}
	for _, edges := range bands {
		b := landBand{edges: slices.Clone(edges)} // in no more memory than they need
		slices.SortStableFunc(b.edges, func(a, b landEdge) int { return cmp.Compare(min(a.x0, a.x1), min(b.x0, b.x1)) })
		for i := range b.edges {
			e := l.edge(&b.edges[i])
			b.widest = max(b.widest, math.Abs(e.x1-e.x0))
		}
		l.bands = append(l.bands, b)
	}
	return l
}

// between returns the edges of a band that may lie between two longitudes, some to the west of them too.
func (l *landLookup) between(band int, west, east float64) []landEdge {
	b := &l.bands[band]
	from := sort.Search(len(b.edges), func(i int) bool { return l.west(&b.edges[i]) >= west-b.widest })
	to := sort.Search(len(b.edges), func(i int) bool { return l.west(&b.edges[i]) > east })
	return b.edges[from:max(from, to)]
}

// face returns the province at a point in degrees, or -1 at sea.
func (l *landLookup) face(lon, lat float64) int32 {
	nearest, face := math.Inf(1), int32(-1)
	edges := l.between(bandOf(lat), lon, 180)
	for i := range edges {
		e := &edges[i]
		if l.west(e) >= nearest { // as all that follow
			break
		}
		x, crosses := l.edge(e).crossing(lat)
		if !crosses || x <= lon || x >= nearest {
			continue
		}
		nearest, face = x, e.right // its side to the west
		if e.y1 > e.y0 {
			face = e.left
		}
	}
	return face
}

// shore returns the province on the coast nearest to a point at sea, and how far away it is. Beyond a number of degrees
// it needn't look, and may return -1.
func (l *landLookup) shore(lon, lat, within float64) (province int32, km float64) {
	shrink := max(1e-6, math.Cos(lat*math.Pi/180))
	best, face, way := math.Inf(1), int32(-1), edge{}
	reach := 2 * within / shrink
	if lon-reach < -180 || lon+reach > 180 {
		reach = 360
	}
	look := func(band int) {
		if band < 0 || band >= len(l.bands) {
			return
		}
		edges := l.between(band, lon-reach, lon+reach)
		for i := range edges {
			e := &edges[i]
			if x, y := l.edge(e).nearest(lon, lat, shrink); x*x+y*y < best {
				best, face, way = x*x+y*y, max(e.left, e.right), edge{lon, lat, lon + x/shrink, lat + y}
			}
		}
	}
	here := bandOf(lat)
	look(here)
	for n := 1; n < len(l.bands) && float64(n-1)*bandHeight < min(within, math.Sqrt(best)); n++ { // beyond, all is further away
		look(here - n)
		look(here + n)
	}
	return face, way.km()
}

// Coast returns the country on the coast nearest to a point at sea, after the boundaries of the United Nations, and how
// far away it is in kilometres; false on land. It says nothing about whose waters these are.
func (w *World) Coast(lat, lon float64) (country string, km float64, ok bool) {
	l := w.lookup()
	lon = Wrap(lon)
	if l.face(lon, lat) >= 0 {
		return "", 0, false
	}
	face, km := l.shore(lon, lat, math.Inf(1))
	if face < 0 {
		return "", 0, false
	}
	return w.Countries[w.Faces[face].Country[UN]].Name, km, true
}

// CountryAt returns the English name of the country in which a point in degrees lies, after the boundaries of the
// United Nations, and false at sea. A point close to the coast lies in its country.
func (w *World) CountryAt(lat, lon float64) (name string, ok bool) {
	face, ok := w.faceNear(lat, lon)
	if !ok {
		return "", false
	}
	return w.Countries[w.Faces[face].Country[UN]].Name, true
}

// faceNear returns the province at a point in degrees or close to it on the coast, and false at sea.
func (w *World) faceNear(lat, lon float64) (face int32, ok bool) {
	l := w.lookup()
	lon = Wrap(lon)
	if face = l.face(lon, lat); face >= 0 {
		return face, true
	}
	face, km := l.shore(lon, lat, shoreKM/perDegree)
	return face, face >= 0 && km <= shoreKM
}
