//go:build !nogui

package kit

import (
	"slices"

	"lectern/app/typeset"
)

// LinkAt is a link of a text and where it stands, or a drawing with spots.
type LinkAt struct {
	Link  typeset.Link // none: a drawing
	Range typeset.Range
	Mark  bool    // a raised number
	Top   float32 // of its first line, on the column
	Box   int     // of a drawing: its index among the boxes of the column; else -1
}

// textLinks has the links of a text in reading order, and the one that the reader is at.
type textLinks struct {
	all     []LinkAt
	of      *typeset.Column // whose links they are
	current typeset.Place   // where the one begins that was followed last or that the keyboard is on
	chosen  bool            // whether there is one
}

// Links returns the links and the drawings of the text, in reading order.
func (v *TextView) Links() []LinkAt {
	if v.links.of != v.column && v.column != nil {
		v.links.all, v.links.of = v.findLinks(), v.column
	}
	return v.links.all
}

// CurrentLink returns the index of the link that was followed last or that the keyboard is on, or -1.
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
	v.spots.at = -1
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

// stepLink puts the keyboard on the next link, or on the one before: counted from the current one while it is in view,
// else from the hit in view, else from the view. It reports whether there is one.
func (v *TextView) stepLink(back bool) bool {
	links := v.Links()
	at := v.CurrentLink()
	switch {
	case at >= 0 && v.showsLink(&links[at]) && back:
		at--
	case at >= 0 && v.showsLink(&links[at]):
		at++
	default:
		at = v.firstInView(back)
	}
	if at < 0 || at >= len(links) {
		return false
	}
	v.RevealLink(at)
	return true
}

// showsLink reports whether the first line of a link, or any part of a drawing, is in view.
func (v *TextView) showsLink(l *LinkAt) bool {
	if l.Box < 0 {
		return v.InView(l.Top)
	}
	at := v.column.Boxes[l.Box].At
	return at.Y < v.Top()+v.Size().Height && at.Bottom() > v.Top()
}

// HitInView returns the hit of a search that the reader is at, and false if there is none in view.
func (v *TextView) HitInView() (typeset.Range, bool) {
	if v.column == nil || v.marks.current >= len(v.marks.found) {
		return typeset.Range{}, false
	}
	hit := v.marks.found[v.marks.current]
	return hit, v.InView(v.column.Line(hit.From))
}

// firstInView returns the first link at or below the hit in view or else the upper edge of the view, or the last above the
// hit or the lower edge.
func (v *TextView) firstInView(last bool) int {
	links := v.Links()
	if hit, ok := v.HitInView(); ok {
		n := slices.IndexFunc(links, func(l LinkAt) bool {
			at := l.Range.From.Block
			return at > hit.From.Block || at == hit.From.Block && (l.Box >= 0 || l.Range.To.Byte > hit.From.Byte)
		})
		switch {
		case !last:
			return n
		case n < 0:
			return len(links) - 1
		}
		return n - 1
	}
	if last {
		for n := len(links) - 1; n >= 0; n-- {
			if links[n].Top < v.Top()+v.Size().Height-40 {
				return n
			}
		}
		return -1
	}
	for n, l := range links {
		if l.Top >= v.Top() {
			return n
		}
	}
	return -1
}

// findLinks returns the links of the column. Spans side by side that lead to the same are one link.
func (v *TextView) findLinks() (all []LinkAt) {
	c, box := v.column, 0
	for block := range c.Blocks {
		if box < len(c.Boxes) && c.Boxes[box].Block == block {
			if v.setting.IsLive != nil && v.setting.IsLive(c.Blocks[block].Box) {
				all = append(all, LinkAt{Range: typeset.Range{From: typeset.Place{Block: block}}, Top: c.Boxes[box].At.Y, Box: box})
			}
			box++
		}
		all = append(all, linksOf(&c.Blocks[block].Text, block)...)
	}
	setTops(c, all)
	return all
}

// linksOf returns the links of a block's text.
func linksOf(t *typeset.Text, block int) (all []LinkAt) {
	for k := range t.Spans {
		s := &t.Spans[k]
		if !s.Link.Leads() || s.Start == s.End {
			continue
		}
		if n := len(all) - 1; n >= 0 && all[n].Link == s.Link && all[n].Range.To.Byte == s.Start {
			all[n].Range.To.Byte = s.End
			continue
		}
		all = append(all, LinkAt{
			Link: s.Link, Range: typeset.Range{From: typeset.Place{Block: block, Byte: s.Start}, To: typeset.Place{Block: block, Byte: s.End}},
			Mark: s.NoteMark, Box: -1,
		})
	}
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
		if links[n].Box < 0 && line < len(c.Lines) {
			links[n].Top = c.Lines[line].Top
		}
	}
}
