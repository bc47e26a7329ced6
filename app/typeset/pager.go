package typeset

import (
	"slices"

	"lectern/app/draw"
)

// pager divides one run of blocks into pages.
type pager struct {
	setter     *Setter
	room       Room
	set        Setting
	column     *Column
	strips     []strip
	feet       []foot
	feetColumn *Column
}

// cursor is where a page begins, and what the page before left to it.
type cursor struct {
	next    int       // strip
	from    float32   // within it, where it was cut
	waiting []int     // the first strips of floats
	asides  [][]Block // that had no room
	carried []int     // feet that go on, or had no room at all
	footAt  float32   // where the first of them does
}

// draft is a page that is being filled.
type draft struct {
	begun   cursor
	next    int
	spots   []spot
	y       float32 // where the last strip ends
	below   float32 // the gap that it wants
	feet    []part
	old     int     // how many of those the page before left
	high    float32 // of all of them
	cut     bool    // the last of them goes on on the next page
	left    []int   // feet for the next page
	leftAt  float32 // where the first of them goes on
	waiting []int
}

// part is what of a foot stands on a page.
type part struct {
	foot     int
	from, to float32
}

// spot is a strip in its place, behind the repeated head of its table.
type spot struct {
	strip int
	y     float32
	head  *Table
}

// pages fills page after page.
func (g *pager) pages() []Page {
	var out []Page
	at := cursor{}
	start, before := 0, cursor{} // of this run of pages, and of the page before
	for at.next < len(g.strips) || len(at.waiting) > 0 || len(at.carried) > 0 || len(at.asides) > 0 {
		if at.next < len(g.strips) && g.strips[at.next].newPage {
			start = len(out)
		}
		page, next, plates := g.page(at, g.room.Height)
		ends := next.next == len(g.strips) || g.strips[next.next].newPage
		if ends && len(plates) == 0 && len(out) > start && page.Height < g.room.Height*leastLast {
			if a, b, after, ok := g.balance(before, next.next); ok {
				out[len(out)-1], page, next = a, b, after
			}
		}
		out = append(out, page)
		for _, p := range plates {
			out = append(out, g.platePages(p)...)
			start = len(out)
		}
		before, at = at, next
	}
	return out
}

// leastLast is how much of a last page is filled, in parts of its height, where the page before can
// spare it.
const leastLast = 0.25

// balance fills two pages anew so that the second isn't nearly empty, and the first as full as can be.
func (g *pager) balance(from cursor, end int) (a, b Page, after cursor, ok bool) {
	const step = 6
	for height := g.room.Height - step; height > g.room.Height/2; height -= step {
		first, second, plates := g.page(from, height)
		if len(plates) > 0 || second.next == from.next {
			continue
		}
		last, rest, plates := g.page(second, g.room.Height)
		if rest.next == end && len(rest.waiting) == 0 && len(rest.carried) == 0 && len(rest.asides) == 0 && len(plates) == 0 && last.Height >= g.room.Height*leastLast {
			return first, last, rest, true
		}
	}
	return a, b, after, false
}

// platePages are the pages of a plate.
func (g *pager) platePages(p *Plate) []Page {
	room := g.room
	room.Margin = 0
	if p.Turned {
		room.Width, room.Height = g.room.Turned[0], g.room.Turned[1]
	}
	pages := g.setter.Pages(p.Blocks, room, g.set).List
	for i := range pages {
		pages[i].Turned = p.Turned
	}
	return pages
}

// page fills one page as far as a height.
func (g *pager) page(at cursor, height float32) (Page, cursor, []*Plate) {
	d := draft{next: at.next, begun: at}
	g.carry(&d, at, height)
	d.waiting = at.waiting
	settle := func() {
		for len(d.waiting) > 0 && g.placeFloat(&d, d.waiting[0], height) {
			d.waiting = d.waiting[1:]
		}
	}
	rest := g.rest(at.next, height)
	if rest == 0 {
		settle()
		if len(d.waiting) > 0 && len(d.spots) == 0 && d.high == 0 {
			g.force(&d, d.waiting[0])
			d.waiting = d.waiting[1:]
		}
	}
	good, ok := d.clone(), len(d.spots) > 0
	for d.next < len(g.strips) {
		s := &g.strips[d.next]
		if len(d.spots) > 0 && (s.newPage || s.section && len(d.waiting) > 0) {
			break
		}
		if s.need > 0 && len(d.spots) > 0 && d.y+g.gapTo(&d, d.next)+s.need > height-d.high {
			break
		}
		if end := g.floatEnd(d.next); end > 0 && g.strips[end-1].bottom-s.top <= height {
			if len(d.waiting) > 0 || !g.placeFloat(&d, d.next, height) {
				d.waiting = append(d.waiting, d.next)
			}
			d.next = end
			if n := len(d.spots); n > 0 && g.strips[d.spots[n-1].strip].free {
				good, ok = d.clone(), true
			}
			continue
		}
		if !g.place(&d, d.next, height) {
			break
		}
		if d.next++; d.next == rest {
			settle()
		}
		if s.free || d.next == len(g.strips) || g.strips[d.next].newPage {
			good, ok = d.clone(), true
		}
		if d.cut {
			break
		}
	}
	if !ok || d.next == len(g.strips) {
		good = d.clone()
	}
	if len(good.spots) == 0 && good.next < len(g.strips) && d.high == 0 { // it is higher than a page
		if page, next, cut := g.cutStrip(at, height); cut {
			return page, next, nil
		}
		g.force(&good, good.next)
		good.next++
	}
	return g.finish(&good, height)
}

// rest is where a paragraph or a table ends that the page before has begun, with what is kept with
// its last line or row, if that has room on a page: floats then stand behind it. Otherwise it is 0.
func (g *pager) rest(k int, height float32) int {
	if k == 0 || k >= len(g.strips) || !g.goesOn(k) {
		return 0
	}
	end := k + 1
	for end < len(g.strips) && (g.goesOn(end) || !g.strips[end-1].free) {
		end++
	}
	high := g.strips[end-1].bottom - g.strips[k].top
	if row := g.strips[k].row; row != nil {
		high += row.Table.headTo - row.Table.headFrom
	}
	if high > height/2 {
		return 0
	}
	return end
}

// goesOn reports whether a strip belongs to the paragraph or the table of the one before.
func (g *pager) goesOn(k int) bool {
	before, s := &g.strips[k-1], &g.strips[k]
	if s.row == nil {
		return s.block == before.block
	}
	return before.row != nil && s.row.Table != nil && s.row.Table == before.row.Table
}

// divideTables lets tables that are higher than half a page be divided, not moved.
func (g *pager) divideTables() {
	for k := range g.strips {
		end := g.floatEnd(k)
		if end == 0 || g.strips[end-1].bottom-g.strips[k].top <= g.room.Height/2 {
			continue
		}
		if float := g.strips[k:end]; slices.ContainsFunc(float, func(s strip) bool { return s.row != nil }) {
			for i := range float {
				float[i].float = 0
			}
		}
	}
}

func (d *draft) clone() draft {
	c := *d
	c.spots, c.feet, c.left, c.waiting = slices.Clone(d.spots), slices.Clone(d.feet), slices.Clone(d.left), slices.Clone(d.waiting)
	return c
}

// top is where a strip begins, or goes on that the page before has cut.
func (g *pager) top(d *draft, k int) float32 {
	if k == d.begun.next {
		return max(g.strips[k].top, d.begun.from)
	}
	return g.strips[k].top
}

// gapTo is the space between what stands on the page and a strip.
func (g *pager) gapTo(d *draft, k int) float32 {
	n := len(d.spots)
	if n == 0 {
		return 0
	}
	if last := d.spots[n-1].strip; last == k-1 {
		return g.strips[k].top - g.strips[last].bottom
	}
	return max(d.below, g.strips[k].above)
}

// headOf is the head that a strip wants repeated above it, and its height.
func (g *pager) headOf(d *draft, k int, height float32) (*Table, float32) {
	r := g.strips[k].row
	if r == nil || r.Head || r.Table == nil || k == 0 {
		return nil, 0
	}
	if n := len(d.spots); n > 0 {
		if last := g.strips[d.spots[n-1].strip].row; last != nil && last.Table == r.Table {
			return nil, 0
		}
	}
	h := r.Table.headTo - r.Table.headFrom
	if h <= 0 || h >= height/2 {
		return nil, 0
	}
	return r.Table, h
}

// place puts a strip on the page if it has room there, with the feet that it asks for.
func (g *pager) place(d *draft, k int, height float32) bool {
	s := &g.strips[k]
	head, headHigh := g.headOf(d, k, height)
	y := d.y + g.gapTo(d, k) + headHigh
	bottom := y + s.bottom - g.top(d, k)
	with := d.clone()
	g.placeFeet(&with, g.feetOf(s), height-bottom, height)
	if bottom+with.high > height {
		return false
	}
	with.spots = append(with.spots, spot{k, y, head})
	with.y, with.below = bottom, s.below
	*d = with
	return true
}

// floatEnd is the strip after a float that begins with strip k, or 0.
func (g *pager) floatEnd(k int) int {
	number := g.strips[k].float
	if number == 0 || k > 0 && g.strips[k-1].float == number {
		return 0
	}
	end := k
	for end < len(g.strips) && g.strips[end].float == number {
		end++
	}
	return end
}

// placeFloat puts a whole float on the page, or nothing of it.
func (g *pager) placeFloat(d *draft, first int, height float32) bool {
	before := d.clone()
	for k := first; k < g.floatEnd(first); k++ {
		if !g.place(d, k, height) || d.cut {
			*d = before
			return false
		}
	}
	return true
}

// force puts a strip, or a float, on the page whatever its height.
func (g *pager) force(d *draft, k int) {
	end := max(k+1, g.floatEnd(k))
	for ; k < end; k++ {
		y := d.y + g.gapTo(d, k)
		d.spots = append(d.spots, spot{strip: k, y: y})
		d.y, d.below = y+g.strips[k].bottom-g.top(d, k), g.strips[k].below
		if feet := g.feetOf(&g.strips[k]); len(feet) > 0 {
			d.leave(feet, g.feet[feet[0]].top)
		}
	}
}

// cutStrip fills a page with as much as goes in of a strip that is higher than one.
func (g *pager) cutStrip(at cursor, height float32) (Page, cursor, bool) {
	s := &g.strips[at.next]
	d := draft{begun: at}
	top := g.top(&d, at.next)
	head, headHigh := g.headOf(&d, at.next, height)
	y := g.column.gap(top, s.bottom, top+height-headHigh)
	if s.bottom-top <= height-headHigh || y <= top {
		return Page{}, at, false
	}
	next := at
	next.from = y
	p := Page{Height: headHigh + y - top}
	p.Text = g.withHead(nil, head, 0)
	p.Text = append(p.Text, Stretch{Column: g.column, From: top, To: y, At: draw.Point{Y: headHigh}})
	return p, next, true
}

func (g *pager) withHead(text []Stretch, head *Table, y float32) []Stretch {
	if head == nil {
		return text
	}
	return append(text, Stretch{Column: g.column, From: head.headFrom, To: head.headTo, At: draw.Point{Y: y}, Again: true})
}

// finish makes a page of a draft.
func (g *pager) finish(d *draft, height float32) (Page, cursor, []*Plate) {
	p := Page{Height: d.y}
	var plates []*Plate
	for i, spot := range d.spots {
		s := &g.strips[spot.strip]
		plates = append(plates, s.plates...)
		if spot.head != nil {
			p.Text = g.withHead(p.Text, spot.head, spot.y-(spot.head.headTo-spot.head.headFrom))
		}
		if n := len(p.Text); i > 0 && spot.head == nil && d.spots[i-1].strip == spot.strip-1 {
			p.Text[n-1].To = s.bottom
			continue
		}
		p.Text = append(p.Text, Stretch{Column: g.column, From: g.top(d, spot.strip), To: s.bottom, At: draw.Point{Y: spot.y}})
	}
	next := cursor{next: d.next, waiting: d.waiting, carried: d.left, footAt: d.leftAt}
	g.putFeet(&p, d)
	next.asides = g.putAsides(&p, d, height)
	return p, next, plates
}
