package atlas

import "lectern/app/draw"

// Area appends the outline of a province, or of a country where the name is empty, as it lies in
// the view, and reports whether there is one.
func (m *Map) Area(path *draw.Path, v View, code, name string) bool {
	if name != "" {
		return m.Province(path, v, code, name)
	}
	key := provinceKey{code, ""}
	rings, known := m.outlines[key]
	if !known {
		for c := range m.world.countries {
			if m.world.countries[c].code == code {
				rings = m.world.outline(func(face int32) bool { return m.world.faces[face].country == int32(c) })
			}
		}
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

// AreaPoint is where an area is named, on the plane, in metres.
func (m *Map) AreaPoint(code, name string) (x, y float64, ok bool) {
	m.plane.points()
	folded := fold(name)
	for i := range m.world.faces {
		f := &m.world.faces[i]
		if name != "" && !f.hidden && m.world.countries[f.country].code == code && fold(f.name) == folded {
			return m.plane.faces[i].x, m.plane.faces[i].y, true
		}
	}
	for c := range m.world.countries {
		if name == "" && m.world.countries[c].code == code {
			return m.plane.lands[c].x, m.plane.lands[c].y, true
		}
	}
	return 0, 0, false
}
