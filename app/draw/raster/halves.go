package raster

import (
	"image"
	"sync"

	lectern "lectern/app/draw"
)

// Halves shows recordings on images, the upper and the lower half at once on two goroutines. It serves one goroutine.
type Halves struct{ upper, lower *Canvas }

// NewHalves returns one without an image.
func NewHalves() *Halves { return &Halves{New(), New()} }

// Show shows a recording on an image, whose corner must be at 0,0, at a number of pixels a unit.
func (h *Halves) Show(r *lectern.Recording, dst *image.RGBA, scale float32) {
	w, top := dst.Rect.Dx(), dst.Rect.Dy()/2
	above := &image.RGBA{Pix: dst.Pix[:top*dst.Stride], Stride: dst.Stride, Rect: image.Rect(0, 0, w, top)}
	below := &image.RGBA{Pix: dst.Pix[top*dst.Stride:], Stride: dst.Stride, Rect: image.Rect(0, 0, w, dst.Rect.Dy()-top)}
	h.upper.Target(above, scale, lectern.Point{})
	h.lower.Target(below, scale, lectern.Point{Y: float32(top)})
	var both sync.WaitGroup
	both.Go(func() { r.Replay(h.lower) })
	r.Replay(h.upper)
	both.Wait()
}
