package deck

import (
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/typeset"
)

// The margins of a slide, in units.
const (
	left   = 112
	right  = 64
	top    = 56
	bottom = Height - 64
)

// stage is a slide being drawn.
type stage struct {
	draw.Canvas
	p      *draw.Palette
	d      *Deck
	slide  *Slide
	number string
	part   int // index of the part of the talk, or -1
	step   int // that is shown
	path   draw.Path
	source string  // what the foot says before the names of sources
	narrow float32 // width that kicker and footer may use; 0: all
}

func (s *stage) rect(r draw.Rect, ink draw.Ink) {
	s.path.Reset()
	s.path.AddRect(r)
	s.Fill(&s.path, ink)
}

func (s *stage) frame(r draw.Rect, ink draw.Ink) {
	s.path.Reset()
	s.path.AddRect(r.Inset(1))
	s.Stroke(&s.path, draw.Stroke{Width: 2}, ink)
}

// gap draws a frame with words in place of a drawing or picture.
func (s *stage) gap(at draw.Rect, words string) {
	s.frame(at, s.p.Edge)
	s.paint(s.d.fit(s.d.caption([]float32{34, 30}, at.H-80), s.d.author(words)), at.X+40, at.Y+40)
}

func (s *stage) background() {
	s.Begin(draw.Tag{Role: draw.Artifact})
	s.rect(draw.Rect{W: s.d.Width, H: Height}, s.p.Page)
	s.End()
}

// text draws words and returns their right end.
func (s *stage) text(face *typeset.Face, words string, x, y, size float32, ink draw.Ink) float32 {
	w := s.d.setter.Shaper.Line(face, words)
	s.Text(w, x, y, size, ink)
	return x + float32(w.Width*size)
}

// kicker draws the small line at the top left, or at the right below the handling mark. It says again which section the
// slide is of, so a very long one ends in an ellipsis.
func (s *stage) kicker() {
	const size = 30
	baseline := float32(top + 28)
	const lines, leading = 2, 1.1
	r := room{face: typeset.Standard().SansBold, sizes: []float32{size}, leading: leading, width: s.d.wide() - 420, height: lines * leading * size, ink: typeset.Accent, role: draw.Paragraph}
	switch {
	case s.narrow > 0:
		r.width = s.narrow - left - 48
	case s.slide.rtl:
		baseline += 54
	}
	if line := s.d.fit(r, s.slide.kicker); len(line.Lines) > 0 {
		s.put(r, s.slide.kicker, baseline-line.Lines[0].Baseline)
	}
}

// side returns the left end of what is so wide: at the left margin, or at the right one if the slide is read from right
// to left.
func (s *stage) side(width float32) float32 {
	if s.slide.rtl && s.narrow == 0 {
		return s.d.Width - right - width
	}
	return left
}

// put draws words in a room at a height and returns their lower end.
func (s *stage) put(r room, w *words, y float32) float32 {
	r.flush = s.slide.rtl
	return s.paint(s.d.fit(r, w), s.side(r.width), y)
}

// paint draws a column and returns its lower end.
func (s *stage) paint(c *typeset.Column, x, y float32) float32 {
	p := typeset.Painter{Palette: s.p}
	p.Outline(s.Canvas, c.Blocks)
	p.Paint(s.Canvas, c, 0, c.Height, draw.Point{X: x, Y: y})
	p.Finish(s.Canvas)
	return y + c.Height
}

// heading draws a slide's title and returns its lower end.
func (s *stage) heading(w *words) float32 {
	return s.put(s.d.headingRoom(), w, top+100)
}

// rail draws a line along the upper edge with a stretch for each part of the talk, the one of the slide in colour.
func (s *stage) rail() {
	const height, gap, most = 8, 6, 40 // more parts can't be told apart
	parts := len(s.d.talk)
	if s.part < 0 || parts < 2 || parts > most {
		return
	}
	w := (s.d.Width + gap) / float32(parts)
	for i := range parts {
		ink := s.p.Rule
		if i == s.part {
			ink = s.p.Accent
		}
		s.rect(draw.Rect{X: float32(float32(i) * w), W: w - gap, H: height}, ink)
	}
}

// footer draws the rail, source line and number, and the handling mark at head and foot.
func (s *stage) footer() {
	s.Begin(draw.Tag{Role: draw.Artifact, Running: true})
	defer s.End()
	s.rail()
	x := s.d.Width - right
	var w float32
	for _, at := range s.d.marks() {
		w = at.W
		figure.Mark(s.Canvas, s.d.setter.Shaper, s.d.Brief.Marking, draw.Point{X: at.Right(), Y: at.Y}, markSize)
	}
	nw := float32(s.d.setter.Shaper.Word(typeset.Standard().Sans, s.number, false).Width * footSize)
	at := x - w - 48 - nw
	if s.narrow > 0 {
		at = s.narrow - 48 - nw
	}
	s.text(typeset.Standard().Sans, s.number, at, bottom-8, footSize, s.p.Ink3)
	width := at - 24 - left
	lines := s.d.footLines(s.d.credited(s.source, s.slide.Sources, width), width)
	for n, line := range lines {
		s.text(typeset.Standard().Sans, line, left, bottom-8-float32((len(lines)-1-n)*footLeading), footSize, s.p.Ink3)
	}
}

// footLines breaks the text of a foot into lines of a width.
func (d *Deck) footLines(text string, width float32) []string {
	return d.setter.Shaper.Lines(typeset.Standard().Sans, text, width/footSize)
}

// fitsFoot reports whether a text has room at the foot of a slide, in lines of a width.
func (d *Deck) fitsFoot(text string, width float32) bool {
	return len(d.footLines(text, width)) <= mostFoot
}

// Sizes of type at the edges of a slide, in units.
const (
	markSize    = 26
	footSize    = 24
	footLeading = 30
	mostFoot    = 2 // lines
)

// marks returns the areas of the brief's handling mark on every slide.
func (d *Deck) marks() (out []draw.Rect) {
	size := figure.MarkSize(d.setter.Shaper, d.Brief.Marking, markSize)
	if size.X == 0 {
		return nil
	}
	for _, y := range []float32{top - 8, bottom - 34} {
		out = append(out, draw.Rect{X: d.Width - right - size.X, Y: y, W: size.X, H: size.Y})
	}
	return out
}
