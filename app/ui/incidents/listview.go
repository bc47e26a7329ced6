//go:build !nogui

package incidents

import (
	"time"
	"unicode"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/fold"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// listView lists the incidents, one row each: symbol, title, when and where, killed. It draws only
// the rows in view, so that the cost doesn't depend on how many there are.
type listView struct {
	*kit.Surface
	desk   *Desk
	scroll kit.Scroll
	badge  *figure.Badge
	page   []incident.Row // rows drawn last; their memory is used again
	prefix string         // the beginning of a title, as typed
	last   time.Time
}

const (
	listHead = 34
	listRow  = 52
	groupRow = 30
)

func newListView(d *Desk) *listView {
	l := &listView{desk: d, badge: figure.NewBadge(figure.Screen)}
	l.Surface = kit.NewSurface(d.window, fyne.NewSize(200, 100), l.paint)
	l.Surface.OnKey = l.key
	l.Surface.OnRune = l.rune
	l.Surface.OnMenu = func(at fyne.Position) {
		if place := l.placeAt(at.Y); place >= 0 {
			l.desk.menu(l.list().At(place), l.Surface, at)
		}
	}
	l.OnScroll = func(dy float32) { l.scroll.By(-dy); l.Refresh() }
	return l
}

func (l *listView) list() *list {
	if l.desk.result == nil {
		return &list{}
	}
	return l.desk.result.list
}

// refit adapts the scroll bar to a changed list.
func (l *listView) refit() {
	l.scroll.Fit(l.Size().Height-listHead, l.list().height())
	l.Refresh()
}

// reveal scrolls so that a row is in view.
func (l *listView) reveal(row incident.Row) {
	at := -1
	if row >= 0 {
		at = l.list().Find(row)
	}
	if at >= 0 {
		l.scroll.Fit(l.Size().Height-listHead, l.list().height())
		y := l.list().position(at)
		l.scroll.Reveal(y-groupRow, y+listRow)
	}
	l.Refresh()
}

// placeAt returns the place in the list under a point, or -1.
func (l *listView) placeAt(y float32) int {
	list := l.list()
	at := y - listHead + l.scroll.Top
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
		l.desk.Dismiss()
		return true
	}
	if n == 0 {
		return false
	}
	at := list.Find(l.desk.selected)
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
		l.desk.openSelected()
		return true
	default:
		return false
	}
	row := list.At(min(n-1, max(0, at)))
	if kit.Shifted() {
		l.desk.extend(row)
	} else {
		l.desk.Select(row)
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
	from := max(0, list.Find(l.desk.selected))
	if len(l.prefix) == 1 {
		from++
	}
	t := l.desk.brief.Incidents
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
		l.desk.Select(found)
	}
	return true
}

func (l *listView) paint(g *kit.Painter) {
	p, list := g.Palette, l.list()
	g.Rect(draw.Rect{W: g.W, H: g.H}, p.Page)
	g.Rect(draw.Rect{W: 1, H: g.H}, p.Rule)
	l.scroll.Fit(g.H-listHead, list.height())
	if list.Len() == 0 {
		l.desk.nothing(g)
	}
	first := list.placeAt(l.scroll.Top)
	l.page = list.Page(l.page[:0], first, int(g.H/listRow)+2)
	g.Clip(draw.Rect{X: 1, Y: listHead, W: g.W, H: g.H - listHead})
	for n, row := range l.page {
		y := listHead + list.position(first+n) - l.scroll.Top
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
			y = min(y, listHead+list.position(list.groups[k+1].first)-2*groupRow-l.scroll.Top)
		}
		l.group(g, &list.groups[k], y)
	}
	g.Unclip()
	l.head(g)
	g.Thumb(draw.Rect{Y: listHead, W: g.W, H: g.H - listHead}, &l.scroll)
}
