package compose

import (
	"fmt"

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

// footHang is how far the mark of a foot stands out, in parts of its size.
const footHang = 1.9

// noteFoot is a note of the author's, or nil where notes have a place of their own.
func (c *Composer) noteFoot(n *brief.Note) *typeset.Foot {
	if !c.Sheet.Paged || c.feet[n] {
		return nil
	}
	c.feet[n] = true
	f := &typeset.Foot{In: typeset.NewElement(draw.Tag{Role: draw.Note, ID: noteID(n)}), Rank: notesRank}
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
	f := &typeset.Foot{In: typeset.NewElement(draw.Tag{Role: draw.Note, ID: "foot-" + s.ID}), Rank: sourcesRank}
	t := c.Sheet.Foot
	label := typeset.NewText(fmt.Sprint(number), c.style(c.Sheet.Foot.Style, look{bold: true, accent: true}))
	label.Spans[0].Link = "cite:" + s.ID
	f.Blocks = []typeset.Block{{
		Text: c.runs(t, s.Abridged()), Leading: t.Leading, Left: t.Size * footHang, Ragged: true,
		Label: &label, LabelIn: f.In.Inside(draw.Tag{Role: draw.ListLabel}), Hang: t.Size * footHang, In: f.In.Inside(draw.Tag{Role: draw.Paragraph}),
	}}
	c.close(f)
	return f
}

// close sets the blocks of a foot close together.
func (c *Composer) close(f *typeset.Foot) {
	for i := range f.Blocks {
		f.Blocks[i].Right = 0 // notes are as wide as the page
		f.Blocks[i].Below = min(f.Blocks[i].Below, c.Sheet.Foot.Leading*0.3)
	}
	if n := len(f.Blocks); n > 0 {
		f.Blocks[n-1].Below = 0
	}
}

func noteID(n *brief.Note) string { return fmt.Sprintf("note-%d", n.Number) }

// noteBlocks adds a note behind its letter.
func (c *Composer) noteBlocks(d *Document, in *typeset.Element, n *brief.Note) {
	t := c.Sheet.Foot
	hang := t.Size * footHang
	from := len(d.Blocks)
	letter := hung{typeset.NewText(n.Letter(), c.style(t.Style, look{bold: true, accent: true})), in.Inside(draw.Tag{Role: draw.ListLabel}), hang}
	sheet, small := c.Sheet, *c.Sheet
	small.Body, small.Label = t, t
	c.Sheet = &small
	c.marked(d, in, letter, n.Blocks, hang)
	c.Sheet = sheet
	d.Blocks[from].Anchor = noteID(n)
}
