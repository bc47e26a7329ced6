package compose

import (
	"sync"

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

// Ahead is a box that can make what Draw will show in a size beside other work, since that takes its
// time.
type Ahead interface {
	DrawAhead(width, height float32, p *draw.Palette)
}

var _ Ahead = (*boxed)(nil)

func (b boxed) DrawAhead(width, height float32, p *draw.Palette) {
	if b.ahead != nil {
		b.ahead(width, height, p)
	}
}

// in is the drawing's own element.
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

// early is a drawing that may be made on another goroutine before it is shown.
type early struct {
	sync.Mutex
	at      draw.Rect
	palette *draw.Palette
	made    draw.Recording
	drawn   bool // it is too late to make it
}

type painter func(draw.Canvas, draw.Rect, *draw.Palette)

func (e *early) make(at draw.Rect, p *draw.Palette, paint painter) {
	e.Lock()
	defer e.Unlock()
	if !e.drawn {
		e.at, e.palette, e.made = at, p, draw.Recording{}
		paint(&e.made, at, p)
	}
}

// draw shows what was made, or paints it now where nothing was, or otherwise.
func (e *early) draw(c draw.Canvas, at draw.Rect, p *draw.Palette, paint painter) {
	e.Lock()
	defer e.Unlock()
	if e.at == at && e.palette == p {
		e.made.Show(c)
	} else {
		e.at, e.palette, e.made = draw.Rect{}, nil, draw.Recording{} // what is gathered is no longer of it
		paint(c, at, p)
	}
	e.drawn = true
}
