package atlas

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A point lies within a territory exactly where the map says so.
func TestTerritoryAgreesWithTheMap(t *testing.T) {
	w := Load()
	r := rand.New(rand.NewPCG(1, 2))
	for _, code := range []string{"AFG", "PAK", "RUS", "FJI", "ATA", "LSO", "ZAF"} {
		land, ok := w.Territory(code, 0)
		if !ok {
			t.Fatalf("no %s", code)
		}
		within := func(lon, lat float64) bool {
			f := w.faceAt(lon, lat)
			return f != nil && (w.Countries[f.Country[UN]].Code == code || w.Countries[f.Country[DeFacto]].Code == code)
		}
		looked := map[bool]int{}
		for n := range 60 {
			spread := []float64{0.1, 1, 6}[n%3]
			c := w.Countries[w.country(code)]
			lon, lat := Wrap(float64(c.Lon[UN])+r.NormFloat64()*spread), max(-89, min(89, float64(c.Lat[UN])+r.NormFloat64()*spread))
			in := within(lon, lat)
			looked[in]++
			away := land.Away(lon, lat)
			if (away == 0) != in {
				t.Errorf("%s: %.3f, %.3f is %.1f km away, within: %t", code, lat, lon, away, in)
			}
		}
		if looked[true] == 0 {
			t.Errorf("%s: no place within was looked at", code)
		}
	}
}

func TestDistanceOutsideATerritory(t *testing.T) {
	for _, c := range []struct {
		name, code string
		lat, lon   float64
		km, within float64
	}{
		{"Kabul from Pakistan", "PAK", 34.53, 69.17, 82, 10},
		{"Moscow from Afghanistan", "AFG", 55.75, 37.62, 2870, 60},
		{"Sevastopol is Ukraine's by one policy", "UKR", 44.6, 33.53, 0, 0},
		{"and Russia's by the other", "RUS", 44.6, 33.53, 0, 0},
		{"over the date line", "FJI", -17, -179.9, 8, 8},
		{"the north pole from Greenland", "GRL", 90, 0, 710, 15},
		{"a null island", "GHA", 0, 0, 570, 20},
	} {
		land, ok := Load().Territory(c.code, 0)
		if !ok {
			t.Fatalf("no %s", c.code)
		}
		if got := land.Away(c.lon, c.lat); math.Abs(got-c.km) > c.within {
			t.Errorf("%s: %.1f km, want %.0f ± %.0f", c.name, got, c.km, c.within)
		}
	}
	if _, ok := Load().Territory("XXX", 0); ok {
		t.Error("a country that isn't there has a territory")
	}
}

func BenchmarkTerritory(b *testing.B) {
	land, _ := Load().Territory("RUS", 0)
	b.ReportAllocs()
	for b.Loop() {
		land.Away(37.62, 55.75)
	}
}
