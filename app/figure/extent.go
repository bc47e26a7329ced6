package figure

import (
	"math"

	"lectern/app/atlas"
	"lectern/app/incident"
)

// ExtentOf returns an area about all incidents of a selection that have a place, with some room: about the
// whole province, or the country, where no more than that is known. It is false where there are none. It lies over the
// date line where that makes it smaller.
func ExtentOf(t *incident.Table, s incident.Selection) (atlas.Extent, bool) {
	points := newSpread(t, s)
	south, north := 91.0, -91.0
	var some [360]bool // degrees of longitude that have incidents
	points.each(func(lon, lat float64) {
		south, north = min(south, lat), max(north, lat)
		some[degree(lon)] = true
	})
	if south > 90 {
		return atlas.Extent{}, false
	}
	gap, after := widestGap(&some)
	west, east := math.Inf(1), math.Inf(-1) // counted from the end of the gap
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
	e.West, e.East = turn(west-roomX+float64(after)-180), turn(east+roomX+float64(after)-180)
	if e.West > e.East && e.Width() > 120 { // too wide for a map that is cut elsewhere
		e.West, e.East = -180, 180
	}
	return e, true
}

// spread is where the incidents of a selection may have been: at points, and in whole areas.
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

// each takes all points, in no order.
func (sp *spread) each(take func(lon, lat float64)) {
	placed := sp.table.Placed()
	for row := range sp.selection.All {
		if key, ok := areaOf(sp.table, row); ok && len(sp.areas[key]) > 0 {
			continue
		}
		if int(row) < placed {
			take(sp.table.Point(row))
		}
	}
	for _, outline := range sp.areas {
		for _, p := range outline {
			take(p[0], p[1])
		}
	}
}

// degree returns the whole degree of longitude that holds one, from 0 at the date line.
func degree(lon float64) int { return min(359, max(0, int(math.Floor(lon+180)))) }

// widestGap returns how many degrees in a row are empty, at most, and which degree comes after them.
func widestGap(some *[360]bool) (width float64, after int) {
	best, run := 0, 0
	for n := range 720 { // twice around, so that a gap over the date line is one
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

// turn brings a longitude back to -180..180.
func turn(lon float64) float64 {
	for lon < -180 {
		lon += 360
	}
	for lon > 180 {
		lon -= 360
	}
	return lon
}
