package compose

import (
	"lectern/app/draw"
	"lectern/app/typeset"
)

// Remark is what a reader has marked or noted, as it is listed.
type Remark struct {
	Heading string // what it is of
	Quote   string // the words that are marked, or ""
	Note    string // the reader's words, or ""
	Colour  int    // of the palette's Bars; below 0: none
	Link    typeset.Link
}

// Remarks returns a list of remarks. The heading of each leads to it.
func (c *Composer) Remarks(list []Remark) []typeset.Block {
	k := &card{c: c}
	for i, r := range list {
		if i > 0 {
			k.rule()
		}
		k.link(r.Heading, r.Link)
		if r.Quote != "" {
			k.quote(r.Quote, r.Colour)
		}
		if r.Note != "" {
			k.text(r.Note, c.Sheet.Source, 8)
		}
	}
	return k.d.Blocks
}

// quote adds words of the text behind a bar in a colour.
func (k *card) quote(words string, colour int) {
	ink := func(p *draw.Palette) draw.Ink {
		if colour < 0 {
			return p.Edge
		}
		return p.Bars[colour]
	}
	f := &typeset.Frame{Left: 14, Top: 2, Bottom: 2, Above: 6, Below: 8, Draw: line(0, 3, ink)}
	k.text(words, k.c.Sheet.Aside, 0)
	k.d.Blocks[len(k.d.Blocks)-1].Frame = f
}
