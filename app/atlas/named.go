package atlas

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// largeTown is the number of people from which a town is known by its name alone. Smaller ones are called like words and
// people too often.
const largeTown = 1_000_000

// Named is a place that a text names.
type Named struct {
	Name     string
	Lon, Lat float64 // degrees; of a country those of its label
	country  string  // its code, or "" for a town
}

// IsTown reports whether the place is a town.
func (n *Named) IsTown() bool { return n.country == "" }

// Named returns the countries, capitals and large towns that a text names.
func (w *World) Named(text string) (places []Named) {
	for _, c := range w.Countries {
		if HasName(text, c.Name) {
			places = append(places, Named{c.Name, float64(c.Lon[UN]), float64(c.Lat[UN]), c.Code})
		}
	}
	for _, t := range w.largeTowns() {
		if HasName(text, t.Name) {
			places = append(places, Named{Name: t.Name, Lon: float64(t.Lon), Lat: float64(t.Lat)})
		}
	}
	return places
}

// Shows reports whether a place is in an extent. Of a country a part is enough, and the extent may be within it.
func (w *World) Shows(e Extent, n Named) bool {
	if n.IsTown() {
		return e.Contains(n.Lon, n.Lat)
	}
	if lon, lat := e.Middle(); w.contains(w.rings(n.country, "", UN), lon, lat) {
		return true
	}
	return slices.ContainsFunc(w.Outline(n.country, ""), func(p [2]float64) bool { return e.Contains(p[0], p[1]) })
}

// HasName reports whether a text has a name as words of their own.
func HasName(text, name string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], name)
		if i < 0 || name == "" {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at+i])
		at += i + len(name)
		after, _ := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
	}
}

// Contains reports whether a point is in the extent.
func (e Extent) Contains(lon, lat float64) bool {
	return lat >= e.South && lat <= e.North && eastward(e.West, lon) <= e.Width()
}

// Including returns the extent with a point and some room around it, extended to the side on which that is nearer.
func (e Extent) Including(lon, lat float64) Extent {
	const room = 2 // degrees
	e.South, e.North = max(-89, min(e.South, lat-room)), min(89, max(e.North, lat+room))
	if eastward(e.West, lon) <= e.Width() {
		return e
	}
	if eastward(e.East, lon) <= eastward(lon, e.West) {
		e.East = Wrap(lon + room)
	} else {
		e.West = Wrap(lon - room)
	}
	return e
}

// eastward returns how many degrees it is from one longitude to the east to another.
func eastward(from, to float64) float64 {
	if to < from {
		return to + 360 - from
	}
	return to - from
}
