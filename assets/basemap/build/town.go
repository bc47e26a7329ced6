package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"golang.org/x/text/language"

	"lectern/app/atlas/lbm"
)

// weight returns how important a city is on a map: its people, more if it is the seat of a government.
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

// towns lists the cities that a map may name, the most important first, settlements last.
func (s *sources) towns(m *lbm.Map) error {
	naming := map[string][lbm.Policies]lbm.Naming{}
	number := map[string]int32{} // of countries, one more than their place in the list
	for i, c := range m.Countries {
		naming[c.Code], number[c.Code] = c.Naming, int32(i)+1
	}
	contested, settlements := cityNumbers(s.rulings, "capital"), cityNumbers(s.rulings, "settlement")
	unknown := maps.Clone(contested)
	maps.Copy(unknown, settlements)
	weight := func(c *city) int {
		if settlements[c.id] {
			return 0
		}
		return c.weight()
	}
	list := slices.DeleteFunc(slices.Clone(s.world.cities), func(c city) bool {
		seat := c.feature == "PPLC" || c.feature == "PPLA"
		return skipped[c.feature] || !seat && c.population < townsFrom
	})
	slices.SortFunc(list, func(a, b city) int {
		return cmp.Or(cmp.Compare(weight(&b), weight(&a)), cmp.Compare(a.id, b.id))
	})
	s.alternates.indexOthers(list)
	others := make([][]string, len(list))
	for i, c := range list {
		country := alpha3(c.country)
		t := lbm.Town{
			Name: s.languages.romanised(country, c.name), Population: int32(c.population),
			Lon: float32(c.at.x) / 1e5, Lat: float32(c.at.y) / 1e5, Country: number[country] - 1,
		}
		delete(unknown, c.id)
		of, drawn := naming[country]
		switch {
		case contested[c.id] || c.feature == "PPLC" && of == [lbm.Policies]lbm.Naming{lbm.AsArea, lbm.Plain}:
			t.Capital = lbm.ContestedCapital
		case c.feature == "PPLC" && drawn && of == [lbm.Policies]lbm.Naming{}:
			t.Capital = lbm.CountryCapital
		case c.feature == "PPLC" || c.feature == "PPLA": // an area that is no state has no state's capital
			t.Capital = lbm.ProvinceCapital
		}
		m.Towns = append(m.Towns, t)
		others[i] = s.alternates.names(&c, t.Name)
		m.Local.Towns = append(m.Local.Towns, s.languages.town(country, t.Name, c.id))
	}
	m.Names = lbm.NewNames(others)
	if len(unknown) > 0 {
		return fmt.Errorf("policy.csv names cities that there are not: %v", slices.Sorted(maps.Keys(unknown)))
	}
	return nil
}

// alpha3 returns the longer code of a country.
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
