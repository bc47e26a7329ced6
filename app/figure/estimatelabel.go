package figure

import (
	"slices"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// estimateMark is an estimate as it is drawn: a line at x from the height of its high end down to that of its low end.
type estimateMark struct {
	point     incident.Point
	x, top, y float32
}

// newEstimateMark returns the mark of an estimate at x. An open end has an arrow.
func newEstimateMark(p incident.Point, x float32, y func(int64) float32, arrow float32) estimateMark {
	low, high := p.Low, p.High
	m := estimateMark{point: p, x: x}
	switch {
	case high < 0:
		m.top, m.y = y(low)-arrow, y(low)
	case low < 0:
		m.top, m.y = y(high), y(high)+arrow
	default:
		m.top, m.y = y(high), y(low)
	}
	return m
}

// words returns the numbers of an estimate: "1,500–2,200", "2,500 or more".
func (m *estimateMark) words() string {
	low, high := m.point.Low, m.point.High
	switch {
	case high < 0:
		return number(float64(low)) + " or more"
	case low < 0:
		return number(float64(high)) + " or less"
	case low == high:
		return number(float64(low))
	}
	return number(float64(low)) + "\u2013" + number(float64(high))
}

// name writes the numbers of estimates beside their marks, where there is room in the plot: above, at the right, at the
// left or below.
func (e *Estimates) name(marks []estimateMark, plot draw.Rect) {
	k, size, unit := &e.pen, e.Style.Caption, e.Style.Text
	var taken []draw.Rect
	for _, m := range marks {
		taken = append(taken, draw.Rect{X: m.x - float32(5*unit), Y: m.top - float32(5*unit), W: 10 * unit, H: m.y - m.top + float32(10*unit)})
	}
	for _, m := range marks {
		words := m.words()
		w, gap := k.width(typeset.Standard().Sans, words, size), 8*unit
		for _, at := range []draw.Point{
			{X: m.x - w/2, Y: m.top - gap - size}, {X: m.x + gap, Y: m.top - size/2}, {X: m.x - gap - w, Y: m.top - size/2}, {X: m.x - w/2, Y: m.y + gap},
		} {
			r := draw.Rect{X: at.X, Y: at.Y, W: w, H: size}
			within := r.X >= plot.X && r.Right() <= plot.Right() && r.Y >= plot.Y-size && r.Bottom() <= plot.Bottom()
			if !within || slices.ContainsFunc(taken, r.Overlaps) {
				continue
			}
			taken = append(taken, r)
			k.c.Halo(k.word(typeset.Standard().Sans, words), r.X, r.Y+float32(0.85*size), size, 2*unit, k.p.Page)
			k.text(typeset.Standard().Sans, words, r.X, r.Y+float32(0.85*size), size, k.p.Ink)
			break
		}
	}
}
