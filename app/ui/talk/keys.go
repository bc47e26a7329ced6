//go:build !nogui

package talk

import (
	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/ui/kit"
)

// OpenKeys shows the keys of a talk to the speaker.
func (t *Talk) OpenKeys(list []Hint) {
	const row = 28
	s := kit.NewSurface(t.speaker(), fyne.Size{}, func(g *kit.Painter) {
		g.Palette = &draw.Dark
		g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Desk)
		g.Label(g.SansBold, "Keys", pad, 36, 17, g.Palette.Ink)
		g.LabelRight(g.Sans, "any key closes", g.W-pad, 36, 14, g.Palette.Ink2)
		rows := max(1, int((g.H-80)/row))
		width := (g.W - 2*pad) / float32((len(list)+rows-1)/rows)
		for n, each := range list {
			x, y := pad+float32(n/rows)*width, 84+float32(n%rows)*row
			g.Label(g.SansBold, g.Fit(g.SansBold, each.Key, 14, 150), x, y, 14, g.Palette.Ink)
			g.Label(g.Sans, g.Fit(g.Sans, each.Words, 14, width-180), x+164, y, 14, g.Palette.Ink2)
		}
	})
	s.TakesTab = true
	s.OnKey = func(e *fyne.KeyEvent) bool {
		if kit.StandsAlone(e.Name) { // else its character closes, and isn't taken for a command
			t.closePane()
		}
		return true
	}
	s.OnRune = func(rune) bool { t.closePane(); return true }
	t.openPane(s, s)
}
