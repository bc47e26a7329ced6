package typeset

import (
	"slices"

	"lectern/app/draw"
)

// asideGap is the least gap between notes in the margin and what else reaches into it, in lines.
const asideGap = 0.8

// marginNote is a note in the margin. It is set when the first page looks for room for it.
type marginNote struct {
	blocks []Block
	column *Column
}

// set returns the note as a column of a width.
func (n *marginNote) set(s *Setter, set Setting) *Column {
	if n.column == nil {
		n.column = s.Stack(n.blocks, set)
	}
	return n.column
}

// putAsides places notes in the margin: first those that wait, in their order, until the page has no room
// for one, then those that belong to its strips, beside them or as near as there is room. It returns the
// notes that wait for the next page.
func (g *pager) putAsides(p *Page, d *draft, height float32) (waiting []*marginNote) {
	var taken []extent
	for _, at := range d.placed {
		if g.strips[at.strip].wide {
			taken = append(taken, extent{at.y, at.y + at.to - at.from})
		}
	}
	set := g.set
	set.Measure, set.Justified = g.room.Width-g.room.Margin, false
	put := func(n *marginNote, beside float32) bool {
		c := n.set(g.setter, set)
		y, ok := place(beside, c.Height, asideGap*leadingOf(n.blocks), height-d.footnoteHeight, taken)
		if !ok {
			if len(d.placed) > 0 || len(p.Asides) > 0 { // the next page has more room
				return false
			}
			y = 0
		}
		taken = append(taken, extent{y, y + c.Height})
		p.Asides = append(p.Asides, Stretch{Column: c, To: c.Height, At: draw.Point{X: g.room.Margin, Y: y}})
		return true
	}
	late := d.begun.asides
	for len(late) > 0 && put(late[0], 0) {
		late = late[1:]
	}
	waiting = slices.Clip(late) // so that append copies what is the draft's
	for _, at := range d.placed {
		if s := &g.strips[at.strip]; at.from == s.top {
			for _, n := range s.asides {
				if !put(n, at.y) {
					waiting = append(waiting, n)
				}
			}
		}
	}
	return waiting
}

// leadingOf returns the first leading of some blocks.
func leadingOf(blocks []Block) float32 {
	for i := range blocks {
		if blocks[i].Leading > 0 {
			return blocks[i].Leading
		}
	}
	return 0
}

// place returns the top of the free place nearest to y for a note of a height, a gap from all that is
// taken. A place above y counts as twice as far.
func place(y, high, gap, room float32, taken []extent) (float32, bool) {
	free := func(at float32) bool {
		if at < 0 || at+high > room {
			return false
		}
		for _, t := range taken {
			if at < t.bottom+gap && at+high+gap > t.top {
				return false
			}
		}
		return true
	}
	best, ok := float32(0), false
	try := func(at float32) {
		if !free(at) {
			return
		}
		worse := func(v float32) float32 {
			if v < y {
				return 2 * (y - v)
			}
			return v - y
		}
		if !ok || worse(at) < worse(best) {
			best, ok = at, true
		}
	}
	try(y)
	try(room - high)
	for _, t := range taken {
		try(t.bottom + gap)
		try(t.top - gap - high)
	}
	return best, ok
}
