package atlas

import "testing"

func TestPlacesThatATitleNamesOutsideAMapAreFound(t *testing.T) {
	afghanistan, quetta := Extent{60, 29, 75, 38}, Extent{66.9, 30.1, 67.1, 30.3}
	for _, c := range []struct {
		text string
		on   Extent
		want int
	}{
		{"Kerman and Moscow are by far the deadliest", afghanistan, 1},
		{"The toll in Pakistan rose", afghanistan, 0},
		{"The toll in Pakistan rose", quetta, 0}, // which is within it
		{"Kabul, Tehran and Germany", afghanistan, 2},
		{"A Moscowite in Germanic hands", afghanistan, 0},
	} {
		outside := 0
		for _, place := range Load().Named(c.text) {
			if !Load().Shows(c.on, place) {
				outside++
			}
		}
		if outside != c.want {
			t.Errorf("%q names %d places outside %v, want %d", c.text, outside, c.on, c.want)
		}
	}
}

func TestExtentsAreExtendedToTheNearerSide(t *testing.T) {
	for name, c := range map[string]struct {
		extent   Extent
		lon, lat float64
		want     Extent
	}{
		"inside":               {Extent{60, 29, 75, 38}, 69, 34, Extent{60, 29, 75, 38}},
		"to the west":          {Extent{60, 29, 75, 38}, 37, 55, Extent{35, 29, 75, 57}},
		"to the east":          {Extent{60, 29, 75, 38}, 100, 30, Extent{60, 28, 102, 38}},
		"across the date line": {Extent{140, -20, 178, 0}, -170, -10, Extent{140, -20, -168, 0}},
	} {
		got := c.extent.Including(c.lon, c.lat)
		if got != c.want || !got.Contains(c.lon, c.lat) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
