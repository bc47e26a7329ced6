//go:build !nogui

package talk

import (
	"fmt"
	"strconv"

	"lectern/app/draw"
	"lectern/app/ui/kit"
)

// entry is what the speaker has begun to enter: the number of a slide, or Escape, which a second one confirms.
type entry struct {
	number string // digits
	ending bool   // Escape was pressed
}

// mostDigits bounds the number of a slide.
const mostDigits = 4

// Digit adds a digit to the number of the slide to go to, and reports whether the character is one.
func (t *Talk) Digit(r rune) bool {
	if r < '0' || r > '9' {
		return false
	}
	t.ending = false
	if len(t.number) < mostDigits {
		t.number += string(r)
	}
	t.refresh()
	return true
}

// entered returns the number that was entered, or 0.
func (t *Talk) entered() int {
	n, _ := strconv.Atoi(t.number) // digits
	return n
}

// Enter ends a talk whose end was asked for, goes to the slide whose number was entered, or else to the next.
func (t *Talk) Enter() {
	switch {
	case t.ending:
		t.End()
	case t.number != "":
		t.jump(min(t.entered(), t.decks.Window.Count()) - 1)
	default:
		t.Next()
	}
}

// AskEnd asks whether to end the talk, or ends it where it was asked already. A number that was begun is dropped
// instead, and a slide beside the talk, or one that was searched for, is left.
func (t *Talk) AskEnd() {
	switch {
	case t.ending:
		t.End()
		return
	case t.number != "":
		t.number = ""
	case t.aside() || t.answering && len(t.left) > 0:
		t.Return()
	default:
		t.ending = true
	}
	t.refresh()
}

// DropEntry forgets what the speaker has begun to enter.
func (t *Talk) DropEntry() {
	if t.entry != (entry{}) {
		t.entry = entry{}
		t.refresh()
	}
}

// question returns the line that asks the speaker what to do with the entry, or "".
func (t *Talk) question() string {
	switch {
	case t.ending:
		return "End the talk? Esc or Enter ends it, any other key goes on."
	case t.number != "" && t.entered() > t.decks.Window.Count():
		return fmt.Sprintf("There are %d slides: Enter goes to the last, Esc doesn\u2019t.", t.decks.Window.Count())
	case t.number != "":
		return fmt.Sprintf("Go to slide %s: Enter goes, Esc doesn\u2019t.", t.number)
	}
	return ""
}

// strip draws a line over the foot of the speaker's window, or of the wall where that is all that the speaker sees.
func strip(g *kit.Painter, words string, caution bool) {
	pal := g.Palette
	background, ink := pal.Wash, pal.Ink
	if caution {
		background, ink = pal.CautionWash, pal.Caution
	}
	g.Rect(draw.Rect{Y: g.H - footHeight, W: g.W, H: footHeight}, background)
	g.Rect(draw.Rect{Y: g.H - footHeight, W: g.W, H: 1}, pal.Rule)
	g.Label(g.SansBold, g.Fit(g.SansBold, words, 16, g.W-48), 24, g.H-18, 16, ink)
}
