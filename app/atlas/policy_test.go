package atlas

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lectern/app/atlas/lbm"
	"lectern/app/draw"
)

// faces are the provinces that policy.csv names with a list; a country's are those that it holds.
func (w *World) faces(list string) map[int32]bool {
	set := map[int32]bool{}
	for word := range strings.SplitSeq(list, ",") {
		for i, f := range w.Faces {
			if f.ISO == word || f.ID == word || word == "*" || w.Countries[f.Country[DeFacto]].Code == word {
				set[int32(i)] = true
			}
		}
	}
	return set
}

var classOf = map[string]lbm.Class{
	"border": lbm.Border, "claim": lbm.Claim, "disputed": lbm.Disputed, "indefinite": lbm.Indefinite, "control": lbm.Control, "none": lbm.Unseen,
}

var namingOf = map[string]lbm.Naming{"plain": lbm.Plain, "area": lbm.AsArea, "apart": lbm.Apart, "unnamed": lbm.Unnamed}

// Every row of the policy stands on the map.
func TestPolicyIsOnTheMap(t *testing.T) {
	w := Load()
	want := map[int][2]lbm.Class{} // of arcs
	claimed := map[[2]lbm.Class]bool{}
	for _, row := range table(t, "policy.csv") {
		place, kind, where, un, fact, ground := row[0], row[1], row[2], row[3], row[4], row[5]
		if ground == "" {
			t.Errorf("%s: no ground", place)
		}
		switch kind {
		case "area", "part":
			if kind == "part" {
				fields := strings.Split(where, "|")
				lon, lat, _ := strings.Cut(fields[2], ",")
				x, _ := strconv.ParseFloat(lon, 64)
				y, _ := strconv.ParseFloat(lat, 64)
				if f := w.faceAt(x, y); f == nil || f.ID != place {
					t.Errorf("%s: %s lies in %v", place, fields[2], f)
				}
				where = place
			}
			set := w.faces(where)
			if len(set) == 0 {
				t.Errorf("%s: there is no %s", place, where)
			}
			for i := range set {
				if got := [2]string{w.Countries[w.Faces[i].Country[UN]].Code, w.Countries[w.Faces[i].Country[DeFacto]].Code}; got != [2]string{un, fact} {
					t.Errorf("%s: %s belongs to %v", place, w.Faces[i].Name, got)
				}
			}
		case "border":
			one, other, _ := strings.Cut(where, "|")
			a, b := w.faces(one), w.faces(other)
			n := 0
			for i, l := range w.Lines {
				if l.Left >= 0 && l.Right >= 0 && (a[l.Left] && b[l.Right] || a[l.Right] && b[l.Left]) {
					want[i] = [2]lbm.Class{classOf[un], classOf[fact]}
					n++
				}
			}
			if n == 0 {
				t.Errorf("%s: no boundary runs between %s", place, where)
			}
		case "claim":
			if un != "none" || fact != "none" {
				claimed[[2]lbm.Class{classOf[un], classOf[fact]}] = true
			}
		case "capital":
			if !slices.ContainsFunc(w.towns(), func(t lbm.Town) bool { return t.Capital == lbm.ContestedCapital && t.Name == place }) {
				t.Errorf("%s is no contested capital", place)
			}
		case "settlement":
			if un != "last" || fact != "last" {
				t.Errorf("%s: %q and %q, not last", place, un, fact)
			}
		case "name":
			want := [lbm.Policies]lbm.Naming{namingOf[un], namingOf[fact]}
			for word := range strings.SplitSeq(where, ",") {
				if i := w.country(word); i >= 0 {
					if got := w.Countries[i].Naming; got != want {
						t.Errorf("%s: %s is named %v, want %v", place, word, got, want)
					}
					continue
				}
				for i := range w.faces(word) {
					if got := w.Faces[i].Naming; got != want {
						t.Errorf("%s: %s is named %v, want %v", place, w.Faces[i].Name, got, want)
					}
				}
			}
		case "none":
			if where+un+fact != "" {
				t.Errorf("%s: nothing is drawn, and yet there is %q", place, where+un+fact)
			}
		default:
			t.Errorf("%s: %q is no kind", place, kind)
		}
	}
	for i, classes := range want {
		l := w.Lines[i]
		if l.Class != classes {
			t.Errorf("the boundary between %s and %s is of the classes %v, want %v", w.Faces[l.Left].Name, w.Faces[l.Right].Name, l.Class, classes)
		}
	}
	for i, l := range w.Lines {
		if l.Left < 0 && l.Right < 0 && l.Class[UN] != lbm.Lake && l.Class[UN] != lbm.River && !claimed[l.Class] {
			t.Errorf("line %d of the classes %v has no ruling", i, l.Class)
		}
		if _, ruled := want[i]; !ruled && l.Left >= 0 && (slices.Contains(l.Class[:], lbm.Control) || slices.Contains(l.Class[:], lbm.Disputed) || slices.Contains(l.Class[:], lbm.Indefinite)) {
			t.Errorf("the boundary of %s is of the classes %v without a ruling", w.Faces[l.Left].Name, l.Class)
		}
	}
}

func TestPlacesBelongToCountriesByThePolicy(t *testing.T) {
	w := Load()
	for _, c := range []struct {
		place    string
		lon, lat float64
		un, fact string
	}{
		{"Simferopol", 34.1, 44.95, "UKR", "RUS"},
		{"Sevastopol", 33.55, 44.6, "UKR", "RUS"},
		{"Donetsk", 37.8, 48.0, "UKR", "UKR"},
		{"Majdal Shams", 35.77, 33.25, "SYR", "ISR"},
		{"Tiberias", 35.5, 32.79, "ISR", "ISR"},
		{"Laayoune", -13.19, 27.15, "ESH", "MAR"},
		{"south of Tan-Tan", -11.5, 28.0, "MAR", "MAR"},
		{"Smara", -11.67, 26.74, "ESH", "MAR"},
		{"Kyrenia", 33.3, 35.3, "CYP", "CYN"},
		{"Hargeisa", 44.06, 9.56, "SOM", "SOL"},
		{"Nablus", 35.25, 32.22, "PSE", "PSE"},
		{"Srinagar", 74.8, 34.08, "IND", "IND"},
		{"Gilgit", 74.3, 35.92, "PAK", "PAK"},
		{"Sukhumi", 41.02, 43.02, "GEO", "GEO"},
		{"Tiraspol", 29.6, 46.84, "MDA", "MDA"},
		{"Stepanakert", 46.75, 39.82, "AZE", "AZE"},
		{"Pristina", 21.17, 42.67, "XKX", "XKX"},
		{"Taipei", 121.5, 25.05, "TWN", "TWN"},
		{"Mamoudzou", 45.2, -12.8, "COM", "FRA"},
	} {
		f := w.faceAt(c.lon, c.lat)
		if f == nil {
			t.Errorf("%s is in no province", c.place)
			continue
		}
		if got := w.Countries[f.Country[UN]].Code; got != c.un {
			t.Errorf("%s belongs to %s, want %s", c.place, got, c.un)
		}
		if got := w.Countries[f.Country[DeFacto]].Code; got != c.fact {
			t.Errorf("%s is held by %s, want %s", c.place, got, c.fact)
		}
	}
}

// A country that is lit takes with it what the policy gives it.
func TestFocusFollowsThePolicy(t *testing.T) {
	crimea := [2]float64{34.1, 45.2}
	for _, c := range []struct {
		focus string
		by    Boundaries
		want  bool
	}{{"UKR", UN, true}, {"UKR", DeFacto, false}, {"RUS", UN, false}, {"RUS", DeFacto, true}} {
		m := NewMap(NewAzimuthal(34, 45), Options{Focus: []string{c.focus}, Boundaries: c.by})
		if got := m.world.contains(m.focus, crimea[0], crimea[1]); got != c.want {
			t.Errorf("%s lit by policy %d: Crimea is %t", c.focus, c.by, got)
		}
	}
}

// A legend explains the lines that the view shows, and no others.
func TestLegendKnowsTheLinesInView(t *testing.T) {
	for _, c := range []struct {
		name   string
		extent Extent
		want   [LineKinds]bool
	}{
		{"Kashmir", Extent{71, 31, 82, 38}, [LineKinds]bool{true, true, true, true}},
		{"France", Extent{-2, 44, 6, 49}, [LineKinds]bool{}},
		{"Crimea", Extent{32, 43.5, 37, 47}, [LineKinds]bool{DisputedLine: true}},
		{"Korea", Extent{124, 34, 131, 42}, [LineKinds]bool{ControlLine: true}},
		{"northern South America", Extent{-76, -8, -48, 13}, [LineKinds]bool{ClaimLine: true}},
		{"the open sea", Extent{-40, 20, -30, 28}, [LineKinds]bool{}},
	} {
		p := ForExtent(c.extent)
		if got := NewMap(p, Options{}).Lines(Fit(p, c.extent, 900, 640)); got != c.want {
			t.Errorf("%s shows %v, want %v", c.name, got, c.want)
		}
	}
	wide := Extent{-180, -60, 180, 85} // too small a scale for claims
	p := ForExtent(wide)
	if NewMap(p, Options{}).Lines(Fit(p, wide, 900, 640))[ClaimLine] {
		t.Error("claims are shown at a small scale")
	}
}

// The words on boundaries in fact name all that is drawn otherwise than by the resolutions.
func TestWordsOnBoundariesInFactAreExact(t *testing.T) {
	calledOtherwise := map[string]string{"Saguia el-Hamra": "Western Sahara", "Smara": "Western Sahara"}
	named := 0
	for _, row := range table(t, "policy.csv") {
		if place, kind, un, fact := row[0], row[1], row[3], row[4]; (kind == "area" || kind == "part") && un != fact {
			named++
			if !strings.Contains(PolicyNote(DeFacto), cmp.Or(calledOtherwise[place], place)) {
				t.Errorf("%s is drawn with %s, and nothing says so", place, fact)
			}
		}
	}
	if named < 8 {
		t.Errorf("only %d areas are drawn otherwise", named)
	}
}

func TestCreditsNameSourcesAndPolicy(t *testing.T) {
	for _, by := range []Boundaries{UN, DeFacto} {
		m := NewMap(EqualEarth{}, Options{Boundaries: by})
		for _, width := range []float32{1000, 768, 300, 120, 1} {
			lines := m.credits(12, width)
			if got, want := strings.Join(lines, " "), Credit()+" "+policies[by]; got != want {
				t.Errorf("%g wide: %q, want %q", width, got, want)
			}
			area := m.CreditArea(draw.Point{X: 16, Y: 600}, 12, width)
			if width >= 120 && area.W > width || area.Bottom() != 600 {
				t.Errorf("%g wide: the credits take %v", width, area)
			}
			if width >= 768 && len(lines) > 1 {
				t.Errorf("on a map 800 wide the credits take %d lines", len(lines))
			}
		}
	}
	if fmt.Sprint(DisputedLine, ClaimLine) != "disputed boundary claimed boundary" {
		t.Error("kinds of lines have no words")
	}
}
