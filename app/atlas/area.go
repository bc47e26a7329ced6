package atlas

import "lectern/app/draw"

// Area appends the outline of a province, or of a country where the name is empty, as it lies in
// the view, and reports whether there is one.
func (m *Map) Area(path *draw.Path, v View, code, name string) bool {
	key := areaKey{code, name}
	rings, known := m.outlines[key]
	if !known {
		rings = m.areaRings(code, name)
		m.outlines[key] = rings
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

// Outline is some points of the outline of a province, in degrees, those at its ends among them: longitude
// and latitude of each. It is empty where there is no such province.
func (w *World) Outline(code, province string) (points [][2]float64) {
	face, ok := w.province(code, province)
	if !ok {
		return nil
	}
	d := w.detail(0)
	for _, r := range w.outline(func(f int32) bool { return f == int32(face) }) {
		for _, s := range r {
			for i := int(d.Starts[s.line]); i < int(d.Starts[s.line+1]); i++ {
				points = append(points, [2]float64{float64(d.X[i]) * w.Quantum, float64(d.Y[i]) * w.Quantum})
			}
		}
	}
	return points
}

// areaKey names a province by its country's code and its name, or a country by its code alone.
type areaKey struct{ code, name string }

func (m *Map) areaRings(code, name string) []ring {
	w := m.world
	if name == "" {
		country := w.country(code)
		return w.outline(func(f int32) bool { return w.Faces[f].Country[m.boundaries] == country })
	}
	if face, ok := w.province(code, name); ok {
		return w.outline(func(f int32) bool { return f == int32(face) })
	}
	return nil
}

// AreaPoint is where an area is named, on the plane, in metres.
func (m *Map) AreaPoint(code, name string) (x, y float64, ok bool) {
	at := planePoint{}
	if face, found := m.world.province(code, name); name != "" && found {
		at, ok = m.plane.places().faces[face], true
	} else if country := m.world.country(code); name == "" && country >= 0 {
		at, ok = m.plane.places().countries[country], true
	}
	return at.x, at.y, ok
}
