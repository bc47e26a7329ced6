//go:build !nogui

package talk

import (
	"image"
	"testing"

	"lectern/app/draw"
	"lectern/app/draw/raster"
)

func TestAPhotographIsDecodedOnceForBothHalvesOfASlide(t *testing.T) {
	decoded := 0
	photograph := &draw.Stored{Size: image.Pt(8, 8), Decode: func() (image.Image, error) {
		decoded++
		return image.NewRGBA(image.Rect(0, 0, 8, 8)), nil
	}}
	var slide decoding
	slide.Image(photograph, draw.Rect{W: 8, H: 8})
	raster.NewHalves().Show(&slide.Recording, image.NewRGBA(image.Rect(0, 0, 8, 8)), 1)
	if decoded != 1 {
		t.Errorf("it is decoded %d times", decoded)
	}
}
