package compose

import (
	"slices"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// Pages holds the sizes of a paged medium, in its units.
type Pages struct {
	Height float32    // of a page's text
	Margin float32    // width of notes in the margin
	Turned [2]float32 // width and height of the text of a page that is wider than high
}

// asideShare is the part of a page's height up to which a note is set in the margin.
const asideShare = 0.35

// aside adds a note in the margin, or in the text if it is too long or holds a judgement, whose drawing needs
// more width.
func (c *Composer) aside(d *Document, in *typeset.Element, a *brief.Aside, left float32) {
	e := in.Inside(draw.Tag{Role: draw.Div})
	if c.Pages.Margin > 0 && !judges(a.Blocks) {
		tried := c.Copy().asideInMargin(e, a)
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

// inPlace runs add so that nothing that it adds is set in the margin or on full pages.
func (c *Composer) inPlace(add func()) {
	margin, outer := c.Pages.Margin, c.fullPageHeight
	c.Pages.Margin, c.fullPageHeight = 0, min(c.Pages.Height, c.Pages.Turned[1])
	add()
	c.Pages.Margin, c.fullPageHeight = margin, outer
}

// asideBlocks adds small text. A paragraph of strong text alone is a key figure.
func (c *Composer) asideBlocks(d *Document, in *typeset.Element, blocks []brief.Block, left float32) {
	from := len(d.Blocks)
	c.withSmallType(c.Sheet.Aside, func() {
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

// withSmallType runs add with t as the body type, so that all blocks it adds are set small.
func (c *Composer) withSmallType(t Type, add func()) {
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

// landscape adds blocks on separate pages that are wider than high.
func (c *Composer) landscape(d *Document, in *typeset.Element, l *brief.Landscape, left float32) {
	if !c.Sheet.Paged || c.fullPageHeight > 0 {
		c.blocks(d, in, l.Blocks, left)
		return
	}
	c.fullPage(d, true, func(page *Document) { c.blocks(page, in, l.Blocks, 0) })
}

// fullPage adds the blocks that add adds as full pages; turned pages are wider than high.
func (c *Composer) fullPage(d *Document, turned bool, add func(*Document)) {
	measure, wide, height, margin := c.Measure, c.Wide, c.Pages.Height, c.Pages.Margin
	if turned {
		measure, wide, height = c.Pages.Turned[0], c.Pages.Turned[0], c.Pages.Turned[1]
	}
	c.fullPageHeight, c.Pages.Margin = height, 0
	var page Document
	c.inWidths(measure, wide, func() {
		add(&page)
		c.fillPage(page.Blocks, height)
	})
	c.fullPageHeight, c.Pages.Margin = 0, margin
	for i := range page.Blocks {
		page.Blocks[i].Float = 0 // nothing floats on a full page
	}
	d.Figures = append(d.Figures, page.Figures...)
	for _, part := range page.Parts {
		part.Block = len(d.Blocks)
		d.Parts = append(d.Parts, part)
	}
	d.Blocks = append(d.Blocks, typeset.Block{FullPage: &typeset.FullPage{Blocks: page.Blocks, Turned: turned}})
}

// fillPage sets the heights of drawings on a full page: a single drawing takes the height that the other blocks
// leave, and none is higher than the page less its own title and basis.
func (c *Composer) fillPage(blocks []typeset.Block, height float32) {
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
		together := slices.DeleteFunc(slices.Clone(blocks), func(o typeset.Block) bool { return o.Float != blocks[i].Float })
		natural := b.Height(c.Wide)
		h := min(natural, max(height-(stack(together)-natural), height/2))
		if len(drawings) == 1 {
			h = max(h, height-(stack(blocks)-natural))
		}
		b.height = func(float32) float32 { return h }
	}
}
