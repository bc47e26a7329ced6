package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// land is a country of the source.
type land struct {
	code, name string
}

// world holds the countries and cities of the source, with its errors corrected.
type world struct {
	areas  []*area
	byID   map[string]*area
	lands  map[string]*land // by the source's code
	cities []city
}

func newWorld(areas []*area, cities []city) *world {
	w := &world{areas: areas, byID: map[string]*area{}, lands: map[string]*land{}, cities: cities}
	for _, a := range areas {
		w.byID[a.id] = a
		code := a.props["adm0_a3"]
		if w.lands[code] == nil {
			w.lands[code] = &land{code, a.props["admin"]}
		}
	}
	return w
}

// correct applies errata.csv, to names in other languages too. A row must find in the source what it
// puts right.
func (w *world) correct(rows [][]string, names *languages) error {
	cityOf := map[string]*city{}
	for i := range w.cities {
		cityOf[w.cities[i].id] = &w.cities[i]
	}
	admin := map[[2]string]bool{} // a country's names in the source: its parts may differ
	for _, a := range w.areas {
		admin[[2]string{a.props["adm0_a3"], a.props["admin"]}] = true
	}
	var failed error
	for _, row := range rows {
		id, field, old, now := row[0], row[1], row[2], row[3]
		a, c, l := w.byID[id], cityOf[id], w.lands[id]
		found := false
		switch {
		case a != nil && field == "merge":
			into := w.byID[now]
			if found = a.props["name_en"] == old && into != nil; found {
				into.rings, a.rings, a.gone = append(into.rings, a.rings...), nil, true
			}
		case a != nil:
			if found = a.props[field] == old; found {
				a.props[field] = now
			}
		case c != nil && field == "name":
			if found = c.name == old; found {
				c.name = now
			}
		case c != nil && strings.HasPrefix(field, "name_"):
			of := names.mo[strings.TrimPrefix(field, "name_")]
			if found = of != nil && of[id] == old; found {
				of[id] = now
			}
		case c != nil && field == "feature":
			if found = c.feature == old; found {
				c.feature = now
			}
		case c != nil && field == "population":
			if found = strconv.Itoa(c.population) == old; found {
				c.population, _ = strconv.Atoi(now)
			}
		case l != nil && field == "name":
			if found = admin[[2]string{id, old}]; found {
				l.name = now
			}
		case l != nil && field == "code":
			if found = l.code == old; found {
				l.code = now
			}
		}
		if !found {
			failed = errors.Join(failed, fmt.Errorf("errata.csv: the source no longer has %q as the %s of %s", old, field, id))
		}
	}
	return failed
}
