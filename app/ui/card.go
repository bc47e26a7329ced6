//go:build !nogui

package ui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/incident"
)

// card is the box with the selected incident's details, on the map beside its symbol.
type card struct {
	*surface
	m   *mapView
	row incident.Row // or -1
}

const (
	cardWidth  = 304
	cardHeight = 168
)

func newCard(m *mapView) *card {
	c := &card{m: m, row: -1}
	c.surface = newSurface(m.desk.look, fyne.NewSize(cardWidth, cardHeight), c.paint)
	c.surface.Hide()
	return c
}

func (c *card) show(row incident.Row) {
	c.row = row
	if row < 0 {
		c.surface.Hide()
		return
	}
	c.surface.Resize(fyne.NewSize(cardWidth, cardHeight))
	c.surface.Show()
	c.place()
	c.Refresh()
}

// place puts the card toward free space, never on its symbol.
func (c *card) place() {
	if c.row < 0 {
		return
	}
	m := c.m
	size := m.Size()
	at, ok := m.at(c.row)
	if !ok {
		at = draw.Point{X: 16, Y: 60}
	}
	clear := float32(36)
	if s := m.drawn.gathered.Of(c.row); s != nil {
		clear = max(clear, s.R+14, s.High+14)
	}
	x := at.X + clear
	y := min(max(at.Y-cardHeight/2, 12), size.Height-cardHeight-56)
	switch left := at.X - clear - cardWidth; {
	case x+cardWidth <= size.Width-60:
	case left >= 12:
		x = left
	default: // no room at either side
		x = at.X - cardWidth/2
		if y = at.Y + clear; y+cardHeight > size.Height-12 {
			y = at.Y - clear - cardHeight
		}
	}
	c.surface.Move(fyne.NewPos(min(max(x, 12), max(12, size.Width-cardWidth-12)), max(12, y)))
}

func (c *card) paint(g *ground) {
	if c.row < 0 || int(c.row) >= c.m.desk.brief.Incidents.Len() {
		return
	}
	p, d := g.p, c.m.desk
	one := d.brief.Incidents.At(c.row)
	g.rect(draw.Rect{W: g.w, H: g.h}, p.Raise)
	g.outline(draw.Rect{W: g.w, H: g.h}, 1, p.Edge)
	g.text(faces().SansBold, g.fit(faces().SansBold, one.Name(), 15, g.w-16-40), 16, 28, 15, p.Ink)
	g.text(faces().Sans, g.fit(faces().Sans, one.When.String()+", "+one.Where(), 13, g.w-32), 16, 49, 13, p.Ink2)
	close := draw.Rect{X: g.w - 34, Y: 8, W: 28, H: 28}
	g.spot(close, "Close", func() { d.chosen(-1) })
	g.icon(closeIcon, close.X+5, close.Y+5, p.Ink2)
	g.rect(draw.Rect{X: 16, Y: 62, W: g.w - 32, H: 1}, p.Rule)
	x := g.text(faces().SansBold, one.Killed.String(), 16, 90, 19, p.KilledText)
	x = g.text(faces().Sans, "killed", x+6, 90, 13, p.Ink2)
	x = max(x+20, 150)
	x = g.text(faces().SansBold, one.Wounded.String(), x, 90, 19, p.Ink)
	g.text(faces().Sans, "wounded", x+6, 90, 13, p.Ink2)
	words := attributionWords(&one)
	g.text(faces().Sans, g.fit(faces().Sans, words, 13, g.w-32), 16, 116, 13, p.Ink)
	sources := fmt.Sprintf("%d sources", len(one.Sources))
	if len(one.Sources) == 1 {
		sources = "One source"
	}
	if one.Confidence != incident.ConfidenceUnstated {
		sources += "   Confidence " + one.Confidence.String()
	}
	g.text(faces().Sans, sources, 16, 150, 13, p.Ink2)
	w := g.width(faces().SansBold, "Open", 13)
	open := draw.Rect{X: g.w - 16 - w - 8, Y: 134, W: w + 16, H: 24}
	if g.spot(open, "Open", c.m.openCard) {
		g.round(open, 3, p.Wash)
	}
	g.text(faces().SansBold, "Open", open.X+8, 150, 13, p.Accent)
}

// attributionWords say who, and how exactly the place is known.
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
		words = "Not attributed"
	}
	if km, area := x.Uncertainty(); area {
		words += "; place known to the " + x.LocationPrecision.String()
	} else if km > 0 {
		words += fmt.Sprintf("; placed within %g km", km)
	}
	return words
}
