package figure

import (
	"slices"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// named is the number of places that a slide's map names.
const named = 6

// directLabel is a label in its place.
type directLabel struct {
	labelled
	from draw.Point // left end of the name's baseline
	area draw.Rect
}

// directLabels returns labels for the marks that matter most, each at the first side that has room off some areas.
func (m *Map) directLabels(keep []draw.Rect) []directLabel {
	out := m.labels[:0]
	for _, mark := range m.titledFirst() {
		if len(out) == named {
			break
		}
		if mark.at.X < 0 || mark.at.Y < 0 || mark.at.X > m.View.W || mark.at.Y > m.View.H {
			continue
		}
		if l, ok := m.place(mark, keep); ok {
			out, keep = append(out, l), append(keep, l.area)
		}
	}
	return out
}

// place returns the label of a mark at the first side that has room off some areas, or false if none has.
func (m *Map) place(mark labelled, keep []draw.Rect) (l directLabel, ok bool) {
	k, unit, size := &m.pen, m.Style.Text, m.Style.Label
	faces := typeset.Standard()
	w := max(k.width(faces.SansBold, mark.name, size), k.width(faces.Sans, mark.count, size*0.9))
	r, h := mark.r+float32(8*unit), float32(2.2*size)
	near := r - float32(6*unit)
	corners := [...]draw.Point{ // right, left, below and above, more to the right or to the left; right and left of a number
		{X: mark.at.X + r, Y: mark.at.Y - size},
		{X: mark.at.X - r - w, Y: mark.at.Y - size},
		{X: mark.at.X - w/4, Y: mark.at.Y + near},
		{X: mark.at.X - w*3/4, Y: mark.at.Y + near},
		{X: mark.at.X - w/4, Y: mark.at.Y - near - h},
		{X: mark.at.X - w*3/4, Y: mark.at.Y - near - h},
		{X: mark.at.X + r + size, Y: mark.at.Y - size},
		{X: mark.at.X - r - size - w, Y: mark.at.Y - size},
	}
	// Close to another symbol a label would seem to belong to that one, so a wide gap is tried first.
	for _, gap := range []float32{0.8, 0.3} {
		for _, c := range corners {
			area := draw.Rect{X: c.X, Y: c.Y, W: w, H: h}
			if m.roomFor(area, keep, mark.symbol, gap*size) {
				return directLabel{labelled: mark, from: draw.Point{X: c.X, Y: c.Y + float32(0.95*size)}, area: area}, true
			}
		}
	}
	return directLabel{}, false
}

// roomFor reports whether the label of a symbol lies in the view, off some areas and a gap from the other symbols.
func (m *Map) roomFor(area draw.Rect, keep []draw.Rect, symbol int, gap float32) bool {
	const edge = 16
	if area.X < edge || area.Right() > m.View.W-edge || area.Y < edge || area.Bottom() > m.View.H-edge {
		return false
	}
	if slices.ContainsFunc(keep, area.Overlaps) {
		return false
	}
	for i := range m.clusters.Symbols {
		s := &m.clusters.Symbols[i]
		if i != symbol && (draw.Rect{X: s.At.X - s.R, Y: s.At.Y - s.R, W: 2 * s.R, H: 2 * s.R}).Inset(-gap).Overlaps(area) {
			return false
		}
	}
	return true
}

// mostAsked is the number of incidents of a cluster by which its place is named.
const mostAsked = 100

// amountWords returns an amount in figures: "84–103 killed", "9 (7–20) killed", "20+ killed", "12 incidents".
func amountWords(sum incident.Total) string {
	words := sum.Figures()
	if sum.Open > 0 {
		words = number(float64(sum.Low)) + "+"
	}
	return words + " " + sum.ShortNoun(sum.High)
}

// placeName returns the place of most incidents of a symbol, as "Kabul area" if they are at several places.
func (m *Map) placeName(s *Symbol) string {
	names := map[string]int{}
	best := ""
	for _, row := range m.clusters.Rows(s, m.Selection, mostAsked) {
		one := m.Table.At(row)
		name := m.placeOf(row, &one)
		if s.Area == nil && s.Count > 1 && one.Admin1 != "" {
			name = one.Admin1
		}
		if names[name]++; names[name] > names[best] {
			best = name
		}
	}
	if len(names) > 1 {
		return best + " area"
	}
	return best
}

// lineBox is a box that explains the lines, for maps without a legend.
type lineBox struct {
	area draw.Rect // empty if there are no lines to explain, or no room for it
	keys []key
	at   []draw.Point // left end and middle of each key's row
}

// lineBox lays out the keys of lines in the corner where they cover the fewest incidents, the upper left if several do,
// below the line about incidents outside the map and off the areas of Keep.
func (m *Map) lineBox() lineBox {
	unit, size := m.Style.Text, m.Style.Caption
	left, top, foot := 16*unit, 12*unit, m.credits().Y-float32(3.4*size)
	if above := m.pointers(unit); above.W > 0 {
		top = above.Bottom() + 8*unit
	}
	best := m.lineBoxAt(draw.Point{X: left, Y: top})
	if best.area.W == 0 {
		b := m.lineBoxAt(draw.Point{X: left, Y: foot - 2*size})
		return b.movedTo(draw.Point{X: left, Y: foot - b.area.H})
	}
	w, h := best.area.W, best.area.H
	right, below, above := m.View.W-left-w, top, foot
	for _, kept := range m.Keep {
		if kept.Right() < right {
			continue
		}
		if kept.Center().Y < m.View.H/2 {
			below = max(below, kept.Bottom())
		} else {
			above = min(above, kept.Y)
		}
	}
	fewest := m.covered(best.area)
	for _, corner := range [...]draw.Point{{X: left, Y: foot - h}, {X: right, Y: below}, {X: right, Y: above - h}} {
		b := best.movedTo(corner)
		if covered := m.covered(b.area); covered < fewest && !slices.ContainsFunc(m.Keep, b.area.Overlaps) {
			best, fewest = b, covered
		}
	}
	return best
}

// movedTo returns the box with its upper left corner at a point.
func (b lineBox) movedTo(corner draw.Point) lineBox {
	right, down := corner.X-b.area.X, corner.Y-b.area.Y
	b.area.X, b.area.Y = corner.X, corner.Y
	b.at = slices.Clone(b.at)
	for i := range b.at {
		b.at[i].X, b.at[i].Y = b.at[i].X+right, b.at[i].Y+down
	}
	return b
}

// lineBoxAt lays out the keys of lines with the upper left corner at a point: in one row, or in several where one would
// reach into an area of Keep.
func (m *Map) lineBoxAt(corner draw.Point) (b lineBox) {
	size := m.Style.Caption
	b.keys = m.lineKeys()
	if len(b.keys) == 0 || m.Strip {
		return lineBox{}
	}
	row, gap := 2*size, 1.6*size
	room := m.View.W - 2*corner.X
	for _, kept := range m.Keep {
		if kept.Y < corner.Y+row+gap && kept.Bottom() > corner.Y && kept.X > corner.X {
			room = min(room, kept.X-corner.X)
		}
	}
	var x, y float32
	for _, e := range b.keys {
		w := lineKeyWidth(&m.pen, e, size)
		if w > room {
			return lineBox{}
		}
		if x > 0 && x+w > room {
			x, y = 0, y+gap
		}
		b.at = append(b.at, draw.Point{X: corner.X + x, Y: corner.Y + y + row/2})
		x += w
		b.area.W = max(b.area.W, x)
	}
	b.area = draw.Rect{X: corner.X, Y: corner.Y, W: b.area.W, H: row + y}
	return b
}

// lineKeyWidth returns the width of a line's sample and its words, with gaps.
func lineKeyWidth(k *pen, e key, size float32) float32 {
	return float32((lineSample+1.7)*size) + k.width(typeset.Standard().Sans, e.words, size)
}

// direct draws the box of lines and the labels of the largest symbols.
func (m *Map) direct(b *lineBox) {
	k, unit := &m.pen, m.Style.Text
	if b.area.W > 0 {
		k.path.Reset()
		k.path.AddRoundRect(b.area, 3*unit)
		k.c.Fill(&k.path, k.p.Raise)
		k.c.Stroke(&k.path, draw.Stroke{Width: 0.8 * unit}, k.p.Rule)
		small := m.Style.Caption
		for i, e := range b.keys {
			at := b.at[i]
			e.draw(k, draw.Point{X: at.X + float32((0.6+lineSample/2)*small), Y: at.Y})
			k.text(typeset.Standard().Sans, e.words, at.X+float32((lineSample+1.1)*small), at.Y+float32(small*0.35), small, k.p.Ink)
		}
	}
	faces, size := typeset.Standard(), m.Style.Label
	for _, l := range m.labels {
		if l.symbol < 0 { // a town without incidents
			k.rimmed(l.at.X, l.at.Y, l.r, 1.3*unit, k.p.Town, k.p.Focus)
		}
		for _, line := range []struct {
			face *typeset.Face
			text string
			size float32
			dy   float32
			ink  draw.Ink
		}{{faces.SansBold, l.name, size, 0, k.p.Ink}, {faces.Sans, l.count, size * 0.9, size * 1.05, k.p.Ink2}} {
			w := k.word(line.face, line.text)
			k.c.Halo(w, l.from.X, l.from.Y+line.dy, line.size, 1.8*unit, k.p.Focus)
			k.c.Text(w, l.from.X, l.from.Y+line.dy, line.size, line.ink)
		}
	}
}
