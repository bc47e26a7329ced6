package main

import "math"

// tolerances of the levels of detail, in degrees, from the coarsest to all that there is.
var tolerances = []float64{0.16, 0.08, 0.04, 0.02, 0.01, 0.005, 0.0025, 0}

// simplifier finds for every vertex of a line at which distance from the simpler line it would
// stray, after Douglas and Peucker. It works on each arc once, so that neighbours share their
// boundary at every level.
type simplifier struct {
	stack []stretch
	stray []float64 // degrees
}

type stretch struct {
	from, to int
	limit    float64 // no vertex within may count for more than those that cut it out
}

// strays gives how far each vertex would stray, in units of the line's; the slice is good until
// the next call. The ends of a line stay at any distance, a ring vanishes below its size.
func (s *simplifier) strays(line []point, unit float64) []float64 {
	n := len(line)
	s.stray = append(s.stray[:0], make([]float64, n)...)
	s.stack = s.stack[:0]
	if n > 3 && line[0] == line[n-1] {
		far, distance := 0, -1.0
		for i := 1; i < n-1; i++ {
			if d := math.Hypot(float64(line[i].x-line[0].x), float64(line[i].y-line[0].y)); d > distance {
				far, distance = i, d
			}
		}
		size := distance * unit
		s.stray[0], s.stray[far], s.stray[n-1] = size, size, size
		s.stack = append(s.stack, stretch{0, far, size}, stretch{far, n - 1, size})
	} else {
		s.stray[0], s.stray[n-1] = math.Inf(1), math.Inf(1)
		s.stack = append(s.stack, stretch{0, n - 1, math.Inf(1)})
	}
	for len(s.stack) > 0 {
		t := s.stack[len(s.stack)-1]
		s.stack = s.stack[:len(s.stack)-1]
		if t.to-t.from < 2 {
			continue
		}
		cos := max(0.1, math.Cos(float64(line[t.from].y)*unit*math.Pi/180))
		ax, ay := float64(line[t.from].x)*cos, float64(line[t.from].y)
		dx, dy := float64(line[t.to].x)*cos-ax, float64(line[t.to].y)-ay
		length := dx*dx + dy*dy
		best, at := -1.0, -1
		for i := t.from + 1; i < t.to; i++ {
			x, y := float64(line[i].x)*cos-ax, float64(line[i].y)-ay
			if length != 0 {
				u := min(1, max(0, (x*dx+y*dy)/length))
				x, y = x-u*dx, y-u*dy
			}
			if d := x*x + y*y; d > best {
				best, at = d, i
			}
		}
		d := min(math.Sqrt(best)*unit, t.limit)
		s.stray[at] = d
		s.stack = append(s.stack, stretch{t.from, at, d}, stretch{at, t.to, d})
	}
	return s.stray
}

// levelOf returns the coarsest level that needs a vertex without which the line would stray so far.
func levelOf(stray float64) uint8 {
	for i, t := range tolerances {
		if stray >= t {
			return uint8(i)
		}
	}
	return uint8(len(tolerances) - 1)
}
