package figure

import (
	"slices"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// stripRows is the number of keys below each other in a strip.
const stripRows = 4

// StripHeight returns the height of the legend below a map with Strip, and 0 for others. It doesn't depend on which incidents
// the map shows, so a page can be laid out before the map is drawn.
func (m *Map) StripHeight() float32 {
	if !m.Strip {
		return 0
	}
	return (float32(stripRows+len(m.Layers))*rowHeight + 1) * m.Style.Caption
}

// strip draws the legend in columns: sizes, symbols, lines, and the share of uncertain places. Columns that
// have no room at the right are left out.
func (m *Map) strip(c draw.Canvas, r draw.Rect, p *draw.Palette) {
	k, faces, size, unit := &m.pen, typeset.Standard(), m.Style.Caption, m.Style.Text
	k.c, k.p = c, p
	x, top := r.X, r.Y+size
	for _, e := range m.layerKeys(unit) {
		m.keyAt(e, x+float32(lineSample/2*size), top+float32(0.3*size))
		top += float32(rowHeight * size)
	}
	symbols := m.keys(unit)
	switch {
	case m.Shaded:
		heading := m.Shading().Heading()
		k.text(faces.SansBold, heading, x, top+float32(0.6*size), size, p.Ink)
		m.notes(x, top+float32((0.6+noteLine)*size))
		x += max(k.width(faces.SansBold, heading, size), m.notesSize().X) + float32(columnGap*size)
	case len(symbols) > 0:
		k.text(faces.SansBold, incident.Capital(m.Amount.Many), x, top+float32(0.6*size), size, p.Ink)
		m.nested(draw.Rect{X: x, Y: top + float32(1.2*size), H: r.Bottom() - top - float32(1.2*size)}, unit)
		x += max(m.nestedWidth(), k.width(faces.SansBold, m.Amount.Many, size)+float32(columnGap*size)) + size
	}
	for column := range slices.Chunk(slices.Concat(symbols, m.lineKeys()), stripRows) {
		width := m.columnWidth(column)
		if x+width > r.Right() {
			return
		}
		for i, e := range column {
			y := top + float32(float32(i)*rowHeight*size) + float32(0.3*size)
			m.keyAt(e, x+float32(lineSample/2*size), y)
		}
		x += width + size
	}
	if words := m.certaintyWords(); words != "" {
		if width := k.width(faces.Sans, words, size*keySize) + 2*size; x+width <= r.Right() {
			m.certainty(&draw.Rect{X: x, Y: top, W: width, H: certaintyRows * size})
		}
	}
}

// columnWidth returns the width of a column of keys, with the gap after it.
func (m *Map) columnWidth(keys []key) (width float32) {
	for _, e := range keys {
		width = max(width, m.pen.width(typeset.Standard().Sans, e.words, m.Style.Caption*keySize)+float32((keyText+columnGap)*m.Style.Caption))
	}
	return width
}
