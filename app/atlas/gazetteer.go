package atlas

import (
	"cmp"
	"slices"
	"strings"

	"lectern/app/atlas/lbm"
)

// indexTowns indexes towns by the key of their name on the map.
func (w *World) indexTowns() map[string][]int {
	towns := w.towns()
	of := make(map[string][]int, len(towns))
	for i, t := range towns {
		key := lbm.NameKey(t.Name)
		of[key] = append(of[key], i)
	}
	return of
}

// Locate finds a town by its name, which the name of its country may follow after a comma. It returns the
// coordinates in degrees and the town in words, such as "Kyiv, Ukraine".
//
// Of several towns with a name the most populous is meant. A name may also be another name of a town: a former
// one, or one in another language or spelling. If a name may mean several towns, as Canton may mean one in Ohio
// or Guangzhou, they are returned, the most populous first, and none of them is found. Towns that have one name in
// one country can't be told apart: the most populous stands for them.
func (w *World) Locate(place string) (lat, lon float64, towns []string) {
	found := w.locate(place)
	for _, i := range found {
		if words := w.inWords(i); len(towns) < mostTowns && !slices.Contains(towns, words) {
			towns = append(towns, words)
		}
	}
	if len(towns) != 1 {
		return 0, 0, towns
	}
	t := w.towns()[found[0]]
	return float64(t.Lat), float64(t.Lon), towns
}

// Town returns the point, in degrees, of the only town of a country that is called so on the map.
func (w *World) Town(code, name string) (lat, lon float64, ok bool) {
	found := w.inCountry(w.townOf()[lbm.NameKey(name)], code)
	if len(found) != 1 {
		return 0, 0, false
	}
	t := w.towns()[found[0]]
	return float64(t.Lat), float64(t.Lon), true
}

// mostTowns is how many towns are returned that a name may mean.
const mostTowns = 4

// locate returns the town that a place means, or several that it may mean, the most populous first.
func (w *World) locate(place string) []int {
	name, country, ok := cutLast(place, ",")
	code := ""
	if ok { // by no code of two letters, which may be a state of America
		var c countryName
		if c, ok = w.countryNamed(country); ok {
			code = w.Countries[c.country].Code
		}
	}
	if !ok {
		name = place
	}
	key := lbm.NameKey(name)
	own, other := w.inCountry(w.townOf()[key], code), w.inCountry(append(w.names().Find(key), w.localNames()[key]...), code)
	if len(own) == 0 {
		return w.meant(other)
	}
	best := own[0]
	if len(other) > 0 && code == "" && w.people(other[0]) >= rival*w.people(best) && !w.near(other[0], best) {
		return w.inOrder(append(own, other...))
	}
	return []int{best}
}

// cutLast cuts a text at the last place where a separator stands.
func cutLast(s, separator string) (before, after string, ok bool) {
	i := strings.LastIndex(s, separator)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(separator):], true
}

// inCountry returns the towns of a list that are in a country, by the basemap's source, or all of them if the
// code is empty; the most populous first.
func (w *World) inCountry(list []int, code string) (in []int) {
	for _, i := range list {
		if c := w.towns()[i].Country; code == "" || c >= 0 && w.Countries[c].Code == code {
			in = append(in, i)
		}
	}
	return w.inOrder(in)
}

// inOrder sorts towns by the number of their people, each once.
func (w *World) inOrder(list []int) []int {
	slices.SortFunc(list, func(a, b int) int { return cmp.Or(cmp.Compare(w.people(b), w.people(a)), cmp.Compare(a, b)) })
	return slices.Compact(list)
}

// people returns a town's number of people; where the source has none, a thousand.
func (w *World) people(town int) int32 { return max(1000, w.towns()[town].Population) }

// near reports whether one of two towns is part of the other, or close by.
func (w *World) near(a, b int) bool {
	const degrees = 0.5
	s, t := w.towns()[a], w.towns()[b]
	return max(s.Lon-t.Lon, t.Lon-s.Lon) < degrees && max(s.Lat-t.Lat, t.Lat-s.Lat) < degrees
}

// Of towns that share another name, the largest is meant if it has unrivalled times as many people as each of
// the others. A town of rival times as many people as one whose own name is sought may be meant by its other name.
const (
	unrivalled = 10
	rival      = 5
)

// meant returns the one of several towns that share another name that is meant, or all of them. The most
// populous comes first.
func (w *World) meant(towns []int) []int {
	if len(towns) == 0 {
		return nil
	}
	for _, i := range towns[1:] {
		if !w.near(i, towns[0]) && unrivalled*w.people(i) > w.people(towns[0]) {
			return towns
		}
	}
	return towns[:1]
}

// inWords returns a town's name and its country's.
func (w *World) inWords(town int) string {
	t := w.towns()[town]
	if t.Country < 0 {
		return t.Name
	}
	return t.Name + ", " + w.Countries[t.Country].Name
}

// indexLocalNames indexes towns by the keys of their names in their countries' languages.
func (w *World) indexLocalNames() map[string][]int {
	of := map[string][]int{}
	for i, name := range w.local().Towns {
		if name != "" {
			key := lbm.NameKey(name)
			of[key] = append(of[key], i)
		}
	}
	return of
}
