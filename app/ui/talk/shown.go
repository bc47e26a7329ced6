//go:build !nogui

package talk

import (
	"lectern/app/atlas"
	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/ui/kit"
)

// cover hides a slide from the audience.
type cover uint8

const (
	noCover cover = iota
	black
	white
)

// shown is what a screen shows of a talk.
type shown struct {
	slide, step int
	cover       cover
	view        atlas.View  // of the slide's map, once it was moved; the zero View: as the author set it
	part        draw.Rect   // of the slide, in its units, which fills the screen; empty: all of it
	pointer     *draw.Point // in the slide's units; nil: none
}

// asAuthored reports whether a slide is shown as it stands in the deck, so that a picture of it will do.
func (s *shown) asAuthored() bool {
	return s.cover == noCover && s.view.Scale == 0 && s.part.W == 0
}

// follow stays at the slide when the slides have been made anew, with its map where it was moved to.
func (s *shown) follow(d, old *deck.Deck) {
	at, same := d.Find(old, s.slide)
	s.slide, s.step = at, min(s.step, d.Slides[at].Steps-1)
	if !same || d.Slides[at].Map == nil {
		s.view = atlas.View{}
	}
	if !same {
		s.part = draw.Rect{}
	}
}

// placed returns the scale and the origin at which a slide of some size stands in r: as large as it can, in the middle.
func placed(r draw.Rect, width, height float32) (at draw.Point, scale float32) {
	scale = min(r.W/width, r.H/height)
	return draw.Point{X: r.X + (r.W-width*scale)/2, Y: r.Y + (r.H-height*scale)/2}, scale
}

// slideSize returns the width and height of all slides, in units.
func (t *Talk) slideSize() draw.Point { return draw.Point{X: t.decks.Window.Width, Y: deck.Height} }

// partOf returns the part of the slide that a screen shows, in units.
func (t *Talk) partOf(s *shown) draw.Rect {
	if s.part.W > 0 {
		return s.part
	}
	size := t.slideSize()
	return draw.Rect{W: size.X, H: size.Y}
}

// show draws what a screen shows into r: a picture that was drawn ahead where there is one.
func (t *Talk) show(g *kit.Painter, r draw.Rect, s *shown) {
	switch s.cover {
	case black:
		g.Rect(r, draw.MarkBackground)
		return
	case white:
		g.Rect(r, draw.Light.Page)
		return
	}
	window := t.partOf(s)
	at, k := placed(r, window.W, window.H)
	on := draw.Rect{X: at.X, Y: at.Y, W: window.W * k, H: window.H * k}
	g.Clip(on)
	defer g.Unclip()
	if sheet, _ := t.picture(g, on, s); sheet != nil {
		sheet.Draw(g, on, t.palette.Page)
	} else if !t.showMoved(g, on, s) {
		t.drawSlide(draw.Placed(g.Canvas, draw.Point{X: at.X - window.X*k, Y: at.Y - window.Y*k}, k), s)
	}
	if s.part.W > 0 {
		t.marks(g, on, on.W/t.slideSize().X)
	}
	if s.pointer != nil {
		at.X, at.Y = at.X+(s.pointer.X-window.X)*k, at.Y+(s.pointer.Y-window.Y)*k
		g.Path.Reset()
		g.Path.AddCircle(at.X, at.Y, pointerRadius*k)
		g.Stroke(&g.Path, draw.Stroke{Width: 14 * k}, t.palette.Rim)
		g.Stroke(&g.Path, draw.Stroke{Width: 8 * k}, t.palette.Accent)
	}
}

// marks draws the handling mark at head and foot of a part of a slide, which may leave out those of the slide.
func (t *Talk) marks(g *kit.Painter, on draw.Rect, k float32) {
	const size, margin = 26, 40
	high := figure.MarkSize(g.Shaper, t.Brief().Marking, size*k).Y
	for _, y := range []float32{on.Y + margin*k, on.Bottom() - margin*k - high} {
		figure.Mark(g.Canvas, g.Shaper, t.Brief().Marking, draw.Point{X: on.Right() - margin*k, Y: y}, size*k)
	}
}

// pointerRadius is the radius of the speaker's pointer, a ring that no symbol of a map looks like, in the slide's units.
const pointerRadius = 26

// drawSlide draws a slide, with its map where it was moved to.
func (t *Talk) drawSlide(c draw.Canvas, s *shown) {
	if s.view.Scale != 0 {
		t.decks.Window.DrawMoved(c, s.slide, s.view, t.palette)
		return
	}
	t.decks.Window.Draw(c, s.slide, s.step, t.palette)
}
