package main

import (
	"fmt"
	"math"
)

// snap is how far a line may end from the boundary that it is to meet: 0.02 degrees.
const snap = 2000

// chain joins lines that meet end to end.
func chain(parts [][]point) [][]point {
	var all [][]point
	left := make([][]point, 0, len(parts))
	for _, p := range parts {
		if len(p) > 1 {
			left = append(left, append([]point(nil), p...))
		}
	}
	for len(left) > 0 {
		line := left[0]
		left = left[1:]
		for grown := true; grown; {
			grown = false
			for i, p := range left {
				last := len(p) - 1
				switch end := len(line) - 1; {
				case line[end] == p[0]:
					line = append(line, p[1:]...)
				case line[end] == p[last]:
					reverse(p)
					line = append(line, p[1:]...)
				case line[0] == p[last]:
					line = append(p, line[1:]...)
				case line[0] == p[0]:
					reverse(p)
					line = append(p, line[1:]...)
				default:
					continue
				}
				left = append(left[:i:i], left[i+1:]...)
				grown = true
				break
			}
		}
		all = append(all, line)
	}
	return all
}

// cut splits an area along a line that runs through it, from one point of its boundary to
// another, and gives the ring of the part that holds a place; the other stays the area's.
func (a *area) cut(line []point, inside point) ([]point, error) {
	ring, at := -1, 0
	for i, r := range a.rings {
		if holds(r, inside) {
			ring, at = i, i
		}
	}
	if ring < 0 {
		return nil, fmt.Errorf("%s doesn't hold the place that is to be cut off", a.id)
	}
	outline := a.rings[at][:len(a.rings[at])-1]
	meets := meetings(line, outline)
	if len(meets) < 2 {
		return nil, fmt.Errorf("the line doesn't run through %s", a.id)
	}
	from, start, to, end := meets[0].at, meets[0].on, meets[1].at, meets[1].on
	through := line[from+1 : to]
	n := len(outline)
	one := []point{}
	for k := start; k != end; k = (k + 1) % n {
		one = append(one, outline[k])
	}
	one = append(one, outline[end])
	for i := len(through) - 1; i >= 0; i-- {
		one = append(one, through[i])
	}
	one = append(one, outline[start])
	other := []point{outline[start]}
	other = append(other, through...)
	for k := end; k != start; k = (k + 1) % n {
		other = append(other, outline[k])
	}
	other = append(other, outline[start])
	if !holds(one, inside) {
		one, other = other, one
	}
	a.rings[at] = other
	return one, nil
}

// meeting is where a line comes to an outline: the numbers of their points.
type meeting struct{ at, on int }

// meetings finds where a line comes to an outline; of several points nearby, the nearest.
func meetings(line, outline []point) (all []meeting) {
	near := int32(math.MaxInt32)
	for i, p := range line {
		k, d := nearest(outline, p)
		switch {
		case d > snap:
			near = math.MaxInt32
		case near == math.MaxInt32:
			all = append(all, meeting{i, k})
			near = d
		case d < near:
			all[len(all)-1] = meeting{i, k}
			near = d
		}
	}
	return all
}

// nearest returns the point of a line that is nearest to a place, and how far it is, both ways at most.
func nearest(line []point, p point) (at int, distance int32) {
	distance = math.MaxInt32
	for i, q := range line {
		if d := max(q.x-p.x, p.x-q.x, q.y-p.y, p.y-q.y); d < distance {
			at, distance = i, d
		}
	}
	return at, distance
}

// holds reports whether a place lies within a ring.
func holds(ring []point, p point) bool {
	inside := false
	for i := range len(ring) - 1 {
		a, b := ring[i], ring[i+1]
		if (a.y > p.y) != (b.y > p.y) && float64(p.x) < float64(a.x)+float64(b.x-a.x)*float64(p.y-a.y)/float64(b.y-a.y) {
			inside = !inside
		}
	}
	return inside
}
