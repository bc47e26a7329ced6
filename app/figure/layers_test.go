package figure

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/geometry"
	"lectern/app/incident"
)

// someLayers returns a layer of each look and kind of shape, in two colours.
func someLayers(t *testing.T) []*brief.Layer {
	t.Helper()
	area, err := geometry.NewArea([][]geometry.Point{{{Lon: 62, Lat: 30}, {Lon: 70, Lat: 30}, {Lon: 70, Lat: 36}, {Lon: 62, Lat: 36}}})
	if err != nil {
		t.Fatal(err)
	}
	areas := &geometry.Shapes{Areas: []geometry.Area{area}}
	lines := &geometry.Shapes{Lines: [][]geometry.Point{{{Lon: 60, Lat: 28}, {Lon: 78, Lat: 40}}}}
	points := &geometry.Shapes{Points: []geometry.Point{{Lon: 66, Lat: 33}}}
	day := time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC)
	return []*brief.Layer{
		{Name: "a", Title: "Filled areas", Date: day, Shapes: areas, Source: "x"},
		{Name: "b", Title: "Hatched areas", Date: day, Shapes: areas, Source: "x", Look: brief.Hatched, Colour: 1},
		{Name: "c", Title: "Outlined areas", Date: day, Shapes: areas, Source: "x", Look: brief.Outlined, Colour: 2},
		{Name: "d", Title: "Dashed lines", Date: day, Shapes: lines, Source: "x", Look: brief.Dashed, Colour: 3},
		{Name: "e", Title: "Points", Date: day, Shapes: points, Source: "x", Colour: 1},
	}
}

// A layer is drawn in its colour, is named with its day in the legend, and credited.
func TestLayersAreDrawnNamedAndCredited(t *testing.T) {
	tb := table(t, in("Kabul", incident.Exactly(150)))
	b := &brief.Brief{Incidents: tb, Sources: &brief.Sources{}}
	for _, l := range someLayers(t) {
		for _, strip := range []bool{false, true} {
			m := NewMap(tb, tb.None(), atlas.ForExtent(region), atlas.Options{}, Screen)
			m.ShowLayers(b, []*brief.Layer{l})
			m.Strip = strip
			m.View = atlas.Fit(m.Base().Projection(), region, 900, 600)
			got := drawn(t, m.Draw, draw.Rect{W: 900, H: 600 + m.StripHeight()})
			inks := map[draw.Ink]int{}
			for _, ink := range got.inks {
				inks[ink]++
			}
			if n := inks[layerInk(l, &draw.Light)]; n < 2 { // on the map, and in the legend
				t.Errorf("%s: its colour is used %d times", l.Title, n)
			}
			if filled := inks[layerFill(l, &draw.Light)] > 0; filled != (l.Look == brief.Filled && len(l.Shapes.Areas) > 0) {
				t.Errorf("%s: an area is filled: %v", l.Title, filled)
			}
			if !slices.Contains(got.words, l.Title+", 1 March 2024") || !strings.Contains(strings.Join(got.words, " "), l.Words()+": x.") {
				t.Errorf("%s: neither named nor credited: %q", l.Title, got.words)
			}
		}
	}
}

// On a slide long names of layers are broken to the width of the keys.
func TestKeysOfLayersKeepToTheirWidth(t *testing.T) {
	tb := table(t, in("Kabul", incident.Exactly(150)))
	m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Slide)
	l := someLayers(t)[0]
	l.Title = strings.Repeat("Held by nobody in particular ", 4)
	m.ShowLayers(&brief.Brief{Incidents: tb, Sources: &brief.Sources{}}, []*brief.Layer{l})
	m.View = atlas.Fit(m.Base().Projection(), region, 900, 600)
	drawn(t, m.Draw, draw.Rect{W: 900, H: 600})
	for _, width := range []float32{300, 500} {
		got := drawn(t, func(c draw.Canvas, _ draw.Rect, p *draw.Palette) { m.Keys(c, draw.Point{}, width, p) }, draw.Rect{})
		for _, a := range got.areas {
			if a.Right() > width+1 || a.Bottom() > m.KeysHeight(width)+1 {
				t.Errorf("%g wide: something reaches to %.0f, %.0f of %.0f", width, a.Right(), a.Bottom(), m.KeysHeight(width))
			}
		}
	}
}
