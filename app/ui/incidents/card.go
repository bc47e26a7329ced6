//go:build !nogui

package incidents

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// card is the box with the selected incident's details, next to its symbol on the map.
type card struct {
	*kit.Surface
	m   *mapView
	row incident.Row // or -1
}

const (
	cardWidth  = 304
	cardHeight = 168
	cardMargin = 12 // to the edge of the map
)

func newCard(m *mapView) *card {
	c := &card{m: m, row: -1}
	c.Surface = kit.NewSurface(m.desk.window, fyne.NewSize(cardWidth, cardHeight), c.paint)
	c.Surface.Hide()
	return c
}

func (c *card) show(row incident.Row) {
	if c.row = row; row < 0 || c.m.desk.Panel.Visible() { // the panel says more
		c.Surface.Hide()
		return
	}
	c.Surface.Show()
	c.place()
	c.Refresh()
}

// place puts the card next to its symbol, never on it, on the side that has room.
func (c *card) place() {
	if c.row < 0 {
		return
	}
	m := c.m
	size := m.Size()
	width := min(cardWidth, size.Width-2*cardMargin)
	at, ok := m.at(c.row)
	if !ok {
		at = draw.Point{X: 16, Y: 60}
	}
	gap := float32(36) // to the symbol
	if s := m.drawn.clusters.Of(c.row); s != nil {
		gap = max(gap, s.Solid(figure.Screen.Text)+14)
	}
	x := at.X + gap
	y := min(max(at.Y-cardHeight/2, cardMargin), size.Height-cardHeight-56)
	switch left := at.X - gap - width; {
	case x+width <= size.Width-60:
	case left >= cardMargin:
		x = left
	default: // no room at either side
		x = at.X - width/2
		if y = at.Y + gap; y+cardHeight > size.Height-cardMargin {
			y = at.Y - gap - cardHeight
		}
	}
	c.Surface.Resize(fyne.NewSize(width, cardHeight))
	c.Surface.Move(fyne.NewPos(min(max(x, cardMargin), size.Width-width-cardMargin), max(cardMargin, y)))
}

func (c *card) paint(g *kit.Painter) {
	if c.row < 0 || int(c.row) >= c.m.desk.brief.Incidents.Len() {
		return
	}
	p, d := g.Palette, c.m.desk
	one := d.brief.Incidents.At(c.row)
	g.Raised()
	g.Label(g.SansBold, g.Fit(g.SansBold, one.Name(), 15, g.W-16-40), 16, 28, 15, p.Ink)
	g.Label(g.Sans, g.Fit(g.Sans, one.When.String()+", "+one.Where(), 13, g.W-32), 16, 49, 13, p.Ink2)
	cross := draw.Rect{X: g.W - 34, Y: 8, W: 28, H: 28}
	g.IconSpot(cross, "Close", func() { d.Select(-1) })
	g.Icon(kit.CloseIcon, cross.X+5, cross.Y+5, p.Ink2)
	g.Rect(draw.Rect{X: 16, Y: 62, W: g.W - 32, H: 1}, p.Rule)
	c.numbers(g)
	words := attributionWords(&one)
	g.Label(g.Sans, g.Fit(g.Sans, words, 13, g.W-32), 16, 116, 13, p.Ink)
	sources := sourcesWords(d.brief.Incidents, c.row)
	if one.Confidence != incident.ConfidenceUnstated {
		sources = strings.TrimPrefix(sources+"   Confidence "+one.Confidence.String(), "   ")
	}
	w := g.Width(g.SansBold, "Open", 13)
	open := draw.Rect{X: g.W - 16 - w - 8, Y: 134, W: w + 16, H: 24}
	g.Label(g.Sans, g.Fit(g.Sans, sources, 13, open.X-16), 16, 150, 13, p.Ink2)
	if g.HotSpot(open, "Open", d.openSelected) {
		g.Round(open, 3, p.Wash)
	}
	g.Label(g.SansBold, "Open", open.X+8, 150, 13, p.Accent)
}

// sourcesWords returns how many sources an incident has, or how many its data set says it had; "" where nothing is known.
func sourcesWords(t *incident.Table, row incident.Row) string {
	n := strconv.Itoa(len(t.At(row).Sources))
	if n == "0" {
		n = t.Cell("number_of_sources", row)
	}
	switch n {
	case "", "0":
		return ""
	case "1":
		return "One source"
	}
	return n + " sources"
}

// numbers draws the first two amounts of the incident, as large as there is room.
func (c *card) numbers(g *kit.Painter) {
	t := c.m.desk.brief.Incidents
	var figures, nouns []string
	for _, a := range t.Amounts() {
		if !a.IsCount() && len(figures) < 2 {
			n := t.Number(a, c.row)
			figures, nouns = append(figures, t.Figure(a, c.row)), append(nouns, a.ShortNoun(int64(n.Most())))
		}
	}
	const gap = 6
	width := func(size float32) (w float32) {
		for i := range figures {
			w += g.Width(g.SansBold, figures[i], size) + gap + g.Width(g.Sans, nouns[i], 13) + 18
		}
		return w
	}
	size := float32(19)
	for size > 13 && width(size) > g.W-16 {
		size--
	}
	x, ink := float32(16), g.Palette.KilledText
	for i := range figures {
		x = g.Label(g.SansBold, figures[i], x, 90, size, ink)
		x = g.Label(g.Sans, g.Fit(g.Sans, nouns[i], 13, g.W-gap-x), x+gap, 90, 13, g.Palette.Ink2)
		if x += 18; width(size) < g.W-60 {
			x = max(x, 150)
		}
		ink = g.Palette.Ink
	}
}

// attributionWords returns to whom an incident is attributed, and how exactly its place is known.
func attributionWords(x *incident.Incident) string {
	words := ""
	switch x.Attribution {
	case incident.Claimed:
		words = "Claimed"
		if x.ClaimedBy != "" {
			words += " by " + x.ClaimedBy
		}
	case incident.Attributed:
		words = "Attributed, not claimed"
	case incident.Disputed:
		words = "Attribution disputed"
	default:
		words = incident.Capital(compose.AttributionWords(x))
	}
	if km, area := x.Uncertainty(); area {
		words += "; place known to the " + x.LocationPrecision.String()
	} else if km > 0 {
		words += fmt.Sprintf("; placed within %g km", km)
	}
	return words
}
