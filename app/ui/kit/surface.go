//go:build !nogui

package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/typeset"
)

// Surface is a widget that draws itself: a bar, a panel, a list. Its paint function names the areas
// that do something (hot spots); the surface then handles the pointer and the keyboard.
type Surface struct {
	widget.BaseWidget
	Min      fyne.Size
	OnKey    func(*fyne.KeyEvent) bool // keys that the surface itself uses; true: used
	OnRune   func(rune) bool           // characters that it uses; true: used
	OnScroll func(dy float32)          // the wheel, in logical pixels, positive upward
	OnMenu   func(at fyne.Position)    // a press of the pointer's other button
	OnMove   func(to draw.Rect)        // the keyboard has moved to a hot spot with this area
	OnResize func()                    // the surface has got another size
	Sheet    func(w, h int) *Sheet     // of that size in device pixels, to be shown instead of painting, or nil
	Gap      float32                   // between a hot spot and its focus ring
	TakesTab bool                      // Tab is a key like others, for a surface that fills its window: it needs no ring

	window *Window
	paint  func(g *Painter)
	frame  *canvas.Rectangle // draws nothing; it is always in the tree, so that its Refresh asks Fyne to paint
	sheet  sheetView
	raster *canvas.Raster
	image  *image.RGBA
	canvas *raster.Canvas
	shaper *typeset.Shaper

	spots   []HotSpot
	hover   int // index of the hot spot below the pointer, or -1
	down    int // index of the one that was pressed, or -1
	current int // index of the one that the keyboard is on, or -1
	focused bool
	pointer fyne.Position
}

// HotSpot is an area of a surface that does something.
type HotSpot struct {
	Area   draw.Rect
	Name   string // for people
	Do     func()
	IsIcon bool // only an icon says what it does, so that its name is told to a pointer that rests on it
}

// NewSurface returns a surface of a window. Fyne calls paint when the surface is to be drawn anew.
func NewSurface(w *Window, least fyne.Size, paint func(g *Painter)) *Surface {
	s := &Surface{Min: least, window: w, paint: paint, hover: -1, current: -1, down: -1, canvas: raster.New(), shaper: typeset.NewShaper()}
	s.frame = canvas.NewRectangle(color.Transparent)
	s.raster = canvas.NewRaster(s.draw)
	s.raster.ScaleMode = canvas.ImageScalePixels
	s.ExtendBaseWidget(s)
	return s
}

// HotSpots returns the areas that do something, as last painted.
func (s *Surface) HotSpots() []HotSpot { return s.spots }

// Current returns the index of the hot spot that the keyboard is on, or -1.
func (s *Surface) Current() int { return s.current }

// SetCurrent puts the keyboard on a hot spot.
func (s *Surface) SetCurrent(n int) { s.current = n }

// Pointer returns where the pointer was last.
func (s *Surface) Pointer() fyne.Position { return s.pointer }

// Hovers reports whether the pointer is on a hot spot.
func (s *Surface) Hovers() bool { return s.hover >= 0 && s.hover < len(s.spots) }

// ShowsFocus reports whether the surface has the keyboard and should say so.
func (s *Surface) ShowsFocus() bool { return s.focused && s.window.byKeyboard }

// Shaper measures words with the faces that the surface is painted with.
func (s *Surface) Shaper() *typeset.Shaper { return s.shaper }

// Measure returns a painter that measures words as the surface will be painted, and draws nothing.
func (s *Surface) Measure() *Painter { return &Painter{Faces: typeset.Standard(), Shaper: s.shaper} }

// Repaint paints the surface for a width and height in device pixels and returns the picture, which
// the next call overwrites.
func (s *Surface) Repaint(w, h int) *image.RGBA { return s.draw(w, h).(*image.RGBA) }

// Release drops the picture of a surface that is no longer shown, and all that it was painted from. Fyne keeps what it
// has shown for a minute, and the texture as long unless it is told that it is stale.
func (s *Surface) Release() {
	s.raster.Refresh()
	s.sheet.show(nil, 1)
	s.image, s.canvas, s.spots = nil, raster.New(), nil
	s.paint = func(*Painter) {}
	s.OnKey, s.OnRune, s.OnScroll, s.OnMenu, s.OnMove, s.OnResize, s.Sheet = nil, nil, nil, nil, nil, nil, nil
}

// draw paints the surface for Fyne.
func (s *Surface) draw(w, h int) image.Image {
	s.sheet.w, s.sheet.h, s.sheet.scale = w, h, s.scale()
	if s.image == nil || s.image.Rect.Dx() != w || s.image.Rect.Dy() != h {
		s.image = image.NewRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	}
	if s.Size().Width <= 0 || w == 0 {
		return s.image
	}
	scale := float32(w) / s.Size().Width
	s.canvas.Target(s.image, scale, draw.Point{})
	s.canvas.Clear(s.window.Palette().Desk)
	s.PaintOn(s.canvas, scale)
	return s.image
}

// PaintOn paints the surface on a canvas, in logical pixels of which each has some device pixels, and
// notes its hot spots.
func (s *Surface) PaintOn(c draw.Canvas, scale float32) {
	size := s.Size()
	g := &Painter{
		Canvas: c, Faces: typeset.Standard(), Palette: s.window.Palette(), Shaper: s.shaper,
		Scale: scale, W: size.Width, H: size.Height, surface: s,
	}
	s.spots = s.spots[:0]
	s.paint(g)
	if s.focused && s.current < 0 && len(s.spots) > 0 {
		s.current = 0
	}
	switch {
	case !s.ShowsFocus() || s.TakesTab:
	case s.OnKey != nil || len(s.spots) == 0:
		g.Outline(draw.Rect{W: g.W, H: g.H}, 2, g.Palette.Accent)
	case s.current >= 0 && s.current < len(s.spots):
		g.Outline(s.spots[s.current].Area.Inset(-1-s.Gap), 2, g.Palette.Accent)
	}
}

func (s *Surface) Resize(size fyne.Size) {
	changed := size != s.Size()
	if changed {
		s.sheet.w, s.sheet.h = 0, 0
		s.sheet.show(nil, 1)
	}
	s.BaseWidget.Resize(size)
	if changed && s.OnResize != nil {
		s.OnResize()
	}
}

func (s *Surface) Refresh() {
	s.placeSheet()
	s.raster.Refresh()
	s.frame.Refresh()
	s.BaseWidget.Refresh()
}

// Hide hides the surface. If it had the keyboard, the main part of the window gets it.
func (s *Surface) Hide() {
	s.BaseWidget.Hide()
	if s.focused && s.window.Home != nil {
		s.window.Home()
	}
}

func (s *Surface) MinSize() fyne.Size { return s.Min }

func (s *Surface) CreateRenderer() fyne.WidgetRenderer { return surfaceRenderer{s} }

func (s *Surface) at(p fyne.Position) int {
	for i := len(s.spots) - 1; i >= 0; i-- {
		if s.spots[i].Area.Contains(draw.Point{X: p.X, Y: p.Y}) {
			return i
		}
	}
	return -1
}

func (s *Surface) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

func (s *Surface) MouseMoved(e *desktop.MouseEvent) {
	s.pointer = e.Position
	if at := s.at(e.Position); at != s.hover {
		s.hover = at
		s.rest()
		s.Refresh()
	}
}

// rest tells the window on what the pointer rests.
func (s *Surface) rest() {
	if s.Hovers() {
		s.window.rest(s, s.spots[s.hover])
	} else {
		s.window.rest(s, HotSpot{})
	}
}

func (s *Surface) MouseOut() {
	if s.hover >= 0 {
		s.hover = -1
		s.rest()
		s.Refresh()
	}
}

func (s *Surface) MouseDown(e *desktop.MouseEvent) {
	s.down, s.window.byKeyboard = s.at(e.Position), false
	s.window.rest(s, HotSpot{})
}

func (s *Surface) KeyDown(*fyne.KeyEvent) {
	s.window.byKeyboard = true
	s.window.rest(s, HotSpot{})
}

func (s *Surface) KeyUp(*fyne.KeyEvent) {}

func (s *Surface) MouseUp(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonSecondary && s.OnMenu != nil {
		s.OnMenu(e.Position)
		return
	}
	if at := s.at(e.Position); at >= 0 && at == s.down && e.Button == desktop.MouseButtonPrimary {
		s.spots[at].Do()
		s.Refresh()
	}
	s.down = -1
}

func (s *Surface) Cursor() desktop.Cursor {
	if s.Hovers() {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (s *Surface) Scrolled(e *fyne.ScrollEvent) {
	if s.OnScroll != nil {
		s.OnScroll(e.Scrolled.DY)
	}
}

func (s *Surface) FocusGained() {
	s.focused = true
	if s.current < 0 && len(s.spots) > 0 {
		s.current = 0
	}
	s.Refresh()
}

func (s *Surface) FocusLost() { s.focused = false; s.Refresh() }

// AcceptsTab reports whether Tab comes to the surface instead of going on to the next widget.
func (s *Surface) AcceptsTab() bool { return s.TakesTab }

func (s *Surface) TypedRune(r rune) {
	if s.OnRune != nil && s.OnRune(r) {
		return
	}
	s.window.Rune(r)
}

func (s *Surface) TypedKey(e *fyne.KeyEvent) {
	if s.OnKey != nil && s.OnKey(e) {
		return
	}
	n, before := len(s.spots), s.current
	switch {
	case n > 1 && (e.Name == fyne.KeyRight || e.Name == fyne.KeyDown):
		s.current = (s.current + 1) % n
	case n > 1 && (e.Name == fyne.KeyLeft || e.Name == fyne.KeyUp):
		s.current = (s.current + n - 1) % n
	case (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace) && s.current >= 0 && s.current < n:
		s.spots[s.current].Do()
	default:
		s.window.Key(e)
	}
	if s.OnMove != nil && s.current != before && s.current >= 0 && s.current < len(s.spots) {
		s.OnMove(s.spots[s.current].Area)
	}
	s.Refresh()
}
