package atlas

import (
	"encoding/binary"
	"slices"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// faceAt is the province that holds a point, straight from the arcs at full detail: the one whose
// border a line to the south pole crosses an odd number of times.
func (w *World) faceAt(lon, lat float64) *face {
	px, py := lon/w.quantum, lat/w.quantum
	odd := map[int32]bool{}
	for _, l := range w.lines {
		if l.left == l.right {
			continue
		}
		for k := 1; k < len(l.x); k++ {
			x0, x1 := float64(l.x[k-1]), float64(l.x[k])
			if (x0 < px) == (x1 < px) {
				continue
			}
			if y0, y1 := float64(l.y[k-1]), float64(l.y[k]); y0+(y1-y0)*(px-x0)/(x1-x0) < py {
				odd[l.left], odd[l.right] = !odd[l.left], !odd[l.right]
			}
		}
	}
	for i, in := range odd {
		if in && i >= 0 {
			return &w.faces[i]
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
		if got := w.countries[f.country].code; got != c.country {
			t.Errorf("%s is in %s, want %s", c.place, got, c.country)
		}
		if c.province != "" && f.name != c.province {
			t.Errorf("%s is in the province %q, want %q", c.place, f.name, c.province)
		}
	}
}

func TestMendedPlacesAreThereOnce(t *testing.T) {
	w := Load()
	names := map[string]int{}
	for i := range w.faces {
		if f := &w.faces[i]; !f.hidden && w.countries[f.country].code == "AFG" {
			names[f.name]++
		}
	}
	if len(names) != 34 {
		t.Errorf("Afghanistan has %d provinces, not 34: %v", len(names), names)
	}
	for name, n := range names {
		if n != 1 {
			t.Errorf("%d provinces are called %q", n, name)
		}
	}
	codes := map[string]int{}
	for _, c := range w.countries {
		codes[c.code]++
	}
	for code, n := range codes {
		if n > 1 && len(code) == 3 {
			t.Errorf("%d countries have the code %s", n, code)
		}
	}
	for _, code := range []string{"AFG", "PAK", "IRN", "UKR", "SSD", "PSE", "ESH", "XKX"} {
		if codes[code] == 0 {
			t.Errorf("no country has the code %s", code)
		}
	}
}

// The arcs between Crimea and Russia's other provinces, or the line that stands for them, are
// drawn as disputed, not as a settled border.
func TestCrimeasLineIsDisputed(t *testing.T) {
	w := Load()
	is := func(f int32, code string) bool { return f >= 0 && w.countries[w.faces[f].country].code == code }
	var classes []class
	for _, l := range w.lines {
		near := slices.ContainsFunc(l.x, func(x int32) bool { lon := float64(x) * w.quantum; return lon > 33.4 && lon < 34.9 }) &&
			slices.ContainsFunc(l.y, func(y int32) bool { lat := float64(y) * w.quantum; return lat > 45.8 && lat < 46.3 })
		if near && (l.class == disputed || l.class == indefinite || l.class == lineOfControl) {
			classes = append(classes, l.class)
		}
		if l.class == border && near && (is(l.left, "RUS") || is(l.right, "RUS")) {
			t.Error("a border with Russia runs north of Crimea")
		}
	}
	if len(classes) == 0 {
		t.Error("no disputed line runs north of Crimea")
	}
}

// square is a world of two countries of one province each, side by side.
func square() []byte {
	raw := []byte("LBM1")
	u := func(vs ...uint64) {
		for _, v := range vs {
			raw = binary.AppendUvarint(raw, v)
		}
	}
	i := func(vs ...int64) {
		for _, v := range vs {
			raw = binary.AppendVarint(raw, v)
		}
	}
	s := func(words string) { u(uint64(len(words))); raw = append(raw, words...) }
	u(100, 2)
	s("AAA")
	s("Aland")
	s("BBB")
	s("Beland")
	u(2)
	for n, name := range []string{"West", "East"} {
		s(name)
		s("AA-1")
		u(uint64(n))
		i(int64(100000*n), 5)
		u(1, 1)
	}
	u(3) // arcs: the shared side, and the rest of each
	u(2, 1, 2)
	i(0, 0, 0, 1000)
	u(1, 0, 4)
	i(0, 0, -1000, 0, 0, -1000, 1000, 0)
	u(0, 2, 4)
	i(0, 1000, 1000, 0, 0, -1000, -1000, 0)
	u(1, 3, 0) // a lake
	s("")
	u(4)
	i(100, 100, 10, 0, 0, 10, -10, -10)
	u(0, 1, 1, 2) // no rivers, a line
	s("claim")
	u(2)
	i(0, 0, 5, 5)
	u(1) // towns
	i(-50000, 50000)
	u(0, 2, 500)
	s("Atown")
	return raw
}

func TestSmallBasemapIsRead(t *testing.T) {
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	w, err := decode(z.EncodeAll(square(), nil))
	if err != nil {
		t.Fatal(err)
	}
	w.mend()
	w.measure()
	w.gazetteer.index(w)
	if code, name, ok := w.Country("aland"); code != "AAA" || name != "Aland" || !ok {
		t.Errorf("the country is %q %q %t", code, name, ok)
	}
	if lat, lon, ok := w.Locate("ATOWN"); lat != 5 || lon != -5 || !ok {
		t.Errorf("the town is at %g, %g, %t", lat, lon, ok)
	}
	if got := w.lines[0].class; got != border {
		t.Errorf("between two countries runs a line of class %d", got)
	}
	if rings := w.outline(func(int32) bool { return true }); len(rings) != 1 {
		t.Errorf("two neighbours have %d outlines", len(rings))
	}
}

// However the file is broken, reading ends with an error or a world that can be drawn.
func FuzzRead(f *testing.F) {
	whole := square()
	f.Add(whole)
	for _, n := range []int{0, 3, 4, 5, 9, 30, len(whole) / 2, len(whole) - 1} {
		f.Add(whole[:n])
	}
	for i := 4; i < len(whole); i += 7 {
		broken := slices.Clone(whole)
		broken[i] = 0xff
		f.Add(broken)
	}
	f.Add(append([]byte("LBM1"), 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > 1<<12 {
			return
		}
		w, err := read(raw)
		if err != nil {
			return
		}
		w.mend()
		w.measure()
		w.gazetteer.index(w)
		w.outline(func(int32) bool { return true })
	})
}
