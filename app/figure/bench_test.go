package figure

import (
	"testing"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/briefs"
)

// A frame of the map of the shipped brief, 1280 by 800, as the window draws it while it is moved.
func BenchmarkMapFrame(b *testing.B) {
	folder, err := briefs.Open("islamic-state-khorasan")
	if err != nil {
		b.Fatal(err)
	}
	from, _ := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
	for _, c := range []struct {
		name   string
		extent atlas.Extent
	}{
		{"region", atlas.Extent{West: 58, South: 22, East: 80, North: 42}},
		{"world", atlas.Extent{West: -180, South: -60, East: 180, North: 85}},
	} {
		b.Run(c.name, func(b *testing.B) {
			projection := atlas.ForExtent(c.extent)
			m := NewMap(from.Incidents, from.Incidents.All(), projection, atlas.Options{Focus: []string{"AFG", "PAK"}}, Screen)
			m.Bare = true
			m.View = atlas.Fit(projection, c.extent, 1280, 800)
			_, canvas := raster.NewImage(1280, 800, 1, draw.Light.Sea)
			frame := draw.Rect{W: 1280, H: 800}
			step := float32(3) // to and fro, as the hand moves a map: what comes into view was seen before
			move := func(n int) {
				if n%16 == 8 {
					step = -step
				}
				m.View = m.View.Pan(step, step/3)
				m.Draw(canvas, frame, &draw.Light)
			}
			for n := range 32 {
				move(n)
			}
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				move(n)
			}
		})
	}
}
