package atlas

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// tolerances of the levels of detail, in degrees, from the coarsest to all that there is.
var tolerances = [...]float64{0.16, 0.08, 0.04, 0.02, 0.01, 0.005, 0.0025, 0}

// measure finds the level of every vertex (Douglas and Peucker, once an arc, so that neighbours
// share their boundary at every level), the areas of the faces, and where countries are named.
func (w *World) measure() {
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for n := range workers {
		wait.Go(func() {
			var s simplifier
			for i := n; i < len(w.lines); i += workers {
				s.levels(&w.lines[i], w.quantum)
			}
		})
	}
	wait.Wait()
	for i := range w.lines {
		l := &w.lines[i]
		var sum float64 // twice the area between the arc and the equator, on a cylinder of true area
		px, py := 0.0, 0.0
		for k := range l.x {
			if l.level[k] > 3 {
				continue
			}
			x, y := float64(l.x[k])*w.quantum, math.Sin(float64(l.y[k])*w.quantum*math.Pi/180)*180/math.Pi
			if k > 0 {
				sum += (px - x) * (py + y)
			}
			px, py = x, y
		}
		if l.left >= 0 {
			w.faces[l.left].area += float32(sum / 2)
		}
		if l.right >= 0 {
			w.faces[l.right].area -= float32(sum / 2)
		}
	}
	for i := range w.lines {
		c := w.lines[i].class
		w.ofClass[c] = append(w.ofClass[c], int32(i))
	}
	var turn float32
	for i := range w.faces {
		turn += w.faces[i].area
	}
	w.counterclockwise = turn > 0
	for i := range w.faces {
		f := &w.faces[i]
		f.area = max(f.area, -f.area)
		c := &w.countries[f.country]
		c.area += f.area
	}
	w.nameCountries()
}

// nameCountries puts each label at the median of the country's provinces by area, so that distant
// parts (Alaska, Guiana, Svalbard) don't pull it into the sea.
func (w *World) nameCountries() {
	of := make([][]int, len(w.countries))
	for i := range w.faces {
		of[w.faces[i].country] = append(of[w.faces[i].country], i)
	}
	for c, faces := range of {
		w.countries[c].upper = strings.ToUpper(w.countries[c].name)
		w.countries[c].lon = w.median(faces, func(f *face) float32 { return f.lon })
		w.countries[c].lat = w.median(faces, func(f *face) float32 { return f.lat })
	}
}

// median of a value of faces, weighted by area.
func (w *World) median(faces []int, value func(*face) float32) float32 {
	slices.SortFunc(faces, func(a, b int) int { return cmp.Compare(value(&w.faces[a]), value(&w.faces[b])) })
	var all, sum float32
	for _, i := range faces {
		all += w.faces[i].area
	}
	for _, i := range faces {
		if sum += w.faces[i].area; sum >= all/2 {
			return value(&w.faces[i])
		}
	}
	return 0
}

// simplifier keeps its stack between arcs.
type simplifier struct {
	stack []stretch
}

type stretch struct {
	from, to int
	limit    float64 // no vertex within may count for more than those that cut it out
}

func (s *simplifier) levels(l *line, quantum float64) {
	n := len(l.x)
	l.level = make([]uint8, n)
	if n == 0 {
		return
	}
	s.stack = s.stack[:0]
	if n > 3 && l.x[0] == l.x[n-1] && l.y[0] == l.y[n-1] { // a ring: an island vanishes below its size
		far, distance := 0, -1.0
		for i := 1; i < n-1; i++ {
			if d := math.Hypot(float64(l.x[i]-l.x[0]), float64(l.y[i]-l.y[0])); d > distance {
				far, distance = i, d
			}
		}
		size := distance * quantum
		l.level[far], l.level[0], l.level[n-1] = levelOf(size), levelOf(size), levelOf(size)
		s.stack = append(s.stack, stretch{0, far, size}, stretch{far, n - 1, size})
	} else {
		s.stack = append(s.stack, stretch{0, n - 1, 1e9})
	}
	for len(s.stack) > 0 {
		t := s.stack[len(s.stack)-1]
		s.stack = s.stack[:len(s.stack)-1]
		if t.to-t.from < 2 {
			continue
		}
		cos := max(0.1, math.Cos(float64(l.y[t.from])*quantum*math.Pi/180))
		ax, ay := float64(l.x[t.from])*cos, float64(l.y[t.from])
		dx, dy := float64(l.x[t.to])*cos-ax, float64(l.y[t.to])-ay
		length := dx*dx + dy*dy
		best, at := -1.0, -1
		for i := t.from + 1; i < t.to; i++ {
			x, y := float64(l.x[i])*cos-ax, float64(l.y[i])-ay
			if length != 0 {
				u := min(1, max(0, (x*dx+y*dy)/length))
				x, y = x-u*dx, y-u*dy
			}
			if d := x*x + y*y; d > best {
				best, at = d, i
			}
		}
		d := min(math.Sqrt(best)*quantum, t.limit)
		l.level[at] = levelOf(d)
		s.stack = append(s.stack, stretch{t.from, at, d}, stretch{at, t.to, d})
	}
}

func levelOf(tolerance float64) uint8 {
	for i, t := range tolerances {
		if tolerance >= t {
			return uint8(i)
		}
	}
	return uint8(len(tolerances) - 1)
}
