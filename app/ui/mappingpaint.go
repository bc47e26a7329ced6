//go:build !nogui

package ui

import (
	"fmt"
	"slices"
	"strings"

	"lectern/app/draw"
	"lectern/app/exchange"
	"lectern/app/ui/kit"
)

func (s *mappingSheet) paint(g *kit.Painter) {
	p := g.Palette
	g.Rect(draw.Rect{W: g.W, H: g.H}, p.Raise)
	g.Label(g.Sans, "Lectern needs", 4, 20, 13, p.Ink2)
	g.Label(g.Sans, "is the column", targetWidth, 20, 13, p.Ink2)
	if s.heads() > 0 {
		s.paintHead(g)
	}
	for n, t := range s.targets {
		s.paintTarget(g, n, t)
	}
	s.paintPreview(g)
	s.paintUnused(g)
}

// paintCurrent shows that the keyboard is on a target.
func (s *mappingSheet) paintCurrent(g *kit.Painter, n int) {
	if n == s.at && s.ShowsFocus() {
		g.Round(draw.Rect{Y: s.top(n) - 1, W: previewAt - 22, H: mappingRow - 1}, 3, g.Palette.Wash)
	}
}

// paintHead draws the row of the file that names the columns.
func (s *mappingSheet) paintHead(g *kit.Painter) {
	const words = "names of the columns"
	s.paintCurrent(g, -1)
	g.Label(g.Sans, words, 4, s.top(-1)+17, 13, g.Palette.Ink)
	row := ""
	if i := slices.IndexFunc(s.draft.Heads, func(h exchange.Head) bool { return h.Line == s.draft.HeaderRow }); i >= 0 {
		row = headWords(s.draft.Heads[i])
	}
	s.paintChoice(g, s.headArea(), words, row, func() { s.at = -1; s.chooseHead() })
}

// paintUnused names the columns that nothing is read from.
func (s *mappingSheet) paintUnused(g *kit.Painter) {
	if len(s.unused) == 0 {
		return
	}
	const most = 2 // lines
	lines := g.Wrap("Kept as columns of the file\u2019s own: "+strings.Join(s.unused, ", ")+".", 13, g.W-8)
	if len(lines) > most {
		lines = append(lines[:most-1], g.Fit(g.Sans, lines[most-1]+" "+lines[most], 13, g.W-8))
	}
	for i, line := range lines {
		g.Label(g.Sans, line, 4, g.H-mappingFoot+22+19*float32(i), 13, g.Palette.Ink2)
	}
}

// paintTarget draws what is needed and the column that it is read from.
func (s *mappingSheet) paintTarget(g *kit.Painter, n int, t exchange.Target) {
	p := g.Palette
	column, order := s.mapping.Column(t.Name)
	y := s.top(n)
	s.paintCurrent(g, n)
	ink := p.Ink
	if value := s.mapping.Value(t.Name); value != "" {
		column = "\u201c" + value + "\u201d in every row"
	} else if column == "" {
		ink = p.Ink2
	}
	g.Label(g.Sans, g.Fit(g.Sans, t.Words, 13, targetWidth-12), 4, y+17, 13, ink)
	s.paintChoice(g, s.columnArea(n), t.Words, column, func() { s.at = n; s.chooseColumn(n) })
	if s.hasOrder(n) {
		words := "which first?"
		for _, o := range orders {
			if order != "" && o.order == order {
				words = o.words
			}
		}
		s.paintChoice(g, s.orderArea(n), "Order of the dates", words, func() { s.at = n; s.chooseOrder(n) })
	}
}

// paintChoice draws a field that opens a menu.
func (s *mappingSheet) paintChoice(g *kit.Painter, r draw.Rect, name, words string, do func()) {
	p := g.Palette
	fill := p.Page
	if g.HotSpot(r, name, do) {
		fill = p.Wash
	}
	g.Round(r, 3, fill)
	g.Border(r, 1, p.Edge)
	ink := p.Ink
	if words == "" {
		words, ink = "not in this file", p.Ink2
	}
	g.Label(g.Sans, g.Fit(g.Sans, words, 13, r.W-32), r.X+8, r.Y+17, 13, ink)
	g.Icon(kit.ChevronIcon, r.Right()-21, r.Y+3, p.Ink2)
}

// paintPreview draws what the first rows become.
func (s *mappingSheet) paintPreview(g *kit.Painter) {
	p := g.Palette
	g.Rect(draw.Rect{X: previewAt - 14, Y: 4, W: 1, H: g.H - mappingFoot - 4}, p.Rule)
	if s.whole != "" {
		g.Label(g.SansBold, "No row can be read yet", previewAt, 20, 13, p.Caution)
		for i, line := range g.Wrap(s.whole, 13, g.W-previewAt-8) {
			g.Label(g.Sans, line, previewAt, mappingHead+17+19*float32(i), 13, p.Ink)
		}
		return
	}
	head := fmt.Sprintf("Of the first %d rows, %d can be read:", len(s.rows), s.read)
	if len(s.rows) == 0 {
		head = "Reading the first rows\u2026"
	}
	g.Label(g.SansBold, head, previewAt, 20, 13, p.Ink)
	for i, row := range s.rows[:min(len(s.rows), exchange.DraftRows)] {
		y, ink := mappingHead+mappingRow*float32(i)+17, p.Ink
		if row.aside {
			ink = p.Caution
		}
		g.LabelRight(g.Sans, fmt.Sprint(row.line), previewAt+24, y, 13, p.Ink3)
		g.Label(g.Sans, g.Fit(g.Sans, row.words, 13, g.W-previewAt-34), previewAt+34, y, 13, ink)
	}
}

func (s *mappingSheet) columnArea(n int) draw.Rect {
	r := draw.Rect{X: targetWidth, Y: s.top(n), W: columnWidth, H: mappingRow - 3}
	if s.hasOrder(n) {
		r.W -= orderWidth + 4
	}
	return r
}

func (s *mappingSheet) headArea() draw.Rect {
	return draw.Rect{X: targetWidth, Y: s.top(-1), W: columnWidth, H: mappingRow - 3}
}

func (s *mappingSheet) orderArea(n int) draw.Rect {
	r := s.columnArea(n)
	return draw.Rect{X: r.Right() + 4, Y: r.Y, W: orderWidth, H: r.H}
}
