package atlas

import (
	"iter"
	"math"
	"slices"
)

// Territory is the land of a country, or all land. It tells how far a point lies outside.
type Territory struct {
	bands [][]edge // of latitude, from the south pole
}

// edge is a piece of the outline, in degrees.
type edge struct{ x0, y0, x1, y1 float64 }

// bandHeight is the height of a band in degrees, so that a band has some tens of edges.
const (
	bandHeight = 0.25
	bandCount  = int(180 / bandHeight)
)

func bandOf(lat float64) int { return min(bandCount-1, max(0, int((lat+90)/bandHeight))) }

// Territory returns the territory of a country by its ISO 3166-1 alpha-3 code, by both policies together,
// and whether the basemap has the country. Its outline is exact to a tolerance in degrees, and smaller
// islands are left out: the larger the tolerance, the less is unpacked.
func (w *World) Territory(code string, tolerance float64) (*Territory, bool) {
	country := w.country(code)
	if country < 0 {
		return nil, false
	}
	return w.territory(tolerance, func(f int32) bool {
		of := w.Faces[f].Country
		return of[UN] == country || of[DeFacto] == country
	}), true
}

// Land returns the territory of all countries, with a tolerance as in Territory.
func (w *World) Land(tolerance float64) *Territory {
	return w.territory(tolerance, func(int32) bool { return true })
}

// territory returns the land of a set of faces.
func (w *World) territory(tolerance float64, in func(face int32) bool) *Territory {
	rings := w.outline(in)
	edges := w.edges(tolerance)
	t := &Territory{bands: make([][]edge, bandCount)}
	for _, r := range rings {
		for _, s := range r {
			for e := range edges(int(s.line)) {
				addToBands(t.bands, e, e)
			}
		}
	}
	return t
}

// edges returns the function that gives the edges of a line, by its number, exact to a tolerance in degrees.
func (w *World) edges(tolerance float64) func(line int) iter.Seq[edge] {
	level := slices.IndexFunc(w.Tolerance, func(t float64) bool { return t <= tolerance })
	d := w.detail(level)
	return func(line int) iter.Seq[edge] {
		return func(yield func(edge) bool) {
			from := -1
			for to := int(d.Starts[line]); to < int(d.Starts[line+1]); to++ {
				if int(d.Level[to]) > level {
					continue
				}
				if from >= 0 && !yield(edge{float64(d.X[from]) * w.Quantum, float64(d.Y[from]) * w.Quantum, float64(d.X[to]) * w.Quantum, float64(d.Y[to]) * w.Quantum}) {
					return
				}
				from = to
			}
		}
	}
}

// addToBands adds to each band what has an edge there.
func addToBands[E any](bands [][]E, e edge, what E) {
	for n := bandOf(min(e.y0, e.y1)); n <= bandOf(max(e.y0, e.y1)); n++ {
		bands[n] = append(bands[n], what)
	}
}

// crossing returns the longitude at which the edge crosses a latitude, and whether it does.
func (e edge) crossing(lat float64) (lon float64, ok bool) {
	if (e.y0 <= lat) == (e.y1 <= lat) {
		return 0, false
	}
	return e.x0 + (e.x1-e.x0)*(lat-e.y0)/(e.y1-e.y0), true
}

// contains reports whether a point lies inside, by counting the edges east of it.
func (t *Territory) contains(lon, lat float64) bool {
	inside := false
	for _, e := range t.bands[bandOf(lat)] {
		if x, crosses := e.crossing(lat); crosses && x > lon {
			inside = !inside
		}
	}
	return inside
}

// Away returns how far a point, in degrees, lies outside, in km along the sphere: 0 inside, infinite if
// there is no land at all.
func (t *Territory) Away(lon, lat float64) float64 {
	if t.contains(lon, lat) {
		return 0
	}
	shrink := max(1e-6, math.Cos(lat*math.Pi/180)) // length of a degree of longitude, in degrees of latitude
	best, nearest := math.Inf(1), edge{}
	here := bandOf(lat)
	for n := range t.bands {
		if reach := float64(n-1) * bandHeight; reach > 0 && reach*reach > best {
			break
		}
		for _, band := range [...]int{max(0, here-n), min(len(t.bands)-1, here+n)} {
			for _, e := range t.bands[band] {
				if x, y := e.nearest(lon, lat, shrink); x*x+y*y < best {
					best, nearest = x*x+y*y, edge{lon, lat, lon + x/shrink, lat + y}
				}
			}
		}
	}
	if math.IsInf(best, 1) {
		return best
	}
	return nearest.km()
}

// nearest returns the point of the edge nearest to a point, relative to that, in degrees of latitude.
func (e edge) nearest(lon, lat, shrink float64) (x, y float64) {
	x0, y0 := Wrap(e.x0-lon)*shrink, e.y0-lat
	dx, dy := Wrap(e.x1-e.x0)*shrink, e.y1-e.y0
	along := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		along = min(1, max(0, -(x0*dx+y0*dy)/length))
	}
	return x0 + along*dx, y0 + along*dy
}

// km returns the edge's length along the sphere.
func (e edge) km() float64 {
	const rad = math.Pi / 180
	n, m := math.Sin((e.y1-e.y0)*rad/2), math.Sin((e.x1-e.x0)*rad/2)
	return 2 * Radius / 1000 * math.Asin(math.Sqrt(min(1, n*n+math.Cos(e.y0*rad)*math.Cos(e.y1*rad)*m*m)))
}
