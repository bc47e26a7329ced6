//go:build !nogui

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
)

// timeView is the timeline: drag brushes, a click on a bar chooses, a double click lets go.
type timeView struct {
	*timeSurface
	i     *incidentDesk
	chart *figure.Timeline
	start incident.Day
	edge  int // 1, 2: the brush's handle being dragged; 0: a new brush
	drags bool
}

// timeSurface adds dragging to a surface.
type timeSurface struct {
	*surface
	view *timeView
}

func newTimeView(i *incidentDesk) *timeView {
	t := &timeView{i: i}
	t.timeSurface = &timeSurface{newSurface(i.desk.look, fyne.NewSize(200, 80), t.paint), t}
	t.timeSurface.surface.ExtendBaseWidget(t.timeSurface)
	t.surface.typed = t.key
	t.fresh()
	return t
}

// key steps through the incidents in the order of time.
func (t *timeView) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyRight:
		t.i.step(e.Name == fyne.KeyLeft)
	case fyne.KeyReturn, fyne.KeyEnter:
		t.i.map_.openCard()
	case fyne.KeyEscape:
		t.i.dismiss()
	default:
		return false
	}
	return true
}

func (t *timeView) fresh() {
	b := t.i.desk.brief
	y, m, d := b.AsOf.Date()
	all, _ := b.Select("")
	t.chart = figure.NewTimeline(b.Incidents, all, all, incident.DayOf(y, m, d), figure.Screen)
	t.chart.Named = 0
}

func (t *timeView) paint(g *ground) {
	p, c := g.p, t.chart
	g.rect(draw.Rect{W: g.w, H: g.h}, p.Page)
	g.rect(draw.Rect{W: g.w, H: 1}, p.Rule)
	end := g.text(faces().SansBold, "Killed in each incident", 20, 20, 13, p.Ink)
	hint := "pale: up to the highest count; dashed: not known to the day, or no count"
	if words := t.i.status(); words != "" { // the selection in words
		hint = words
	}
	brush := ""
	if t.i.from <= t.i.to {
		brush = t.i.from.Words() + " to " + t.i.to.Words()
	}
	right := g.w - 20
	if brush != "" {
		right = g.right(faces().SansBold, brush, right, 20, 13, p.Accent)
	}
	g.text(faces().Sans, g.fit(faces().Sans, hint, 13, right-end-24), end+12, 20, 13, p.Ink3)
	c.Shown, c.Brush, c.Selected = t.i.shown, nil, t.i.desk.selected
	if t.i.from <= t.i.to {
		c.Brush = &incident.Span{First: t.i.from, Last: t.i.to}
	}
	c.Draw(g.Canvas, draw.Rect{X: 16, Y: 30, W: g.w - 32, H: g.h - 36}, p)
}

func (s *timeSurface) MouseDown(e *desktop.MouseEvent) {
	t := s.view
	t.drags = false
	t.start = t.chart.Day(e.Position.X)
	t.edge = 0
	if t.i.from <= t.i.to {
		x0, x1 := t.chart.X(t.i.from), t.chart.X(t.i.to+1)
		switch {
		case near(e.Position.X, x0):
			t.edge = 1
		case near(e.Position.X, x1):
			t.edge = 2
		}
	}
}

func near(a, b float32) bool { return a-b < 7 && b-a < 7 }

func (s *timeSurface) Dragged(e *fyne.DragEvent) {
	t := s.view
	t.drags = true
	day := t.chart.Day(e.Position.X)
	switch t.edge {
	case 1:
		t.i.setBrush(min(day, t.i.to), t.i.to)
	case 2:
		t.i.setBrush(t.i.from, max(day, t.i.from))
	default:
		t.i.setBrush(min(t.start, day), max(t.start, day))
	}
}

func (s *timeSurface) DragEnd() {}

func (s *timeSurface) MouseUp(e *desktop.MouseEvent) {
	t := s.view
	if t.drags {
		return
	}
	day := t.chart.Day(e.Position.X)
	best, distance := -1, float32(8)
	for row := range t.i.shown.All {
		when := t.i.desk.brief.Incidents.When(row)
		x := t.chart.X(when.First + (when.Last-when.First)/2)
		if d := max(x-e.Position.X, e.Position.X-x); d < distance {
			best, distance = row, d
		}
	}
	if best >= 0 {
		t.i.desk.chosen(best)
		return
	}
	if t.i.from <= t.i.to && (day < t.i.from || day > t.i.to) {
		t.i.setBrush(0, -1)
	}
}

func (s *timeSurface) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// nudge moves the brush by months, or makes one of the last year.
func (t *timeView) nudge(by int) {
	i := t.i
	if i.from > i.to {
		i.setBrush(t.chart.Axis.Last-364, t.chart.Axis.Last)
		return
	}
	step := incident.Day(30 * by)
	if i.from+step < t.chart.Axis.First || i.to+step > t.chart.Axis.Last {
		return
	}
	i.setBrush(i.from+step, i.to+step)
}
