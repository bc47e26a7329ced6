package compose

import (
	"fmt"
	"strings"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/typeset"
)

// paragraph adds running text.
func (c *Composer) paragraph(d *Document, in *typeset.Element, t Type, inlines []brief.Inline, left float32) {
	p := in.Inside(draw.Tag{Role: draw.Paragraph})
	texts := c.texts(t, inlines)
	if len(inlines) > 0 {
		d.from(inlines[0].Place().Line)
	}
	for i, text := range texts {
		b := typeset.Block{Text: text, Leading: t.Leading, Left: left, Right: c.Wide - c.Measure, Balanced: t.Balanced, In: p}
		if i == len(texts)-1 {
			b.Below = c.Sheet.Gap
		}
		d.Blocks = append(d.Blocks, b)
	}
}

// from records the line of brief.md at which the next block begins.
func (d *Document) from(line int) { d.begins(len(d.Blocks), line) }

// begins records the line of brief.md at which a block begins; of those recorded, the first counts.
func (d *Document) begins(block, line int) {
	if d.Lines == nil {
		d.Lines = map[int]int{}
	}
	if before, ok := d.Lines[block]; !ok || line < before {
		d.Lines[block] = line
	}
}

// list adds a list.
func (c *Composer) list(d *Document, in *typeset.Element, l *brief.List, left float32) {
	numbering := "Disc"
	if l.Ordered {
		numbering = "Decimal"
	}
	list := in.Inside(draw.Tag{Role: draw.List, Numbering: numbering})
	mark := func(i int) string {
		if l.Ordered {
			return fmt.Sprintf("%d.", l.Start+i)
		}
		return "\u2022"
	}
	body := c.Sheet.Body.Style
	indent := c.hang(1.4, &body, mark(len(l.Items)-1))
	for i, item := range l.Items {
		from := len(d.Blocks)
		c.item(d, list, mark(i), item.Blocks, c.indented(left, indent), indent)
		if l.Tight {
			c.tighten(d.Blocks[from:], i == len(l.Items)-1)
		}
	}
}

// item adds an item of a list with its mark.
func (c *Composer) item(d *Document, list *typeset.Element, mark string, blocks []brief.Block, left, hang float32) {
	li := list.Inside(draw.Tag{Role: draw.ListItem})
	body := li.Inside(draw.Tag{Role: draw.ListBody})
	label := hung{typeset.NewText(mark, c.style(c.Sheet.Body.Style, inlineStyle{})), li.Inside(draw.Tag{Role: draw.ListLabel}), hang}
	from := len(d.Blocks)
	c.marked(d, body, label, blocks, left)
	for i := range d.Blocks[from:] {
		d.Blocks[from+i].Float = 0 // nothing floats out of its item
	}
}

// tighten reduces the gaps in an item of a tight list, but for the gap after the list.
func (c *Composer) tighten(item []typeset.Block, isLast bool) {
	for i := range item {
		b := &item[i]
		if b.Frame != nil || b.Row != nil || b.Box != nil || isLast && i == len(item)-1 {
			continue
		}
		b.Below = min(b.Below, c.Sheet.Gap*0.25)
	}
}

// definitions adds a list of definitions.
func (c *Composer) definitions(d *Document, in *typeset.Element, l *brief.DefinitionList, left float32) {
	list := in.Inside(draw.Tag{Role: draw.List})
	indent := float32(c.Sheet.Body.Size * 1.4)
	for _, one := range l.Items {
		li := list.Inside(draw.Tag{Role: draw.ListItem})
		t := c.Sheet.Body
		t.Style = *c.style(t.Style, inlineStyle{bold: true})
		term := c.oneText(t, one.Term)
		d.from(one.At.Line)
		d.Blocks = append(d.Blocks, typeset.Block{
			Text: term, Leading: t.Leading, Left: left, Right: c.Wide - c.Measure, KeepNext: true, In: li.Inside(draw.Tag{Role: draw.ListLabel}),
		})
		body := li.Inside(draw.Tag{Role: draw.ListBody})
		for _, def := range one.Definitions {
			c.blocks(d, body, def, c.indented(left, indent))
		}
	}
}

// quote adds a quotation.
func (c *Composer) quote(d *Document, in *typeset.Element, q *brief.Quote, left float32) {
	e := in.Inside(draw.Tag{Role: draw.BlockQuote})
	c.framed(d, c.bar(left, c.Sheet.Body.Size/9, func(p *draw.Palette) draw.Ink { return p.Rule }), left, func() { c.blocks(d, e, q.Blocks, left) })
}

// code adds a block of code.
func (c *Composer) code(d *Document, in *typeset.Element, b *brief.CodeBlock, left float32) {
	size := c.Sheet.Body.Size
	f := &typeset.Frame{
		Left: size * 0.8, Right: size * 0.8, Top: size * 0.6, Bottom: size * 0.6, Above: c.Sheet.Gap, Below: c.Sheet.Gap, Divides: true,
		Draw: func(cv draw.Canvas, at draw.Rect, p *draw.Palette) {
			at.X, at.W = at.X+left, at.W-left
			fill(cv, at, p.Desk)
		},
	}
	e := in.Inside(draw.Tag{Role: draw.Paragraph}).Inside(draw.Tag{Role: draw.Code}) // Code is an inline element
	c.framed(d, f, left, func() {
		from := len(d.Blocks)
		for line := range strings.Lines(b.Text) {
			d.Blocks = append(d.Blocks, typeset.Block{
				Text: typeset.NewText(indented(line), c.style(c.Sheet.Label.Style, inlineStyle{mono: true})), Leading: c.Sheet.Label.Leading, Left: left, Ragged: true, In: e,
			})
		}
		keepLines(d.Blocks[from:])
	})
}

// keepLines keeps lines, each of which is a block, together: up to undivided lines stay on one page, and of more
// at least fewest begin or end a page.
func keepLines(lines []typeset.Block) {
	const undivided, fewest = 12, 3
	last := len(lines) - 1
	for i := range last {
		lines[i].KeepNext = last < undivided || i < fewest-1 || last-i < fewest
	}
}

// indented returns a line of code with no-break spaces at its start, where a line of text would drop spaces.
func indented(line string) string {
	line = strings.ReplaceAll(strings.TrimRight(line, "\n"), "\t", "    ")
	code := strings.TrimLeft(line, " ")
	return strings.Repeat("\u00a0", len(line)-len(code)) + code + " "
}

// judgement adds a judgement with its statement and its assessment, in a frame.
func (c *Composer) judgement(d *Document, in *typeset.Element, j *brief.Judgement) {
	e := in.Inside(draw.Tag{Role: draw.Div})
	size := c.Sheet.Body.Size
	bar := size / 4.75
	f := &typeset.Frame{
		Out: c.Sheet.Out, Left: max(24, size*1.2), Right: max(24, size*1.2), Top: size * 0.85, Bottom: size * 0.85, Above: c.Sheet.Gap * 1.5, Below: c.Sheet.Gap * 1.5,
		Draw: func(cv draw.Canvas, at draw.Rect, p *draw.Palette) {
			fill(cv, at, p.Desk)
			at.W = bar
			fill(cv, at, p.Accent)
		},
	}
	c.framed(d, f, 0, func() {
		c.kicker(d, e, Kicker{Before: c.JudgementKicker()})
		measure := c.Measure
		c.Measure = c.Wide // the statement is as wide as the frame
		statement := c.Sheet.Judgement
		for _, b := range j.Blocks {
			if p, ok := b.(*brief.Paragraph); ok {
				c.paragraph(d, e, statement, p.Text, 0)
				statement = c.Sheet.Body
			} else {
				c.block(d, e, b, 0)
			}
		}
		if j.Likelihood.Word != "" || j.Confidence != 0 {
			d.Blocks = append(d.Blocks, typeset.Block{Box: figure.NewAssessment(j, c.Brief.Scale, c.Sheet.Figure), Above: size * 0.6, In: e})
		}
		c.Measure = measure
	})
}

// kicker adds the small line above a statement.
func (c *Composer) kicker(d *Document, in *typeset.Element, k Kicker) {
	t := c.Sheet.Kicker
	style := c.style(t.Style, inlineStyle{})
	text := c.ProgramText(k.Before, style)
	if k.Owner != "" {
		text.AddIsolated(k.Owner, style)
	}
	if k.After != "" {
		c.addProgramText(&text, k.After, style)
	}
	d.Blocks = append(d.Blocks, typeset.Block{
		Text: text, Leading: t.Leading, Below: t.Leading * 0.15, Ragged: true, KeepNext: true, In: in.Inside(draw.Tag{Role: draw.Paragraph}),
	})
}

// recommendation adds a recommendation behind a line.
func (c *Composer) recommendation(d *Document, in *typeset.Element, r *brief.Recommendation) {
	e := in.Inside(draw.Tag{Role: draw.Div})
	c.framed(d, c.bar(0, c.Sheet.Body.Size/6, func(p *draw.Palette) draw.Ink { return p.Edge }), 0, func() {
		c.kicker(d, e, c.RecommendationKicker(r))
		c.blocks(d, e, r.Blocks, 0)
	})
}

// keyPoint adds a key point behind a line.
func (c *Composer) keyPoint(d *Document, in *typeset.Element, k *brief.KeyPoint) {
	e := in.Inside(draw.Tag{Role: draw.Div})
	c.framed(d, c.bar(0, c.Sheet.Body.Size/6, func(p *draw.Palette) draw.Ink { return p.Accent }), 0, func() {
		for _, b := range k.Blocks {
			if p, ok := b.(*brief.Paragraph); ok {
				c.paragraph(d, e, c.Sheet.Lead, p.Text, 0)
			} else {
				c.block(d, e, b, 0)
			}
		}
		if n := len(d.Blocks); n > 0 {
			d.Blocks[n-1].KeepNext = true // it introduces the text that follows
		}
	})
}
