package atlas

import (
	"lectern/app/atlas/lbm"
	"lectern/app/draw"
)

// Scales, in degrees a unit of the view, below which a map has room for kinds of lines.
const (
	provinceLines = 0.06
	casing        = 0.06
	claims        = 0.06
)

// LineKind is a kind of boundary that isn't settled, with a stroke of its own.
type LineKind uint8

// The kinds of boundaries that legends explain.
const (
	ControlLine LineKind = iota
	DisputedLine
	IndefiniteLine
	ClaimLine
	LineKinds
)

// kinds holds the class of each kind in the basemap, its words in a legend, and its dashes, in units at a
// Map.Text of 1.
var kinds = [LineKinds]struct {
	class lbm.Class
	words string
	dash  []float32
}{
	ControlLine:    {lbm.Control, "ceasefire or control", []float32{2.2, 2.2}},
	DisputedLine:   {lbm.Disputed, "disputed boundary", []float32{5, 2.5}},
	IndefiniteLine: {lbm.Indefinite, "indefinite boundary", []float32{7, 2.5, 1.5, 2.5}},
	ClaimLine:      {lbm.Claim, "claimed boundary", []float32{1.2, 3.2}},
}

// String returns the words of a legend.
func (k LineKind) String() string { return kinds[k].words }

// drawBoundaries draws settled borders, then the kinds that aren't, all in the palette's colour Border.
func (f *frame) drawBoundaries() {
	width := f.borderWidth()
	f.stroke(draw.Stroke{Width: width}, f.p.Border, all, lbm.Border)
	for k := range LineKinds {
		if f.shows(k) {
			f.stroke(draw.Stroke{Width: width, Dash: f.dashes(k)}, f.p.Border, all, kinds[k].class)
		}
	}
}

func (f *frame) borderWidth() float32 { return f.Text * (0.7 + float32(0.7*f.near)) }

// shows reports whether a kind is drawn at the frame's scale.
func (f *frame) shows(k LineKind) bool { return k != ClaimLine || f.degrees < claims }

// dashes returns the dashes of a kind, valid until the next call.
func (m *Map) dashes(k LineKind) []float32 {
	m.dash = m.dash[:0]
	for _, length := range kinds[k].dash {
		m.dash = append(m.dash, length*m.Text)
	}
	return m.dash
}

// Lines returns which kinds of boundaries a view shows, for its legend.
func (m *Map) Lines(v View) (shown [LineKinds]bool) {
	f := m.frame(nil, v, nil)
	for k := range LineKinds {
		shown[k] = f.shows(k) && f.anyOf(kinds[k].class)
	}
	return shown
}

// anyOf reports whether a line of a class runs through the view.
func (f *frame) anyOf(kind lbm.Class) bool {
	lv := f.level
	view := draw.Rect{W: f.v.W, H: f.v.H}
	for _, i := range f.world.ofClass[f.boundaries][kind] {
		from, to := lv.starts[i], lv.starts[i+1]
		for n, b := range lv.boxes[lv.chunkOf[i]:lv.chunkOf[i+1]] {
			if b.misses(f.seen) {
				continue
			}
			for k := from + int32(n)*chunkSize; k < min(from+int32(n+1)*chunkSize+1, to); k++ {
				if x, y := f.to(lv.x[k], lv.y[k]); view.Contains(draw.Point{X: x, Y: y}) {
					return true
				}
			}
		}
	}
	return false
}

// LineSample draws a piece of a boundary as a legend shows it, width units long from its left end.
func (m *Map) LineSample(c draw.Canvas, p *draw.Palette, k LineKind, at draw.Point, width float32) {
	m.path.Reset()
	m.path.AddLine(at.X, at.Y, at.X+width, at.Y)
	c.Stroke(&m.path, draw.Stroke{Width: 1.4 * m.Text, Dash: m.dashes(k)}, p.Border)
}
