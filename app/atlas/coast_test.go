package atlas

import (
	"math"
	"testing"
)

func TestTheNearestCoastOfAPointAtSea(t *testing.T) {
	for _, c := range []struct {
		name     string
		lat, lon float64
		country  string
		km       float64
		atSea    bool
	}{
		{"east of the Zuqar islands", 13.9, 42.9, "Yemen", 12, true},
		{"the Black Sea off Odessa", 46.3, 31.2, "Ukraine", 35, true},
		{"east of the date line", -16.8, -179.0, "Fiji", 30, true},
		{"the middle of the Atlantic", 30, -40, "Portugal", 1150, true},
		{"Kabul", 34.53, 69.17, "", 0, false},
	} {
		country, km, ok := Load().Coast(c.lat, c.lon)
		if country != c.country || ok != c.atSea || math.Abs(km-c.km) > 0.35*c.km {
			t.Errorf("%s: %s, %.0f km, %v", c.name, country, km, ok)
		}
	}
}

func BenchmarkCoast(b *testing.B) {
	Load().Coast(30, -40)
	for b.Loop() {
		Load().Coast(30, -40)
	}
}
