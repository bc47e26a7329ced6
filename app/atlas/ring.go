package atlas

// side is an arc with the direction in which a ring runs along it.
type side struct {
	line    int32
	reverse bool
}

// ring is a closed outline.
type ring []side

// outline joins the arcs that have exactly one side in a set of faces into rings. Where several
// arcs meet any of them may follow: the edges are the same, and so is the area.
func (w *World) outline(in func(face int32) bool) []ring {
	type vertex struct{ x, y int32 }
	starts := map[vertex][]side{}
	var order []side
	for i := range w.lines {
		l := &w.lines[i]
		if l.class == lake || l.class == river || l.class >= claim && l.class < unseen || len(l.x) < 2 {
			continue
		}
		left, right := l.left >= 0 && in(l.left), l.right >= 0 && in(l.right)
		if left == right {
			continue
		}
		s := side{int32(i), right}
		order = append(order, s)
		at := w.start(s)
		starts[vertex(at)] = append(starts[vertex(at)], s)
	}
	used := make(map[side]bool, len(order))
	var rings []ring
	for _, first := range order {
		if used[first] {
			continue
		}
		used[first] = true
		r := ring{first}
		home, at := w.start(first), w.end(first)
		for at != home {
			next := starts[vertex(at)]
			k := 0
			for k < len(next) && used[next[k]] {
				k++
			}
			if k == len(next) { // an open outline: the fill closes it with a straight line
				break
			}
			used[next[k]] = true
			r = append(r, next[k])
			at = w.end(next[k])
		}
		rings = append(rings, r)
	}
	return rings
}

func (w *World) start(s side) struct{ x, y int32 } {
	l := &w.lines[s.line]
	if s.reverse {
		return struct{ x, y int32 }{l.x[len(l.x)-1], l.y[len(l.y)-1]}
	}
	return struct{ x, y int32 }{l.x[0], l.y[0]}
}

func (w *World) end(s side) struct{ x, y int32 } {
	return w.start(side{s.line, !s.reverse})
}

// contains reports whether a point, in degrees, lies in the rings, by counting the sides that a
// line to the south pole crosses. The coarsest level of detail is enough for what it is asked:
// where the far side of the globe is.
func (w *World) contains(rings []ring, lon, lat float64) bool {
	px, py := lon/w.quantum, max(lat, -89.9)/w.quantum // the pole itself lies on the edge of the data
	inside := false
	for _, r := range rings {
		for _, s := range r {
			l := &w.lines[s.line]
			last := -1
			for i := range l.x {
				if l.level[i] > 0 {
					continue
				}
				if last >= 0 {
					x0, y0, x1, y1 := float64(l.x[last]), float64(l.y[last]), float64(l.x[i]), float64(l.y[i])
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
