package figure

import (
	"fmt"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// Assessment draws the likelihood of a judgement and, apart from it, the author's confidence, which are never
// merged (ICD 203).
type Assessment struct {
	Judgement *brief.Judgement
	Scale     brief.Scale
	Style     Style
	pen       pen
	because   *typeset.Column
	setter    *typeset.Setter
}

// NewAssessment returns the drawing below a judgement's sentence.
func NewAssessment(j *brief.Judgement, scale brief.Scale, st Style) *Assessment {
	d := &Assessment{Judgement: j, Scale: scale, Style: st, setter: typeset.NewSetter()}
	d.pen.shaper = d.setter.Shaper
	return d
}

// split is where confidence begins, in parts of the width.
const split = 0.565

// set sets the reason for the confidence.
func (d *Assessment) set(width float32) {
	faces := typeset.Standard()
	reason := typeset.NewText(d.Judgement.Because, &typeset.Style{Face: faces.Sans, Size: d.Style.Label, Ink: typeset.Second})
	var blocks []typeset.Block
	if d.Judgement.Because != "" {
		blocks = append(blocks, typeset.Block{Text: reason, Leading: d.Style.Label * 1.4, Ragged: true})
	}
	d.because = d.setter.Stack(blocks, typeset.Setting{Measure: float32(width*(1-split)) - float32(1.9*d.Style.Label)})
}

// Height returns the height that the drawing needs at a width.
func (d *Assessment) Height(width float32) float32 {
	d.set(width)
	size := d.Style.Label
	return max(4.9*size, float32(1.8*size)+d.because.Height)
}

// reasonAt returns where the reason for the confidence is drawn in r.
func (d *Assessment) reasonAt(r draw.Rect) draw.Point {
	size := d.Style.Label
	return draw.Point{X: r.X + float32(r.W*split) + float32(1.9*size), Y: r.Y + size + float32(0.6*size)}
}

// Words returns the words that readers seek: the reason for the confidence.
func (d *Assessment) Words() string { return d.Judgement.Because }

// Marks calls mark for each rectangle behind some bytes of the reason.
func (d *Assessment) Marks(from, to int, at draw.Rect, mark func(draw.Rect)) {
	if d.because == nil {
		d.set(at.W)
	}
	origin := d.reasonAt(at)
	d.because.Marks(typeset.Range{From: typeset.Place{Byte: from}, To: typeset.Place{Byte: to}}, 0, d.because.Height, func(r draw.Rect) {
		r.X, r.Y = r.X+origin.X, r.Y+origin.Y
		mark(r)
	})
}

func rangeOf(l brief.Likelihood) string { return fmt.Sprintf("%d to %d%%", l.Low, l.High) }

// Draw draws the word of likelihood over the scale, and the word of confidence with squares and the reason.
func (d *Assessment) Draw(c draw.Canvas, r draw.Rect, p *draw.Palette) {
	k, size, unit, j := &d.pen, d.Style.Label, d.Style.Text, d.Judgement
	k.c, k.p = c, p
	faces := typeset.Standard()
	if d.because == nil {
		d.set(r.W)
	}
	base := r.Y + size
	name := func(s string, x float32) float32 {
		k.text(faces.Sans, s+" ", x, base, size, p.Ink2)
		return x + k.width(faces.Sans, s, size) + float32(size*0.8)
	}
	if j.Likelihood.Word != "" {
		c.Begin(draw.Tag{Role: draw.Paragraph, Lang: d.Style.Lang})
		k.text(faces.SansBold, LikelihoodWords(j.Likelihood), name("Likelihood", r.X), base, size, p.Ink)
		c.End()
		d.track(draw.Rect{X: r.X + 4*unit, Y: base + float32(1.1*size), W: float32(r.W*split) - float32(3*size), H: 6 * unit})
	}
	if j.Confidence == 0 {
		return
	}
	x := r.X + float32(r.W*split)
	c.Begin(draw.Tag{Role: draw.Artifact})
	k.line(x, r.Y, x, r.Bottom(), unit, p.Rule)
	c.End()
	x += float32(1.9 * size)
	c.Begin(draw.Tag{Role: draw.Paragraph, Lang: d.Style.Lang})
	after := k.text(faces.SansBold, incident.Capital(j.Confidence.String()), name("Confidence", x), base, size, p.Ink) + float32(size*0.7)
	c.End()
	c.Begin(draw.Tag{Role: draw.Artifact})
	k.squares(j.Confidence, after, base, d.Style)
	c.End()
	if j.Because == "" {
		return
	}
	c.Begin(draw.Tag{Role: draw.Paragraph})
	painter := typeset.Painter{Palette: p}
	painter.Paint(c, d.because, 0, d.because.Height, d.reasonAt(r))
	c.End()
}

// squares draws three squares, as many filled as the confidence has levels.
func (k *pen) squares(level brief.Confidence, x, base float32, st Style) {
	size := st.Label
	for i := range 3 {
		box := draw.Rect{X: x + float32(float32(i)*size), Y: base - float32(0.72*size), W: 0.75 * size, H: 0.75 * size}
		if i < int(level) {
			k.rect(box, k.p.Ink2)
		} else {
			k.outline(box, 1.2*st.Text, nil, k.p.Ink2)
		}
	}
}

// bands draws the scale from 0 to 100 % with gaps between its steps, and the judgement's range thicker.
func (d *Assessment) bands(r draw.Rect) {
	k, unit, l := &d.pen, d.Style.Text, d.Judgement.Likelihood
	x := func(percent int) float32 { return r.X + r.W*float32(percent)/100 }
	from := 0
	for i, band := range d.Scale.Words() {
		to := band.High
		if i == len(d.Scale.Words())-1 {
			to = 100
		}
		k.rect(draw.Rect{X: x(from) + unit, Y: r.Y, W: x(to) - x(from) - 2*unit, H: r.H}, k.p.Ghost)
		from = to
	}
	k.rect(draw.Rect{X: x(l.Low), Y: r.Y - float32(3*unit), W: x(l.High) - x(l.Low), H: r.H + float32(6*unit)}, k.p.Accent)
}

// track draws the bands with numbers at the ends of the judgement's range, as an artifact, because the word
// says the same.
func (d *Assessment) track(r draw.Rect) {
	d.pen.c.Begin(draw.Tag{Role: draw.Artifact})
	defer d.pen.c.End()
	d.bands(r)
	k, unit, l, size := &d.pen, d.Style.Text, d.Judgement.Likelihood, d.Style.Caption
	x := func(percent int) float32 { return r.X + r.W*float32(percent)/100 }
	base := r.Bottom() + float32(3*unit) + float32(1.25*size)
	bold, sans := typeset.Standard().SansBold, typeset.Standard().Sans
	low, high := fmt.Sprint(l.Low), fmt.Sprint(l.High)
	if x(l.High)-x(l.Low) < 3*size {
		k.textCentre(bold, low+"\u2013"+high, (x(l.Low)+x(l.High))/2, base, size, k.p.Accent)
	} else {
		k.textCentre(bold, low, x(l.Low), base, size, k.p.Accent)
		k.textCentre(bold, high, x(l.High), base, size, k.p.Accent)
	}
	if l.Low >= 12 {
		k.textCentre(sans, "0", x(0), base, size, k.p.Ink3)
	}
	if l.High <= 84 {
		k.textCentre(sans, "100%", x(100)-float32(size*0.4), base, size, k.p.Ink3)
	}
}
