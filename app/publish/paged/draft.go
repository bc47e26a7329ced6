package paged

import (
	"lectern/app/draw"
	"lectern/app/publish/output"
	"lectern/app/typeset"
)

// draftSize is the type size of DraftWord, the same as that of handling marks.
const draftSize = 12

// draftMark draws DraftWord with its left end on a baseline and returns the width that it takes, or 0 if the
// file is no draft.
func draftMark(opt *output.Options, c draw.Canvas, shaper *typeset.Shaper, x, y float32, p *draw.Palette) float32 {
	if !opt.IsDraft() {
		return 0
	}
	w := shaper.Word(typeset.Standard().SansHeavy, output.DraftWord, false)
	c.Text(w, x, y, draftSize, p.Caution)
	return float32((w.Width + 0.8) * draftSize)
}
