package web

import (
	"fmt"
	"strings"

	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/draw/svg"
	"lectern/app/typeset"
)

// composed writes a section that compose makes, with elements by the structure of its blocks.
func (p *page) composed(add func(*compose.Document)) {
	var d compose.Document
	add(&d)
	parts := map[int]compose.Part{}
	for _, part := range d.Parts {
		parts[part.Block] = part
	}
	w := &composed{page: p, said: map[*typeset.Element]bool{}}
	for i := range d.Blocks {
		if strings.TrimSpace(d.Blocks[i].Text.String) != "" {
			w.said[d.Blocks[i].In] = true
		}
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if part, ok := parts[i]; ok {
			w.enter(nil, nil)
			id := p.ids.of(part.ID)
			if part.Level == 1 {
				if w.section {
					p.end()
				}
				w.section, p.level = true, 0
				p.start("section", "id", id)
				p.programHeading(1, id, "", part.Title)
			} else {
				p.programHeading(part.Level, id, id, part.Title)
			}
			continue
		}
		w.enter(b.In, b)
		w.block(b)
	}
	w.enter(nil, nil)
	if w.section {
		p.end()
	}
}

// composed is the state of writing blocks of compose.
type composed struct {
	*page
	section bool                      // a section is open
	said    map[*typeset.Element]bool // the elements with words in them
	open    []*typeset.Element        // the open elements that have one in HTML
}

// elements holds the HTML elements for roles of the annexes; of other roles only the content is written.
var elements = map[draw.Role]string{
	draw.Paragraph: "p", draw.Table: "table", draw.TableHead: "thead", draw.TableBody: "tbody", draw.TableRow: "tr",
	draw.TableHeading: "th", draw.TableCell: "td", draw.List: "ul", draw.ListItem: "li",
}

// enter closes the elements that e isn't in, and opens those that it is in, for a block. An empty heading becomes
// a plain cell.
func (w *composed) enter(e *typeset.Element, b *typeset.Block) {
	var path []*typeset.Element
	for ; e != nil; e = e.Parent {
		if elements[e.Tag.Role] != "" {
			path = append([]*typeset.Element{e}, path...)
		}
	}
	same := 0
	for same < len(path) && same < len(w.open) && path[same] == w.open[same] {
		same++
	}
	for n := len(w.open); n > same; n-- {
		w.end()
		if w.open[n-1].Tag.Role == draw.Table {
			w.end() // its region
		}
	}
	w.open = append(w.open[:same:same], path[same:]...)
	for _, e := range path[same:] {
		name := elements[e.Tag.Role]
		switch e.Tag.Role {
		case draw.Table:
			w.region("Table", "")
			w.start(name)
		case draw.TableHeading, draw.TableCell:
			scope, class := map[string]string{"Column": "col", "Row": "row"}[e.Tag.Scope], ""
			if !w.said[e] {
				name, scope = "td", ""
			}
			if b.Flush {
				class = "number"
			}
			w.start(name, "scope", scope, "class", class)
		default:
			w.start(name)
		}
	}
}

// cellDrawingWidth is the width of a drawing in a cell, in CSS pixels.
const cellDrawingWidth = 320

// block writes a text, or a drawing that is hidden from screen readers, because words beside it say the same.
func (w *composed) block(b *typeset.Block) {
	if b.Box != nil {
		width := float32(cellDrawingWidth)
		if sized, ok := b.Box.(interface{ Width() float32 }); ok {
			width = sized.Width()
		}
		h := b.Box.Height(width)
		if b.In == nil || elements[b.In.Tag.Role] == "" { // a gap or a line
			return
		}
		w.svg(svg.Part{
			W: width, H: h, Attrs: fmt.Sprintf(` width="%.0f" height="%.0f" class="beside" aria-hidden="true"`, width, h),
			Draw: func(c draw.Canvas, p *draw.Palette) { b.Box.Draw(c, draw.Rect{W: width, H: h}, p) },
		})
		return
	}
	for _, s := range b.Text.Spans {
		words := strings.TrimSpace(b.Text.String[s.Start:s.End])
		to := ""
		if s.Link.Kind == compose.LinkAddress {
			to = address(s.Link.ID)
		}
		write := func() { w.linked(to, func() { w.text(words) }) }
		if s.Tag != nil && s.Tag.Lang == w.programLang {
			w.inProgramLang(write)
		} else {
			write()
		}
	}
}
