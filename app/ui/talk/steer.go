//go:build !nogui

package talk

import (
	"fyne.io/fyne/v2"

	"lectern/app/atlas"
	"lectern/app/draw"
)

// mapView returns the view of the map that a screen shows, and false if it shows none, as when an event comes after the
// end.
func (t *Talk) mapView(s *shown) (atlas.View, bool) {
	if !t.Running() || s.cover != noCover {
		return atlas.View{}, false
	}
	slide := t.decks.Window.Slides[s.slide]
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

// MoveMap moves the map on the slide by steps of a tenth of its width, to the right and down.
func (t *Talk) MoveMap(right, down float32) {
	const step = 100
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
