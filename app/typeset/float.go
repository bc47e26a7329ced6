package typeset

import "slices"

// isFloat reports whether a float begins with strip k.
func (g *pager) isFloat(k int) bool {
	number := g.strips[k].float
	return number != 0 && (k == 0 || g.strips[k-1].float != number)
}

// floatEnd returns the strip after the float of which strip k is a part.
func (g *pager) floatEnd(k int) int {
	end := k + 1
	for end < len(g.strips) && g.strips[end].float == g.strips[k].float {
		end++
	}
	return end
}

// isLong reports whether the float of strip k may be divided: a table that is higher than half a page,
// what is higher than a page, and what already was.
func (g *pager) isLong(k int) bool {
	float := g.strips[k:g.floatEnd(k)]
	switch high := float[len(float)-1].bottom - float[0].top; {
	case !g.isFloat(k), high > g.room.Height:
		return true
	default:
		return high > g.room.Height/2 && slices.ContainsFunc(float, func(s strip) bool { return s.row != nil })
	}
}

// settle places floats that wait, in their order. Where nothing else stands the first is placed
// whatever its height.
func (g *pager) settle(d *draft, height float32) {
	for len(d.waiting) > 0 && g.placeFloat(d, height) {
	}
	if len(d.waiting) > 0 && len(d.spots) == 0 && d.high == 0 {
		g.forceFloat(d, height)
	}
}

// placeFloat puts the first of the floats that wait on the page, whole. A long one begins where it has
// room for some of it, unless full pages would part it, and what is left of it waits. It is false where the
// page has no room for more floats.
func (g *pager) placeFloat(d *draft, height float32) bool {
	first := d.waiting[0]
	end, long := g.floatEnd(first), g.isLong(first) && !g.owesFullPages(d, first)
	with, good := d.clone(), d.clone()
	k := first
	for ; k < end && !with.full && g.place(&with, k, height); k++ {
		if k+1 == end {
			with.waiting = with.waiting[1:]
			*d = with
			return !d.full
		}
		if long && g.strips[k].free {
			with.waiting[0] = k + 1
			good = with.clone()
		}
	}
	if long && !with.full && g.cut(&with, k, height) {
		with.waiting[0] = k
		good = with
	}
	*d = good
	d.full = d.full || d.waiting[0] != first
	return false
}

// forceFloat puts the first of the floats that wait on the page whatever its height, or as many strips
// of a long one as have room, one at least.
func (g *pager) forceFloat(d *draft, height float32) {
	k, end := d.waiting[0], g.floatEnd(d.waiting[0])
	long := g.isLong(k)
	for g.force(d, k); k+1 < end; {
		k++
		if !long {
			g.force(d, k)
		} else if d.full || !g.place(d, k, height) {
			d.waiting[0], d.full = k, true
			return
		}
	}
	d.waiting = d.waiting[1:]
}

// rest returns where a paragraph, a list or a table ends that the page before has begun, with what is kept
// with its last line or row, if that is no higher than a limit: floats then stand behind it. Otherwise
// it is 0.
func (g *pager) rest(k int, limit float32) int {
	if k == 0 || k >= len(g.strips) || !g.goesOn(k) {
		return 0
	}
	end := k + 1
	for end < len(g.strips) && (g.goesOn(end) || !g.strips[end-1].free) {
		end++
	}
	high := g.strips[end-1].bottom - g.strips[k].top
	if row := g.strips[k].row; row != nil {
		high += g.headHeight(row.Table)
	}
	if high > limit {
		return 0
	}
	return end
}

// goesOn reports whether a strip belongs to the paragraph, the list or the table of the one before.
func (g *pager) goesOn(k int) bool {
	before, s := &g.strips[k-1], &g.strips[k]
	if s.row == nil {
		list := g.column.Blocks[s.block].In.list()
		return s.block == before.block || list != nil && list == g.column.Blocks[before.block].In.list()
	}
	return before.row != nil && s.row.Table != nil && s.row.Table == before.row.Table
}

// owes reports whether something from before is still to come: a section waits for it.
func (g *pager) owes(d *draft) bool {
	return len(d.waiting) > 0 || g.owesFullPages(d, d.next)
}

// owesFullPages reports whether full pages that were before strip k stand behind the page.
func (g *pager) owesFullPages(d *draft, k int) bool {
	return slices.ContainsFunc(d.begun.plates, func(p pending) bool { return p.behind < k }) ||
		slices.ContainsFunc(d.spots, func(s spot) bool { return s.strip < k && len(g.strips[s.strip].fullPages) > 0 })
}
