//go:build !nogui

package incidents

import (
	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/ui/kit"
)

// mapCredits opens the credits of a map where they are left out for want of room.
type mapCredits struct {
	*kit.Surface
	m      *mapView
	button *kit.Surface
	words  string
}

const (
	creditsWidth = 360
	creditsLine  = 18
)

func newMapCredits(m *mapView) *mapCredits {
	c := &mapCredits{m: m}
	w := m.desk.window
	c.Surface = kit.NewSurface(w, fyne.NewSize(creditsWidth, 60), c.paint)
	c.button = kit.NewSurface(w, fyne.NewSize(60, 28), func(g *kit.Painter) { mapButton(g, "Credits", c.toggle) })
	c.Surface.Hide()
	c.button.Hide()
	return c
}

// show takes over the credits of a picture, and whether it has none.
func (c *mapCredits) show(p *picture) {
	c.words = p.credits
	if c.button.Hidden = !p.creditsHidden; !p.creditsHidden {
		c.Hide()
	}
	c.button.Refresh()
}

func (c *mapCredits) toggle() {
	if c.Visible() {
		c.Hide()
		return
	}
	c.Show()
	c.place(buttonsOver(c.m.Size()).Credits, c.m.Size())
}

// place puts the button at its place, and the credits above it.
func (c *mapCredits) place(at draw.Rect, size fyne.Size) {
	putAt(c.button, at)
	width := min(creditsWidth, size.Width-2*at.X)
	height := float32(len(c.lines(width)))*creditsLine + 20
	putAt(c.Surface, draw.Rect{X: at.X, Y: max(4, at.Y-8-height), W: width, H: height})
}

func (c *mapCredits) lines(width float32) []string { return c.Measure().Wrap(c.words, 13, width-24) }

func (c *mapCredits) paint(g *kit.Painter) {
	g.Raised()
	g.HotSpot(draw.Rect{W: g.W, H: g.H}, "Close", c.toggle)
	for n, line := range c.lines(g.W) {
		g.Label(g.Sans, line, 12, 24+creditsLine*float32(n), 13, g.Palette.Ink)
	}
}
