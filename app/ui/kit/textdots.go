//go:build !nogui

package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lectern/app/draw"
)

// dotList is a list of dotted lines, of which the first n are on show. Each is one picture: a dot for itself would be
// thousands of objects below a long passage.
type dotList struct {
	lines []*dots
	n     int
}

// dots is a dotted line.
type dots struct {
	raster *canvas.Raster
	ink    draw.Ink
}

const dotSize = 2 // and of the gaps between dots

func (l *dotList) add(ink draw.Ink, at fyne.Position, width float32) {
	if l.n == len(l.lines) {
		d := &dots{}
		d.raster = canvas.NewRaster(d.draw)
		l.lines = append(l.lines, d)
	}
	d := l.lines[l.n]
	l.n++
	d.raster.Move(at)
	if size := fyne.NewSize(width, dotSize); d.ink != ink || d.raster.Size() != size {
		d.ink = ink
		d.raster.Resize(size)
		d.raster.Refresh()
	}
}

// draw draws the line, whose height in pixels is that of a dot.
func (d *dots) draw(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	for x := range w {
		for y := 0; y < h && x/max(h, 1)%2 == 0; y++ {
			img.Set(x, y, d.ink)
		}
	}
	return img
}

func (l *dotList) objects(list []fyne.CanvasObject) []fyne.CanvasObject {
	for _, d := range l.lines[:l.n] {
		list = append(list, d.raster)
	}
	return list
}
