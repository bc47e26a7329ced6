package raster_test

import (
	"image"
	"testing"

	"lectern/app/draw"
	"lectern/app/draw/raster"
)

// A slide that was drawn ahead is shown on a wall of 1920 by 1080 pixels, as an image like others and as a solid one.
func BenchmarkSlideOnWall(b *testing.B) {
	wall, c := raster.NewImage(1920, 1080, 1, draw.Light.Page)
	slide, _ := raster.NewImage(1920, 1080, 1, draw.Light.Page)
	c.Target(wall, 1, draw.Point{})
	for name, img := range map[string]image.Image{"image": slide, "solid": draw.Solid{RGBA: slide}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				c.Image(img, draw.Rect{W: 1920, H: 1080})
			}
		})
	}
}
