package check

import (
	"fmt"
	"math"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/incident"
	"lectern/app/problem"
)

// mostDoubts is how many incidents are listed for one kind of doubt; the rest is counted.
const mostDoubts = 100

// borderKM is how far outside its country a place may lie: outlines stray by up to five, and a
// harbour's waters are the country's.
const borderKM = 12

// doubts are the incidents of one kind that someone should look at.
type doubts struct {
	problems problem.List
	more     int
}

func (d *doubts) add(at problem.Place, hint, what string, args ...any) {
	if len(d.problems) == mostDoubts {
		d.more++
		return
	}
	d.problems.Add(problem.DoubtfulRow, at, hint, what, args...)
}

// list ends with how many are not listed.
func (d *doubts) list(what string) problem.List {
	if d.more > 0 {
		d.problems.Add(problem.DoubtfulRow, problem.Place{File: d.problems[0].File}, "look at those listed first", "%d more %s", d.more, what)
	}
	return d.problems
}

// misplaced lists incidents that lie outside the country they name.
func misplaced(b *brief.Brief) problem.List {
	t := b.Incidents
	type point struct {
		code     string
		lon, lat float64
	}
	land := map[string]*atlas.Territory{}
	away := map[point]float64{} // many incidents share a place
	var out doubts
	for row := range t.Placed() {
		lon, lat := t.Point(row)
		code := t.CountryCode(row)
		if code == "" || lon == 0 && lat == 0 {
			continue
		}
		country, known := land[code]
		if !known {
			country, _ = atlas.Load().Territory(code)
			land[code] = country
		}
		if country == nil {
			continue
		}
		at := point{code, lon, lat}
		km, known := away[at]
		if !known {
			km = country.Away(lon, lat)
			away[at] = km
		}
		if radius, _ := t.Uncertainty(row); km <= max(borderKM, radius) {
			continue
		}
		one := t.At(row)
		hint := "correct lat and lon, or the country"
		if math.Abs(lon) <= 90 && country.Away(lat, lon) == 0 {
			hint = fmt.Sprintf("lat and lon look swapped: write lat %g and lon %g", lon, lat)
		}
		out.add(one.At, hint, "%s lies about %.0f km outside %s", one.ID, km, one.Country)
	}
	return out.list("lie outside the country they name")
}

// doubles lists incidents that may be one told twice.
func doubles(t *incident.Table) problem.List {
	var out doubts
	for _, d := range t.Doubles() {
		later, earlier := t.At(d.Row), t.At(d.As)
		out.add(later.At, "if they are one, keep one row with the sources of both",
			"%s may be %s told twice: the days and the numbers are the same, and the places %.1f km apart", later.ID, earlier.ID, d.Apart)
	}
	return out.list("may be told twice")
}
