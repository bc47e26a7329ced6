//go:build !nogui

package kit

import (
	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// Button is a button as a Fyne widget, for dialogs. Surfaces draw theirs with Painter.Button.
type Button struct {
	*Surface
	words   string
	primary bool
	idle    bool // it can't be used now
	do      func()
}

// buttonGap is the space around a button for its focus ring.
const buttonGap = 5

// NewButton returns a button. Primary marks the one action of a view.
func NewButton(w *Window, words string, primary bool, do func()) *Button {
	b := &Button{primary: primary, do: do}
	b.Surface = NewSurface(w, fyne.Size{}, b.paint)
	b.Gap = 3
	b.SetWords(words)
	return b
}

// SetWords changes what the button says, and its least size with it.
func (b *Button) SetWords(words string) {
	b.words = words
	width := b.shaper.Line(typeset.Standard().SansBold, words).Width * 14
	b.Min = fyne.NewSize(float32(int(max(72, width+32)))+2*buttonGap, 32+2*buttonGap)
	b.Refresh()
}

// SetIdle says whether the button can't be used now.
func (b *Button) SetIdle(idle bool) {
	b.idle = idle
	b.Refresh()
}

// Disabled implements part of fyne.Disableable: Tab passes over a button that can't be used.
func (b *Button) Disabled() bool { return b.idle }

// Enable implements fyne.Disableable.
func (b *Button) Enable() { b.SetIdle(false) }

// Disable implements fyne.Disableable.
func (b *Button) Disable() { b.SetIdle(true) }

// Press does what a click on the button does.
func (b *Button) Press() {
	if !b.idle {
		b.do()
	}
}

func (b *Button) paint(g *Painter) {
	g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Raise)
	r := draw.Rect{W: g.W, H: g.H}.Inset(buttonGap)
	if b.idle {
		g.idleButton(r, b.words)
		return
	}
	g.button(r, b.words, NoIcon, b.primary, g.HotSpot(r, b.words, b.do))
}

// TypedKey presses the button by Enter or Space; other keys are left to the dialog.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.Press()
	default:
		b.Surface.TypedKey(e)
	}
}
