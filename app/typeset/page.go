package typeset

import (
	"sort"

	"lectern/app/draw"
)

// Room is the area of a page for blocks, without its head and foot.
type Room struct {
	Width, Height float32
	Margin        float32    // where the margin begins, right of the text; 0: there is none
	Turned        [2]float32 // width and height on a page that is wider than high
	FootnoteGap   float32    // between the text and the footnotes, with a rule in it
}

// Pages holds blocks divided into pages.
type Pages struct {
	Column *Column // of all blocks but asides, full pages and footnotes
	List   []Page
}

// Page holds the stretches of columns on a page.
type Page struct {
	Turned      bool // the room is Room.Turned
	Text        []Stretch
	Asides      []Stretch
	Footnotes   []Stretch
	FootnoteTop float32 // where the rule above the footnotes is
	Height      float32 // where the text ends
}

// Stretch is a part of a column in its place on a page.
type Stretch struct {
	Column   *Column
	From, To float32
	At       draw.Point // of the column's left edge at From, from the room's corner
	Again    bool       // the repeated head of a table
}

// PagePosition is a height on a page. Pages count from 0, Y from the top of the page's room.
type PagePosition struct {
	Page int
	Y    float32
}

// Anchors returns the positions of blocks that have a name.
func (p *Pages) Anchors() map[string]PagePosition {
	out := map[string]PagePosition{}
	p.stretches(func(n int, s *Stretch) {
		blocks := s.Column.Blocks
		first := sort.Search(len(blocks), func(i int) bool { return s.Column.spans[i].top >= s.From })
		for i := first; i < len(blocks) && s.Column.spans[i].top < s.To; i++ {
			for _, name := range blocks[i].names() {
				out[name] = PagePosition{n, s.At.Y + s.Column.spans[i].top - s.From}
			}
		}
	})
	return out
}

// RowAnchor returns the name of the row in which a block stands, or "".
func (c *Column) RowAnchor(block int) string {
	row := c.Blocks[block].Row
	for ; row != nil && block >= 0 && c.Blocks[block].Row == row; block-- {
		if name := c.Blocks[block].Anchor; name != "" {
			return name
		}
	}
	return ""
}

// stretches calls visit for every stretch but repeated heads.
func (p *Pages) stretches(visit func(page int, s *Stretch)) {
	for n := range p.List {
		page := &p.List[n]
		for _, list := range [...][]Stretch{page.Text, page.Asides, page.Footnotes} {
			for i := range list {
				if !list[i].Again {
					visit(n, &list[i])
				}
			}
		}
	}
}

// Lines calls visit for every line of every page, in no order that matters.
func (p *Pages) Lines(visit func(page int, c *Column, l *SetLine)) {
	p.stretches(func(n int, s *Stretch) {
		for i, lines := 0, s.Column.between(s.From, s.To); i < len(lines); i++ {
			if l := &lines[i]; l.Top >= s.From && l.Top < s.To {
				visit(n, s.Column, l)
			}
		}
	})
}

// Pages divides blocks into pages. It avoids a line alone at a page's top or foot, a heading without text
// below it, and boxes, frames and rows in two parts; one that is higher than a page is cut between lines,
// and runs over the page's end if it has no lines. Footnotes stand on the page of their mark, and are
// continued on the next if they are too long. A float that has no room goes to the next page, after the
// rest of the paragraph or table that continues there, while the text flows on; it never goes beyond its
// section.
func (s *Setter) Pages(blocks []Block, room Room, set Setting) *Pages {
	set.Measure = room.Width
	g := &pager{setter: s, room: room, set: set, column: s.Stack(blocks, set), numbered: map[*Footnote]bool{}}
	g.strips, g.first = g.column.strips(room, g.number)
	g.setFootnotes()
	return &Pages{Column: g.column, List: g.pages()}
}
