//go:build !nogui

package kit

import (
	"encoding/binary"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lectern/app/draw"
)

// Sheet is a picture on paper in pieces, without what is blank. Most slides are half blank, and without a GPU each pixel that
// is drawn counts.
type Sheet struct {
	Size   image.Point // in device pixels
	Pieces []Piece
}

// Piece is a part of a picture, which is opaque.
type Piece struct {
	Image *image.RGBA
	At    image.Point // of its corner
}

// strips is the number of rows of pieces of a sheet.
const strips = 36

// CutSheet copies what isn't blank of an opaque picture, whose corner must be at 0,0.
func CutSheet(img *image.RGBA, paper draw.Ink) *Sheet {
	size := img.Rect.Size()
	s := &Sheet{Size: size}
	blank := binary.NativeEndian.Uint32([]byte{paper.R, paper.G, paper.B, paper.A})
	height := max(8, (size.Y+strips-1)/strips)
	for y := 0; y < size.Y; y += height {
		strip := image.Rect(0, y, size.X, min(y+height, size.Y))
		if used := inked(img, strip, blank); !used.Empty() {
			piece := image.NewRGBA(image.Rectangle{Max: used.Size()})
			for row := range used.Dy() {
				from := img.PixOffset(used.Min.X, used.Min.Y+row)
				copy(piece.Pix[row*piece.Stride:], img.Pix[from:from+piece.Stride])
			}
			s.Pieces = append(s.Pieces, Piece{piece, used.Min})
		}
	}
	return s
}

// WholeSheet returns a sheet of one piece.
func WholeSheet(img *image.RGBA) *Sheet { return &Sheet{img.Rect.Size(), []Piece{{Image: img}}} }

// Whole returns the picture of a sheet of one piece that covers it, or nil.
func (s *Sheet) Whole() *image.RGBA {
	if len(s.Pieces) == 1 && s.Pieces[0].Image.Rect.Size() == s.Size {
		return s.Pieces[0].Image
	}
	return nil
}

// inked returns the part of an area outside of which all pixels are blank.
func inked(img *image.RGBA, area image.Rectangle, blank uint32) (used image.Rectangle) {
	for y := area.Min.Y; y < area.Max.Y; y++ {
		row := img.Pix[img.PixOffset(0, y):img.PixOffset(area.Max.X, y)]
		at := func(x int) uint32 { return binary.NativeEndian.Uint32(row[4*x:]) }
		left, right := area.Min.X, area.Max.X
		for left < right && at(left) == blank {
			left++
		}
		for right > left && at(right-1) == blank {
			right--
		}
		used = used.Union(image.Rect(left, y, right, y+1))
	}
	return used
}

// Bytes returns the memory that the pieces take.
func (s *Sheet) Bytes() (bytes int) {
	for _, p := range s.Pieces {
		bytes += len(p.Image.Pix)
	}
	return bytes
}

// Draw draws the sheet into r.
func (s *Sheet) Draw(g *Painter, r draw.Rect, paper draw.Ink) {
	if s.Whole() == nil {
		g.Rect(r, paper)
	}
	kx, ky := r.W/float32(s.Size.X), r.H/float32(s.Size.Y)
	for _, p := range s.Pieces {
		size := p.Image.Rect.Size()
		g.Image(draw.Solid{RGBA: p.Image}, draw.Rect{
			X: r.X + float32(float32(p.At.X)*kx), Y: r.Y + float32(float32(p.At.Y)*ky), W: float32(size.X) * kx, H: float32(size.Y) * ky,
		})
	}
}

// sheetView shows a sheet in a window that is cleared to its paper.
type sheetView struct {
	shown   *Sheet  // nil: none
	at      float32 // device pixels a logical one at which it is shown
	w, h    int     // the size in device pixels in which the surface was painted last, or 0
	scale   float32 // of the window, then
	rasters []*canvas.Raster
}

// show shows a sheet at a number of device pixels a logical one, or none.
func (v *sheetView) show(s *Sheet, scale float32) {
	if s == v.shown && scale == v.at {
		return
	}
	if v.shown != nil {
		for i := range v.shown.Pieces {
			v.rasters[i].Refresh() // what was shown takes no more memory
		}
	}
	if v.shown, v.at = s, scale; s == nil {
		return
	}
	for i := len(v.rasters); i < len(s.Pieces); i++ {
		raster := canvas.NewRaster(func(int, int) image.Image { return v.shown.Pieces[i].Image })
		raster.ScaleMode = canvas.ImageScalePixels
		v.rasters = append(v.rasters, raster)
	}
	for i, p := range s.Pieces {
		size := p.Image.Rect.Size()
		v.rasters[i].Move(fyne.NewPos(float32(p.At.X)/scale, float32(p.At.Y)/scale))
		v.rasters[i].Resize(fyne.NewSize(float32(size.X)/scale, float32(size.Y)/scale))
	}
}

func (v *sheetView) objects() (all []fyne.CanvasObject) {
	for i := range v.shown.Pieces {
		all = append(all, v.rasters[i])
	}
	return all
}

// scale returns the device pixels in a logical one, or 0 before the surface is in a window.
func (s *Surface) scale() float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s.frame); c != nil {
		return c.Scale()
	}
	return 0
}

// placeSheet shows the sheet that there is instead of a painting.
func (s *Surface) placeSheet() {
	if s.Sheet == nil {
		return
	}
	var sheet *Sheet
	if s.sheet.w > 0 && s.sheet.scale == s.scale() { // it was painted in its size
		sheet = s.Sheet(s.sheet.w, s.sheet.h)
	}
	if s.sheet.show(sheet, float32(s.sheet.w)/max(1, s.Size().Width)); sheet != nil {
		s.spots, s.image = s.spots[:0], nil
	}
}

// surfaceRenderer shows the picture of a surface, or its sheet.
type surfaceRenderer struct{ s *Surface }

func (r surfaceRenderer) Layout(size fyne.Size) { r.s.raster.Resize(size) }
func (r surfaceRenderer) MinSize() fyne.Size    { return r.s.Min }
func (r surfaceRenderer) Refresh()              {}
func (r surfaceRenderer) Destroy()              {}

func (r surfaceRenderer) Objects() []fyne.CanvasObject {
	switch {
	case r.s.Sheet == nil:
		return []fyne.CanvasObject{r.s.raster}
	case r.s.sheet.shown == nil:
		return []fyne.CanvasObject{r.s.frame, r.s.raster}
	}
	return append([]fyne.CanvasObject{r.s.frame}, r.s.sheet.objects()...)
}
