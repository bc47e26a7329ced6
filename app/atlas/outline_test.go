package atlas

import (
	"slices"
	"testing"

	"lectern/assets"
)

func TestOutlinesDoNotDependOnTheMapsDrawnBefore(t *testing.T) {
	w, err := open(assets.World)
	if err != nil {
		t.Fatal(err)
	}
	for _, area := range [][2]string{{"PAK", ""}, {"PAK", "Balochistan"}, {"GRC", ""}} {
		coarse := w.Outline(area[0], area[1])
		w.detail(len(w.Tolerance) - 1)
		if fine := w.Outline(area[0], area[1]); !slices.Equal(coarse, fine) {
			t.Errorf("%s has %d points, and %d behind a closer look", area, len(coarse), len(fine))
		}
	}
}

func TestOutlinesOfCountriesLeaveOutWhatLiesOverseas(t *testing.T) {
	for code, want := range map[string]Extent{
		"PAK": {West: 60.8, South: 23.8, East: 77, North: 37},
		"FRA": {West: -4.8, South: 42.4, East: 8.2, North: 51.1},     // without Guiana
		"USA": {West: -124.7, South: 25.1, East: -67.2, North: 49.4}, // without Alaska
		"IDN": {West: 95.2, South: -9.1, East: 141, North: 5.6},
		"NZL": {West: 166.5, South: -46.6, East: 178.6, North: -34.4}, // both islands
		"VAT": {West: 12.45, South: 41.9, East: 12.45, North: 41.9},   // its name alone
	} {
		got := Extent{West: 180, South: 90, East: -180, North: -90}
		for _, p := range Load().Outline(code, "") {
			got = Extent{min(got.West, p[0]), min(got.South, p[1]), max(got.East, p[0]), max(got.North, p[1])}
		}
		for _, d := range []float64{got.West - want.West, got.South - want.South, got.East - want.East, got.North - want.North} {
			if d < -0.1 || d > 0.1 {
				t.Errorf("%s: %+v, want %+v", code, got, want)
				break
			}
		}
	}
	for _, name := range []string{"", "Nowhere"} {
		if got := Load().Outline("XXX", name); len(got) > 0 {
			t.Errorf("%q of no country has an outline: %v", name, got)
		}
	}
}
