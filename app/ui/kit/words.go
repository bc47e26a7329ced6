//go:build !nogui

package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
)

// Words is a surface with a text in small type, of several lines, in line with the options of a Choice.
type Words struct {
	*Surface
	text  string
	grows bool
}

const wordsLine = 19 // units from line to line

// NewWords returns an empty text with room for a number of lines of a width in units; with room for none, it grows with its
// text.
func NewWords(w *Window, width float32, lines int) *Words {
	t := &Words{}
	t.Surface = NewSurface(w, fyne.NewSize(width, wordsLine*float32(lines)), t.paint)
	t.grows = lines == 0
	return t
}

// Set shows a text.
func (t *Words) Set(text string) {
	t.text = text
	if t.grows {
		t.Min.Height = wordsLine*float32(len(t.lines(t.Measure(), t.Min.Width))) + 4
	}
	t.Refresh()
}

// Text returns the text that is shown.
func (t *Words) Text() string { return t.text }

// lines returns the text in lines of at most a width.
func (t *Words) lines(g *Painter, width float32) (all []string) {
	for paragraph := range strings.SplitSeq(t.text, "\n") {
		all = append(all, g.Wrap(paragraph, 14, width-choiceIndent)...)
	}
	return all
}

func (t *Words) paint(g *Painter) {
	g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Raise)
	y := float32(16)
	for _, line := range t.lines(g, g.W) {
		g.Label(g.Sans, line, choiceIndent, y, 14, g.Palette.Ink2)
		y += wordsLine
	}
}
