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

// clusterCard lists the incidents of one symbol, so that none is hidden and none has to be drawn away
// from its place.
type clusterCard struct {
	*kit.Surface
	m     *mapView
	at    figure.Symbol
	rows  []incident.Row
	first int // row at the top
}

const (
	clusterWidth  = 320
	clusterRow    = 40
	clusterHead   = 62
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

// show lists the incidents of a symbol; nil hides the card.
func (c *clusterCard) show(s *figure.Symbol) {
	if s == nil {
		c.Surface.Hide()
		return
	}
	t := c.m.desk.brief.Incidents
	c.at, c.first = *s, 0
	c.rows = nil
	if listing, err := t.List(t.Rows(c.m.rows(s, mostClustered)...), "date", true); err == nil {
		c.rows = listing.Page(nil, 0, mostClustered)
	}
	h := clusterHead + float32(min(len(c.rows), clusterShown))*clusterRow + 44
	size := c.m.Size()
	at := c.m.want.ToView(c.m.drawn.view.ToPlane(s.At))
	x := at.X + max(s.R, s.High) + 12
	if x+clusterWidth > size.Width-56 {
		x = at.X - max(s.R, s.High) - 12 - clusterWidth
	}
	c.Surface.Resize(fyne.NewSize(clusterWidth, h))
	c.Surface.Move(fyne.NewPos(min(max(x, 12), max(12, size.Width-clusterWidth-12)), min(max(at.Y-h/2, 12), max(12, size.Height-h-12))))
	c.Surface.Show()
	c.Refresh()
}

func (c *clusterCard) paint(g *kit.Painter) {
	p, t := g.Palette, c.m.desk.brief.Incidents
	g.Raised()
	title := incident.Thousands(c.at.Count) + " incidents here"
	if c.at.Area != nil {
		title = incident.Thousands(c.at.Count) + " incidents somewhere here"
	}
	g.Label(g.SansBold, title, 16, 27, 15, p.Ink)
	words, sum := c.m.desk.sumWords(c.at.Sum), c.at.Sum
	if sum.Known > 0 && sum.Unknown > 0 {
		words += fmt.Sprintf("; %s of unknown number", incident.Thousands(sum.Unknown))
	}
	g.Label(g.Sans, g.Fit(g.Sans, words, 13, g.W-32), 16, 47, 13, p.Ink2)
	cross := draw.Rect{X: g.W - 34, Y: 8, W: 28, H: 28}
	g.HotSpot(cross, "Close", func() { c.show(nil) })
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
			left = g.LabelRight(g.SansBold, t.Number(main, row).String(), left, y+18, 13, p.Ink)
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
	g.Rect(draw.Rect{X: 16, Y: y, W: g.W - 32, H: 1}, p.Rule)
	w := g.Width(g.SansBold, "Filter to this area", 13)
	r := draw.Rect{X: 8, Y: y + 8, W: w + 16, H: 28}
	if c.at.Area != nil {
		return
	}
	if g.HotSpot(r, "Filter to this area", c.only) {
		g.Round(r, 3, p.Wash)
	}
	g.Label(g.SansBold, "Filter to this area", 16, y+27, 13, p.Accent)
}

// only narrows the filter to the rectangle around the symbol's incidents.
func (c *clusterCard) only() {
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
	m.desk.setChips(m.desk.filter.chips.And(box))
}
