//go:build !nogui

package incidents

import (
	"fmt"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// clusterCard lists the incidents of one symbol, so that none is hidden and none has to be drawn away from its place, or
// those of one province or hexagon.
type clusterCard struct {
	*kit.Surface
	m             *mapView
	title, detail string
	of            spot
	rows          []incident.Row
	first         int             // row at the top
	narrow        *incident.Query // what the button narrows the filter to; nil: there is none
	button        string
}

const (
	clusterWidth  = 320
	clusterRow    = 40
	clusterHead   = 62
	clusterFoot   = 44
	clusterShown  = 6
	mostClustered = 500 // rows that are listed here; the list beside the map has all
)

func newClusterCard(m *mapView) *clusterCard {
	c := &clusterCard{m: m}
	c.Surface = kit.NewSurface(m.desk.window, fyne.NewSize(clusterWidth, 100), c.paint)
	c.OnScroll = func(dy float32) {
		by := 1
		if dy > 0 {
			by = -1
		}
		c.first = max(0, min(c.first+by, len(c.rows)-clusterShown))
		c.Refresh()
	}
	c.Hide()
	return c
}

// show lists the incidents of a spot beside a point of the map.
func (c *clusterCard) show(s spot, at draw.Point) {
	t := c.m.desk.brief.Incidents
	c.of, c.title, c.detail, c.first, c.rows = s, c.m.name(s), c.m.figures(s), 0, nil
	c.narrow, c.button = c.m.narrowed(s)
	if listing, err := t.List(t.Rows(c.m.rows(s, mostClustered)...), "date", true); err == nil {
		c.rows = listing.Page(nil, 0, mostClustered)
	}
	h := clusterHead + float32(min(len(c.rows), clusterShown))*clusterRow
	if c.narrow != nil {
		h += clusterFoot
	}
	size := c.m.Size()
	gap := s.reach() + 12
	width := min(clusterWidth, size.Width-2*cardMargin)
	x := at.X + gap
	if x+width > size.Width-56 {
		x = at.X - gap - width
	}
	c.Surface.Resize(fyne.NewSize(width, h))
	c.Surface.Move(fyne.NewPos(min(max(x, cardMargin), size.Width-width-cardMargin), min(max(at.Y-h/2, cardMargin), max(cardMargin, size.Height-h-cardMargin))))
	c.Surface.Show()
	c.Refresh()
	if s.shaded != nil {
		c.m.desk.ask() // for the line around it
	}
}

// close hides the card, and the line around what it lists.
func (c *clusterCard) close() {
	if !c.Visible() {
		return
	}
	if c.Hide(); c.of.shaded != nil {
		c.m.desk.ask()
	}
}

// listed returns the province or the hexagon whose incidents are listed, or nil.
func (c *clusterCard) listed() *figure.ShadedPlace {
	if !c.Visible() {
		return nil
	}
	return c.of.shaded
}

// figures returns the sum of a spot in words, and how many incidents a province or a hexagon has.
func (m *mapView) figures(s spot) string {
	if p := s.shaded; p != nil {
		words := m.drawn.shading.Figures(p)
		if m.desk.asked.amount.IsCount() && !m.drawn.shading.IsRate() {
			return words
		}
		return incident.Counted(p.Sum.Rows(), "incident") + "; " + words
	}
	words, sum := m.desk.sumWords(s.symbol), s.symbol.Sum
	if sum.Known > 0 && sum.Unknown > 0 {
		words += fmt.Sprintf("; %s of unknown number", incident.Thousands(sum.Unknown))
	}
	return words
}

func (c *clusterCard) paint(g *kit.Painter) {
	p, t := g.Palette, c.m.desk.brief.Incidents
	g.Raised()
	g.Label(g.SansBold, g.Fit(g.SansBold, c.title, 15, g.W-16-40), 16, 27, 15, p.Ink)
	g.Label(g.Sans, g.Fit(g.Sans, c.detail, 13, g.W-32), 16, 47, 13, p.Ink2)
	cross := draw.Rect{X: g.W - 34, Y: 8, W: 28, H: 28}
	g.IconSpot(cross, "Close", c.close)
	g.Icon(kit.CloseIcon, cross.X+5, cross.Y+5, p.Ink2)
	y := float32(clusterHead)
	for _, row := range c.rows[c.first:min(len(c.rows), c.first+clusterShown)] {
		r := draw.Rect{X: 1, Y: y, W: g.W - 2, H: clusterRow}
		if g.HotSpot(r, "", func() { c.m.desk.Select(row) }) {
			g.Rect(r, p.Wash)
		}
		g.Rect(draw.Rect{X: 16, Y: y, W: g.W - 32, H: 1}, p.Rule)
		one := t.At(row)
		left := g.W - 18
		if main := t.Main(); !main.IsCount() {
			left = g.LabelRight(g.SansBold, t.Figure(main, row), left, y+18, 13, p.Ink)
		}
		g.Label(g.SansBold, g.Fit(g.SansBold, one.Name(), 13, left-26), 16, y+18, 13, p.Ink)
		g.Label(g.Sans, one.When.String(), 16, y+33, 12, p.Ink2)
		y += clusterRow
	}
	if n := len(c.rows); n > clusterShown {
		room := float32(clusterShown * clusterRow)
		size := max(20, room*clusterShown/float32(n))
		g.Round(draw.Rect{X: g.W - 8, Y: clusterHead + (room-size)*float32(c.first)/float32(n-clusterShown), W: 4, H: size}, 2, p.Ghost)
	}
	if c.narrow == nil {
		return
	}
	g.Rect(draw.Rect{X: 16, Y: y, W: g.W - 32, H: 1}, p.Rule)
	r := draw.Rect{X: 8, Y: y + 8, W: g.Width(g.SansBold, c.button, 13) + 16, H: 28}
	if g.HotSpot(r, c.button, c.only) {
		g.Round(r, 3, p.Wash)
	}
	g.Label(g.SansBold, c.button, 16, y+27, 13, p.Accent)
}

// only narrows the filter to what is listed.
func (c *clusterCard) only() {
	c.Hide()
	c.m.desk.setChips(c.m.desk.filter.chips.And(c.narrow))
}
