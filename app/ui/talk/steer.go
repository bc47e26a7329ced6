//go:build !nogui

package talk

import (
	"strconv"

	"fyne.io/fyne/v2"

	"lectern/app/atlas"
	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/draw/raster"
)

// steer is what the speaker does with the map of the slide.
type steer struct {
	steering bool // the arrows move it
	walk     walk // in time
}

// mapView returns the view of the map that a screen shows, and false if it shows none.
func (t *Talk) mapView(s *shown) (atlas.View, bool) {
	if s.cover != noCover {
		return atlas.View{}, false
	}
	slide := t.slideOf(s)
	switch {
	case slide.Map == nil:
		return atlas.View{}, false
	case s.view.Scale != 0:
		return s.view, true
	}
	return slide.Views[s.step], true
}

// pan moves the map that a screen shows by units of the slide.
func (t *Talk) pan(s *shown, dx, dy float32) {
	if v, ok := t.mapView(s); ok {
		s.view = v.Pan(dx, dy)
		t.refresh()
	}
}

// zoomStep is the factor by which a notch of the wheel or a key zooms.
const zoomStep = 1.15

// zoom zooms the map that a screen shows in or out about a place on the slide, in its units.
func (t *Talk) zoom(s *shown, about draw.Point, in bool) {
	v, ok := t.mapView(s)
	if !ok {
		return
	}
	factor := zoomStep
	if !in {
		factor = 1 / factor
	}
	about.X -= t.slideSize().X - v.W
	s.view = v.Zoom(factor, about)
	t.refresh()
}

// pointOn returns the place on the slide, in its units, at a position of an area where it is shown, and the scale there.
func (t *Talk) pointOn(s *shown, on draw.Rect, p fyne.Position) (at draw.Point, scale float32) {
	window := t.partOf(s)
	origin, k := placed(on, window.W, window.H)
	return draw.Point{X: (p.X-origin.X)/k + window.X, Y: (p.Y-origin.Y)/k + window.Y}, k
}

// SteerMap has the arrows move the map of the slide, or no longer.
func (t *Talk) SteerMap() {
	_, hasMap := t.mapView(&t.now)
	t.steering = hasMap && !t.steering
	t.refresh()
}

// Steers reports whether the arrows move the map of the slide.
func (t *Talk) Steers() bool { return t.steering }

// MoveMap moves what the map on the slide shows by steps to the right and down.
func (t *Talk) MoveMap(right, down float32) {
	const step = 100 // of the slide's units
	t.pan(&t.now, -right*step, -down*step)
}

// ZoomMap zooms the map on the slide in or out about its middle.
func (t *Talk) ZoomMap(in bool) {
	if v, ok := t.mapView(&t.now); ok {
		t.zoom(&t.now, draw.Point{X: t.slideSize().X - v.W/2, Y: v.H / 2}, in)
	}
}

// RestoreMap shows the map on the slide as the author set it.
func (t *Talk) RestoreMap() {
	t.now.view = atlas.View{}
	t.refresh()
}

// WalkTime shows the map of the slide with the incidents of its first year alone, then of the next, or of the one before
// where back. Beyond the last year, and before the first, the talk goes on where it was left.
func (t *Talk) WalkTime(back bool) {
	d, from, at := t.decks.Window, t.now.slide, -1
	if w := t.walk; t.aside() && w.slide == t.now.slide {
		from, at = w.from, w.at
	}
	years := d.MapYears(from)
	switch {
	case back && at < 0:
		at = len(years) - 1
	case back:
		at--
	default:
		at++
	}
	if at < 0 || at >= len(years) {
		if t.aside() {
			t.Return()
		}
		return
	}
	n, err := d.Answer(deck.Answer{Year: years[at], Map: from})
	if err != nil {
		t.Tell("The map of " + strconv.Itoa(years[at]) + " can\u2019t be drawn: " + err.Error())
		return
	}
	if t.aside() && from != t.now.slide {
		t.goTo(place{slide: n})
	} else {
		t.jump(n)
	}
	t.walk = walk{slide: n, from: from, at: at}
}

// walk is a walk in time over the map of a slide.
type walk struct {
	slide int // that is shown, of one year
	from  int // the slide with the map of all years
	at    int // the index of the year
}

// follow stays at the slides when they have been made anew.
func (w *walk) follow(d, old *deck.Deck) {
	w.slide, _ = d.Find(old, w.slide)
	w.from, _ = d.Find(old, w.from)
}

// ask shows the incident of the symbol at a place on the map, in the slide's units, and reports whether one is there.
func (t *Talk) ask(at draw.Point) bool {
	v, ok := t.mapView(&t.now)
	if !ok {
		return false
	}
	// The map knows its symbols once it is drawn, and the picture on the screen may be of the other deck.
	_, canvas := raster.NewImage(64, 36, 1, t.palette.Page)
	t.drawSlide(draw.Placed(canvas, draw.Point{}, 36/t.slideSize().Y), &t.now)
	m := t.slide().Map
	at.X -= t.slideSize().X - v.W
	symbol := m.Clusters().At(at, 6)
	if symbol == nil {
		return false
	}
	rows := m.Clusters().Rows(symbol, m.Selection, 2)
	if len(rows) > 1 {
		t.zoom(&t.now, draw.Point{X: at.X + t.slideSize().X - v.W, Y: at.Y}, true)
		return true
	}
	n, err := t.decks.Window.Answer(deck.Answer{Incident: t.Brief().Incidents.At(rows[0]).ID})
	if err != nil {
		return false
	}
	t.jump(n)
	return true
}
