//go:build !nogui

package ui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"lectern/app/compose"
	"lectern/app/draw"
)

// outline lists the parts of the brief, the one being read marked, and how much is left.
type outline struct {
	*surface
	reader *reader
	top    float32 // scrolled by
}

func newOutline(r *reader) *outline {
	o := &outline{reader: r}
	o.surface = newSurface(r.desk.look, fyne.NewSize(0, 100), o.paint)
	o.rolled = func(dy float32) { o.top = max(0, min(o.top-dy, o.height()-o.Size().Height+90)); o.Refresh() }
	return o
}

// follow marks the part being read.
func (o *outline) follow() {
	if o.reader.page.column == nil {
		return
	}
	o.Refresh()
}

const outlineRow = 32

func (o *outline) height() float32 { return 88 + float32(len(o.reader.document.Parts))*outlineRow }

func (o *outline) paint(g *ground) {
	p, r := g.p, o.reader
	g.rect(draw.Rect{X: g.w - 1, W: 1, H: g.h}, p.Rule)
	if r.page.column == nil {
		return
	}
	foot := g.h - 78
	g.Clip(draw.Rect{W: g.w, H: foot})
	g.text(faces().Sans, "Contents", 20, 38-o.top, 13, p.Ink2)
	at := r.current()
	y := float32(56) - o.top
	for i, part := range r.document.Parts {
		if part.Level > 2 {
			continue
		}
		if part.ID == compose.NotesID || part.ID == compose.SourcesID && i > 0 && r.document.Parts[i-1].ID != compose.NotesID {
			y += 12
		}
		row := draw.Rect{X: 0, Y: y, W: g.w - 1, H: outlineRow}
		if row.Bottom() > 0 && row.Y < foot {
			hover := false
			if row.Bottom() < foot {
				hover = g.spot(row, part.Title, func() { r.goTo(part.Block) })
			}
			face, ink := faces().Sans, p.Ink2
			if i == at {
				g.rect(row, p.Wash)
				g.rect(draw.Rect{Y: y, W: 3, H: outlineRow}, p.Accent)
				face, ink = faces().SansBold, p.Ink
			} else if hover {
				ink = p.Ink
			}
			x := 20 + 16*float32(part.Level-1)
			g.text(face, g.fit(face, part.Title, 14, g.w-x-16), x, y+21, 14, ink)
		}
		y += outlineRow
	}
	g.Unclip()
	// how much is left
	part := r.page.part()
	g.rect(draw.Rect{X: 20, Y: foot + 14, W: g.w - 40, H: 3}, p.Rule)
	g.rect(draw.Rect{X: 20, Y: foot + 14, W: (g.w - 40) * part, H: 3}, p.Accent)
	words := fmt.Sprintf("%d%% read", int(part*100+0.5))
	if left := int(o.minutes()*(1-part) + 0.5); left == 1 {
		words += ", about a minute left"
	} else if left > 1 {
		words += fmt.Sprintf(", about %d minutes left", left)
	}
	if n := len(r.page.hits); n > 0 || r.desk.top.search.Text != "" {
		words = countWords(r.page.hit+1, n)
	}
	g.text(faces().Sans, g.fit(faces().Sans, words, 13, g.w-36), 20, foot+42, 13, p.Ink2)
}

// minutes is the time that the text takes, at 220 words a minute.
func (o *outline) minutes() float32 {
	d := &o.reader.document
	end := len(d.Blocks)
	for _, part := range d.Parts {
		if part.ID == compose.NotesID || part.ID == compose.SourcesID { // nobody reads those through
			end = min(end, part.Block)
		}
	}
	words := 0
	for _, b := range d.Blocks[:end] {
		if b.Row == nil {
			words += len(b.Text.String) / 6
		}
	}
	return float32(words) / 220
}
