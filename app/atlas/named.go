package atlas

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/app/atlas/lbm"
)

// largeTown is the number of people from which a town is known by its name alone. Smaller ones are called like words and
// people too often.
const largeTown = 1_000_000

// Missing returns the places of countries, capitals and large towns that a text names and an extent doesn't show any part
// of, as longitude and latitude in degrees.
func (w *World) Missing(text string, e Extent) (places [][2]float64) {
	for _, c := range w.Countries {
		if hasName(text, c.Name) && !w.shows(e, c.Code) {
			places = append(places, [2]float64{float64(c.Lon[UN]), float64(c.Lat[UN])})
		}
	}
	for _, t := range w.towns() {
		lon, lat := float64(t.Lon), float64(t.Lat)
		isKnown := t.Capital == lbm.CountryCapital || t.Population >= largeTown
		if isKnown && !e.Contains(lon, lat) && hasName(text, t.Name) {
			places = append(places, [2]float64{lon, lat})
		}
	}
	return places
}

// shows reports whether a country is in an extent, or an extent in it.
func (w *World) shows(e Extent, country string) bool {
	lon, lat := e.Middle()
	if w.contains(w.rings(country, "", UN), lon, lat) {
		return true
	}
	return slices.ContainsFunc(w.Outline(country, ""), func(p [2]float64) bool { return e.Contains(p[0], p[1]) })
}

// hasName reports whether a text has a name as words of their own.
func hasName(text, name string) bool {
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
