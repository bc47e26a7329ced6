package atlas

// side is an arc with the direction in which a ring runs along it.
type side struct {
	line    int32
	reverse bool
}

// ring is a closed outline with its inside on the left.
type ring []side

// ends are the junctions between which an arc runs, numbered; both are -1 if it is a ring of its
// own, or no boundary of a province.
type ends struct{ from, to int32 }

// findEnds finds the junctions. Arcs between two of them have vertices at every level of detail,
// islands may have none.
func (w *World) findEnds() []ends {
	d := w.detail(0)
	all := make([]ends, len(w.Lines))
	type vertex struct{ x, y int32 }
	junctions := make(map[vertex]int32, len(w.Lines)/2)
	number := func(k int32) int32 {
		at := vertex{d.X[k], d.Y[k]}
		n, known := junctions[at]
		if !known {
			n = int32(len(junctions))
			junctions[at] = n
		}
		return n
	}
	for i, l := range w.Lines {
		from, to := d.Starts[i], d.Starts[i+1]
		all[i] = ends{-1, -1}
		if l.Left >= 0 || l.Right >= 0 {
			if to-from >= 2 && (d.X[from] != d.X[to-1] || d.Y[from] != d.Y[to-1]) {
				all[i] = ends{number(from), number(to - 1)}
			}
		}
	}
	return all
}

// outline joins the arcs that have exactly one side in a set of faces into rings. Where several
// arcs meet any of them may follow: the edges are the same, and so is the area.
func (w *World) outline(in func(face int32) bool) []ring {
	ends := w.ends()
	var order []side
	starts := map[int32][]int32{} // junction: sides in order that begin there
	from := func(s side) int32 {
		if s.reverse {
			return ends[s.line].to
		}
		return ends[s.line].from
	}
	for i, l := range w.Lines {
		left, right := l.Left >= 0 && in(l.Left), l.Right >= 0 && in(l.Right)
		if left == right {
			continue
		}
		s := side{int32(i), right}
		if at := from(s); at >= 0 {
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
		home := from(s)
		for at := from(side{s.line, !s.reverse}); at != home; {
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
			at = from(side{s.line, !s.reverse})
		}
		rings = append(rings, r)
	}
	return rings
}

// contains reports whether a point, in degrees, lies in the rings, by counting the sides that a
// line to the south pole crosses. The coarsest level of detail is enough for what it is asked:
// where the far side of the globe is.
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
