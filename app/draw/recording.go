package draw

import (
	"image"
	"slices"
)

// Recording is a canvas that keeps the calls made to it, so that a drawing is made on one goroutine and
// shown on another.
type Recording struct {
	calls []func(Canvas)
	bound bool // to one place, by tags, links or anchors
}

var (
	_ Canvas   = (*Recording)(nil)
	_ Hatching = (*Recording)(nil)
)

// Repeater is a canvas that can show a recording again at little cost.
type Repeater interface {
	// Repeat shows a recording with its origin at a point, or reports that its calls are to be repeated there.
	Repeat(r *Recording, at Point) bool
}

// Show shows what was recorded on c.
func (r *Recording) Show(c Canvas) {
	at, on := Point{}, c
	if p, ok := c.(*placed); ok && p.k == 1 {
		at, on = p.at, p.Canvas
	}
	if again, ok := on.(Repeater); ok && !r.bound && again.Repeat(r, at) {
		return
	}
	r.Replay(c)
}

// Replay repeats all recorded calls on c. Several goroutines may do so, each on a canvas of its own.
func (r *Recording) Replay(c Canvas) {
	for _, call := range r.calls {
		call(c)
	}
}

func (r *Recording) add(call func(Canvas)) { r.calls = append(r.calls, call) }

func (r *Recording) Fill(p *Path, ink Ink) {
	p = p.clone()
	r.add(func(c Canvas) { c.Fill(p, ink) })
}

func (r *Recording) Stroke(p *Path, s Stroke, ink Ink) {
	p, s.Dash = p.clone(), slices.Clone(s.Dash)
	r.add(func(c Canvas) { c.Stroke(p, s, ink) })
}

func (r *Recording) Hatch(p *Path, gap, width float32, ink Ink) {
	p = p.clone()
	r.add(func(c Canvas) { new(Hatcher).Draw(c, p, gap, width, ink) })
}

func (r *Recording) Text(w *Word, x, y, size float32, ink Ink) {
	r.add(func(c Canvas) { c.Text(w, x, y, size, ink) })
}

func (r *Recording) Halo(w *Word, x, y, size, width float32, ink Ink) {
	r.add(func(c Canvas) { c.Halo(w, x, y, size, width, ink) })
}

func (r *Recording) Image(img image.Image, at Rect) { r.add(func(c Canvas) { c.Image(img, at) }) }
func (r *Recording) Clip(at Rect)                   { r.add(func(c Canvas) { c.Clip(at) }) }
func (r *Recording) Unclip()                        { r.add(Canvas.Unclip) }
func (r *Recording) Begin(t Tag)                    { r.bind(func(c Canvas) { c.Begin(t) }) }
func (r *Recording) End()                           { r.bind(Canvas.End) }
func (r *Recording) Link(at Rect, to Target)        { r.bind(func(c Canvas) { c.Link(at, to) }) }
func (r *Recording) Anchor(name string, at Point)   { r.bind(func(c Canvas) { c.Anchor(name, at) }) }

// bind adds a call that belongs to one place.
func (r *Recording) bind(call func(Canvas)) {
	r.bound = true
	r.add(call)
}

// clone returns a copy, since callers reuse their paths.
func (p *Path) clone() *Path { return &Path{slices.Clone(p.Verbs), slices.Clone(p.Points)} }
