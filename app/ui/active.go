//go:build !nogui

package ui

import (
	"image"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/typeset"
)

// activeMarks show the citation numbers of the source that is open beside the text: on accent.
type activeMarks struct {
	link   typeset.Link // none where nothing is open
	shown  []*canvas.Raster
	n      int
	canvas *raster.Canvas
}

// activate marks the citations that lead to link; no link takes the marks away.
func (p *page) activate(link typeset.Link) {
	p.active.link = link
	p.place()
}

// place lays a box over each number in view.
func (a *activeMarks) place(p *page) {
	a.n = 0
	if !a.link.Leads() {
		return
	}
	if a.canvas == nil {
		a.canvas = raster.New()
	}
	top := p.offset - p.padTop
	for i := range p.column.Lines {
		l := &p.column.Lines[i]
		if l.Bottom() < top || l.Top > top+p.Size().Height {
			continue
		}
		text := &p.column.Blocks[l.Block].Text
		for k := range l.Pieces {
			piece := &l.Pieces[k]
			span := &text.Spans[piece.Span]
			if span.Aside && span.Link == a.link && !piece.Space {
				a.add(p, piece, span.Style, p.x+l.X+piece.X, l.Baseline-span.Style.Rise-top)
			}
		}
	}
}

// add draws one box with its number, whose baseline starts at (x, y) of the view.
func (a *activeMarks) add(p *page, piece *typeset.Piece, style *typeset.Style, x, y float32) {
	const pad = 2.5
	word, size := piece.Word, style.Size
	w, h := piece.Width+2*pad, size*1.5
	paint := func(pw, ph int) image.Image {
		img := image.NewRGBA(image.Rect(0, 0, max(pw, 1), max(ph, 1)))
		pal := p.look.palette()
		a.canvas.Target(img, float32(pw)/w, draw.Point{})
		var box draw.Path
		box.AddRoundRect(draw.Rect{W: w, H: h}, 2)
		a.canvas.Fill(&box, pal.Accent)
		a.canvas.Text(word, pad, size*1.1, size, pal.OnAccent)
		return img
	}
	if a.n == len(a.shown) {
		a.shown = append(a.shown, canvas.NewRaster(paint))
	}
	r := a.shown[a.n]
	r.Generator = paint
	r.Move(fyne.NewPos(p.snap(x-pad), p.snap(y-size*1.1)))
	r.Resize(fyne.NewSize(w, h))
	r.Refresh()
	a.n++
}

// citation is a number in the text that leads to a source.
type citation struct {
	key string  // of the source
	y   float32 // of its line on the column
}

// citations are those of the whole column, in reading order.
func (p *page) citations() []citation {
	var all []citation
	block, span := -1, -1
	for i := range p.column.Lines {
		l := &p.column.Lines[i]
		for k := range l.Pieces {
			piece := &l.Pieces[k]
			if l.Block == block && int(piece.Span) == span {
				continue
			}
			block, span = l.Block, int(piece.Span)
			s := &p.column.Blocks[block].Text.Spans[span]
			if s.Link.Kind == compose.LinkSource && s.Aside {
				all = append(all, citation{s.Link.ID, l.Top})
			}
		}
	}
	return all
}

// step shows the source of the next or the previous citation: counted from the last one while that
// is in view, else from the view.
func (r *reader) step(back bool) {
	p := r.page
	if p.column == nil {
		return
	}
	all := p.citations()
	n := len(all)
	if n == 0 {
		return
	}
	top := p.offset - p.padTop
	inView := func(c citation) bool { return c.y >= top && c.y < top+p.Size().Height-40 }
	at := r.citation
	if at < 0 || at >= n || !inView(all[at]) {
		at = slices.IndexFunc(all, func(c citation) bool { return c.y >= top })
		switch {
		case at < 0:
			at = n - 1
		case back:
			at = (at + n - 1) % n
		}
	} else if back {
		at = (at + n - 1) % n
	} else {
		at = (at + 1) % n
	}
	r.citation = at
	if !inView(all[at]) {
		p.scrollTo(all[at].y + p.padTop - p.Size().Height/3)
	}
	r.open(func(panel *panel) { panel.source(all[at].key) })
}
