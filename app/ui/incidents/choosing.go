//go:build !nogui

package incidents

import (
	"slices"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/ui/kit"
)

// This file has the commands that open the menus of table, list and timeline, where a click on their heads opens them.

// ChooseAmount lists what can be counted: in the head of the table where it is shown, else in that of the timeline.
func (d *Desk) ChooseAmount() {
	if d.figures.Visible() {
		d.timeline.chooseAmount(d.figures.Surface, control(d.figures.Surface, amountChoice))
		return
	}
	d.timeline.chooseAmount(d.timeline.timeSurface, control(d.timeline.Surface, barsChoice))
}

// ChooseRows lists by what the rows of the table of figures can be, and shows the table.
func (d *Desk) ChooseRows() {
	d.chooseInTable(rowsChoice, func(r draw.Rect) { d.figures.choose(r, false) })
}

// ChooseColumns lists by what the columns of the table of figures can be, and shows the table.
func (d *Desk) ChooseColumns() {
	d.chooseInTable(columnsChoice, func(r draw.Rect) { d.figures.choose(r, true) })
}

// ChooseStatistics lists what can stand beside the figures of a field, and shows the table.
func (d *Desk) ChooseStatistics() { d.chooseInTable(besideChoice, d.figures.chooseStatistics) }

func (d *Desk) chooseInTable(name string, choose func(draw.Rect)) {
	if !d.figures.Visible() {
		d.ToggleFigures()
	}
	choose(control(d.figures.Surface, name))
}

// ChooseOrder lists the orders of the list, and shows the list where the table is in its place.
func (d *Desk) ChooseOrder() {
	if d.figures.Visible() {
		d.ToggleFigures()
	}
	d.list.chooseOrder(control(d.list.Surface, orderChoice))
}

// ChooseBars lists what the bars of the timeline count, of which time, and on which scale.
func (d *Desk) ChooseBars() { d.timeline.chooseBars(control(d.timeline.Surface, barsChoice)) }

// ChooseStack lists the fields that the bars of the timeline can be stacked by.
func (d *Desk) ChooseStack() { d.timeline.chooseStack(control(d.timeline.Surface, stackChoice)) }

// ToggleLog gives the timeline a logarithmic scale, or an even one.
func (d *Desk) ToggleLog() {
	d.asked.log = !d.asked.log
	d.ask()
}

// ToggleSum sums the bars of the timeline up over time, or doesn't.
func (d *Desk) ToggleSum() {
	d.asked.cumulative = !d.asked.cumulative
	d.ask()
}

// menuBelow drops a menu down below an area of a surface of the desk. The surface may have been shown just now: Fyne doesn't
// know yet where it is, but knows where the desk is.
func (d *Desk) menuBelow(on *kit.Surface, r draw.Rect, items []*fyne.MenuItem) {
	d.window.Menu(items, d.Box, on.Position().AddXY(r.X, r.Bottom()))
}

// The names of the controls whose menus have keys.
const (
	amountChoice  = "What is counted"
	rowsChoice    = "Rows"
	columnsChoice = "Columns"
	besideChoice  = "Beside the figures"
	orderChoice   = "Order"
	barsChoice    = "What the bars are"
	stackChoice   = "Stack by a field"
)

// control returns the area of a control as last painted, or where the head of its surface begins.
func control(s *kit.Surface, name string) draw.Rect {
	spots := s.HotSpots()
	if i := slices.IndexFunc(spots, func(spot kit.HotSpot) bool { return spot.Name == name }); i >= 0 {
		return spots[i].Area
	}
	return draw.Rect{X: 14, Y: 3, H: 28}
}
