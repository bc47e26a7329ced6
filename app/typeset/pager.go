package typeset

import (
	"cmp"
	"slices"

	"lectern/app/draw"
)

// pager divides one run of blocks into pages.
type pager struct {
	setter         *Setter
	room           Room
	set            Setting
	column         *Column
	strips         []strip
	first          []*FullPage // before all strips
	footnotes      []footnote
	numbered       map[*Footnote]bool // those in footnotes
	footnoteColumn *Column
}

// cursor is the state between two pages: where the next begins, and what is carried over to it.
type cursor struct {
	next        int             // strip
	cut         map[int]float32 // where strips that were cut go on
	waiting     []int           // the first strips of waiting floats, or of the rest of one
	fullPages   []pending       // that floats wait before
	asides      []*marginNote   // that had no room
	carried     []int           // footnotes that go on, or had no room at all
	carriedFrom float32         // where the first of them does
}

// first returns the first strip that isn't placed yet.
func (c *cursor) first() int {
	if len(c.waiting) > 0 {
		return min(c.next, c.waiting[0])
	}
	return c.next
}

// pending is a full page that isn't set yet, and the strip behind which it stands.
type pending struct {
	*FullPage
	behind int
}

// draft is a page that is being filled. Drafts are cloned to go back to an earlier one.
type draft struct {
	begun          cursor
	next           int
	placed         []placedStrip
	y              float32 // where the last strip ends
	below          float32 // the gap that it wants
	footnotes      []part
	old            int     // number of footnotes carried over from the page before
	footnoteHeight float32 // of all of them
	full           bool    // something on it goes on on the next page
	left           []int   // footnotes for the next page
	leftFrom       float32 // where the first of them goes on
	waiting        []int
}

// part is the part of a footnote that stands on a page.
type part struct {
	footnote int
	from, to float32
}

// placedStrip is a strip, or a part of one that is cut, at y on a page; head is the table whose head is
// repeated above it, or nil.
type placedStrip struct {
	strip    int
	from, to float32 // of the column
	y        float32
	head     *Table
}

// pages fills page after page.
func (g *pager) pages() []Page {
	var out []Page
	for _, p := range g.first {
		out = append(out, g.fullPages(p)...)
	}
	at := cursor{}
	start, before := len(out), cursor{} // of this run of pages, and of the page before
	for at.next < len(g.strips) || len(at.waiting) > 0 || len(at.fullPages) > 0 || len(at.carried) > 0 || len(at.asides) > 0 {
		if at.next < len(g.strips) && g.strips[at.next].newPage {
			start = len(out)
		}
		page, next, fullPages := g.page(at, g.room.Height)
		ends := len(next.waiting) == 0 && (next.next == len(g.strips) || g.strips[next.next].newPage)
		opens := at.next < len(g.strips) && (g.strips[at.next].heading || g.strips[at.next].section) // which may stand alone on a page
		if ends && !opens && len(fullPages) == 0 && len(out) > start && page.Height < g.room.Height*leastLast {
			if a, b, after, ok := g.balance(before, next.next); ok {
				out[len(out)-1], page, next = a, b, after
			}
		}
		out = append(out, page)
		for _, p := range fullPages {
			out = append(out, g.fullPages(p)...)
			start = len(out)
		}
		before, at = at, next
	}
	return out
}

// leastLast is the least that a last page should be filled, in parts of its height.
const leastLast = 0.25

// balance fills the last two pages anew so that the second isn't nearly empty, and the first is as full as
// possible. ok is false if that can't be done.
func (g *pager) balance(from cursor, end int) (a, b Page, after cursor, ok bool) {
	const step = 6
	for height := g.room.Height - step; height > g.room.Height/2; height -= step {
		first, second, fullPages := g.page(from, height)
		if len(fullPages) > 0 || second.next == from.next {
			continue
		}
		last, rest, fullPages := g.page(second, g.room.Height)
		if rest.next == end && len(rest.waiting) == 0 && len(rest.carried) == 0 && len(rest.asides) == 0 && len(fullPages) == 0 && last.Height >= g.room.Height*leastLast {
			return first, last, rest, true
		}
	}
	return a, b, after, false
}

// fullPages returns the pages made of a FullPage.
func (g *pager) fullPages(p *FullPage) []Page {
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

// floatPassLimit is how full a page may be, in parts of its height, when a heading is placed before waiting
// floats. On a fuller page the floats come first.
const floatPassLimit = 0.7

// leastFull is how full a page should be, in parts of its height. A lone line is accepted rather than a
// page that is less full.
const leastFull = 0.6

// page fills one page as far as a height.
func (g *pager) page(at cursor, height float32) (Page, cursor, []*FullPage) {
	d := draft{next: at.next, begun: at}
	g.placeCarried(&d, at, height)
	d.waiting = slices.Clone(at.waiting)
	limit := height / 2
	if len(d.waiting) > 0 && !g.isLong(d.waiting[0]) { // the first waiting float must have room behind the continued text
		first, last := &g.strips[d.waiting[0]], &g.strips[g.strips[d.waiting[0]].floatEnd-1]
		limit = min(limit, height-d.footnoteHeight-first.above-(last.bottom-first.top))
	}
	rest := g.begunEnd(at.next, limit)
	if rest == 0 || len(d.waiting) > 0 && !g.isFloat(d.waiting[0]) {
		g.placeFloats(&d, height)
		rest = 0
	}
	good, ok := d.clone(), len(d.placed) > 0
	for d.next < len(g.strips) && !d.full {
		s := &g.strips[d.next]
		if stands := len(d.placed) > 0; stands && s.newPage || (stands || d.footnoteHeight > 0) && g.owesAny(&d) && (s.section || s.heading && d.y > height*floatPassLimit) {
			break
		}
		if s.need > 0 && len(d.placed) > 0 && d.y+g.gapTo(&d, d.next)+s.need > height-d.footnoteHeight {
			break
		}
		if g.isFloat(d.next) {
			d.waiting = append(d.waiting, d.next)
			if d.next = g.strips[d.next].floatEnd; len(d.waiting) == 1 {
				g.placeFloats(&d, height)
			}
			if n := len(d.placed); n > 0 && g.strips[d.placed[n-1].strip].breakAfter || d.full {
				good, ok = d.clone(), true
			}
			continue
		}
		if !g.place(&d, d.next, height) && !g.cut(&d, d.next, height) {
			break
		}
		if d.full && d.placed[len(d.placed)-1].to < s.bottom { // the strip was cut
			good, ok = d.clone(), true
			break
		}
		if d.next++; d.next == rest {
			g.placeFloats(&d, height)
		}
		hole := d.full && good.y+good.footnoteHeight < height*leastFull // a long note would go to the next page with its line
		if s.breakAfter || hole || d.next == len(g.strips) || g.strips[d.next].newPage {
			good, ok = d.clone(), true
		}
	}
	if !ok || d.next == len(g.strips) {
		good = d.clone()
	}
	if len(good.placed) == 0 && good.next < len(g.strips) && d.footnoteHeight == 0 { // the strip is higher than a page
		g.force(&good, good.next)
		good.next++
	}
	return g.finish(&good, height)
}

func (d *draft) clone() draft {
	c := *d
	c.placed, c.footnotes, c.left, c.waiting = slices.Clone(d.placed), slices.Clone(d.footnotes), slices.Clone(d.left), slices.Clone(d.waiting)
	return c
}

// top returns where a strip begins, or goes on if a page before has cut it.
func (g *pager) top(d *draft, k int) float32 {
	return max(g.strips[k].top, d.begun.cut[k])
}

// gapTo returns the gap between the last placed strip and strip k.
func (g *pager) gapTo(d *draft, k int) float32 {
	n := len(d.placed)
	if n == 0 {
		return 0
	}
	if last := d.placed[n-1].strip; last == k-1 {
		return g.strips[k].top - g.strips[last].bottom
	}
	return max(d.below, g.strips[k].above)
}

// headOf returns the table whose head must be repeated above a strip, and the head's height; nil if none.
func (g *pager) headOf(d *draft, k int, height float32) (*Table, float32) {
	r := g.strips[k].row
	if r == nil || r.Head || r.Table == nil || k == 0 {
		return nil, 0
	}
	if n := len(d.placed); n > 0 {
		if last := g.strips[d.placed[n-1].strip].row; last != nil && last.Table == r.Table {
			return nil, 0
		}
	}
	h := g.headHeight(r.Table)
	if h <= 0 || h >= height/2 {
		return nil, 0
	}
	return r.Table, h
}

// place puts a strip on the page with its footnotes, and reports whether they have room.
func (g *pager) place(d *draft, k int, height float32) bool {
	s := &g.strips[k]
	head, headHigh := g.headOf(d, k, height)
	y := d.y + g.gapTo(d, k) + headHigh
	bottom := y + s.bottom - g.top(d, k)
	with := d.clone()
	g.placeFootnotes(&with, g.footnotesOf(s), height-bottom, height)
	if bottom+with.footnoteHeight > height {
		return false
	}
	with.placed = append(with.placed, placedStrip{k, g.top(d, k), s.bottom, y, head})
	with.y, with.below = bottom, s.below
	*d = with
	return true
}

// cut places the part that has room of a strip that is higher than a page. It returns false if that would
// be a few lines only.
func (g *pager) cut(d *draft, k int, height float32) bool {
	const least = 0.15 // of the height
	s := &g.strips[k]
	head, headHigh := g.headOf(d, k, height)
	if s.bottom-s.top <= height-headHigh {
		return false
	}
	top, y := g.top(d, k), d.y+g.gapTo(d, k)+headHigh
	to := g.column.gap(top, s.bottom, top+height-d.footnoteHeight-y)
	if to <= top || len(d.placed) > 0 && to-top < height*least {
		return false
	}
	d.placed = append(d.placed, placedStrip{k, top, to, y, head})
	d.y, d.full = y+to-top, true
	return true
}

// force puts a strip on the page whatever its height.
func (g *pager) force(d *draft, k int) {
	y := d.y + g.gapTo(d, k)
	s := &g.strips[k]
	d.placed = append(d.placed, placedStrip{strip: k, from: g.top(d, k), to: s.bottom, y: y})
	d.y, d.below = y+s.bottom-g.top(d, k), s.below
	if footnotes := g.footnotesOf(s); len(footnotes) > 0 {
		d.carryOver(footnotes, g.footnotes[footnotes[0]].top)
	}
}

// headHeight returns the height of a table's repeated head, with Table.Again.
func (g *pager) headHeight(t *Table) float32 {
	if t.Again != nil && t.again == nil {
		t.again = g.setter.Stack(t.Again, g.set)
	}
	if t.again == nil {
		return t.headTo - t.headFrom
	}
	return t.again.Height + t.Again[len(t.Again)-1].Below + t.headTo - t.headFrom
}

// withHead appends the repeated head of a table at y; on is the frame in which the table stands, or nil.
func (g *pager) withHead(text []Stretch, t *Table, on *Frame, y float32) []Stretch {
	if t.again != nil {
		at := draw.Point{Y: y}
		if on != nil {
			at.X = on.Left - on.Out
		}
		text = append(text, Stretch{Column: t.again, To: t.again.Height, At: at, Again: true})
	}
	y += g.headHeight(t) - (t.headTo - t.headFrom)
	return append(text, Stretch{Column: g.column, From: t.headFrom, To: t.headTo, At: draw.Point{Y: y}, Again: true})
}

// finish returns the page of a draft, the cursor for the next, and the full pages between the two.
func (g *pager) finish(d *draft, height float32) (Page, cursor, []*FullPage) {
	p := Page{Height: d.y}
	next := cursor{next: d.next, cut: map[int]float32{}, waiting: d.waiting, carried: d.left, carriedFrom: d.leftFrom}
	for strip, at := range d.begun.cut {
		if strip >= next.first() {
			next.cut[strip] = at
		}
	}
	pendings := slices.Clone(d.begun.fullPages)
	for i, at := range d.placed {
		s := &g.strips[at.strip]
		if at.to == s.bottom {
			for _, full := range s.fullPages {
				pendings = append(pendings, pending{full, at.strip})
			}
		}
		if at.head != nil {
			p.Text = g.withHead(p.Text, at.head, g.column.Blocks[s.block].Frame, at.y-g.headHeight(at.head))
		}
		if at.to < s.bottom {
			next.cut[at.strip] = at.to
		}
		if n := len(p.Text); i > 0 && at.head == nil && d.placed[i-1].strip == at.strip-1 && at.from == s.top {
			p.Text[n-1].To = at.to
			continue
		}
		p.Text = append(p.Text, Stretch{Column: g.column, From: at.from, To: at.to, At: draw.Point{Y: at.y}})
	}
	slices.SortStableFunc(pendings, func(a, b pending) int { return cmp.Compare(a.behind, b.behind) })
	var fullPages []*FullPage
	for _, one := range pendings {
		if len(d.waiting) > 0 && d.waiting[0] < one.behind || len(next.fullPages) > 0 {
			next.fullPages = append(next.fullPages, one)
		} else {
			fullPages = append(fullPages, one.FullPage)
		}
	}
	g.putFootnotes(&p, d)
	next.asides = g.putAsides(&p, d, height)
	return p, next, fullPages
}
