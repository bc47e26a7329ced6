package paged

import (
	"context"
	"fmt"

	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/typeset"
)

// run is a part of the document that begins on a new page.
type run struct {
	doc     compose.Document
	pages   *typeset.Pages
	anchors map[string]typeset.PagePosition
	from    int // number of its first page
}

// lay divides a document into pages.
func (p *press) lay(d compose.Document) *run { return p.layWith(p.setter, d) }

func (p *press) layWith(setter *typeset.Setter, d compose.Document) *run {
	r := &run{doc: d, pages: setter.Pages(d.Blocks, p.room(), p.setting())}
	r.anchors = r.pages.Anchors()
	return r
}

// mostAhead is the number of drawings that are drawn ahead at most: they are in memory until they are shown, a
// megabyte each.
const mostAhead = 50

// drawAhead draws the first slow drawings of a run before its pages are drawn, see compose.Ahead.
func (p *press) drawAhead(ctx context.Context, r *run) {
	column, drawn := r.pages.Column, 0
	for _, box := range column.Boxes {
		if drawing, ok := column.Blocks[box.Block].Box.(compose.Ahead); ok && drawn < mostAhead && ctx.Err() == nil {
			drawing.DrawAhead(box.At.W, box.At.H, p.palette)
			drawn++
		}
	}
}

// surround holds the section in the head of a page and its bookmarks.
type surround struct {
	section string // "" on a page that begins with a section
	marks   []bookmark
}

type bookmark struct {
	level int
	title string
	y     float32
}

// surrounds returns the surround of each page of a run. A part has a bookmark where it begins; a section is
// named on its pages but the first.
func (p *press) surrounds(r *run) []surround {
	out := make([]surround, len(r.pages.List))
	opening := make([]*compose.Part, len(out)) // the first section that begins on a page, to which it belongs
	last := make([]*compose.Part, len(out))    // to which the next page belongs
	for i := range r.doc.Parts {
		part := &r.doc.Parts[i]
		at, ok := r.anchors[part.ID]
		if !ok {
			continue
		}
		if part.Level <= 3 {
			out[at.Page].marks = append(out[at.Page].marks, bookmark{part.Level - 1, part.Title, head + at.Y})
		}
		if part.Level == 1 {
			if opening[at.Page] == nil {
				opening[at.Page] = part
			}
			last[at.Page] = part
		}
	}
	section := ""
	for n := range out {
		out[n].section = section
		if part := opening[n]; part != nil {
			out[n].section, section = part.Title, last[n].Title
			if r.anchors[part.ID].Y == 0 {
				out[n].section = ""
			}
		}
	}
	return out
}

// sheet starts a page, with its background if the file is dark.
func (p *press) sheet(turned bool) {
	w, h := p.size(turned)
	p.doc.Page(w, h)
	if p.opt.Dark {
		var background draw.Path
		background.AddRect(draw.Rect{W: w, H: h})
		p.doc.Begin(draw.Tag{Role: draw.Artifact})
		p.doc.Fill(&background, p.palette.Page)
		p.doc.End()
	}
}

// page draws a page between its head and foot.
func (p *press) page(page *typeset.Page, s surround) {
	p.sheet(page.Turned)
	p.running(page.Turned, p.b.Title, s.section)
	p.text(page, s.marks)
}

// titlePage draws the first page, which has another head.
func (p *press) titlePage(page *typeset.Page) {
	p.sheet(false)
	p.doc.Begin(draw.Tag{Role: draw.Artifact, Running: true})
	x := p.left()
	x += p.draftMark(x, 42)
	p.say(typeset.Standard().SansBold, p.name, x, 42, 12, p.palette.Accent)
	p.doc.End()
	p.running(false, "", "")
	p.text(page, []bookmark{{0, p.b.Title, head}})
}

// text draws the text of a page and adds its bookmarks.
func (p *press) text(page *typeset.Page, marks []bookmark) {
	for _, m := range marks {
		p.doc.Bookmark(m.level, m.title, m.y)
	}
	p.painter.Page(p.doc, page, draw.Point{X: p.left(), Y: head})
}

// running draws head and foot: title and section, page and date, and the handling mark at the right of both, in
// 12 points as TLP 2.0 demands.
func (p *press) running(turned bool, title, section string) {
	faces := typeset.Standard()
	w, h := p.size(turned)
	right := w - p.left()
	p.doc.Begin(draw.Tag{Role: draw.Artifact, Running: true})
	defer p.doc.End()
	const size = 8.5
	x := p.left()
	if title != "" { // the title page has drawn it
		x += p.draftMark(x, 40)
	}
	room := (right - x - 150) / size // beside the longest mark
	if section == "" {
		p.say(faces.Sans, p.setter.Shaper.Truncate(faces.Sans, title, room), x, 40, size, p.palette.Ink3)
	} else {
		const between = "\u2002\u00b7\u2002"
		width := func(words string) float32 { return p.setter.Shaper.Line(faces.Sans, words).Width }
		room -= width(between)
		section = p.setter.Shaper.Truncate(faces.Sans, section, max(room/2, room-width(title)))
		x = p.say(faces.Sans, p.setter.Shaper.Truncate(faces.Sans, title, room-width(section)), x, 40, size, p.palette.Ink3)
		x = p.say(faces.Sans, between, x, 40, size, p.palette.Ink3)
		p.say(faces.Sans, section, x, 40, size, p.palette.Ink2)
	}
	p.say(faces.Sans, fmt.Sprintf("%d of %d \u00b7 as of %s", p.doc.Pages(), p.total, p.b.AsOfWords()), p.left()+p.draftMark(p.left(), h-34), h-34, size, p.palette.Ink3)
	for _, y := range []float32{28, h - 46} {
		figure.Mark(p.doc, p.setter.Shaper, p.b.Marking, draw.Point{X: right, Y: y}, 12)
	}
}

// draftMark draws the word of a draft, if the file is one, and returns the width that it takes.
func (p *press) draftMark(x, y float32) float32 {
	return p.opt.DraftMark(p.doc, p.setter.Shaper, draw.Point{X: x, Y: y}, 1, p.palette)
}

// say draws words and returns their right end.
func (p *press) say(face *typeset.Face, words string, x, y, size float32, ink draw.Ink) float32 {
	w := p.setter.Shaper.Line(face, words)
	p.doc.Text(w, x, y, size, ink)
	return x + float32(w.Width*size)
}
