package figure

import (
	"testing"

	"lectern/app/atlas"
	"lectern/app/incident"
)

func TestExtentHoldsAllIncidentsAndLittleElse(t *testing.T) {
	type point struct{ lat, lon float64 }
	for name, c := range map[string]struct {
		points []point
		want   atlas.Extent
	}{
		"one":                {[]point{{34.5, 69.2}}, atlas.Extent{West: 67.2, South: 33, East: 71.2, North: 36}},
		"a region":           {[]point{{34.5, 69.25}, {24.5, 67}, {30, 57}}, atlas.Extent{West: 55, South: 23, East: 71.25, North: 36}},
		"over the date line": {[]point{{-18, 178.5}, {-17, -179}}, atlas.Extent{West: 176.5, South: -19.5, East: -177, North: -15.5}},
		"at the date line":   {[]point{{-18, 180}, {-17, -180}}, atlas.Extent{West: 178, South: -19.5, East: -178, North: -15.5}},
		"the world":          {[]point{{0, -170}, {10, -60}, {20, 40}, {50, 150}}, atlas.Extent{West: -180, South: -5, East: 180, North: 55}},
		"near the pole":      {[]point{{84, 10}, {80, 20}}, atlas.Extent{West: 8, South: 78.5, East: 22, North: 85.5}},
		"north of the edge":  {[]point{{89.5, 10}}, atlas.Extent{West: 8, South: 88, East: 12, North: 89.9}},
	} {
		change := []func(*incident.Incident){}
		for _, p := range c.points {
			change = append(change, func(x *incident.Incident) { x.Lat, x.Lon = p.lat, p.lon })
		}
		tb := table(t, change...)
		got, ok := ExtentOf(tb, tb.All())
		near := func(a, b float64) bool { return a-b < 0.01 && b-a < 0.01 }
		if !ok || !near(got.West, c.want.West) || !near(got.South, c.want.South) || !near(got.East, c.want.East) || !near(got.North, c.want.North) {
			t.Errorf("%s: %+v, %v, want %+v", name, got, ok, c.want)
		}
	}
}

func TestExtentHoldsTheAreasOfWhichNoMoreIsKnown(t *testing.T) {
	quetta := func(x *incident.Incident) {
		x.Country, x.Admin1, x.Place, x.Lat, x.Lon, x.LocationPrecision = "Pakistan", "Balochistan", "Quetta", 30.2, 67, incident.Province
	}
	for name, c := range map[string]struct {
		change      func(x *incident.Incident)
		west, south float64
	}{
		"known":        {func(x *incident.Incident) { quetta(x); x.LocationPrecision = incident.Exact }, 65, 28.7},
		"its province": {quetta, 59, 23.5},
		"and no point": {func(x *incident.Incident) { quetta(x); x.HasPoint = false }, 59, 23.5},
		"and a radius": {func(x *incident.Incident) { quetta(x); x.RadiusKM = 5 }, 65, 28.7},
		"its country":  {func(x *incident.Incident) { quetta(x); x.LocationPrecision = incident.CountryWide }, 58.8, 22.4},
		"that and no point": {func(x *incident.Incident) {
			quetta(x)
			x.LocationPrecision, x.HasPoint = incident.CountryWide, false
		}, 58.8, 22.4},
		"in a province unknown": {func(x *incident.Incident) { quetta(x); x.Admin1 = "Nowhere" }, 65, 28.7},
	} {
		tb := table(t, c.change)
		got, ok := ExtentOf(tb, tb.All())
		if !ok || got.West < c.west-1 || got.West > c.west+0.5 || got.South < c.south-1 || got.South > c.south+0.5 {
			t.Errorf("%s: %+v, want west about %g and south about %g", name, got, c.west, c.south)
		}
	}
}
