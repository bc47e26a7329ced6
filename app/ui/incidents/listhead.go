//go:build !nogui

package incidents

import (
	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// An offeredOrder is an order of the list and what it is called.
type offeredOrder struct {
	words string
	order listOrder
}

// newestFirst is the order that the list begins with.
var newestFirst = listOrder{field: "date", down: true}

// orders returns the orders that the list offers.
func (d *Desk) orders() []offeredOrder {
	out := []offeredOrder{{"Newest first", newestFirst}, {"Oldest first", listOrder{field: "date"}}}
	for _, a := range d.brief.Incidents.Amounts() {
		if !a.IsCount() {
			out = append(out, offeredOrder{"Most " + a.Short + " first", listOrder{field: a.Field, down: true}})
		}
	}
	return append(out, textOrders...)
}

// textOrders has the orders that don't depend on what the incidents count.
var textOrders = []offeredOrder{
	{"By country", listOrder{field: "country"}},
	{"By province", listOrder{field: "admin1"}},
	{"By place", listOrder{field: "place"}},
	{"By title", listOrder{field: "title"}},
	{"By tactic", listOrder{field: "tactic"}},
	{"By target", listOrder{field: "target"}},
	{"By attribution", listOrder{field: "attribution"}},
	{"By precision of the place", listOrder{field: "location_precision"}},
	{"In months, newest first", listOrder{down: true, group: "month"}},
	{"In months, oldest first", listOrder{group: "month"}},
	{"In places", listOrder{group: "place"}},
}

// head names the order and, where there is room, the columns.
func (l *listView) head(g *kit.Painter) {
	p := g.Palette
	g.Rect(draw.Rect{X: 1, W: g.W, H: listHead}, p.Page)
	g.Rect(draw.Rect{X: 1, Y: listHead - 1, W: g.W, H: 1}, p.Rule)
	words := l.desk.orders()[l.orderAt()].words
	end := g.Label(g.SansBold, words, 38, 22, 13, p.Ink)
	g.Icon(kit.ChevronIcon, end+4, 9, p.Ink2)
	r := draw.Rect{X: 30, Y: 3, W: end + 26 - 30, H: 28}
	g.HotSpot(r, orderChoice, func() { l.chooseOrder(r) })
	table := draw.Rect{X: r.Right() + 4, Y: 3, W: 28, H: 28}
	g.Tool(table, kit.TableIcon, "Table of figures", p.Ink2, l.desk.ToggleFigures)
	end = table.Right()
	if n := len(l.desk.marked); n > 0 {
		g.Label(g.Sans, "and "+incident.Thousands(n)+" more chosen", end+10, 22, 13, p.Accent)
	}
	for _, c := range l.columns(g.W) {
		words, order := c.words, c.order
		w := g.Width(g.SansBold, words, 13)
		hit := draw.Rect{X: c.right - w - 8, Y: 3, W: w + 16, H: 28}
		if c.left {
			hit.X = c.right - c.width - 8
		}
		ink := p.Ink2
		if g.HotSpot(hit, "By "+words, func() { l.toggleOrder(order) }) || l.desk.asked.order.field == order.field && l.desk.asked.order.group == "" {
			ink = p.Ink
		}
		if c.left {
			g.Label(g.Sans, words, c.right-c.width, 22, 13, ink)
		} else {
			g.LabelRight(g.Sans, words, c.right, 22, 13, ink)
		}
	}
}

// listColumn is a column of the list after title and place.
type listColumn struct {
	words        string
	amount       incident.Amount // of a column of numbers
	order        listOrder
	right, width float32
	left         bool // its text begins at the left
}

// columns returns the columns that a width has room for: the main amount always, then the next and tactic.
func (l *listView) columns(width float32) []listColumn {
	const each = 88
	var out []listColumn
	right := width - 20
	for n, a := range l.desk.brief.Incidents.Amounts() {
		if a.IsCount() || n > 1 || n == 1 && width < 500 {
			continue
		}
		out = append(out, listColumn{amount: a, words: incident.Capital(a.Short), order: listOrder{field: a.Field, down: true}, right: right, width: each - 4})
		right -= each
	}
	if width >= 600 {
		out = append(out, listColumn{words: "Tactic", order: listOrder{field: "tactic"}, right: right - 8, width: 128, left: true})
	}
	return out
}

func (l *listView) orderAt() int {
	orders := l.desk.orders()
	for n, o := range orders {
		if o.order == l.desk.asked.order {
			return n
		}
	}
	for n, o := range orders { // turned over by a click on its column
		if o.order.field == l.desk.asked.order.field && o.order.group == l.desk.asked.order.group {
			return n
		}
	}
	return 0
}

func (l *listView) toggleOrder(o listOrder) {
	if l.desk.asked.order == o {
		o.down = !o.down
	}
	l.setOrder(o)
}

func (l *listView) setOrder(o listOrder) {
	l.desk.asked.order = o
	l.scroll.To(0)
	l.desk.ask()
}

func (l *listView) chooseOrder(r draw.Rect) {
	var items []*fyne.MenuItem
	orders := l.desk.orders()
	for n, o := range orders {
		if n == len(orders)-3 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		items = append(items, ticked(o.words, o.order == l.desk.asked.order, func() { l.setOrder(o.order) }))
	}
	l.desk.menuBelow(l.Surface, r, items)
}
