package atlas

import (
	"fmt"
	"math"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// ScaleBar draws a bar of a round length with its left end at a point, true at the middle of the
// view, and gives the area it took. Where the scale differs by more than a tenth over the view
// there is none, for it would be wrong at the edges.
func (m *Map) ScaleBar(c draw.Canvas, v View, p *draw.Palette, at draw.Point, size float32) draw.Rect {
	if !m.HasScale(v) {
		return draw.Rect{}
	}
	most := float64(v.W) * 0.2 / v.Scale / 1000 // km
	unit := math.Pow(10, math.Floor(math.Log10(most)))
	length := unit
	for _, k := range []float64{2, 5} {
		if k*unit <= most {
			length = k * unit
		}
	}
	w := float32(length * 1000 * v.Scale)
	faces := typeset.Standard()
	var path draw.Path
	path.AddRect(draw.Rect{X: at.X, Y: at.Y, W: w, H: 2 * m.Text})
	path.AddRect(draw.Rect{X: at.X, Y: at.Y - 4*m.Text, W: m.Text, H: 6 * m.Text})
	path.AddRect(draw.Rect{X: at.X + w - m.Text, Y: at.Y - 4*m.Text, W: m.Text, H: 6 * m.Text})
	c.Fill(&path, p.Ink2)
	m.text(c, faces.Sans, "0", draw.Point{X: at.X, Y: at.Y - 7*m.Text}, size, p.Ink2, p.Focus)
	words := fmt.Sprintf("%g km", length)
	m.text(c, faces.Sans, words, draw.Point{X: at.X + w - m.word(faces.Sans, words, 0).Width*size, Y: at.Y - 7*m.Text}, size, p.Ink2, p.Focus)
	return draw.Rect{X: at.X, Y: at.Y - 7*m.Text - size, W: w, H: size + 9}
}

// HasScale reports whether one scale holds for the whole view.
func (m *Map) HasScale(v View) bool {
	_, world := m.plane.proj.(EqualEarth)
	return !world && float64(v.W)/v.Scale <= 6e6
}

// CreditWidth is how long the line of sources and policy is.
func (m *Map) CreditWidth(size float32) float32 {
	return m.word(typeset.Standard().Sans, creditLine, 0).Width * size
}

const creditLine = Credit + " " + Policy

// CreditLine draws sources and policy at a point's baseline.
func (m *Map) CreditLine(c draw.Canvas, p *draw.Palette, at draw.Point, size float32) {
	m.text(c, typeset.Standard().Sans, creditLine, at, size, p.Ink2, p.Land)
}

func (m *Map) text(c draw.Canvas, face *typeset.Face, words string, at draw.Point, size float32, ink, halo draw.Ink) {
	w := m.word(face, words, 0)
	c.Halo(w, at.X, at.Y, size, 1.6*m.Text, halo)
	c.Text(w, at.X, at.Y, size, ink)
}

// Place puts degrees into the view.
func (m *Map) Place(v View, lon, lat float64) draw.Point {
	return v.ToView(m.plane.proj.Forward(lon, lat))
}

// Province appends the outline of a province, found by its country's code and its name, as it
// lies in the view, and reports whether there is one.
func (m *Map) Province(path *draw.Path, v View, code, name string) bool {
	rings, known := m.outlines[provinceKey{code, name}]
	if !known {
		rings = m.world.province(code, name)
		m.outlines[provinceKey{code, name}] = rings
	}
	fr := m.frame(nil, v, nil)
	fr.path.Reset()
	for _, r := range rings {
		fr.ring(r)
	}
	path.Verbs = append(path.Verbs, fr.path.Verbs...)
	path.Points = append(path.Points, fr.path.Points...)
	return !fr.path.Empty()
}

// provinceKey names a province within its country.
type provinceKey struct{ code, name string }

// province is the outline of a province, or nil.
func (w *World) province(code, name string) []ring {
	name = fold(name)
	for i := range w.faces {
		f := &w.faces[i]
		if !f.hidden && w.countries[f.country].code == code && fold(f.name) == name {
			return w.outline(func(face int32) bool { return face == int32(i) })
		}
	}
	return nil
}
