package figure

import (
	"fmt"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// Judged draws how likely something is and, apart from it, how sure the author is: two things
// that are never merged (ICD 203).
type Judged struct {
	Judgement *brief.Judgement
	Scale     brief.Scale
	Style     Style
	pen       pen
	because   *typeset.Column
	setter    *typeset.Setter
}

// NewJudged is the drawing below a judgement's sentence.
func NewJudged(j *brief.Judgement, scale brief.Scale, st Style) *Judged {
	d := &Judged{Judgement: j, Scale: scale, Style: st, setter: typeset.NewSetter()}
	d.pen.shaper = d.setter.Shaper
	return d
}

// split is where confidence begins.
const split = 0.565

func (d *Judged) set(width float32) {
	faces := typeset.Standard()
	reason := typeset.NewText(d.Judgement.Because, &typeset.Style{Face: faces.Sans, Size: d.Style.Label, Ink: typeset.Second})
	var blocks []typeset.Block
	if d.Judgement.Because != "" {
		blocks = append(blocks, typeset.Block{Text: reason, Leading: d.Style.Label * 1.4, Ragged: true})
	}
	d.because = d.setter.Stack(blocks, typeset.Setting{Measure: width*(1-split) - 1.9*d.Style.Label})
}

// Height is what the drawing needs at a width.
func (d *Judged) Height(width float32) float32 {
	d.set(width)
	size := d.Style.Label
	return max(4.9*size, 1.8*size+d.because.Height)
}

// Words say it.
func (d *Judged) Words() string {
	j := d.Judgement
	s := ""
	if j.Likelihood.Word != "" {
		s = fmt.Sprintf("Likelihood: %s, %s.", j.Likelihood.Word, rangeOf(j.Likelihood))
	}
	if j.Confidence != 0 {
		s += fmt.Sprintf(" Confidence: %s.", j.Confidence)
	}
	if j.Because != "" {
		s += " " + j.Because
	}
	return s
}

func rangeOf(l brief.Likelihood) string { return fmt.Sprintf("%d to %d%%", l.Low, l.High) }

// Draw draws the track of the scale's bands with the one in force, the word, and the squares.
func (d *Judged) Draw(c draw.Canvas, r draw.Rect, p *draw.Palette) {
	k, size, unit, j := &d.pen, d.Style.Label, d.Style.Text, d.Judgement
	k.c, k.p = c, p
	faces := typeset.Standard()
	if d.because == nil {
		d.set(r.W)
	}
	base := r.Y + size
	c.Begin(draw.Tag{Role: draw.Paragraph, Actual: d.Words()})
	defer c.End()
	if j.Likelihood.Word != "" {
		x := k.text(faces.Sans, "Likelihood", r.X, base, size, p.Ink2) + size*0.8
		k.text(faces.SansBold, LikelihoodWords(j.Likelihood), x, base, size, p.Ink)
		d.track(draw.Rect{X: r.X + 4*unit, Y: base + 1.1*size, W: r.W*split - 3*size, H: 6 * unit})
	}
	if j.Confidence == 0 {
		return
	}
	x := r.X + r.W*split
	k.line(x, r.Y, x, r.Bottom(), unit, p.Rule)
	x += 1.9 * size
	after := k.text(faces.Sans, "Confidence", x, base, size, p.Ink2) + size*0.8
	after = k.text(faces.SansBold, incident.Capital(j.Confidence.String()), after, base, size, p.Ink) + size*0.7
	d.squares(after, base)
	painter := typeset.Painter{Palette: p}
	painter.Paint(c, d.because, 0, d.because.Height, draw.Point{X: x, Y: base + 0.6*size})
}

// squares count the confidence, of three.
func (d *Judged) squares(x, base float32) {
	k, size := &d.pen, d.Style.Label
	for i := range 3 {
		box := draw.Rect{X: x + float32(i)*size, Y: base - 0.72*size, W: 0.75 * size, H: 0.75 * size}
		if i < int(d.Judgement.Confidence) {
			k.rect(box, k.p.Ink2)
		} else {
			k.outline(box, 1.2*d.Style.Text, nil, k.p.Ink2)
		}
	}
}

// bands are 0 to 100 % with the scale's borders as gaps, the band in force thicker.
func (d *Judged) bands(r draw.Rect) {
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
	k.rect(draw.Rect{X: x(l.Low), Y: r.Y - 3*unit, W: x(l.High) - x(l.Low), H: r.H + 6*unit}, k.p.Accent)
}

// track is the bands with the ends of the one in force.
func (d *Judged) track(r draw.Rect) {
	d.bands(r)
	k, unit, l, size := &d.pen, d.Style.Text, d.Judgement.Likelihood, d.Style.Caption
	x := func(percent int) float32 { return r.X + r.W*float32(percent)/100 }
	base := r.Bottom() + 3*unit + 1.25*size
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
		k.textCentre(sans, "100%", x(100)-size*0.4, base, size, k.p.Ink3)
	}
}
