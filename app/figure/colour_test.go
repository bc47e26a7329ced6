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

// grey returns how light an ink is printed in grey, from 0 to 1.
func grey(i draw.Ink) float64 {
	return (0.2126*float64(i.R) + 0.7152*float64(i.G) + 0.0722*float64(i.B)) / 255
}

// The pixels of an area are counted in grey: two parts are alike where they have the same share of light and dark ones.
func TestPartsOfAStackAreToldApartInGrey(t *testing.T) {
	const size, least = 24, 0.055 // of the mean, or of how the pixels spread about it
	tb := table(t, func(x *incident.Incident) { x.Killed = incident.Exactly(3) })
	for name, p := range map[string]*draw.Palette{"light": &draw.Light, "dark": &draw.Dark, "paper": &draw.Paper, "sepia": &draw.Sepia, "contrast": &draw.Contrast} {
		for _, a := range []incident.Amount{incident.Killed, incident.Incidents} {
			tl := NewTimeline(tb, tb.All(), tb.All(), 0, Screen)
			tl.Amount = a
			var means, spreads []float64
			for part := range incident.MaxParts + 1 {
				img, c := raster.NewImage(size, size, 1, p.Page)
				tl.DrawPart(c, part, draw.Rect{W: size, H: size}, p)
				sum, squares := 0.0, 0.0
				for i := 0; i < len(img.Pix); i += 4 {
					v := grey(draw.Ink{R: img.Pix[i], G: img.Pix[i+1], B: img.Pix[i+2]})
					sum, squares = sum+v, squares+v*v
				}
				n := float64(len(img.Pix) / 4)
				means, spreads = append(means, sum/n), append(spreads, math.Sqrt(max(0, squares/n-sum*sum/n/n)))
				for other := range part {
					if math.Abs(means[part]-means[other]) < least && math.Abs(spreads[part]-spreads[other]) < least {
						t.Errorf("%s, %s: parts %d and %d are alike: %.3f and %.3f, spread by %.3f and %.3f", name, a.Many, other, part, means[other], means[part], spreads[other], spreads[part])
					}
				}
			}
		}
	}
}

// Slices are told apart by the line about them, and each by its lightness or by the shape in it.
func TestSlicesAreToldApartInGrey(t *testing.T) {
	const size, r, least, fewest = 120, 50, 0.15, 40
	for name, p := range map[string]*draw.Palette{"light": &draw.Light, "dark": &draw.Dark, "sepia": &draw.Sepia, "contrast": &draw.Contrast} {
		var all []*image.RGBA
		for kind := range mostKinds + 2 {
			if kind < mostKinds && math.Abs(grey(kindInk(kind, p))-grey(p.Rim)) < least {
				t.Errorf("%s: the line about a slice of kind %d can't be seen", name, kind)
			}
			img, c := raster.NewImage(size, size, 1, p.Land)
			k := pen{c: c, p: p}
			s := Symbol{At: draw.Point{X: size / 2, Y: size / 2}, R: r}
			s.Kinds[kind] = 1
			k.slices(&s, 1)
			for other, before := range all {
				differ := 0
				for i := 0; i < len(img.Pix); i += 4 {
					at := func(m *image.RGBA) float64 { return grey(draw.Ink{R: m.Pix[i], G: m.Pix[i+1], B: m.Pix[i+2]}) }
					if math.Abs(at(img)-at(before)) > least {
						differ++
					}
				}
				if differ < fewest {
					t.Errorf("%s: slices of kinds %d and %d differ in %d pixels", name, other, kind, differ)
				}
			}
			all = append(all, img)
		}
	}
	for _, c := range []struct {
		r    float32
		turn float64
		seen bool
	}{{20, math.Pi, true}, {20, math.Pi / 2, true}, {8, math.Pi / 8, false}} {
		if got := sliceRoom(c.r, c.turn) >= 2; got != c.seen {
			t.Errorf("a slice of %g in a disc of %g has room for a shape: %v", c.turn, c.r, got)
		}
	}
}
