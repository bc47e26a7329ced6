//go:build !nogui

package incidents

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/figure"
	"lectern/app/incident"
)

func (s *timeSurface) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

func (s *timeSurface) MouseMoved(e *desktop.MouseEvent) {
	s.Surface.MouseMoved(e)
	s.view.hover(e.Position)
}

func (s *timeSurface) MouseOut() {
	s.Surface.MouseOut()
	s.view.tip.Hide()
}

// hover tells the bar under the pointer, however low it is.
func (t *timeView) hover(at fyne.Position) {
	chart, bar := t.barAt(at)
	if bar == nil {
		t.tip.Hide()
		return
	}
	t.tip.title, t.tip.detail = t.barWords(chart, bar)
	t.tip.showAt(fyne.NewSize(at.X, at.Y), t.Size())
}

// barAt returns the bar above or below a point, the one drawn last if there are several, or nil, and its timeline.
func (t *timeView) barAt(at fyne.Position) (chart *figure.Timeline, bar *figure.Spot) {
	chart = t.chart
	if a := t.desk.result; a != nil && a.other != nil && t.otherChart != nil && at.Y > chart.Plot().Bottom() {
		chart = t.otherChart
	}
	if plot := chart.Plot(); at.Y < timeHead || at.Y > plot.Bottom() {
		return chart, nil
	}
	spots := chart.Spots()
	for i := range spots {
		if s := &spots[i]; at.X >= s.Area.X && at.X <= s.Area.Right() {
			bar = s
		}
	}
	return chart, bar
}

// barWords returns the title of a bar and what it comes to, and beside what is surely of its time what may be.
func (t *timeView) barWords(chart *figure.Timeline, bar *figure.Spot) (title, detail string) {
	if bar.Row >= 0 {
		one := t.desk.brief.Incidents.At(bar.Row)
		return one.Name(), one.When.String() + "   " + bar.Sum.Told()
	}
	words := sumOf(bar.Sum)
	if may := chart.MayLie(bar); !bar.Loose && may.Rows() > 0 {
		words += "; may lie in it, too: " + sumOf(may)
	}
	return bar.When(), words
}

// sumOf returns how many incidents a sum is of and what they come to.
func sumOf(sum incident.Total) string {
	if sum.IsCount() {
		return sum.Told()
	}
	words := incident.Counted(sum.Rows(), "incident") + ", " + sum.Told()
	if sum.Known > 0 && sum.Unknown > 0 {
		words += ", " + incident.Thousands(sum.Unknown) + " of unknown number"
	}
	return words
}
