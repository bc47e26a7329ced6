//go:build !nogui

package ui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/ui/kit"
)

// banner tells what failed, where, and what to do, or what became of a file, under the top bar. It is hidden when there is
// nothing to say.
type banner struct {
	*kit.Surface
	window *window
	notice kit.Notice
	all    bool // whether it shows its lines whole, and more of them than at first
}

const (
	fewLines  = 2
	manyLines = 12

	bannerLeft, bannerRight = 76, 84 // of the words, with what stands at the right of buttons
	bannerGap               = 16     // between buttons
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

// showAll shows the lines whole, and as many of them as there is room for.
func (b *banner) showAll() {
	b.all = true
	b.fit()
}

// fit has the window lay the banner out anew, and what is below it.
func (b *banner) fit() {
	b.Refresh()
	if c := b.window.Content(); c != nil {
		c.Refresh()
	}
}

// fitTo gives the banner the height of its lines in a width.
func (b *banner) fitTo(width float32) {
	lines, _ := b.lines(b.Measure(), width-bannerLeft-b.right())
	b.Min = fyne.NewSize(100, 48+20*float32(len(lines)))
}

// lines returns the lines that are shown in a width, and whether that isn't all: lines are left out or cut.
func (b *banner) lines(g *kit.Painter, width float32) (shown []string, cut bool) {
	most := manyLines
	if !b.all {
		most = fewLines
	}
	for _, line := range b.notice.Lines {
		if len(shown) > most {
			break // there may be thousands, which are measured whenever the window is laid out
		}
		if b.all {
			shown = append(shown, g.Wrap(line, 14, width)...)
			continue
		}
		fits := g.Fit(g.Sans, line, 14, width)
		shown, cut = append(shown, fits), cut || fits != line
	}
	return shown[:min(len(shown), most)], cut || len(shown) > most
}

func (b *banner) paint(g *kit.Painter) {
	p := g.Palette
	wash, ink, icon := p.CautionWash, p.Caution, kit.WarningIcon
	if b.notice.Calm {
		wash, ink, icon = p.Wash, p.Accent, kit.InformationIcon
	}
	g.Rect(draw.Rect{W: g.W, H: g.H}, wash)
	g.Rect(draw.Rect{W: 6, H: g.H}, ink)
	g.Rect(draw.Rect{Y: g.H - 1, W: g.W, H: 1}, p.Rule)
	g.Icon(icon, 40, 16, ink)
	room := g.W - bannerLeft - b.right()
	title := b.notice.Title
	if n := len(b.notice.Lines); n > 1 {
		title = fmt.Sprintf("%s (%d remarks)", title, n)
	}
	g.Label(g.SansBold, g.Fit(g.SansBold, title, 15, room), bannerLeft, 30, 15, p.Ink)
	lines, cut := b.lines(g, room)
	for i, line := range lines {
		g.Label(g.Sans, line, bannerLeft, 52+20*float32(i), 14, p.Ink)
	}
	x := g.W - 24
	g.Icon(kit.CloseIcon, x-18, 16, p.Ink2)
	g.IconSpot(draw.Rect{X: x - 25, Y: 9, W: 32, H: 32}, "Close", func() { b.window.notify(kit.Notice{}) })
	x -= 25 + 16
	if cut && !b.all {
		w := buttonWidth(g, showAll)
		g.Button(draw.Rect{X: x - w, Y: 9, W: w, H: 32}, showAll, kit.NoIcon, false, b.showAll)
		x -= w + bannerGap
	}
	if b.notice.Action != "" {
		w := buttonWidth(g, b.notice.Action)
		g.Button(draw.Rect{X: x - w, Y: 9, W: w, H: 32}, b.notice.Action, kit.NoIcon, false, b.notice.Do)
	}
}

// right returns the room that is left beside the words for what stands at the right.
func (b *banner) right() float32 {
	g := b.Measure()
	room := bannerRight + buttonWidth(g, showAll)
	if b.notice.Action != "" {
		room += bannerGap + buttonWidth(g, b.notice.Action)
	}
	return room
}

const showAll = "Show all"

// buttonWidth returns the width of a button with some words.
func buttonWidth(g *kit.Painter, words string) float32 {
	return max(96, g.Width(g.SansBold, words, 14)+32)
}
