package figure

import (
	"cmp"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// Style holds the sizes of figures on a medium, in its units.
type Style struct {
	Caption float32 // type size of axes, keys and hints, the smallest
	Label   float32 // type size of names and values
	Reach   float32 // radius of a symbol for one person killed; it grows with the square root of their number
	Least   float32 // radius of the smallest symbol
	Text    float32 // scale of the map's type and line widths
	Credit  float32 // type size of a map's credit; 0: Caption
	Floor   float32 // type size below which nothing but the credit is set; 0: there is none
	Lang    string  // language of the figure's words, if it isn't the document's (BCP 47)
}

// The styles: a window's pixels, a page's points, a slide's units, of which 1080 are its height.
var (
	Screen = Style{Caption: 12, Label: 13, Reach: 1.3, Least: 3.5, Text: 1}
	Paper  = Style{Caption: 8.5, Label: 9, Reach: 1, Least: 2.6, Text: 0.7}
	Slide  = Style{Caption: 32, Label: 34, Reach: 2.6, Least: 7, Text: 1.9, Credit: 20, Floor: 30}
)

// credit returns the type size of a map's credit.
func (s Style) credit() float32 { return cmp.Or(s.Credit, s.Caption) }

func (s Style) isSlide() bool {
	s.Lang = ""
	return s == Slide
}

// pen draws text and shapes for one figure. It serves one goroutine.
type pen struct {
	c      draw.Canvas
	p      *draw.Palette
	shaper *typeset.Shaper
	path   draw.Path
	hatch  draw.Hatcher
}

// word returns a shaped text of one line.
func (k *pen) word(face *typeset.Face, s string) *draw.Word { return k.shaper.Line(face, s) }

func (k *pen) width(face *typeset.Face, s string, size float32) float32 {
	return float32(k.word(face, s).Width * size)
}

// lines breaks a text into lines of a width between its words.
func (k *pen) lines(text string, width, size float32) []string {
	return k.shaper.Lines(typeset.Standard().Sans, text, width/size)
}

// text draws a text with its left end at x and returns the right end.
func (k *pen) text(face *typeset.Face, s string, x, y, size float32, ink draw.Ink) float32 {
	w := k.word(face, s)
	k.c.Text(w, x, y, size, ink)
	return x + float32(w.Width*size)
}

func (k *pen) textRight(face *typeset.Face, s string, x, y, size float32, ink draw.Ink) {
	k.text(face, s, x-k.width(face, s, size), y, size, ink)
}

func (k *pen) textCentre(face *typeset.Face, s string, x, y, size float32, ink draw.Ink) {
	k.text(face, s, x-k.width(face, s, size)/2, y, size, ink)
}

func (k *pen) rect(r draw.Rect, ink draw.Ink) {
	k.path.Reset()
	k.path.AddRect(r)
	k.c.Fill(&k.path, ink)
}

func (k *pen) outline(r draw.Rect, width float32, dash []float32, ink draw.Ink) {
	k.path.Reset()
	k.path.AddRect(r.Inset(width / 2))
	k.c.Stroke(&k.path, draw.Stroke{Width: width, Dash: dash}, ink)
}

func (k *pen) line(x0, y0, x1, y1, width float32, ink draw.Ink) {
	k.path.Reset()
	k.path.AddLine(x0, y0, x1, y1)
	k.c.Stroke(&k.path, draw.Stroke{Width: width}, ink)
}

func (k *pen) disc(x, y, r float32, ink draw.Ink) {
	k.path.Reset()
	k.path.AddCircle(x, y, r)
	k.c.Fill(&k.path, ink)
}

// rimmed draws a disc with a rim as two discs, because filling is faster than stroking, and inks are opaque.
func (k *pen) rimmed(x, y, r, width float32, ink, inside draw.Ink) {
	k.disc(x, y, r+width/2, ink)
	k.disc(x, y, r-width/2, inside)
}

func (k *pen) ring(x, y, r, width float32, dash []float32, ink draw.Ink) {
	k.path.Reset()
	k.path.AddCircle(x, y, r)
	k.c.Stroke(&k.path, draw.Stroke{Width: width, Dash: dash}, ink)
}
