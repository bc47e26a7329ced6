//go:build !nogui

package incidents

import (
	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/incident"
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
	by       [2]string         // the fields of from
	newest   bool              // what is newest comes into view when it is painted next
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
		v.from = r.table
		v.sort(v.sorted)
		if by := [2]string{r.request.figures.rows, r.request.figures.columns}; r.table != nil && by != v.by {
			v.by, v.newest = by, true
		}
		v.row, v.col = min(v.row, max(1, v.rows()-1)), min(v.col, max(1, v.columns()-1))
	}
	v.Refresh()
}

// sort sorts the rows by a column, if it has numbers, else not at all.
func (v *figuresView) sort(column int) {
	v.of, v.sorted, v.widths = v.from, 0, nil // the names of sorted months are longer
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
			most = min(most, widestNames, 0.4*g.W)
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
	switch r := v.desk.result; {
	case v.isEmpty():
		v.desk.nothing(g)
	case v.rows() > 1:
		v.table(g)
	default:
		words := looking
		if r != nil && r.tableFault != nil {
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

// toNewest puts the keyboard on the newest rows and columns where these are units of time, and scrolls to them.
func (v *figuresView) toNewest() {
	v.newest = false
	v.row, v.col = 1, 1
	v.down.To(0)
	v.across.To(0)
	before := 1
	if v.of.HasTotals {
		before = 2
	}
	if _, ofTime := incident.ParseUnit(v.by[0]); ofTime && v.sorted == 0 {
		v.row = max(1, v.of.Rows-before)
		v.down.To(v.down.All)
	}
	if _, ofTime := incident.ParseUnit(v.by[1]); ofTime && v.of.HasTotals {
		v.col = max(1, v.of.Columns-before-v.of.Beside)
		v.across.To(v.across.All)
		v.scrollToCell() // which the totals may have no room beside
	}
}

// reveal scrolls to the cell that the keyboard is on.
func (v *figuresView) reveal() {
	v.scrollToCell()
	v.Refresh()
}

func (v *figuresView) scrollToCell() {
	v.down.Reveal(figuresRow*float32(v.row-1), figuresRow*float32(v.row))
	if v.col < len(v.widths) {
		x := float32(0)
		for _, w := range v.widths[1:v.col] {
			x += w
		}
		v.across.Reveal(x, x+v.widths[v.col])
	}
}
