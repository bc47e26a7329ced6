package draw

import (
	"math"
	"slices"
	"sort"
)

// Verb is a drawing step of a Path; its comment says how many points it takes.
type Verb uint8

const (
	Move  Verb = iota // one point: starts a contour
	Line              // one point
	Quad              // two points: control, end
	Cubic             // three points: two controls, end
	Close             // none: back to the contour's start
)

// Path is a set of contours. It may be reset and filled again without garbage.
type Path struct {
	Verbs  []Verb
	Points []Point
}

// Reset empties the path and keeps its memory.
func (p *Path) Reset() { p.Verbs, p.Points = p.Verbs[:0], p.Points[:0] }

// Empty reports whether nothing was added.
func (p *Path) Empty() bool { return len(p.Verbs) == 0 }

func (p *Path) MoveTo(x, y float32) {
	p.Verbs, p.Points = append(p.Verbs, Move), append(p.Points, Point{x, y})
}

func (p *Path) LineTo(x, y float32) {
	p.Verbs, p.Points = append(p.Verbs, Line), append(p.Points, Point{x, y})
}

func (p *Path) QuadTo(cx, cy, x, y float32) {
	p.Verbs, p.Points = append(p.Verbs, Quad), append(p.Points, Point{cx, cy}, Point{x, y})
}

func (p *Path) CubicTo(ax, ay, bx, by, x, y float32) {
	p.Verbs, p.Points = append(p.Verbs, Cubic), append(p.Points, Point{ax, ay}, Point{bx, by}, Point{x, y})
}

func (p *Path) Close() { p.Verbs = append(p.Verbs, Close) }

// AddLine adds an open contour from a to b.
func (p *Path) AddLine(ax, ay, bx, by float32) {
	p.MoveTo(ax, ay)
	p.LineTo(bx, by)
}

// AddRect adds a rectangle as a closed contour, clockwise.
func (p *Path) AddRect(r Rect) {
	p.MoveTo(r.X, r.Y)
	p.LineTo(r.Right(), r.Y)
	p.LineTo(r.Right(), r.Bottom())
	p.LineTo(r.X, r.Bottom())
	p.Close()
}

// kappa is the distance of a control point from the end of a quarter circle, in parts of the radius.
const kappa = 0.5522847

// AddRoundRect adds a rectangle with corners of the given radius.
func (p *Path) AddRoundRect(r Rect, radius float32) {
	radius = min(radius, r.W/2, r.H/2)
	k := float32(radius * (1 - kappa))
	x0, y0, x1, y1 := r.X, r.Y, r.Right(), r.Bottom()
	p.MoveTo(x0+radius, y0)
	p.LineTo(x1-radius, y0)
	p.CubicTo(x1-k, y0, x1, y0+k, x1, y0+radius)
	p.LineTo(x1, y1-radius)
	p.CubicTo(x1, y1-k, x1-k, y1, x1-radius, y1)
	p.LineTo(x0+radius, y1)
	p.CubicTo(x0+k, y1, x0, y1-k, x0, y1-radius)
	p.LineTo(x0, y0+radius)
	p.CubicTo(x0, y0+k, x0+k, y0, x0+radius, y0)
	p.Close()
}

// AddCircle adds a circle as a closed contour, clockwise.
func (p *Path) AddCircle(x, y, r float32) {
	k := float32(r * kappa)
	p.MoveTo(x+r, y)
	p.CubicTo(x+r, y+k, x+k, y+r, x, y+r)
	p.CubicTo(x-k, y+r, x-r, y+k, x-r, y)
	p.CubicTo(x-r, y-k, x-k, y-r, x, y-r)
	p.CubicTo(x+k, y-r, x+r, y-k, x+r, y)
	p.Close()
}

// Bounds returns the box about all points, controls included.
func (p *Path) Bounds() Rect {
	if len(p.Points) == 0 {
		return Rect{}
	}
	lo, hi := p.Points[0], p.Points[0]
	for _, q := range p.Points[1:] {
		lo.X, lo.Y, hi.X, hi.Y = min(lo.X, q.X), min(lo.Y, q.Y), max(hi.X, q.X), max(hi.Y, q.Y)
	}
	return Rect{lo.X, lo.Y, hi.X - lo.X, hi.Y - lo.Y}
}

// Flatten calls segment for every straight piece of the path. Curves are replaced by chords that differ
// from them by at most tolerance. The piece that closes a contour, whether the path draws it or not, has
// closing true. Products are rounded one by one, so that all processors find the same points.
func (p *Path) Flatten(tolerance float32, segment func(a, b Point, closing bool)) {
	var at, start Point
	i, open := 0, false
	closeContour := func() {
		if open && at != start {
			segment(at, start, true)
		}
		at, open = start, false
	}
	for _, v := range p.Verbs {
		switch v {
		case Move:
			closeContour()
			at, start, open = p.Points[i], p.Points[i], true
			i++
		case Line:
			segment(at, p.Points[i], false)
			at = p.Points[i]
			i++
		case Quad:
			c, e := p.Points[i], p.Points[i+1]
			n := chords(at, c, c, e, tolerance)
			from := at
			for k := 1; k <= n; k++ {
				q := e
				if k < n {
					t := float32(k) / float32(n)
					u := 1 - t
					a, b, f := u*u, 2*u*t, t*t
					q = Point{float32(a*at.X) + float32(b*c.X) + float32(f*e.X), float32(a*at.Y) + float32(b*c.Y) + float32(f*e.Y)}
				}
				segment(from, q, false)
				from = q
			}
			at = e
			i += 2
		case Cubic:
			c, d, e := p.Points[i], p.Points[i+1], p.Points[i+2]
			n := chords(at, c, d, e, tolerance)
			from := at
			for k := 1; k <= n; k++ {
				q := e
				if k < n {
					t := float32(k) / float32(n)
					u := 1 - t
					a, b, f, g := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
					q = Point{float32(a*at.X) + float32(b*c.X) + float32(f*d.X) + float32(g*e.X), float32(a*at.Y) + float32(b*c.Y) + float32(f*d.Y) + float32(g*e.Y)}
				}
				segment(from, q, false)
				from = q
			}
			at = e
			i += 3
		case Close:
			closeContour()
			open = true
		}
	}
	closeContour()
}

// chords returns the number of chords that stay within tolerance of a cubic curve.
func chords(a, b, c, d Point, tolerance float32) int {
	bend := max(math.Hypot(float64(a.X-2*b.X+c.X), float64(a.Y-2*b.Y+c.Y)),
		math.Hypot(float64(b.X-2*c.X+d.X), float64(b.Y-2*c.Y+d.Y)))
	return min(100, 1+int(math.Sqrt(0.75*bend/float64(tolerance))))
}

// Hatching is a canvas that hatches areas by itself, as Hatcher does, but by the non-zero rule.
type Hatching interface {
	// Hatch paints the lines at 45 degrees, gap apart and width thick, that lie within p.
	Hatch(p *Path, gap, width float32, ink Ink)
}

// Hatcher hatches areas and reuses its memory. The zero value is ready.
type Hatcher struct {
	ends  []Point // pairs: the straight pieces of the outline
	lines []hatchLine
	drawn Path
}

// Draw hatches p on a canvas with lines gap apart and width thick.
func (h *Hatcher) Draw(c Canvas, p *Path, gap, width float32, ink Ink) {
	if c, ok := c.(Hatching); ok {
		c.Hatch(p, gap, width, ink)
		return
	}
	h.drawn.Reset()
	h.Hatch(&h.drawn, p, gap)
	c.Stroke(&h.drawn, Stroke{Width: width}, ink)
}

// A hatchLine is the points of which the coordinates add up to sum, and where it crosses the outline.
type hatchLine struct {
	sum float32
	xs  []float32
}

// Hatch appends to dst the lines at 45 degrees, gap apart, that lie within p (even-odd rule). The lines
// of all areas lie on one grid, so those of neighbouring areas meet.
func (h *Hatcher) Hatch(dst, p *Path, gap float32) {
	h.ends = h.ends[:0]
	lo, hi := float32(math.MaxFloat32), float32(-math.MaxFloat32)
	p.Flatten(0.25, func(a, b Point, _ bool) {
		h.ends = append(h.ends, a, b)
		lo, hi = min(lo, a.X+a.Y, b.X+b.Y), max(hi, a.X+a.Y, b.X+b.Y)
	})
	step := float32(gap * math.Sqrt2)
	n := 0
	for k := float32(float32(math.Ceil(float64(lo/step))) * step); k < hi; k += step {
		if n == len(h.lines) {
			h.lines = append(h.lines, hatchLine{})
		}
		h.lines[n].sum, h.lines[n].xs = k, h.lines[n].xs[:0]
		n++
	}
	lines := h.lines[:n]
	for i := 0; i < len(h.ends); i += 2 {
		a, b := h.ends[i], h.ends[i+1]
		from, to := min(a.X+a.Y, b.X+b.Y), max(a.X+a.Y, b.X+b.Y)
		first := sort.Search(n, func(i int) bool { return lines[i].sum > from })
		for i := first; i < n && lines[i].sum <= to; i++ {
			from, to := a.X+a.Y-lines[i].sum, b.X+b.Y-lines[i].sum
			lines[i].xs = append(lines[i].xs, a.X+float32((b.X-a.X)*from)/(from-to))
		}
	}
	for _, l := range lines {
		slices.Sort(l.xs)
		for i := 0; i+1 < len(l.xs); i += 2 {
			dst.AddLine(l.xs[i], l.sum-l.xs[i], l.xs[i+1], l.sum-l.xs[i+1])
		}
	}
}
