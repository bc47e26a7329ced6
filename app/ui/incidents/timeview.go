//go:build !nogui

package incidents

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// timeView is the timeline. A drag makes a brush, a drag on the brush moves it, a click on a bar
// brushes its time or selects its incident, the wheel zooms, and a double click shows all time again.
type timeView struct {
	*timeSurface
	desk       *Desk
	box        *fyne.Container
	chart      *figure.Timeline
	otherChart *figure.Timeline // of what is compared; nil until something is
	dates      *dateField
	tip        *hoverCard    // tells the bar under the pointer
	whole      incident.Span // from the first incident to the last
	brush      brushing
	player     player
}

const timeHead = 30

func newTimeView(d *Desk) *timeView {
	t := &timeView{desk: d}
	t.timeSurface = &timeSurface{kit.NewSurface(d.window, fyne.NewSize(200, 80), t.paint), t}
	t.timeSurface.Surface.ExtendBaseWidget(t.timeSurface)
	t.Surface.OnKey = t.key
	t.Surface.OnScroll = t.roll
	t.dates = newDateField(t)
	t.tip = newHoverCard(d.window)
	t.chart = t.newChart()
	t.whole = t.chart.Axis
	t.box = container.New(timeLayout{}, t.timeSurface, t.dates.Field, t.tip.Surface)
	return t
}

// newChart returns a timeline of all incidents.
func (t *timeView) newChart() *figure.Timeline {
	b := t.desk.brief
	all := b.Incidents.All()
	c := figure.NewTimeline(b.Incidents, all, all, b.AsOfDay(), figure.Screen)
	c.Named = 0
	return c
}

// timeLayout puts the field for dates on the right of the head. What tells a bar stays where it is.
type timeLayout struct{}

func (timeLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 80) }

func (timeLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(s)
	o[1].Resize(fyne.NewSize(dateFieldWidth, 36)) // a lower one would scroll
	o[1].Move(fyne.NewPos(s.Width-dateFieldWidth-16, 2))
}

// plotWidth returns the width of the bars, for which the worker counts.
func (t *timeView) plotWidth() float32 {
	return max(100, t.Size().Width-32-8-2.6*figure.Screen.Caption)
}

// key steps the brush by the unit of the bars.
func (t *timeView) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyRight:
		by := 1
		if e.Name == fyne.KeyLeft {
			by = -1
		}
		t.stepBrush(by, kit.Shifted())
	case fyne.KeyHome:
		t.desk.setDays(nil)
	case fyne.KeySpace:
		t.play()
	case fyne.KeyPlus, fyne.KeyEqual:
		t.zoom(0.6, (t.chart.Plot().X+t.chart.Plot().Right())/2)
	case fyne.KeyMinus:
		t.zoom(1/0.6, (t.chart.Plot().X+t.chart.Plot().Right())/2)
	case fyne.KeyReturn, fyne.KeyEnter:
		t.dates.open()
	case fyne.KeyEscape:
		switch {
		case t.player.playing():
			t.stop()
		case t.desk.asked.days != nil:
			t.desk.setDays(nil)
		default:
			t.desk.Dismiss()
		}
	default:
		return false
	}
	return true
}

func (t *timeView) paint(g *kit.Painter) {
	p, c := g.Palette, t.chart
	g.Rect(draw.Rect{W: g.W, H: g.H}, p.Page)
	g.Rect(draw.Rect{W: g.W, H: 1}, p.Rule)
	t.head(g)
	c.Brush, c.Selected = t.days(), t.desk.selected
	a := t.desk.result
	if a != nil {
		a.request.setChart(c, a.answer.AllDates, a.answer.Shown)
		c.Counts = a.counts
	}
	area := draw.Rect{X: 16, Y: timeHead, W: g.W - 32, H: g.H - timeHead - 6}
	if a == nil || a.other == nil {
		c.Draw(g.Canvas, area, p)
		return
	}
	t.paintOther(g, a, draw.Rect{X: area.X, Y: area.Y + area.H/2, W: area.W, H: area.H / 2})
	area.H /= 2
	c.Counts = a.counts.Beside(a.otherCounts)
	c.Draw(g.Canvas, area, p)
	t.sideWords(g, incident.QuerySide(a.request.Asked(), a.answer.Shown).Words, area)
}

// paintOther draws the timeline of what is compared, with the same axes.
func (t *timeView) paintOther(g *kit.Painter, a *result, area draw.Rect) {
	if t.otherChart == nil {
		t.otherChart = t.newChart()
	}
	c := t.otherChart
	a.request.setChart(c, a.other.answer.AllDates, a.other.answer.Shown)
	c.Counts = a.otherCounts.Beside(a.counts)
	c.Draw(g.Canvas, area, g.Palette)
	t.sideWords(g, a.other.side.Words, area)
}

// sideWords says what one of two timelines shows, off the lines of its axis.
func (t *timeView) sideWords(g *kit.Painter, words string, area draw.Rect) {
	words = g.Fit(g.Sans, incident.Capital(words), 13, area.W/2)
	g.Rect(draw.Rect{X: 16, Y: area.Y, W: g.Width(g.Sans, words, 13) + 8, H: 16}, g.Palette.Page)
	g.Label(g.Sans, words, 20, area.Y+12, 13, g.Palette.Ink2)
}

// roll zooms in or out around the time under the pointer.
func (t *timeView) roll(dy float32) {
	factor := 0.8
	if dy < 0 {
		factor = 1 / 0.8
	}
	t.zoom(factor, t.Pointer().X)
}

// zoom makes the axis longer or shorter around an x.
func (t *timeView) zoom(factor float64, x float32) {
	axis := t.chart.Axis
	about := t.chart.Day(x)
	length := max(14, float64(axis.Last-axis.First)*factor)
	part := float64(about-axis.First) / float64(max(1, axis.Last-axis.First))
	first := about - incident.Day(length*part)
	t.setAxis(incident.Span{First: max(first, t.whole.First), Last: min(first+incident.Day(length), t.whole.Last)})
}

func (t *timeView) setAxis(s incident.Span) {
	if s.Last-s.First < 7 {
		return
	}
	t.desk.asked.axis = s
	t.desk.ask()
}
