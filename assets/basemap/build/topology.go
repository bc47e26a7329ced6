package main

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// arc is a piece of boundary between two junctions, or a ring without any, with a face on each
// side or -1.
type arc struct {
	points      []point
	left, right int32
}

// topology cuts the rings of all areas where three boundaries or more meet, so that every piece
// of boundary is there once.
func topology(areas []*area) ([]*arc, error) {
	junctions := junctions(areas)
	t := arcs{of: map[string]*arc{}}
	for i, a := range areas {
		for _, ring := range a.rings {
			n := len(ring) - 1
			start := -1
			for k := 0; k < n && start < 0; k++ {
				if junctions[ring[k]] {
					start = k
				}
			}
			if start < 0 { // a ring of its own begins at its lowest point, whoever's it is
				lowest := 0
				for k := range n {
					if before(ring[k], ring[lowest]) {
						lowest = k
					}
				}
				whole := make([]point, 0, n+1)
				for k := range n + 1 {
					whole = append(whole, ring[(lowest+k)%n])
				}
				t.add(whole, int32(i))
				continue
			}
			piece := []point{ring[start]}
			for k := 1; k <= n; k++ {
				p := ring[(start+k)%n]
				if piece = append(piece, p); junctions[p] {
					t.add(piece, int32(i))
					piece = []point{p}
				}
			}
		}
	}
	return t.all, t.err
}

// onEdge reports whether a point lies on the edge of the map: the cut at 180 degrees, or the south
// pole.
func onEdge(p point) bool { return p.x >= 17_999_000 || p.x <= -17_999_000 || p.y <= -8_990_000 }

// junctions returns the points whose neighbours differ from ring to ring, and those where a shore ends
// at the edge of the map.
func junctions(areas []*area) map[point]bool {
	type pair struct{ a, b point }
	seen := map[point]pair{}
	found := map[point]bool{}
	for _, a := range areas {
		for _, ring := range a.rings {
			n := len(ring) - 1
			for k := range n {
				next := pair{ring[(k+n-1)%n], ring[(k+1)%n]}
				if onEdge(ring[k]) && onEdge(next.a) != onEdge(next.b) {
					found[ring[k]] = true
				}
				if before(next.b, next.a) {
					next.a, next.b = next.b, next.a
				}
				if was, ok := seen[ring[k]]; !ok {
					seen[ring[k]] = next
				} else if was != next {
					found[ring[k]] = true
				}
			}
		}
	}
	return found
}

func before(a, b point) bool { return a.x < b.x || a.x == b.x && a.y < b.y }

// arcs collects arcs; each is kept in one of its directions.
type arcs struct {
	of  map[string]*arc
	all []*arc
	err error
}

func (t *arcs) add(points []point, face int32) {
	n := len(points)
	turned := before(points[n-1], points[0]) || points[n-1] == points[0] && before(points[n-2], points[1])
	key := append([]point(nil), points...)
	if turned {
		reverse(key)
	}
	name := make([]byte, 0, 8*n)
	for _, p := range key {
		name = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(name, uint32(p.x)), uint32(p.y))
	}
	one := t.of[string(name)]
	if one == nil {
		one = &arc{points: key, left: -1, right: -1}
		t.of[string(name)] = one
		t.all = append(t.all, one)
	}
	side := &one.left
	if turned {
		side = &one.right
	}
	if *side >= 0 {
		t.err = errors.Join(t.err, fmt.Errorf("two areas lie on the same side of a boundary at %.5f, %.5f", float64(key[0].x)/1e5, float64(key[0].y)/1e5))
	}
	*side = face
}
