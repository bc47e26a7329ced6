package atlas

import (
	"slices"

	"lectern/app/draw"
)

// Province is a province of the basemap, by its number, or NoProvince.
type Province int32

// NoProvince stands for the sea, and for what the basemap doesn't have.
const NoProvince Province = -1

// ProvinceNamed returns the province of a name in a country, which may belong to it by any policy of boundaries, or
// NoProvince.
func (w *World) ProvinceNamed(code, name string) Province {
	if face, ok := w.province(code, name); ok {
		return Province(face)
	}
	return NoProvince
}

// ProvinceIn is ProvinceNamed, and false for none.
func (w *World) ProvinceIn(code, name string) (Province, bool) {
	p := w.ProvinceNamed(code, name)
	return p, p != NoProvince
}

// ProvinceAt returns the province of a country, by any policy of boundaries, in which a point in degrees lies, or
// NoProvince. A point close to the coast lies in the province there. Without a country's code it is that of any.
func (w *World) ProvinceAt(code string, lat, lon float64) Province {
	face, ok := w.faceNear(lat, lon)
	if !ok || code != "" && !slices.ContainsFunc(w.Faces[face].Country[:], func(c int32) bool { return w.Countries[c].Code == code }) {
		return NoProvince
	}
	return Province(face)
}

// NameOf returns the names of a province and of its country, after the boundaries of the United Nations. The province
// has none where the country isn't divided.
func (w *World) NameOf(p Province) (province, country string) {
	f := w.Faces[p]
	return f.Name, w.Countries[f.Country[UN]].Name
}

// MiddleOf returns where the label of a province stands on the plane. Any goroutine may call it.
func (m *Map) MiddleOf(p Province) (x, y float64) {
	at := m.plane.places().faces[p]
	return at.x, at.y
}

// Region is a set of provinces as an area of a map.
type Region struct {
	rings  []ring
	behind bool // it holds the point opposite the map's middle
}

// Region joins provinces to one area, without the lines between them.
func (m *Map) Region(in func(p Province) bool) Region {
	r := Region{rings: m.world.outline(func(face int32) bool { return in(Province(face)) })}
	if a, ok := m.plane.proj.(Azimuthal); ok {
		r.behind = m.world.contains(r.rings, Wrap(a.lon+180), -a.lat)
	}
	return r
}

// AddRegion appends the outline of a region as it lies in the view.
func (m *Map) AddRegion(path *draw.Path, v View, r Region) {
	fr := m.frame(nil, v, nil)
	fr.outline(r.rings, r.behind)
	path.Verbs = append(path.Verbs, fr.path.Verbs...)
	path.Points = append(path.Points, fr.path.Points...)
}
