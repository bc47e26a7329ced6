//go:build !nogui

package panel

import (
	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/ui/kit"
)

// Action is a button at the foot of the panel.
type Action struct {
	Words string
	Do    func()
}

// copying returns a button that copies a text.
func copying(words, text string) Action {
	return Action{words, func() { fyne.CurrentApp().Clipboard().SetContent(text) }}
}

// noting returns a button that asks for a note on what the panel shows.
func (p *Panel) noting() Action { return Action{"Note\u2026", func() { p.Noting.Emit(p.Address()) }} }

// The foot has rows of buttons and a line about the keyboard.
const (
	footHeight = 86 // with a row of buttons
	footRow    = 40
	footMargin = 24
	footGap    = 8 // between buttons
)

// columns returns how many buttons stand side by side in a foot of a width: all, unless the words of one don't fit then.
func (p *Panel) columns(g *kit.Painter, width float32) int {
	widest := float32(0)
	for _, a := range p.actions {
		widest = max(widest, g.Width(g.SansBold, a.Words, 14)+20)
	}
	fits := int((width - 2*footMargin + footGap) / (widest + footGap))
	return max(1, min(fits, len(p.actions)))
}

// fitFoot gives the foot the height of its buttons in a panel of a width. Without any it is hidden, or the keyboard would
// come to it.
func (p *Panel) fitFoot(width float32) {
	n := len(p.actions)
	if n == 0 {
		p.foot.Min.Height = 0
		p.foot.Hide()
		return
	}
	columns := p.columns(p.foot.Measure(), width)
	p.foot.Min.Height = footHeight + footRow*float32((n-1)/columns)
	p.foot.Show()
}

func (p *Panel) paintFoot(g *kit.Painter) {
	n := p.columns(g, g.W)
	w := (g.W - 2*footMargin - footGap*float32(n-1)) / float32(n)
	for i, a := range p.actions {
		x, y := footMargin+float32(i%n)*(w+footGap), 8+footRow*float32(i/n)
		g.Button(draw.Rect{X: x, Y: y, W: w, H: 32}, a.Words, kit.NoIcon, false, a.Do)
	}
	g.Label(g.Sans, p.keys(p.shows), footMargin, g.H-20, 12, g.Palette.Ink3)
}
