package main

import (
	"cmp"
	"slices"

	"golang.org/x/text/language"

	"lectern/app/atlas/lbm"
)

// weight of a city on a map: its people, more if it is the seat of something.
func (c *city) weight() int {
	switch c.feature {
	case "PPLC":
		return 4 * max(c.population, 20_000)
	case "PPLA":
		return 2 * max(c.population, 5_000)
	}
	return c.population
}

// skipped are parts of cities, and places where nobody lives any more.
var skipped = map[string]bool{"PPLX": true, "PPLH": true, "PPLQ": true, "PPLW": true, "PPLCH": true}

// towns lists the cities that a map may name, the most important first.
func (s *sources) towns(m *lbm.Map) {
	list := slices.DeleteFunc(slices.Clone(s.world.cities), func(c city) bool {
		seat := c.feature == "PPLC" || c.feature == "PPLA"
		return skipped[c.feature] || !seat && c.population < townsFrom
	})
	slices.SortFunc(list, func(a, b city) int {
		return cmp.Or(cmp.Compare(b.weight(), a.weight()), cmp.Compare(a.id, b.id))
	})
	inFact := contested(s.rulings)
	for _, c := range list {
		country := alpha3(c.country)
		t := lbm.Town{
			Name: s.languages.romanised(country, c.name), Population: int32(c.population),
			Lon: float32(c.at.x) / 1e5, Lat: float32(c.at.y) / 1e5,
		}
		switch {
		case inFact[c.id]:
			t.Capital = lbm.ContestedCapital
		case c.feature == "PPLC":
			t.Capital = lbm.CountryCapital
		case c.feature == "PPLA":
			t.Capital = lbm.ProvinceCapital
		}
		m.Towns = append(m.Towns, t)
		m.Local.Towns = append(m.Local.Towns, s.languages.town(country, t.Name, c.id))
	}
}

// alpha3 is the longer code of a country.
func alpha3(alpha2 string) string {
	if alpha2 == "XK" {
		return "XKX"
	}
	region, err := language.ParseRegion(alpha2)
	if err != nil {
		return ""
	}
	return region.ISO3()
}
