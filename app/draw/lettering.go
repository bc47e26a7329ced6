package draw

import (
	"image"
	"strings"
)

// Lettering is a canvas that keeps the words drawn on it, and where they stand, so that readers can seek them. What else is
// drawn is lost.
type Lettering struct {
	words []lettered
	all   strings.Builder
}

var _ Canvas = (*Lettering)(nil)

// lettered is a word in its place.
type lettered struct {
	*Word
	from       int // where it begins among all the words
	x, y, size float32
}

// Words returns the words, each on a line.
func (l *Lettering) Words() string { return l.all.String() }

// Marks calls mark for each rectangle behind some bytes of the words, when the drawing is shown with its corner in that of
// at.
func (l *Lettering) Marks(from, to int, at Rect, mark func(Rect)) {
	for _, w := range l.words {
		first, end := max(from-w.from, 0), min(to-w.from, len(w.Text))
		if first >= end {
			continue
		}
		a, b := w.Caret(first), w.Caret(end)
		mark(Rect{
			X: at.X + w.x + float32(min(a, b)*w.size), Y: at.Y + w.y - float32(0.9*w.size),
			W: float32(max(a-b, b-a) * w.size), H: 1.2 * w.size,
		})
	}
}

func (l *Lettering) Text(w *Word, x, y, size float32, _ Ink) {
	l.words = append(l.words, lettered{w, l.all.Len(), x, y, size})
	l.all.WriteString(w.Text)
	l.all.WriteByte('\n')
}

func (*Lettering) Fill(*Path, Ink)                                     {}
func (*Lettering) Stroke(*Path, Stroke, Ink)                           {}
func (*Lettering) Halo(*Word, float32, float32, float32, float32, Ink) {}
func (*Lettering) Image(image.Image, Rect)                             {}
func (*Lettering) Clip(Rect)                                           {}
func (*Lettering) Unclip()                                             {}
func (*Lettering) Begin(Tag)                                           {}
func (*Lettering) End()                                                {}
func (*Lettering) Link(Rect, Target)                                   {}
func (*Lettering) Anchor(string, Point)                                {}
