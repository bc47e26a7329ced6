package figure

import (
	"fmt"
	"slices"
	"strconv"

	"lectern/app/atlas"
	"lectern/app/incident"
)

// People is how many live in each province, by which amounts are divided.
type People map[atlas.Province]incident.Population

// NewPeople returns the latest population of each province on the map.
func NewPeople(all []incident.Population) People {
	return incident.LatestPopulations(all, atlas.Load().ProvinceIn)
}

// parts is the number of units in which rates are counted for one in incident.PerPeople.
const parts = 100

// rate returns an amount of a province in parts for each incident.PerPeople of its people, and false if their number isn't
// known.
func (p People) rate(at atlas.Province, n int64) (int64, bool) {
	of, ok := p[at]
	if !ok {
		return 0, false
	}
	return int64(float64(n)*incident.PerPeople*parts/float64(of.People) + 0.5), true
}

// rateWords returns a rate in figures: "3.2", "120".
func rateWords(rate int64) string {
	switch {
	case rate >= 100*parts:
		return incident.Thousands((rate + parts/2) / parts)
	case rate >= 10*parts:
		return strconv.FormatFloat(float64(rate*10/parts)/10, 'f', -1, 64)
	}
	return strconv.FormatFloat(float64(rate)/parts, 'f', -1, 64)
}

// rateClassWords returns the words of a class of rates in a legend: "under 0.5", "0.5–2", "2 or more".
func rateClassWords(starts []int64, class int) string {
	switch {
	case class == len(starts)-1:
		return rateWords(starts[class]) + " or more"
	case class == 0:
		return "under " + rateWords(starts[1])
	}
	return rateWords(starts[class]) + "–" + rateWords(starts[class+1])
}

// PopulationOf returns the years and the sources of the populations by which the provinces of a shading are counted.
func (s *Shading) PopulationOf() (years string, sources []string) {
	first, last := 0, 0
	for _, p := range s.Places {
		of, ok := s.people[p.Province]
		if !ok {
			continue
		}
		if first == 0 || of.Year < first {
			first = of.Year
		}
		last = max(last, of.Year)
		if of.Source != "" && !slices.Contains(sources, of.Source) {
			sources = append(sources, of.Source)
		}
	}
	switch {
	case first == 0:
		return "", nil
	case first == last:
		return fmt.Sprint(first), sources
	}
	return fmt.Sprintf("%d to %d", first, last), sources
}
