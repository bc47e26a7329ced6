package typeset

import (
	"unicode/utf8"

	"lectern/app/draw"
)

// hangs holds how far punctuation at a line's end stands in the margin, in parts of its width. Within the
// measure, its little ink makes the edge look dented.
var hangs = map[rune]float32{
	'-': 0.6, '\u2010': 0.6, '.': 0.7, ',': 0.7, '\u2019': 0.7, '\u201d': 0.6, ':': 0.4, ';': 0.4, '\u2013': 0.3, '!': 0.2, '?': 0.2,
	'\u2018': 0.7, '\u201c': 0.6, '\u201e': 0.6, '\u00bb': 0.3, '\u00ab': 0.3, '(': 0.1, ')': 0.1,
}

// hanging returns how far a word hangs out at the left and right end of a line.
func hanging(w *draw.Word, size float32) (left, right float32) {
	first, n := utf8.DecodeRuneInString(w.Text)
	left = float32(w.Caret(n) * size * hangs[first])
	last, m := utf8.DecodeLastRuneInString(w.Text)
	right = float32((w.Width - w.Caret(len(w.Text)-m)) * size * hangs[last])
	return left, right
}
