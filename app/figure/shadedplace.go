package figure

import (
	"fmt"

	"lectern/app/atlas"
	"lectern/app/incident"
)

// ShadedPlace is a province or a hexagon with incidents.
type ShadedPlace struct {
	Province atlas.Province
	Sum      incident.Total
	X, Y     float64 // the middle on the plane
	hexagon  hexagon
	first    incident.Row // in the hexagon
	low      int64        // by which it is put in a class: of the sum, or of its rate
	high     int64        // up to which it may come
	least    int64        // by the lowest figures around best ones
	class    int          // by the low end; noClass: it can't be told
	more     bool         // the number may lie in a higher class
}

// At returns the province or the hexagon at a point of the plane, or nil where no incident is.
func (s *Shading) At(x, y float64) *ShadedPlace {
	var sought ShadedPlace
	if s.IsHexagons() {
		sought.hexagon = s.hexagons.at(x, y)
	} else {
		lon, lat := s.in.projection.Inverse(x, y)
		sought.Province = atlas.Load().ProvinceAt("", lat, lon)
	}
	return s.find(sought)
}

// Holding returns the province or the hexagon in which an incident is counted, or nil.
func (s *Shading) Holding(row incident.Row) *ShadedPlace {
	if row < 0 || int(row) >= s.in.table.Len() {
		return nil
	}
	if !s.IsHexagons() {
		return s.find(ShadedPlace{Province: s.in.provinces()[row]})
	}
	if !s.hexagons.holds(s.in, row) {
		return nil
	}
	return s.At(s.in.plane(row))
}

func (s *Shading) find(sought ShadedPlace) *ShadedPlace {
	for i := range s.Places {
		if p := &s.Places[i]; p.hexagon == sought.hexagon && p.Province == sought.Province {
			return p
		}
	}
	return nil
}

// Rows returns the incidents that are counted in a place, in the order of the table, at most n.
func (s *Shading) Rows(p *ShadedPlace, n int) (rows []incident.Row) {
	in := s.inHexagon(p)
	if !s.IsHexagons() {
		provinces := s.in.provinces()
		in = func(row incident.Row) bool { return provinces[row] == p.Province }
	}
	for row := range s.selection.All {
		if in(row) {
			if rows = append(rows, row); len(rows) == n {
				break
			}
		}
	}
	return rows
}

// figures returns what is known of a place: "84 to 103", "at least 20".
func (s *Shading) figures(p *ShadedPlace) string {
	switch {
	case !s.IsRate():
	case p.Sum.Unknown > 0 || p.Sum.Open > 0:
		return "at least " + rateWords(p.low)
	case p.low == p.high:
		return rateWords(p.low)
	case p.Sum.Low == p.Sum.High: // a best figure
		return rateWords(p.low) + " (" + rateWords(p.least) + " to " + rateWords(p.high) + ")"
	default:
		return rateWords(p.low) + " to " + rateWords(p.high)
	}
	if p.Sum.Unknown > 0 && p.Sum.Open == 0 {
		return "at least " + incident.Thousands(p.Sum.Low)
	}
	return p.Sum.Words()
}

// Figures returns what is known of a place, with what is counted: "84 to 103 people killed".
func (s *Shading) Figures(p *ShadedPlace) string {
	if p.class == noClass {
		return s.unknownWords()
	}
	return s.figures(p) + " " + s.counted()
}

// Name names a province, or a hexagon by the place of most of its incidents: "Kabul and 3 more places".
func (s *Shading) Name(p *ShadedPlace) string {
	if !s.IsHexagons() {
		return nameOfProvince(p.Province)
	}
	t := s.in.table
	in := t.Rows(s.Rows(p, p.Sum.Rows())...)
	for _, field := range []string{"place", "admin1", "country"} {
		counts := map[string]int{}
		best := ""
		for _, v := range t.Values(field, in) { // the most frequent first
			name := TownOf(v.Value)
			if counts[name] += v.Count; best == "" || counts[name] > counts[best] {
				best = name
			}
		}
		switch more := len(counts) - 1; {
		case best == "":
		case more > 0:
			return best + " and " + plural(more, "more place", "more places")
		default:
			return best
		}
	}
	one := t.At(p.first)
	return fmt.Sprintf("%.1f, %.1f", one.Lat, one.Lon)
}

// nameOfProvince returns the name of a province with that of its country.
func nameOfProvince(p atlas.Province) string {
	province, country := atlas.Load().NameOf(p)
	if province == "" || province == country {
		return country
	}
	return province + " (" + country + ")"
}
