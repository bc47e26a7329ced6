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
	draw  func(k *pen, at draw.Point) // nil: words alone, in a row of their own
	words string
}

// keys returns the entries for the symbols or the shades that the map shows.
func (m *Map) keys(unit float32) []key {
	if m.Shaded {
		return m.shadeKeys(unit)
	}
	if m.kinds != nil {
		numbers, places := m.doubtKeys(unit)
		return slices.Concat(m.kindKeys(unit), numbers, places)
	}
	var shapes [4]bool
	several := false
	for i := range m.clusters.Symbols {
		s := &m.clusters.Symbols[i]
		if s.Count == 1 {
			shapes[s.Shape] = shapes[s.Shape] || !s.NumberUnknown
		}
		several = several || s.Count > 1
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
	numbers, places := m.doubtKeys(unit)
	out = append(out, numbers...)
	if several {
		out = append(out, key{func(k *pen, at draw.Point) {
			size := max(m.Style.Floor, 9.5*unit)
			k.symbol(Symbol{At: at, R: max(7*unit, size*0.6)}, unit)
			k.textCentre(typeset.Standard().SansHeavy, "3", at.X, at.Y+float32(size*0.358), size, k.p.Rim)
		}, "incidents here"})
	}
	return append(out, places...)
}

// doubtKeys returns the entries for what isn't known of the symbols: of their numbers, and of the rest.
func (m *Map) doubtKeys(unit float32) (numbers, places []key) {
	var numberUnknown, ranged, spread, rim, unverified bool
	for i := range m.clusters.Symbols {
		s := &m.clusters.Symbols[i]
		numberUnknown = numberUnknown || s.NumberUnknown
		ranged = ranged || s.hasRing(unit)
		spread = spread || s.isUncertain(unit) && !s.Rim
		rim = rim || s.Rim
		unverified = unverified || s.Unverified
	}
	var plain kindCounts // so that samples are drawn as the symbols are
	if m.kinds != nil {
		plain[mostKinds] = 1
	}
	symbol := func(s Symbol) func(*pen, draw.Point) {
		s.Kinds = plain
		return func(k *pen, at draw.Point) {
			if s.At = at; m.kinds != nil {
				k.colouredSymbol(&s, unit)
			} else {
				k.symbol(s, unit)
			}
		}
	}
	if numberUnknown {
		numbers = append(numbers, key{symbol(Symbol{R: m.size.unknownRadius(), NumberUnknown: true}), "number unknown"})
	}
	if ranged {
		numbers = append(numbers, key{symbol(Symbol{R: 4 * unit, High: 7 * unit}), "ring: highest count"})
	}
	if spread {
		places = append(places, key{func(k *pen, at draw.Point) {
			k.path.Reset()
			k.path.AddCircle(at.X, at.Y, 7*unit)
			ink, pale := m.symbolInks(k.p)
			k.hatched(4*unit, 0.8*unit, pale)
			k.ring(at.X, at.Y, 7*unit, unit, []float32{3 * unit, 2 * unit}, ink)
		}, "within this area"})
	}
	if rim {
		places = append(places, key{symbol(Symbol{R: 3 * unit, High: 3 * unit, Rim: true}), "place uncertain"})
	}
	if unverified {
		places = append(places, key{symbol(Symbol{R: 5.5 * unit, Unverified: true}), "unverified"})
	}
	return numbers, places
}

// sizes returns up to three round numbers for the legend's circles, the smallest first.
func (m *Map) sizes() []int64 {
	var most int64
	for i := range m.clusters.Symbols {
		most = max(most, m.clusters.Symbols[i].Sum.High)
	}
	var out []int64
	for unit := int64(1_000_000_000); unit > 0 && len(out) < 3; unit /= 10 {
		for _, n := range []int64{3 * unit, unit} {
			if n >= 10 && n <= most*3/2 && len(out) < 3 {
				out = append(out, n)
			}
		}
	}
	slices.Reverse(out)
	return out
}

// lineKeys returns the entries for the kinds of unsettled boundaries that the map shows.
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

// Lengths of a legend, in sizes of its type.
const (
	lineSample = 2.4 // of a sample of a line
	keySize    = 0.96
	rowHeight  = 1.75
	headHeight = 2.6
	keyText    = 1.6 // from a sample's middle to its words
	columnGap  = 1.8
	layerGap   = 0.3 // above the keys of layers
	shadeHead  = 1.5 // of the heading of a shaded map
	keyMargin  = 2.2 // from the left edge to the middle of the first samples, if there are no circles
)

// legendLayout holds the content and the size of a legend.
type legendLayout struct {
	keys    []key
	layers  []key   // below the others, in rows of their own
	column  float32 // width of one of the two columns of keys
	circles bool    // it has circles of sizes, under a heading and left of the keys
	size    draw.Point
}

// rows returns the number of rows of keys in two columns.
func rows(keys int) int { return (keys + 1) / 2 }

// legendLayout returns the layout of all keys, or without those of lines, or of none, by the room in the view.
func (m *Map) legendLayout() legendLayout {
	symbols, lines := m.keys(m.Style.Text), m.lineKeys()
	whole := m.layout(symbols, lines)
	m.LegendHidden = false
	for _, l := range []legendLayout{whole, m.layout(symbols, nil)} {
		if !l.isEmpty() && m.View.W >= l.size.X*1.7 && m.View.H >= l.size.Y*2 {
			return l
		}
	}
	if m.LegendHidden = !whole.isEmpty(); m.ForceLegend {
		return whole
	}
	return legendLayout{} // a caption explains the symbols
}

func (l *legendLayout) isEmpty() bool { return len(l.keys)+len(l.layers) == 0 }

// layout returns the layout of some keys, and those of all layers.
func (m *Map) layout(symbols, lines []key) legendLayout {
	l := m.keyLayout(symbols, lines)
	size := m.Style.Caption
	if l.layers = m.layerKeys(m.Style.Text); len(l.layers) > 0 {
		l.size.X = max(l.size.X, m.columnWidth(l.layers)+float32(keyMargin*size))
		l.size.Y += float32((float32(len(l.layers))*rowHeight + layerGap) * size)
	}
	return l
}

// keyLayout returns the layout without layers.
func (m *Map) keyLayout(symbols, lines []key) legendLayout {
	l := legendLayout{keys: slices.Concat(symbols, lines), circles: len(symbols) > 0 && !m.Shaded}
	size := m.Style.Caption
	l.column = m.columnWidth(l.keys)
	l.size = draw.Point{X: l.column * float32(min(2, len(l.keys))), Y: float32(rowHeight * float32(rows(len(l.keys))) * size)}
	if !l.circles {
		l.size.X, l.size.Y = l.size.X+float32(keyMargin*size), l.size.Y+size
		if m.Shaded {
			notes := m.notesSize()
			heading := m.pen.width(typeset.Standard().SansBold, m.Shading().Heading(), size)
			l.size.X = max(l.size.X, max(notes.X, heading)+2*size)
			l.size.Y += float32(shadeHead*size) + notes.Y
		}
		return l
	}
	l.size.X, l.size.Y = l.size.X+m.nestedWidth()+float32(0.3*size), l.size.Y+float32((headHeight-rowHeight/2)*size)
	if len(m.sizes()) > 0 {
		l.size.Y = max(l.size.Y, (headHeight+legendRows*rowHeight)*size)
	}
	if m.certaintyWords() != "" {
		l.size.Y += float32(certaintyRows * size)
	}
	return l
}

// windowButtons is how far down the buttons of a window's map reach.
const windowButtons = 155

// legendArea returns the area of the legend, in the corner where it covers the fewest incidents; the lower
// right if several do.
func (m *Map) legendArea() draw.Rect {
	if m.Strip {
		return draw.Rect{}
	}
	unit := m.Style.Text
	l := m.legendLayout()
	if l.isEmpty() {
		return draw.Rect{}
	}
	w, width, height := m.View.W, l.size.X, l.size.Y
	left, right, top, foot := 14*unit, w-width-float32(14*unit), 14*unit, m.credits().Y-height-float32(0.4*m.Style.Caption)
	footRight := w - width - float32(14*unit)
	if m.Bare { // the window's buttons, and what lies behind the credits
		right -= 46
		if foot -= float32(0.6 * m.Style.Caption); foot < windowButtons {
			footRight = right
		}
		if m.base.HasScale(m.View) && footRight < m.credits().Right()+float32(12*unit) { // the scale above the credits, too
			foot -= float32(2 * m.Style.Caption)
		}
	}
	topRight := top
	if p := m.pointers(unit); p.W > 0 && p.Right() > right-8*unit {
		topRight = p.Bottom() + 8*unit
	}
	corners := [...]draw.Point{{X: footRight, Y: foot}, {X: left, Y: foot - float32(2.4*m.Style.Caption)}, {X: right, Y: topRight}, {X: left, Y: top + float32(2.6*m.Style.Caption)}}
	var best draw.Rect
	fewest := -1
	for _, c := range corners {
		r := draw.Rect{X: c.X, Y: c.Y, W: width, H: height}
		covered := m.covered(r)
		if fewest < 0 || covered < fewest {
			best, fewest = r, covered
		}
	}
	return best
}

// legend draws the legend.
func (m *Map) legend(r draw.Rect, unit float32) {
	k, faces, size := &m.pen, typeset.Standard(), m.Style.Caption
	k.path.Reset()
	k.path.AddRoundRect(r, 4*unit)
	k.c.Fill(&k.path, k.p.Raise)
	k.c.Stroke(&k.path, draw.Stroke{Width: 0.8 * unit}, k.p.Rule)
	l := m.legendLayout()
	if n := len(l.layers); n > 0 {
		r.H -= float32((float32(n)*rowHeight + layerGap) * size)
	}
	for i, e := range l.layers {
		m.keyAt(e, r.X+float32(keyMargin*size), r.Bottom()+float32((float32(i)*rowHeight+layerGap+0.3)*size))
	}
	left, top := r.X+float32(keyMargin*size), r.Y+float32(1.35*size)
	if l.circles {
		k.text(faces.SansBold, incident.Capital(m.Amount.Many), r.X+size, r.Y+float32(1.6*size), size, k.p.Ink)
		m.certainty(&r)
		m.nested(draw.Rect{X: r.X + size, Y: r.Y + float32(2.2*size), W: 7.5 * size, H: min(r.H-float32(3.2*size), (headHeight+legendRows*rowHeight-3.2)*size)}, unit)
		left, top = r.X+m.nestedWidth()+float32(1.2*size), r.Y+float32(1.75*size)
	}
	if m.Shaded {
		k.text(faces.SansBold, m.Shading().Heading(), r.X+size, r.Y+float32(1.6*size), size, k.p.Ink)
		top += float32(shadeHead * size)
		m.notes(r.X+size, r.Bottom()-m.notesSize().Y+float32(0.5*size))
	}
	for i, e := range l.keys {
		n := rows(len(l.keys))
		x, y := left+float32(float32(i/n)*l.column), top+float32(float32(i%n)*rowHeight*size)
		m.keyAt(e, x, y)
	}
}

// keyAt draws a key with the middle of its sample at a point.
func (m *Map) keyAt(e key, x, y float32) {
	size := m.Style.Caption
	e.draw(&m.pen, draw.Point{X: x, Y: y})
	m.pen.text(typeset.Standard().Sans, e.words, x+float32(keyText*size), y+float32(0.34*size), size*keySize, m.pen.p.Ink)
}

// certaintyRows is the height of the bar of uncertain places with its words, in sizes of type.
const certaintyRows = 2.6

// certaintyWords returns how many places are known only to an area, or "" if none.
func (m *Map) certaintyWords() string {
	c := m.certain
	if c.Area == 0 || m.Shaded {
		return ""
	}
	return fmt.Sprintf("%s of %s placed only to an area", number(float64(c.Area)), number(float64(c.Point+c.Town+c.Area+c.None)))
}

// certainty draws the share of uncertain places as a bar along the lower edge of r, and takes its height off
// r.
func (m *Map) certainty(r *draw.Rect) {
	words := m.certaintyWords()
	if words == "" {
		return
	}
	k, size, unit, c := &m.pen, m.Style.Caption, m.Style.Text, m.certain
	bar := draw.Rect{X: r.X + size, Y: r.Bottom() - float32(2.3*size), W: r.W - 2*size, H: 5 * unit}
	k.rect(bar, k.p.Rule)
	sure := bar
	sure.W = float32(sure.W * float32(c.Point+c.Town+c.None) / float32(c.Point+c.Town+c.Area+c.None))
	k.rect(sure, k.p.Ink2)
	k.path.Reset()
	k.path.AddRect(draw.Rect{X: sure.Right(), Y: bar.Y, W: bar.W - sure.W, H: bar.H})
	k.hatched(2.4*unit, unit, k.p.Killed)
	k.text(typeset.Standard().Sans, words, bar.X, r.Bottom()-float32(0.7*size), size*0.96, k.p.Ink)
	r.H -= float32(certaintyRows * size)
}

// Keys draws the keys of the symbols in two columns below a point, for a map without a legend; one that is wider than
// a column has a row to itself. Draw must have been called.
func (m *Map) Keys(c draw.Canvas, at draw.Point, width float32, p *draw.Palette) {
	k, size := &m.pen, m.Style.Caption
	k.c, k.p = c, p
	keys, places := m.listedKeys(width), m.keyPlaces(width)
	for i, e := range keys {
		x, y := at.X+places[i].X+float32(size*0.6), at.Y+places[i].Y+float32(size*0.6)
		if e.draw == nil {
			left := at.X
			if e.goesOn {
				left = x + float32(1.1*size)
			}
			k.text(typeset.Standard().Sans, e.words, left, y+float32(0.34*size), size*keySize, p.Ink2)
			continue
		}
		e.draw(k, draw.Point{X: x, Y: y})
		k.text(typeset.Standard().Sans, e.words, x+float32(1.1*size), y+float32(0.34*size), size*keySize, p.Ink2)
	}
}

// KeysHeight returns the height of Keys in a width.
func (m *Map) KeysHeight(width float32) float32 {
	places := m.keyPlaces(width)
	if len(places) == 0 {
		return 0
	}
	return places[len(places)-1].Y + float32(rowHeight*m.Style.Caption)
}

// listedKey is a key in a narrow column, or a line of words.
type listedKey struct {
	key
	goesOn bool // the words go on from the key before
}

// listedKeys returns the keys, those of shades with what they stand for before them, and behind what isn't shaded, in
// lines of a width.
func (m *Map) listedKeys(width float32) (keys []listedKey) {
	say := func(words string) {
		for _, line := range m.pen.lines(words, width, m.Style.Caption*keySize) {
			keys = append(keys, listedKey{key: key{words: line}})
		}
	}
	if m.Shaded {
		say(m.Shading().Heading())
	}
	for _, e := range m.keys(m.Style.Text) {
		keys = append(keys, listedKey{key: e})
	}
	if m.Shaded {
		for _, note := range m.Shading().Notes() {
			say(note)
		}
		if years, _ := m.Shading().PopulationOf(); years != "" {
			say("Populations of " + years)
		}
	}
	for _, e := range m.layerKeys(m.Style.Text) {
		for n, line := range m.pen.lines(e.words, width-float32(2.2*m.Style.Caption), m.Style.Caption*keySize) {
			if e.words = line; n > 0 {
				e.draw = nil
			}
			keys = append(keys, listedKey{e, n > 0})
		}
	}
	return keys
}

// keyPlaces returns where Keys draws each key, from its point.
func (m *Map) keyPlaces(width float32) (places []draw.Point) {
	size, column := m.Style.Caption, 0
	y := float32(0)
	for _, e := range m.listedKeys(width) {
		wide := e.draw == nil || m.pen.width(typeset.Standard().Sans, e.words, size*keySize)+float32(2.2*size) > width/2
		if column == 1 && wide {
			column, y = 0, y+float32(rowHeight*size)
		}
		places = append(places, draw.Point{X: float32(column) * width / 2, Y: y})
		if column++; wide || column == 2 {
			column, y = 0, y+float32(rowHeight*size)
		}
	}
	return places
}

// nestedWidth returns the width of the nested circles and their numbers.
func (m *Map) nestedWidth() float32 {
	size, unit := m.Style.Caption, m.Style.Text
	width := float32(0)
	for _, n := range m.nestedSizes(legendRows * rowHeight * size) {
		width = max(width, m.pen.width(typeset.Standard().Sans, number(float64(n)), size)+2*m.size.radius(n))
	}
	return max(8*size, width+float32(2.5*size)+float32(11*unit))
}

// legendRows is the least height of the circles, in rows of keys.
const legendRows = 3

// nestedSizes returns the sizes whose circles fit a height.
func (m *Map) nestedSizes(height float32) []int64 {
	sizes := m.sizes()
	for len(sizes) > 1 && 2*m.size.radius(sizes[len(sizes)-1]) > height {
		sizes = sizes[:len(sizes)-1]
	}
	return sizes
}

// nested draws circles of round numbers that touch at their lowest points, the largest reaching the top of r.
func (m *Map) nested(r draw.Rect, unit float32) {
	k, faces, size := &m.pen, typeset.Standard(), m.Style.Caption
	sizes := m.nestedSizes(r.H)
	if len(sizes) == 0 {
		return
	}
	most := m.size.radius(sizes[len(sizes)-1])
	foot := r.Y + min(r.H, 2*most+float32(0.4*size))
	for i := len(sizes) - 1; i >= 0; i-- {
		radius := m.size.radius(sizes[i])
		ink, pale := m.symbolInks(k.p)
		k.disc(r.X+most, foot-radius, radius, pale)
		k.ring(r.X+most, foot-radius, radius, unit, nil, ink)
	}
	last := float32(1e9)
	for i := len(sizes) - 1; i >= 0; i-- {
		radius := m.size.radius(sizes[i])
		y := foot - 2*radius
		if last != 1e9 && y-last < size*1.05 { // no two labels over each other
			y = last + float32(size*1.05)
		}
		last = y
		k.line(r.X+most, foot-2*radius, r.X+2*most+4*unit, foot-2*radius, 0.8*unit, k.p.Edge)
		k.line(r.X+2*most+4*unit, foot-2*radius, r.X+2*most+8*unit, y, 0.8*unit, k.p.Edge)
		k.text(faces.Sans, number(float64(sizes[i])), r.X+2*most+float32(11*unit), y+float32(0.34*size), size, k.p.Ink)
	}
}
