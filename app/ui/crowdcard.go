//go:build !nogui

package ui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
)

// crowdCard lists the incidents that stand at one place of the map: none is hidden, and none is
// moved from where it was.
type crowdCard struct {
	*surface
	m     *mapView
	at    figure.Symbol
	rows  []incident.Row
	first int // row at the top
}

const (
	crowdWidth = 320
	crowdRow   = 40
	crowdHead  = 62
	crowdShown = 6
	mostCrowd  = 500 // rows that are listed here; the list beside the map has all
)

func newCrowdCard(m *mapView) *crowdCard {
	c := &crowdCard{m: m}
	c.surface = newSurface(m.desk.look, fyne.NewSize(crowdWidth, 100), c.paint)
	c.rolled = func(dy float32) {
		by := 1
		if dy > 0 {
			by = -1
		}
		c.first = max(0, min(c.first+by, len(c.rows)-crowdShown))
		c.Refresh()
	}
	c.Hide()
	return c
}

// show lists what a symbol stands for; nil hides the card.
func (c *crowdCard) show(s *figure.Symbol) {
	if s == nil {
		c.surface.Hide()
		return
	}
	t := c.m.desk.brief.Incidents
	c.at, c.first = *s, 0
	c.rows = nil
	if listing, err := t.List(t.Rows(c.m.rows(s, mostCrowd)...), "date", true); err == nil {
		c.rows = listing.Page(nil, 0, mostCrowd)
	}
	h := crowdHead + float32(min(len(c.rows), crowdShown))*crowdRow + 44
	size := c.m.Size()
	at := c.m.want.ToView(c.m.drawn.view.ToPlane(s.At))
	x := at.X + max(s.R, s.High) + 12
	if x+crowdWidth > size.Width-56 {
		x = at.X - max(s.R, s.High) - 12 - crowdWidth
	}
	c.surface.Resize(fyne.NewSize(crowdWidth, h))
	c.surface.Move(fyne.NewPos(min(max(x, 12), max(12, size.Width-crowdWidth-12)), min(max(at.Y-h/2, 12), max(12, size.Height-h-12))))
	c.surface.Show()
	c.Refresh()
}

func (c *crowdCard) paint(g *ground) {
	p, t := g.p, c.m.desk.brief.Incidents
	g.rect(draw.Rect{W: g.w, H: g.h}, p.Raise)
	g.outline(draw.Rect{W: g.w, H: g.h}, 1, p.Edge)
	title := numeral(c.at.Count) + " incidents here"
	if c.at.Area != nil {
		title = numeral(c.at.Count) + " incidents somewhere here"
	}
	g.text(faces().SansBold, title, 16, 27, 15, p.Ink)
	words := "number unknown"
	if c.at.Sum.Known > 0 && c.m.i.amount != incident.Incidents {
		words = c.at.Sum.Words() + " " + lastWord(c.m.i.amount)
		if n := c.at.Sum.Unknown; n > 0 {
			words += fmt.Sprintf("; %s of unknown number", numeral(n))
		}
	}
	g.text(faces().Sans, g.fit(faces().Sans, words, 13, g.w-32), 16, 47, 13, p.Ink2)
	cross := draw.Rect{X: g.w - 34, Y: 8, W: 28, H: 28}
	g.spot(cross, "Close", func() { c.show(nil) })
	g.icon(closeIcon, cross.X+5, cross.Y+5, p.Ink2)
	y := float32(crowdHead)
	for _, row := range c.rows[c.first:min(len(c.rows), c.first+crowdShown)] {
		r := draw.Rect{X: 1, Y: y, W: g.w - 2, H: crowdRow}
		if g.spot(r, "", func() { c.m.desk.chosen(row) }) {
			g.rect(r, p.Wash)
		}
		g.rect(draw.Rect{X: 16, Y: y, W: g.w - 32, H: 1}, p.Rule)
		one := t.At(row)
		left := g.right(faces().SansBold, one.Killed.String(), g.w-18, y+18, 13, p.Ink)
		g.text(faces().SansBold, g.fit(faces().SansBold, one.Name(), 13, left-26), 16, y+18, 13, p.Ink)
		g.text(faces().Sans, one.When.String(), 16, y+33, 12, p.Ink2)
		y += crowdRow
	}
	if n := len(c.rows); n > crowdShown {
		room := float32(crowdShown * crowdRow)
		size := max(20, room*crowdShown/float32(n))
		g.round(draw.Rect{X: g.w - 8, Y: crowdHead + (room-size)*float32(c.first)/float32(n-crowdShown), W: 4, H: size}, 2, p.Ghost)
	}
	g.rect(draw.Rect{X: 16, Y: y, W: g.w - 32, H: 1}, p.Rule)
	w := g.width(faces().SansBold, "Filter to this area", 13)
	r := draw.Rect{X: 8, Y: y + 8, W: w + 16, H: 28}
	if c.at.Area != nil {
		return
	}
	if g.spot(r, "Filter to this area", c.only) {
		g.round(r, 3, p.Wash)
	}
	g.text(faces().SansBold, "Filter to this area", 16, y+27, 13, p.Accent)
}

// only narrows the filter to the box about the symbol's incidents.
func (c *crowdCard) only() {
	m := c.m
	west, south, east, north := 180.0, 90.0, -180.0, -90.0
	t := m.desk.brief.Incidents
	for _, row := range m.rows(&c.at, t.Len()) {
		lon, lat := t.Point(row)
		west, south, east, north = min(west, lon), min(south, lat), max(east, lon), max(north, lat)
	}
	const room = 0.0001 // degrees: the term is rounded
	box, err := t.Parse(fmt.Sprintf("within:%.4f,%.4f,%.4f,%.4f", max(-180, west-room), max(-90, south-room), min(180, east+room), min(90, north+room)))
	if err != nil {
		return
	}
	c.show(nil)
	m.i.setChips(m.i.filter.chips.And(box))
}
