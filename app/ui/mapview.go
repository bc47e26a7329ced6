//go:build !nogui

package ui

import (
	"image"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lectern/app/atlas"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
)

// mapView shows the incidents on a map. The desk's worker draws an image larger than the view;
// panning moves it, and what the hand wants next replaces any waiting question.
type mapView struct {
	widget.BaseWidget
	desk   *desk
	i      *incidentDesk
	extent atlas.Extent
	proj   atlas.Projection

	options atlas.Options

	want     atlas.View // what the hand wants, W and H the widget's
	drawn    picture    // what is on show
	over     *figure.Symbol
	moved    bool // by hand: else the map fits the window
	dragging bool
	rim      *canvas.Rectangle
	ring     *canvas.Rectangle // the keyboard is here

	raster, over_ *canvas.Raster
	buttons       *surface
	keyButton     *surface // the legend, where it has no room
	key           bool     // it is asked for all the same
	card          *card
	crowd         *crowdCard
	tip           *hoverCard
}

func newMapView(i *incidentDesk) *mapView {
	d := i.desk
	m := &mapView{desk: d, i: i}
	m.proj, m.options = compose.MapOf(d.brief)
	m.extent = compose.ExtentOf(d.brief)
	m.raster = canvas.NewRaster(func(int, int) image.Image { return shownImage(m.drawn.ground) })
	m.over_ = canvas.NewRaster(func(int, int) image.Image { return shownImage(m.drawn.furniture) })
	m.raster.ScaleMode, m.over_.ScaleMode = canvas.ImageScaleFastest, canvas.ImageScalePixels
	m.buttons = newSurface(d.look, fyne.NewSize(32, 98), m.paintButtons)
	m.keyButton = newSurface(d.look, fyne.NewSize(56, 30), m.paintKeyButton)
	m.keyButton.Hide()
	m.card = newCard(m)
	m.crowd = newCrowdCard(m)
	m.tip = newHoverCard(d.look)
	m.rim = canvas.NewRectangle(d.look.palette().Sea)
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
	m.drawn, m.over = p, nil
	m.raster.Refresh()
	m.over_.Refresh()
	m.keyButton.Hidden = !p.keyHidden
	m.keyButton.Refresh()
	m.place()
}

// ready reports whether the map has a size to be drawn in, and makes what is wanted fit it.
func (m *mapView) ready() bool {
	s := m.Size()
	if s.Width < 10 || s.Height < 10 {
		return false
	}
	if !m.moved {
		m.want = atlas.Fit(m.proj, m.extent, s.Width, s.Height)
	}
	m.want.W, m.want.H = s.Width, s.Height
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
	if m.drawn.ground == nil {
		return
	}
	v := m.drawn.view
	k := float32(m.want.Scale / v.Scale)
	corner := m.want.ToView(v.ToPlane(draw.Point{}))
	snap := func(x float32) float32 { return float32(math.Round(float64(x*m.drawn.scale))) / m.drawn.scale }
	m.raster.Resize(fyne.NewSize(snap(v.W*k), snap(v.H*k)))
	m.raster.Move(fyne.NewPos(snap(corner.X), snap(corner.Y)))
	m.card.place()
	m.rim.Refresh()
}

// drift reports whether the view has moved so far that the next picture is due.
func (m *mapView) drift() bool {
	v := m.drawn.view
	a := m.want.ToView(v.ToPlane(draw.Point{X: v.W / 2, Y: v.H / 2}))
	return max(a.X-m.want.W/2, m.want.W/2-a.X) > m.want.W*mapMargin*0.5 || max(a.Y-m.want.H/2, m.want.H/2-a.Y) > m.want.H*mapMargin*0.5
}

// set says what the hand wants, without asking for it.
func (m *mapView) set(v atlas.View) {
	m.want, m.moved = v, true
	m.crowd.show(nil)
	m.place()
}

// reset wants all of the brief's extent again.
func (m *mapView) reset() {
	s := m.Size()
	m.set(atlas.Fit(m.proj, m.extent, s.Width, s.Height))
	m.moved = false
}

func (m *mapView) look(v atlas.View) {
	m.set(v)
	m.i.ask()
}

func (m *mapView) zoom(factor float64, about draw.Point) { m.look(m.want.Zoom(factor, about)) }

func (m *mapView) home() {
	m.reset()
	m.i.ask()
}

// chosen moves the map only where the incident is not in view.
func (m *mapView) chosen(row incident.Row) {
	if row >= 0 {
		if at, ok := m.at(row); ok && (at.X < 30 || at.Y < 30 || at.X > m.want.W-30 || at.Y > m.want.H-30) {
			m.want.X, m.want.Y = m.want.ToPlane(at)
			m.moved = true
		}
	}
	if m.i.panel.box.Visible() {
		row = -1 // the panel says more
	}
	m.crowd.show(nil)
	m.card.show(row)
	m.tip.show(nil, nil, fyne.Size{}, fyne.Size{})
	m.place()
}

// at is where an incident's symbol is in the wanted view: that of its area, if no more is known.
func (m *mapView) at(row incident.Row) (draw.Point, bool) {
	if s := m.drawn.gathered.Of(row); s != nil {
		return m.want.ToView(m.drawn.view.ToPlane(s.At)), true
	}
	one := m.desk.brief.Incidents.At(row)
	if !one.HasPoint {
		return draw.Point{}, false
	}
	return m.want.ToView(m.proj.Forward(one.Lon, one.Lat)), true
}

func (m *mapView) openCard() {
	if m.desk.selected >= 0 {
		row := m.desk.selected
		m.desk.beside(func(p *panel) { p.incident(row) })
	}
}

// under is the symbol below a point of the widget.
func (m *mapView) under(p fyne.Position) *figure.Symbol {
	if m.drawn.ground == nil {
		return nil
	}
	at := m.drawn.view.ToView(m.want.ToPlane(draw.Point{X: p.X, Y: p.Y}))
	return m.drawn.gathered.At(at, 3)
}

// rows are those that a symbol stands for, at most n.
func (m *mapView) rows(s *figure.Symbol, n int) []incident.Row {
	return m.drawn.gathered.Rows(s, m.i.answer.answer.Shown, n)
}

func (m *mapView) Scrolled(e *fyne.ScrollEvent) {
	dy := min(max(e.Scrolled.DY, -60), 60) // a wheel's step is multiplied off macOS
	m.zoom(math.Pow(2, float64(dy)/60), draw.Point{X: e.Position.X, Y: e.Position.Y})
}

func (m *mapView) MouseDown(e *desktop.MouseEvent) {
	m.dragging = false
	m.desk.look.byKeys = false
	m.desk.win.Canvas().Focus(m)
	m.focusRing(false)
}

func (m *mapView) MouseUp(e *desktop.MouseEvent) {
	if m.dragging || m.i.answer == nil {
		return
	}
	s := m.under(e.Position)
	if e.Button == desktop.MouseButtonSecondary {
		row := m.desk.selected
		if s != nil && !slices.Contains(m.rows(s, 1000), row) {
			row = m.rows(s, 1)[0]
		}
		m.i.menuAt(row, m, e.Position, m.want)
		return
	}
	switch {
	case e.Button != desktop.MouseButtonPrimary:
	case s == nil:
		m.desk.chosen(-1)
	case s.Count == 1:
		row := m.rows(s, 1)[0]
		if modifiers()&fyne.KeyModifierShortcutDefault != 0 {
			m.i.mark(row)
		} else {
			m.desk.chosen(row)
		}
	default:
		m.card.show(-1)
		m.tip.show(nil, nil, fyne.Size{}, fyne.Size{})
		m.crowd.show(s)
	}
}

func (m *mapView) Dragged(e *fyne.DragEvent) {
	m.dragging, m.moved = true, true
	m.crowd.show(nil)
	m.want = m.want.Pan(e.Dragged.DX, e.Dragged.DY)
	m.place()
	if m.drift() {
		m.i.ask()
	}
}

func (m *mapView) DragEnd() { m.i.ask() }

func (m *mapView) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }
func (m *mapView) MouseOut() {
	m.over = nil
	m.tip.show(nil, nil, fyne.Size{}, fyne.Size{})
	m.rim.Refresh()
}

func (m *mapView) MouseMoved(e *desktop.MouseEvent) {
	was := m.over
	if m.over = m.under(e.Position); m.over != was {
		s := m.over
		if s != nil && (s.Count == 1 && slices.Contains(s.Rows, m.desk.selected) || m.crowd.Visible()) { // a card says it
			s = nil
		}
		m.tip.show(m, s, fyne.NewSize(e.Position.X, e.Position.Y), m.Size())
		m.rim.Refresh() // asks for a frame: what was never painted can't
	}
}

func (m *mapView) Cursor() desktop.Cursor {
	if m.over != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (m *mapView) FocusGained()           { m.focusRing(m.desk.look.byKeys) }
func (m *mapView) FocusLost()             { m.focusRing(false) }
func (m *mapView) KeyDown(*fyne.KeyEvent) { m.desk.look.byKeys = true; m.focusRing(true) }
func (m *mapView) KeyUp(*fyne.KeyEvent)   {}

func (m *mapView) focusRing(on bool) {
	m.ring.StrokeColor, m.ring.Hidden = m.desk.look.palette().Accent, !on
	m.ring.Refresh()
}

func (m *mapView) TypedRune(r rune) { m.desk.typedRune(r) }

// TypedKey pans with the arrows, zooms with plus and minus, and goes to the nearest symbol in a
// direction with Shift and an arrow.
func (m *mapView) TypedKey(e *fyne.KeyEvent) {
	step := m.Size().Height / 6
	dx, dy := float32(0), float32(0)
	middle := draw.Point{X: m.want.W / 2, Y: m.want.H / 2}
	switch e.Name {
	case fyne.KeyLeft:
		dx = step
	case fyne.KeyRight:
		dx = -step
	case fyne.KeyUp:
		dy = step
	case fyne.KeyDown:
		dy = -step
	case fyne.KeyPlus, fyne.KeyEqual:
		m.zoom(1.5, middle)
		return
	case fyne.KeyMinus:
		m.zoom(1/1.5, middle)
		return
	case fyne.KeyHome:
		m.home()
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if s := m.drawn.gathered.Of(m.desk.selected); m.desk.selected >= 0 && s != nil && s.Count > 1 && !m.crowd.Visible() {
			m.card.show(-1)
			m.crowd.show(s)
			return
		}
		m.openCard()
		return
	case fyne.KeyEscape:
		if m.crowd.Visible() {
			m.crowd.show(nil)
			return
		}
		m.desk.incidents.dismiss()
		return
	default:
		m.desk.typedKey(e)
		return
	}
	if shifted() {
		m.nearest(-dx, -dy)
		return
	}
	m.look(m.want.Pan(dx, dy))
}

// nearest chooses the nearest symbol in a direction from the selected one.
func (m *mapView) nearest(dx, dy float32) {
	from := draw.Point{X: m.drawn.view.W / 2, Y: m.drawn.view.H / 2}
	if s := m.drawn.gathered.Of(m.desk.selected); s != nil {
		from = s.At
	}
	var best *figure.Symbol
	distance := float32(1e9)
	for i := range m.drawn.gathered.Symbols {
		s := &m.drawn.gathered.Symbols[i]
		vx, vy := s.At.X-from.X, s.At.Y-from.Y
		along := vx*sign(dx) + vy*sign(dy)
		across := vx*sign(dy) + vy*sign(dx)
		if along < 2 || max(across, -across) > along {
			continue
		}
		if d := along + max(across, -across); d < distance {
			best, distance = s, d
		}
	}
	if best != nil {
		m.desk.chosen(m.rows(best, 1)[0])
	}
}

func sign(v float32) float32 {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

func (m *mapView) paintButtons(g *ground) {
	g.rect(draw.Rect{W: g.w, H: g.h}, g.p.Raise)
	middle := func() draw.Point { return draw.Point{X: m.want.W / 2, Y: m.want.H / 2} }
	for n, b := range []struct {
		name string
		icon icon
		do   func()
	}{
		{"Nearer", plusIcon, func() { m.zoom(1.6, middle()) }},
		{"Farther", minusIcon, func() { m.zoom(1/1.6, middle()) }},
		{"All of the brief’s region", fitIcon, m.home},
	} {
		r := draw.Rect{Y: float32(n) * 32.7, W: g.w, H: 32.7}
		if g.spot(r, b.name, b.do) {
			g.rect(r, g.p.Wash)
		}
		g.icon(b.icon, 7, r.Y+7, g.p.Ink2)
		if n > 0 {
			g.rect(draw.Rect{Y: r.Y, W: g.w, H: 1}, g.p.Rule)
		}
	}
	g.outline(draw.Rect{W: g.w, H: g.h}, 1, g.p.Rule)
}

func (m *mapView) paintKeyButton(g *ground) {
	r := draw.Rect{W: g.w, H: g.h}
	ground, words := g.p.Raise, "Key"
	if m.key {
		words = "No key"
	}
	if g.spot(r, words, func() { m.key = !m.key; m.i.ask() }) {
		ground = g.p.Wash
	}
	g.rect(r, ground)
	g.outline(r, 1, g.p.Rule)
	g.text(faces().Sans, words, (g.w-g.width(faces().Sans, words, 13))/2, 20, 13, g.p.Ink)
}

func (m *mapView) MinSize() fyne.Size { return fyne.NewSize(9, 9) }

func (m *mapView) Resize(s fyne.Size) {
	if s == m.Size() {
		return
	}
	m.BaseWidget.Resize(s)
	if m.moved { // keep the middle
		m.want.W, m.want.H = s.Width, s.Height
		m.place()
	}
	m.i.ask()
}

func (m *mapView) CreateRenderer() fyne.WidgetRenderer { return &mapRenderer{m} }

type mapRenderer struct{ m *mapView }

func (r *mapRenderer) Layout(s fyne.Size) {
	m := r.m
	m.rim.Resize(s)
	m.ring.Resize(s)
	m.over_.Resize(s)
	m.buttons.Resize(fyne.NewSize(32, 98))
	m.buttons.Move(fyne.NewPos(s.Width-46, 12))
	m.keyButton.Resize(fyne.NewSize(60, 30))
	m.keyButton.Move(fyne.NewPos(s.Width-74, 118))
	m.card.place()
}

func (r *mapRenderer) MinSize() fyne.Size { return r.m.MinSize() }

func (r *mapRenderer) Refresh() {
	r.m.rim.FillColor = r.m.desk.look.palette().Sea
	if r.m.drawn.ground != nil && r.m.scale() != r.m.drawn.scale {
		r.m.i.ask()
	}
}

func (r *mapRenderer) Destroy() {}

func (r *mapRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.m.rim, r.m.raster, r.m.over_, r.m.buttons, r.m.keyButton, r.m.card.surface, r.m.crowd.surface, r.m.tip.surface, r.m.ring}
}
