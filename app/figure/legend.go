package figure

import (
	"fmt"
	"slices"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// key is one entry of a legend.
type key struct {
	draw  func(k *pen, at draw.Point)
	words string
}

// keys lists only what the map shows.
func (m *Map) keys(unit float32) []key {
	var shapes [4]bool
	var countless, ranged, several, spread, unverified bool
	for i := range m.gathered.Symbols {
		s := &m.gathered.Symbols[i]
		if len(s.Rows) == 1 {
			shapes[s.Shape] = shapes[s.Shape] || !s.Countless
		}
		countless = countless || s.Countless
		ranged = ranged || s.High > s.R+0.5*unit
		several = several || len(s.Rows) > 1
		spread = spread || s.Spread > s.R+5*unit || s.Province
		unverified = unverified || s.Unverified
	}
	symbol := func(s Symbol) func(*pen, draw.Point) {
		return func(k *pen, at draw.Point) { s.At = at; k.symbol(s, unit) }
	}
	r := 5.5 * unit
	var out []key
	for i, words := range []string{"claimed", "attributed", "disputed", "not attributed"} {
		if shapes[i] {
			out = append(out, key{symbol(Symbol{R: r, Shape: Shape(i)}), words})
		}
	}
	if countless {
		out = append(out, key{symbol(Symbol{R: m.Style.unknownRadius(), Countless: true}), "number unknown"})
	}
	if ranged {
		out = append(out, key{symbol(Symbol{R: 4 * unit, High: 7 * unit}), "ring: highest count"})
	}
	if several {
		out = append(out, key{func(k *pen, at draw.Point) {
			k.symbol(Symbol{At: at, R: 7 * unit}, unit)
			k.textCentre(typeset.Standard().SansHeavy, "3", at.X, at.Y+3.4*unit, 9.5*unit, k.p.Rim)
		}, "incidents here"})
	}
	if spread {
		out = append(out, key{func(k *pen, at draw.Point) {
			k.path.Reset()
			k.path.AddCircle(at.X, at.Y, 7*unit)
			k.hatched(4*unit, 0.8*unit, k.p.Pale)
			k.ring(at.X, at.Y, 7*unit, unit, []float32{3 * unit, 2 * unit}, k.p.Killed)
		}, "within this area"})
	}
	if unverified {
		out = append(out, key{symbol(Symbol{R: r, Unverified: true}), "unverified"})
	}
	return out
}

// sizes are the round numbers whose circles the legend shows.
func (m *Map) sizes() []int64 {
	var most int64
	for i := range m.gathered.Symbols {
		var sum int64
		for _, row := range m.gathered.Symbols[i].Rows {
			if _, h := m.Table.Killed(int(row)).Ends(); h != incident.Unknown {
				sum += int64(h)
			}
		}
		most = max(most, sum)
	}
	var out []int64
	for _, n := range []int64{1000, 300, 100, 30, 10} {
		if n <= most*3/2 && len(out) < 3 {
			out = append(out, n)
		}
	}
	slices.Reverse(out)
	return out
}

// lineKeys lists the kinds of unsettled boundaries that the map shows.
func (m *Map) lineKeys() []key {
	var out []key
	for kind, shown := range m.base.Lines(m.View) {
		if shown {
			out = append(out, key{func(k *pen, at draw.Point) {
				width := lineSample * m.Style.Caption
				m.base.LineSample(k.c, k.p, atlas.LineKind(kind), draw.Point{X: at.X - width/2, Y: at.Y}, width)
			}, atlas.LineKind(kind).String()})
		}
	}
	return out
}

// Lengths of a legend, in sizes of its letters.
const (
	lineSample  = 2.4 // a piece of a line
	rowHeight   = 1.75
	headHeight  = 2.6
	columnWidth = 11
	circleWidth = 8.3
	keyMargin   = 2.2 // about the middle of the first column's symbols, where there are no circles
)

// legendLayout is what a legend holds and how large it is.
type legendLayout struct {
	keys    []key
	circles bool // under a heading, left of the keys
	size    draw.Point
}

// rows of so many keys in two columns.
func rows(keys int) int { return (keys + 1) / 2 }

func (m *Map) legendLayout() legendLayout {
	symbols, lines := m.keys(m.Style.Text), m.lineKeys()
	for _, keys := range [][]key{slices.Concat(symbols, lines), symbols} { // lines give way
		l := legendLayout{keys: keys, circles: len(symbols) > 0}
		if len(keys) == 0 {
			break
		}
		w, h := columnWidth*float32(min(2, len(keys))), rowHeight*float32(rows(len(keys)))
		if l.circles {
			w, h = w+circleWidth, h+headHeight-rowHeight/2
			if len(m.sizes()) > 0 {
				h = max(h, headHeight+3*rowHeight)
			}
		} else {
			w, h = w+keyMargin, h+1
		}
		l.size = draw.Point{X: w * m.Style.Caption, Y: h * m.Style.Caption}
		if m.View.W >= l.size.X*1.8 && m.View.H >= l.size.Y*2 {
			return l
		}
	}
	return legendLayout{} // no room: the caption says it
}

// legendArea is the corner where the legend covers the fewest symbols, the lower right if it can.
func (m *Map) legendArea() draw.Rect {
	unit := m.Style.Text
	l := m.legendLayout()
	if len(l.keys) == 0 {
		return draw.Rect{}
	}
	w, width, height := m.View.W, l.size.X, l.size.Y
	left, right, top, foot := 14*unit, w-width-14*unit, 14*unit, m.credits().Y-height-0.4*m.Style.Caption
	if m.Bare { // the window's buttons
		right -= 46
	}
	corners := [...]draw.Point{{X: w - width - 14*unit, Y: foot}, {X: left, Y: foot - 2.4*m.Style.Caption}, {X: right, Y: top}, {X: left, Y: top + 2.6*m.Style.Caption}}
	var best draw.Rect
	fewest := -1
	for _, c := range corners {
		r := draw.Rect{X: c.X, Y: c.Y, W: width, H: height}
		covered := 0
		for i := range m.gathered.Symbols {
			s := &m.gathered.Symbols[i]
			if r.Inset(-s.R).Contains(s.At) {
				covered += len(s.Rows)
			}
		}
		if fewest < 0 || covered < fewest {
			best, fewest = r, covered
		}
	}
	return best
}

func (m *Map) legend(r draw.Rect, unit float32) {
	k, faces, size := &m.pen, typeset.Standard(), m.Style.Caption
	k.path.Reset()
	k.path.AddRoundRect(r, 4*unit)
	k.c.Fill(&k.path, k.p.Raise)
	k.c.Stroke(&k.path, draw.Stroke{Width: 0.8 * unit}, k.p.Rule)
	l := m.legendLayout()
	left, top := r.X+keyMargin*size, r.Y+1.35*size
	if l.circles {
		k.text(faces.SansBold, "People killed", r.X+size, r.Y+1.6*size, size, k.p.Ink)
		m.nested(draw.Rect{X: r.X + size, Y: r.Y + 2.2*size, W: 7.5 * size, H: min(r.H-3.2*size, (headHeight+3*rowHeight-3.2)*size)}, unit)
		left, top = r.X+(circleWidth+0.9)*size, r.Y+1.75*size
	}
	for i, e := range l.keys {
		n := rows(len(l.keys))
		x, y := left+float32(i/n)*columnWidth*size, top+float32(i%n)*rowHeight*size
		e.draw(k, draw.Point{X: x, Y: y})
		k.text(faces.Sans, e.words, x+1.6*size, y+0.34*size, size*0.96, k.p.Ink)
	}
}

// Keys draws what the symbols mean in two columns below a point, for where the map has no legend
// of its own, and gives the lower end. Draw must have come before.
func (m *Map) Keys(c draw.Canvas, at draw.Point, width float32, p *draw.Palette) float32 {
	k, unit, size := &m.pen, m.Style.Text, m.Style.Caption
	k.c, k.p = c, p
	keys := m.keys(unit)
	n := rows(len(keys))
	for i, e := range keys {
		x := at.X + size*0.6 + float32(i/n)*width/2
		y := at.Y + float32(i%n)*rowHeight*size + size*0.6
		e.draw(k, draw.Point{X: x, Y: y})
		k.text(typeset.Standard().Sans, e.words, x+1.1*size, y+0.34*size, size*0.96, p.Ink2)
	}
	return at.Y + float32(n)*rowHeight*size
}

// nested draws circles of round numbers that share their foot.
func (m *Map) nested(r draw.Rect, unit float32) {
	k, faces, size := &m.pen, typeset.Standard(), m.Style.Caption
	sizes := m.sizes()
	if len(sizes) == 0 {
		return
	}
	for len(sizes) > 1 && 2*m.Style.radius(sizes[len(sizes)-1]) > r.H {
		sizes = sizes[:len(sizes)-1]
	}
	most := m.Style.radius(sizes[len(sizes)-1])
	foot := r.Y + r.H
	for i := len(sizes) - 1; i >= 0; i-- {
		radius := m.Style.radius(sizes[i])
		k.disc(r.X+most, foot-radius, radius, k.p.Pale)
		k.ring(r.X+most, foot-radius, radius, unit, nil, k.p.Killed)
	}
	last := float32(1e9)
	for i := len(sizes) - 1; i >= 0; i-- {
		radius := m.Style.radius(sizes[i])
		y := foot - 2*radius
		if last != 1e9 && y-last < size*1.05 { // no two labels over each other
			y = last + size*1.05
		}
		last = y
		k.line(r.X+most, foot-2*radius, r.X+2*most+4*unit, foot-2*radius, 0.8*unit, k.p.Edge)
		k.line(r.X+2*most+4*unit, foot-2*radius, r.X+2*most+8*unit, y, 0.8*unit, k.p.Edge)
		k.text(faces.Sans, fmt.Sprint(sizes[i]), r.X+2*most+11*unit, y+0.34*size, size, k.p.Ink)
	}
}
