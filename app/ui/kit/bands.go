//go:build !nogui

package kit

import (
	"image"
	"math"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/typeset"
)

// bands has images of a column, each of a part of its height. A worker draws those next to the view
// in advance; Fyne's goroutine shows and moves them, and draws one itself only where a jump has left
// the view empty.
type bands struct {
	post  func(func()) // runs a function on Fyne's goroutine
	ahead func()       // called there when a band drawn ahead can be shown
	scale float32      // device pixels a logical pixel

	edition int // of the column: bands of an older one are stale
	shown   map[int]*band
	spare   []*band      // that aren't in use: each may have a texture, which Fyne keeps for a minute unless its raster gets another
	jobs    chan bandJob // nil once stopped

	drawing sync.Mutex // guards what follows, and the same of each band
	canvas  *raster.Canvas
	painter typeset.Painter
}

// band is a part of the column as an image.
type band struct {
	raster *canvas.Raster
	ready  bool // on show

	// Guarded by bands.drawing: a job may still hold a band that has become another.
	image          *image.RGBA
	index, edition int
	drawn          bool
}

// bandView is the part of a column that is in view; positions are in logical pixels.
type bandView struct {
	column      *typeset.Column
	palette     *draw.Palette
	x           float32 // of the column in the view, in whole device pixels
	top, height float32 // of the view, on the column
}

// bandJob is a band to be drawn, with its index and edition when the job was made.
type bandJob struct {
	band           *band
	index, edition int
	column         *typeset.Column
	scale          float32
	palette        *draw.Palette
}

// overhang is how far bands reach beyond the column on the left and the right, since the boxes of
// judgements are wider than it.
const overhang = 40

func newBands(post func(func()), ahead func()) *bands {
	b := &bands{post: post, ahead: ahead, scale: 1, shown: map[int]*band{}, jobs: make(chan bandJob, 16), canvas: raster.New()}
	go b.work(b.jobs)
	return b
}

// work draws the bands that are ordered, one after another, on a separate goroutine.
func (b *bands) work(jobs <-chan bandJob) {
	for j := range jobs {
		b.draw(j)
		drawn, index, edition := j.band, j.index, j.edition // not the column: while keys are held, many of these wait
		b.post(func() {
			if edition == b.edition && b.shown[index] == drawn {
				drawn.show()
				b.ahead()
			}
		})
	}
}

func (b *bands) stop() {
	if b.jobs != nil {
		close(b.jobs)
		b.jobs = nil
	}
}

func (b *bands) stopped() bool { return b.jobs == nil }

// draw fills a band; any goroutine may call it. The canvas and its glyphs serve one at a time.
func (b *bands) draw(j bandJob) {
	b.drawing.Lock()
	defer b.drawing.Unlock()
	if j.band.drawn || j.band.index != j.index || j.band.edition != j.edition {
		return // it could not wait, and was drawn meanwhile, or serves another place by now
	}
	j.band.drawn = true
	clear(j.band.image.Pix)
	h := float32(j.band.image.Rect.Dy())
	top := float32(j.band.index) * h
	b.canvas.Target(j.band.image, j.scale, draw.Point{X: -overhang * j.scale, Y: top})
	b.painter.Palette = j.palette
	b.painter.Paint(b.canvas, j.column, (top-overhang)/j.scale, (top+h+overhang)/j.scale, draw.Point{Y: (top - overhang) / j.scale})
}

func (b *band) show() {
	if !b.ready {
		b.ready = true
		b.raster.Refresh() // uploads the image at the next frame
	}
}

// rescale sets the device pixels in a logical one; the caller then calls forget.
func (b *bands) rescale(scale float32) { b.scale = scale }

// mostSpare is how many bands are kept to be used again.
const mostSpare = 8

// forget marks all bands as stale.
func (b *bands) forget() {
	b.edition++
	for i, old := range b.shown { // also those that aren't drawn yet: a job finds that they are others by then
		b.spare = append(b.spare, old)
		delete(b.shown, i)
	}
	b.spare = b.spare[:min(len(b.spare), mostSpare)]
}

// place shows the bands of a view, has those next to it drawn, and moves all into position.
func (b *bands) place(v bandView) {
	h := max(64, int(v.height*b.scale)*3/4) // of a band, in device pixels
	y0 := v.top * b.scale
	y1 := y0 + v.height*b.scale
	first, last := int(math.Floor(float64(y0)/float64(h))), int(math.Floor(float64(y1)/float64(h)))
	for i, old := range b.shown {
		if old.ready && (i < first-2 || i > last+2) {
			b.spare = append(b.spare, old)
			delete(b.shown, i)
		}
	}
	end := int((v.column.Height + overhang) * b.scale / float32(h))
	for _, i := range bandOrder(first, last, end) {
		inView := i >= first && i <= last
		next := b.shown[i]
		if next == nil {
			if !inView && len(b.jobs) == cap(b.jobs) {
				continue
			}
			next = b.take(i, v.column.Width, h)
			if !inView {
				b.jobs <- bandJob{next, i, b.edition, v.column, b.scale, v.palette}
			}
		}
		if inView && !next.ready {
			b.draw(bandJob{next, i, b.edition, v.column, b.scale, v.palette})
			next.show()
		}
	}
	for i, each := range b.shown { // those kept in reserve, too
		each.raster.Move(fyne.NewPos(v.x-overhang, float32(i*h)/b.scale-v.top))
	}
}

// bandOrder lists the bands in view, then one below and one above.
func bandOrder(first, last, end int) []int {
	list := make([]int, 0, 6)
	for i := first; i <= last+1; i++ {
		if i >= 0 && i <= end {
			list = append(list, i)
		}
	}
	if first > 0 {
		list = append(list, first-1)
	}
	return list
}

// take returns a band for a part of a column, a spare one if there is one, whatever its size was.
func (b *bands) take(index int, columnWidth float32, h int) *band {
	size := image.Rect(0, 0, int((columnWidth+2*overhang)*b.scale), h)
	var next *band
	if n := len(b.spare) - 1; n >= 0 {
		next, b.spare = b.spare[n], b.spare[:n]
	} else {
		next = &band{}
		next.raster = canvas.NewRaster(func(int, int) image.Image { return next.image })
		next.raster.ScaleMode = canvas.ImageScalePixels
	}
	b.drawing.Lock()
	next.fit(size)
	next.index, next.edition, next.drawn, next.ready = index, b.edition, false, false
	b.drawing.Unlock()
	next.raster.Resize(fyne.NewSize(float32(size.Dx())/b.scale, float32(h)/b.scale))
	b.shown[index] = next
	return next
}

// fit gives the band an image of a size, in the memory of the one before if that is enough.
func (b *band) fit(size image.Rectangle) {
	bytes := 4 * size.Dx() * size.Dy()
	if b.image == nil || cap(b.image.Pix) < bytes {
		b.image = image.NewRGBA(size)
		return
	}
	b.image = &image.RGBA{Pix: b.image.Pix[:bytes], Stride: 4 * size.Dx(), Rect: size}
}

// objects appends the bands that are shown to a list.
func (b *bands) objects(list []fyne.CanvasObject) []fyne.CanvasObject {
	for _, each := range b.shown {
		if each.ready {
			list = append(list, each.raster)
		}
	}
	return list
}
