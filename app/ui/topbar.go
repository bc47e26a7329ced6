//go:build !nogui

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/ui/kit"
)

const barHeight = 48

// topBar is the head of every view of a brief: back, title, Read and Incidents, Present and Export,
// search, and the handling mark, which is shown at every width.
type topBar struct {
	*kit.Surface
	window *window
	box    *fyne.Container
	search *searchBox
}

func newTopBar(w *window) *topBar {
	t := &topBar{window: w, search: newSearchBox(w)}
	t.Surface = kit.NewSurface(w.Window, fyne.NewSize(400, barHeight), t.paint)
	t.box = container.New(topLayout{t}, t.Surface, t.search.box)
	return t
}

// topLayout puts the search field on the left of the mark.
type topLayout struct{ t *topBar }

func (topLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, barHeight) }

func (l topLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	t := l.t
	t.Surface.Resize(size)
	if t.window.onShelf() {
		t.search.box.Hide()
		return
	}
	field := t.field(size.Width)
	t.search.box.Show()
	t.search.box.Move(fyne.NewPos(field.X, field.Y))
	t.search.box.Resize(fyne.NewSize(field.W, field.H))
}

// field returns the rectangle of the search field in a bar of a width.
func (t *topBar) field(width float32) draw.Rect {
	mark := figure.MarkSize(t.Shaper(), t.window.opened.brief.Marking, 13).X
	if mark > 0 {
		mark += 14
	}
	w := float32(228)
	if width < 1180 {
		w = 164
	}
	return draw.Rect{X: width - 16 - mark - w, Y: 8, W: w, H: 32}
}

func (t *topBar) update() {
	t.box.Layout.Layout(t.box.Objects, t.box.Size())
	t.Refresh()
}

func (t *topBar) paint(g *kit.Painter) {
	w, p := t.window, g.Palette
	g.Rect(draw.Rect{Y: barHeight - 1, W: g.W, H: 1}, p.Rule)
	if w.onShelf() {
		g.Label(g.SerifBold, "Lectern", 40, 31, 21, p.Ink)
		g.Button(draw.Rect{X: g.W - 40 - 86, Y: 8, W: 86, H: 32}, "Open\u2026", kit.NoIcon, false, w.seekBrief)
		return
	}
	g.Tool(draw.Rect{X: 6, Y: 8, W: 32, H: 32}, kit.ShelfIcon, "To the shelf", p.Ink2, w.showShelf)
	t.way(g, 38, kit.BackIcon, "Back", w.history.CanBack(), w.goBack)
	t.way(g, 64, kit.ForwardIcon, "Forward", w.history.CanForward(), w.goForward)
	b := w.opened.brief
	figure.WindowMark(g.Canvas, g.Shaper, b.Marking, draw.Point{X: g.W - 16, Y: 14}, p)
	actions := g.W >= 1024
	field := t.field(g.W)
	t.search.paint(g, field)
	x := field.X - 24
	x = t.action(g, x, "Export", kit.DownIcon, actions, w.chooseExport)
	x = t.action(g, x-14, "Present", kit.ScreenIcon, actions, w.present)
	g.Rect(draw.Rect{X: x - 12, Y: 14, W: 1, H: 20}, p.Rule)
	x = t.tab(g, x-24, "Incidents", kit.MapIcon, incidentMode)
	x = t.tab(g, x-6, "Read", kit.BookIcon, readMode)
	begin := float32(98)
	if g.W < 1024 && w.mode == readMode { // the outline is behind a button
		r := draw.Rect{X: 92, Y: 8, W: 32, H: 32}
		if g.IconSpot(r, "Contents", w.reading.ShowContents) {
			g.Round(r, 3, p.Wash)
		}
		g.Icon(kit.MenuIcon, 99, 15, p.Ink2)
		begin = 130
	}
	room, date := x-begin-16, ""
	if words := "as of " + b.AsOfWords(); g.W >= 1180 && g.Width(g.SansBold, b.Title, 15)+18+g.Width(g.Sans, words, 13) <= room {
		date = words
	}
	if room < 60 {
		return
	}
	end := g.Label(g.SansBold, g.Fit(g.SansBold, b.Title, 15, room), begin, 29, 15, p.Ink)
	if date != "" {
		g.Label(g.Sans, date, end+18, 29, 13, p.Ink2)
	}
}

// way draws the button to a place of the history, pale where there is none.
func (t *topBar) way(g *kit.Painter, x float32, i kit.Icon, name string, leads bool, do func()) {
	r := draw.Rect{X: x, Y: 8, W: 26, H: 32}
	if !leads {
		g.Icon(i, r.X+4, 15, g.Palette.Ghost)
		return
	}
	g.Tool(r, i, name, g.Palette.Ink2, do)
}

// action draws an icon button with its word, its right end at x, and returns its left end.
func (t *topBar) action(g *kit.Painter, x float32, words string, i kit.Icon, word bool, do func()) float32 {
	w := float32(18 + 12)
	if word {
		w += 8 + g.Width(g.SansBold, words, 14)
	}
	r := draw.Rect{X: x - w, Y: 8, W: w, H: 32}
	spot := g.IconSpot
	if word {
		spot = g.HotSpot
	}
	if spot(r, words, do) {
		g.Round(r, 3, g.Palette.Wash)
	}
	g.Icon(i, r.X+6, 15, g.Palette.Ink2)
	if word {
		g.Label(g.SansBold, words, r.X+32, 29, 14, g.Palette.Ink)
	}
	return r.X
}

// leastWords is the width from which on tabs have words beside their icons.
const leastWords = 800

// tab draws the button of a desk, its right end at x, and returns its left end.
func (t *topBar) tab(g *kit.Painter, x float32, words string, i kit.Icon, m mode) float32 {
	w := float32(24 + 18)
	if g.W >= leastWords {
		w += 8 + g.Width(g.SansBold, words, 14)
	}
	r := draw.Rect{X: x - w, Y: 0, W: w, H: barHeight}
	ink := g.Palette.Ink2
	hover := g.HotSpot(r, words, func() { t.window.switchTo(m) })
	if t.window.mode == m {
		ink = g.Palette.Accent
		g.Rect(draw.Rect{X: r.X, Y: barHeight - 3, W: r.W, H: 3}, g.Palette.Accent)
	} else if hover {
		ink = g.Palette.Ink
	}
	g.Icon(i, r.X+12, 15, ink)
	if g.W >= leastWords {
		g.Label(g.SansBold, words, r.X+38, 29, 14, ink)
	}
	return r.X
}
