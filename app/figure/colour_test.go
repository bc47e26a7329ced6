package figure

import (
	"fmt"
	"image"
	"math"
	"slices"
	"strings"
	"testing"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/incident"
)

func tactic(name string, change ...func(*incident.Incident)) func(*incident.Incident) {
	return func(x *incident.Incident) {
		x.Tactic = name
		for _, f := range change {
			f(x)
		}
	}
}

// coloured draws a map of incidents that is coloured by their tactics.
func coloured(t *testing.T, rows ...func(*incident.Incident)) (*Map, *listener) {
	t.Helper()
	tb := table(t, rows...)
	m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
	if err := m.ColourBy("tactic"); err != nil {
		t.Fatal(err)
	}
	m.View = atlas.Fit(m.Base().Projection(), region, 900, 600)
	return m, drawn(t, m.Draw, draw.Rect{W: 900, H: 600})
}

func TestSymbolsAreColouredByTheirMostFrequentValues(t *testing.T) {
	var rows []func(*incident.Incident)
	for i := range mostKinds + 2 {
		for range mostKinds + 3 - i { // the first is the most frequent
			lat, lon := 26+float64(i)*1.5, 60+float64(i)*2
			rows = append(rows, tactic(fmt.Sprintf("tactic %d", i), placedAt(lat, lon, incident.Exactly(3))))
		}
	}
	rows = append(rows, tactic("", placedAt(24, 78, incident.Exactly(3))))
	m, l := coloured(t, rows...)
	for i, want := range draw.Light.Kinds {
		if !slices.Contains(l.words, fmt.Sprintf("tactic %d", i)) || !slices.Contains(l.inks, want) {
			t.Errorf("value %d is not among the colours", i)
		}
	}
	for _, words := range []string{"other", "not stated"} {
		if !slices.Contains(l.words, words) {
			t.Errorf("the legend lacks %q: %q", words, l.words)
		}
	}
	if slices.Contains(l.words, "tactic 7") || slices.Contains(l.words, "claimed") || slices.Contains(l.inks, draw.Light.Killed) {
		t.Error("a value beyond the palette, an attribution or its colour is shown")
	}
	if got := m.KindWords(); !strings.HasPrefix(got, "Symbols coloured by tactic: tactic 0 10; tactic 1 9; ") || !strings.HasSuffix(got, "; other 5; not stated 1.") {
		t.Errorf("described as %q", got)
	}
}

func TestASymbolOfSeveralKindsHasASliceForEach(t *testing.T) {
	m, l := coloured(t, tactic("bombing", placedAt(34.5, 69.2, incident.Exactly(30))), tactic("raid", placedAt(34.5, 69.2, incident.Exactly(30))), tactic("raid", placedAt(34.5, 69.2, incident.Exactly(30))))
	if n := len(m.Clusters().Symbols); n != 1 {
		t.Fatalf("%d symbols", n)
	}
	if got := m.Clusters().Symbols[0].Kinds; got[0] != 2 || got[1] != 1 {
		t.Errorf("of kinds %v", got)
	}
	for _, kind := range draw.Light.Kinds[:2] {
		if !slices.Contains(l.inks, kind) {
			t.Error("a slice is missing")
		}
	}
	if !slices.Contains(l.words, "of several") {
		t.Errorf("the legend doesn't explain slices: %q", l.words)
	}
	if err := m.ColourBy("tactics"); err == nil {
		t.Error("a field that there isn't colours symbols")
	}
}

// In grey, kinds are told apart by their shapes: each covers as much as a disc of its size, and no two the same.
func TestShapesOfKindsAreToldApartInGrey(t *testing.T) {
	const size, r = 200, 50
	ink := draw.Light.Ink
	var all []*image.RGBA
	for kind := range mostKinds {
		img, c := raster.NewImage(size, size, 1, draw.Light.Page)
		k := pen{c: c, p: &draw.Light}
		k.kindPath(kind, size/2, size/2, r)
		c.Fill(&k.path, ink)
		covered := 0
		for i := 0; i < len(img.Pix); i += 4 {
			if img.Pix[i] < 128 {
				covered++
			}
		}
		if want := math.Pi * r * r; math.Abs(float64(covered)-want) > 0.04*want {
			t.Errorf("the shape of kind %d covers %d pixels, a disc %.0f", kind, covered, want)
		}
		for other, before := range all {
			differ := 0
			for i := 0; i < len(img.Pix); i += 4 {
				if (img.Pix[i] < 128) != (before.Pix[i] < 128) {
					differ++
				}
			}
			if differ < covered/7 {
				t.Errorf("the shapes of kinds %d and %d differ in %d of %d pixels", other, kind, differ, covered)
			}
		}
		all = append(all, img)
	}
}
