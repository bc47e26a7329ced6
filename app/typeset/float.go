package typeset

import "slices"

// isFloat reports whether a float begins with strip k.
func (g *pager) isFloat(k int) bool {
	number := g.strips[k].float
	return number != 0 && (k == 0 || g.strips[k-1].float != number)
}

// setFloatEnds sets where the floats of strips end.
func setFloatEnds(strips []strip) {
	for k := len(strips) - 1; k >= 0; k-- {
		strips[k].floatEnd = k + 1
		if k+1 < len(strips) && strips[k].float == strips[k+1].float {
			strips[k].floatEnd = strips[k+1].floatEnd
		}
	}
}

// isLong reports whether the float of strip k may be divided: a table that is higher than half a page, a
// float that is higher than a page, or the rest of one that has been divided.
func (g *pager) isLong(k int) bool {
	float := g.strips[k:g.strips[k].floatEnd]
	switch high := float[len(float)-1].bottom - float[0].top; {
	case !g.isFloat(k), high > g.room.Height:
		return true
	default:
		return high > g.room.Height/2 && slices.ContainsFunc(float, func(s strip) bool { return s.row != nil })
	}
}

// placeFloats places waiting floats in order, as many as have room. On an empty page the first is placed
// whatever its height.
func (g *pager) placeFloats(d *draft, height float32) {
	for len(d.waiting) > 0 && g.placeFloat(d, height) {
	}
	if len(d.waiting) > 0 && len(d.placed) == 0 && d.footnoteHeight == 0 {
		g.forceFloat(d, height)
	}
}

// placeFloat places the first waiting float whole, or the beginning of a long one, unless full pages
// would part it; the rest then waits. It returns false if the page has no room for more floats.
func (g *pager) placeFloat(d *draft, height float32) bool {
	first := d.waiting[0]
	end, long := g.strips[first].floatEnd, g.isLong(first) && !g.owesFullPages(d, first)
	with, good := d.clone(), d.clone()
	k := first
	for ; k < end && !with.full && g.place(&with, k, height); k++ {
		if k+1 == end {
			with.waiting = with.waiting[1:]
			*d = with
			return !d.full
		}
		if long && g.strips[k].breakAfter {
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

// forceFloat places the first waiting float whatever its height, or as many strips of a long one as have
// room, at least one.
func (g *pager) forceFloat(d *draft, height float32) {
	k, end := d.waiting[0], g.strips[d.waiting[0]].floatEnd
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

// begunEnd returns the index of the strip after the paragraph, list or table that strip k continues from the page before,
// with what is kept with its end; floats wait until there. It returns 0 if strip k continues none, or the rest is higher
// than limit.
func (g *pager) begunEnd(k int, limit float32) int {
	if k == 0 || k >= len(g.strips) || !g.continues(k) {
		return 0
	}
	end := k + 1
	for end < len(g.strips) && (g.continues(end) || !g.strips[end-1].breakAfter) {
		if end++; g.strips[end-1].bottom-g.strips[k].top > limit {
			return 0
		}
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

// continues reports whether a strip belongs to the paragraph, the list or the table of the one before.
func (g *pager) continues(k int) bool {
	before, s := &g.strips[k-1], &g.strips[k]
	if s.row == nil {
		list := g.column.Blocks[s.block].In.list()
		return s.block == before.block || list != nil && list == g.column.Blocks[before.block].In.list()
	}
	return before.row != nil && s.row.Table != nil && s.row.Table == before.row.Table
}

// owesAny reports whether floats or full pages are still to be placed before a section may begin.
func (g *pager) owesAny(d *draft) bool {
	return len(d.waiting) > 0 || g.owesFullPages(d, d.next)
}

// owesFullPages reports whether full pages that belong before strip k are still to come after this page.
func (g *pager) owesFullPages(d *draft, k int) bool {
	return slices.ContainsFunc(d.begun.fullPages, func(p pending) bool { return p.behind < k }) ||
		slices.ContainsFunc(d.placed, func(s placedStrip) bool { return s.strip < k && len(g.strips[s.strip].fullPages) > 0 })
}
