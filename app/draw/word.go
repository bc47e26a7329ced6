package draw

import "iter"

// Glyph is a glyph in its word, in ems: X, Y from the word's left end on the baseline, y down.
type Glyph struct {
	Font    *Font
	ID      uint16
	At, Len uint16 // the bytes of the word that it shows; Len 0: shown by the glyph before
	X, Y    float32
	Advance float32
}

// Word is a shaped stretch of text of one face, in ems, so one shaping serves every size and medium.
// Glyphs are in visual order; of a line that mixes directions (typeset.Shaper.Line) they are in reading
// order. Words are shared and never changed.
type Word struct {
	Text   string
	Glyphs []Glyph
	Width  float32
	RTL    bool
	Hyphen bool // the last character is a hyphen that the line break put there
	Broken bool // the author has the line end behind it
}

// Clusters yields the glyphs that show the same bytes of the text together, in reading order. The first
// glyph of each has the bytes in At and Len.
func (w *Word) Clusters() iter.Seq[[]Glyph] {
	return func(yield func([]Glyph) bool) {
		for all := w.Glyphs; len(all) > 0; {
			var cluster []Glyph
			if w.RTL {
				from := len(all) - 1
				for from > 0 && all[from].Len == 0 {
					from--
				}
				cluster, all = all[from:], all[:from]
			} else {
				end := 1
				for end < len(all) && all[end].Len == 0 {
					end++
				}
				cluster, all = all[:end], all[end:]
			}
			if !yield(cluster) {
				return
			}
		}
	}
}

// Caret returns the x, in ems from the word's left end, of the boundary before byte at.
func (w *Word) Caret(at int) float32 {
	if len(w.Glyphs) == 0 && at > 0 { // a picture in the text has a width only
		return w.Width
	}
	var x float32
	for i := 0; i < len(w.Glyphs); {
		g := w.Glyphs[i]
		size, length := g.Advance, int(g.Len)
		for i++; i < len(w.Glyphs) && w.Glyphs[i].Len == 0; i++ {
			size += w.Glyphs[i].Advance
		}
		if d := at - int(g.At); length > 0 && d >= 0 && d <= length {
			part := size * float32(d) / float32(length) // inside a ligature: its share
			if w.RTL {
				return x + size - part
			}
			if d < length {
				return x + part
			}
		}
		x += size
	}
	if w.RTL {
		return 0
	}
	return x
}

// Outline appends the word's contours, placed as Canvas.Text would.
func (w *Word) Outline(p *Path, faces *Faces, x, y, size float32) {
	for _, g := range w.Glyphs {
		faces.Outline(g.Font, g.ID, p, x+float32(g.X*size), y+float32(g.Y*size), size)
	}
}
