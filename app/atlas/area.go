package atlas

import (
	"math"
	"slices"

	"lectern/app/draw"
)

// Area appends the outline of a province, or of a country where the name is empty, as it lies in
// the view, and reports whether there is one.
func (m *Map) Area(path *draw.Path, v View, code, name string) bool {
	key := areaKey{code, name}
	rings, known := m.outlines[key]
	if !known {
		rings = m.world.rings(code, name, m.boundaries)
		m.outlines[key] = rings
	}
	fr := m.frame(nil, v, nil)
	fr.path.Reset()
	for _, r := range rings {
		fr.ring(r)
	}
	fr.appendTo(path)
	return !fr.path.Empty()
}

// Provinces returns the names of a country's provinces, which maps can draw as areas, in order.
func (w *World) Provinces(code string) (names []string) {
	for _, f := range w.Faces {
		for _, c := range f.Country {
			if w.Countries[c].Code == code && f.Name != "" {
				names = append(names, f.Name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// ProvinceOnMap returns the name on the map of a province, by any name that is known for it; false where there is none, or
// several may be meant.
func (w *World) ProvinceOnMap(code, name string) (onMap string, ok bool) {
	face, ok := w.province(code, name)
	if !ok {
		return "", false
	}
	return w.Faces[face].Name, true
}

// Outline returns the label point of a province, or of a country if the name is empty, and points of its
// outline, as longitude and latitude in degrees. A country's parts that are smaller than a quarter of the
// largest, as most overseas are, are left out. It returns nothing if there is no such area.
func (w *World) Outline(code, province string) (points [][2]float64) {
	if face, ok := w.province(code, province); ok {
		points = append(points, [2]float64{float64(w.Faces[face].Lon), float64(w.Faces[face].Lat)})
	} else if country := w.country(code); province == "" && country >= 0 {
		points = append(points, [2]float64{float64(w.Countries[country].Lon[UN]), float64(w.Countries[country].Lat[UN])})
	}
	var largest float64
	var parts [][][2]float64
	for _, r := range w.rings(code, province, UN) {
		part := w.points(r)
		largest = max(largest, steradians(part))
		parts = append(parts, part)
	}
	for _, part := range parts {
		if province != "" || steradians(part) >= largest/4 {
			points = append(points, part...)
		}
	}
	return points
}

// points returns the vertices of a ring in degrees, at the coarsest level of detail: finer ones are there
// only after maps were drawn that needed them, and the result must not depend on that.
func (w *World) points(r ring) (points [][2]float64) {
	d := w.detail(0)
	for _, s := range r {
		from, to := int(d.Starts[s.line]), int(d.Starts[s.line+1])
		for i := range to - from {
			at := from + i
			if s.reverse {
				at = to - 1 - i
			}
			if d.Level[at] == 0 {
				points = append(points, [2]float64{float64(d.X[at]) * w.Quantum, float64(d.Y[at]) * w.Quantum})
			}
		}
	}
	return points
}

// steradians returns the area of a ring of points.
func steradians(points [][2]float64) (sum float64) {
	const degree = math.Pi / 180
	for i, p := range points {
		q := points[(i+1)%len(points)]
		sum += float64((q[0] - p[0]) * degree * (math.Sin(q[1]*degree) + math.Sin(p[1]*degree)) / 2)
	}
	return math.Abs(sum)
}

// areaKey names a province by its country's code and its name, or a country by its code alone.
type areaKey struct{ code, name string }

// rings returns the outline of a province, or of a country if the name is empty, by a policy of boundaries.
func (w *World) rings(code, name string, b Boundaries) []ring {
	if name == "" {
		country := w.country(code)
		if country < 0 {
			return nil
		}
		return w.outline(func(f int32) bool { return w.Faces[f].Country[b] == country })
	}
	if face, ok := w.province(code, name); ok {
		return w.outline(func(f int32) bool { return f == int32(face) })
	}
	return nil
}

// ProvinceOnMap returns the name on the map of a province, as World.ProvinceOnMap does.
func (m *Map) ProvinceOnMap(code, name string) (onMap string, ok bool) {
	return m.world.ProvinceOnMap(code, name)
}

// AreaPoint returns the label point of an area on the plane, in metres.
func (m *Map) AreaPoint(code, name string) (x, y float64, ok bool) {
	at := planePoint{}
	if face, found := m.world.province(code, name); found {
		at, ok = m.plane.places().faces[face], true
	} else if country := m.world.country(code); name == "" && country >= 0 {
		at, ok = m.plane.places().countries[m.boundaries][country], true
	}
	return at.x, at.y, ok
}
