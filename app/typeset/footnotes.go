package typeset

import (
	"cmp"
	"slices"

	"lectern/app/draw"
)

// mostCarried is how much of a page's height those feet may have that the page before left.
const mostCarried = 0.7

// carry stands the feet that the page before left at the foot of this one.
func (g *pager) carry(d *draft, at cursor, height float32) {
	d.left, d.leftAt = slices.Clone(at.carried), at.footAt
	for len(d.left) > 0 {
		f, from := &g.feet[d.left[0]], d.leftAt
		room := float32(height*mostCarried) - d.high
		if f.bottom-from > room {
			high := g.split(from, room)
			if high == 0 && len(d.feet) > 0 {
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
			d.leftAt = g.feet[d.left[0]].top
		}
	}
	d.old = len(d.feet)
}

// show stands a part of a foot on the page.
func (g *pager) show(d *draft, foot int, from, to float32) {
	if d.high == 0 {
		d.high = g.room.FootnoteGap
	}
	d.feet = append(d.feet, part{foot, from, to})
	d.high += to - from
}

// leave leaves feet to the next page, the first from a height on.
func (d *draft) leave(feet []int, from float32) {
	if len(d.left) == 0 {
		d.leftAt = from
	}
	d.left = append(d.left, feet...)
}

// placeFeet stands feet on the page. One that is too long goes on on the next page, as do those
// behind it; so do even short ones where there is nothing that could stand on the page without them.
func (g *pager) placeFeet(d *draft, feet []int, room, height float32) {
	if len(d.left) > 0 {
		d.leave(feet, 0)
		return
	}
	for i, f := range feet {
		top, high := g.feet[f].top, g.feet[f].bottom-g.feet[f].top
		free := room - max(d.high, g.room.FootnoteGap)
		if alone := len(d.spots) == 0; high > free && (high > height/3 || alone) {
			if part := g.split(top, free); part > 0 {
				g.show(d, f, top, top+part)
				top += part
			} else if !alone {
				g.show(d, f, top, top+high)
				return // it doesn't go in
			}
			d.leave(feet[i:], top)
			d.full = true
			return
		}
		g.show(d, f, top, top+high)
	}
}

// feetOf returns the feet of a strip, with those that they ask for themselves.
func (g *pager) feetOf(s *strip) []int {
	var feet []int
	for _, f := range s.feet {
		feet = g.bring(feet, f)
	}
	return feet
}

// bring adds a foot and those that its own marks ask for.
func (g *pager) bring(feet []int, f int) []int {
	feet = append(feet, f)
	for _, inner := range g.feet[f].brings {
		feet = g.bring(feet, inner)
	}
	return feet
}

// split returns how much of the feet's column from a height on fits a room, at least two lines, or 0.
func (g *pager) split(from, room float32) float32 {
	lines := g.feetColumn.between(from, from+room)
	part := g.feetColumn.gap(from, from+room, from+room) - from
	if len(lines) > 0 && part < 2*lines[0].Leading {
		return 0
	}
	return part
}

// putFeet stands the feet on the lower edge of the room: what the page before left, then by rank,
// and what goes on last.
func (g *pager) putFeet(p *Page, d *draft) {
	if d.high == 0 {
		return
	}
	own := d.feet[d.old:]
	if len(own) > 0 && len(d.left) > 0 && own[len(own)-1].foot == d.left[0] {
		own = own[:len(own)-1]
	}
	slices.SortStableFunc(own, func(a, b part) int { return cmp.Compare(g.feet[a.foot].of.Rank, g.feet[b.foot].of.Rank) })
	y := g.room.Height - d.high
	p.FootTop = y + float32(g.room.FootnoteGap*0.6)
	y += g.room.FootnoteGap
	for _, f := range d.feet {
		p.Feet = append(p.Feet, Stretch{Column: g.feetColumn, From: f.from, To: f.to, At: draw.Point{Y: y}})
		y += f.to - f.from
	}
}

// foot gives a foot its number, and those that its own marks ask for theirs.
func (g *pager) foot(f *Footnote) int {
	if slices.ContainsFunc(g.feet, func(o foot) bool { return o.of == f }) {
		return -1
	}
	g.feet = append(g.feet, foot{of: f})
	n := len(g.feet) - 1
	for i := range f.Blocks {
		for k := range f.Blocks[i].Text.Spans {
			if inner := f.Blocks[i].Text.Spans[k].Footnote; inner != nil {
				if k := g.foot(inner); k >= 0 {
					g.feet[n].brings = append(g.feet[n].brings, k)
				}
			}
		}
	}
	return n
}

// foot is a note in the column of feet.
type foot struct {
	of          *Footnote
	top, bottom float32
	brings      []int
}

// setFeet sets all feet in a column of their own.
func (g *pager) setFeet() {
	var blocks []Block
	from := make([]int, len(g.feet)+1)
	for i, f := range g.feet {
		blocks = append(blocks, f.of.Blocks...)
		from[i+1] = len(blocks)
	}
	set := g.set
	set.Justified = false
	g.feetColumn = g.setter.Stack(blocks, set)
	for i := range g.feet {
		if from[i] < from[i+1] {
			g.feet[i].top, g.feet[i].bottom = g.feetColumn.Top(from[i]), g.feetColumn.Bottom(from[i+1]-1)
		}
	}
}
