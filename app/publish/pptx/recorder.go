package pptx

import (
	"image"
	"slices"
	"strings"

	"lectern/app/draw"
)

// node is an element of a slide's structure, or a leaf: a word of its text, or a sketch.
type node struct {
	tag    draw.Tag
	parent *node
	kids   []*node
	word   *word
	sketch *sketch
	order  int // of the first word or stroke in it among those of the slide; 0: it has none
}

// word is a shaped stretch of text as it was drawn.
type word struct {
	text       string
	style      draw.FontStyle
	x, y, size float32
	width      float32
	ink        draw.Ink
	lang       string // where it isn't the document's
	rtl        bool
	underlined bool
	divided    bool // its last character is a hyphen at the end of a line
	broken     bool // the author has the line end behind it
}

// recorder is a canvas that keeps the structure of a slide: its elements with their words, and what is drawn in
// figures and artifacts, each as a sketch.
type recorder struct {
	page    draw.Rect
	root    *node
	open    []*node
	known   map[any]*node // by Tag.Self
	clips   []draw.Rect
	inside  int // how many elements are open inside a sketch
	painted int
}

var _ draw.Canvas = (*recorder)(nil)

func newRecorder(width, height float32) *recorder {
	root := &node{}
	return &recorder{page: draw.Rect{W: width, H: height}, root: root, open: []*node{root}, known: map[any]*node{}}
}

func (r *recorder) top() *node { return r.open[len(r.open)-1] }

// isSketch reports whether what is drawn in an element is kept as a drawing. The text in the head and the foot of a
// slide stays text.
func isSketch(t draw.Tag) bool {
	return t.Role == draw.Figure || t.Role == draw.Artifact && !t.Running
}

func (r *recorder) Begin(t draw.Tag) {
	if r.top().sketch != nil {
		r.inside++
		return
	}
	n := r.known[t.Self]
	if n == nil {
		n = &node{tag: t, parent: r.top()}
		n.parent.kids = append(n.parent.kids, n)
		if isSketch(t) {
			n.sketch = &sketch{}
		}
		if t.Self != nil {
			r.known[t.Self] = n
		}
	}
	r.open = append(r.open, n)
}

func (r *recorder) End() {
	if r.inside > 0 {
		r.inside--
		return
	}
	r.open = r.open[:len(r.open)-1]
}

// setOrder gives an element, and those around it, its place in the order of drawing.
func (r *recorder) setOrder(n *node) {
	r.painted++
	for ; n != nil && n.order == 0; n = n.parent {
		n.order = r.painted
	}
}

// sketch calls add with the sketch to which a shape in an area belongs, and what is seen of the area. A shape
// outside figures and artifacts becomes an artifact of its own.
func (r *recorder) sketch(at draw.Rect, add func(s *sketch, seen draw.Rect)) {
	n := r.top()
	if n.sketch == nil {
		n = &node{tag: draw.Tag{Role: draw.Artifact}, parent: n, sketch: &sketch{}}
		n.parent.kids = append(n.parent.kids, n)
	}
	r.setOrder(n)
	at = at.Intersect(r.page)
	for _, clip := range r.clips {
		at = at.Intersect(clip)
	}
	n.sketch.bounds = n.sketch.bounds.Union(at)
	add(n.sketch, at)
}

func (r *recorder) Fill(p *draw.Path, ink draw.Ink) {
	r.sketch(p.Bounds(), func(s *sketch, seen draw.Rect) {
		s.calls.Fill(p, ink)
		s.add(seen, ink, isRect(p))
	})
}

// isRect reports whether a path is one upright rectangle.
func isRect(p *draw.Path) bool {
	q := p.Points
	return slices.Equal(p.Verbs, []draw.Verb{draw.Move, draw.Line, draw.Line, draw.Line, draw.Close}) &&
		q[0].Y == q[1].Y && q[1].X == q[2].X && q[2].Y == q[3].Y && q[3].X == q[0].X
}

func (r *recorder) Stroke(p *draw.Path, s draw.Stroke, ink draw.Ink) {
	at := p.Bounds()
	isLine := len(p.Points) == 2 && (at.W == 0 || at.H == 0) && s.Dash == nil
	if at.W == 0 || !isLine {
		at.X, at.W = at.X-s.Width/2, at.W+s.Width
	}
	if at.H == 0 || !isLine {
		at.Y, at.H = at.Y-s.Width/2, at.H+s.Width
	}
	r.sketch(at, func(k *sketch, seen draw.Rect) {
		k.calls.Stroke(p, s, ink)
		k.add(seen, ink, isLine)
	})
}

func (r *recorder) Text(w *draw.Word, x, y, size float32, ink draw.Ink) {
	if len(w.Glyphs) == 0 {
		return
	}
	if r.top().sketch != nil {
		r.sketch(extent(w, x, y, size), func(s *sketch, _ draw.Rect) {
			s.calls.Text(w, x, y, size, ink)
			s.mixed = true
		})
		return
	}
	n := &node{parent: r.top(), word: &word{
		text: w.Text, style: w.Glyphs[0].Font.Style(), x: x, y: y, size: size, width: w.Width * size, ink: ink, lang: r.lang(), rtl: w.RTL, divided: w.Hyphen, broken: w.Broken,
	}}
	n.parent.kids = append(n.parent.kids, n)
	if strings.TrimSpace(w.Text) != "" {
		r.setOrder(n)
	}
}

// extent returns the area of a word, with its ascenders and descenders.
func extent(w *draw.Word, x, y, size float32) draw.Rect {
	return draw.Rect{X: x, Y: y - size, W: w.Width * size, H: 1.3 * size}
}

// lang returns the language of what is drawn, or "" if it is the document's.
func (r *recorder) lang() string {
	for n := r.top(); n != nil; n = n.parent {
		if n.tag.Lang != "" {
			return n.tag.Lang
		}
	}
	return ""
}

func (r *recorder) Halo(w *draw.Word, x, y, size, width float32, ink draw.Ink) {
	r.sketch(extent(w, x, y, size), func(s *sketch, _ draw.Rect) {
		s.calls.Halo(w, x, y, size, width, ink)
		s.mixed = true
	})
}

func (r *recorder) Image(img image.Image, at draw.Rect) {
	r.sketch(at, func(s *sketch, _ draw.Rect) {
		s.calls.Image(img, at)
		s.images = append(s.images, img)
	})
}

func (r *recorder) Clip(at draw.Rect) {
	r.clips = append(r.clips, at)
	if s := r.top().sketch; s != nil {
		s.calls.Clip(at)
	}
}

func (r *recorder) Unclip() {
	r.clips = r.clips[:len(r.clips)-1]
	if s := r.top().sketch; s != nil {
		s.calls.Unclip()
	}
}

// Link and Anchor do nothing: slides have no links.
func (r *recorder) Link(draw.Rect, draw.Target) {}
func (r *recorder) Anchor(string, draw.Point)   {}
