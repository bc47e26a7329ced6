//go:build !nogui

package incidents

import (
	"lectern/app/draw"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
)

// table draws the cells in view, with the first row and the first column standing still.
func (v *figuresView) table(g *kit.Painter) {
	all := float32(0)
	for _, w := range v.widths[1:] {
		all += w
	}
	first := 12 + v.widths[0]
	v.down.Fit(g.H-figuresHead-10, figuresRow*float32(v.of.Rows-1))
	v.across.Fit(g.W-first-12, all)
	if v.newest {
		v.toNewest()
	}
	body := draw.Rect{X: first, Y: figuresHead, W: g.W - first, H: g.H - figuresHead}
	from := 1 + int(v.down.Top/figuresRow)
	to := min(v.of.Rows-1, from+int(body.H/figuresRow)+1)
	v.widen(g, from, to, body.W)
	at := func(row int) float32 { return figuresHead + figuresRow*float32(row-1) - v.down.Top }
	g.Clip(draw.Rect{X: 1, Y: figuresHead, W: g.W - 1, H: body.H})
	for row := from; row <= to; row++ {
		v.name(g, row, at(row))
	}
	g.Unclip()
	x := first - v.across.Top
	for column := 1; column < v.of.Columns; column++ {
		w := v.widths[column]
		if x > first-1 && x+w < g.W-4 { // a part of a number would be another number
			g.Clip(draw.Rect{X: first, Y: listHead, W: body.W, H: g.H - listHead})
			v.columnHead(g, column, draw.Rect{X: x, Y: listHead, W: w, H: figuresHead - listHead})
			g.Unclip()
			g.Clip(body)
			for row := from; row <= to; row++ {
				v.figure(g, row, column, draw.Rect{X: x, Y: at(row), W: w, H: figuresRow}, body)
			}
			g.Unclip()
		}
		x += w
	}
	g.Thumb(draw.Rect{Y: figuresHead, W: g.W, H: g.H - figuresHead}, &v.down)
	v.thumbAcross(g, body)
}

// widen gives the columns in view the room that the rows in view need, which may be more than those that were measured at first.
func (v *figuresView) widen(g *kit.Painter, from, to int, room float32) {
	x := -v.across.Top
	for column := 1; column < v.of.Columns && x < room; column++ {
		if x+v.widths[column] > 0 {
			for row := from; row <= to; row++ {
				v.widths[column] = max(v.widths[column], g.Width(v.face(g, row, column), v.words(row, column), 14)+20)
			}
		}
		x += v.widths[column]
	}
}

// columnHead draws the name of a column; a click sorts by it.
func (v *figuresView) columnHead(g *kit.Painter, column int, r draw.Rect) {
	ink := g.Palette.Ink2
	if v.from.CanSort(column) && g.HotSpot(r, "Largest first by "+v.words(0, column), func() { v.toggleSort(column) }) {
		ink = g.Palette.Accent
	}
	if column == v.sorted {
		ink = g.Palette.Accent
		g.Rect(draw.Rect{X: r.X + 8, Y: r.Bottom() - 3, W: r.W - 16, H: 2}, ink)
	}
	g.LabelRight(g.SansBold, v.words(0, column), r.Right()-10, r.Y+20, 13, ink)
}

// name draws the name of a row, and the line below it.
func (v *figuresView) name(g *kit.Painter, row int, y float32) {
	face := v.face(g, row, 0)
	g.Label(face, g.Fit(face, v.words(row, 0), 14, v.widths[0]-10), 20, y+19, 14, g.Palette.Ink)
	g.Rect(draw.Rect{X: 20, Y: y + figuresRow - 1, W: g.W - 32, H: 1}, g.Palette.Rule)
}

// figure draws a figure, which leads to its incidents where it lies in view.
func (v *figuresView) figure(g *kit.Painter, row, column int, r, body draw.Rect) {
	one := v.of.Cell(row, column)
	ink, face := g.Palette.Ink, v.face(g, row, column)
	if one.Terms == nil {
		ink = g.Palette.Ink3
	} else if hit := r.Intersect(body); hit.W > 4 && hit.H > 4 {
		if g.HotSpot(hit, "Only these incidents", func() { v.narrow(row, column) }) {
			g.Round(r, 3, g.Palette.Wash)
			ink = g.Palette.Accent
		}
	}
	if v.ShowsFocus() && row == v.row && column == v.col {
		g.Outline(r.Inset(1), 2, g.Palette.Accent)
	}
	g.LabelRight(face, one.Words, r.Right()-10, r.Y+19, 14, ink)
}

// face returns the type of a cell.
func (v *figuresView) face(g *kit.Painter, row, column int) *typeset.Face {
	if v.isTotal(row, column) {
		return g.SansBold
	}
	return g.Sans
}

// isTotal reports whether a cell is of all incidents.
func (v *figuresView) isTotal(row, column int) bool {
	return v.of.HasTotals && (row == v.of.Rows-1 || column == v.of.Columns-1)
}

// thumbAcross draws how far the columns are scrolled.
func (v *figuresView) thumbAcross(g *kit.Painter, body draw.Rect) {
	s := &v.across
	if s.All <= s.View || s.View <= 0 {
		return
	}
	w := max(24, body.W*s.View/s.All)
	x := body.X + (body.W-w)*s.Top/(s.All-s.View)
	g.Round(draw.Rect{X: x, Y: g.H - 7, W: w, H: 4}, 2, g.Palette.Ink3)
}
