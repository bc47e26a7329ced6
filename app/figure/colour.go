package figure

import (
	"fmt"
	"math"
	"strings"

	"lectern/app/draw"
	"lectern/app/incident"
)

// mostKinds is the number of values that a map tells apart by colour and shape: as many as the palette has.
const mostKinds = len(draw.Palette{}.Kinds)

// kindCounts is how many incidents of a symbol are of each kind: the values that stand alone, another value, none.
type kindCounts [mostKinds + 2]int32

// single returns the only kind, and false where there are several.
func (c *kindCounts) single() (kind int, ok bool) {
	kind = -1
	for k, n := range c {
		if n > 0 {
			if kind >= 0 {
				return 0, false
			}
			kind = k
		}
	}
	return kind, kind >= 0
}

// ColourBy tells symbols apart by a field of text, in colour and shape, instead of by attribution; "" doesn't. The values are
// those of all verified incidents, so that they keep their colours while the filter changes. The error is a
// *incident.SyntaxError where the table has no such field.
func (m *Map) ColourBy(field string) error {
	if field == m.colour {
		return nil
	}
	m.colour, m.kinds = "", nil
	if field == "" {
		return nil
	}
	all := m.Table.Verified()
	if all.Count() == 0 {
		all = m.Table.All()
	}
	kinds, err := m.Table.Kinds(field, mostKinds, all)
	if err != nil {
		return err
	}
	m.colour, m.kinds = field, kinds
	return nil
}

// KindWords says what the colours of the map stand for, and how many incidents of the selection are of each.
func (m *Map) KindWords() string {
	if m.kinds == nil {
		return ""
	}
	var counts kindCounts
	for row := range m.Selection.All {
		counts[kindOfRow(m.kinds, row)]++
	}
	var parts []string
	for kind, n := range counts {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", m.kindName(kind), number(float64(n))))
		}
	}
	words := "Symbols coloured by " + m.colourWords()
	if len(parts) > 0 {
		words += ": " + strings.Join(parts, "; ")
	}
	return words + "."
}

// colourWords returns the name of the field by which symbols are coloured.
func (m *Map) colourWords() string {
	for _, f := range m.Table.Fields() {
		if f.Name == m.colour && f.Words != "" {
			return f.Words
		}
	}
	return strings.ReplaceAll(m.colour, "_", " ")
}

// kindName returns the words of a kind.
func (m *Map) kindName(kind int) string {
	switch kind {
	case mostKinds:
		return "other"
	case mostKinds + 1:
		return "not stated"
	}
	return m.kinds.Values[kind].Value
}

// kindOfRow returns the kind of an incident as kindCounts has it, whose last two are another value and none however many values
// stand alone.
func kindOfRow(k *incident.Kinds, row incident.Row) int {
	n := k.Of(row)
	if beyond := n - len(k.Values); beyond >= 0 {
		return mostKinds + beyond
	}
	return n
}

func kindInk(kind int, p *draw.Palette) draw.Ink {
	if kind < mostKinds {
		return p.Kinds[kind]
	}
	return p.Ink3
}

// kindPath makes the pen's path the shape of a kind with the area of a disc, so that kinds are told apart in grey, too.
func (k *pen) kindPath(kind int, x, y, r float32) {
	k.path.Reset()
	polygon := func(points ...float32) {
		for i := 0; i < len(points); i += 2 {
			px, py := x+float32(points[i]*r), y+float32(points[i+1]*r)
			if i == 0 {
				k.path.MoveTo(px, py)
			} else {
				k.path.LineTo(px, py)
			}
		}
		k.path.Close()
	}
	switch kind {
	case 1: // a square
		polygon(-0.886, -0.886, 0.886, -0.886, 0.886, 0.886, -0.886, 0.886)
	case 2: // a triangle
		polygon(0, -1.555, 1.347, 0.778, -1.347, 0.778)
	case 3: // a diamond
		polygon(0, -1.253, 1.253, 0, 0, 1.253, -1.253, 0)
	case 4: // a cross
		const a, b = 0.396, 1.189
		polygon(-a, -b, a, -b, a, -a, b, -a, b, a, a, a, a, b, -a, b, -a, a, -b, a, -b, -a, -a, -a)
	case 5: // a triangle on its tip
		polygon(0, 1.555, 1.347, -0.778, -1.347, -0.778)
	case 6: // a cross that leans
		const a, b, c = 0.56, 1.121, 0.561
		polygon(0, -a, c, -b, b, -c, a, 0, b, c, c, b, 0, a, -c, b, -b, c, -a, 0, -b, -c, -c, -b)
	default:
		k.path.AddCircle(x, y, r)
	}
}

// colouredSymbol draws a symbol by the kinds of its incidents: one kind in its colour and shape, several as slices of a disc.
func (k *pen) colouredSymbol(s *Symbol, unit float32) {
	x, y, p := s.At.X, s.At.Y, k.p
	kind, single := s.Kinds.single()
	ink := p.Ink2
	if single {
		ink = kindInk(kind, p)
	}
	if s.Rim {
		k.ring(x, y, s.Solid(unit)+float32(3*unit), unit, []float32{2 * unit, 2 * unit}, ink)
	}
	k.highest(s, unit, ink, draw.Mix(p.Land, ink, 64))
	switch {
	case !single:
		k.slices(s, unit)
	case s.NumberUnknown || kind >= mostKinds || s.Unverified:
		k.hollow(kind, s, unit, ink)
	default:
		k.kindPath(kind, x, y, s.R+unit)
		k.c.Fill(&k.path, p.Rim)
		k.kindPath(kind, x, y, s.R)
		k.c.Fill(&k.path, ink)
	}
}

// hollow draws a symbol of one kind as an outline: dashed where no number is known, hatched where all is unverified, dotted in
// the middle where the kind isn't stated.
func (k *pen) hollow(kind int, s *Symbol, unit float32, ink draw.Ink) {
	x, y := s.At.X, s.At.Y
	k.kindPath(kind, x, y, s.R)
	k.c.Fill(&k.path, k.p.Rim)
	if s.Unverified {
		k.hatched(2.4*unit, unit, ink)
	}
	stroke := draw.Stroke{Width: 1.4 * unit}
	if s.NumberUnknown {
		stroke.Dash = []float32{2.4 * unit, 1.8 * unit}
	}
	k.c.Stroke(&k.path, stroke, ink)
	if kind == mostKinds+1 {
		k.disc(x, y, max(unit, s.R*0.25), ink)
	}
}

// slices draws a disc with a slice for each kind, as large as its share of the incidents, from the top clockwise. A line parts
// them, and where there is room each has the shape of its kind in it, since some colours are alike in grey.
func (k *pen) slices(s *Symbol, unit float32) {
	x, y, r := s.At.X, s.At.Y, s.R
	k.disc(x, y, r+unit, k.p.Rim)
	total := 0.0
	for _, n := range s.Kinds {
		total += float64(n)
	}
	at := -math.Pi / 2
	for kind, n := range s.Kinds {
		if n == 0 {
			continue
		}
		turn := 2 * math.Pi * float64(n) / total
		k.slice(x, y, r, at, turn)
		ink, line := kindInk(kind, k.p), k.p.Rim
		if kind >= mostKinds { // hollow, as alone
			ink, line = k.p.Rim, k.p.Ink3
		}
		k.c.Fill(&k.path, ink)
		k.c.Stroke(&k.path, draw.Stroke{Width: unit}, line)
		sin, cos := math.Sincos(at + turn/2)
		k.mark(kind, x+float32(sliceMiddle*float64(r)*cos), y+float32(sliceMiddle*float64(r)*sin), sliceRoom(r, turn), unit)
		at += turn
	}
}

// sliceMiddle is how far from the middle of a disc, in its radius, the shape in a slice is.
const sliceMiddle = 0.62

// sliceRoom returns how large a shape a slice of a disc has room for.
func sliceRoom(r float32, turn float64) float32 {
	room := 1 - sliceMiddle
	if turn < math.Pi {
		room = min(room, sliceMiddle*math.Sin(turn/2))
	}
	return 0.55 * r * float32(room)
}

// slice makes the pen's path a slice of a disc.
func (k *pen) slice(x, y, r float32, from, turn float64) {
	k.path.Reset()
	k.path.MoveTo(x, y)
	for steps, i := int(math.Ceil(turn/0.15)), 0; i <= steps; i++ {
		sin, cos := math.Sincos(from + turn*float64(i)/float64(steps))
		k.path.LineTo(x+float32(float64(r)*cos), y+float32(float64(r)*sin))
	}
	k.path.Close()
}

// mark draws the shape of a kind in a slice, unless it is too small to be seen.
func (k *pen) mark(kind int, x, y, r, unit float32) {
	switch {
	case r < 2*unit || kind == mostKinds: // other values have none
	case kind > mostKinds: // a dot, as alone
		k.disc(x, y, max(unit, r/2), k.p.Ink3)
	default:
		k.kindPath(kind, x, y, r)
		k.c.Fill(&k.path, k.p.Rim)
	}
}

// kindKeys returns the entries of a legend for the kinds that the map shows.
func (m *Map) kindKeys(unit float32) (out []key) {
	var shown kindCounts
	several := false
	for i := range m.clusters.Symbols {
		s := &m.clusters.Symbols[i]
		for kind, n := range s.Kinds {
			shown[kind] += n
		}
		_, single := s.Kinds.single()
		several = several || !single
	}
	sample := func(words string, s Symbol) {
		s.R = 5.5 * unit
		out = append(out, key{func(k *pen, at draw.Point) { s.At = at; k.colouredSymbol(&s, unit) }, words})
	}
	for kind, n := range shown {
		if n == 0 {
			continue
		}
		var s Symbol
		s.Kinds[kind] = 1
		sample(m.kindName(kind), s)
	}
	if several {
		sample("of several", Symbol{Kinds: kindCounts{3, 2, 1}})
	}
	return out
}
