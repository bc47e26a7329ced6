package compose

import (
	"cmp"
	"sync"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// framed gives the blocks that add adds, left of which is an indent, a frame, in which they have as much
// less room. Where lines would be too short they have none.
func (c *Composer) framed(d *Document, f *typeset.Frame, left float32, add func()) {
	from := len(d.Blocks)
	inset, unframed := f.Left+f.Right-2*f.Out, cmp.Or(c.unframed, c.Measure)
	if c.Measure-inset-left < c.leastLine() {
		if add(); len(d.Blocks) > from {
			first, last := &d.Blocks[from], &d.Blocks[len(d.Blocks)-1]
			first.Above, last.Below = max(first.Above, f.Above), max(last.Below, f.Below)
		}
		return
	}
	c.inWidths(c.Measure-inset, c.Wide-inset, func() {
		c.unframed = unframed
		add()
	})
	if len(d.Blocks) > from {
		within(f, d.Blocks[from:])
		d.Blocks[len(d.Blocks)-1].Below = 0
	}
}

// inWidths lets add add blocks where the text and what is wide have other widths.
func (c *Composer) inWidths(measure, wide float32, add func()) {
	outerMeasure, outerWide, unframed := c.Measure, c.Wide, c.unframed
	c.Measure, c.Wide, c.unframed = measure, wide, 0
	add()
	c.Measure, c.Wide, c.unframed = outerMeasure, outerWide, unframed
}

// leastLine returns the length that lines have however deep they are nested.
func (c *Composer) leastLine() float32 {
	const ems, share = 14, 0.6
	return min(ems*c.Sheet.Body.Size, share*cmp.Or(c.unframed, c.Measure))
}

// indented returns an indent by which blocks stand further right, as far as lines keep their least length.
func (c *Composer) indented(left, by float32) float32 {
	return min(left+by, max(left, by, c.Measure-c.leastLine()))
}

// within frames blocks, of which some have frames of their own. As a block has one frame only, the outer
// frame is put together from pieces then: those about the inner frames, each with that frame on it, and
// those between.
func within(f *typeset.Frame, blocks []typeset.Block) {
	gap := float32(0) // below the inner frame before
	for i := 0; i < len(blocks); {
		own := blocks[i].Frame
		j := i + 1
		for j < len(blocks) && blocks[j].Frame == own {
			j++
		}
		piece := *f
		if i > 0 {
			piece.Top, piece.Above, piece.Draw = 0, 0, joined(f.Draw)
			if own != nil {
				piece.Top = max(0, own.Above-gap)
			}
		}
		if gap = 0; j < len(blocks) {
			if own != nil {
				gap = own.Below
			}
			piece.Bottom, piece.Below = gap, 0
			blocks[j-1].KeepNext = blocks[j-1].KeepNext || !f.Divides
		}
		if own != nil {
			piece = on(piece, own)
		}
		for k := range blocks[i:j] {
			blocks[i+k].Frame = &piece
		}
		i = j
	}
}

// on returns a piece of a frame with another frame on it.
func on(piece typeset.Frame, own *typeset.Frame) typeset.Frame {
	left, right := piece.Left-own.Out, piece.Right-own.Out
	both := piece
	both.Left, both.Right, both.Top, both.Bottom = left+own.Left, right+own.Right, piece.Top+own.Top, piece.Bottom+own.Bottom
	both.Divides = piece.Divides && own.Divides
	both.Draw = func(cv draw.Canvas, at draw.Rect, p *draw.Palette) {
		piece.Draw(cv, at, p)
		own.Draw(cv, draw.Rect{X: at.X + left, Y: at.Y + piece.Top, W: at.W - left - right, H: at.H - piece.Top - piece.Bottom}, p)
	}
	return both
}

// joined draws a piece of a frame over the edge of the one above, lest a hairline show between them.
func joined(paint painter) painter {
	return func(cv draw.Canvas, at draw.Rect, p *draw.Palette) {
		const overlap = 2
		paint(cv, draw.Rect{X: at.X, Y: at.Y - overlap, W: at.W, H: at.H + overlap}, p)
	}
}

// paths are lent to what fills a rectangle, for a band of text is drawn without garbage.
var paths = sync.Pool{New: func() any { return new(draw.Path) }}

func fill(c draw.Canvas, r draw.Rect, ink draw.Ink) {
	p := paths.Get().(*draw.Path)
	p.Reset()
	p.AddRect(r)
	c.Fill(p, ink)
	paths.Put(p)
}

// bar returns a frame with a line at its left, for content that is indented.
func (c *Composer) bar(left, width float32, ink func(*draw.Palette) draw.Ink) *typeset.Frame {
	size := c.Sheet.Body.Size
	return &typeset.Frame{
		Left: size, Top: size * 0.1, Bottom: size * 0.1, Above: c.Sheet.Gap * 1.2, Below: c.Sheet.Gap * 1.2, Divides: true,
		Draw: line(left, width, ink),
	}
}

// line draws a line at the left of a frame whose content is indented.
func line(left, width float32, ink func(*draw.Palette) draw.Ink) painter {
	return func(cv draw.Canvas, at draw.Rect, p *draw.Palette) {
		at.X, at.W = at.X+left, width
		fill(cv, at, ink(p))
	}
}
