//go:build !nogui

package ui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
)

// hoverCard names what is under the pointer on the map.
type hoverCard struct {
	*surface
	title, detail string
}

func newHoverCard(l *look) *hoverCard {
	h := &hoverCard{}
	h.surface = newSurface(l, fyne.NewSize(10, 10), h.paint)
	h.surface.Hide()
	return h
}

// show says what a symbol stands for, beside the pointer; nil hides the card.
func (h *hoverCard) show(t *incident.Table, s *figure.Symbol, at, room fyne.Size) {
	if s == nil {
		h.surface.Hide()
		return
	}
	total := t.Totals(t.Rows(ints(s.Rows)...))
	killed := total.Killed.Words() + " killed"
	if total.Killed.Known == 0 {
		killed = "number unknown"
	}
	one := t.At(int(s.Rows[0]))
	h.title, h.detail = one.Title, one.When.String()+"   "+killed
	if n := len(s.Rows); n > 1 {
		h.title = fmt.Sprintf("%d incidents here", n)
		h.detail = killed + ", " + incident.NewWhen(total.First, total.Last, incident.ByYear).String()
	}
	w := max(h.shaper.Word(faces().SansBold, h.title, false).Width*14, h.shaper.Word(faces().Sans, h.detail, false).Width*13) + 24
	h.surface.Resize(fyne.NewSize(w, 52))
	x, y := at.Width+14, at.Height+18
	if x+w > room.Width-8 {
		x = max(8, at.Width-14-w)
	}
	if y+52 > room.Height-8 {
		y = at.Height - 62
	}
	h.surface.Move(fyne.NewPos(x, y))
	h.surface.Show()
	h.Refresh()
}

func ints(rows []int32) []int {
	out := make([]int, len(rows))
	for i, r := range rows {
		out[i] = int(r)
	}
	return out
}

func (h *hoverCard) paint(g *ground) {
	g.rect(draw.Rect{W: g.w, H: g.h}, g.p.Raise)
	g.outline(draw.Rect{W: g.w, H: g.h}, 1, g.p.Edge)
	g.text(faces().SansBold, h.title, 12, 22, 14, g.p.Ink)
	g.text(faces().Sans, h.detail, 12, 41, 13, g.p.Ink2)
}
