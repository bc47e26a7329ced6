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

// footHang is how far the marks of notes stand out: numbers of sources and letters alike.
func (c *Composer) footHang(label *typeset.Style) float32 {
	if c.footHangs == 0 {
		c.footHangs = c.widestHang(label)
	}
	return c.footHangs
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

// noteFoot is a note of the author's, or nil where notes have a place of their own.
func (c *Composer) noteFoot(n *brief.Note) *typeset.Foot {
	if !c.Sheet.Paged || c.feet[n] {
		return nil
	}
	c.feet[n] = true
	f := &typeset.Foot{In: typeset.NewElement(draw.Tag{Role: draw.Note, ID: Anchor(toNote(n))}), Rank: notesRank}
	var d Document
	c.noteBlocks(&d, f.In, n)
	f.Blocks = d.Blocks
	c.close(f)
	return f
}

// sourceFoot is the short note on a source that was not cited before, or nil.
func (c *Composer) sourceFoot(s *brief.Source, number int) *typeset.Foot {
	if !c.Sheet.Paged || s == nil || number == 0 || c.feet[s] {
		return nil
	}
	c.feet[s] = true
	f := &typeset.Foot{In: typeset.NewElement(draw.Tag{Role: draw.Note, ID: "foot:" + s.ID}), Rank: sourcesRank}
	t := c.Sheet.Foot
	style := c.style(t.Style, look{bold: true, accent: true})
	label, hang := typeset.NewText(fmt.Sprint(number), style), c.footHang(style)
	label.Spans[0].Link = To(LinkSource, s.ID)
	f.Blocks = []typeset.Block{{
		Text: c.runs(t, s.Abridged()), Leading: t.Leading, Left: hang, Ragged: true,
		Label: &label, LabelIn: f.In.Inside(draw.Tag{Role: draw.ListLabel}), Hang: hang, In: f.In.Inside(draw.Tag{Role: draw.Paragraph}),
	}}
	c.close(f)
	return f
}

// close sets the blocks of a foot close together.
func (c *Composer) close(f *typeset.Foot) {
	for i := range f.Blocks {
		if f.Blocks[i].Row == nil { // notes are as wide as the page, all but the columns of tables
			f.Blocks[i].Right = 0
		}
		f.Blocks[i].Below = min(f.Blocks[i].Below, c.Sheet.Foot.Leading*0.3)
	}
	if n := len(f.Blocks); n > 0 {
		f.Blocks[n-1].Below = 0
	}
}

// noteBlocks adds a note behind its letter.
func (c *Composer) noteBlocks(d *Document, in *typeset.Element, n *brief.Note) {
	style := c.style(c.Sheet.Foot.Style, look{bold: true, accent: true})
	from, hang := len(d.Blocks), c.footHang(style)
	letter := hung{typeset.NewText(n.Letter(), style), in.Inside(draw.Tag{Role: draw.ListLabel}), hang}
	c.inPlace(func() {
		c.smaller(c.Sheet.Foot, func() { c.marked(d, in, letter, n.Blocks, hang) })
	})
	d.Blocks[from].Anchor = Anchor(toNote(n))
}
