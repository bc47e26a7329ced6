package compose

import (
	"cmp"
	"sync"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// framed frames the blocks that add adds, which have an indent and are as much narrower as the frame's padding.
// If lines would become too short, they have no frame.
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

// inWidths runs add with other widths of text and drawings.
func (c *Composer) inWidths(measure, wide float32, add func()) {
	outerMeasure, outerWide, unframed := c.Measure, c.Wide, c.unframed
	c.Measure, c.Wide, c.unframed = measure, wide, 0
	add()
	c.Measure, c.Wide, c.unframed = outerMeasure, outerWide, unframed
}

// leastLine returns the least length of a line, however deep blocks are nested.
func (c *Composer) leastLine() float32 {
	const ems, share = 14, 0.6
	return min(ems*c.Sheet.Body.Size, share*cmp.Or(c.unframed, c.Measure))
}

// indented returns an indent increased by some units, or by less if lines would become too short.
func (c *Composer) indented(left, by float32) float32 {
	return min(left+by, max(left, by, c.Measure-c.leastLine()))
}

// within frames blocks of which some have frames. Since a block has one frame only, the outer frame is composed
// of pieces: one for each inner frame, which draws both, and one for each run of blocks between them.
func within(f *typeset.Frame, blocks []typeset.Block) {
	gap := float32(0) // below the inner frame before
	for i := 0; i < len(blocks); {
		inner := blocks[i].Frame
		j := i + 1
		for j < len(blocks) && blocks[j].Frame == inner {
			j++
		}
		piece := *f
		if i > 0 {
			piece.Top, piece.Above, piece.Draw = 0, 0, joined(f.Draw)
			if inner != nil {
				piece.Top = max(0, inner.Above-gap)
			}
		}
		if gap = 0; j < len(blocks) {
			if inner != nil {
				gap = inner.Below
			}
			piece.Bottom, piece.Below = gap, 0
			blocks[j-1].KeepNext = blocks[j-1].KeepNext || !f.Divides
		}
		if inner != nil {
			piece = on(piece, inner)
		}
		for k := range blocks[i:j] {
			blocks[i+k].Frame = &piece
		}
		i = j
	}
}

// on returns a frame that draws a piece of a frame and an inner frame on it.
func on(piece typeset.Frame, inner *typeset.Frame) typeset.Frame {
	left, right := piece.Left-inner.Out, piece.Right-inner.Out
	both := piece
	both.Left, both.Right, both.Top, both.Bottom = left+inner.Left, right+inner.Right, piece.Top+inner.Top, piece.Bottom+inner.Bottom
	both.Divides = piece.Divides && inner.Divides
	both.Draw = func(cv draw.Canvas, at draw.Rect, p *draw.Palette) {
		piece.Draw(cv, at, p)
		inner.Draw(cv, draw.Rect{X: at.X + left, Y: at.Y + piece.Top, W: at.W - left - right, H: at.H - piece.Top - piece.Bottom}, p)
	}
	return both
}

// joined returns a painter that draws a piece of a frame over the edge of the piece above, so that no hairline
// shows between them.
func joined(paint painter) painter {
	return func(cv draw.Canvas, at draw.Rect, p *draw.Palette) {
		const overlap = 2
		paint(cv, draw.Rect{X: at.X, Y: at.Y - overlap, W: at.W, H: at.H + overlap}, p)
	}
}

// paths pools paths for fill, so that drawing a band of text makes no garbage.
var paths = sync.Pool{New: func() any { return new(draw.Path) }}

// fill fills a rectangle.
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

// line returns a painter of a line at the left of a frame whose content is indented.
func line(left, width float32, ink func(*draw.Palette) draw.Ink) painter {
	return func(cv draw.Canvas, at draw.Rect, p *draw.Palette) {
		at.X, at.W = at.X+left, width
		fill(cv, at, ink(p))
	}
}
