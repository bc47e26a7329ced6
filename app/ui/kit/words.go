//go:build !nogui

package kit

import (
	"fyne.io/fyne/v2"

	"lectern/app/draw"
)

// Words is a surface with a text in small type, of several lines, in line with the options of a Choice.
type Words struct {
	*Surface
	text string
}

const wordsLine = 19 // units from line to line

// NewWords returns an empty text with room for a number of lines of a width in units.
func NewWords(w *Window, width float32, lines int) *Words {
	t := &Words{}
	t.Surface = NewSurface(w, fyne.NewSize(width, wordsLine*float32(lines)), t.paint)
	return t
}

// Set shows a text.
func (t *Words) Set(text string) {
	t.text = text
	t.Refresh()
}

// Text returns the text that is shown.
func (t *Words) Text() string { return t.text }

func (t *Words) paint(g *Painter) {
	g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Raise)
	y := float32(16)
	for _, line := range g.wrap(t.text, 14, g.W-choiceIndent) {
		g.Label(g.Sans, line, choiceIndent, y, 14, g.Palette.Ink2)
		y += wordsLine
	}
}
