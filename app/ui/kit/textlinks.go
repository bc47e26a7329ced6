//go:build !nogui

package kit

import (
	"lectern/app/typeset"
)

// LinkAt is a link of a text and where it stands.
type LinkAt struct {
	Link  typeset.Link
	Range typeset.Range
	Mark  bool    // a raised number
	Top   float32 // of its first line, on the column
}

// textLinks has the links of a text in reading order, and the one that the reader is at.
type textLinks struct {
	all     []LinkAt
	of      *typeset.Column // whose links they are
	current typeset.Place   // where the one begins that was followed last or has the keyboard
	chosen  bool            // whether there is one
}

// Links returns the links of the text, in reading order.
func (v *TextView) Links() []LinkAt {
	if v.links.of != v.column && v.column != nil {
		v.links.all, v.links.of = linksOf(v.column), v.column
	}
	return v.links.all
}

// CurrentLink returns the index of the link that was followed last, or -1.
func (v *TextView) CurrentLink() int {
	if v.links.chosen {
		for n, l := range v.Links() {
			if l.Range.From == v.links.current {
				return n
			}
		}
	}
	return -1
}

// SetCurrentLink makes a link the current one; -1: none.
func (v *TextView) SetCurrentLink(n int) {
	if v.links.chosen = n >= 0; v.links.chosen {
		v.links.current = v.Links()[n].Range.From
	}
	v.place()
}

// RevealLink makes a link the current one and brings it into view.
func (v *TextView) RevealLink(n int) {
	v.SetCurrentLink(n)
	v.Reveal(v.Links()[n].Top)
}

// linkAt returns the index of the link that holds a place and leads where a link does, or -1.
func (v *TextView) linkAt(p typeset.Place, link typeset.Link) int {
	for n, l := range v.Links() {
		if l.Link == link && l.Range.From.Block == p.Block && l.Range.From.Byte <= p.Byte && p.Byte <= l.Range.To.Byte {
			return n
		}
	}
	return -1
}

// linksOf returns the links of a column. Spans side by side that lead to the same are one link.
func linksOf(c *typeset.Column) (all []LinkAt) {
	for block := range c.Blocks {
		spans := c.Blocks[block].Text.Spans
		for k := range spans {
			s := &spans[k]
			if !s.Link.Leads() || s.Start == s.End {
				continue
			}
			if n := len(all) - 1; k > 0 && n >= 0 && spans[k-1].Link == s.Link && all[n].Range.To == (typeset.Place{Block: block, Byte: s.Start}) {
				all[n].Range.To.Byte = s.End
				continue
			}
			from := typeset.Place{Block: block, Byte: s.Start}
			all = append(all, LinkAt{
				Link: s.Link, Range: typeset.Range{From: from, To: typeset.Place{Block: block, Byte: s.End}}, Mark: s.NoteMark,
			})
		}
	}
	setTops(c, all)
	return all
}

// setTops finds the lines of links, which are in the order of the text.
func setTops(c *typeset.Column, links []LinkAt) {
	line := 0
	for n := range links {
		from := links[n].Range.From
		for line < len(c.Lines)-1 && (c.Lines[line].Block < from.Block || c.Lines[line].Block == from.Block && c.Lines[line].End <= from.Byte) {
			line++
		}
		if line < len(c.Lines) {
			links[n].Top = c.Lines[line].Top
		}
	}
}
