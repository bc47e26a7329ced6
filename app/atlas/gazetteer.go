package atlas

import "lectern/app/fold"

// indexTowns indexes towns by folded name; of several with one name, the most populous.
func (w *World) indexTowns() map[string]int {
	towns := w.towns()
	of := make(map[string]int, len(towns))
	for i, t := range towns {
		key := fold.String(t.Name)
		if other, ok := of[key]; !ok || towns[other].Population < t.Population {
			of[key] = i
		}
	}
	return of
}

// Locate finds a town by name; of several that share it, the most populous.
func (w *World) Locate(place string) (lat, lon float64, ok bool) {
	i, ok := w.townOf()[fold.String(place)]
	if !ok {
		return 0, 0, false
	}
	t := w.towns()[i]
	return float64(t.Lat), float64(t.Lon), true
}
