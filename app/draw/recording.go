package draw

import (
	"image"
	"slices"
)

// Recording is a canvas that keeps the calls made to it, so that a drawing is made on one goroutine and
// shown on another.
type Recording struct{ calls []func(Canvas) }

var _ Canvas = (*Recording)(nil)

// Show repeats all recorded calls on c.
func (r *Recording) Show(c Canvas) {
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

func (r *Recording) Text(w *Word, x, y, size float32, ink Ink) {
	r.add(func(c Canvas) { c.Text(w, x, y, size, ink) })
}

func (r *Recording) Halo(w *Word, x, y, size, width float32, ink Ink) {
	r.add(func(c Canvas) { c.Halo(w, x, y, size, width, ink) })
}

func (r *Recording) Image(img image.Image, at Rect) { r.add(func(c Canvas) { c.Image(img, at) }) }
func (r *Recording) Clip(at Rect)                   { r.add(func(c Canvas) { c.Clip(at) }) }
func (r *Recording) Unclip()                        { r.add(Canvas.Unclip) }
func (r *Recording) Begin(t Tag)                    { r.add(func(c Canvas) { c.Begin(t) }) }
func (r *Recording) End()                           { r.add(Canvas.End) }
func (r *Recording) Link(at Rect, to Target)        { r.add(func(c Canvas) { c.Link(at, to) }) }
func (r *Recording) Anchor(name string, at Point)   { r.add(func(c Canvas) { c.Anchor(name, at) }) }

// clone returns a copy, since callers reuse their paths.
func (p *Path) clone() *Path { return &Path{slices.Clone(p.Verbs), slices.Clone(p.Points)} }
