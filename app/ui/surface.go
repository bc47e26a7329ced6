//go:build !nogui

package ui

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/typeset"
)

// surface is a widget that draws itself: bars, panels, lists. While it draws it says which areas
// do something; the surface then takes care of pointer and keyboard.
type surface struct {
	widget.BaseWidget
	paint  func(g *ground)
	min    fyne.Size
	look   *look
	typed  func(*fyne.KeyEvent) bool // keys that the surface itself knows; true: done
	rolled func(dy float32)          // wheel

	typedRune func(rune) bool        // characters that it knows; true: done
	menu      func(at fyne.Position) // of the other button of the mouse

	raster  *canvas.Raster
	image   *image.RGBA
	canvas  *raster.Canvas
	shaper  *typeset.Shaper
	spots   []spot
	hover   int // index of a spot, or -1
	focus   int // index of the spot that the keyboard is on, or -1
	focused bool
	down    int
	pointer fyne.Position // where it was last
}

// spot is an area that does something.
type spot struct {
	area draw.Rect
	name string // for keyboard and tooltips
	do   func()
}

func newSurface(l *look, min fyne.Size, paint func(g *ground)) *surface {
	s := &surface{paint: paint, min: min, look: l, hover: -1, focus: -1, down: -1, canvas: raster.New(), shaper: typeset.NewShaper()}
	s.raster = canvas.NewRaster(s.draw)
	s.raster.ScaleMode = canvas.ImageScalePixels
	s.ExtendBaseWidget(s)
	return s
}

// draw is called by Fyne while it paints.
func (s *surface) draw(w, h int) image.Image {
	if s.image == nil || s.image.Rect.Dx() != w || s.image.Rect.Dy() != h {
		s.image = image.NewRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	}
	size := s.Size()
	if size.Width <= 0 || w == 0 {
		return s.image
	}
	s.canvas.Target(s.image, float32(w)/size.Width, draw.Point{})
	g := &ground{Canvas: s.canvas, p: s.look.palette(), shaper: s.shaper, w: size.Width, h: size.Height, surface: s}
	s.canvas.Clear(g.p.Desk)
	s.spots = s.spots[:0]
	s.paint(g)
	switch {
	case !s.focused || !s.look.byKeys:
	case s.typed != nil || len(s.spots) == 0:
		g.outline(draw.Rect{W: g.w, H: g.h}, 2, g.p.Accent)
	case s.focus >= 0 && s.focus < len(s.spots):
		g.outline(s.spots[s.focus].area.Inset(-1), 2, g.p.Accent)
	}
	return s.image
}

func (s *surface) Refresh() {
	s.raster.Refresh()
	s.BaseWidget.Refresh()
}

func (s *surface) MinSize() fyne.Size { return s.min }

func (s *surface) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.raster) }

func (s *surface) at(p fyne.Position) int {
	for i := len(s.spots) - 1; i >= 0; i-- {
		if s.spots[i].area.Contains(draw.Point{X: p.X, Y: p.Y}) {
			return i
		}
	}
	return -1
}

func (s *surface) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

func (s *surface) MouseMoved(e *desktop.MouseEvent) {
	s.pointer = e.Position
	if at := s.at(e.Position); at != s.hover {
		s.hover = at
		s.Refresh()
	}
}

func (s *surface) MouseOut() {
	if s.hover >= 0 {
		s.hover = -1
		s.Refresh()
	}
}

func (s *surface) MouseDown(e *desktop.MouseEvent) {
	s.down, s.look.byKeys = s.at(e.Position), false
}

func (s *surface) KeyDown(*fyne.KeyEvent) { s.look.byKeys = true }
func (s *surface) KeyUp(*fyne.KeyEvent)   {}

func (s *surface) MouseUp(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonSecondary && s.menu != nil {
		s.menu(e.Position)
		return
	}
	if at := s.at(e.Position); at >= 0 && at == s.down && e.Button == desktop.MouseButtonPrimary {
		s.spots[at].do()
		s.Refresh()
	}
	s.down = -1
}

func (s *surface) Cursor() desktop.Cursor {
	if s.hover >= 0 && s.hover < len(s.spots) {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (s *surface) Scrolled(e *fyne.ScrollEvent) {
	if s.rolled != nil {
		s.rolled(e.Scrolled.DY)
	}
}

func (s *surface) FocusGained() {
	s.focused = true
	if s.focus < 0 && len(s.spots) > 0 {
		s.focus = 0
	}
	s.Refresh()
}

func (s *surface) FocusLost() { s.focused = false; s.Refresh() }

func (s *surface) TypedRune(r rune) {
	if s.typedRune != nil && s.typedRune(r) {
		return
	}
	if s.look.restRune != nil {
		s.look.restRune(r)
	}
}

func (s *surface) TypedKey(e *fyne.KeyEvent) {
	if s.typed != nil && s.typed(e) {
		return
	}
	n := len(s.spots)
	switch {
	case n > 0 && (e.Name == fyne.KeyRight || e.Name == fyne.KeyDown):
		s.focus = (s.focus + 1) % n
	case n > 0 && (e.Name == fyne.KeyLeft || e.Name == fyne.KeyUp):
		s.focus = (s.focus + n - 1) % n
	case (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace) && s.focus >= 0 && s.focus < n:
		s.spots[s.focus].do()
	case s.look.restKey != nil:
		s.look.restKey(e)
	}
	s.Refresh()
}
