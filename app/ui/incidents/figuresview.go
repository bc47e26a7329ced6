//go:build !nogui

package incidents

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
)

// figuresView shows what is shown as a table of figures, by one field or two, in place of the list. A figure leads to the
// incidents behind it. It draws only the cells in view.
type figuresView struct {
	*kit.Surface
	desk     *Desk
	down     kit.Scroll
	across   kit.Scroll        // Top is the left edge
	from     *incident.Figures // as they were made
	of       *incident.Figures // as they are shown
	sorted   int               // the column by which the rows are sorted; 0: none
	widths   []float32         // of the columns of of
	row, col int               // the cell that the keyboard is on
}

const (
	figuresHead = listHead + 30 // the fields, and the names of the columns
	figuresRow  = 28
	widestNames = 220
	// So many rows tell how wide a column is.
	sampledRows = 60
)

func newFiguresView(d *Desk) *figuresView {
	v := &figuresView{desk: d, row: 1, col: 1}
	v.Surface = kit.NewSurface(d.window, fyne.NewSize(200, 100), v.paint)
	v.OnKey = v.key
	v.OnScroll = func(dy float32) {
		if kit.Shifted() {
			v.across.By(-dy)
		} else {
			v.down.By(-dy)
		}
		v.Refresh()
	}
	v.OnRune = func(r rune) bool {
		if r == 's' && v.rows() > 1 {
			v.toggleSort(v.col)
		}
		return r == 's'
	}
	v.OnMenu = func(at fyne.Position) { d.window.Menu(v.items(), v.Surface, at) }
	v.Hide()
	return v
}

// show takes over a result.
func (v *figuresView) show(r *result) {
	if r.table != v.from {
		v.from, v.widths = r.table, nil
		v.sort(v.sorted)
		v.row, v.col = min(v.row, max(1, v.rows()-1)), min(v.col, max(1, v.columns()-1))
	}
	v.Refresh()
}

// sort sorts the rows by a column, if it has numbers, else not at all.
func (v *figuresView) sort(column int) {
	v.of, v.sorted = v.from, 0
	if v.from != nil && column < v.from.Columns && v.from.CanSort(column) {
		v.of, v.sorted = v.from.SortedBy(column), column
	}
}

// toggleSort sorts the rows by a column, or as they were where they are sorted by it.
func (v *figuresView) toggleSort(column int) {
	if column == v.sorted {
		column = 0
	}
	v.sort(column)
	v.down.To(0)
	v.Refresh()
}

func (v *figuresView) rows() int {
	if v.of == nil {
		return 0
	}
	return v.of.Rows
}

func (v *figuresView) columns() int {
	if v.of == nil {
		return 0
	}
	return v.of.Columns
}

// measure finds the widths of the columns.
func (v *figuresView) measure(g *kit.Painter) {
	if v.widths != nil || v.of == nil {
		return
	}
	v.widths = make([]float32, v.of.Columns)
	for column := range v.widths {
		most := g.Width(g.SansBold, v.words(0, column), 13)
		for row := 1; row < min(v.of.Rows, sampledRows); row++ {
			most = max(most, g.Width(g.Sans, v.words(row, column), 14))
		}
		most = max(most, g.Width(g.Sans, v.words(v.of.Rows-1, column), 14)) // of all
		if column == 0 {
			most = min(most, widestNames)
		}
		v.widths[column] = most + 20
	}
}

// words returns a cell as it is shown.
func (v *figuresView) words(row, column int) string {
	one := v.of.Cell(row, column)
	if (row == 0 || column == 0) && !one.Named {
		return incident.Capital(one.Words)
	}
	return one.Words
}

func (v *figuresView) paint(g *kit.Painter) {
	p := g.Palette
	g.Rect(draw.Rect{W: g.W, H: g.H}, p.Page)
	g.Rect(draw.Rect{W: 1, H: g.H}, p.Rule)
	v.measure(g)
	if v.rows() > 1 && !v.isEmpty() {
		v.table(g)
	} else {
		words := looking
		switch r := v.desk.result; {
		case v.isEmpty():
			words = "No incident matches, so there are no figures."
		case r != nil && r.tableFault != nil && !errors.Is(r.tableFault, context.Canceled):
			words = faultWords(faultOf(r.tableFault))
		}
		for n, line := range g.Wrap(words, 14, g.W-40) {
			g.Label(g.Sans, line, 20, figuresHead+30+20*float32(n), 14, p.Ink2)
		}
	}
	v.head(g)
}

// isEmpty reports whether no incident is shown, nor one of what is compared.
func (v *figuresView) isEmpty() bool {
	r := v.desk.result
	return r != nil && r.answer.Totals.Rows == 0 && (r.other == nil || r.other.answer.Totals.Rows == 0)
}

// table draws the cells in view, with the first row and the first column standing still.
func (v *figuresView) table(g *kit.Painter) {
	all := float32(0)
	for _, w := range v.widths[1:] {
		all += w
	}
	first := 12 + v.widths[0]
	v.down.Fit(g.H-figuresHead-10, figuresRow*float32(v.of.Rows-1))
	v.across.Fit(g.W-first-12, all)
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

// key moves from cell to cell; Enter asks for the incidents behind one.
func (v *figuresView) key(e *fyne.KeyEvent) bool {
	page := max(1, int(v.down.View/figuresRow)-1)
	switch e.Name {
	case fyne.KeyEscape:
		v.desk.ToggleFigures()
		return true
	case fyne.KeyDown:
		v.row++
	case fyne.KeyUp:
		v.row--
	case fyne.KeyRight:
		v.col++
	case fyne.KeyLeft:
		v.col--
	case fyne.KeyPageDown:
		v.row += page
	case fyne.KeyPageUp:
		v.row -= page
	case fyne.KeyHome:
		v.row, v.col = 1, 1
	case fyne.KeyEnd:
		v.row, v.col = v.rows()-1, v.columns()-1
	case fyne.KeyReturn, fyne.KeyEnter:
		if v.rows() > 1 {
			v.narrow(v.row, v.col)
		}
		return true
	default:
		return false
	}
	v.row, v.col = max(1, min(v.row, v.rows()-1)), max(1, min(v.col, v.columns()-1))
	v.reveal()
	return true
}

// reveal scrolls to the cell that the keyboard is on.
func (v *figuresView) reveal() {
	v.down.Reveal(figuresRow*float32(v.row-1), figuresRow*float32(v.row))
	if v.col < len(v.widths) {
		x := float32(0)
		for _, w := range v.widths[1:v.col] {
			x += w
		}
		v.across.Reveal(x, x+v.widths[v.col])
	}
	v.Refresh()
}
