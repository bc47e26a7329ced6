package compose

import (
	"fmt"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// Ranks of footnotes: notes of the author stand above those on sources. A source has a footnote where the text
// first cites it.
const (
	notesRank = iota
	sourcesRank
)

// footnoteHang returns how far the labels of footnotes stand out, the same for numbers and letters.
func (c *Composer) footnoteHang(label *typeset.Style) float32 {
	if c.footnoteHangs == 0 {
		c.footnoteHangs = c.widestHang(label)
	}
	return c.footnoteHangs
}

// widestHang computes footnoteHang from the widest label.
func (c *Composer) widestHang(label *typeset.Style) float32 {
	letters := 0
	for _, n := range slices.Backward(c.Brief.Notes) {
		if letters = len(n.Letter()); letters > 0 {
			break
		}
	}
	numbers := c.hang(1.9, label, fmt.Sprint(len(c.Brief.References(c.Medium))))
	if letters < 2 {
		return numbers
	}
	return max(numbers, c.hang(1.9, label, strings.Repeat("m", letters)))
}

// noteFootnote returns a note of the author as a footnote, or nil if the medium has none or the note has been
// set.
func (c *Composer) noteFootnote(n *brief.Note) *typeset.Footnote {
	if !c.Sheet.Paged || c.footnoted[n] {
		return nil
	}
	c.footnoted[n] = true
	f := &typeset.Footnote{In: typeset.NewElement(draw.Tag{Role: draw.Note, ID: Anchor(toNote(n))}), Rank: notesRank}
	var d Document
	c.noteBlocks(&d, f.In, n)
	f.Blocks = d.Blocks
	c.closeUpFootnote(f)
	return f
}

// sourceFootnote returns a footnote on a source that was not cited before, or nil.
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
	c.closeUpFootnote(f)
	return f
}

// closeUpFootnote reduces the gaps between the blocks of a footnote.
func (c *Composer) closeUpFootnote(f *typeset.Footnote) {
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

// noteBlocks adds the blocks of a note, labelled with its letter.
func (c *Composer) noteBlocks(d *Document, in *typeset.Element, n *brief.Note) {
	style := c.style(c.Sheet.Footnote.Style, inlineStyle{bold: true, accent: true})
	from, hang := len(d.Blocks), c.footnoteHang(style)
	letter := hung{typeset.NewText(n.Letter(), style), in.Inside(draw.Tag{Role: draw.ListLabel}), hang}
	c.inPlace(func() {
		c.withSmallType(c.Sheet.Footnote, func() { c.marked(d, in, letter, n.Blocks, hang) })
	})
	d.Blocks[from].Anchor = Anchor(toNote(n))
}
