//go:build !nogui

package ui

import (
	"errors"
	"fmt"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/problem"
)

// banner says what failed, where, and what to do, under the bar. It is not there when nothing is
// wrong.
type banner struct {
	*surface
	desk  *desk
	title string
	lines []string
	all   bool // shows every line
}

func newBanner(d *desk) *banner {
	b := &banner{desk: d}
	b.surface = newSurface(d.look, fyne.NewSize(100, 0), b.paint)
	b.surface.Hide()
	return b
}

// fail shows an error.
func (b *banner) fail(title string, err error) {
	var list problem.List
	if errors.As(err, &list) {
		b.problems(title, list)
		return
	}
	b.show(title, []string{err.Error()})
}

// problems shows a list of them; an empty one takes the banner away.
func (b *banner) problems(title string, list problem.List) {
	var lines []string
	for _, p := range list {
		lines = append(lines, p.Message())
	}
	b.show(title, lines)
}

func (b *banner) show(title string, lines []string) {
	b.title, b.lines, b.all = title, lines, false
	b.resize()
}

func (b *banner) resize() {
	if len(b.lines) == 0 {
		b.surface.Hide()
	} else {
		n := min(len(b.lines), 2)
		if b.all {
			n = min(len(b.lines), 8)
		}
		b.min = fyne.NewSize(100, 48+20*float32(n))
		b.surface.Show()
	}
	b.Refresh()
	if c := b.desk.win.Content(); c != nil {
		c.Refresh()
	}
}

func (b *banner) paint(g *ground) {
	p := g.p
	g.rect(draw.Rect{W: g.w, H: g.h}, p.CautionWash)
	g.rect(draw.Rect{W: 6, H: g.h}, p.Caution)
	g.rect(draw.Rect{Y: g.h - 1, W: g.w, H: 1}, p.Rule)
	g.icon(warningIcon, 40, 16, p.Caution)
	room := g.w - 76 - 180
	title := b.title
	if n := len(b.lines); n > 1 {
		title = fmt.Sprintf("%s (%d)", title, n)
	}
	g.text(faces().SansBold, g.fit(faces().SansBold, title, 15, room), 76, 30, 15, p.Ink)
	n := min(len(b.lines), 2)
	if b.all {
		n = min(len(b.lines), 8)
	}
	for i, line := range b.lines[:n] {
		g.text(faces().Sans, g.fit(faces().Sans, line, 14, room), 76, 52+20*float32(i), 14, p.Ink)
	}
	x := g.w - 24
	g.icon(closeIcon, x-18, 16, p.Ink2)
	g.spot(draw.Rect{X: x - 25, Y: 9, W: 32, H: 32}, "Close", func() { b.show("", nil) })
	if len(b.lines) > 2 && !b.all {
		g.button(draw.Rect{X: x - 25 - 16 - 96, Y: 9, W: 96, H: 32}, "Show all", noIcon, false, func() { b.all = true; b.resize() })
	}
}
