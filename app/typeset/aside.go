package typeset

import "lectern/app/draw"

// asideGap is the least gap between notes in the margin and what else reaches into it, in lines.
const asideGap = 0.8

// putAsides places notes in the margin beside the strips that they belong to, or as near as there is
// room. It returns the notes for which the page has no room.
func (g *pager) putAsides(p *Page, d *draft, height float32) (none [][]Block) {
	type want struct {
		blocks []Block
		y      float32
	}
	var wants []want
	for _, blocks := range d.begun.asides {
		wants = append(wants, want{blocks, 0})
	}
	var taken []extent
	for _, at := range d.placed {
		s := &g.strips[at.strip]
		if at.from == s.top {
			for _, blocks := range s.asides {
				wants = append(wants, want{blocks, at.y})
			}
		}
		if s.wide {
			taken = append(taken, extent{at.y, at.y + at.to - at.from})
		}
	}
	set := g.set
	set.Measure, set.Justified = g.room.Width-g.room.Margin, false
	for _, w := range wants {
		c := g.setter.Stack(w.blocks, set)
		gap := asideGap * leadingOf(w.blocks)
		y, ok := place(w.y, c.Height, gap, height-d.footnoteHeight, taken)
		if !ok {
			if len(d.placed) > 0 || len(p.Asides) > 0 { // the next page has more room
				none = append(none, w.blocks)
				continue
			}
			y = 0
		}
		taken = append(taken, extent{y, y + c.Height})
		p.Asides = append(p.Asides, Stretch{Column: c, To: c.Height, At: draw.Point{X: g.room.Margin, Y: y}})
	}
	return none
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
