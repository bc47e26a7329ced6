//go:build !nogui

package incidents

import (
	"strings"

	"fyne.io/fyne/v2"

	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// hoverCard shows what is under the pointer on the map or on the timeline.
type hoverCard struct {
	*kit.Surface
	title, detail string
}

func newHoverCard(w *kit.Window) *hoverCard {
	h := &hoverCard{}
	h.Surface = kit.NewSurface(w, fyne.NewSize(10, 10), h.paint)
	h.Surface.Hide()
	return h
}

// show describes a spot next to the pointer; without one it hides the card.
func (h *hoverCard) show(m *mapView, s spot, at, room fyne.Size) {
	switch {
	case s.count() == 0:
		h.Surface.Hide()
		return
	case s.shaded != nil:
		h.title, h.detail = m.name(s), m.figures(s)
	default:
		h.describe(m, s)
	}
	h.showAt(at, room)
}

// describe describes a symbol: by the days of its incidents, if they aren't too many to ask them all.
func (h *hoverCard) describe(m *mapView, s spot) {
	t := m.desk.brief.Incidents
	amount := m.desk.sumWords(s.symbol)
	rows := m.rows(s, mostHovered)
	if s.count() == 1 {
		one := t.At(rows[0])
		h.title = one.Name()
		h.detail = strings.TrimSuffix(one.When.String()+"   "+amount, "   ")
		if a := s.symbol.Area; a != nil {
			h.detail += "; somewhere in " + areaName(a)
		}
		return
	}
	h.title, h.detail = m.name(s), amount
	if len(rows) == s.count() {
		total := t.Totals(t.Rows(rows...))
		h.detail = strings.TrimPrefix(amount+", "+incident.NewWhen(total.First, total.Last, incident.ByYear).String(), ", ")
	}
}

// hoverHeight is the height of the card.
const hoverHeight = 52

// showAt shows the card next to the pointer, and never under it.
func (h *hoverCard) showAt(at, room fyne.Size) {
	g := h.Measure()
	w := max(g.Width(g.SansBold, h.title, 14), g.Width(g.Sans, h.detail, 13)) + 24
	x, y := at.Width+14, min(at.Height+18, room.Height-8-hoverHeight)
	if x+w > room.Width-8 {
		x = max(8, at.Width-14-w)
	}
	if x+w > at.Width && x < at.Width && y < at.Height { // there is no room at either side
		y = at.Height - 10 - hoverHeight
	}
	h.Surface.Resize(fyne.NewSize(w, hoverHeight))
	h.Surface.Move(fyne.NewPos(x, max(4, y)))
	h.Surface.Show()
	h.Refresh()
}

// sumWords returns the sum of a symbol in the amount in force: "84 to 103 killed", "9 (7 to 20) killed"; "" for the number of
// incidents.
func (d *Desk) sumWords(s *figure.Symbol) string {
	switch asked := d.asked.amount; {
	case asked.IsCount():
		return ""
	case s.Sum.Known == 0:
		return "number unknown"
	default:
		return s.Total(asked).Told()
	}
}

// mostHovered is how many incidents of a symbol are added up while the pointer moves.
const mostHovered = 2000

func (h *hoverCard) paint(g *kit.Painter) {
	g.Raised()
	g.Label(g.SansBold, h.title, 12, 22, 14, g.Palette.Ink)
	g.Label(g.Sans, h.detail, 12, 41, 13, g.Palette.Ink2)
}
