//go:build !nogui

package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
)

// listView is one row an incident: symbol, title, when and where, killed. It draws only the rows
// in view, so a million cost what ten do.
type listView struct {
	*surface
	i     *incidentDesk
	rows  []int32
	by    int // index of orders
	top   float32
	badge *figure.Badge
}

const (
	listHead = 34
	listRow  = 52
)

// orders are those of the list.
var orders = []struct {
	words, field string
	down         bool
}{
	{"Newest first", "date", true},
	{"Oldest first", "date", false},
	{"Most killed first", "killed", true},
	{"By country", "country", false},
	{"By title", "title", false},
}

func newListView(i *incidentDesk) *listView {
	l := &listView{i: i, badge: figure.NewBadge(figure.Screen)}
	l.surface = newSurface(i.desk.look, fyne.NewSize(200, 100), l.paint)
	l.surface.typed = l.key
	l.rolled = func(dy float32) { l.scroll(l.top - dy) }
	return l
}

// update takes what is shown anew.
func (l *listView) update() {
	o := orders[l.by]
	rows, err := l.i.desk.brief.Incidents.Order(l.i.shown, o.field, o.down)
	if err != nil {
		rows, _ = l.i.desk.brief.Incidents.Order(l.i.shown, "", false)
	}
	l.rows = rows
	l.scroll(l.top)
}

func (l *listView) scroll(y float32) {
	room := float32(len(l.rows))*listRow - (l.Size().Height - listHead)
	l.top = max(0, min(y, room))
	l.Refresh()
}

// reveal scrolls so that a row is in view.
func (l *listView) reveal(row int) {
	at := slices.Index(l.rows, int32(row))
	if at < 0 {
		l.Refresh()
		return
	}
	y, view := float32(at)*listRow, l.Size().Height-listHead
	switch {
	case y < l.top:
		l.scroll(y)
	case y+listRow > l.top+view:
		l.scroll(y + listRow - view)
	default:
		l.Refresh()
	}
}

func (l *listView) key(e *fyne.KeyEvent) bool {
	n := len(l.rows)
	if n == 0 {
		return false
	}
	at := slices.Index(l.rows, int32(l.i.desk.selected))
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
	case fyne.KeyEscape:
		l.i.dismiss()
		return true
	default:
		return false
	}
	l.i.desk.chosen(int(l.rows[min(n-1, max(0, at))]))
	return true
}

func (l *listView) paint(g *ground) {
	p, t := g.p, l.i.desk.brief.Incidents
	g.rect(draw.Rect{W: g.w, H: g.h}, p.Page)
	g.rect(draw.Rect{W: 1, H: g.h}, p.Rule)
	if len(l.rows) == 0 {
		g.text(faces().Sans, "Nothing to list.", 38, 80, 14, p.Ink3)
	}
	var most float32 = 1
	for _, row := range l.rows[:min(len(l.rows), 5000)] {
		if _, high := t.Killed(int(row)).Ends(); high != incident.Unknown {
			most = max(most, float32(high))
		}
	}
	first := int(l.top / listRow)
	for n := first; n < len(l.rows); n++ {
		y := listHead + float32(n)*listRow - l.top
		if y > g.h {
			break
		}
		l.row(g, int(l.rows[n]), y, most)
	}
	g.rect(draw.Rect{X: 1, W: g.w, H: listHead}, p.Page)
	g.rect(draw.Rect{X: 1, Y: listHead - 1, W: g.w, H: 1}, p.Rule)
	words := orders[l.by].words
	end := g.text(faces().SansBold, words, 38, 22, 13, p.Ink)
	g.icon(chevronIcon, end+4, 9, p.Ink2)
	g.spot(draw.Rect{X: 30, Y: 3, W: end + 26 - 30, H: 28}, "Order", func() {
		l.by = (l.by + 1) % len(orders)
		l.top = 0
		l.update()
	})
	g.right(faces().Sans, "Killed", g.w-20, 22, 13, p.Ink2)
	if all := float32(len(l.rows)) * listRow; all > g.h-listHead {
		view := g.h - listHead
		size := max(28, view*view/all)
		g.round(draw.Rect{X: g.w - 9, Y: listHead + (view-size)*l.top/(all-view), W: 5, H: size}, 2, p.Ghost)
	}
}

// row draws one incident.
func (l *listView) row(g *ground, row int, y float32, most float32) {
	p := g.p
	one := l.i.desk.brief.Incidents.At(row)
	r := draw.Rect{X: 1, Y: y, W: g.w - 1, H: listRow}
	visible := draw.Rect{X: 1, Y: max(y, listHead), W: r.W, H: r.Bottom() - max(y, listHead)}
	hover := g.spot(visible, one.Title, func() {
		l.i.desk.chosen(row)
		l.i.desk.win.Canvas().Focus(l.surface)
	})
	if row == l.i.desk.selected {
		g.rect(r, p.Wash)
		g.rect(draw.Rect{X: 1, Y: y, W: 3, H: listRow}, p.Accent)
	} else if hover {
		g.rect(r, p.Desk)
	}
	g.rect(draw.Rect{X: 1, Y: r.Bottom() - 1, W: r.W, H: 1}, p.Rule)
	l.badge.Draw(g.Canvas, draw.Point{X: 22, Y: y + 17}, compose.ShapeOf(&one), !one.Killed.Known(), one.Verification == incident.Unverified, p)
	killed := one.Killed.String()
	left := g.right(faces().SansBold, killed, g.w-20, y+22, 14, p.Ink)
	if low, high := one.Killed.Ends(); low != incident.Unknown && high > 0 {
		const width = 60
		full := max(2, width*float32(high)/most)
		bar := draw.Rect{X: g.w - 20 - full, Y: y + 34, W: full, H: 5}
		if high > low {
			g.rect(bar, p.Pale)
			g.path.Reset()
			g.path.AddRect(bar.Inset(0.5))
			g.Stroke(&g.path, draw.Stroke{Width: 1}, p.Killed)
		}
		part := max(1, width*float32(low)/most)
		g.rect(draw.Rect{X: bar.Right() - part, Y: bar.Y, W: part, H: 5}, p.Killed)
	}
	g.text(faces().SansBold, g.fit(faces().SansBold, one.Title, 14, left-38-12), 38, y+22, 14, p.Ink)
	where := one.When.String() + "   " + compose.Where(&one)
	g.text(faces().Sans, g.fit(faces().Sans, where, 13, g.w-38-20-72), 38, y+41, 13, p.Ink2)
}
