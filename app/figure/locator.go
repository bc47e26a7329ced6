package figure

import (
	"lectern/app/atlas"
	"lectern/app/draw"
)

const (
	locatedBelow = 900_000   // width of a view in metres below which an inset shows where it lies
	locatorWidth = 3_600_000 // width of the inset in metres
)

// locatorArea returns the area of the inset, in the corner off the legend where it covers the fewest
// incidents; empty if the view is wide enough to be recognised, or too small for an inset.
func (m *Map) locatorArea(legend draw.Rect) draw.Rect {
	unit := m.Style.Text
	w, h := float32(132*unit), float32(96*unit)
	if float64(m.View.W)/m.View.Scale > locatedBelow || m.View.W < 4*w || m.View.H < 3*h || m.Direct || m.Unnamed {
		return draw.Rect{}
	}
	right, top := m.View.W-w-float32(14*unit), float32(14*unit)
	if m.pointers(unit).W > 0 {
		top += float32(2.6 * m.Style.Caption)
	}
	if legend.W == 0 || m.Seen.W > 0 { // room for the window's buttons
		right -= float32(46 * unit)
	}
	foot := m.credits().Y - h - float32(3.3*m.Style.Caption)
	best, fewest := draw.Rect{}, -1
	for _, at := range []draw.Point{{X: 14 * unit, Y: top}, {X: right, Y: 14 * unit}, {X: right, Y: foot}, {X: 14 * unit, Y: foot}} {
		r := draw.Rect{X: at.X, Y: at.Y, W: w, H: h}
		if r.Overlaps(legend) {
			continue
		}
		if n := m.covered(r); fewest < 0 || n < fewest {
			best, fewest = r, n
		}
	}
	return best
}

// covered returns the number of incidents whose symbols an area covers, or of shaded provinces.
func (m *Map) covered(r draw.Rect) int {
	n := 0
	if m.Shaded {
		s := m.Shading()
		for i := range s.Places {
			if r.Contains(m.View.ToView(s.Places[i].X, s.Places[i].Y)) {
				n++
			}
		}
	}
	for i := range m.clusters.Symbols {
		if s := &m.clusters.Symbols[i]; r.Inset(-s.R).Contains(s.At) {
			n += s.Count
		}
	}
	return n
}

// locator draws the inset: the land around the view, and the view as a rectangle.
func (m *Map) locator(r draw.Rect) {
	k, unit := &m.pen, m.Style.Text
	v := atlas.View{X: m.View.X, Y: m.View.Y, Scale: float64(r.W) / locatorWidth, W: r.W, H: r.H}
	sparse, text, under, own := m.base.Sparse, m.base.Text, m.base.Under, m.base.Own
	m.base.Sparse, m.base.Text, m.base.Under, m.base.Own = true, text*0.75, nil, nil
	k.c.Clip(r)
	on := draw.Placed(k.c, draw.Point{X: r.X, Y: r.Y}, 1)
	m.base.Base(on, v, k.p)
	m.base.Labels(on, v, k.p, nil, nil)
	k.c.Unclip()
	m.base.Sparse, m.base.Text, m.base.Under, m.base.Own = sparse, text, under, own
	part := float32(v.Scale / m.View.Scale)
	view := draw.Rect{W: max(6*unit, float32(m.View.W*part)), H: max(5*unit, float32(m.View.H*part))}
	view.X, view.Y = r.X+(r.W-view.W)/2, r.Y+(r.H-view.H)/2
	k.path.Reset()
	k.path.AddRect(view)
	k.c.Stroke(&k.path, draw.Stroke{Width: 1.6 * unit}, k.p.Accent)
	k.path.Reset()
	k.path.AddRect(r.Inset(0.4 * unit))
	k.c.Stroke(&k.path, draw.Stroke{Width: 0.8 * unit}, k.p.Edge)
}
