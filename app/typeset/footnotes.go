package typeset

import (
	"cmp"
	"slices"

	"lectern/app/draw"
)

// mostCarried is how much of a page's height those footnotes may have that the page before left.
const mostCarried = 0.7

// carry stands the footnotes that the page before left at the foot of this one.
func (g *pager) carry(d *draft, at cursor, height float32) {
	d.left, d.leftAt = slices.Clone(at.carried), at.footAt
	for len(d.left) > 0 {
		f, from := &g.footnotes[d.left[0]], d.leftAt
		room := float32(height*mostCarried) - d.high
		if f.bottom-from > room {
			high := g.split(from, room)
			if high == 0 && len(d.footnotes) > 0 {
				break
			}
			if high > 0 {
				g.show(d, d.left[0], from, from+high)
				d.leftAt += high
				break
			}
		}
		g.show(d, d.left[0], from, f.bottom)
		if d.left = d.left[1:]; len(d.left) > 0 {
			d.leftAt = g.footnotes[d.left[0]].top
		}
	}
	d.old = len(d.footnotes)
}

// show puts a part of a footnote on the page.
func (g *pager) show(d *draft, number int, from, to float32) {
	if d.high == 0 {
		d.high = g.room.FootnoteGap
	}
	d.footnotes = append(d.footnotes, part{number, from, to})
	d.high += to - from
}

// leave leaves footnotes to the next page, the first from a height on.
func (d *draft) leave(footnotes []int, from float32) {
	if len(d.left) == 0 {
		d.leftAt = from
	}
	d.left = append(d.left, footnotes...)
}

// placeFootnotes stands footnotes on the page. One that is too long goes on on the next page, as do those
// behind it; so do even short ones where there is nothing that could stand on the page without them.
func (g *pager) placeFootnotes(d *draft, footnotes []int, room, height float32) {
	if len(d.left) > 0 {
		d.leave(footnotes, 0)
		return
	}
	for i, f := range footnotes {
		top, high := g.footnotes[f].top, g.footnotes[f].bottom-g.footnotes[f].top
		free := room - max(d.high, g.room.FootnoteGap)
		if alone := len(d.spots) == 0; high > free && (high > height/3 || alone) {
			if part := g.split(top, free); part > 0 {
				g.show(d, f, top, top+part)
				top += part
			} else if !alone {
				g.show(d, f, top, top+high)
				return // it doesn't go in
			}
			d.leave(footnotes[i:], top)
			d.full = true
			return
		}
		g.show(d, f, top, top+high)
	}
}

// footnotesOf returns the footnotes of a strip, with those that they ask for themselves.
func (g *pager) footnotesOf(s *strip) []int {
	var footnotes []int
	for _, f := range s.footnotes {
		footnotes = g.bring(footnotes, f)
	}
	return footnotes
}

// bring adds a footnote and those that its own marks ask for.
func (g *pager) bring(footnotes []int, f int) []int {
	footnotes = append(footnotes, f)
	for _, inner := range g.footnotes[f].brings {
		footnotes = g.bring(footnotes, inner)
	}
	return footnotes
}

// split returns how much of the footnotes's column from a height on fits a room, at least two lines, or 0.
func (g *pager) split(from, room float32) float32 {
	lines := g.footnoteColumn.between(from, from+room)
	part := g.footnoteColumn.gap(from, from+room, from+room) - from
	if len(lines) > 0 && part < 2*lines[0].Leading {
		return 0
	}
	return part
}

// putFootnotes stands the footnotes on the lower edge of the room: what the page before left, then by rank,
// and what goes on last.
func (g *pager) putFootnotes(p *Page, d *draft) {
	if d.high == 0 {
		return
	}
	own := d.footnotes[d.old:]
	if len(own) > 0 && len(d.left) > 0 && own[len(own)-1].footnote == d.left[0] {
		own = own[:len(own)-1]
	}
	slices.SortStableFunc(own, func(a, b part) int {
		return cmp.Compare(g.footnotes[a.footnote].of.Rank, g.footnotes[b.footnote].of.Rank)
	})
	y := g.room.Height - d.high
	p.FootnoteTop = y + float32(g.room.FootnoteGap*0.6)
	y += g.room.FootnoteGap
	for _, f := range d.footnotes {
		p.Feet = append(p.Feet, Stretch{Column: g.footnoteColumn, From: f.from, To: f.to, At: draw.Point{Y: y}})
		y += f.to - f.from
	}
}

// number gives a footnote its number, and those that its own marks ask for theirs.
func (g *pager) number(f *Footnote) int {
	if slices.ContainsFunc(g.footnotes, func(o footnote) bool { return o.of == f }) {
		return -1
	}
	g.footnotes = append(g.footnotes, footnote{of: f})
	n := len(g.footnotes) - 1
	for i := range f.Blocks {
		for k := range f.Blocks[i].Text.Spans {
			if inner := f.Blocks[i].Text.Spans[k].Footnote; inner != nil {
				if k := g.number(inner); k >= 0 {
					g.footnotes[n].brings = append(g.footnotes[n].brings, k)
				}
			}
		}
	}
	return n
}

// footnote is a note in the column of footnotes.
type footnote struct {
	of          *Footnote
	top, bottom float32
	brings      []int
}

// setFootnotes sets all footnotes in a column of their own.
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
