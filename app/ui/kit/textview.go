//go:build !nogui

package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// TextView shows a column of set text that scrolls: images of the text over rectangles that mark
// the selection and what was found. Positions on the column are in logical pixels from its top.
type TextView struct {
	widget.BaseWidget
	OnLink   func(typeset.Link) // a link was followed, by a click or by Enter
	OnScroll func()
	OnPress  func(at typeset.Place)                    // the text was clicked where no link is
	OnMenu   func(at typeset.Place, pos fyne.Position) // the right button was pressed, after it has selected a word
	OnCopy   func()                                    // instead of copying the bare text; nil: that is copied
	OnMargin func(at typeset.Place)                    // the margin beside a block for which Margin says something was clicked
	OnZoom   func(larger bool)                         // the wheel was turned with Ctrl held; nil: it scrolls

	window  *Window
	setting TextSetting
	column  *typeset.Column
	x       float32 // of the column in the view
	offset  float32 // of the view, from the top of what precedes the column; whole device pixels
	onFirst func()  // called once, when the column is first set
	kept    *keptLine

	bands   *bands
	marks   textMarks
	active  activeLinks
	links   textLinks
	spots   textSpots
	rings   markList
	card    *textCard
	focused bool
	pointer textPointer

	paper, thumb *canvas.Rectangle
}

// keptLine is the line that stays where it is while a text is set anew again and again, until it is scrolled. Of another
// width, the first line in view begins with other words each time, and the text would creep.
type keptLine struct {
	place typeset.Place
	above float32 // from the upper edge of the view to the line
}

// TextSetting describes a text view.
type TextSetting struct {
	// Set sets the text for a width and returns the column with its left edge in the view.
	Set func(width float32) (*typeset.Column, float32)

	// What follows may be nil, for texts whose links and drawings say nothing before they are followed.

	Hint   func(typeset.Link) (title, detail string)           // what a link leads to, in short
	IsLive func(box typeset.Box) bool                          // whether a drawing has spots
	Spots  func(box typeset.Box, width, height float32) []Spot // of a drawing in its size
	Margin func(block int) (title, detail string)              // what the margin beside a block says

	Above, Below float32                        // blank space that scrolls with the column
	Paper        func(p *draw.Palette) draw.Ink // nil: that of the window, of which nothing is drawn
	Ring         bool                           // it has a ring while the keyboard is on it and on no link, for texts beside others
}

// NewTextView returns a view, which sets its text when it gets a size. Stop ends its worker.
func NewTextView(w *Window, s TextSetting) *TextView {
	v := &TextView{window: w, setting: s}
	v.card, v.spots.at = newTextCard(w), -1
	v.bands = newBands(w.Post, v.place)
	v.paper, v.thumb = canvas.NewRectangle(v.background()), canvas.NewRectangle(w.Palette().Ghost)
	v.thumb.CornerRadius = 2
	v.ExtendBaseWidget(v)
	return v
}

// Stop ends the worker that draws ahead; the view isn't shown any more.
func (v *TextView) Stop() { v.bands.stop() }

// Column returns the text as it is set, nil until the view has a size.
func (v *TextView) Column() *typeset.Column { return v.column }

// X returns the left edge of the column in the view.
func (v *TextView) X() float32 { return v.x }

// OnceSet calls f when the text is first set, or at once where it is.
func (v *TextView) OnceSet(f func()) {
	if v.column != nil {
		f()
		return
	}
	v.onFirst = f
}

// Resize sets the text anew for another width.
func (v *TextView) Resize(s fyne.Size) {
	if s == v.Size() && v.column != nil {
		return
	}
	v.BaseWidget.Resize(s)
	v.Reset()
}

// leastWidth is the width below which a view sets no text.
const leastWidth = 120

// Reset sets the text anew and keeps the first line in view where it is.
func (v *TextView) Reset() {
	if v.Size().Width < leastWidth {
		return
	}
	keep := v.kept
	if keep == nil && v.column != nil && v.Top() > 0 {
		place, top := v.column.FirstIn(v.Top())
		keep = &keptLine{place, top - v.offset}
	}
	v.column = nil // nothing is placed on it any more, such as highlights of the next one
	v.column, v.x = v.setting.Set(v.Size().Width)
	v.spots.hover, v.spots.at = nil, -1
	v.forget()
	if keep != nil {
		v.offset = v.column.Line(keep.place) - keep.above
	}
	v.scrollTo(v.offset)
	v.kept = keep
	if f := v.onFirst; f != nil {
		v.onFirst = nil
		f()
	}
}

// Restart sets another text and begins at its top.
func (v *TextView) Restart() {
	v.marks.found = nil // of the text before, as what is selected
	v.Deselect()
	v.offset, v.kept, v.column, v.links.chosen, v.pointer.link = 0, nil, nil, false, typeset.Link{}
	v.Reset()
}

// forget draws everything anew, as after a change of theme.
func (v *TextView) forget() {
	v.bands.forget()
	pal := v.window.Palette()
	v.paper.FillColor, v.thumb.FillColor = v.background(), pal.Ghost
}

// Paper returns the colour below the text.
func (v *TextView) Paper() draw.Ink {
	pal := v.window.Palette()
	if v.setting.Paper == nil {
		return pal.Page
	}
	return v.setting.Paper(pal)
}

// background returns what is drawn below the text. Where that is paper the window has it already.
func (v *TextView) background() color.Color {
	if v.setting.Paper == nil {
		return color.Transparent
	}
	return v.Paper()
}

// Refresh draws everything anew in the palette in force.
func (v *TextView) Refresh() {
	v.forget()
	v.place()
}

// Height returns the height of the column with the blank space above and below it.
func (v *TextView) Height() float32 {
	if v.column == nil {
		return 0
	}
	return v.column.Height + v.setting.Above + v.setting.Below
}

// Top returns the place on the column at the upper edge of the view, negative in the space above.
func (v *TextView) Top() float32 { return v.offset - v.setting.Above }

// InView reports whether a line that begins at y is in view as a whole.
func (v *TextView) InView(y float32) bool {
	return y >= v.Top() && y < v.Top()+v.Size().Height-40
}

// Reveal brings a line that begins at y into the upper half of the view, if it isn't in view.
func (v *TextView) Reveal(y float32) {
	if !v.InView(y) {
		v.ScrollTo(y - v.Size().Height/3)
	}
}

// ScrollTo brings a place on the column to the upper edge of the view.
func (v *TextView) ScrollTo(y float32) { v.scrollTo(y + v.setting.Above) }

func (v *TextView) scrollTo(offset float32) {
	v.offset, v.kept = v.snap(max(0, min(offset, v.Height()-v.Size().Height))), nil
	v.leave() // something else is below the pointer now
	v.place()
	if v.OnScroll != nil {
		v.OnScroll()
	}
}

// Progress returns how much of the column is above the view, from 0 to 1.
func (v *TextView) Progress() float32 {
	room := v.Height() - v.Size().Height
	if room <= 0 {
		return 1
	}
	return v.offset / room
}

// snap rounds a length to whole device pixels.
func (v *TextView) snap(x float32) float32 {
	return float32(math.Round(float64(x*v.bands.scale))) / v.bands.scale
}

// place shows what is in view: text, marks, the scroll bar.
func (v *TextView) place() {
	if v.column == nil || v.bands.stopped() {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil && c.Scale() != v.bands.scale {
		v.bands.rescale(c.Scale()) // known once the window is painted
		v.forget()
		v.offset = v.snap(v.offset)
	}
	v.bands.place(bandView{
		column: v.column, x: v.snap(v.x), top: v.Top(), height: v.Size().Height, palette: v.window.Palette(),
	})
	v.marks.place(v)
	v.active.place(v)
	v.placeRings()
	v.placeThumb()
	v.paper.Refresh() // asks for a frame; Refresh of v would upload every band again
}

func (v *TextView) placeThumb() {
	h, view := v.Height(), v.Size().Height
	if h <= view {
		v.thumb.Hide()
		return
	}
	v.thumb.Show()
	size := max(32, view*view/h)
	v.thumb.Resize(fyne.NewSize(5, size))
	v.thumb.Move(fyne.NewPos(v.Size().Width-9, (view-size)*v.Progress()))
}

func (v *TextView) MinSize() fyne.Size { return fyne.NewSize(10, 10) }

func (v *TextView) CreateRenderer() fyne.WidgetRenderer { return &textRenderer{v: v} }

// textRenderer shows the bands and marks that the view has at the moment.
type textRenderer struct {
	v       *TextView
	objects []fyne.CanvasObject
}

func (r *textRenderer) Layout(s fyne.Size) { r.v.paper.Resize(s) }
func (r *textRenderer) MinSize() fyne.Size { return r.v.MinSize() }
func (r *textRenderer) Refresh()           {}
func (r *textRenderer) Destroy()           {}

func (r *textRenderer) Objects() []fyne.CanvasObject {
	r.objects = append(r.objects[:0], r.v.paper)
	r.objects = r.v.marks.below.objects(r.objects)
	r.objects = r.v.bands.objects(r.objects)
	r.objects = r.v.marks.dots.objects(r.v.marks.above.objects(r.objects))
	r.objects = r.v.active.objects(r.objects)
	r.objects = append(r.v.rings.objects(r.objects), r.v.thumb)
	if r.v.card.raster.Visible() {
		r.objects = append(r.objects, r.v.card.raster)
	}
	return r.objects
}
