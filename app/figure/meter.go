package figure

import (
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/incident"
)

// Meter draws the scale of likelihood with a judgement's range, for a place beside the words.
type Meter struct {
	Assessment
	Numbers bool // with the ends of the range below it
}

// NewMeter returns the meter of a judgement's likelihood.
func NewMeter(j *brief.Judgement, scale brief.Scale, st Style) *Meter {
	return &Meter{Assessment: *NewAssessment(j, scale, st)}
}

// LikelihoodWords returns a likelihood's word and range: "Likely, 55 to 80%".
func LikelihoodWords(l brief.Likelihood) string {
	return incident.Capital(l.Word) + ", " + rangeOf(l)
}

// Height returns the height that the meter needs at any width.
func (m *Meter) Height(float32) float32 {
	if m.Numbers {
		return float32(12*m.Style.Text) + float32(1.6*m.Style.Caption)
	}
	return 12 * m.Style.Text
}

// Draw draws the meter into r.
func (m *Meter) Draw(c draw.Canvas, r draw.Rect, p *draw.Palette) {
	m.pen.c, m.pen.p = c, p
	c.Begin(draw.Tag{Role: draw.Artifact})
	defer c.End()
	unit := m.Style.Text
	at := draw.Rect{X: r.X + 4*unit, Y: r.Y + float32(3*unit), W: r.W - float32(18*unit), H: 6 * unit}
	if m.Numbers {
		m.track(at)
	} else {
		m.bands(at)
	}
}
