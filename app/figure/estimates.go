package figure

import (
	"cmp"
	"fmt"
	"slices"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// Estimates is a chart of one series of estimates over time, which are not counts of incidents. Points of
// different scope have different marks and are never joined.
type Estimates struct {
	Points      []incident.Point
	Scopes      []string
	Style       Style
	First, Last incident.Day
	spots       []Spot
	pen         pen
}

// NewEstimates returns the chart of a series up to a day.
func NewEstimates(points []incident.Point, name string, until incident.Day, st Style) *Estimates {
	e := &Estimates{Style: st}
	e.pen.shaper = typeset.NewShaper()
	for _, p := range points {
		if p.Series != name || p.From > until {
			continue
		}
		e.Points = append(e.Points, p)
		if !slices.Contains(e.Scopes, p.Scope) {
			e.Scopes = append(e.Scopes, p.Scope)
		}
	}
	slices.SortStableFunc(e.Points, func(a, b incident.Point) int { return cmp.Compare(a.From, b.From) })
	if len(e.Points) > 0 {
		e.First = incident.Years.Start(e.Points[0].From)
		for _, p := range e.Points {
			e.Last = max(e.Last, incident.Years.End(min(p.To, until)))
		}
	}
	return e
}

// Height returns the height that the chart needs at a width, its key included.
func (e *Estimates) Height(width float32) float32 {
	return min(width*0.42, 27*e.Style.Caption) + float32(1.6*e.Style.Caption)
}

// Draw draws each estimate as a line from its low to its high end, in the middle of the time that it is for.
// An open end has an arrow.
func (e *Estimates) Draw(c draw.Canvas, r draw.Rect, p *draw.Palette) {
	k, size, unit := &e.pen, e.Style.Caption, e.Style.Text
	k.c, k.p, e.spots = c, p, nil
	sans := typeset.Standard().Sans
	x0 := r.X
	for i, scope := range e.Scopes {
		e.mark(i, draw.Point{X: x0 + float32(5*unit), Y: r.Y + float32(0.6*size)}, unit)
		x0 = k.text(sans, scope, x0+float32(13*unit), r.Y+float32(0.95*size), size, p.Ink2) + float32(18*unit)
	}
	plot := draw.Rect{X: r.X, Y: r.Y + float32(2.4*size), W: r.W - 4*size, H: r.H - float32(4.6*size)}
	var most int64
	for _, q := range e.Points {
		most = max(most, q.Low, q.High)
	}
	top := niceTop(float64(most))
	foot := plot.Bottom()
	y := func(v int64) float32 { return foot - float32(plot.H*float32(float64(v)/top)) }
	for _, v := range steps(top, 4) {
		k.line(plot.X, y(int64(v)), r.Right(), y(int64(v)), 0.7*unit, p.Rule)
		k.textRight(sans, number(v), r.Right(), y(int64(v))-float32(0.3*size), size, p.Ink3)
	}
	x := func(d incident.Day) float32 {
		return plot.X + float32(6*unit) + (plot.W-float32(12*unit))*float32(d-e.First)/float32(max(1, e.Last-e.First))
	}
	for d := e.First; d <= e.Last; d = incident.Years.End(d) + 1 {
		year, _, _ := d.Date()
		k.line(x(d), foot, x(d), foot+4*unit, unit, p.Ink2)
		k.textCentre(sans, fmt.Sprint(year), (x(d)+x(incident.Years.End(d)))/2, foot+float32(1.5*size), size, p.Ink2)
	}
	k.line(plot.X, foot+0.5*unit, r.Right(), foot+0.5*unit, unit, p.Ink2)
	var marks []estimateMark
	for _, q := range e.Points {
		at := x(q.From + (min(q.To, e.Last)-q.From)/2)
		m := newEstimateMark(q, at, y, float32(arrow*unit))
		marks = append(marks, m)
		e.spots = append(e.spots, Spot{Area: draw.Rect{X: at - 6*unit, Y: m.top - 6*unit, W: 12 * unit, H: m.y - m.top + 12*unit}, Row: -1, Point: &q})
		mark := slices.Index(e.Scopes, q.Scope)
		if q.To-q.From > 45 { // days: a line shows the time that it is for
			k.line(x(q.From), y(max(q.Low, q.High)), x(min(q.To, e.Last)), y(max(q.Low, q.High)), unit, p.Rule)
		}
		switch {
		case q.Low >= 0 && q.High >= 0:
			k.line(at, y(q.Low), at, y(q.High), 2*unit, p.Accent)
			e.mark(mark, draw.Point{X: at, Y: y(q.High)}, unit)
			if q.Low != q.High {
				e.mark(mark, draw.Point{X: at, Y: y(q.Low)}, unit)
			}
		case q.Low >= 0:
			e.open(at, y(q.Low), -1, unit)
			e.mark(mark, draw.Point{X: at, Y: y(q.Low)}, unit)
		case q.High >= 0:
			e.open(at, y(q.High), 1, unit)
			e.mark(mark, draw.Point{X: at, Y: y(q.High)}, unit)
		}
	}
	if e.Style.isSlide() {
		e.name(marks, plot)
	}
}

// Spots returns the estimates of the last Draw.
func (e *Estimates) Spots() []Spot { return e.spots }

// arrow is the length of the arrow of an open end, in units.
const arrow = 18

// open draws an arrow on the side that an estimate leaves open; down is 1 or -1.
func (e *Estimates) open(x, y, down, unit float32) {
	k := &e.pen
	to := y + float32(down*arrow*unit)
	k.line(x, y, x, to, 1.6*unit, k.p.Accent)
	k.path.Reset()
	k.path.MoveTo(x-4*unit, to-float32(down*5*unit))
	k.path.LineTo(x, to)
	k.path.LineTo(x+4*unit, to-float32(down*5*unit))
	k.c.Stroke(&k.path, draw.Stroke{Width: 1.6 * unit}, k.p.Accent)
}

// mark draws a disc, a ring, a square or a diamond, by scope.
func (e *Estimates) mark(scope int, at draw.Point, unit float32) {
	k := &e.pen
	r := 4 * unit
	switch scope % 4 {
	case 0:
		k.disc(at.X, at.Y, r, k.p.Accent)
	case 1:
		k.disc(at.X, at.Y, r, k.p.Page)
		k.ring(at.X, at.Y, r-0.5*unit, 1.6*unit, nil, k.p.Accent)
	case 2:
		k.rect(draw.Rect{X: at.X - float32(r*0.9), Y: at.Y - float32(r*0.9), W: 1.8 * r, H: 1.8 * r}, k.p.Accent)
	case 3:
		k.diamond(at.X, at.Y, r*1.25, k.p.Accent)
	}
}
