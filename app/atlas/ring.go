package atlas

import (
	"math"
	"slices"
	"strings"

	"lectern/app/atlas/lbm"
)

// side is an arc with the direction in which a ring runs along it.
type side struct {
	line    int32
	reverse bool
}

// ring is a closed outline with its inside on the left.
type ring []side

// vertex is a point in units of the basemap.
type vertex struct{ x, y int32 }

// nowhere stands for the ends of an arc that is a closed ring, such as an island. A coarse level of detail
// may lack them, while it has the ends of all other arcs.
var nowhere = vertex{math.MinInt32, math.MinInt32}

// begin returns where a side begins.
func (s side) begin(d *lbm.Detail) vertex {
	from, to := d.Starts[s.line], d.Starts[s.line+1]-1
	if to <= from || d.X[from] == d.X[to] && d.Y[from] == d.Y[to] {
		return nowhere
	}
	if s.reverse {
		from = to
	}
	return vertex{d.X[from], d.Y[from]}
}

// end returns where a side ends.
func (s side) end(d *lbm.Detail) vertex { return side{s.line, !s.reverse}.begin(d) }

// outline joins the arcs that have exactly one side in a set of faces into rings. Where several arcs meet,
// any of them may follow: the area is the same. The rings hold at every level of detail.
func (w *World) outline(in func(face int32) bool) []ring {
	d := w.detail(0)
	var order []side
	starts := map[vertex][]int32{} // sides in order that begin there
	for i, l := range w.Lines {
		left, right := l.Left >= 0 && in(l.Left), l.Right >= 0 && in(l.Right)
		if left == right {
			continue
		}
		s := side{int32(i), right}
		if at := s.begin(d); at != nowhere {
			starts[at] = append(starts[at], int32(len(order)))
		}
		order = append(order, s)
	}
	used := make([]bool, len(order))
	var rings []ring
	for first, s := range order {
		if used[first] {
			continue
		}
		used[first] = true
		r := ring{s}
		home := s.begin(d)
		for at := s.end(d); at != home; {
			next := starts[at]
			k := 0
			for k < len(next) && used[next[k]] {
				k++
			}
			if k == len(next) { // an open outline: the fill closes it with a straight line
				break
			}
			used[next[k]] = true
			s := order[next[k]]
			r = append(r, s)
			at = s.end(d)
		}
		rings = append(rings, r)
	}
	return rings
}

// focusKey is a map key for a focus.
type focusKey struct {
	boundaries Boundaries
	countries  string
}

// focus returns the outline of the countries that a map is about. All maps with the same countries share it.
func (w *World) focus(o Options) []ring {
	key := focusKey{o.Boundaries, strings.Join(o.Focus, " ")}
	if known, ok := w.focuses.Load(key); ok {
		return known.([]ring)
	}
	in := make([]bool, len(w.Countries))
	for i, c := range w.Countries {
		in[i] = slices.Contains(o.Focus, c.Code)
	}
	rings := w.outline(func(face int32) bool { return in[w.Faces[face].Country[o.Boundaries]] })
	w.focuses.Store(key, rings)
	return rings
}

// contains reports whether a point, in degrees, lies in the rings, by counting the sides that a line to the
// south pole crosses. It uses the coarsest level of detail, which is enough to tell whether the far side of
// the globe is land.
func (w *World) contains(rings []ring, lon, lat float64) bool {
	d := w.detail(0)
	px, py := lon/w.Quantum, max(lat, -89.9)/w.Quantum // the pole itself lies on the edge of the data
	inside := false
	for _, r := range rings {
		for _, s := range r {
			last := int32(-1)
			for i := d.Starts[s.line]; i < d.Starts[s.line+1]; i++ {
				if d.Level[i] > 0 {
					continue
				}
				if last >= 0 {
					x0, y0, x1, y1 := float64(d.X[last]), float64(d.Y[last]), float64(d.X[i]), float64(d.Y[i])
					if (x0 < px) != (x1 < px) && y0+(y1-y0)*(px-x0)/(x1-x0) < py {
						inside = !inside
					}
				}
				last = i
			}
		}
	}
	return inside
}
