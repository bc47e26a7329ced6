package compose

import (
	"slices"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// What stands elsewhere than in the column: in the margin, and on pages of its own.

// Pages is the room that a paged medium has, in its units.
type Pages struct {
	Height float32    // of a page's text
	Margin float32    // width of notes in the margin
	Turned [2]float32 // width and height of what stands on a page wider than high
}

// asideShare is how much of a page's height a note in the margin may have; a longer one is set in
// the column.
const asideShare = 0.35

// aside adds a note beside the text, or in it where the margin has no room, as for what is drawn of a
// judgement.
func (c *Composer) aside(d *Document, in *typeset.Element, a *brief.Aside, left float32) {
	e := in.Inside(draw.Tag{Role: draw.Div})
	if c.Pages.Margin > 0 && !judges(a.Blocks) {
		tried := c.Trial().asideInMargin(e, a)
		if c.Setter.Stack(tried, typeset.Setting{Measure: c.Pages.Margin}).Height < c.Pages.Height*asideShare {
			d.Blocks = append(d.Blocks, typeset.Block{Aside: c.asideInMargin(e, a)})
			return
		}
	}
	c.framed(d, c.bar(left, c.Sheet.Body.Size/9, func(p *draw.Palette) draw.Ink { return p.Rule }), left, func() { c.asideBlocks(d, e, a.Blocks, left) })
}

// judges reports whether there is a judgement in blocks.
func judges(blocks []brief.Block) (found bool) {
	brief.Walk(blocks, func(b brief.Block) {
		_, is := b.(*brief.Judgement)
		found = found || is
	}, nil)
	return found
}

// asideInMargin sets the blocks of a note for the margin.
func (c *Composer) asideInMargin(in *typeset.Element, a *brief.Aside) []typeset.Block {
	margin := c.Pages.Margin
	var note Document
	rule := line(0, c.Sheet.Aside.Size/17, func(p *draw.Palette) draw.Ink { return p.Rule })
	c.inWidths(margin, margin, func() {
		c.inPlace(func() {
			c.framed(&note, &typeset.Frame{Left: c.Sheet.Aside.Size, Draw: rule}, 0, func() { c.asideBlocks(&note, in, a.Blocks, 0) })
		})
	})
	return note.Blocks
}

// inPlace runs add so that nothing it adds stands in the margin or on pages of its own.
func (c *Composer) inPlace(add func()) {
	margin, plated := c.Pages.Margin, c.fullPageHeight
	c.Pages.Margin, c.fullPageHeight = 0, min(c.Pages.Height, c.Pages.Turned[1])
	add()
	c.Pages.Margin, c.fullPageHeight = margin, plated
}

// asideBlocks adds small text. A paragraph of strong text alone is a key figure.
func (c *Composer) asideBlocks(d *Document, in *typeset.Element, blocks []brief.Block, left float32) {
	from := len(d.Blocks)
	c.smaller(c.Sheet.Aside, func() {
		for _, b := range blocks {
			p, ok := b.(*brief.Paragraph)
			if !ok {
				c.block(d, in, b, left)
				continue
			}
			t := c.Sheet.Aside
			if IsKey(p.Text) {
				t = c.Sheet.Key
			}
			c.paragraph(d, in, t, p.Text, left)
			d.Blocks[len(d.Blocks)-1].Below = c.Sheet.Aside.Leading * 0.1
		}
	})
	for i := from; i < len(d.Blocks); i++ {
		d.Blocks[i].Ragged = true
	}
}

// smaller runs add with t in place of the body type, so that all it adds is set small.
func (c *Composer) smaller(t Type, add func()) {
	sheet, small := c.Sheet, *c.Sheet
	small.Body, small.Label, small.Gap = t, t, min(sheet.Gap, t.Leading*0.5)
	c.Sheet = &small
	add()
	c.Sheet = sheet
}

// IsKey reports whether inlines are nothing but strong text or a live figure.
func IsKey(inlines []brief.Inline) bool {
	if len(inlines) != 1 {
		return false
	}
	switch inlines[0].(type) {
	case *brief.Strong, *brief.LiveFigure:
		return true
	}
	return false
}

// landscape adds blocks on pages of their own, wider than high.
func (c *Composer) landscape(d *Document, in *typeset.Element, l *brief.Landscape, left float32) {
	if !c.Sheet.Paged || c.fullPageHeight > 0 {
		c.blocks(d, in, l.Blocks, left)
		return
	}
	c.fullPage(d, true, func(plate *Document) { c.blocks(plate, in, l.Blocks, 0) })
}

// fullPage adds pages of their own that hold what add adds; turned are wider than high.
func (c *Composer) fullPage(d *Document, turned bool, add func(*Document)) {
	measure, wide, height, margin := c.Measure, c.Wide, c.Pages.Height, c.Pages.Margin
	if turned {
		measure, wide, height = c.Pages.Turned[0], c.Pages.Turned[0], c.Pages.Turned[1]
	}
	c.fullPageHeight, c.Pages.Margin = height, 0 // its pages have none
	var plate Document
	c.inWidths(measure, wide, func() {
		add(&plate)
		c.fill(plate.Blocks, height)
	})
	c.fullPageHeight, c.Pages.Margin = 0, margin
	for i := range plate.Blocks {
		plate.Blocks[i].Float = 0 // it has its page
	}
	d.Figures = append(d.Figures, plate.Figures...)
	for _, part := range plate.Parts {
		part.Block = len(d.Blocks)
		d.Parts = append(d.Parts, part)
	}
	d.Blocks = append(d.Blocks, typeset.Block{FullPage: &typeset.FullPage{Blocks: plate.Blocks, Turned: turned}})
}

// fill lets a drawing that stands alone among blocks have what they leave of a page, and none be higher
// than its page has room for beside its words.
func (c *Composer) fill(blocks []typeset.Block, height float32) {
	stack := func(blocks []typeset.Block) float32 {
		return c.Setter.Stack(blocks, typeset.Setting{Measure: c.Wide}).Height
	}
	var drawings []int
	for i := range blocks {
		if b, ok := blocks[i].Box.(*boxed); ok && b.fills {
			drawings = append(drawings, i)
		}
	}
	for _, i := range drawings {
		b := blocks[i].Box.(*boxed)
		own := slices.DeleteFunc(slices.Clone(blocks), func(o typeset.Block) bool { return o.Float != blocks[i].Float })
		natural := b.Height(c.Wide)
		h := min(natural, max(height-(stack(own)-natural), height/2))
		if len(drawings) == 1 {
			h = max(h, height-(stack(blocks)-natural))
		}
		b.height = func(float32) float32 { return h }
	}
}
