//go:build !nogui

package talk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/draw"
)

// control holds what mouse and arrows do besides going on.
type control struct {
	hand     hand
	steering bool // the arrows move the map
	walk     walk // in time
}

// hand says what the mouse does on the speaker's picture of the slide.
type hand uint8

const (
	movesMap hand = iota
	points        // shows a pointer on the wall
	enlarges      // marks a part of the slide, which then fills the wall
)

// Point has the mouse on the speaker's picture of the slide show a pointer on the wall, or no longer.
func (t *Talk) Point() { t.takeHand(points) }

// Enlarge lets the speaker mark a part of the slide, which then fills the wall, or shows the whole slide again.
func (t *Talk) Enlarge() {
	if t.now.part.W > 0 {
		t.now.part = draw.Rect{}
		t.hand = movesMap
		t.refresh()
		return
	}
	t.takeHand(enlarges)
}

func (t *Talk) takeHand(h hand) {
	if t.hand == h {
		h = movesMap
	}
	t.hand, t.now.pointer = h, nil
	t.refresh()
}

// handWords tells the speaker what the mouse does on the picture of the slide, or "".
func (t *Talk) handWords() string {
	switch {
	case t.hand == points:
		return "Move the mouse over the slide: the screen shows a pointer there. L ends it."
	case t.hand == enlarges:
		return "Drag over a part of the slide: it fills the screen. Z ends it."
	case t.now.part.W > 0:
		return "A part of the slide fills the screen. Z shows the whole."
	case t.steering:
		return "The arrows move the map, + and \u2212 zoom, Home shows it as it was. M ends it."
	}
	return ""
}

func (p *presenter) MouseMoved(e *desktop.MouseEvent) {
	if t := p.talk; t.hand == points && t.Running() {
		t.now.pointer = nil
		if p.main.Contains(draw.Point{X: e.Position.X, Y: e.Position.Y}) {
			at, _ := t.pointOn(&t.now, p.main, e.Position)
			t.now.pointer = &at
		}
		t.refresh()
	}
	p.Surface.MouseMoved(e)
}

// mark stretches the part that is to be enlarged to the mouse, in the shape of the slide.
func (p *presenter) mark(e *fyne.DragEvent) {
	t := p.talk
	to, k := t.pointOn(&t.now, p.main, e.Position)
	if p.marked.W == 0 {
		p.marked = draw.Rect{X: to.X - e.Dragged.DX/k, Y: to.Y - e.Dragged.DY/k}
	}
	size := t.slideSize()
	p.marked.W = min(max(to.X-p.marked.X, leastPart), size.X-p.marked.X)
	p.marked.H = p.marked.W * size.Y / size.X
	p.Refresh()
}

// leastPart is the least width of a part that is enlarged, in the slide's units.
const leastPart = 120

// enlargeMarked fills the wall with the part that was marked.
func (p *presenter) enlargeMarked() {
	t := p.talk
	t.now.part, p.marked = p.marked, draw.Rect{}
	t.hand = movesMap
	t.refresh()
}
