//go:build !nogui

package kit

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
)

// NewLines returns a surface that shows a long plain text, such as licences, in lines that scroll. Lines longer
// than its width are broken at words.
func NewLines(w *Window, text string, least fyne.Size) *Surface {
	const size, row, pad = 12, 17, 12
	var lines []string
	var scroll Scroll
	s := NewSurface(w, least, nil)
	s.paint = func(g *Painter) {
		box := draw.Rect{W: g.W, H: g.H}
		g.Rect(box, g.Palette.Page)
		digit := g.Width(g.Mono, "0", size)
		if lines == nil {
			lines = wrapped(text, int((g.W-3*pad)/digit))
		}
		scroll.Fit(g.H, float32(len(lines))*row+2*pad)
		g.Clip(box.Inset(1))
		for n := max(0, int((scroll.Top-pad)/row)-1); n < len(lines); n++ {
			y := float32(n)*row + pad - scroll.Top
			if y > g.H {
				break
			}
			words := strings.TrimLeft(lines[n], " ") // a label has no blanks at its edges
			g.Label(g.Mono, words, pad+digit*float32(len(lines[n])-len(words)), y+size, size, g.Palette.Ink)
		}
		g.Unclip()
		g.Thumb(box, &scroll)
		g.Border(box, 1, g.Palette.Edge)
	}
	by := func(d float32) { scroll.By(d); s.Refresh() }
	s.OnScroll = func(dy float32) { by(-dy) }
	s.OnKey = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyDown:
			by(2 * row)
		case fyne.KeyUp:
			by(-2 * row)
		case fyne.KeyPageDown, fyne.KeySpace:
			by(scroll.View - 2*row)
		case fyne.KeyPageUp:
			by(2*row - scroll.View)
		case fyne.KeyHome:
			by(-scroll.All)
		case fyne.KeyEnd:
			by(scroll.All)
		default:
			return false
		}
		return true
	}
	return s
}

// wrapped returns the lines of a text, none longer than so many characters unless it is one word. What was
// broken keeps its indent.
func wrapped(text string, width int) (lines []string) {
	for line := range strings.SplitSeq(text, "\n") {
		if utf8.RuneCountInString(line) <= width {
			lines = append(lines, line)
			continue
		}
		indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
		now := indent
		for word := range strings.FieldsSeq(line) {
			if now != indent && utf8.RuneCountInString(now)+1+utf8.RuneCountInString(word) > width {
				lines, now = append(lines, now), indent
			}
			if now != indent {
				now += " "
			}
			now += word
		}
		lines = append(lines, now)
	}
	return lines
}
