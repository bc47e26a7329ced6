package figure

import (
	"math"

	"lectern/app/atlas"
	"lectern/app/incident"
)

// ExtentOf returns an extent around all incidents of a selection that have a place, with a margin, and around
// the whole province or country of those that are known no closer. It crosses the date line if that makes it
// smaller. It returns false if no incident has a place.
func ExtentOf(t *incident.Table, s incident.Selection) (atlas.Extent, bool) {
	points := newSpread(t, s)
	south, north := 91.0, -91.0
	var some [360]bool // by degree of longitude: whether it has incidents
	points.each(func(lon, lat float64) {
		south, north = min(south, lat), max(north, lat)
		some[degree(lon)] = true
	})
	if south > 90 {
		return atlas.Extent{}, false
	}
	gap, after := widestGap(&some)
	west, east := math.Inf(1), math.Inf(-1) // degrees from the end of the gap
	points.each(func(lon, _ float64) {
		from := lon + 180 - float64(after)
		if from < 0 {
			from += 360
		}
		west, east = min(west, from), max(east, from)
	})
	roomX, roomY := max(2, (east-west)*0.08), max(1.5, (north-south)*0.1)
	e := atlas.Extent{South: max(-89.9, south-roomY), North: min(89.9, north+roomY)}
	if gap < 2*roomX || east-west+2*roomX >= 359 { // all around the earth
		e.West, e.East = -180, 180
		return e, true
	}
	e.West, e.East = atlas.Wrap(west-roomX+float64(after)-180), atlas.Wrap(east+roomX+float64(after)-180)
	if e.West > e.East && e.Width() > 120 { // shown in Equal Earth, which ends at the date line
		e.West, e.East = -180, 180
	}
	return e, true
}

// spread holds where the incidents of a selection may have been: at points, and in whole areas.
type spread struct {
	table     *incident.Table
	selection incident.Selection
	areas     map[areaKey][][2]float64 // their outlines; empty: not on the map
}

func newSpread(t *incident.Table, s incident.Selection) *spread {
	sp := &spread{t, s, map[areaKey][][2]float64{}}
	for row := range s.All {
		if key, ok := areaOf(t, row); ok {
			if _, known := sp.areas[key]; !known {
				sp.areas[key] = atlas.Load().Outline(key.code, key.name)
			}
		}
	}
	return sp
}

// each calls visit for all points and all vertices of areas, in no order.
func (sp *spread) each(visit func(lon, lat float64)) {
	placed := sp.table.Placed()
	for row := range sp.selection.All {
		if key, ok := areaOf(sp.table, row); ok && len(sp.areas[key]) > 0 {
			continue
		}
		if int(row) < placed {
			visit(sp.table.Point(row))
		}
	}
	for _, outline := range sp.areas {
		for _, p := range outline {
			visit(p[0], p[1])
		}
	}
}

// degree returns the index of the degree that holds a longitude, from 0 at the date line.
func degree(lon float64) int { return min(359, max(0, int(math.Floor(lon+180)))) }

// widestGap returns the longest run of degrees without incidents, and the degree after it.
func widestGap(some *[360]bool) (width float64, after int) {
	best, run := 0, 0
	for n := range 720 { // twice around, to find a gap across the date line
		if some[n%360] {
			run = 0
			continue
		}
		if run++; run > best && run <= 360 {
			best, after = run, (n+1)%360
		}
	}
	return float64(best), after
}
