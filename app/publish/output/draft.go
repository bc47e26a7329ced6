package output

import (
	"lectern/app/draw"
	"lectern/app/typeset"
)

// DraftWord is written on every page of a draft.
const DraftWord = "DRAFT"

// draftSize is the type size of DraftWord in points, the same as that of handling marks.
const draftSize = 12

// DraftMark draws DraftWord with its left end on a baseline, on a canvas with a number of units to a point. It
// returns the width that the word takes, or 0 if the file is no draft.
func (o *Options) DraftMark(c draw.Canvas, shaper *typeset.Shaper, at draw.Point, units float32, p *draw.Palette) float32 {
	if !o.IsDraft() {
		return 0
	}
	w := shaper.Word(typeset.Standard().SansHeavy, DraftWord, false)
	size := units * draftSize
	c.Text(w, at.X, at.Y, size, p.Caution)
	return float32((w.Width + 0.8) * size)
}
