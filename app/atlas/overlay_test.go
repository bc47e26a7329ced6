package atlas

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/geometry"
)

// What lies in an area of a layer is filled on every map, and nothing else: over the date line, at a pole, from afar, crossing
// itself.
func TestAreasOfLayersAreFilledWhereTheyAre(t *testing.T) {
	areas := map[string][][]geometry.Point{
		"over the date line":     {{{Lon: 160, Lat: -25}, {Lon: -160, Lat: -25}, {Lon: -150, Lat: 10}, {Lon: 165, Lat: 15}}},
		"a bow with a long edge": {{{Lon: 20, Lat: -40}, {Lon: 120, Lat: 40}, {Lon: 120, Lat: -40}, {Lon: 20, Lat: 40}}},
		"with a hole":            {{{Lon: 50, Lat: 20}, {Lon: 90, Lat: 20}, {Lon: 90, Lat: 45}, {Lon: 50, Lat: 45}}, {{Lon: 65, Lat: 28}, {Lon: 75, Lat: 28}, {Lon: 75, Lat: 38}, {Lon: 65, Lat: 38}}},
		"the Antarctic":          {{{Lon: -180, Lat: -66}, {Lon: 180, Lat: -66}, {Lon: 180, Lat: -90}, {Lon: -180, Lat: -90}}},
		"the southern half":      {{{Lon: -180, Lat: 0}, {Lon: 180, Lat: 0}, {Lon: 180, Lat: -90}, {Lon: -180, Lat: -90}}},
		"across Africa":          {{{Lon: -15, Lat: 5}, {Lon: 48, Lat: 5}, {Lon: 48, Lat: 15}, {Lon: -15, Lat: 15}}},
	}
	seen := map[string]int{}
	for _, c := range views {
		m := NewMap(c.proj, Options{})
		v := Fit(c.proj, c.extent, mapW, mapH)
		for name, rings := range areas {
			area, err := geometry.NewArea(rings)
			if err != nil {
				t.Fatal(err)
			}
			region := geometry.NewRegion([]geometry.Area{area})
			img, canvas := raster.NewImage(mapW, mapH, 1, draw.Light.Page)
			var path draw.Path
			m.AddArea(&path, v, m.Overlay(&geometry.Shapes{Areas: []geometry.Area{area}}))
			canvas.Fill(&path, draw.Light.Ink)
			r := rand.New(rand.NewPCG(3, 4))
			for range 300 {
				x, y := 4+r.IntN(mapW-8), 4+r.IntN(mapH-8)
				got, plain := uniform(img, x, y)
				at := draw.Point{X: float32(x) + 0.5, Y: float32(y) + 0.5}
				lon, lat := c.proj.Inverse(v.ToPlane(at))
				if back := v.ToView(c.proj.Forward(lon, lat)); !plain || back.Distance(at) > 1 {
					continue // an edge, or off the globe
				}
				filled, want := got.R < 128, region.Contains(geometry.Point{Lon: lon, Lat: lat})
				if filled != want {
					t.Errorf("%s, %s: %.2f, %.2f is filled: %v", c.name, name, lon, lat, filled)
					break
				}
				seen[fmt.Sprint(name, want)]++
			}
		}
	}
	for name := range areas {
		if seen[name+"true"] < 50 || seen[name+"false"] < 50 {
			t.Errorf("%s: looked at %d places inside and %d outside", name, seen[name+"true"], seen[name+"false"])
		}
	}
}

// No line of a layer is drawn along the edge of the map, to which it is cut.
func TestLinesOverTheCutEndThere(t *testing.T) {
	line := geometry.Shapes{Lines: [][]geometry.Point{{{Lon: 170, Lat: 10}, {Lon: 190, Lat: 10}}}}
	for _, p := range []EqualEarth{{}, {Meridian: 180}} {
		m := NewMap(p, Options{})
		v := Fit(p, Extent{-180, -85, 180, 85}, 800, 400)
		if p.Meridian == 180 {
			v = Fit(p, Extent{0, -85, -0.5, 85}, 800, 400)
		}
		var path draw.Path
		m.AddEdges(&path, v, m.Overlay(&line))
		b := path.Bounds()
		if b.H > 3 {
			t.Errorf("%v: a line along a parallel is %.0f high", p, b.H)
		}
		if wide := b.W > 400; wide != (p.Meridian == 0) {
			t.Errorf("%v: the line is %.0f wide", p, b.W)
		}
	}
}
