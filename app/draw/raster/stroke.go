package raster

import (
	"math"

	"lectern/app/draw"
)

// stroker turns contours into the outlines of their strokes, in pixels.
type stroker struct {
	line, dash []draw.Point // a contour, and a dash of it
	curve      draw.Path    // one curve of the contour
	closed     bool
}

// mostHalf is half the width of the widest stroke, in pixels: it covers any picture, and the round
// ends of many wider dashes would take seconds.
const mostHalf = 1 << 14

// stroke adds the outline of the path's strokes to a. Shared edges of neighbouring segments
// cancel, so joins need no care beyond their mitre.
func (s *stroker) stroke(a *area, p *draw.Path, st draw.Stroke, scale float32, shift draw.Point) {
	half := min(st.Width*scale/2, mostHalf)
	pixel := func(q draw.Point) draw.Point {
		return draw.Point{X: float32(q.X*scale) + shift.X, Y: float32(q.Y*scale) + shift.Y}
	}
	flush := func() {
		if len(st.Dash) == 0 {
			s.outline(a, s.line, half, s.closed, st.Round)
		} else {
			s.dashes(a, st, scale, half)
		}
		s.line, s.closed = s.line[:0], false
	}
	i := 0
	for k := 0; k < len(p.Verbs); k++ {
		switch p.Verbs[k] {
		case draw.Move:
			flush()
			s.line = append(s.line, pixel(p.Points[i]))
			i++
		case draw.Line:
			s.line = append(s.line, pixel(p.Points[i]))
			i++
		case draw.Quad, draw.Cubic:
			n := 2
			if p.Verbs[k] == draw.Cubic {
				n = 3
			}
			from := p.Points[i-1]
			s.curve.Reset()
			s.curve.MoveTo(from.X, from.Y)
			s.curve.Verbs = append(s.curve.Verbs, p.Verbs[k])
			s.curve.Points = append(s.curve.Points, p.Points[i:i+n]...)
			s.curve.Flatten(0.1/scale, func(_, b draw.Point, closing bool) {
				if !closing {
					s.line = append(s.line, pixel(b))
				}
			})
			i += n
		case draw.Close:
			if len(s.line) > 0 {
				s.line = append(s.line, s.line[0])
				s.closed = true
				start := s.line[0]
				flush()
				s.line = append(s.line, start)
			}
		}
	}
	flush()
}

// dashes outlines the drawn lengths of a contour.
func (s *stroker) dashes(a *area, st draw.Stroke, scale, half float32) {
	k, left := 0, st.Dash[0]*scale
	s.dash = s.dash[:0]
	for i := 0; i+1 < len(s.line); i++ {
		from, to := s.line[i], s.line[i+1]
		length := from.Distance(to)
		if length == 0 || length > 1e5 {
			continue
		}
		at := float32(0)
		if k%2 == 0 && len(s.dash) == 0 {
			s.dash = append(s.dash, from)
		}
		for at < length {
			step := min(length-at, left)
			at, left = at+step, left-step
			q := draw.Point{X: from.X + (to.X-from.X)*at/length, Y: from.Y + (to.Y-from.Y)*at/length}
			if k%2 == 0 {
				s.dash = append(s.dash, q)
			}
			if left <= 1e-4 {
				if k%2 == 0 {
					s.outline(a, s.dash, half, false, st.Round)
				}
				s.dash = s.dash[:0]
				k++
				if left = st.Dash[k%len(st.Dash)] * scale; left <= 1e-3 {
					left = 1e-3
				}
				if k%2 == 0 {
					s.dash = append(s.dash, q)
				}
			}
		}
	}
	if k%2 == 0 {
		s.outline(a, s.dash, half, false, st.Round)
	}
	s.dash = s.dash[:0]
}

// outline walks a line once and adds its two sides.
func (s *stroker) outline(a *area, line []draw.Point, half float32, closed, round bool) {
	n := len(line)
	if n < 2 {
		return
	}
	// normal of the next segment long enough to have a direction
	normal := func(i int) (nx, ny float32, next int) {
		for j := i + 1; j < n; j++ {
			dx, dy := line[j].X-line[i].X, line[j].Y-line[i].Y
			if l2 := float32(dx*dx) + float32(dy*dy); l2 > 1e-4 {
				l := float32(math.Sqrt(float64(l2)))
				return -dy / l, dx / l, j
			}
		}
		return 0, 0, n
	}
	var ox, oy float32 // normal before
	have := false
	if closed {
		for i := n - 2; i >= 0 && !have; i-- {
			dx, dy := line[n-1].X-line[i].X, line[n-1].Y-line[i].Y
			if l := float32(math.Sqrt(float64(float32(dx*dx) + float32(dy*dy)))); l > 0.01 {
				ox, oy, have = -dy/l, dx/l, true
			}
		}
	}
	var left, right draw.Point
	first := true
	for i := 0; i < n; {
		nx, ny, next := normal(i)
		last := next >= n
		if last {
			if nx, ny = ox, oy; closed {
				nx, ny, _ = normal(0)
			}
			if first { // no length at all
				return
			}
		}
		mx, my := nx, ny
		if have {
			mx, my = nx+ox, ny+oy
			if d := float32(mx*nx) + float32(my*ny); d > 0.35 {
				mx, my = mx/d, my/d
			} else { // a sharp turn: its mitre must not grow
				mx, my = nx, ny
			}
		}
		at := line[i]
		l := draw.Point{X: at.X + float32(mx*half), Y: at.Y + float32(my*half)}
		r := draw.Point{X: at.X - float32(mx*half), Y: at.Y - float32(my*half)}
		switch {
		case first && !closed:
			a.edge(r.X, r.Y, l.X, l.Y)
		case !first:
			a.edge(left.X, left.Y, l.X, l.Y)
			a.edge(r.X, r.Y, right.X, right.Y)
		}
		if round && half > 0.75 {
			disc(a, at, half)
		}
		left, right, ox, oy, have, first = l, r, nx, ny, true, false
		if last {
			if !closed {
				a.edge(l.X, l.Y, r.X, r.Y)
			}
			return
		}
		i = next
	}
}

// disc rounds an end or a join. It turns the same way as outline's contours, so the two add up
// and clamp.
func disc(a *area, c draw.Point, r float32) {
	n := max(8, int(4*math.Sqrt(float64(r))))
	px, py := c.X+r, c.Y
	for i := 1; i <= n; i++ {
		sin, cos := math.Sincos(-2 * math.Pi * float64(i) / float64(n))
		x, y := c.X+float32(r*float32(cos)), c.Y+float32(r*float32(sin))
		a.edge(px, py, x, y)
		px, py = x, y
	}
}
