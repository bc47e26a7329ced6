//go:build !nogui

package ui

import (
	"image"
	"math"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/typeset"
)

// page shows a set column: transparent bands of text over rectangles that mark selection, search
// hits and the like. A worker draws bands ahead; Fyne's goroutine moves and shows them, and draws
// one itself only where a jump has left the view empty.
type page struct {
	widget.BaseWidget
	look      *look
	set       func(width float32) (*typeset.Column, float32) // the column for a width, and its x
	onLink    func(typeset.Link)
	onScroll  func()
	onFirst   func() // called once, when the column is first set
	padTop    float32
	padBottom float32
	ground    func(p *draw.Palette) draw.Ink

	column  *typeset.Column
	x       float32 // of the column in the view
	offset  float32 // of the view on the column, whole device pixels
	scale   float32
	edition int // of the column: bands of an older one are stale
	bands   map[int]*band
	spare   []*band
	jobs    chan job

	brush   sync.Mutex
	canvas  *raster.Canvas
	painter typeset.Painter

	paper, thumb *canvas.Rectangle
	marks        []*canvas.Rectangle
	nMarks       int
	from, to     typeset.Place
	hits         []typeset.Range
	active       activeMarks
	hit          int
	hover        typeset.Link
	focused      bool
	grabbed      bool // the scroll bar is being dragged
	pressed      fyne.Position
	moved        bool
}

// band is a part of the column as an image.
type band struct {
	image  *image.RGBA
	raster *canvas.Raster
	ready  bool // on show

	// Guarded by brush: a job may still hold a band that has become another.
	index, edition int
	drawn          bool
}

type job struct {
	band           *band
	index, edition int // what it was when the job was made
	column         *typeset.Column
	scale          float32
	palette        *draw.Palette
	left           float32
}

const overhang = 40 // units left and right of the column: judgements stand out

// drawsAhead has bands drawn before they come into view. The package's tests switch it off: Fyne's
// test driver calls fyne.Do's function on the goroutine that asks, beside the test's own.
var drawsAhead = true

func newPage(l *look, set func(width float32) (*typeset.Column, float32)) *page {
	p := &page{
		look: l, set: set, scale: 1, bands: map[int]*band{}, jobs: make(chan job, 16), canvas: raster.New(), padTop: 40, padBottom: 120,
		ground: func(p *draw.Palette) draw.Ink { return p.Page },
	}
	p.paper, p.thumb = canvas.NewRectangle(p.ground(l.palette())), canvas.NewRectangle(l.palette().Ghost)
	p.thumb.CornerRadius = 2
	p.ExtendBaseWidget(p)
	go p.work(p.jobs)
	return p
}

// work draws bands ahead, one after another, on a goroutine of its own.
func (p *page) work(jobs <-chan job) {
	for j := range jobs {
		p.draw(j)
		fyne.Do(func() {
			if j.edition == p.edition && p.bands[j.index] == j.band {
				p.show(j.band)
				p.place()
			}
		})
	}
}

// stop ends the worker; the page isn't shown any more.
func (p *page) stop() {
	close(p.jobs)
	p.jobs = nil
}

// draw fills a band; any goroutine may call it. The canvas and its glyphs serve one at a time.
func (p *page) draw(j job) {
	p.brush.Lock()
	defer p.brush.Unlock()
	if b := j.band; b.drawn || b.index != j.index || b.edition != j.edition {
		return // it could not wait, and was drawn meanwhile, or serves another place by now
	}
	j.band.drawn = true
	clear(j.band.image.Pix)
	h := float32(j.band.image.Rect.Dy())
	top := float32(j.band.index) * h
	p.canvas.Target(j.band.image, j.scale, draw.Point{X: -overhang * j.scale, Y: top})
	p.painter.Palette = j.palette
	p.painter.Paint(p.canvas, j.column, (top-overhang)/j.scale, (top+h+overhang)/j.scale, draw.Point{Y: (top - overhang) / j.scale})
}

func (p *page) show(b *band) {
	if !b.ready {
		b.ready = true
		b.raster.Refresh() // uploads the image at the next frame
	}
}

// bandHeight is in device pixels.
func (p *page) bandHeight() int { return max(64, int(p.Size().Height*p.scale)*3/4) }

func (p *page) snap(x float32) float32 {
	return float32(math.Round(float64(x*p.scale))) / p.scale
}

func (p *page) Resize(s fyne.Size) {
	if s == p.Size() && p.column != nil {
		return
	}
	p.BaseWidget.Resize(s)
	p.relay()
}

// relay sets the column anew and keeps the first line in view where it is.
func (p *page) relay() {
	if p.Size().Width < 120 {
		return
	}
	var keep typeset.Place
	var above float32
	if p.column != nil && p.offset > p.padTop {
		var top float32
		keep, top = p.column.FirstIn(p.offset - p.padTop)
		above = top - p.offset
	}
	p.column, p.x = p.set(p.Size().Width)
	p.forget()
	if keep != (typeset.Place{}) {
		p.offset = p.column.Line(keep) - above
	}
	p.scrollTo(p.offset)
	if f := p.onFirst; f != nil {
		p.onFirst = nil
		f()
	}
}

// forget makes all bands stale, as after a change of theme.
func (p *page) forget() {
	p.edition++
	for i, b := range p.bands {
		if b.ready {
			p.spare = append(p.spare, b)
		}
		delete(p.bands, i)
	}
	p.spare = p.spare[:min(len(p.spare), 4)]
	pal := p.look.palette()
	p.paper.FillColor, p.thumb.FillColor = p.ground(pal), pal.Ghost
}

// retheme draws everything anew in the palette in force.
func (p *page) retheme() {
	p.forget()
	p.place()
}

func (p *page) height() float32 {
	if p.column == nil {
		return 0
	}
	return p.column.Height + p.padTop + p.padBottom
}

func (p *page) scrollTo(y float32) {
	p.offset = p.snap(max(0, min(y, p.height()-p.Size().Height)))
	p.place()
	if p.onScroll != nil {
		p.onScroll()
	}
}

// part is how much of the column was shown so far, 0 to 1.
func (p *page) part() float32 {
	room := p.height() - p.Size().Height
	if room <= 0 {
		return 1
	}
	return p.offset / room
}

// place orders the bands about the view, and moves those that are ready.
func (p *page) place() {
	if p.column == nil || p.jobs == nil {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil && c.Scale() != p.scale {
		p.scale = c.Scale() // known once the window is painted
		p.spare = nil
		p.forget()
		p.offset = p.snap(p.offset)
	}
	h := p.bandHeight()
	y0 := (p.offset - p.padTop) * p.scale
	y1 := y0 + p.Size().Height*p.scale
	first, last := int(math.Floor(float64(y0)/float64(h))), int(math.Floor(float64(y1)/float64(h)))
	for i, b := range p.bands {
		if b.ready && (i < first-2 || i > last+2) {
			p.spare = append(p.spare, b)
			delete(p.bands, i)
		}
	}
	end := int((p.column.Height + overhang) * p.scale / float32(h))
	for _, i := range bandOrder(first, last, end) {
		b := p.bands[i]
		if b == nil {
			inView := i >= first && i <= last
			if !inView && (!drawsAhead || len(p.jobs) == cap(p.jobs)) {
				continue
			}
			b = p.newBand(i, h)
			if !inView {
				p.jobs <- job{b, i, p.edition, p.column, p.scale, p.look.palette(), p.x}
			}
		}
		if i >= first && i <= last && !b.ready {
			p.draw(job{b, i, p.edition, p.column, p.scale, p.look.palette(), p.x})
			p.show(b)
		}
	}
	for i, b := range p.bands { // those kept in reserve, too
		b.raster.Move(fyne.NewPos(p.snap(p.x)-overhang, float32(i*h)/p.scale-p.offset+p.padTop))
	}
	p.mark()
	p.active.place(p)
	p.bar()
	p.paper.Refresh() // asks for a frame; Refresh of p would upload every band again
}

// bandOrder is what is in view, then one band below and one above.
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

func (p *page) newBand(i, h int) *band {
	w := int((p.column.Width + 2*overhang) * p.scale)
	var b *band
	for n, s := range p.spare {
		if s.ready {
			b = s
			p.spare = append(p.spare[:n], p.spare[n+1:]...)
			break
		}
	}
	if b == nil || b.image.Rect.Dx() != w || b.image.Rect.Dy() != h {
		b = &band{image: image.NewRGBA(image.Rect(0, 0, w, h))}
		pixels := b.image
		b.raster = canvas.NewRaster(func(int, int) image.Image { return pixels })
		b.raster.ScaleMode = canvas.ImageScalePixels
		b.raster.Resize(fyne.NewSize(float32(w)/p.scale, float32(h)/p.scale))
	}
	p.brush.Lock()
	b.index, b.edition, b.drawn, b.ready = i, p.edition, false, false
	p.brush.Unlock()
	p.bands[i] = b
	return b
}

// mark lays rectangles behind search hits and the selected text; no band is drawn again for it.
func (p *page) mark() {
	p.nMarks = 0
	pal := p.look.palette()
	y0 := p.offset - p.padTop
	y1 := y0 + p.Size().Height
	add := func(ink draw.Ink) func(draw.Rect) {
		return func(r draw.Rect) {
			if p.nMarks == len(p.marks) {
				p.marks = append(p.marks, canvas.NewRectangle(ink))
			}
			m := p.marks[p.nMarks]
			m.FillColor = ink
			m.Move(fyne.NewPos(p.snap(p.x+r.X), p.snap(r.Y-y0)))
			m.Resize(fyne.NewSize(r.W, r.H))
			p.nMarks++
		}
	}
	for i, h := range p.hits {
		ink := pal.CautionWash
		if i == p.hit {
			ink = pal.Ghost
		}
		p.column.Marks(h, y0, y1, add(ink))
	}
	if r := p.selection(); r.From != r.To {
		p.column.Marks(r, y0, y1, add(pal.Wash))
	}
}

// bar places the scroll bar's thumb.
func (p *page) bar() {
	h, view := p.height(), p.Size().Height
	if h <= view {
		p.thumb.Hide()
		return
	}
	p.thumb.Show()
	size := max(32, view*view/h)
	p.thumb.Resize(fyne.NewSize(5, size))
	p.thumb.Move(fyne.NewPos(p.Size().Width-9, (view-size)*p.part()))
}

func (p *page) selection() typeset.Range {
	if p.to.Before(p.from) {
		return typeset.Range{From: p.to, To: p.from}
	}
	return typeset.Range{From: p.from, To: p.to}
}

// selected is the text that was chosen.
func (p *page) selected() string {
	if p.column == nil || p.from == p.to {
		return ""
	}
	return p.column.Copy(p.selection())
}

func (p *page) at(pos fyne.Position) (typeset.Place, typeset.Link) {
	if p.column == nil {
		return typeset.Place{}, typeset.Link{}
	}
	place, span := p.column.At(draw.Point{X: pos.X - p.x, Y: pos.Y + p.offset - p.padTop})
	if span == nil {
		return place, typeset.Link{}
	}
	return place, span.Link
}

func (p *page) Scrolled(e *fyne.ScrollEvent) { p.scrollTo(p.offset - e.Scrolled.DY) }

func (p *page) MouseDown(e *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
	p.pressed, p.moved, p.look.byKeys = e.Position, false, false
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	if e.Position.X > p.Size().Width-14 {
		p.grabbed = true
		p.grab(e.Position.Y)
		return
	}
	p.from, _ = p.at(e.Position)
	p.to = p.from
	p.place()
}

func (p *page) MouseUp(e *desktop.MouseEvent) {
	if !p.moved && !p.grabbed && e.Button == desktop.MouseButtonPrimary {
		if _, link := p.at(e.Position); link.Leads() && p.onLink != nil {
			p.onLink(link)
		}
	}
	p.grabbed = false
}

func (p *page) grab(y float32) {
	view := p.Size().Height
	size := max(32, view*view/p.height())
	p.scrollTo((y - size/2) / max(1, view-size) * (p.height() - view))
}

func (p *page) Dragged(e *fyne.DragEvent) {
	if p.grabbed {
		p.grab(e.Position.Y)
		return
	}
	if d := e.Position.Subtract(p.pressed); d.X*d.X+d.Y*d.Y > 9 {
		p.moved = true
	}
	if e.Position.Y < 0 {
		p.scrollTo(p.offset - 12)
	} else if e.Position.Y > p.Size().Height {
		p.scrollTo(p.offset + 12)
	}
	p.to, _ = p.at(e.Position)
	p.place()
}

func (p *page) DragEnd()                         { p.grabbed = false }
func (p *page) MouseIn(e *desktop.MouseEvent)    { p.MouseMoved(e) }
func (p *page) MouseOut()                        { p.hover = typeset.Link{} }
func (p *page) MouseMoved(e *desktop.MouseEvent) { _, p.hover = p.at(e.Position) }

func (p *page) Cursor() desktop.Cursor {
	if p.hover.Leads() {
		return desktop.PointerCursor
	}
	return desktop.TextCursor
}

func (p *page) FocusGained() { p.focused = true }
func (p *page) FocusLost()   { p.focused = false }

func (p *page) KeyDown(*fyne.KeyEvent) { p.look.byKeys = true }
func (p *page) KeyUp(*fyne.KeyEvent)   {}

func (p *page) TypedRune(r rune) {
	if p.look.restRune != nil {
		p.look.restRune(r)
	}
}

func (p *page) TypedKey(e *fyne.KeyEvent) {
	view := p.Size().Height
	switch e.Name {
	case fyne.KeyDown:
		p.scrollTo(p.offset + 60)
	case fyne.KeyUp:
		p.scrollTo(p.offset - 60)
	case fyne.KeyPageDown, fyne.KeySpace:
		p.scrollTo(p.offset + view*0.9)
	case fyne.KeyPageUp:
		p.scrollTo(p.offset - view*0.9)
	case fyne.KeyHome:
		p.scrollTo(0)
	case fyne.KeyEnd:
		p.scrollTo(p.height())
	default:
		if p.look.restKey != nil {
			p.look.restKey(e)
		}
	}
}

func (p *page) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutCopy:
		if text := p.selected(); text != "" {
			fyne.CurrentApp().Clipboard().SetContent(text)
		}
	case *fyne.ShortcutSelectAll:
		if p.column != nil && len(p.column.Blocks) > 0 {
			last := len(p.column.Blocks) - 1
			p.from, p.to = typeset.Place{}, typeset.Place{Block: last, Byte: len(p.column.Blocks[last].Text.String)}
			p.place()
		}
	}
}

func (p *page) MinSize() fyne.Size { return fyne.NewSize(10, 10) }

func (p *page) Refresh() { p.retheme() }

func (p *page) CreateRenderer() fyne.WidgetRenderer { return &pageRenderer{p: p} }

type pageRenderer struct {
	p       *page
	objects []fyne.CanvasObject
}

func (r *pageRenderer) Layout(s fyne.Size) { r.p.paper.Resize(s) }
func (r *pageRenderer) MinSize() fyne.Size { return r.p.MinSize() }
func (r *pageRenderer) Refresh()           {}
func (r *pageRenderer) Destroy()           {}

func (r *pageRenderer) Objects() []fyne.CanvasObject {
	r.objects = append(r.objects[:0], r.p.paper)
	for _, m := range r.p.marks[:r.p.nMarks] {
		r.objects = append(r.objects, m)
	}
	for _, b := range r.p.bands {
		if b.ready {
			r.objects = append(r.objects, b.raster)
		}
	}
	for _, m := range r.p.active.shown[:r.p.active.n] {
		r.objects = append(r.objects, m)
	}
	return append(r.objects, r.p.thumb)
}
