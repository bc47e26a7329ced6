package compose

import (
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// boxed is a drawing as a typeset.Box, with its text alternative.
type boxed struct {
	alt    string
	height func(width float32) float32
	draw   func(c draw.Canvas, at draw.Rect, p *draw.Palette)
	of     *brief.Drawing                               // that it draws, or nil
	fills  bool                                         // if it is alone on a full page, it takes all the height
	ahead  func(width, height float32, p *draw.Palette) // see Ahead; nil: it is quick to draw
}

func (b boxed) Height(width float32) float32                      { return b.height(width) }
func (b boxed) Draw(c draw.Canvas, at draw.Rect, p *draw.Palette) { b.draw(c, at, p) }

// Ahead is a box that takes long to draw, and can be drawn ahead on another goroutine. A Draw in the size of
// the last DrawAhead, which must have returned, shows what that has drawn.
type Ahead interface {
	DrawAhead(width, height float32, p *draw.Palette)
}

var _ Ahead = (*boxed)(nil)

func (b boxed) DrawAhead(width, height float32, p *draw.Palette) {
	if b.ahead != nil {
		b.ahead(width, height, p)
	}
}

// in returns the element of the drawing within e.
func (b *boxed) in(e *typeset.Element) *typeset.Element {
	return e.Inside(draw.Tag{Role: draw.Figure, Alt: b.alt})
}

// rule is a hairline.
type rule struct{}

func (rule) Height(float32) float32 { return 1 }

func (rule) Draw(c draw.Canvas, at draw.Rect, p *draw.Palette) {
	c.Begin(draw.Tag{Role: draw.Artifact})
	at.H = min(at.H, 1)
	fill(c, at, p.Rule)
	c.End()
}

// sketch holds a drawing that was made before it is shown, if any.
type sketch struct {
	at      draw.Rect
	palette *draw.Palette
	made    *draw.Recording
}

// painter draws into a rectangle.
type painter func(draw.Canvas, draw.Rect, *draw.Palette)

// prepare makes the drawing, unless it is made already.
func (s *sketch) prepare(at draw.Rect, p *draw.Palette, paint painter) {
	if s.at == at && s.palette == p {
		return
	}
	*s = sketch{at: at, palette: p, made: &draw.Recording{}}
	paint(s.made, at, p)
}

// draw shows the drawing that was made, or paints now if it was made in another size or palette, or not at
// all.
func (s *sketch) draw(c draw.Canvas, at draw.Rect, p *draw.Palette, paint painter) {
	if s.at == at && s.palette == p {
		s.made.Show(c)
		return
	}
	*s = sketch{} // painting clusters the symbols anew, so the prepared drawing no longer fits its links
	paint(c, at, p)
}
