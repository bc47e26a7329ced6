//go:build !nogui

package incidents

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"lectern/app/atlas"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// mapView shows the incidents on a map. The desk's worker draws an image larger than the view;
// panning moves it until the next one is there.
type mapView struct {
	widget.BaseWidget
	desk   *Desk
	extent atlas.Extent
	proj   atlas.Projection // in which want is
	whole  atlas.Projection // of the whole extent

	options atlas.Options

	want     atlas.View     // the view to be shown, W and H the widget's
	drawn    picture        // the picture shown
	over     spot           // what is under the pointer
	pointer  *fyne.Position // nil: it is elsewhere
	moved    bool           // by the reader; else the extent is fitted to the window
	dragging bool
	rim      *canvas.Rectangle // background where the picture doesn't reach
	ring     *canvas.Rectangle // shows that the map has the keyboard

	base, furniture *canvas.Raster
	buttons         *kit.Surface
	keyButton       *kit.Surface // shows the legend where it was left out for want of room
	key             bool         // whether the legend is shown all the same
	credits         *mapCredits
	card            *card
	cluster         *clusterCard
	sketch          sketch
	tip             *hoverCard
}

func newMapView(d *Desk) *mapView {
	m := &mapView{desk: d}
	m.proj, m.options = compose.MapOf(d.brief)
	m.whole = m.proj
	m.extent = compose.ExtentOf(d.brief)
	m.base = canvas.NewRaster(func(int, int) image.Image { return shownImage(m.drawn.base) })
	m.furniture = canvas.NewRaster(func(int, int) image.Image { return shownImage(m.drawn.furniture) })
	m.base.ScaleMode, m.furniture.ScaleMode = canvas.ImageScaleFastest, canvas.ImageScalePixels
	m.buttons = kit.NewSurface(d.window, mapButtonsSize, m.paintButtons)
	m.keyButton = kit.NewSurface(d.window, fyne.NewSize(56, 30), m.paintKeyButton)
	m.keyButton.Hide()
	m.sketch = newSketch(d.window)
	m.credits = newMapCredits(m)
	m.card = newCard(m)
	m.cluster = newClusterCard(m)
	m.tip = newHoverCard(d.window)
	m.rim = canvas.NewRectangle(d.window.Palette().Sea)
	m.ring = canvas.NewRectangle(color.Transparent)
	m.ring.StrokeWidth = 2
	m.ring.Hide()
	m.ExtendBaseWidget(m)
	return m
}

func shownImage(img *image.RGBA) image.Image {
	if img == nil {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	return img
}

// show takes over a new picture.
func (m *mapView) show(p picture) {
	p.reproject(m.proj)
	m.drawn, m.over = p, spot{}
	m.base.Refresh()
	m.furniture.Refresh()
	m.keyButton.Hidden = !p.keyHidden
	m.keyButton.Refresh()
	m.credits.show(&p)
	m.place()
	m.hover() // what is under the pointer may be gone, or another
}

// ready reports whether the map has a size to be drawn in, and adapts the view to it.
func (m *mapView) ready() bool {
	s := m.Size()
	if s.Width < 10 || s.Height < 10 {
		return false
	}
	if m.moved {
		m.want.W, m.want.H = s.Width, s.Height
		m.turn()
	} else {
		m.fit(m.extent)
	}
	return true
}

func (m *mapView) scale() float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		return c.Scale()
	}
	return 1
}

// place moves and stretches the drawn image to where the wanted view is.
func (m *mapView) place() {
	if m.drawn.base == nil {
		return
	}
	m.drawn.placeFor(m.want, m.base, m.rim, m.desk.window.Palette().Sea)
	m.desk.other.place()
	m.card.place()
	if m.sketch.on {
		m.paintSketch()
	}
	m.rim.Refresh()
}

// drift reports whether the view has moved so far that the next picture is due.
func (m *mapView) drift() bool {
	v := m.drawn.view
	a := m.want.ToView(v.ToPlane(draw.Point{X: v.W / 2, Y: v.H / 2}))
	return max(a.X-m.want.W/2, m.want.W/2-a.X) > m.want.W*mapMargin*0.5 || max(a.Y-m.want.H/2, m.want.H/2-a.Y) > m.want.H*mapMargin*0.5
}

// set moves the map to a view without having it drawn.
func (m *mapView) set(v atlas.View) {
	m.want, m.moved = v, true
	m.cluster.Hide()
	m.hideTip()
	m.place()
}

// setExtent moves the map to an extent without having it drawn.
func (m *mapView) setExtent(e atlas.Extent) {
	m.fit(e)
	m.set(m.want)
}

// reset moves the map to the brief's whole extent without having it drawn.
func (m *mapView) reset() {
	m.setExtent(m.extent)
	m.moved = false
}

// moveTo moves the map to a view and has it drawn.
func (m *mapView) moveTo(v atlas.View) {
	m.set(v)
	m.desk.ask()
}

func (m *mapView) zoom(factor float64, about draw.Point) { m.moveTo(m.want.Zoom(factor, about)) }

func (m *mapView) home() {
	m.reset()
	m.desk.ask()
}

// selected follows the selection; the map moves only where the incident is not in view.
func (m *mapView) selected(row incident.Row) {
	if row >= 0 {
		if at, ok := m.at(row); ok && (at.X < 30 || at.Y < 30 || at.X > m.want.W-30 || at.Y > m.want.H-30) {
			m.want.X, m.want.Y = m.want.ToPlane(at)
			m.moved = true
		}
	}
	m.cluster.Hide()
	m.card.show(row)
	m.tip.Hide()
	m.place()
}

// at returns where an incident's symbol is in the view: the symbol of its area, if only that is known.
func (m *mapView) at(row incident.Row) (draw.Point, bool) {
	if s := m.drawn.clusters.Of(row); s != nil {
		return m.want.ToView(m.drawn.view.ToPlane(s.At)), true
	}
	one := m.desk.brief.Incidents.At(row)
	if !one.HasPoint {
		return draw.Point{}, false
	}
	return m.want.ToView(m.proj.Forward(one.Lon, one.Lat)), true
}

func (m *mapView) Resize(s fyne.Size) {
	if s == m.Size() {
		return
	}
	m.BaseWidget.Resize(s)
	if m.moved { // keep the middle
		m.want.W, m.want.H = s.Width, s.Height
		m.place()
	}
	m.desk.ask()
}

func (m *mapView) CreateRenderer() fyne.WidgetRenderer { return &mapRenderer{m} }
