//go:build !nogui

package incidents

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// head says what the figures are, by which fields, and goes back to the list.
func (v *figuresView) head(g *kit.Painter) {
	p, asked := g.Palette, v.desk.asked
	g.Rect(draw.Rect{X: 1, W: g.W, H: listHead}, p.Page)
	g.Rect(draw.Rect{X: 1, Y: listHead - 1, W: g.W, H: 1}, p.Rule)
	g.Rect(draw.Rect{X: 1, Y: figuresHead - 1, W: g.W, H: 1}, p.Rule)
	x := float32(20)
	choice := func(words, name string, choose func(draw.Rect)) {
		end := g.Label(g.SansBold, words, x, 22, 13, p.Ink)
		g.Icon(kit.ChevronIcon, end+2, 9, p.Ink2)
		r := draw.Rect{X: x - 6, Y: 3, W: end + 24 - x, H: 28}
		g.HotSpot(r, name, func() { choose(r) })
		x = r.Right() + 6
	}
	choice(incident.Capital(asked.amount.Many), amountChoice, func(r draw.Rect) { v.desk.timeline.chooseAmount(v.Surface, r) })
	x = g.Label(g.Sans, "by", x, 22, 13, p.Ink2) + 8
	choice(incident.FieldWords(asked.figures.rows), rowsChoice, func(r draw.Rect) { v.choose(r, false) })
	if a := v.desk.result; a == nil || a.other == nil {
		x = g.Label(g.Sans, "and", x, 22, 13, p.Ink2) + 8
		second := "no other"
		if asked.figures.columns != "" {
			second = incident.FieldWords(asked.figures.columns)
		}
		choice(second, columnsChoice, func(r draw.Rect) { v.choose(r, true) })
		if len(asked.figures.statistics(v.desk.brief.Incidents, asked.amount)) > 0 {
			choice("with", besideChoice, v.chooseStatistics)
		}
	}
	right := g.W - 14
	for _, tool := range []struct {
		icon kit.Icon
		name string
		do   func()
	}{{kit.CloseIcon, "Back to the list", v.desk.ToggleFigures}, {kit.MenuIcon, "Copy, keep or save this table", func() {
		v.desk.window.Menu(v.items(), v.Surface, fyne.NewPos(g.W-60, listHead))
	}}} {
		if right-28 > x {
			g.Tool(draw.Rect{X: right - 28, Y: 3, W: 28, H: 28}, tool.icon, tool.name, p.Ink2, tool.do)
		}
		right -= 32
	}
}

// choose lists the fields by which the rows or the columns can be.
func (v *figuresView) choose(r draw.Rect, columns bool) {
	v.desk.menuBelow(v.Surface, r, v.fields(columns))
}

// fields returns the fields by which the rows or the columns can be. Of months by years most cells could hold nothing: columns
// are by no unit of time where the rows are, and rows by one take such columns away.
func (v *figuresView) fields(columns bool) (items []*fyne.MenuItem) {
	asked := &v.desk.asked.figures
	field, other := &asked.rows, asked.columns
	if columns {
		field, other = &asked.columns, asked.rows
		items = append(items, ticked("No other", *field == "", func() { *field = ""; v.desk.ask() }))
	}
	_, otherOfTime := incident.ParseUnit(other)
	for _, f := range v.desk.brief.Incidents.GroupFields() {
		_, ofTime := incident.ParseUnit(f.Name)
		if f.Name == other || columns && ofTime && otherOfTime {
			continue
		}
		items = append(items, ticked(incident.Capital(incident.FieldWords(f.Name)), f.Name == *field, func() {
			*field = f.Name
			if ofTime && otherOfTime {
				asked.columns = ""
			}
			v.desk.ask()
		}))
	}
	return items
}

// chooseStatistics lists what can stand beside the figures.
func (v *figuresView) chooseStatistics(r draw.Rect) {
	d := v.desk
	var items []*fyne.MenuItem
	for _, st := range d.asked.figures.statistics(d.brief.Incidents, d.asked.amount) {
		words := incident.Capital(st.Name)
		if st.Name == "rate" {
			words = "Per 100,000 people"
		}
		items = append(items, ticked(words, d.asked.figures.has(st.Name), func() { d.asked.figures = d.asked.figures.toggled(st.Name); d.ask() }))
	}
	d.menuBelow(v.Surface, r, items)
}

// toggleTop shows the largest values alone, with the others as one, or all.
func (v *figuresView) toggleTop() {
	asked := &v.desk.asked.figures
	asked.top = largest - asked.top
	v.desk.ask()
}

// narrow filters by the incidents behind a figure.
func (v *figuresView) narrow(row, column int) {
	one, d := v.of.Cell(row, column), v.desk
	q, err := d.brief.Incidents.Parse(strings.Join(one.Terms, " "))
	switch {
	case err != nil || one.Terms == nil:
	case one.Other && d.result.other != nil:
		d.leave()
		d.asked.compared = compared{}
		d.Show(d.result.other.question.Asked().And(q).String())
	default:
		d.setChips(d.filter.chips.And(q))
	}
}

// items returns the menu of the table.
func (v *figuresView) items() []*fyne.MenuItem {
	top := ticked(fmt.Sprintf("The largest %d, and the others as one", largest), v.desk.asked.figures.top > 0, v.toggleTop)
	top.Disabled = incident.InOrder(v.desk.asked.figures.rows)
	return []*fyne.MenuItem{
		top, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Copy this table", v.copy),
		fyne.NewMenuItem("Save this table…", v.save),
		fyne.NewMenuItem("Keep this table in the brief…", v.desk.KeepFigures),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Back to the list", v.desk.ToggleFigures),
	}
}

// separated returns the table with a separator between cells, or "" if it is too large.
func (v *figuresView) separated(separator rune) string {
	if v.of == nil || v.of.Rows*v.of.Columns > mostCopied*10 {
		v.desk.notice("That is too much for a table", "Take a field with fewer values, or narrow the filter.")
		return ""
	}
	var out strings.Builder
	_ = v.of.WriteCSV(&out, separator) // a builder takes all
	return out.String()
}

// copy puts the table on the clipboard, as spreadsheets take it.
func (v *figuresView) copy() {
	if text := v.separated('\t'); text != "" {
		v.desk.copy(text)
	}
}

func (v *figuresView) save() {
	if text := v.separated(','); text != "" {
		v.desk.host.Save("figures.csv", []byte(text))
	}
}
