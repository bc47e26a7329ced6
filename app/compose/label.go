package compose

import (
	"lectern/app/brief"
	"lectern/app/typeset"
)

// hung is a label left of a text: the mark of a list's item, the letter of a note.
type hung struct {
	text typeset.Text
	in   *typeset.Element
	hang float32 // how far left of the text it starts
}

// hang returns how far labels stand out of their texts: some ems, or more if the widest label needs it.
func (c *Composer) hang(ems float32, style *typeset.Style, widest string) float32 {
	const apart = 0.5 // ems
	wide := c.Setter.Shaper.Word(style.Face, widest, false).Width + apart
	return float32(max(ems, wide) * style.Size)
}

// marked adds blocks with a label before their first line. Blocks that don't begin with words have the label on
// a line above.
func (c *Composer) marked(d *Document, in *typeset.Element, mark hung, blocks []brief.Block, left float32) {
	from := len(d.Blocks)
	if !beginWithWords(blocks) {
		body := c.Sheet.Body
		line := typeset.Block{Text: typeset.NewText(" ", c.style(body.Style, inlineStyle{})), Leading: body.Leading, Left: left, KeepNext: true, In: in}
		if len(blocks) == 0 {
			line.Below, line.KeepNext = c.Sheet.Gap, false
		}
		d.Blocks = append(d.Blocks, line)
	}
	c.blocks(d, in, blocks, left)
	b := &d.Blocks[from]
	b.Label, b.LabelIn, b.Hang = &mark.text, mark.in, mark.hang+b.Left-left
	if b.Frame != nil {
		b.Hang += b.Frame.Left - b.Frame.Out
	}
}

// beginWithWords reports whether the first of blocks is set as lines of text without a label.
func beginWithWords(blocks []brief.Block) bool {
	if len(blocks) == 0 {
		return false
	}
	switch b := blocks[0].(type) {
	case *brief.Paragraph:
		return true
	case *brief.CodeBlock:
		return b.Text != ""
	case *brief.Quote:
		return beginWithWords(b.Blocks)
	}
	return false
}
