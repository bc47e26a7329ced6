package check

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"strings"
	"sync"

	"lectern/app/atlas"
	"lectern/app/atlas/lbm"
	"lectern/app/fold"
	"lectern/app/incident"
	"lectern/app/problem"
)

// mostDoubts is the number of incidents listed for one kind of doubt; others are counted.
const mostDoubts = 100

// borderKM is how far outside its country a place may lie without doubt, because coordinates are rounded.
const borderKM = 12

// disputedKM is how far from a country a disputed area may reach that it claims.
const disputedKM = 250

// isDisputed reports whether a point lies in a disputed area that the map keeps apart, as Abyei, so that any neighbour may be right.
func isDisputed(lon, lat float64) bool {
	world := atlas.Load()
	at := world.ProvinceAt("", lat, lon)
	return at != atlas.NoProvince && world.Faces[at].Naming != [lbm.Policies]lbm.Naming{}
}

// doubts collects warnings of one kind about incidents.
type doubts struct {
	problems problem.List
	more     int
}

// countOnly counts a doubt and reports true where the list has its most; else the doubt is for add.
func (d *doubts) countOnly() bool {
	if len(d.problems) < mostDoubts {
		return false
	}
	d.more++
	return true
}

func (d *doubts) add(at problem.Place, hint, what string, args ...any) {
	d.problems.Add(problem.DoubtfulRow, at, hint, what, args...)
}

// list returns the warnings, and one with the number of those that are not listed.
func (d *doubts) list(what string) problem.List {
	if d.more > 0 {
		d.problems.Add(problem.DoubtfulRow, problem.Place{File: d.problems[0].File}, "look at those listed first", "%d more %s", d.more, what)
	}
	return d.problems
}

// country is the territory of one country, or of all.
type country struct {
	code        string
	rough, full *atlas.Territory
	away        map[[2]float64]float64 // cache of outside, since many incidents share a place
}

// roughly is the tolerance in degrees of the rough territory, which is enough for most incidents and quick to
// unpack.
const roughly = 0.04

// outside returns how far a point lies outside, in km. The full outline with all islands is used only if the
// point lies outside the rough one.
func (c *country) outside(lon, lat float64) float64 {
	at := [2]float64{lon, lat}
	km, known := c.away[at]
	if known {
		return km
	}
	if km = c.rough.Away(lon, lat); km > borderKM/2 {
		if c.full == nil {
			c.full, _ = atlas.Load().Territory(c.code, 0)
		}
		km = c.full.Away(lon, lat)
	}
	c.away[at] = km
	return km
}

// misplaced warns of incidents that lie outside the country they name, on the land of another. At sea the country is that of
// the nearest coast, the ship or whoever reports, so a point there is believed unless a usual slip explains it.
func misplaced(ctx context.Context, b *checked) problem.List {
	t := b.Incidents
	countries := map[string]*country{}
	var out doubts
	land := sync.OnceValue(func() *country {
		all := atlas.Load().Land(roughly)
		return &country{rough: all, full: all, away: map[[2]float64]float64{}}
	})
	for row := range incident.Row(t.Placed()) {
		if ctx.Err() != nil {
			return nil
		}
		lon, lat := t.Point(row)
		code := t.CountryCode(row)
		if code == "" || lon == 0 && lat == 0 {
			continue
		}
		named, known := countries[code]
		if !known {
			if rough, ok := atlas.Load().Territory(code, roughly); ok {
				named = &country{code: code, rough: rough, away: map[[2]float64]float64{}}
			}
			countries[code] = named
		}
		if named == nil {
			continue
		}
		km := named.outside(lon, lat)
		radius, _ := t.Uncertainty(row)
		if km <= radius || km <= borderKM && !named.isSwapped(t, row) {
			continue
		}
		hint := named.slip(lon, lat)
		if hint == "" && (land().outside(lon, lat) > 0 || km <= disputedKM && isDisputed(lon, lat)) || out.countOnly() {
			continue
		}
		one := t.At(row)
		out.add(one.At, cmp.Or(hint, "correct lat and lon, or the country"), "%s lies %.0f km outside %s", one.ID, km, one.Country)
	}
	return out.list("lie outside the country they name")
}

// isSwapped reports whether a point lies in the province that its row names once latitude and longitude are swapped, and not as
// they are. Near the border that tells a slip from a rounded point.
func (c *country) isSwapped(t *incident.Table, row incident.Row) bool {
	lon, lat := t.Point(row)
	if !c.holdsSwapped(lon, lat) {
		return false
	}
	world := atlas.Load()
	named := world.ProvinceNamed(c.code, t.Cell("admin1", row))
	return named != atlas.NoProvince && world.ProvinceAt(c.code, lat, lon) != named && world.ProvinceAt(c.code, lon, lat) == named
}

// holdsSwapped reports whether a point lies in the country once its degrees are swapped.
func (c *country) holdsSwapped(lon, lat float64) bool {
	return math.Abs(lon) <= 90 && c.outside(lat, lon) == 0
}

// slip returns what to write for a point outside the country that would be in it but for a usual slip, or "".
func (c *country) slip(lon, lat float64) string {
	switch {
	case c.holdsSwapped(lon, lat):
		return fmt.Sprintf("lat and lon look swapped: write lat %g and lon %g", lon, lat)
	case c.outside(-lon, lat) == 0:
		return fmt.Sprintf("lon looks as if its sign were wrong: write lon %g", -lon)
	case c.outside(lon, -lat) == 0:
		return fmt.Sprintf("lat looks as if its sign were wrong: write lat %g", -lat)
	}
	return ""
}

// unmapped warns of incidents whose place is known to a province that the map doesn't have, so that it can't draw
// the area: once for each province, at its first incident.
func unmapped(ctx context.Context, b *checked) problem.List {
	type area struct{ code, name string }
	t, world := b.Incidents, atlas.Load()
	seen := map[area]bool{}
	var out doubts
	for row := range incident.Row(t.Len()) {
		if ctx.Err() != nil {
			return nil
		}
		if _, whole := t.Uncertainty(row); !whole {
			continue
		}
		code, name, provinceOnly := t.Province(row)
		if !provinceOnly || seen[area{code, name}] {
			continue
		}
		seen[area{code, name}] = true
		if _, known := world.ProvinceOnMap(code, name); code == "" || known || out.countOnly() {
			continue
		}
		one := t.At(row)
		drawn := one.ID + " is not drawn"
		if one.HasPoint {
			drawn = one.ID + " is drawn around its point alone"
		}
		if name == "" {
			out.add(one.At, "fill in admin1", "the place of %s is known to its province, but no province is named, so %s", one.ID, drawn)
			continue
		}
		out.add(one.At, asOnMap(name, world.Provinces(code)), "the map has no province %q in %s, so %s", name, one.Country, drawn)
	}
	return out.list("name provinces that the map doesn\u2019t have")
}

// asOnMap returns what to do with a name that is none of the map's.
func asOnMap(name string, names []string) string {
	if like := alike(name, names); like != "" {
		return "write it as the map does, such as " + like
	}
	return "write it as the map does"
}

// alike returns up to four names that begin with the same three letters as name, or if none does, with the same two or
// one.
func alike(name string, names []string) string {
	const most = 4
	begins := []rune(fold.String(name))
	for n := min(3, len(begins)); n > 0; n-- {
		var like []string
		for _, one := range names {
			if strings.HasPrefix(fold.String(one), string(begins[:n])) && len(like) < most {
				like = append(like, one)
			}
		}
		if len(like) > 0 {
			return strings.Join(like, ", ")
		}
	}
	return ""
}

// repeatedIncidents warns of incidents that may be one, listed twice.
func repeatedIncidents(_ context.Context, b *checked) problem.List {
	t := b.Incidents
	var out doubts
	for _, d := range t.Doubles() {
		if out.countOnly() {
			continue
		}
		later, earlier := t.At(d.Row), t.At(d.As)
		out.add(later.At, "if they are one, keep one row with the sources of both",
			"%s may be %s told twice: the days and the numbers are the same, and the places %.1f km apart", later.ID, earlier.ID, d.Apart)
	}
	return out.list("may be told twice")
}

// incidentsAfterAsOf warns of incidents that begin after the brief's as-of day, once for each file, at the first such row.
func incidentsAfterAsOf(_ context.Context, b *checked) (problems problem.List) {
	if b.AsOf.IsZero() {
		return nil
	}
	t, asOf := b.Incidents, b.AsOfDay()
	first, more := map[string]*incident.Incident{}, map[string]int{}
	var files []string
	for row := range incident.Row(t.Len()) {
		if t.When(row).First <= asOf {
			continue
		}
		one := t.At(row)
		file := one.At.File
		if f := first[file]; f == nil {
			files, first[file] = append(files, file), &one
			continue
		} else if one.At.Line < f.At.Line {
			first[file] = &one
		}
		more[file]++
	}
	for _, file := range files {
		one, others := first[file], ""
		switch n := more[file]; {
		case n == 1:
			others = ", and so is one more"
		case n > 1:
			others = fmt.Sprintf(", and so are %s more", incident.Thousands(n))
		}
		problems.Add(problem.DoubtfulRow, one.At, "correct the dates or as-of, or take them out", "%s, %s, is after %s, the day to which the brief is true%s", one.ID, one.When, b.AsOfWords(), others)
	}
	return problems
}
