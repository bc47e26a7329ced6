package typeset

import (
	"cmp"
	"slices"

	"lectern/app/draw"
)

// mostCarried is the part of a page's height that footnotes carried over from the page before may take.
const mostCarried = 0.7

// placeCarried places the footnotes that the page before carried over.
func (g *pager) placeCarried(d *draft, at cursor, height float32) {
	d.left, d.leftFrom = slices.Clone(at.carried), at.carriedFrom
	for len(d.left) > 0 {
		f, from := &g.footnotes[d.left[0]], d.leftFrom
		room := float32(height*mostCarried) - d.footnoteHeight
		if f.bottom-from > room {
			high := g.split(from, room)
			if high == 0 && len(d.footnotes) > 0 {
				break
			}
			if high > 0 {
				g.placePart(d, d.left[0], from, from+high)
				d.leftFrom += high
				break
			}
		}
		g.placePart(d, d.left[0], from, f.bottom)
		if d.left = d.left[1:]; len(d.left) > 0 {
			d.leftFrom = g.footnotes[d.left[0]].top
		}
	}
	d.old = len(d.footnotes)
}

// placePart adds a part of a footnote to the page.
func (g *pager) placePart(d *draft, number int, from, to float32) {
	if d.footnoteHeight == 0 {
		d.footnoteHeight = g.room.FootnoteGap
	}
	d.footnotes = append(d.footnotes, part{number, from, to})
	d.footnoteHeight += to - from
}

// carryOver leaves footnotes to the next page, the first of them from a height on.
func (d *draft) carryOver(footnotes []int, from float32) {
	if len(d.left) == 0 {
		d.leftFrom = from
	}
	d.left = append(d.left, footnotes...)
}

// placeFootnotes places footnotes on the page. One that is higher than a third of the page, or the first
// strip's, is split if it has no room, and it and those after it go on on the next page.
func (g *pager) placeFootnotes(d *draft, footnotes []int, room, height float32) {
	if len(d.left) > 0 {
		d.carryOver(footnotes, 0)
		return
	}
	for i, f := range footnotes {
		top, high := g.footnotes[f].top, g.footnotes[f].bottom-g.footnotes[f].top
		free := room - max(d.footnoteHeight, g.room.FootnoteGap)
		if alone := len(d.placed) == 0; high > free && (high > height/3 || alone) {
			if part := g.split(top, free); part > 0 {
				g.placePart(d, f, top, top+part)
				top += part
			} else if !alone {
				g.placePart(d, f, top, top+high)
				return // the strip doesn't fit: the caller drops this draft
			}
			d.carryOver(footnotes[i:], top)
			d.full = true
			return
		}
		g.placePart(d, f, top, top+high)
	}
}

// footnotesOf returns the footnotes of a strip, with the footnotes of those.
func (g *pager) footnotesOf(s *strip) []int {
	var footnotes []int
	for _, f := range s.footnotes {
		footnotes = g.withInner(footnotes, f)
	}
	return footnotes
}

// withInner appends a footnote and the footnotes in it.
func (g *pager) withInner(footnotes []int, f int) []int {
	footnotes = append(footnotes, f)
	for _, inner := range g.footnotes[f].inner {
		footnotes = g.withInner(footnotes, inner)
	}
	return footnotes
}

// split returns the height of what fits a room of the column of footnotes from a height on, at least two
// lines, or 0.
func (g *pager) split(from, room float32) float32 {
	lines := g.footnoteColumn.between(from, from+room)
	part := g.footnoteColumn.gap(from, from+room, from+room) - from
	if len(lines) > 0 && part < 2*lines[0].Leading {
		return 0
	}
	return part
}

// putFootnotes sets the footnotes along the page's lower edge: those carried over first, then by rank, and
// last the one that goes on on the next page.
func (g *pager) putFootnotes(p *Page, d *draft) {
	if d.footnoteHeight == 0 {
		return
	}
	sorted := d.footnotes[d.old:]
	if len(sorted) > 0 && len(d.left) > 0 && sorted[len(sorted)-1].footnote == d.left[0] {
		sorted = sorted[:len(sorted)-1]
	}
	slices.SortStableFunc(sorted, func(a, b part) int {
		return cmp.Compare(g.footnotes[a.footnote].of.Rank, g.footnotes[b.footnote].of.Rank)
	})
	y := g.room.Height - d.footnoteHeight
	p.FootnoteTop = y + float32(g.room.FootnoteGap*0.6)
	y += g.room.FootnoteGap
	for _, f := range d.footnotes {
		p.Footnotes = append(p.Footnotes, Stretch{Column: g.footnoteColumn, From: f.from, To: f.to, At: draw.Point{Y: y}})
		y += f.to - f.from
	}
}

// number adds a footnote and the footnotes in it to g.footnotes and returns its index, or -1 if it is
// there already.
func (g *pager) number(f *Footnote) int {
	if g.numbered[f] {
		return -1
	}
	g.numbered[f] = true
	g.footnotes = append(g.footnotes, footnote{of: f})
	n := len(g.footnotes) - 1
	for i := range f.Blocks {
		for k := range f.Blocks[i].Text.Spans {
			if inner := f.Blocks[i].Text.Spans[k].Footnote; inner != nil {
				if k := g.number(inner); k >= 0 {
					g.footnotes[n].inner = append(g.footnotes[n].inner, k)
				}
			}
		}
	}
	return n
}

// footnote is a footnote in the column of footnotes.
type footnote struct {
	of          *Footnote
	top, bottom float32
	inner       []int // the footnotes in it
}

// setFootnotes sets all footnotes in one column, from which pages take parts.
func (g *pager) setFootnotes() {
	var blocks []Block
	from := make([]int, len(g.footnotes)+1)
	for i, f := range g.footnotes {
		blocks = append(blocks, f.of.Blocks...)
		from[i+1] = len(blocks)
	}
	set := g.set
	set.Justified = false
	g.footnoteColumn = g.setter.Stack(blocks, set)
	for i := range g.footnotes {
		if from[i] < from[i+1] {
			g.footnotes[i].top, g.footnotes[i].bottom = g.footnoteColumn.Top(from[i]), g.footnoteColumn.Bottom(from[i+1]-1)
		}
	}
}
