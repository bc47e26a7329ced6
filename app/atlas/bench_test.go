package atlas

import (
	"testing"

	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/assets"
)

// From the embedded file to the index: what every start of the program pays.
func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := open(assets.World); err != nil {
			b.Fatal(err)
		}
	}
}

var scales = []struct {
	name   string
	extent Extent
}{
	{"world", Extent{-180, -60, 180, 85}},
	{"region", Extent{58, 22, 80, 42}},
	{"city", Extent{68.5, 34, 70, 35}},
}

// From the embedded file to a map's first frame at 1280 by 800, without labels.
func BenchmarkFirstFrame(b *testing.B) {
	for _, c := range scales {
		b.Run(c.name, func(b *testing.B) {
			proj := ForExtent(c.extent)
			v := Fit(proj, c.extent, 1280, 800)
			_, canvas := raster.NewImage(1280, 800, 1, draw.Light.Sea)
			b.ReportAllocs()
			for b.Loop() {
				w, err := open(assets.World)
				if err != nil {
					b.Fatal(err)
				}
				newMap(newPlane(w, proj), Options{}).Base(canvas, v, &draw.Light)
			}
		})
	}
}

// A frame at 1280 by 800 once the map is warm, on one thread.
func BenchmarkFrame(b *testing.B) {
	for _, c := range scales {
		proj := ForExtent(c.extent)
		m := NewMap(proj, Options{Focus: []string{"AFG", "PAK"}})
		v := Fit(proj, c.extent, 1280, 800)
		_, canvas := raster.NewImage(1280, 800, 1, draw.Light.Sea)
		b.Run(c.name+"/base", func(b *testing.B) {
			m.Base(canvas, v, &draw.Light)
			b.ReportAllocs()
			for b.Loop() {
				m.Base(canvas, v, &draw.Light)
			}
		})
		b.Run(c.name+"/labels", func(b *testing.B) {
			m.Labels(canvas, v, &draw.Light, nil, nil)
			b.ReportAllocs()
			for b.Loop() {
				m.Labels(canvas, v, &draw.Light, nil, nil)
			}
		})
	}
}
