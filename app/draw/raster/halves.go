package raster

import (
	"image"
	"sync"

	lectern "lectern/app/draw"
)

// Halves shows recordings on images, an upper and a lower part that take about as long at once on two goroutines. It serves
// one goroutine.
type Halves struct {
	upper, lower *Canvas
	work         work
}

// NewHalves returns one without an image.
func NewHalves() *Halves { return &Halves{upper: New(), lower: New()} }

// Show shows a recording on an image, whose corner must be at 0,0, at a number of pixels a unit.
func (h *Halves) Show(r *lectern.Recording, dst *image.RGBA, scale float32) {
	w, top := dst.Rect.Dx(), h.work.middle(r, float32(dst.Rect.Dx())/scale, float32(dst.Rect.Dy())/scale, scale)
	above := &image.RGBA{Pix: dst.Pix[:top*dst.Stride], Stride: dst.Stride, Rect: image.Rect(0, 0, w, top)}
	below := &image.RGBA{Pix: dst.Pix[top*dst.Stride:], Stride: dst.Stride, Rect: image.Rect(0, 0, w, dst.Rect.Dy()-top)}
	h.upper.Target(above, scale, lectern.Point{})
	h.lower.Target(below, scale, lectern.Point{Y: float32(top)})
	var both sync.WaitGroup
	both.Go(func() { r.Replay(h.lower) })
	r.Replay(h.upper)
	both.Wait()
}

var _ lectern.Hatching = (*work)(nil)

// work is a canvas that draws nothing and adds up roughly how long drawing takes, by height.
type work struct {
	bands         [64]float32
	width, height float32 // of a band, in units
}

// What drawing takes, in points of a path: a line has two sides, and a glyph is blended from a mask.
const (
	linePoint  = 2
	glyphWork  = 4
	unitsShown = 60 // of a row of a shape
)

// middle returns how many rows of pixels take half of the time of a recording, in an image of a size in units.
func (w *work) middle(r *lectern.Recording, width, height, scale float32) int {
	*w = work{width: width, height: height / float32(len(w.bands))}
	r.Replay(w)
	all := float32(0)
	for _, band := range w.bands {
		all += band
	}
	upper, n := float32(0), 0
	for ; n < len(w.bands)-1 && upper+w.bands[n]/2 < all/2; n++ {
		upper += w.bands[n]
	}
	if all == 0 {
		n = len(w.bands) / 2
	}
	return int(float32(n) * w.height * scale)
}

func (w *work) band(y float32) int { return int(min(float32(len(w.bands)-1), max(0, y/w.height))) }

// path adds the points of a path.
func (w *work) path(p *lectern.Path, point float32) {
	for _, at := range p.Points {
		if at.Y >= 0 && at.Y < w.height*float32(len(w.bands)) {
			w.bands[w.band(at.Y)] += point
		}
	}
}

// inside adds what an area takes that is painted.
func (w *work) inside(r lectern.Rect) {
	if r = r.Intersect(lectern.Rect{W: w.width, H: w.height * float32(len(w.bands))}); r.W == 0 || r.H == 0 {
		return
	}
	for i := w.band(r.Y); i <= w.band(r.Bottom()); i++ {
		w.bands[i] += r.W * w.height / unitsShown
	}
}

func (w *work) Fill(p *lectern.Path, _ lectern.Ink) {
	w.path(p, 1)
	w.inside(p.Bounds())
}

func (w *work) Hatch(p *lectern.Path, _, _ float32, ink lectern.Ink) { w.Fill(p, ink) }

func (w *work) Stroke(p *lectern.Path, _ lectern.Stroke, _ lectern.Ink) { w.path(p, linePoint) }

func (w *work) Text(word *lectern.Word, _, y, _ float32, _ lectern.Ink) {
	w.bands[w.band(y)] += glyphWork * float32(len(word.Glyphs))
}

func (w *work) Halo(word *lectern.Word, _, y, _, _ float32, _ lectern.Ink) {
	w.bands[w.band(y)] += glyphWork * float32(len(word.Glyphs))
}

func (w *work) Image(_ image.Image, r lectern.Rect) { w.inside(r) }
func (w *work) Clip(lectern.Rect)                   {}
func (w *work) Unclip()                             {}
func (w *work) Begin(lectern.Tag)                   {}
func (w *work) End()                                {}
func (w *work) Link(lectern.Rect, lectern.Target)   {}
func (w *work) Anchor(string, lectern.Point)        {}
