package pdf

import (
	"bytes"
	"math"
	"strconv"
	"strings"

	"lectern/app/draw"
)

// inkState holds the colours of the page's graphics state, so that they are not set again.
type inkState struct {
	fill, stroke       draw.Ink
	fillSet, strokeSet bool
}

func rgb(i draw.Ink) string {
	part := func(v uint8) string { return number(float32(v) / 255) }
	return part(i.R) + " " + part(i.G) + " " + part(i.B)
}

// number formats v with at most three decimals, because more would differ between processors.
func number(v float32) string {
	s := strconv.FormatFloat(float64(v), 'f', 3, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}

func (d *Document) fillInk(ink draw.Ink) {
	if !d.ink.fillSet || d.ink.fill != ink {
		d.operator(rgb(ink) + " rg")
		d.ink.fill, d.ink.fillSet = ink, true
	}
}

func (d *Document) strokeInk(ink draw.Ink) {
	if !d.ink.strokeSet || d.ink.stroke != ink {
		d.write("%s RG", rgb(ink))
		d.ink.stroke, d.ink.strokeSet = ink, true
	}
}

func (d *Document) Fill(p *draw.Path, ink draw.Ink) {
	if p.Empty() {
		return
	}
	d.flushText()
	d.mark()
	d.fillInk(ink)
	d.path(p)
	d.write("f")
}

func (d *Document) Stroke(p *draw.Path, s draw.Stroke, ink draw.Ink) {
	if p.Empty() || s.Width <= 0 {
		return
	}
	d.flushText()
	d.mark()
	d.strokeInk(ink)
	dash := make([]string, len(s.Dash))
	for i, v := range s.Dash {
		dash[i] = number(v)
	}
	ends := 0
	if s.Round {
		ends = 1
	}
	d.write("%s w %d J %d j 4 M [%s] 0 d", number(s.Width), ends, ends, strings.Join(dash, " "))
	d.path(p)
	d.write("S")
}

// path writes the path's construction operators, one a line, in hundredths of a point, which is finer than
// any printer.
func (d *Document) path(p *draw.Path) {
	var b []byte
	at := func(q draw.Point) {
		b = coordinate(b, q.X)
		b = append(b, ' ')
		b = coordinate(b, d.height-q.Y)
		b = append(b, ' ')
	}
	var last draw.Point
	i := 0
	for _, v := range p.Verbs {
		switch v {
		case draw.Move:
			at(p.Points[i])
			b = append(b, 'm')
			last, i = p.Points[i], i+1
		case draw.Line:
			at(p.Points[i])
			b = append(b, 'l')
			last, i = p.Points[i], i+1
		case draw.Quad: // as a cubic
			c, e := p.Points[i], p.Points[i+1]
			at(draw.Point{X: last.X + (c.X-last.X)*2/3, Y: last.Y + (c.Y-last.Y)*2/3})
			at(draw.Point{X: e.X + (c.X-e.X)*2/3, Y: e.Y + (c.Y-e.Y)*2/3})
			at(e)
			b = append(b, 'c')
			last, i = e, i+2
		case draw.Cubic:
			at(p.Points[i])
			at(p.Points[i+1])
			at(p.Points[i+2])
			b = append(b, 'c')
			last, i = p.Points[i+2], i+3
		case draw.Close:
			b = append(b, 'h')
		}
		b = append(b, '\n')
	}
	d.operator(string(bytes.TrimRight(b, "\n")))
}

// coordinate appends v rounded to hundredths. What lies within a hundredth of a half is rounded up,
// because processors come to a half from either side.
func coordinate(b []byte, v float32) []byte {
	n := int64(math.Floor(float64(float64(v)*100) + 0.51))
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	if r := n % 100; r > 0 {
		b = append(b, '.', byte('0'+r/10))
		if r%10 > 0 {
			b = append(b, byte('0'+r%10))
		}
	}
	return b
}

// hundredths returns v as coordinate writes it.
func hundredths(v float32) string { return string(coordinate(nil, v)) }

func (d *Document) Clip(r draw.Rect) {
	d.flushText()
	d.write("q %s %s %s %s re W n", hundredths(r.X), hundredths(d.height-r.Bottom()), hundredths(r.W), hundredths(r.H))
}

func (d *Document) Unclip() {
	d.flushText()
	d.write("Q")
	d.ink = inkState{} // the colours that Q restores aren't known here
}
