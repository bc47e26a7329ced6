//go:build !nogui

package ui

import (
	"slices"
	"time"
	"unicode"

	"fyne.io/fyne/v2"

	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/fold"
	"lectern/app/incident"
)

// listView is one row an incident: symbol, title, when and where, killed. It draws only the rows
// in view, so a million cost what ten do.
type listView struct {
	*surface
	i      *incidentDesk
	top    float32
	badge  *figure.Badge
	page   []incident.Row // rows drawn last, kept for their memory
	prefix string         // the beginning of a title, as typed
	last   time.Time
}

const (
	listHead = 34
	listRow  = 52
	groupRow = 30
)

// orders are those that the list offers.
var orders = []struct {
	words string
	order listOrder
}{
	{"Newest first", listOrder{field: "date", down: true}},
	{"Oldest first", listOrder{field: "date"}},
	{"Most killed first", listOrder{field: "killed", down: true}},
	{"Most wounded first", listOrder{field: "wounded", down: true}},
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

func newListView(i *incidentDesk) *listView {
	l := &listView{i: i, badge: figure.NewBadge(figure.Screen)}
	l.surface = newSurface(i.desk.look, fyne.NewSize(200, 100), l.paint)
	l.surface.typed = l.key
	l.surface.typedRune = l.rune
	l.surface.menu = func(at fyne.Position) {
		if place := l.placeAt(at.Y); place >= 0 {
			l.i.menu(l.list().At(place), l.surface, at)
		}
	}
	l.rolled = func(dy float32) { l.scroll(l.top - dy) }
	return l
}

func (l *listView) list() *deskList {
	if l.i.answer == nil {
		return &deskList{}
	}
	return l.i.answer.list
}

func (l *listView) scroll(y float32) {
	room := l.list().height() - (l.Size().Height - listHead)
	l.top = max(0, min(y, room))
	l.Refresh()
}

// reveal scrolls so that a row is in view.
func (l *listView) reveal(row incident.Row) {
	at := -1
	if row >= 0 {
		at = l.list().Find(row)
	}
	if at < 0 {
		l.Refresh()
		return
	}
	y, view := l.list().position(at), l.Size().Height-listHead
	switch {
	case y-groupRow < l.top:
		l.scroll(y - groupRow)
	case y+listRow > l.top+view:
		l.scroll(y + listRow - view)
	default:
		l.Refresh()
	}
}

// placeAt is the place in the list under a point, or -1.
func (l *listView) placeAt(y float32) int {
	list := l.list()
	at := y - listHead + l.top
	place := list.placeAt(at)
	if y < listHead || place >= list.Len() || list.position(place) > at {
		return -1
	}
	return place
}

func (l *listView) key(e *fyne.KeyEvent) bool {
	list := l.list()
	n := list.Len()
	if e.Name == fyne.KeyEscape {
		l.i.dismiss()
		return true
	}
	if n == 0 {
		return false
	}
	at := list.Find(l.i.desk.selected)
	page := max(1, int((l.Size().Height-listHead)/listRow)-1)
	switch e.Name {
	case fyne.KeyDown:
		at++
	case fyne.KeyUp:
		at = max(0, at-1)
	case fyne.KeyPageDown:
		at += page
	case fyne.KeyPageUp:
		at -= page
	case fyne.KeyHome:
		at = 0
	case fyne.KeyEnd:
		at = n - 1
	case fyne.KeyReturn, fyne.KeyEnter:
		l.i.map_.openCard()
		return true
	default:
		return false
	}
	row := list.At(min(n-1, max(0, at)))
	if shifted() {
		l.i.extend(row)
	} else {
		l.i.desk.chosen(row)
	}
	return true
}

// rune goes to the next incident whose title begins with what is typed.
func (l *listView) rune(r rune) bool {
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) && (r != ' ' || l.prefix == "") {
		return false
	}
	if now := time.Now(); now.Sub(l.last) > time.Second {
		l.prefix, l.last = "", now
	} else {
		l.last = now
	}
	l.prefix += string(r)
	list := l.list()
	from := max(0, list.Find(l.i.desk.selected))
	if len(l.prefix) == 1 {
		from++
	}
	t := l.i.desk.brief.Incidents
	begins := func(row incident.Row) bool { return fold.HasPrefix(t.Name(row), l.prefix) }
	found, first, place := incident.Row(-1), incident.Row(-1), 0
	for row := range list.All {
		if begins(row) {
			if first < 0 {
				first = row
			}
			if place >= from {
				found = row
				break
			}
		}
		place++
	}
	if found < 0 {
		found = first
	}
	if found >= 0 {
		l.i.desk.chosen(found)
	}
	return true
}

func (l *listView) paint(g *ground) {
	p, list := g.p, l.list()
	g.rect(draw.Rect{W: g.w, H: g.h}, p.Page)
	g.rect(draw.Rect{W: 1, H: g.h}, p.Rule)
	if list.Len() == 0 {
		l.nothing(g)
	}
	first := list.placeAt(l.top)
	l.page = list.Page(l.page[:0], first, int(g.h/listRow)+2)
	g.Clip(draw.Rect{X: 1, Y: listHead, W: g.w, H: g.h - listHead})
	for n, row := range l.page {
		y := listHead + list.position(first+n) - l.top
		if len(list.groups) > 0 {
			if k := list.groupOf(first + n); list.groups[k].first == first+n {
				l.group(g, &list.groups[k], y-groupRow)
			}
		}
		l.row(g, row, y, max(1, list.most))
	}
	if len(list.groups) > 0 && list.Len() > 0 { // the group that is looked at stays in view
		k := list.groupOf(min(first, list.Len()-1))
		y := float32(listHead)
		if k+1 < len(list.groups) {
			y = min(y, listHead+list.position(list.groups[k+1].first)-2*groupRow-l.top)
		}
		l.group(g, &list.groups[k], y)
	}
	g.Unclip()
	l.head(g)
	if all := list.height(); all > g.h-listHead {
		view := g.h - listHead
		size := max(28, view*view/all)
		g.round(draw.Rect{X: g.w - 9, Y: listHead + (view-size)*l.top/(all-view), W: 5, H: size}, 2, p.Ghost)
	}
}

// head names the order and, where there is room, the columns.
func (l *listView) head(g *ground) {
	p := g.p
	g.rect(draw.Rect{X: 1, W: g.w, H: listHead}, p.Page)
	g.rect(draw.Rect{X: 1, Y: listHead - 1, W: g.w, H: 1}, p.Rule)
	words := orders[l.orderAt()].words
	end := g.text(faces().SansBold, words, 38, 22, 13, p.Ink)
	g.icon(chevronIcon, end+4, 9, p.Ink2)
	r := draw.Rect{X: 30, Y: 3, W: end + 26 - 30, H: 28}
	g.spot(r, "Order", func() { l.chooseOrder(r) })
	if n := len(l.i.marked); n > 0 {
		g.text(faces().Sans, "and "+numeral(n)+" more chosen", end+40, 22, 13, p.Accent)
	}
	for _, c := range l.columns(g.w) {
		words, order := c.words, c.order
		w := g.width(faces().SansBold, words, 13)
		hit := draw.Rect{X: c.right - w - 8, Y: 3, W: w + 16, H: 28}
		if c.left {
			hit.X = c.right - c.width - 8
		}
		ink := p.Ink2
		if g.spot(hit, "By "+words, func() { l.toggleOrder(order) }) || l.i.order.field == order.field && l.i.order.group == "" {
			ink = p.Ink
		}
		if c.left {
			g.text(faces().Sans, words, c.right-c.width, 22, 13, ink)
		} else {
			g.right(faces().Sans, words, c.right, 22, 13, ink)
		}
	}
}

// column is a part of a row beside title and place.
type listColumn struct {
	words        string
	order        listOrder
	right, width float32
	left         bool // its text begins at the left
}

// columns are those that a width has room for: killed always, then wounded and tactic.
func (l *listView) columns(width float32) []listColumn {
	out := []listColumn{{"Killed", listOrder{field: "killed", down: true}, width - 20, 84, false}}
	if width >= 500 {
		out = append(out, listColumn{"Wounded", listOrder{field: "wounded", down: true}, width - 108, 84, false})
	}
	if width >= 600 {
		out = append(out, listColumn{"Tactic", listOrder{field: "tactic"}, width - 204, 128, true})
	}
	return out
}

func (l *listView) orderAt() int {
	for n, o := range orders {
		if o.order == l.i.order {
			return n
		}
	}
	for n, o := range orders { // turned over by a click on its column
		if o.order.field == l.i.order.field && o.order.group == l.i.order.group {
			return n
		}
	}
	return 0
}

func (l *listView) toggleOrder(o listOrder) {
	if l.i.order == o {
		o.down = !o.down
	}
	l.setOrder(o)
}

func (l *listView) setOrder(o listOrder) {
	l.i.order, l.top = o, 0
	l.i.ask()
}

func (l *listView) chooseOrder(r draw.Rect) {
	var items []*fyne.MenuItem
	for n, o := range orders {
		if n == len(orders)-3 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		item := fyne.NewMenuItem(o.words, func() { l.setOrder(o.order) })
		item.Checked = o.order == l.i.order
		items = append(items, item)
	}
	l.i.desk.listAt(items, l.surface, fyne.NewPos(r.X, r.Bottom()))
}

// nothing says what to loosen.
func (l *listView) nothing(g *ground) {
	p := g.p
	x, y := float32(38), float32(listHead+56)
	if l.i.answer == nil {
		g.text(faces().Sans, "Looking…", x, y, 14, p.Ink3)
		return
	}
	g.text(faces().SerifBold, "No incident matches.", x, y, 18, p.Ink)
	y += 30
	if meant := l.i.answer.meant; meant != nil {
		g.text(faces().Sans, "Did you mean:", x, y, 14, p.Ink2)
		y += 36
		l.way(g, meant.Words, meant.Count, y, false, "Ask for it", func() { l.i.correct(meant) })
		y += 42
	}
	if len(l.i.answer.loosen) == 0 {
		words := "There are none in this brief."
		if l.i.desk.brief.Incidents.Len() > 0 {
			words = "No term alone keeps them out: take away several."
		}
		g.text(faces().Sans, g.fit(faces().Sans, words, 14, g.w-x-20), x, y, 14, p.Ink2)
		return
	}
	g.text(faces().Sans, "Without one of these there would be some:", x, y, 14, p.Ink2)
	for _, way := range l.i.answer.loosen {
		y += 36
		l.way(g, way.Words, way.Count, y, true, "Without “"+way.Words+"”", func() { l.i.loosen(way) })
	}
}

// way is a button with a way out of nothing, and how many incidents that finds. A cross takes the
// words away.
func (l *listView) way(g *ground, words string, count int, y float32, cross bool, name string, do func()) {
	p := g.p
	r := draw.Rect{X: 38, Y: y - 20, W: g.w - 58, H: 32}
	ground := p.Raise
	if g.spot(r, name, do) {
		ground = p.Wash
	}
	g.round(r, 3, ground)
	g.outline(r, 1, p.Edge)
	left := g.right(faces().Sans, numeral(count), r.Right()-10, y+1, 13, p.Ink3)
	x := r.X + 12
	if cross {
		g.smallCross(r.X+11, r.Y+11.5, p.Ink2)
		x += 18
	}
	g.text(faces().SansBold, g.fit(faces().SansBold, words, 14, left-x-10), x, y+1, 14, p.Ink)
}

func (l *listView) group(g *ground, group *listGroup, y float32) {
	p := g.p
	g.rect(draw.Rect{X: 1, Y: y, W: g.w - 1, H: groupRow}, p.Desk)
	g.rect(draw.Rect{X: 1, Y: y + groupRow - 1, W: g.w - 1, H: 1}, p.Rule)
	words := numeral(group.n)
	if l.i.amount != incident.Incidents {
		words += ": " + group.sum.Words() + " " + lastWord(l.i.amount)
	}
	left := g.right(faces().Sans, words, g.w-20, y+20, 13, p.Ink2)
	g.text(faces().SansBold, g.fit(faces().SansBold, group.title, 13, left-50), 38, y+20, 13, p.Ink)
}

// lastWord is what people counted were: killed or wounded.
func lastWord(a incident.Amount) string {
	if a.IsKilled() {
		return "killed"
	}
	return "wounded"
}

// row draws one incident.
func (l *listView) row(g *ground, row incident.Row, y float32, most float32) {
	p := g.p
	one := l.i.desk.brief.Incidents.At(row)
	r := draw.Rect{X: 1, Y: y, W: g.w - 1, H: listRow}
	visible := draw.Rect{X: 1, Y: max(y, listHead), W: r.W, H: r.Bottom() - max(y, listHead)}
	hover := g.spot(visible, one.Name(), func() { l.click(row) })
	marked := slices.Contains(l.i.marked, row)
	switch {
	case row == l.i.desk.selected || marked:
		g.rect(r, p.Wash)
		if !marked {
			g.rect(draw.Rect{X: 1, Y: y, W: 3, H: listRow}, p.Accent)
		}
	case hover:
		g.rect(r, p.Desk)
	}
	g.rect(draw.Rect{X: 1, Y: r.Bottom() - 1, W: r.W, H: 1}, p.Rule)
	l.badge.Draw(g.Canvas, draw.Point{X: 22, Y: y + 17}, compose.ShapeOf(&one), !one.Killed.Known(), one.Verification == incident.Unverified, p)
	columns := l.columns(g.w)
	left := g.w - 20
	for _, c := range columns {
		switch c.words {
		case "Killed":
			left = min(left, g.right(faces().SansBold, one.Killed.String(), c.right, y+22, 14, p.Ink))
			l.bar(g, one.Killed, c.right, y, most)
		case "Wounded":
			g.right(faces().Sans, one.Wounded.String(), c.right, y+22, 14, p.Ink2)
		case "Tactic":
			g.text(faces().Sans, g.fit(faces().Sans, one.Tactic, 13, c.width), c.right-c.width, y+22, 13, p.Ink2)
		}
		if len(columns) > 1 {
			left = min(left, c.right-c.width)
		}
	}
	g.text(faces().SansBold, g.fit(faces().SansBold, one.Name(), 14, left-38-12), 38, y+22, 14, p.Ink)
	where := one.When.String() + "   " + one.Where()
	if one.LocationPrecision >= incident.District {
		where += " (" + one.LocationPrecision.String() + " only)"
	}
	g.text(faces().Sans, g.fit(faces().Sans, where, 13, min(g.w-38-20-72, left-38-12+60)), 38, y+41, 13, p.Ink2)
}

// bar draws a number as long as it is, pale up to the highest.
func (l *listView) bar(g *ground, n incident.Number, right, y, most float32) {
	low, high := n.Range()
	if low == incident.Unknown || high == 0 {
		return
	}
	const width = 60
	full := max(2, width*float32(high)/most)
	bar := draw.Rect{X: right - full, Y: y + 34, W: full, H: 5}
	if high > low {
		g.rect(bar, g.p.Pale)
		g.path.Reset()
		g.path.AddRect(bar.Inset(0.5))
		g.Stroke(&g.path, draw.Stroke{Width: 1}, g.p.Killed)
	}
	part := max(1, width*float32(low)/most)
	g.rect(draw.Rect{X: bar.Right() - part, Y: bar.Y, W: part, H: 5}, g.p.Killed)
}

// click chooses a row; with Ctrl one more, with Shift all up to it.
func (l *listView) click(row incident.Row) {
	l.i.desk.win.Canvas().Focus(l.surface)
	switch mods := modifiers(); {
	case mods&fyne.KeyModifierShortcutDefault != 0:
		l.i.mark(row)
	case mods&fyne.KeyModifierShift != 0:
		l.i.extend(row)
	default:
		l.i.desk.chosen(row)
	}
}
