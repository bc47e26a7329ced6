//go:build !nogui

package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lectern/app/draw"
)

const barHeight = 48

// topBar is the head of every view of a brief: back, title, Read and Incidents, Present and
// Export, search, and the mark, which never collapses.
type topBar struct {
	*surface
	desk   *desk
	box    *fyne.Container
	search *searchField
	field  draw.Rect
}

func newTopBar(d *desk) *topBar {
	t := &topBar{desk: d}
	t.surface = newSurface(d.look, fyne.NewSize(400, barHeight), t.paint)
	t.search = newSearchField()
	t.search.SetPlaceHolder("Search this brief")
	t.search.OnChanged = func(s string) { d.find(s) }
	t.search.next = func(back bool) { d.findNext(back) }
	t.search.leave = func() { d.findEnd() }
	t.search.rest = d.typedKey
	t.box = container.New(&topLayout{t}, t.surface, t.search)
	return t
}

// topLayout puts the search field where the bar drew its place.
type topLayout struct{ t *topBar }

func (l *topLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, barHeight) }

func (l *topLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	t := l.t
	if t.desk.mode == shelfMode || t.desk.brief == nil {
		t.search.Hide()
		return
	}
	mark := float32(0)
	if t.desk.brief.Marking.String() != "" {
		mark = t.width(t.desk.brief.Marking.String()) + 30
	}
	w := float32(228)
	if size.Width < 1180 {
		w = 150
	}
	t.field = draw.Rect{X: size.Width - 16 - mark - w, Y: 8, W: w, H: 32}
	t.search.Show()
	t.search.Move(fyne.NewPos(t.field.X, t.field.Y))
	t.search.Resize(fyne.NewSize(t.field.W, t.field.H))
}

func (t *topBar) width(mark string) float32 {
	return t.shaper.Word(faces().SansHeavy, mark, false).Width*13 + 13*1.2
}

func (t *topBar) update() {
	t.box.Layout.Layout(t.box.Objects, t.box.Size())
	t.Refresh()
}

func (t *topBar) paint(g *ground) {
	d, p := t.desk, g.p
	g.rect(draw.Rect{Y: barHeight - 1, W: g.w, H: 1}, p.Rule)
	if d.mode == shelfMode || d.brief == nil {
		g.text(faces().SerifBold, "Lectern", 40, 31, 21, p.Ink)
		g.button(draw.Rect{X: g.w - 40 - 86, Y: 8, W: 86, H: 32}, "Open\u2026", noIcon, false, d.openDialog)
		return
	}
	g.icon(backIcon, 14, 15, p.Ink2)
	g.spot(draw.Rect{X: 6, Y: 8, W: 32, H: 32}, "Back to the shelf", d.showShelf)
	g.mark(d.brief.Marking, g.w-16, 14)
	actions := g.w >= 1024
	x := t.field.X - 24
	x = t.action(g, x, "Export", downIcon, actions, d.exportDialog)
	x = t.action(g, x-14, "Present", screenIcon, actions, d.present)
	g.rect(draw.Rect{X: x - 12, Y: 14, W: 1, H: 20}, p.Rule)
	x = t.tab(g, x-24, "Incidents", mapIcon, incidentMode)
	x = t.tab(g, x-6, "Read", bookIcon, readMode)
	begin := float32(44)
	if g.w < 1024 && d.mode == readMode { // the outline is behind a button
		r := draw.Rect{X: 40, Y: 8, W: 32, H: 32}
		if g.spot(r, "Contents", d.contents) {
			g.round(r, 3, p.Wash)
		}
		g.icon(menuIcon, 47, 15, p.Ink2)
		begin = 80
	}
	room := x - begin - 24
	date := ""
	if g.w >= 1180 {
		date = "as of " + d.brief.AsOfWords()
		if dw := g.width(faces().Sans, date, 13) + 18; dw < room*0.5 {
			room -= dw
		} else {
			date = ""
		}
	}
	end := g.text(faces().SansBold, g.fit(faces().SansBold, d.brief.Title, 15, room), begin, 29, 15, p.Ink)
	if date != "" {
		g.text(faces().Sans, date, end+18, 29, 13, p.Ink2)
	}
}

// action is an icon with its word, its right end at x; it gives the left end.
func (t *topBar) action(g *ground, x float32, words string, i icon, word bool, do func()) float32 {
	w := float32(18 + 12)
	if word {
		w += 8 + g.width(faces().SansBold, words, 14)
	}
	r := draw.Rect{X: x - w, Y: 8, W: w, H: 32}
	if g.spot(r, words, do) {
		g.round(r, 3, g.p.Wash)
	}
	g.icon(i, r.X+6, 15, g.p.Ink2)
	if word {
		g.text(faces().SansBold, words, r.X+32, 29, 14, g.p.Ink)
	}
	return r.X
}

func (t *topBar) tab(g *ground, x float32, words string, i icon, m mode) float32 {
	w := 24 + 26 + g.width(faces().SansBold, words, 14)
	r := draw.Rect{X: x - w, Y: 0, W: w, H: barHeight}
	ink := g.p.Ink2
	hover := g.spot(r, words, func() { t.desk.setMode(m) })
	if t.desk.mode == m {
		ink = g.p.Accent
		g.rect(draw.Rect{X: r.X, Y: barHeight - 3, W: r.W, H: 3}, g.p.Accent)
	} else if hover {
		ink = g.p.Ink
	}
	g.icon(i, r.X+12, 15, ink)
	g.text(faces().SansBold, words, r.X+38, 29, 14, ink)
	return r.X
}

// searchField is the find field: Enter and Shift+Enter step, Escape leaves.
type searchField struct {
	widget.Entry
	next  func(back bool)
	leave func()
	rest  func(*fyne.KeyEvent)
}

func newSearchField() *searchField {
	f := &searchField{}
	f.ExtendBaseWidget(f)
	return f
}

func (f *searchField) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		f.next(shifted())
	case fyne.KeyUp:
		f.next(true)
	case fyne.KeyEscape:
		f.leave()
	case fyne.KeyF1, fyne.KeyF5:
		f.rest(e)
	default:
		f.Entry.TypedKey(e)
	}
}

// find marks what is searched for and goes to the first hit below the top of the view.
func (d *desk) find(words string) {
	if d.mode != readMode || d.reader == nil {
		return
	}
	d.reader.find(words)
}

func (d *desk) findNext(back bool) {
	if d.mode != readMode && d.reader != nil {
		d.setMode(readMode)
		d.reader.find(d.top.search.Text)
	}
	if d.reader != nil {
		d.reader.findNext(back)
	}
}

func (d *desk) findEnd() {
	d.top.search.SetText("")
	if d.reader != nil {
		d.win.Canvas().Focus(d.reader.page)
	}
}

// count says where the search stands.
func countWords(at, of int) string {
	if of == 0 {
		return "nothing found"
	}
	return fmt.Sprintf("%d of %d", at, of)
}
