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
	"lectern/app/draw/raster"
	"lectern/app/figure"
	"lectern/app/incident"
)

// mapView shows the incidents on a map. A worker draws an image larger than the view; panning
// moves it, and what the hand wants next replaces any waiting job.
type mapView struct {
	widget.BaseWidget
	desk   *desk
	i      *incidentDesk
	extent atlas.Extent
	proj   atlas.Projection

	options atlas.Options

	want     atlas.View // what the hand wants, W and H the widget's
	drawn    picture    // what is on show
	jobs     chan mapJob
	ready    bool
	over     *figure.Symbol
	moved    bool // by hand: else the map fits the window
	pressed  fyne.Position
	dragging bool
	rim      *canvas.Rectangle
	ring     *canvas.Rectangle // the keyboard is here

	raster, over_ *canvas.Raster
	buttons       *surface
	card          *card
	tip           *hoverCard
}

// picture is a drawn map: the ground with margins, and what stands still above it.
type picture struct {
	ground, furniture *image.RGBA
	view              atlas.View // of the ground
	scale             float32
	gathered          figure.Gathering // relative to the view
	inView            figure.Gathering
}

type mapJob struct {
	view     atlas.View // the widget's
	scale    float32
	shown    incident.Selection
	selected int
	palette  *draw.Palette
}

const mapMargin = 0.22 // of the view, on each side

func newMapView(i *incidentDesk) *mapView {
	d := i.desk
	m := &mapView{desk: d, i: i, jobs: make(chan mapJob, 1)}
	m.proj, m.options = compose.MapOf(d.brief)
	m.extent = compose.ExtentOf(d.brief)
	m.raster = canvas.NewRaster(func(int, int) image.Image { return m.shownImage(m.drawn.ground) })
	m.over_ = canvas.NewRaster(func(int, int) image.Image { return m.shownImage(m.drawn.furniture) })
	m.raster.ScaleMode, m.over_.ScaleMode = canvas.ImageScaleFastest, canvas.ImageScalePixels
	m.buttons = newSurface(d.look, fyne.NewSize(32, 98), m.paintButtons)
	m.card = newCard(m)
	m.tip = newHoverCard(d.look)
	m.rim = canvas.NewRectangle(d.look.palette().Sea)
	m.ring = canvas.NewRectangle(color.Transparent)
	m.ring.StrokeWidth = 2
	m.ring.Hide()
	m.ExtendBaseWidget(m)
	jobs, table, shown, proj, options := m.jobs, d.brief.Incidents, i.shown, m.proj, m.options
	go func() { m.work(jobs, figure.NewMap(table, shown, proj, options, figure.Screen)) }()
	return m
}

func (m *mapView) shownImage(img *image.RGBA) image.Image {
	if img == nil {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	return img
}

// work draws on a goroutine of its own, always the newest job.
func (m *mapView) work(jobs <-chan mapJob, fig *figure.Map) {
	c := raster.New()
	var spare []picture
	for j := range jobs {
		var p picture
		if n := len(spare); n > 0 {
			p, spare = spare[n-1], spare[:n-1]
		}
		big := j.view
		big.W, big.H = j.view.W*(1+2*mapMargin), j.view.H*(1+2*mapMargin)
		p.ground = sized(p.ground, big.W*j.scale, big.H*j.scale)
		p.furniture = sized(p.furniture, j.view.W*j.scale, j.view.H*j.scale)
		clear(p.furniture.Pix)
		fig.Selection, fig.Selected, fig.Bare = j.shown, j.selected, true
		fig.View = big
		c.Target(p.ground, j.scale, draw.Point{})
		fig.Draw(c, draw.Rect{W: big.W, H: big.H}, j.palette)
		p.gathered, p.view, p.scale = fig.Gathered().Clone(), fig.View, j.scale
		c.Target(p.furniture, j.scale, draw.Point{})
		fig.View = j.view
		fig.Furniture(c, draw.Rect{W: j.view.W, H: j.view.H}, j.palette)
		p.inView = fig.Gathered().Clone()
		done := make(chan picture, 1)
		fyne.Do(func() {
			done <- m.drawn
			if m.jobs == nil { // its desk is gone
				return
			}
			m.drawn, m.ready, m.over = p, true, nil
			m.raster.Refresh()
			m.over_.Refresh()
			m.place()
			m.i.totals.Refresh()
		})
		if old := <-done; old.ground != nil {
			spare = append(spare, old)
		}
	}
}

// stop ends the worker; from then on update asks nobody.
func (m *mapView) stop() {
	select { // nobody waits for the last drawing
	case <-m.jobs:
	default:
	}
	close(m.jobs)
	m.jobs = nil
}

// sized is an image of a size, the old one where it fits.
func sized(img *image.RGBA, w, h float32) *image.RGBA {
	x, y := max(1, int(math.Round(float64(w)))), max(1, int(math.Round(float64(h))))
	if img != nil && img.Rect.Dx() == x && img.Rect.Dy() == y {
		return img
	}
	return image.NewRGBA(image.Rect(0, 0, x, y))
}

// update asks for a new drawing of what is wanted.
func (m *mapView) update() {
	s := m.Size()
	if s.Width < 10 || s.Height < 10 {
		return
	}
	if !m.moved {
		m.want = atlas.Fit(m.proj, m.extent, s.Width, s.Height)
	}
	m.want.W, m.want.H = s.Width, s.Height
	j := mapJob{view: m.want, scale: m.scale(), shown: m.i.shown, selected: m.desk.selected, palette: m.desk.look.palette()}
	select { // the newest job is the only one that counts
	case <-m.jobs:
	default:
	}
	select {
	case m.jobs <- j:
	default:
	}
}

func (m *mapView) scale() float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		return c.Scale()
	}
	return 1
}

// place moves and stretches the drawn image to where the wanted view is.
func (m *mapView) place() {
	if !m.ready {
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

func (m *mapView) drift() bool {
	v := m.drawn.view
	a := m.want.ToView(v.ToPlane(draw.Point{X: v.W / 2, Y: v.H / 2}))
	return max(a.X-m.want.W/2, m.want.W/2-a.X) > m.want.W*mapMargin*0.5 || max(a.Y-m.want.H/2, m.want.H/2-a.Y) > m.want.H*mapMargin*0.5
}

// outside is how many of what is shown lie outside the view.
func (m *mapView) outside() int { return len(m.drawn.inView.Outside) }

// show moves the map to a view at once.
func (m *mapView) show(v atlas.View) {
	m.want, m.moved = v, true
	m.place()
	m.update()
}

func (m *mapView) zoom(factor float64, about draw.Point) { m.show(m.want.Zoom(factor, about)) }

// home shows all of the brief's extent again.
func (m *mapView) home() {
	s := m.Size()
	m.show(atlas.Fit(m.proj, m.extent, s.Width, s.Height))
	m.moved = false
}

// chosen moves the map only where the incident is not in view.
func (m *mapView) chosen(row int) {
	if row >= 0 {
		one := m.desk.brief.Incidents.At(row)
		if one.HasPoint {
			x, y := m.proj.Forward(one.Lon, one.Lat)
			if at := m.want.ToView(x, y); at.X < 30 || at.Y < 30 || at.X > m.want.W-30 || at.Y > m.want.H-30 {
				m.want.X, m.want.Y, m.moved = x, y, true
			}
		}
	}
	if m.i.panel.box.Visible() {
		row = -1 // the panel says more
	}
	m.card.show(row)
	m.tip.show(nil, nil, fyne.Size{}, fyne.Size{})
	m.place()
	m.update()
}

func (m *mapView) openCard() {
	if m.desk.selected >= 0 {
		row := m.desk.selected
		m.desk.beside(func(p *panel) { p.incident(row) })
	}
}

// under is the symbol below a point of the widget.
func (m *mapView) under(p fyne.Position) *figure.Symbol {
	if !m.ready {
		return nil
	}
	v := m.drawn.view
	at := v.ToView(m.want.ToPlane(draw.Point{X: p.X, Y: p.Y}))
	return m.drawn.gathered.At(at, 3)
}

func (m *mapView) Scrolled(e *fyne.ScrollEvent) {
	dy := min(max(e.Scrolled.DY, -60), 60) // a wheel's step is multiplied off macOS
	m.zoom(math.Pow(2, float64(dy)/60), draw.Point{X: e.Position.X, Y: e.Position.Y})
}

func (m *mapView) MouseDown(e *desktop.MouseEvent) {
	m.pressed, m.dragging = e.Position, false
	m.desk.look.byKeys = false
	m.desk.win.Canvas().Focus(m)
	m.focusRing(false)
}

func (m *mapView) MouseUp(e *desktop.MouseEvent) {
	if m.dragging || e.Button != desktop.MouseButtonPrimary {
		return
	}
	s := m.under(e.Position)
	if s == nil {
		m.desk.chosen(-1)
		return
	}
	// Of several the first in time; again steps on.
	at := slices.Index(s.Rows, int32(m.desk.selected))
	m.desk.chosen(int(s.Rows[(at+1)%len(s.Rows)]))
}

func (m *mapView) Dragged(e *fyne.DragEvent) {
	m.dragging, m.moved = true, true
	m.want = m.want.Pan(e.Dragged.DX, e.Dragged.DY)
	m.place()
	if m.drift() {
		m.update()
	}
}

func (m *mapView) DragEnd() { m.update() }

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
		if s != nil && slices.Contains(s.Rows, int32(m.desk.selected)) { // its card says it
			s = nil
		}
		m.tip.show(m.desk.brief.Incidents, s, fyne.NewSize(e.Position.X, e.Position.Y), m.Size())
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
		m.zoom(1.5, draw.Point{X: m.want.W / 2, Y: m.want.H / 2})
		return
	case fyne.KeyMinus:
		m.zoom(1/1.5, draw.Point{X: m.want.W / 2, Y: m.want.H / 2})
		return
	case fyne.KeyHome:
		m.home()
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		m.openCard()
		return
	case fyne.KeyEscape:
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
	m.show(m.want.Pan(dx, dy))
}

// nearest chooses the nearest symbol in a direction from the selected one.
func (m *mapView) nearest(dx, dy float32) {
	from := draw.Point{X: m.drawn.view.W / 2, Y: m.drawn.view.H / 2}
	if s := m.drawn.gathered.Of(m.desk.selected); m.desk.selected >= 0 && s != nil {
		from = s.At
	}
	best, distance := -1, float32(1e9)
	for i := range m.drawn.gathered.Symbols {
		s := &m.drawn.gathered.Symbols[i]
		vx, vy := s.At.X-from.X, s.At.Y-from.Y
		along := vx*sign(dx) + vy*sign(dy)
		across := vx*sign(dy) + vy*sign(dx)
		if along < 2 || max(across, -across) > along {
			continue
		}
		if d := along + max(across, -across); d < distance {
			best, distance = int(s.Rows[0]), d
		}
	}
	if best >= 0 {
		m.desk.chosen(best)
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
		{"All of the brief\u2019s region", fitIcon, m.home},
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
	m.update()
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
	m.card.place()
}

func (r *mapRenderer) MinSize() fyne.Size { return r.m.MinSize() }

func (r *mapRenderer) Refresh() {
	r.m.rim.FillColor = r.m.desk.look.palette().Sea
	if r.m.scale() != r.m.drawn.scale {
		r.m.update()
	}
}

func (r *mapRenderer) Destroy() {}

func (r *mapRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.m.rim, r.m.raster, r.m.over_, r.m.buttons, r.m.card.surface, r.m.tip.surface, r.m.ring}
}
