package raster

import (
	"math"

	lectern "lectern/app/draw"
)

var _ lectern.Hatching = (*Canvas)(nil)

// hatching is what Canvas.hatch was found for.
type hatching struct {
	gap, width, shift float32
	pixels            int
}

// Hatch takes no longer than Fill does, however many lines there are.
func (c *Canvas) Hatch(p *lectern.Path, gap, width float32, ink lectern.Ink) {
	if c.misses(p, 0) {
		return
	}
	c.setHatch(gap*c.scale, width*c.scale)
	c.cover(p)
	c.shape.paint(c.dst, c.clip, ink, c.hatch)
}

// setHatch finds how much lines at 45 degrees cover of a pixel, whose coordinates add up to i, in hatch[i]. The lines are
// gap apart and width thick, in pixels, and one goes through the origin of the drawing.
func (c *Canvas) setHatch(gap, width float32) {
	gap = max(gap, 1) // closer ones aren't seen apart
	of := hatching{gap, width, c.shift.X + c.shift.Y, c.dst.Rect.Dx() + c.dst.Rect.Dy()}
	if c.hatched == of {
		return
	}
	c.hatched, c.hatch = of, c.hatch[:0]
	for i := range of.pixels {
		away := (float64(i) + 1 - float64(of.shift)) / math.Sqrt2 // from the line through the origin
		away = math.Remainder(away, float64(gap))
		covered := 0.0
		for line := -1.0; line <= 1; line++ {
			middle := away + line*float64(gap)
			covered += pixelBelow(middle+float64(width)/2) - pixelBelow(middle-float64(width)/2)
		}
		c.hatch = append(c.hatch, uint8(min(covered, 1)*255+0.5))
	}
}

// pixelBelow returns how much of a pixel lies below a line at 45 degrees, at a distance from the pixel's middle.
func pixelBelow(distance float64) float64 {
	const corner = math.Sqrt2 / 2 // the distance at which the line only touches it
	switch {
	case distance <= -corner:
		return 0
	case distance >= corner:
		return 1
	case distance < 0:
		return (distance + corner) * (distance + corner)
	}
	return 1 - (corner-distance)*(corner-distance)
}
