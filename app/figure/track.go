package figure

import (
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// Likely draws a judgement's likelihood for a cell of a table: the word over the scale.
type Likely struct{ Assessment }

// NewLikely returns the drawing of a judgement's likelihood.
func NewLikely(j *brief.Judgement, scale brief.Scale, st Style) *Likely {
	return &Likely{*NewAssessment(j, scale, st)}
}

func (l *Likely) Height(float32) float32 { return 3.1 * l.Style.Label }

func (l *Likely) Draw(c draw.Canvas, r draw.Rect, p *draw.Palette) {
	k, size := &l.pen, l.Style.Label
	k.c, k.p = c, p
	j := l.Judgement
	if j.Likelihood.Word == "" {
		return
	}
	k.text(typeset.Standard().SansBold, LikelihoodWords(j.Likelihood), r.X, r.Y+float32(size*1.1), size, p.Ink)
	c.Begin(draw.Tag{Role: draw.Artifact}) // the word says the same
	l.bands(draw.Rect{X: r.X, Y: r.Y + float32(2.1*size), W: r.W * 0.94, H: 5 * l.Style.Text})
	c.End()
}

// Sure draws a judgement's confidence for a cell of a table: the word over the squares.
type Sure struct{ Assessment }

// NewSure returns the drawing of a judgement's confidence.
func NewSure(j *brief.Judgement, scale brief.Scale, st Style) *Sure {
	return &Sure{*NewAssessment(j, scale, st)}
}

func (s *Sure) Height(float32) float32 { return 3.1 * s.Style.Label }

func (s *Sure) Draw(c draw.Canvas, r draw.Rect, p *draw.Palette) {
	k, size := &s.pen, s.Style.Label
	k.c, k.p = c, p
	if s.Judgement.Confidence == 0 {
		return
	}
	k.text(typeset.Standard().SansBold, incident.Capital(s.Judgement.Confidence.String()), r.X, r.Y+float32(size*1.1), size, p.Ink)
	c.Begin(draw.Tag{Role: draw.Artifact})
	k.squares(s.Judgement.Confidence, r.X, r.Y+float32(2.55*size), s.Style)
	c.End()
}
