//go:build !nogui

package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/typeset"
)

// textCard is a small card over a text view: what a link leads to, or what a spot of a drawing says. It takes no clicks.
type textCard struct {
	Title, Detail string

	window *Window
	raster *canvas.Raster
	canvas *raster.Canvas
	shaper *typeset.Shaper
	size   fyne.Size
	head   []string // the title in lines
	lines  []string // the detail in lines
}

// The sizes of a card, in logical pixels.
const (
	cardWidth = 360 // of its words, at most
	cardPad   = 12
	cardLine  = 19
)

func newTextCard(w *Window) *textCard {
	c := &textCard{window: w, canvas: raster.New(), shaper: typeset.NewShaper()}
	c.raster = canvas.NewRaster(c.draw)
	c.raster.ScaleMode = canvas.ImageScalePixels
	c.raster.Hide()
	return c
}

// painter draws on the card.
func (c *textCard) painter(scale float32) *Painter {
	return &Painter{
		Canvas: c.canvas, Faces: typeset.Standard(), Palette: c.window.Palette(), Shaper: c.shaper,
		Scale: scale, W: c.size.Width, H: c.size.Height,
	}
}

// show shows the card below an area of a view, or above it where there is no room below.
func (c *textCard) show(title, detail string, by draw.Rect, room fyne.Size) {
	if title == "" {
		c.hide()
		return
	}
	if title != c.Title || detail != c.Detail || !c.raster.Visible() {
		c.set(title, detail, min(cardWidth, room.Width-2*cardPad-16))
	}
	x := max(8, min(by.X, room.Width-c.size.Width-16))
	y := by.Bottom() + 6
	if y+c.size.Height > room.Height-4 {
		y = max(4, by.Y-6-c.size.Height)
	}
	c.raster.Move(fyne.NewPos(x, y))
	c.raster.Show()
}

func (c *textCard) hide() { c.raster.Hide() }

// set breaks the words into lines and sizes the card for them.
func (c *textCard) set(title, detail string, width float32) {
	c.Title, c.Detail = title, detail
	g := c.painter(1)
	c.head, c.lines = g.Wrap(title, 14.5, width), g.Wrap(detail, 13, width) // titles are set stronger, hence wider
	wide := float32(0)
	for _, line := range c.head {
		wide = max(wide, g.Width(g.SansBold, line, 14))
	}
	for _, line := range c.lines {
		wide = max(wide, g.Width(g.Sans, line, 13))
	}
	c.size = fyne.NewSize(wide+2*cardPad, float32(len(c.head)+len(c.lines))*cardLine+2*cardPad-4)
	c.raster.Resize(c.size)
	c.raster.Refresh()
}

func (c *textCard) draw(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	if c.size.Width <= 0 || w == 0 {
		return img
	}
	scale := float32(w) / c.size.Width
	c.canvas.Target(img, scale, draw.Point{})
	g := c.painter(scale)
	g.Raised()
	y := float32(cardPad + 12)
	for _, line := range c.head {
		g.Label(g.SansBold, line, cardPad, y, 14, g.Palette.Ink)
		y += cardLine
	}
	for _, line := range c.lines {
		g.Label(g.Sans, line, cardPad, y, 13, g.Palette.Ink2)
		y += cardLine
	}
	return img
}
