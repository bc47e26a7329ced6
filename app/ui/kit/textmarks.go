//go:build !nogui

package kit

import (
	"image"
	"image/color"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/typeset"
)

// textMarks has the rectangles that mark what was found and what is selected. No band is drawn again for them.
type textMarks struct {
	highlights []Highlight
	found      []typeset.Range
	current    int // of those found, the one that is looked at
	from, to   typeset.Place

	below, above markList // the text
	dots         dotList  // below words with a note
}

// Highlight is a passage that the reader has marked: its colour is behind the text and, as a bar, in the margin.
type Highlight struct {
	Range  typeset.Range
	Colour int  // of the palette's Highlights
	Bare   bool // it has no colour
	Wide   bool // the bar is wider: there is a note
	Dotted bool // a dotted line is below the words: the note is on them
}

// SetHighlights marks passages.
func (v *TextView) SetHighlights(list []Highlight) {
	v.marks.highlights = list
	v.place()
}

// Dotted returns how many lines in view have a dotted line below words.
func (v *TextView) Dotted() int { return v.marks.dots.n }

// SetFound marks what was found; current is the index of the hit that the reader is at.
func (v *TextView) SetFound(found []typeset.Range, current int) {
	v.marks.found, v.marks.current = found, current
	v.place()
}

// Found returns what SetFound was given.
func (v *TextView) Found() (found []typeset.Range, current int) {
	return v.marks.found, v.marks.current
}

// Deselect selects nothing.
func (v *TextView) Deselect() { v.marks.from, v.marks.to = typeset.Place{}, typeset.Place{} }

// SelectAll selects the whole text.
func (v *TextView) SelectAll() {
	if v.column == nil || len(v.column.Blocks) == 0 {
		return
	}
	last := len(v.column.Blocks) - 1
	v.marks.from, v.marks.to = typeset.Place{}, typeset.Place{Block: last, Byte: len(v.column.Blocks[last].Text.String)}
	v.place()
}

// Selected returns the text that is selected.
func (v *TextView) Selected() string {
	if v.column == nil || v.marks.from == v.marks.to {
		return ""
	}
	return v.column.Copy(v.marks.selection())
}

func (m *textMarks) selection() typeset.Range {
	if m.to.Before(m.from) {
		return typeset.Range{From: m.to, To: m.from}
	}
	return typeset.Range{From: m.from, To: m.to}
}

// place marks what is marked in view.
func (m *textMarks) place(v *TextView) {
	m.below.n, m.above.n, m.dots.n = 0, 0, 0
	pal := v.window.Palette()
	y0, y1 := v.Top(), v.Top()+v.Size().Height
	for i := range m.highlights {
		if h := &m.highlights[i]; v.column.Bottom(h.Range.To.Block) > y0 && v.column.Top(h.Range.From.Block) < y1 {
			m.highlight(v, h)
		}
	}
	first := sort.Search(len(m.found), func(i int) bool { return v.column.Bottom(m.found[i].To.Block) > y0 })
	for i, h := range m.found[first:] {
		if v.column.Top(h.From.Block) > y1 {
			break
		}
		ink, over := pal.CautionWash, translucent(pal.Caution, 0x28)
		if first+i == m.current {
			ink, over = pal.Ghost, translucent(pal.Caution, 0x58)
		}
		m.mark(v, h, ink, over)
	}
	if r := m.selection(); r.From != r.To {
		m.mark(v, r, pal.Wash, translucent(pal.Accent, 0x38))
	}
}

// highlight marks a passage, with a bar beside all of its lines in view.
func (m *textMarks) highlight(v *TextView, h *Highlight) {
	const gap = 18 // from the text to the bar
	pal, top := v.window.Palette(), v.Top()
	ink := pal.Accent
	if !h.Bare {
		ink = pal.Bars[h.Colour]
		m.mark(v, h.Range, pal.Highlights[h.Colour], translucent(ink, 0x38))
	}
	var lines draw.Rect
	v.column.Marks(h.Range, top, top+v.Size().Height, func(r draw.Rect) {
		lines = lines.Union(r)
		if h.Dotted {
			m.dots.add(ink, fyne.NewPos(v.snap(v.x+r.X), v.snap(r.Bottom()-4-top)), r.W)
		}
	})
	if lines.H == 0 {
		return
	}
	x, width := float32(-gap), float32(3)
	if h.Wide {
		x, width = x-4, 7
	}
	m.above.add(ink, fyne.NewPos(v.snap(v.x+x), v.snap(lines.Y+2-top)), fyne.NewSize(width, lines.H-4))
}

// Selection returns the range that is selected, and false if none is.
func (v *TextView) Selection() (typeset.Range, bool) {
	r := v.marks.selection()
	return r, v.column != nil && r.From != r.To
}

// Select selects a range.
func (v *TextView) Select(r typeset.Range) {
	v.marks.from, v.marks.to = r.From, r.To
	v.place()
	v.tellSelection()
}

// tellSelection gives what is selected to the window system, for the middle button of the mouse.
func (v *TextView) tellSelection() {
	if text := v.Selected(); text != "" && v.window.OnSelect != nil {
		v.window.OnSelect(text)
	}
}

// mark marks a range in view: under the text, or over it in a frame or a drawing, whose background would hide the mark.
func (m *textMarks) mark(v *TextView, r typeset.Range, ink, over draw.Ink) {
	top := v.Top()
	add := func(to *markList, ink draw.Ink) func(draw.Rect) {
		return func(r draw.Rect) {
			to.add(ink, fyne.NewPos(v.snap(v.x+r.X), v.snap(r.Y-top)), fyne.NewSize(r.W, r.H))
		}
	}
	for _, part := range m.parts(v, r) {
		list, colour := &m.below, ink
		if hidesMarks(&v.column.Blocks[part.From.Block]) {
			list, colour = &m.above, over
		}
		v.column.Marks(part, top, top+v.Size().Height, add(list, colour))
	}
}

// hidesMarks reports whether a block has a background.
func hidesMarks(b *typeset.Block) bool { return b.Frame != nil || b.Box != nil }

// parts divides a range into those on backgrounds and those on none.
func (m *textMarks) parts(v *TextView, r typeset.Range) (parts []typeset.Range) {
	blocks := v.column.Blocks
	for from := r.From; ; {
		end := from.Block
		for end < r.To.Block && hidesMarks(&blocks[end+1]) == hidesMarks(&blocks[from.Block]) {
			end++
		}
		if end == r.To.Block {
			return append(parts, typeset.Range{From: from, To: r.To})
		}
		next := typeset.Place{Block: end + 1}
		parts = append(parts, typeset.Range{From: from, To: next})
		from = next
	}
}

func translucent(ink draw.Ink, alpha uint8) draw.Ink {
	ink.A = alpha
	return ink
}

// markList is a list of rectangles, of which the first n are on show.
type markList struct {
	rects []*canvas.Rectangle
	n     int
}

func (l *markList) add(ink color.Color, at fyne.Position, size fyne.Size) {
	if l.n == len(l.rects) {
		l.rects = append(l.rects, canvas.NewRectangle(ink))
	}
	rect := l.rects[l.n]
	rect.FillColor = ink
	rect.Move(at)
	rect.Resize(size)
	l.n++
}

func (l *markList) objects(list []fyne.CanvasObject) []fyne.CanvasObject {
	for _, r := range l.rects[:l.n] {
		list = append(list, r)
	}
	return list
}

// activeLinks shows the citation numbers that lead to what the panel shows, on the accent colour.
type activeLinks struct {
	link   typeset.Link // none where nothing is open
	boxes  []*canvas.Raster
	n      int
	canvas *raster.Canvas
}

// Activate marks the citation numbers that lead to link; no link takes the marks away.
func (v *TextView) Activate(link typeset.Link) {
	v.active.link = link
	v.place()
}

// place puts a box over each number in view.
func (a *activeLinks) place(v *TextView) {
	a.n = 0
	if !a.link.Leads() {
		return
	}
	if a.canvas == nil {
		a.canvas = raster.New()
	}
	top := v.Top()
	for i := range v.column.Lines {
		l := &v.column.Lines[i]
		if l.Bottom() < top || l.Top > top+v.Size().Height {
			continue
		}
		text := &v.column.Blocks[l.Block].Text
		for k := range l.Pieces {
			piece := &l.Pieces[k]
			span := &text.Spans[piece.Span]
			if span.NoteMark && span.Link == a.link && !piece.Space {
				a.add(v, piece, span.Style, v.x+l.X+piece.X, l.Baseline-span.Style.Rise-top)
			}
		}
	}
}

// add draws a box with its number, whose baseline starts at (x, y) of the view.
func (a *activeLinks) add(v *TextView, piece *typeset.Piece, style *typeset.Style, x, y float32) {
	const pad = 2.5
	word, size := piece.Word, style.Size
	w, h := piece.Width+2*pad, size*1.5
	paint := func(pw, ph int) image.Image {
		img := image.NewRGBA(image.Rect(0, 0, max(pw, 1), max(ph, 1)))
		pal := v.window.Palette()
		a.canvas.Target(img, float32(pw)/w, draw.Point{})
		var box draw.Path
		box.AddRoundRect(draw.Rect{W: w, H: h}, 2)
		a.canvas.Fill(&box, pal.Accent)
		a.canvas.Text(word, pad, size*1.1, size, pal.OnAccent)
		return img
	}
	if a.n == len(a.boxes) {
		a.boxes = append(a.boxes, canvas.NewRaster(paint))
	}
	r := a.boxes[a.n]
	r.Generator = paint
	r.Move(fyne.NewPos(v.snap(x-pad), v.snap(y-size*1.1)))
	r.Resize(fyne.NewSize(w, h))
	r.Refresh()
	a.n++
}

func (a *activeLinks) objects(list []fyne.CanvasObject) []fyne.CanvasObject {
	for _, r := range a.boxes[:a.n] {
		list = append(list, r)
	}
	return list
}
