package atlas

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/atlas/lbm"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/golden"
)

var pictures = flag.String("pictures", "", "folder to draw the maps of disputed regions into, to be looked at")

// disputedRegions are regions whose boundaries or names are disputed, some at two scales, with the towns whose
// names matter there.
var disputedRegions = []struct {
	name   string
	extent Extent
	towns  []string
}{
	{"palestine", Extent{33, 29, 38, 35}, []string{"Nablus", "Ramallah", "Gaza", "Hebron", "Ariel", "Modiin Ilit"}},
	{"palestine-near", Extent{34, 31.2, 36, 32.8}, []string{"Nablus", "Ramallah", "Gaza", "Hebron", "Ariel", "Modiin Ilit"}},
	{"golan", Extent{35, 32.4, 37, 34}, []string{"Al Qunaytirah"}},
	{"kashmir", Extent{70, 30, 82, 38}, []string{"Srinagar", "Muzaffarabad"}},
	{"arunachal", Extent{86, 24, 99, 31}, []string{"Itanagar"}},
	{"ukraine", Extent{30, 43.5, 42, 51}, []string{"Donetsk", "Simferopol"}},
	{"western-sahara", Extent{-18, 20, -6, 30}, []string{"Laayoune"}},
	{"cyprus", Extent{31.5, 34, 35.5, 36.5}, []string{"Kyrenia"}},
	{"cyprus-far", Extent{24, 30, 42, 42}, nil},
	{"china-seas", Extent{98, 3, 140, 42}, nil},
	{"taiwan", Extent{116, 20, 124, 27}, nil},
	{"hong-kong", Extent{112.5, 21.5, 115.5, 23.5}, []string{"Hong Kong", "Macao"}},
	{"sudans", Extent{22, 3, 40, 19}, nil},
	{"abyei", Extent{26, 8, 31, 11.5}, nil},
	{"guianas", Extent{-64, 0, -50, 10}, []string{"Cayenne"}},
	{"south-america", Extent{-82, -20, -34, 13}, nil},
	{"caucasus", Extent{38, 38, 50, 45}, []string{"Sokhumi"}},
	{"somaliland", Extent{40, -2, 52, 13}, nil},
	{"kosovo", Extent{18, 40, 24, 45}, nil},
}

// namesByInk keeps the names that were drawn, by their colour.
type namesByInk struct {
	draw.Canvas
	of map[draw.Ink][]string
}

func (n *namesByInk) Text(w *draw.Word, x, y, size float32, ink draw.Ink) {
	n.of[ink] = append(n.of[ink], w.Text)
	n.Canvas.Text(w, x, y, size, ink)
}

// Each region's names of countries and of what is disputed, its capitals and its kinds of boundaries are as they
// were looked at and found right; -update writes them anew, and -pictures draws what to look at.
func TestDisputedRegionsShowWhatWasDecided(t *testing.T) {
	const w, h = 1280, 800
	world := Load()
	disputed := map[string]bool{}
	for _, f := range world.Faces {
		if f.Naming != [lbm.Policies]lbm.Naming{} {
			disputed[f.Name] = true
		}
	}
	capital := map[string]bool{}
	for i := range world.towns() {
		if t := &world.towns()[i]; t.Capital >= lbm.ContestedCapital {
			capital[t.Name] = true
		}
	}
	var got strings.Builder
	for _, region := range disputedRegions {
		e := region.extent
		fmt.Fprintf(&got, "%s %g,%g,%g,%g\n", region.name, e.West, e.South, e.East, e.North)
		for _, by := range []Boundaries{UN, DeFacto} {
			proj := ForExtent(e)
			m := NewMap(proj, Options{Boundaries: by})
			v := Fit(proj, e, w, h)
			names := &namesByInk{&draw.Recording{}, map[draw.Ink][]string{}}
			m.Labels(names, v, &draw.Light, nil, nil)
			policy := []string{"un", "de-facto"}[by]
			if *pictures != "" {
				img, canvas := raster.NewImage(w, h, 1, draw.Light.Sea)
				m.Base(canvas, v, &draw.Light)
				m.Labels(canvas, v, &draw.Light, nil, nil)
				save(t, filepath.Join(*pictures, region.name+"-"+policy+".png"), img)
			}
			list := func(what string, all []string, which func(string) bool) {
				chosen := slices.DeleteFunc(slices.Clone(all), func(name string) bool { return !which(name) })
				slices.Sort(chosen)
				if chosen = slices.Compact(chosen); len(chosen) > 0 {
					fmt.Fprintf(&got, "    %s: %s\n", what, strings.Join(chosen, ", "))
				}
			}
			fmt.Fprintf(&got, "  %s\n", policy)
			list("countries", names.of[draw.Light.Country], func(string) bool { return true })
			list("provinces", names.of[draw.Light.Admin], func(name string) bool { return disputed[name] })
			towns := names.of[draw.Light.Town]
			list("towns", towns, func(name string) bool { return capital[name] || slices.Contains(region.towns, name) })
			for k, shown := range m.Lines(v) {
				if shown {
					fmt.Fprintf(&got, "    line: %s\n", LineKind(k))
				}
			}
		}
	}
	const file = "testdata/disputed.txt"
	if golden.Updating() {
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("the maps show other than %s, -want +got:\n%s", file, diff)
	}
}

// By the resolutions a name in capitals is that of a member or an observer of the United Nations.
func TestStatesAreMembersAndObservers(t *testing.T) {
	const members, observers = 193, 2
	n := 0
	for _, c := range Load().Countries {
		if c.Naming[UN] == lbm.Plain {
			n++
		}
	}
	if n != members+observers {
		t.Errorf("%d countries are named as states, want %d", n, members+observers)
	}
}

// Wherever a country is named, it isn't where another claims to be.
func TestNoStatesNameStandsOnWhatIsApart(t *testing.T) {
	w := Load()
	for _, c := range w.Countries {
		for p := range lbm.Policies {
			if c.Naming[p] == lbm.Unnamed {
				continue
			}
			f := w.faceAt(float64(c.Lon[p]), float64(c.Lat[p]))
			if f != nil && f.Naming[p] != lbm.Plain && c.Code != "CYN" && c.Code != "SOL" {
				t.Errorf("by policy %d %s is named on %s", p, c.Name, f.Name)
			}
		}
	}
}
