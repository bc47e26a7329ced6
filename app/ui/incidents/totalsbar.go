//go:build !nogui

package incidents

import (
	"cmp"
	"fmt"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
)

const (
	totalsHeight   = 36
	comparedHeight = 28 // of the line below, where something is compared
)

// looking is what the desk says while what is asked for isn't shown yet.
const looking = "Looking…"

// paintTotals draws in words what is shown, and in a paler colour what isn't known or isn't shown.
func (d *Desk) paintTotals(g *kit.Painter) {
	g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Desk)
	g.Rect(draw.Rect{Y: g.H - 1, W: g.W, H: 1}, g.Palette.Rule)
	a := d.result
	if a == nil { // the list says so
		return
	}
	if d.busy {
		defer d.paintBusy(g)
	}
	if fault := cmp.Or(faultOf(a.fault), d.filter.fault); fault != nil && !d.filter.entry.Focused() { // else the popup says it
		g.Icon(kit.WarningIcon, 16, 9, g.Palette.Caution)
		g.Label(g.Sans, g.Fit(g.Sans, faultWords(fault), 14, g.W-60), 42, 23, 14, g.Palette.Ink)
		return
	}
	d.paintCompared(g)
	total := a.answer.Totals.Until(d.brief.AsOfDay())
	unsure := ""
	switch {
	case total.Unsure > 0:
		unsure = incident.UnsureWords(total.Unsure, "may lie outside what was asked for")
	case a.answer.Left > 0:
		unsure = incident.UnsureWords(a.answer.Left, "left out, which may lie outside")
	}
	total.Unsure = 0 // it is a switch of its own
	lead, rest, quiet := total.Words()
	if total.Rows > 0 {
		quiet += d.doubts(a)
	}
	parts := []totalsPart{{face: g.SerifBold, words: lead, ink: g.Palette.Ink}, {face: g.Serif, words: rest, ink: g.Palette.Ink}}
	if unsure != "" {
		parts = append(parts, totalsPart{g.Serif, unsure, g.Palette.Accent, "Only what is certain", d.ToggleSurely})
	}
	if quiet != "" {
		part := totalsPart{face: g.Serif, words: quiet, ink: g.Palette.Ink3}
		if total.Hidden > 0 || d.asked.unverified && d.brief.Incidents.HasUnverified() {
			part.does, part.do = "Unverified incidents", func() { d.ToggleUnverified() }
		}
		parts = append(parts, part)
	}
	paintParts(g, parts)
}

// totalsPart is a part of the line of totals, which may do something.
type totalsPart struct {
	face  *typeset.Face
	words string
	ink   draw.Ink
	does  string // in words; "": nothing
	do    func()
}

// The sizes of the line of totals: smaller where the window is narrow, for what isn't known stands at its end.
const largestTotals, smallestTotals = 16, 13

// paintParts draws the parts of the line of totals one behind the other.
func paintParts(g *kit.Painter, parts []totalsPart) {
	const left, right, least = 16, 22, 60 // least: of a part that is cut
	size := float32(largestTotals)
	width := func() (w float32) {
		for _, p := range parts {
			w += g.Width(p.face, p.words, size)
		}
		return w
	}
	for size > smallestTotals && left+width() > g.W-right {
		size--
	}
	x := float32(left)
	for _, p := range parts {
		if x > g.W-least {
			return
		}
		end := g.Label(p.face, g.Fit(p.face, p.words, size, g.W-right-x), x, 24, size, p.ink)
		if p.do != nil {
			g.HotSpot(draw.Rect{X: x, Y: 4, W: end - x, H: 28}, p.does, p.do)
		}
		x = end
	}
}

// paintBusy draws at the right that what is asked for isn't shown yet. A table of figures can be left.
func (d *Desk) paintBusy(g *kit.Painter) {
	const size = 14
	words, ink := looking, g.Palette.Ink2
	cancels := d.asked.figures.shown
	if cancels {
		words = looking + " Cancel"
	}
	r := draw.Rect{X: g.W - g.Width(g.Sans, words, size) - 32, H: totalsHeight - 1}
	r.W = g.W - r.X
	g.Rect(r, g.Palette.Desk)
	if cancels {
		g.HotSpot(r, "Leave the table of figures", d.ToggleFigures)
		ink = g.Palette.Accent
	}
	g.LabelRight(g.Sans, words, g.W-16, 23, size, ink)
}

// doubts returns how many incidents aren't on the map.
func (d *Desk) doubts(a *result) string {
	words := ""
	switch n := a.picture.beyond; {
	case n == 1:
		words += " One lies outside this map."
	case n > 1:
		words += fmt.Sprintf(" %s lie outside this map.", incident.Thousands(n))
	}
	switch n := a.picture.clusters.Unplaced; {
	case n == 1:
		words += " One has no place on a map."
	case n > 1:
		words += fmt.Sprintf(" %s have no place on a map.", incident.Thousands(n))
	}
	if p := a.picture.populations; p != "" {
		words += " " + p
	}
	if d.asked.unverified && d.brief.Incidents.HasUnverified() {
		words += " Unverified ones are included, hatched."
	}
	return words
}

// paintCompared draws the line on what is compared with what is shown, and how much that is above it.
func (d *Desk) paintCompared(g *kit.Painter) {
	other := d.result.other
	if other == nil {
		return
	}
	const y = totalsHeight + 14
	r := draw.Rect{X: g.W - 44, Y: y - 18, W: 28, H: 28}
	g.Tool(r, kit.CloseIcon, "Stop comparing", g.Palette.Ink2, d.Compare)
	lead, _, _ := other.answer.Totals.Until(d.brief.AsOfDay()).Words()
	difference, lead, side := "Difference: "+other.words+".", lead+". ", incident.Capital(other.side.Words)+": "
	room := r.X - 32 // which the difference, with its doubt, has before the rest, and the sides are named above the maps, too
	rest := max(0, room-4-g.Width(g.SerifBold, difference, 16))
	lead = g.Fit(g.Serif, lead, 16, rest)
	const least = 80 // below which a name says nothing
	if rest -= g.Width(g.Serif, lead, 16); rest < least {
		side = ""
	}
	x := g.Label(g.Serif, g.Fit(g.Serif, side, 16, rest), 16, y, 16, g.Palette.Ink2)
	x = g.Label(g.Serif, lead, x, y, 16, g.Palette.Ink)
	g.Label(g.SerifBold, g.Fit(g.SerifBold, difference, 16, room), x+4, y, 16, g.Palette.Ink)
}
