package main

import (
	"container/heap"
	"math"
)

// stretchOfLabels is how many times wider than high the room for a name should be.
const stretchOfLabels = 2.5

// labelPoint returns where the name of an area stands best: the middle of the largest ellipse, wider
// than high, that lies within the largest of its outlines (the pole of inaccessibility, of a plane
// that is pressed together from the sides).
func labelPoint(rings [][]point) (lon, lat float64) {
	var outer []point
	largest := 0.0
	for _, r := range rings {
		if t := turn(r); t > largest {
			outer, largest = r, t
		}
	}
	if outer == nil {
		return 0, 0
	}
	low, high := outer[0].y, outer[0].y
	for _, p := range outer {
		low, high = min(low, p.y), max(high, p.y)
	}
	k := math.Cos(float64(low+high)/2e5*math.Pi/180) / stretchOfLabels
	l := labeller{}
	press := func(r []point) (flat [][2]float64) {
		for _, p := range r {
			flat = append(flat, [2]float64{float64(p.x) / 1e5 * k, float64(p.y) / 1e5})
		}
		return flat
	}
	l.rings = append(l.rings, press(outer))
	for _, r := range rings {
		if turn(r) < 0 && holds(outer, r[0]) {
			l.rings = append(l.rings, press(r))
		}
	}
	x, y := l.pole()
	return x / k, y
}

type labeller struct{ rings [][][2]float64 }

// cell is a square of the plane; most is the farthest from the outline that anything in it may be.
type cell struct {
	x, y, half  float64
	inner, most float64
}

func (l *labeller) cell(x, y, half float64) cell {
	inner := l.inner(x, y)
	return cell{x, y, half, inner, inner + half*math.Sqrt2}
}

// pole searches the squares that may hold it, the most promising first.
func (l *labeller) pole() (x, y float64) {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range l.rings[0] {
		x0, x1, y0, y1 = min(x0, p[0]), max(x1, p[0]), min(y0, p[1]), max(y1, p[1])
	}
	size := min(x1-x0, y1-y0)
	exact := max(x1-x0, y1-y0) / 200
	best := l.cell((x0+x1)/2, (y0+y1)/2, 0)
	queue := cells{}
	for cx := x0; cx < x1 && size > 0; cx += size {
		for cy := y0; cy < y1; cy += size {
			heap.Push(&queue, l.cell(cx+size/2, cy+size/2, size/2))
		}
	}
	for queue.Len() > 0 {
		c := heap.Pop(&queue).(cell)
		if c.inner > best.inner {
			best = c
		}
		if c.most-best.inner <= exact {
			break
		}
		h := c.half / 2
		for _, d := range [...][2]float64{{-h, -h}, {h, -h}, {-h, h}, {h, h}} {
			heap.Push(&queue, l.cell(c.x+d[0], c.y+d[1], h))
		}
	}
	return best.x, best.y
}

// inner returns how far within the outline a place is, negative outside.
func (l *labeller) inner(x, y float64) float64 {
	inside, nearest := false, math.Inf(1)
	for _, r := range l.rings {
		for i := range len(r) - 1 {
			a, b := r[i], r[i+1]
			if (a[1] > y) != (b[1] > y) && x < (b[0]-a[0])*(y-a[1])/(b[1]-a[1])+a[0] {
				inside = !inside
			}
			dx, dy := b[0]-a[0], b[1]-a[1]
			t := 0.0
			if length := dx*dx + dy*dy; length > 0 {
				t = min(1, max(0, ((x-a[0])*dx+(y-a[1])*dy)/length))
			}
			ex, ey := x-a[0]-t*dx, y-a[1]-t*dy
			nearest = min(nearest, ex*ex+ey*ey)
		}
	}
	if inside {
		return math.Sqrt(nearest)
	}
	return -math.Sqrt(nearest)
}

// cells is a heap with the most promising first.
type cells []cell

func (c cells) Len() int           { return len(c) }
func (c cells) Less(i, j int) bool { return c[i].most > c[j].most }
func (c cells) Swap(i, j int)      { c[i], c[j] = c[j], c[i] }
func (c *cells) Push(x any)        { *c = append(*c, x.(cell)) }
func (c *cells) Pop() any {
	last := len(*c) - 1
	x := (*c)[last]
	*c = (*c)[:last]
	return x
}

// outline joins the arcs that have exactly one side in a set of faces into rings.
func outline(arcs []*arc, in func(face int32) bool) [][]point {
	starts := map[point][][]point{}
	var order [][]point
	for _, a := range arcs {
		left, right := a.left >= 0 && in(a.left), a.right >= 0 && in(a.right)
		if left == right {
			continue
		}
		line := append([]point(nil), a.points...)
		if right {
			reverse(line)
		}
		order = append(order, line)
		starts[line[0]] = append(starts[line[0]], line)
	}
	used := map[*point]bool{}
	var rings [][]point
	for _, first := range order {
		if used[&first[0]] {
			continue
		}
		used[&first[0]] = true
		ring := append([]point(nil), first...)
		for ring[len(ring)-1] != ring[0] {
			var next []point
			for _, line := range starts[ring[len(ring)-1]] {
				if !used[&line[0]] {
					next = line
					break
				}
			}
			if next == nil {
				break
			}
			used[&next[0]] = true
			ring = append(ring, next[1:]...)
		}
		rings = append(rings, ring)
	}
	return rings
}

// areaOf returns the area that rings enclose, in km², on the sphere with the ellipsoid's area.
func areaOf(rings [][]point) float64 {
	const radius, rad = 6371.0072, math.Pi / 180 / 1e5
	var sum float64
	for _, r := range rings {
		for i := range len(r) - 1 {
			a, b := r[i], r[i+1]
			sum -= float64(b.x-a.x) * rad * (math.Sin(float64(a.y)*rad) + math.Sin(float64(b.y)*rad)) / 2
		}
	}
	return sum * radius * radius
}
