package figure

import (
	"math"

	"lectern/app/brief"
	"lectern/app/draw"
)

// layerLines are the sides and lines of a layer in a view, and its points.
type layerLines struct {
	of     *brief.Layer
	path   draw.Path
	points []draw.Point
}

// leastCrossed is the radius of a symbol, in units, from which on the lines of layers go on over it: a layer may lie wholly
// under one.
const leastCrossed = 12

// linesNow returns the lines of the layers that the map shows.
func (m *Map) linesNow() []layerLines {
	lines := make([]layerLines, 0, len(m.Layers))
	for _, l := range m.layersNow() {
		one := layerLines{of: l.of, points: l.overlay.Points(m.View)}
		m.base.AddEdges(&one.path, m.View, l.overlay)
		lines = append(lines, one)
	}
	return lines
}

// crossed draws the lines and the points of layers over a symbol that hides them. They have a light casing, so that they are seen
// on any ink, and in grey.
func (m *Map) crossed(lines []layerLines, s *Symbol, unit float32) {
	r := s.Solid(unit)
	if r < leastCrossed*unit {
		return
	}
	k := &m.pen
	for i := range lines {
		l := &lines[i]
		k.path.Reset()
		clipToDisc(&k.path, &l.path, s.At, r)
		if stroke := m.layerStroke(l.of); !k.path.Empty() {
			k.c.Stroke(&k.path, draw.Stroke{Width: stroke.Width + 2*unit}, k.p.Rim)
			k.c.Stroke(&k.path, stroke, layerInk(l.of, k.p))
		}
		for _, at := range l.points {
			if at.Distance(s.At) < r {
				k.layerPoint(l.of, at, unit)
			}
		}
	}
}

// crosses reports whether a line of a layer goes through an area.
func (l *layerLines) crosses(area draw.Rect) bool {
	var inside draw.Path
	middle := draw.Point{X: area.X + area.W/2, Y: area.Y + area.H/2}
	clipToDisc(&inside, &l.path, middle, middle.Distance(draw.Point{X: area.X, Y: area.Y}))
	return !inside.Empty()
}

// clipToDisc appends the parts of lines that lie in a disc to a path.
func clipToDisc(to, lines *draw.Path, middle draw.Point, r float32) {
	var start, last, end draw.Point // of the contour, of the step before, and where to ends
	goesOn := false
	step := func(a, b draw.Point) {
		from, until, ok := inDisc(a, b, middle, r)
		if !ok {
			goesOn = false
			return
		}
		if !goesOn || from != end {
			to.MoveTo(from.X, from.Y)
		}
		to.LineTo(until.X, until.Y)
		end, goesOn = until, true
	}
	points := lines.Points
	for _, verb := range lines.Verbs {
		switch verb {
		case draw.Move:
			start, last, points = points[0], points[0], points[1:]
			goesOn = false
		case draw.Line:
			step(last, points[0])
			last, points = points[0], points[1:]
		case draw.Close:
			step(last, start)
			last = start
		}
	}
}

// inDisc returns the part of a step that lies in a disc, and false if none does.
func inDisc(a, b, middle draw.Point, r float32) (from, to draw.Point, ok bool) {
	dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
	fx, fy := float64(a.X-middle.X), float64(a.Y-middle.Y)
	square := float64(dx*dx) + float64(dy*dy)
	half := float64(fx*dx) + float64(fy*dy)
	rest := float64(fx*fx) + float64(fy*fy) - float64(r)*float64(r)
	under := float64(half*half) - float64(square*rest)
	if square == 0 || under <= 0 {
		return a, b, false
	}
	root := math.Sqrt(under)
	first, last := max(0, (-half-root)/square), min(1, (-half+root)/square)
	if first >= last {
		return a, b, false
	}
	at := func(part float64) draw.Point {
		switch part {
		case 0:
			return a
		case 1:
			return b
		}
		return draw.Point{X: a.X + float32(dx*part), Y: a.Y + float32(dy*part)}
	}
	return at(first), at(last), true
}
