package atlas

import (
	"testing"

	"lectern/app/atlas/lbm"
)

// faceAt is the province that holds a point, straight from the arcs at full detail: the one whose
// border a line to the south pole crosses an odd number of times.
func (w *World) faceAt(lon, lat float64) *lbm.Face {
	d := w.detail(len(w.Tolerance) - 1)
	px, py := lon/w.Quantum, lat/w.Quantum
	odd := map[int32]bool{}
	for i, l := range w.Lines {
		if l.Left < 0 && l.Right < 0 {
			continue
		}
		for k := d.Starts[i] + 1; k < d.Starts[i+1]; k++ {
			x0, x1 := float64(d.X[k-1]), float64(d.X[k])
			if (x0 < px) == (x1 < px) {
				continue
			}
			if y0, y1 := float64(d.Y[k-1]), float64(d.Y[k]); y0+(y1-y0)*(px-x0)/(x1-x0) < py {
				odd[l.Left], odd[l.Right] = !odd[l.Left], !odd[l.Right]
			}
		}
	}
	for i, in := range odd {
		if in && i >= 0 {
			return &w.Faces[i]
		}
	}
	return nil
}

func TestTownsLieInTheProvincesThatTheyAreIn(t *testing.T) {
	w := Load()
	for _, c := range []struct {
		place             string
		lon, lat          float64
		country, province string
	}{
		{"Kabul", 69.18, 34.53, "AFG", "Kabul"},
		{"Bazarak", 69.52, 35.31, "AFG", "Panjshir"},            // the source calls it Parwan
		{"Charikar", 69.17, 35.01, "AFG", "Parwan"},             //
		{"Nili", 66.13, 33.72, "AFG", "Daykundi"},               // the source calls it Uruzgan
		{"Tarinkot", 65.87, 32.63, "AFG", "Uruzgan"},            //
		{"Peshawar", 71.55, 34.01, "PAK", "Khyber Pakhtunkhwa"}, // "K.P." in older files
		{"Miranshah", 70.07, 33.0, "PAK", "Khyber Pakhtunkhwa"}, // FATA until 2018
		{"Parachinar", 70.1, 33.9, "PAK", "Khyber Pakhtunkhwa"}, //
		{"Simferopol", 34.1, 44.95, "UKR", ""},                  // resolution 68/262
		{"Sevastopol", 33.55, 44.6, "UKR", ""},                  //
		{"Krasnodar", 38.98, 45.04, "RUS", ""},                  //
		{"Kerman", 57.08, 30.28, "IRN", "Kerman"},               //
		{"Lhasa", 91.11, 29.65, "CHN", ""},                      //
		{"Juba", 31.58, 4.85, "SSD", ""},                        // "SDS" in the source
		{"Pristina", 21.17, 42.67, "XKX", ""},                   //
		{"Suva", 178.2, -17.9, "FJI", ""},                       // near the cut of the world
		{"Kanchalan", 176.7, 65.2, "RUS", ""},                   //
		{"Uelen", -170.5, 66.0, "RUS", ""},                      // beyond it
	} {
		f := w.faceAt(c.lon, c.lat)
		if f == nil {
			t.Errorf("%s is in no province", c.place)
			continue
		}
		if got := w.Countries[f.Country[UN]].Code; got != c.country {
			t.Errorf("%s is in %s, want %s", c.place, got, c.country)
		}
		if c.province != "" && f.Name != c.province {
			t.Errorf("%s is in the province %q, want %q", c.place, f.Name, c.province)
		}
	}
}

// Every part of the embedded file can be unpacked.
func TestWorldUnpacks(t *testing.T) {
	w := Load()
	d := w.detail(len(w.Tolerance) - 1)
	if n := len(w.towns()); n < 30_000 || len(w.local().Towns) != n || len(w.local().Faces) != len(w.Faces) {
		t.Errorf("%d towns, %d of them and %d of %d provinces with local names", n, len(w.local().Towns), len(w.local().Faces), len(w.Faces))
	}
	for i := range w.Lines {
		if d.Starts[i+1]-d.Starts[i] < 2 {
			t.Errorf("line %d has no length", i)
		}
	}
}

// The arcs about a province lead back to where they began: as many end at a junction as begin
// there, at every level of detail.
func TestEveryProvinceIsClosedAtEveryLevel(t *testing.T) {
	type vertex struct{ x, y int32 }
	w := Load()
	for level := range w.Tolerance {
		d := w.detail(level)
		open := make([]map[vertex]int, len(w.Faces))
		for i := range open {
			open[i] = map[vertex]int{}
		}
		for i, l := range w.Lines {
			first, last := int32(-1), int32(-1)
			for k := d.Starts[i]; k < d.Starts[i+1]; k++ {
				if int(d.Level[k]) <= level {
					if last = k; first < 0 {
						first = k
					}
				}
			}
			if first < 0 { // an island too small for the level
				continue
			}
			for _, s := range [...]struct {
				face int32
				sign int
			}{{l.Left, 1}, {l.Right, -1}} {
				if s.face >= 0 {
					open[s.face][vertex{d.X[first], d.Y[first]}] += s.sign
					open[s.face][vertex{d.X[last], d.Y[last]}] -= s.sign
				}
			}
		}
		for i, ends := range open {
			for at, n := range ends {
				if n != 0 {
					t.Fatalf("level %d: the outline of %s is open at %.4f, %.4f", level, w.Faces[i].Name, float64(at.x)*w.Quantum, float64(at.y)*w.Quantum)
				}
			}
		}
	}
}
