package figure

import (
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// Mark draws a handling mark in its official colours, its top right corner at a point. Where the
// brief has none, none is drawn.
func Mark(c draw.Canvas, shaper *typeset.Shaper, mark brief.Marking, at draw.Point, size float32) float32 {
	words := mark.String()
	if words == "" {
		return 0
	}
	w := shaper.Word(typeset.Standard().SansHeavy, words, false)
	width := float32(w.Width*size) + float32(size*1.2)
	var box draw.Path
	box.AddRect(draw.Rect{X: at.X - width, Y: at.Y, W: width, H: size * 1.5})
	c.Fill(&box, draw.MarkGround)
	c.Text(w, at.X-width+float32(size*0.6), at.Y+float32(size*1.1), size, draw.Mark[words])
	return width
}
