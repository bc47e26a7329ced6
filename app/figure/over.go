package figure

import (
	"lectern/app/draw"
)

// Buttons is where a window has buttons over its map, from the corner of what it shows of that. Names keep clear of them.
type Buttons struct {
	Always  []draw.Rect
	Key     draw.Rect // there while the legend is left out
	Credits draw.Rect // in place of credits that would cover much of the map; empty: credits are always written
}

// mostCredited is the part of a window's map, and mostCreditedHeight that of its height, above which credits are behind a button.
const mostCredited, mostCreditedHeight = 1.0 / 8, 1.0 / 6

// shortCredits reports whether a button takes the place of the credits.
func (m *Map) shortCredits() bool {
	if !m.Bare || m.Buttons.Credits.W == 0 {
		return false
	}
	patch := m.creditPatch(m.creditLines())
	return patch.W*patch.H > mostCredited*m.View.W*m.View.H || patch.H > mostCreditedHeight*m.View.H
}

// creditLines returns the area of the lines of sources and policy.
func (m *Map) creditLines() draw.Rect {
	pad := 16 * m.Style.Text
	size := m.Style.credit()
	return m.base.CreditArea(draw.Point{X: pad, Y: m.View.H - float32(0.4*size)}, size, m.View.W-2*pad)
}

// credits returns the area of the lines of sources and policy, or of what takes their place.
func (m *Map) credits() draw.Rect {
	switch {
	case m.Uncredited:
		return draw.Rect{X: 16 * m.Style.Text, Y: m.View.H - float32(0.4*m.Style.credit())}
	case m.shortCredits():
		return m.Buttons.Credits
	}
	return m.creditLines()
}

// scaleAt returns the left end of the scale bar: above the credits, or at the right of their button.
func (m *Map) scaleAt() draw.Point {
	unit, credits := m.Style.Text, m.credits()
	if m.shortCredits() {
		return draw.Point{X: credits.Right() + 14*unit, Y: credits.Bottom() - 7*unit}
	}
	return draw.Point{X: 16 * unit, Y: credits.Y - float32(0.6*m.Style.Caption)}
}

// creditPatch returns the area of the background for credits with the scale above them, because the names on a map that is
// moved don't keep clear of them until it is drawn anew.
func (m *Map) creditPatch(credits draw.Rect) draw.Rect {
	unit, small := m.Style.Text, m.Style.Caption
	scale := m.base.ScaleAndNorthArea(m.View, draw.Point{}, small)
	r := draw.Rect{X: 8 * unit, Y: credits.Y - float32(2.6*small), W: max(credits.W, scale.W) + 16*unit, H: credits.H + float32(2.6*small) + 2*unit}
	if scale.W == 0 {
		r.Y, r.H = r.Y+2*small, r.H-2*small
	}
	return r
}

// patch returns the area of the background for what stands at the lower left of a window's map, which may be the scale alone.
func (m *Map) patch() draw.Rect {
	unit, credits := m.Style.Text, m.credits()
	if credits.H > 0 && !m.shortCredits() {
		return m.creditPatch(credits)
	}
	scale := m.base.ScaleAndNorthArea(m.View, m.scaleAt(), m.Style.Caption)
	switch {
	case scale.W == 0:
		return draw.Rect{}
	case m.shortCredits():
		r := draw.Rect{X: scale.X - 8*unit, Y: credits.Y, W: scale.W + 16*unit, H: credits.H}
		if m.keyButton().Overlaps(r) { // there is no room for both
			return draw.Rect{}
		}
		return r
	}
	return draw.Rect{X: 8 * unit, Y: scale.Y - 3*unit, W: scale.W + 16*unit, H: m.View.H - scale.Y}
}

// clearPatch draws the background for scale and credits.
func (m *Map) clearPatch(c draw.Canvas, p *draw.Palette) {
	r, unit := m.patch(), m.Style.Text
	if r.W == 0 {
		return
	}
	k := &m.pen
	k.c, k.p = c, p
	k.path.Reset()
	k.path.AddRoundRect(r, 3*unit)
	k.c.Fill(&k.path, p.Raise)
	k.c.Stroke(&k.path, draw.Stroke{Width: 0.8 * unit}, p.Rule)
}

// over returns the areas of a window's map that lie under something, furniture and the window's buttons, and its edges, at
// which names would be cut.
func (m *Map) over() (areas []draw.Rect) {
	if m.Seen.W == 0 {
		return nil
	}
	view := m.View
	right, down := m.toSeen(m.Seen.W, m.Seen.H)
	legend := m.legendArea()
	areas = append(m.buttons(), legend, m.locatorArea(legend), m.patch(), m.pointers(m.Style.Text))
	unit := m.Style.Text
	areas = append(areas, draw.Rect{W: m.View.W, H: unit}, draw.Rect{Y: m.View.H - unit, W: m.View.W, H: unit}, draw.Rect{W: unit, H: m.View.H}, draw.Rect{X: m.View.W - unit, W: unit, H: m.View.H})
	m.toSeen(view.W, view.H)
	for i := range areas {
		areas[i].X, areas[i].Y = areas[i].X+right, areas[i].Y+down
	}
	return areas
}

// keyButton returns the area of the button of the key, if it is there.
func (m *Map) keyButton() draw.Rect {
	if m.LegendHidden || m.ForceLegend {
		return m.Buttons.Key
	}
	return draw.Rect{}
}

// buttons returns the areas of the window's buttons that are there.
func (m *Map) buttons() []draw.Rect {
	out := append([]draw.Rect{m.keyButton()}, m.Buttons.Always...)
	if m.shortCredits() {
		out = append(out, m.Buttons.Credits)
	}
	return out
}

// toSeen makes the view one of another size around the same middle, and counts the clusters' places from its corner. It returns
// by how much the corner has moved.
func (m *Map) toSeen(w, h float32) (right, down float32) {
	right, down = (m.View.W-w)/2, (m.View.H-h)/2
	for i := range m.clusters.Symbols {
		s := &m.clusters.Symbols[i]
		s.At.X, s.At.Y = s.At.X-right, s.At.Y-down
	}
	m.View.W, m.View.H = w, h
	return right, down
}
