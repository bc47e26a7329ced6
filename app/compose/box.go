package compose

import (
	"lectern/app/draw"
	"lectern/app/typeset"
)

// boxed is a drawing as a box, with the text that says the same.
type boxed struct {
	alt    string
	height func(width float32) float32
	draw   func(c draw.Canvas, at draw.Rect, p *draw.Palette)
	fills  bool // where it stands alone on a page of its own, it is as high as there is room
	ahead  func(width, height float32, p *draw.Palette)
}

func (b boxed) Height(width float32) float32                      { return b.height(width) }
func (b boxed) Draw(c draw.Canvas, at draw.Rect, p *draw.Palette) { b.draw(c, at, p) }

// Ahead is a box that takes long to draw. What DrawAhead makes in a size is shown by a later Draw in that size,
// so that another goroutine can make it; it must have ended before Draw is called.
type Ahead interface {
	DrawAhead(width, height float32, p *draw.Palette)
}

var _ Ahead = (*boxed)(nil)

func (b boxed) DrawAhead(width, height float32, p *draw.Palette) {
	if b.ahead != nil {
		b.ahead(width, height, p)
	}
}

// in returns the drawing's own element.
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

// sketch is a drawing that may be made before it is shown.
type sketch struct {
	at      draw.Rect
	palette *draw.Palette
	made    draw.Recording
}

type painter func(draw.Canvas, draw.Rect, *draw.Palette)

func (s *sketch) prepare(at draw.Rect, p *draw.Palette, paint painter) {
	*s = sketch{at: at, palette: p}
	paint(&s.made, at, p)
}

// draw shows what was made, or paints it now where nothing was, or otherwise.
func (s *sketch) draw(c draw.Canvas, at draw.Rect, p *draw.Palette, paint painter) {
	if s.at == at && s.palette == p {
		s.made.Show(c)
		return
	}
	*s = sketch{} // painting clusters the symbols anew, and what was made would lead elsewhere
	paint(c, at, p)
}
