package atlas

import (
	"math/rand/v2"
	"testing"

	"lectern/app/draw"
)

func TestTakenAreasAreFoundWhereverTheyLie(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	area := func() draw.Rect {
		side := func(of float32) (at, size float32) {
			return (r.Float32()*1.6 - 0.3) * of, r.Float32() * r.Float32() * of / 3
		}
		x, w := side(900)
		y, h := side(500)
		return draw.Rect{X: x, Y: y, W: w, H: h}
	}
	var all taken
	for range 30 {
		all.reset(900, 500)
		var areas []draw.Rect
		for range 25 {
			areas = append(areas, area())
			all.add(areas[len(areas)-1])
			one := area()
			if got, want := all.overlaps(one), overlapsAny(areas, one); got != want {
				t.Fatalf("%v among %v: %v", one, areas, got)
			}
		}
	}
}
