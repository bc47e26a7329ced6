package figure

import (
	"math"
	"testing"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/geometry"
	"lectern/app/incident"
)

func TestLinesAreClippedToADisc(t *testing.T) {
	var lines, got draw.Path
	lines.AddRect(draw.Rect{X: -5, Y: -5, W: 10, H: 10}) // within
	lines.AddLine(-50, 0, 50, 0)                         // through
	lines.AddLine(-50, 30, 50, 30)                       // beside
	lines.AddLine(0, 0, 0, 50)                           // out
	clipToDisc(&got, &lines, draw.Point{}, 20)
	if n := len(got.Points); n != 5+2+2 {
		t.Errorf("%d points are left: %v", n, got.Points)
	}
	length, last := 0.0, draw.Point{}
	for i, p := range got.Points {
		if r := p.Distance(draw.Point{}); r > 20.001 {
			t.Errorf("%v lies outside", p)
		}
		if got.Verbs[i] == draw.Line {
			length += float64(p.Distance(last))
		}
		last = p
	}
	if want := 40.0 + 40 + 20; math.Abs(length-want) > 0.01 {
		t.Errorf("%.2f of the lines are left, want %.2f", length, want)
	}
}

// strokes notes lines in the inks of layers in the order in which they are drawn among discs.
type strokes struct {
	draw.Recording
	inks []draw.Ink
}

func (s *strokes) Fill(_ *draw.Path, ink draw.Ink)                  { s.inks = append(s.inks, ink) }
func (s *strokes) Stroke(_ *draw.Path, _ draw.Stroke, ink draw.Ink) { s.inks = append(s.inks, ink) }

// A layer that lies wholly under a symbol is seen all the same; a small symbol isn't crossed.
func TestALayerUnderALargeSymbolIsSeen(t *testing.T) {
	area, err := geometry.NewArea([][]geometry.Point{{{Lon: 69.1, Lat: 34.4}, {Lon: 69.3, Lat: 34.4}, {Lon: 69.3, Lat: 34.6}, {Lon: 69.1, Lat: 34.6}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, shapes := range []*geometry.Shapes{
		{Areas: []geometry.Area{area}},
		{Lines: [][]geometry.Point{{{Lon: 69.1, Lat: 34.4}, {Lon: 69.3, Lat: 34.6}}}},
		{Points: []geometry.Point{{Lon: 69.2, Lat: 34.5}}},
	} {
		l := &brief.Layer{Name: "a", Title: "Held", Shapes: shapes, Source: "x", Colour: 1}
		for _, c := range []struct {
			killed int32
			colour string
			seen   bool
		}{{400, "", true}, {400, "tactic", true}, {5, "", false}} {
			tb := table(t, func(x *incident.Incident) {
				x.Lat, x.Lon, x.Killed, x.Tactic = 34.5, 69.2, incident.Exactly(c.killed), "bombing"
			})
			m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
			if err := m.ColourBy(c.colour); err != nil {
				t.Fatal(err)
			}
			m.Bare, m.Unnamed = true, true
			m.ShowLayers(&brief.Brief{Incidents: tb, Sources: &brief.Sources{}}, []*brief.Layer{l})
			m.View = atlas.Fit(m.Base().Projection(), region, 900, 600)
			s := &strokes{}
			m.Cluster()
			m.Above(s, &draw.Light)
			seen := false
			for _, ink := range s.inks {
				seen = seen || ink == layerInk(l, &draw.Light)
			}
			if seen != c.seen {
				t.Errorf("%d killed, coloured by %q: over the symbol the layer is seen: %v", c.killed, c.colour, seen)
			}
		}
	}
}
