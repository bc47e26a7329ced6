package figure

import (
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// MarkSize returns the width and height of what Mark draws.
func MarkSize(shaper *typeset.Shaper, mark brief.Marking, size float32) draw.Point {
	words := mark.String()
	if words == "" {
		return draw.Point{}
	}
	return draw.Point{X: float32(shaper.Word(typeset.Standard().SansHeavy, words, false).Width*size) + float32(size*1.2), Y: size * 1.5}
}

// Mark draws a handling mark in its official colours, its top right corner at a point, and returns its width:
// 0 for no mark.
func Mark(c draw.Canvas, shaper *typeset.Shaper, mark brief.Marking, at draw.Point, size float32) float32 {
	box := MarkSize(shaper, mark, size)
	if box.X == 0 {
		return 0
	}
	words := mark.String()
	var background draw.Path
	background.AddRect(draw.Rect{X: at.X - box.X, Y: at.Y, W: box.X, H: box.Y})
	c.Fill(&background, draw.MarkBackground)
	c.Text(shaper.Word(typeset.Standard().SansHeavy, words, false), at.X-box.X+float32(size*0.6), at.Y+float32(size*1.1), size, draw.Mark[words])
	return box.X
}

// windowMarkSize is the type size of a mark in a window, in logical pixels.
const windowMarkSize = 13

// WindowMark draws a handling mark in a window, its top right corner at a point, and returns its
// left edge. On dark windows the black box gets an outline.
func WindowMark(c draw.Canvas, shaper *typeset.Shaper, mark brief.Marking, at draw.Point, p *draw.Palette) float32 {
	w := Mark(c, shaper, mark, at, windowMarkSize)
	if w > 0 && p.Dark {
		var box draw.Path
		box.AddRect(draw.Rect{X: at.X - w, Y: at.Y, W: w, H: windowMarkSize * 1.5}.Inset(-0.5))
		c.Stroke(&box, draw.Stroke{Width: 1}, p.Edge)
	}
	return at.X - w
}
