package lbm

import (
	"cmp"
	"encoding/binary"
)

// Each level of detail is a section that adds vertices to those of the levels before it. For a line that
// has vertices already it holds the number of new ones in each gap between two of them; for a line that has
// none yet, their number. The coordinates of all new vertices follow, x and y apart, each as the difference
// from a guess: a vertex in a gap is guessed on the straight line from the last vertex to the gap's end, in
// equal steps; any other at the last new vertex.

// guess returns the guessed coordinate of the next of n vertices between a and b.
func guess(a, b int32, n int) int32 { return a + (b-a)/int32(n+1) }

// write returns the section of a level.
func (d *Detail) write(level int) []byte {
	var counts, xs, ys writer
	var lastX, lastY int32
	total := 0
	put := func(k int32, x, y int32) {
		xs.int(int(d.X[k] - x))
		ys.int(int(d.Y[k] - y))
		lastX, lastY = d.X[k], d.Y[k]
		total++
	}
	for i := range len(d.Starts) - 1 {
		from, to := d.Starts[i], d.Starts[i+1]
		before, now := int32(-1), 0 // the last vertex that an earlier level has; how many are new since
		fresh := true
		for k := from; k < to; k++ {
			fresh = fresh && int(d.Level[k]) >= level
		}
		if fresh {
			for k := from; k < to; k++ {
				if int(d.Level[k]) == level {
					now++
				}
			}
			counts.uint(now)
			for k := from; k < to; k++ {
				if int(d.Level[k]) == level {
					put(k, lastX, lastY)
				}
			}
			continue
		}
		for k := from; k < to; k++ {
			switch at := int(d.Level[k]); {
			case at == level:
				now++
			case at < level:
				if before >= 0 {
					counts.uint(now)
					x, y := d.X[before], d.Y[before]
					for j := before + 1; j < k; j++ {
						if int(d.Level[j]) == level {
							put(j, guess(x, d.X[k], now), guess(y, d.Y[k], now))
							x, y = d.X[j], d.Y[j]
							now--
						}
					}
				}
				before, now = k, 0
			}
		}
	}
	var w writer
	w.uint(total)
	w.uint(len(counts.b))
	w.take(counts.b)
	w.uint(len(xs.b))
	w.take(xs.b)
	w.take(ys.b)
	return w.b
}

// refine returns the detail with the vertices of another level, which section holds; d is nil for the first
// level. A degree has perDegree units.
func refine(d *Detail, lines, perDegree, level int, section []byte) (*Detail, error) {
	r := &reader{b: section}
	fresh := r.uint()
	counts := r.take(r.uint())
	xs := steps(r.take(r.uint()), fresh)
	ys := steps(r.b, fresh)
	if r.err != nil || xs == nil || ys == nil {
		return nil, cmp.Or(r.err, errCut)
	}
	if d == nil {
		d = &Detail{Starts: make([]int32, lines+1)}
	}
	n := len(d.X) + fresh
	out := &Detail{Starts: make([]int32, lines+1), X: make([]int32, n), Y: make([]int32, n), Level: make([]uint8, n)}
	at, next := 0, 0 // in out; in xs and ys
	var lastX, lastY int32
	east, north := int32(180*perDegree), int32(90*perDegree)
	offGlobe := false
	for i := range lines {
		out.Starts[i] = int32(at)
		from, to := int(d.Starts[i]), int(d.Starts[i+1])
		if from == to {
			m, size := binary.Uvarint(counts)
			if size <= 0 || m > uint64(fresh-next) {
				return nil, errWrong
			}
			counts = counts[size:]
			for range m {
				lastX, lastY = lastX+xs[next], lastY+ys[next]
				offGlobe = offGlobe || beyond(lastX, east) || beyond(lastY, north)
				out.X[at], out.Y[at], out.Level[at] = lastX, lastY, uint8(level)
				next, at = next+1, at+1
			}
			continue
		}
		out.X[at], out.Y[at], out.Level[at] = d.X[from], d.Y[from], d.Level[from]
		at++
		for k := from + 1; k < to; k++ {
			toX, toY := d.X[k], d.Y[k]
			if len(counts) == 0 {
				return nil, errCut
			}
			if counts[0] == 0 { // the usual case
				counts = counts[1:]
			} else {
				m, size := binary.Uvarint(counts)
				if size <= 0 || m > uint64(fresh-next) {
					return nil, errWrong
				}
				counts = counts[size:]
				x, y := d.X[k-1], d.Y[k-1]
				for ; m > 0; m-- {
					x, y = guess(x, toX, int(m))+xs[next], guess(y, toY, int(m))+ys[next]
					offGlobe = offGlobe || beyond(x, east) || beyond(y, north)
					out.X[at], out.Y[at], out.Level[at] = x, y, uint8(level)
					next, at = next+1, at+1
				}
				lastX, lastY = x, y
			}
			out.X[at], out.Y[at], out.Level[at] = toX, toY, d.Level[k]
			at++
		}
	}
	out.Starts[lines] = int32(at)
	if next != fresh || len(counts) > 0 {
		return nil, errLong
	}
	if offGlobe {
		return nil, errWrong
	}
	return out, nil
}

// beyond reports whether a coordinate is off the globe.
func beyond(v, limit int32) bool { return v > limit || v < -limit }

// steps returns the n signed numbers in b, or nil if b doesn't hold exactly n.
func steps(b []byte, n int) []int32 {
	if n > len(b) {
		return nil
	}
	all := make([]int32, n)
	for i := range all {
		if len(b) == 0 {
			return nil
		}
		v, size := uint64(b[0]), 1
		if v >= 0x80 {
			if v, size = binary.Uvarint(b); size <= 0 {
				return nil
			}
		}
		b = b[size:]
		all[i] = int32(v>>1) ^ -int32(v&1)
	}
	if len(b) > 0 {
		return nil
	}
	return all
}
