//go:build !nogui

package ui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/ui/kit"
)

// banner tells what failed, where, and what to do, under the top bar. It is hidden when nothing is
// wrong.
type banner struct {
	*kit.Surface
	window *window
	notice kit.Notice
	all    bool // whether it shows more lines than at first
}

const (
	fewLines  = 2
	manyLines = 8
)

func newBanner(w *window) *banner {
	b := &banner{window: w}
	b.Surface = kit.NewSurface(w.Window, fyne.NewSize(100, 0), b.paint)
	b.Hide()
	return b
}

// show shows a notice; a notice without lines hides the banner.
func (b *banner) show(n kit.Notice) {
	b.notice, b.all = n, false
	if len(n.Lines) == 0 {
		b.Hide()
	} else {
		b.Show()
	}
	b.fit()
}

// showAll shows as many lines as there is room for.
func (b *banner) showAll() {
	b.all = true
	b.fit()
}

// fit gives the banner the height of its lines.
func (b *banner) fit() {
	b.Min = fyne.NewSize(100, 48+20*float32(b.lines()))
	b.Refresh()
	if c := b.window.Content(); c != nil {
		c.Refresh()
	}
}

// lines returns how many lines are shown.
func (b *banner) lines() int {
	if b.all {
		return min(len(b.notice.Lines), manyLines)
	}
	return min(len(b.notice.Lines), fewLines)
}

func (b *banner) paint(g *kit.Painter) {
	p := g.Palette
	g.Rect(draw.Rect{W: g.W, H: g.H}, p.CautionWash)
	g.Rect(draw.Rect{W: 6, H: g.H}, p.Caution)
	g.Rect(draw.Rect{Y: g.H - 1, W: g.W, H: 1}, p.Rule)
	g.Icon(kit.WarningIcon, 40, 16, p.Caution)
	room := g.W - 76 - 180
	title := b.notice.Title
	if n := len(b.notice.Lines); n > 1 {
		title = fmt.Sprintf("%s (%d)", title, n)
	}
	g.Label(g.SansBold, g.Fit(g.SansBold, title, 15, room), 76, 30, 15, p.Ink)
	for i, line := range b.notice.Lines[:b.lines()] {
		g.Label(g.Sans, g.Fit(g.Sans, line, 14, room), 76, 52+20*float32(i), 14, p.Ink)
	}
	x := g.W - 24
	g.Icon(kit.CloseIcon, x-18, 16, p.Ink2)
	g.HotSpot(draw.Rect{X: x - 25, Y: 9, W: 32, H: 32}, "Close", func() { b.window.notify(kit.Notice{}) })
	if len(b.notice.Lines) > fewLines && !b.all {
		g.Button(draw.Rect{X: x - 25 - 16 - 96, Y: 9, W: 96, H: 32}, "Show all", kit.NoIcon, false, b.showAll)
	}
}
