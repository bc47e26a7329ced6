package compose

import (
	"fmt"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// Notes at the foot of the page: the author's, and the first time that the text cites a source a
// short one for that. Those of the author stand above.

const (
	notesRank = iota
	sourcesRank
)

// footnoteHang returns how far the marks of footnotes stand out: numbers of sources and letters alike.
func (c *Composer) footnoteHang(label *typeset.Style) float32 {
	if c.footnoteHangs == 0 {
		c.footnoteHangs = c.widestHang(label)
	}
	return c.footnoteHangs
}

func (c *Composer) widestHang(label *typeset.Style) float32 {
	letters := 0
	for _, n := range slices.Backward(c.Brief.Notes) {
		if letters = len(n.Letter()); letters > 0 {
			break
		}
	}
	numbers := c.hang(1.9, label, fmt.Sprint(len(c.Brief.References())))
	if letters < 2 {
		return numbers
	}
	return max(numbers, c.hang(1.9, label, strings.Repeat("m", letters)))
}

// noteFootnote returns a note of the author's as a footnote, or nil where the medium has none or it stands already.
func (c *Composer) noteFootnote(n *brief.Note) *typeset.Footnote {
	if !c.Sheet.Paged || c.footnoted[n] {
		return nil
	}
	c.footnoted[n] = true
	f := &typeset.Footnote{In: typeset.NewElement(draw.Tag{Role: draw.Note, ID: Anchor(toNote(n))}), Rank: notesRank}
	var d Document
	c.noteBlocks(&d, f.In, n)
	f.Blocks = d.Blocks
	c.close(f)
	return f
}

// sourceFootnote returns a short note on a source that was not cited before, or nil.
func (c *Composer) sourceFootnote(s *brief.Source, number int) *typeset.Footnote {
	if !c.Sheet.Paged || s == nil || number == 0 || c.footnoted[s] {
		return nil
	}
	c.footnoted[s] = true
	f := &typeset.Footnote{In: typeset.NewElement(draw.Tag{Role: draw.Note, ID: "foot:" + s.ID}), Rank: sourcesRank}
	t := c.Sheet.Footnote
	style := c.style(t.Style, inlineStyle{bold: true, accent: true})
	label, hang := typeset.NewText(fmt.Sprint(number), style), c.footnoteHang(style)
	label.Spans[0].Link = To(LinkSource, s.ID)
	f.Blocks = []typeset.Block{{
		Text: c.runs(t, s.Abridged()), Leading: t.Leading, Left: hang, Ragged: true,
		Label: &label, LabelIn: f.In.Inside(draw.Tag{Role: draw.ListLabel}), Hang: hang, In: f.In.Inside(draw.Tag{Role: draw.Paragraph}),
	}}
	c.close(f)
	return f
}

// close sets the blocks of a footnote close together.
func (c *Composer) close(f *typeset.Footnote) {
	for i := range f.Blocks {
		if f.Blocks[i].Row == nil { // notes are as wide as the page, all but the columns of tables
			f.Blocks[i].Right = 0
		}
		f.Blocks[i].Below = min(f.Blocks[i].Below, c.Sheet.Footnote.Leading*0.3)
	}
	if n := len(f.Blocks); n > 0 {
		f.Blocks[n-1].Below = 0
	}
}

// noteBlocks adds a note behind its letter.
func (c *Composer) noteBlocks(d *Document, in *typeset.Element, n *brief.Note) {
	style := c.style(c.Sheet.Footnote.Style, inlineStyle{bold: true, accent: true})
	from, hang := len(d.Blocks), c.footnoteHang(style)
	letter := hung{typeset.NewText(n.Letter(), style), in.Inside(draw.Tag{Role: draw.ListLabel}), hang}
	c.inPlace(func() {
		c.smaller(c.Sheet.Footnote, func() { c.marked(d, in, letter, n.Blocks, hang) })
	})
	d.Blocks[from].Anchor = Anchor(toNote(n))
}
