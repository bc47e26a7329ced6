//go:build !nogui

package incidents

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// brushing is the state of the pointer while it changes the brush.
type brushing struct {
	start   incident.Day  // where the pointer was pressed
	hold    grip          // the part of the brush that was pressed
	was     incident.Span // the brush before it was moved
	drags   bool
	clicked time.Time // time of the last click
}

// grip is the part of the brush that the pointer drags.
type grip uint8

const (
	newBrush grip = iota
	firstEdge
	lastEdge
	wholeBrush
)

// timeSurface adds dragging to a surface.
type timeSurface struct {
	*kit.Surface
	view *timeView
}

// stepUnit returns the unit in which the brush moves: the unit of the bars, or months where each bar
// is one incident.
func (t *timeView) stepUnit() incident.Unit {
	if a := t.desk.result; a != nil && a.counts != nil && a.counts.Unit != incident.Days {
		return a.counts.Unit
	}
	return incident.Months
}

// stepBrush moves the brush by a unit, or only its end; where there is no brush it makes one of the
// last unit.
func (t *timeView) stepBrush(by int, end bool) {
	u := t.stepUnit()
	if t.desk.asked.days == nil {
		t.desk.setDays(&incident.Span{First: u.Start(t.chart.Axis.Last), Last: t.chart.Axis.Last})
		return
	}
	next := *t.desk.asked.days
	move := func(d incident.Day) incident.Day {
		if by > 0 {
			return u.End(d) + 1
		}
		return u.Start(u.Start(d) - 1)
	}
	if !end {
		next.First = move(next.First)
	}
	if next.Last = u.End(move(next.Last)); next.Last < next.First || next.Last < t.whole.First || next.First > t.whole.Last {
		return
	}
	t.desk.setDays(&next)
}

func near(a, b float32) bool { return a-b < 7 && b-a < 7 }

func (s *timeSurface) MouseDown(e *desktop.MouseEvent) {
	t := s.view
	s.Surface.MouseDown(e)
	t.brush.drags = false
	t.stop()
	t.brush.start = t.chart.Day(e.Position.X)
	t.brush.hold = newBrush
	if days := t.desk.asked.days; days != nil {
		t.brush.was = *days
		x0, x1 := t.chart.X(days.First), t.chart.X(days.Last+1)
		switch x := e.Position.X; {
		case near(x, x0):
			t.brush.hold = firstEdge
		case near(x, x1):
			t.brush.hold = lastEdge
		case x > x0 && x < x1:
			t.brush.hold = wholeBrush
		}
	}
}

func (s *timeSurface) Dragged(e *fyne.DragEvent) {
	t := s.view
	if !t.brush.drags && e.Position.Y < timeHead && e.Dragged.DY*e.Dragged.DY < 1 { // from the head nothing is brushed
		return
	}
	t.brush.drags = true
	day := t.chart.Day(e.Position.X)
	days := incident.Span{First: min(t.brush.start, day), Last: max(t.brush.start, day)}
	switch t.brush.hold {
	case firstEdge:
		days = incident.Span{First: min(day, t.brush.was.Last), Last: t.brush.was.Last}
	case lastEdge:
		days = incident.Span{First: t.brush.was.First, Last: max(day, t.brush.was.First)}
	case wholeBrush:
		by := min(max(day-t.brush.start, t.whole.First-t.brush.was.First), t.whole.Last-t.brush.was.Last)
		days = incident.Span{First: t.brush.was.First + by, Last: t.brush.was.Last + by}
	}
	if a := t.desk.result; a != nil && a.counts != nil && !a.counts.Single() { // whole bars
		days.First, days.Last = a.counts.Unit.Start(days.First), a.counts.Unit.End(days.Last)
	}
	t.desk.setDays(&days)
}

func (s *timeSurface) DragEnd() {}

func (s *timeSurface) MouseUp(e *desktop.MouseEvent) {
	t := s.view
	if e.Position.Y < timeHead || e.Button != desktop.MouseButtonPrimary {
		s.Surface.MouseUp(e)
		return
	}
	if t.brush.drags {
		return
	}
	if time.Since(t.brush.clicked) < 350*time.Millisecond { // twice: all time
		t.desk.setDays(nil)
		t.setAxis(t.whole)
		return
	}
	t.brush.clicked = time.Now()
	t.desk.window.Focus(t.timeSurface)
	if row := t.under(e.Position.X); row >= 0 {
		t.desk.Select(row)
		return
	}
	if a := t.desk.result; a != nil && a.counts != nil && !a.counts.Single() { // a bar: its time
		u := a.counts.Unit
		day := t.chart.Day(e.Position.X)
		t.desk.setDays(&incident.Span{First: u.Start(day), Last: u.End(day)})
		return
	}
	if days := t.desk.asked.days; days != nil && (t.brush.start < days.First || t.brush.start > days.Last) {
		t.desk.setDays(nil)
	}
}

// under returns the row of the incident whose bar is nearest to x, or -1.
func (t *timeView) under(x float32) incident.Row {
	a := t.desk.result
	if a == nil || a.counts == nil || !a.counts.Single() {
		return -1
	}
	best, distance := incident.Row(-1), float32(8)
	for row := range a.answer.Shown.All {
		when := t.desk.brief.Incidents.When(row)
		mid := t.chart.X(when.First + (when.Last-when.First)/2)
		if d := max(mid-x, x-mid); d < distance {
			best, distance = row, d
		}
	}
	return best
}

func (s *timeSurface) Cursor() desktop.Cursor {
	if s.Hovers() {
		return desktop.PointerCursor
	}
	return desktop.HResizeCursor
}
