package svg

import (
	"math"
	"strconv"

	"lectern/app/draw"
)

// path returns the path's data with relative commands, rounded to hundredths of a unit or, in documents,
// which hold several maps, to tenths. The points are rounded, not the steps, so errors don't add up.
func (c *Canvas) path(p *draw.Path) string {
	w := pathWriter{places: 2}
	if c.in != nil {
		w.places = 1
	}
	i := 0
	for _, v := range p.Verbs {
		switch v {
		case draw.Close:
			w.close()
		case draw.Move:
			w.start = w.round(p.Points[i])
			w.step('m', p.Points[i:i+1])
			i++
		case draw.Line:
			if w.round(p.Points[i]) != w.pen || w.last == 'm' { // a dot is a line of no length
				w.step('l', p.Points[i:i+1])
			}
			i++
		case draw.Quad:
			w.step('q', p.Points[i:i+2])
			i += 2
		case draw.Cubic:
			w.step('c', p.Points[i:i+3])
			i += 3
		}
	}
	return string(w.b)
}

// pathWriter writes path data; pen and start are in units of the last decimal.
type pathWriter struct {
	b          []byte
	places     int // decimals
	last       byte
	pen, start [2]int64
}

func (w *pathWriter) round(q draw.Point) [2]int64 {
	k := math.Pow10(w.places)
	return [2]int64{int64(math.Round(float64(q.X) * k)), int64(math.Round(float64(q.Y) * k))}
}

// step writes a command; its letter is left out where SVG lets it.
func (w *pathWriter) step(letter byte, points []draw.Point) {
	if letter == 'm' || letter != w.last && !(letter == 'l' && w.last == 'm') {
		w.b = append(w.b, letter)
	}
	w.last = letter
	to := w.pen
	for _, q := range points {
		to = w.round(q)
		w.number(to[0] - w.pen[0])
		w.number(to[1] - w.pen[1])
	}
	w.pen = to
}

func (w *pathWriter) close() {
	w.b = append(w.b, 'z')
	w.last, w.pen = 'z', w.start
}

func (w *pathWriter) number(v int64) {
	if n := len(w.b); v >= 0 && n > 0 && w.b[n-1] >= '0' && w.b[n-1] <= '9' {
		w.b = append(w.b, ' ')
	}
	if v < 0 {
		w.b, v = append(w.b, '-'), -v
	}
	one := int64(math.Pow10(w.places))
	w.b = strconv.AppendInt(w.b, v/one, 10)
	if v %= one; v == 0 {
		return
	}
	w.b = append(w.b, '.')
	for ; v != 0; v %= one { // a digit after another, to the last that isn't zero
		one /= 10
		w.b = append(w.b, byte('0'+v/one))
	}
}
