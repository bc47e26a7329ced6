package figure

import (
	"fmt"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// Step draws a step of a scale of likelihood as a range on a line from 0 to 100 %. All steps below each other
// are the scale's chart; the last has the axis.
type Step struct {
	Word  brief.Likelihood
	Style Style
	Last  bool
	pen   pen
}

// NewSteps returns the steps of a scale, from least to most likely.
func NewSteps(scale brief.Scale, st Style) []*Step {
	var out []*Step
	words := scale.Words()
	for i, w := range words {
		s := &Step{Word: w, Style: st, Last: i == len(words)-1}
		s.pen.shaper = typeset.NewShaper()
		out = append(out, s)
	}
	return out
}

// Height returns the height that the step needs at any width.
func (s *Step) Height(float32) float32 {
	if s.Last {
		return 3.4 * s.Style.Caption
	}
	return 1.65 * s.Style.Caption
}

// Draw draws the range over lines at the quarters, as an artifact, because words beside it say the same.
func (s *Step) Draw(c draw.Canvas, r draw.Rect, p *draw.Palette) {
	k, size, unit := &s.pen, s.Style.Caption, s.Style.Text
	k.c, k.p = c, p
	c.Begin(draw.Tag{Role: draw.Artifact})
	defer c.End()
	row := float32(1.65 * size)
	x := func(percent int) float32 { return r.X + float32(r.W*float32(percent)/100) }
	for _, percent := range []int{0, 25, 50, 75, 100} {
		k.rect(draw.Rect{X: x(percent) - unit/2, Y: r.Y, W: unit, H: row}, p.Rule)
	}
	k.rect(draw.Rect{X: r.X, Y: r.Y + row/2 - unit/2, W: r.W, H: unit}, p.Rule)
	k.rect(draw.Rect{X: x(s.Word.Low), Y: r.Y + float32(0.4*size), W: x(s.Word.High) - x(s.Word.Low), H: row - float32(0.8*size)}, p.Accent)
	if !s.Last {
		return
	}
	for _, percent := range []int{0, 25, 50, 75, 100} {
		words := fmt.Sprint(percent)
		if percent == 100 {
			words += "%"
		}
		k.textCentre(typeset.Standard().Sans, words, x(percent), r.Y+row+float32(1.3*size), size, p.Ink3)
	}
}

// Squares draws a level of confidence as squares, of three.
type Squares struct {
	Level brief.Confidence
	Style Style
	pen   pen
}

// NewSquares returns the squares of a level of confidence.
func NewSquares(level brief.Confidence, st Style) *Squares { return &Squares{Level: level, Style: st} }

// Width returns the width that the squares need.
func (s *Squares) Width() float32 { return 2.75 * s.Style.Label }

// Height returns the height of a line of text beside them.
func (s *Squares) Height(float32) float32 { return 1.2 * s.Style.Label }

// Draw draws the squares as an artifact, because the word beside them says the same.
func (s *Squares) Draw(c draw.Canvas, r draw.Rect, p *draw.Palette) {
	s.pen.c, s.pen.p = c, p
	c.Begin(draw.Tag{Role: draw.Artifact})
	s.pen.squares(s.Level, r.X, r.Y+float32(0.95*s.Style.Label), s.Style)
	c.End()
}
