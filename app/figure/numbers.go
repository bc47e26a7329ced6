package figure

import (
	"fmt"
	"slices"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// mostBeside is the number of symbols above which a map has no numbers beside them.
const mostBeside = 150

// symbolNumber is the number of incidents of a symbol, where it stands.
type symbolNumber struct {
	word   *draw.Word
	at     draw.Point // left end of its baseline
	size   float32
	area   draw.Rect
	inside bool // the symbol
	ink    draw.Ink
}

// numbers returns where the numbers of incidents stand: in their symbols, or beside those that are small or hollow, if the map
// has few symbols. None lies over another number or over a symbol that isn't its own, the larger symbols first, and none beside
// its symbol reaches into an area of keep; what has no room is left out.
func (m *Map) numbers(lines []layerLines, keep []draw.Rect) []symbolNumber {
	m.counts = m.counts[:0]
	few := len(m.clusters.Symbols) <= mostBeside
	for i := range m.clusters.Symbols {
		if s := &m.clusters.Symbols[i]; s.Count > 1 && !m.numberInside(i, s, lines) && few {
			m.numberBeside(i, s, keep)
		}
	}
	return m.counts
}

// numberInside puts the number of a symbol into it, off the lines of layers that go over it if there is room, and reports whether
// it is of those that have theirs inside.
func (m *Map) numberInside(i int, s *Symbol, lines []layerLines) bool {
	k, st, unit := &m.pen, m.Style, m.Style.Text
	face, size := typeset.Standard().SansHeavy, max(st.Floor, min(14*unit, max(9*unit, s.R*0.75)))
	if s.Kinds != (kindCounts{}) || s.Shape != Disc || s.NumberUnknown || s.Unverified || s.R <= max(6*unit, size*0.45) {
		return false
	}
	words, room := short(s.Count), 1.9*s.R
	if k.width(face, words, size) > room && s.Count >= 1000 && s.Count < 10_000 {
		words = fmt.Sprintf("%.0fk", float64(s.Count)/1000)
	}
	n := symbolNumber{word: k.word(face, words), size: size, inside: true}
	w := float32(n.word.Width * size)
	if w > room {
		return false
	}
	if s.Solid(unit) < leastCrossed*unit {
		lines = nil
	}
	off := float32(s.R * 0.45)
	for _, lines := range [][]layerLines{lines, nil} {
		for _, d := range [...]draw.Point{{}, {Y: -off}, {Y: off}, {X: -off}, {X: off}} {
			if d != (draw.Point{}) && s.R < float32(1.1*size)+off { // it would reach out of the symbol
				continue
			}
			n.at = draw.Point{X: s.At.X + d.X - w/2, Y: s.At.Y + d.Y + float32(size*0.34)}
			area := m.numberArea(&n)
			if !slices.ContainsFunc(lines, func(l layerLines) bool { return l.crosses(area) }) && m.addNumber(i, n, i+1) {
				return true
			}
		}
	}
	return true
}

// numberArea returns the area of a number and a little around it.
func (m *Map) numberArea(n *symbolNumber) draw.Rect {
	high := float32(numberHeight * n.size)
	return draw.Rect{X: n.at.X, Y: n.at.Y - high, W: float32(n.word.Width * n.size), H: high}.Inset(-m.Style.Text / 2)
}

// numberBeside puts the number of a symbol beside it, at its left if there is room: names stand at the right.
func (m *Map) numberBeside(i int, s *Symbol, keep []draw.Rect) {
	k, st, unit := &m.pen, m.Style, m.Style.Text
	n := symbolNumber{word: k.word(typeset.Standard().SansHeavy, short(s.Count)), size: max(st.Floor, 9.5*unit), ink: k.p.Killed}
	if s.Kinds != (kindCounts{}) {
		n.ink = k.p.Ink
	}
	w, high := float32(n.word.Width*n.size), float32(numberHeight*n.size)
	solid := s.Solid(unit)
	r := float32(0.7 * solid)
	left, right := s.At.X-r-unit-w, s.At.X+r+unit
	above, below := s.At.Y-r, s.At.Y+r+high
	for _, at := range [...]draw.Point{
		{X: left, Y: above},
		{X: left, Y: below},
		{X: s.At.X - solid - 2*unit - w, Y: s.At.Y + high/2},
		{X: s.At.X - w/2, Y: s.At.Y - solid - 2*unit},
		{X: s.At.X - w/2, Y: s.At.Y + solid + 2*unit + high},
		{X: right, Y: above},
		{X: right, Y: below},
	} {
		n.at = at
		if !slices.ContainsFunc(keep, m.numberArea(&n).Overlaps) && m.addNumber(i, n, 0) {
			return
		}
	}
}

// numberHeight is the height of digits, in sizes of their type.
const numberHeight = 0.7

// addNumber adds the number of a symbol, unless it lies over another number, or over one of the symbols from an index on.
func (m *Map) addNumber(i int, n symbolNumber, from int) bool {
	unit := m.Style.Text
	n.area = m.numberArea(&n)
	for _, other := range m.counts {
		if other.area.Overlaps(n.area) {
			return false
		}
	}
	for j := from; j < len(m.clusters.Symbols); j++ {
		s := &m.clusters.Symbols[j]
		reach := s.Solid(unit)
		if s.Rim {
			reach += 4 * unit
		}
		if j != i && touches(s.At, reach, n.area) {
			return false
		}
	}
	m.counts = append(m.counts, n)
	return true
}

// touches reports whether a disc reaches into an area.
func touches(at draw.Point, r float32, area draw.Rect) bool {
	nearest := draw.Point{X: min(max(at.X, area.X), area.Right()), Y: min(max(at.Y, area.Y), area.Bottom())}
	return at.Distance(nearest) < r
}

// number draws the number of a symbol, in one that lines may cross with room around it.
func (k *pen) number(n *symbolNumber, unit float32, crossed bool) {
	if n.inside {
		if crossed {
			k.c.Halo(n.word, n.at.X, n.at.Y, n.size, 2*unit, k.p.Killed)
		}
		k.c.Text(n.word, n.at.X, n.at.Y, n.size, k.p.Rim)
		return
	}
	k.c.Halo(n.word, n.at.X, n.at.Y, n.size, 1.5*unit, k.p.Land)
	k.c.Text(n.word, n.at.X, n.at.Y, n.size, n.ink)
}

// short returns a number in few characters, as 1.2k.
func short(n int) string {
	switch {
	case n < 1000:
		return fmt.Sprint(n)
	case n < 10_000:
		return fmt.Sprintf("%.1fk", float64(n)/1000)
	case n < 1_000_000:
		return fmt.Sprintf("%dk", n/1000)
	}
	return fmt.Sprintf("%.1fM", float64(n)/1e6)
}
