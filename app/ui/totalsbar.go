//go:build !nogui

package ui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
)

const totalsHeight = 36

func newTotalsBar(i *incidentDesk) *surface {
	return newSurface(i.desk.look, fyne.NewSize(100, totalsHeight), i.paintTotals)
}

// paintTotals says in words what is shown, and in quiet what isn't known or isn't shown.
func (i *incidentDesk) paintTotals(g *ground) {
	g.rect(draw.Rect{W: g.w, H: g.h}, g.p.Desk)
	g.rect(draw.Rect{Y: g.h - 1, W: g.w, H: 1}, g.p.Rule)
	a := i.answer
	if a == nil {
		return
	}
	if fault := faultOf(a.fault); fault != nil && !i.filter.entry.focused { // else the popup says it
		g.icon(warningIcon, 16, 9, g.p.Caution)
		g.text(faces().Sans, g.fit(faces().Sans, faultWords(fault), 14, g.w-60), 42, 23, 14, g.p.Ink)
		return
	}
	total := a.answer.Totals.Until(i.desk.brief.AsOfDay())
	lead, rest, quiet := total.Words()
	if total.Rows > 0 {
		quiet += i.doubts(a)
	}
	x := g.text(faces().SerifBold, g.fit(faces().SerifBold, lead, 16, g.w-32), 16, 24, 16, g.p.Ink)
	if x < g.w-60 {
		x = g.text(faces().Serif, g.fit(faces().Serif, rest, 16, g.w-16-x), x, 24, 16, g.p.Ink)
	}
	if quiet == "" || x > g.w-60 {
		return
	}
	end := g.text(faces().Serif, g.fit(faces().Serif, quiet, 16, g.w-22-x), x, 24, 16, g.p.Ink3)
	if total.Hidden > 0 || i.unverified {
		g.spot(draw.Rect{X: x, Y: 4, W: end - x, H: 28}, "Unverified incidents", func() { i.setUnverified(!i.unverified) })
	}
}

// doubts are what may not be so, and what the map has no room for.
func (i *incidentDesk) doubts(a *deskAnswer) string {
	words := ""
	switch n := a.answer.Unsure; {
	case n == 1:
		words += " One may lie outside these dates."
	case n > 1:
		words += fmt.Sprintf(" %s may lie outside these dates.", numeral(n))
	}
	switch n := a.drawn.beyond; {
	case n == 1:
		words += " One lies outside this map."
	case n > 1:
		words += fmt.Sprintf(" %s lie outside this map.", numeral(n))
	}
	switch n := a.drawn.gathered.Unplaced; {
	case n == 1:
		words += " One has no place on a map."
	case n > 1:
		words += fmt.Sprintf(" %s have no place on a map.", numeral(n))
	}
	if i.unverified {
		words += " Unverified ones are included, hatched."
	}
	return words
}
