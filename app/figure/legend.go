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
	columnWidth = 9.6
	circleWidth = 8.3
)

// legendLayout is what a legend holds and how large it is.
type legendLayout struct {
	symbols, lines []key
	size           draw.Point
	linesAt        float32 // from the top
}

// rows of so many keys in two columns.
func rows(keys int) int { return (keys + 1) / 2 }

func (m *Map) legendLayout() legendLayout {
	size := m.Style.Caption
	l := legendLayout{symbols: m.keys(m.Style.Text), lines: m.lineKeys()}
	room := func() bool { return m.View.W >= l.size.X*1.8 && m.View.H >= l.size.Y*2 }
	symbols := draw.Point{}
	if n := len(l.symbols); n > 0 {
		symbols.X = (circleWidth + columnWidth*float32(min(2, n))) * size
		symbols.Y = headHeight*size + float32(max(rows(n), 3))*rowHeight*size
	}
	l.size, l.linesAt = symbols, symbols.Y
	if n := len(l.lines); n > 0 {
		l.size.X = max(symbols.X, (2+14*float32(min(2, n)))*size)
		l.size.Y += (headHeight + rowHeight*float32(rows(n))) * size
		if l.linesAt > 0 {
			l.linesAt -= 0.6 * size
			l.size.Y -= 0.6 * size
		}
		if !room() { // they are said below, or nowhere
			l.lines, l.size = nil, symbols
		}
	}
	if !room() {
		return legendLayout{}
	}
	return l
}

// legendArea is the corner where the legend covers the fewest symbols, the lower right if it can.
func (m *Map) legendArea() draw.Rect {
	unit := m.Style.Text
	l := m.legendLayout()
	if l.size.X == 0 { // no room: the caption says it
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
	put := func(keys []key, left, top, step, lead float32) {
		for i, e := range keys {
			x := left + float32(i/rows(len(keys)))*step
			y := top + float32(i%rows(len(keys)))*rowHeight*size
			e.draw(k, draw.Point{X: x, Y: y})
			k.text(faces.Sans, e.words, x+lead, y+0.34*size, size*0.96, k.p.Ink)
		}
	}
	if len(l.symbols) > 0 {
		k.text(faces.SansBold, "People killed", r.X+size, r.Y+1.6*size, size, k.p.Ink)
		height := headHeight*size + float32(max(rows(len(l.symbols)), 3))*rowHeight*size
		m.nested(draw.Rect{X: r.X + size, Y: r.Y + 2.2*size, W: 7.5 * size, H: height - 3.2*size}, unit)
		put(l.symbols, r.X+8.6*size, r.Y+1.9*size, columnWidth*size, 1.1*size)
	}
	if len(l.lines) > 0 {
		top := r.Y + l.linesAt
		k.text(faces.SansBold, "Boundaries", r.X+size, top+1.6*size, size, k.p.Ink)
		put(l.lines, r.X+(1+lineSample/2)*size, top+2.75*size, (r.W-2*size)/2, (lineSample/2+0.7)*size)
	}
}

// Keys draws what symbols mean, in two columns, and then what lines do, below a point, for where
// the map has no legend of its own, and gives the lower end. Draw must have come before.
func (m *Map) Keys(c draw.Canvas, at draw.Point, width float32, p *draw.Palette) float32 {
	k, unit, size := &m.pen, m.Style.Text, m.Style.Caption
	k.c, k.p = c, p
	put := func(keys []key, lead float32) {
		n := rows(len(keys))
		for i, e := range keys {
			x := at.X + float32(i/n)*width/2
			y := at.Y + float32(i%n)*rowHeight*size + size*0.6
			e.draw(k, draw.Point{X: x + lead/2, Y: y})
			k.text(typeset.Standard().Sans, e.words, x+lead+0.5*size, y+0.34*size, size*0.96, p.Ink2)
		}
		at.Y += float32(n) * rowHeight * size
	}
	put(m.keys(unit), 1.2*size)
	put(m.lineKeys(), lineSample*size)
	return at.Y
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
