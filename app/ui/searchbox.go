//go:build !nogui

package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lectern/app/draw"
	"lectern/app/search"
	"lectern/app/ui/kit"
	"lectern/app/ui/panel"
	"lectern/app/ui/reading"
)

// searchBox is the field in the top bar. It searches the whole brief and lists what it has found below, or it finds words
// on the page and says at which hit the reader is.
type searchBox struct {
	window *window
	box    *fyne.Container
	field  *kit.Field
	popup  *kit.Surface    // the list
	layer  *fyne.Container // puts the popup over the window
	list   panel.HitList
	index  *search.Index // nil until it is needed

	finds bool      // on the page
	began *position // where the reader was when the find began; nil: none is under way
}

// The sizes of the search box, in logical pixels.
const (
	searchIcon   = 30  // room for the icon
	findRoom     = 76  // room for the position of a find
	popupWidth   = 560 // at most
	mostHits     = 6   // of a kind
	popupPadding = 6
)

func newSearchBox(w *window) *searchBox {
	b := &searchBox{window: w}
	b.field = kit.NewField(w.Window, "Search this brief")
	b.field.OnChanged = b.typed
	b.field.OnKey = b.key
	b.field.OnFocus = b.focused
	b.field.Bare = true
	b.box = container.New(searchLayout{b}, b.field)
	b.popup = kit.NewSurface(w.Window, fyne.NewSize(100, 10), b.paintList)
	b.popup.OnScroll = func(dy float32) { b.list.Scroll(dy); b.popup.Refresh() }
	b.popup.Hide()
	b.list = panel.HitList{Chosen: b.popup.Refresh, Opened: b.open, Eager: true}
	b.layer = container.New(popupLayout{b}, b.popup)
	return b
}

// searchLayout puts the field between the icon and the position of a find.
type searchLayout struct{ b *searchBox }

func (searchLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, 32) }

func (l searchLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	b := l.b
	left, right := float32(searchIcon-6), float32(4)
	if b.finds {
		left, right = 0, findRoom
	}
	b.field.Move(fyne.NewPos(left, 0))
	b.field.Resize(fyne.NewSize(s.Width-left-right, s.Height))
}

// popupLayout puts the list under the field, inside the window.
type popupLayout struct{ b *searchBox }

func (popupLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, 10) }

func (l popupLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	b := l.b
	wide := min(popupWidth, s.Width-32)
	high := max(b.list.Height(), 44) + 2*popupPadding
	right := min(b.box.Position().X+b.box.Size().Width, s.Width-16)
	b.popup.Resize(fyne.NewSize(wide, min(high, s.Height-barHeight-16)))
	b.popup.Move(fyne.NewPos(max(16, right-wide), barHeight-4))
}

// paint draws the frame around the field in r of the top bar, with the position of a find.
func (b *searchBox) paint(g *kit.Painter, r draw.Rect) {
	p := g.Palette
	g.Round(r, 3, p.Raise)
	edge, width := p.Edge, float32(1)
	if b.field.Focused() {
		edge, width = p.Accent, 2
	}
	g.Outline(r, width, edge)
	if !b.finds {
		g.Icon(kit.SearchIcon, r.X+8, r.Y+7, p.Ink2)
		return
	}
	ink := p.Ink2
	if !b.window.reading.Finds() {
		ink = p.Caution
	}
	g.LabelRight(g.Sans, b.window.reading.FindWords(), r.Right()-10, r.Y+21, 13, ink)
}

func (b *searchBox) paintList(g *kit.Painter) {
	g.Raised()
	if b.list.Hit() == nil {
		words := fmt.Sprintf("Nothing in this brief has \u201c%s\u201d.", b.field.Text)
		g.Label(g.Sans, g.Fit(g.Sans, words, 14, g.W-40), 20, 33, 14, g.Palette.Ink2)
		return
	}
	b.list.Paint(g, draw.Rect{X: popupPadding, Y: 1, W: g.W - 2*popupPadding, H: g.H - 2})
}

// refresh draws the box and its list anew.
func (b *searchBox) refresh() {
	b.box.Layout.Layout(nil, b.box.Size())
	b.layer.Layout.Layout(nil, b.layer.Size())
	b.window.top.Refresh()
	b.popup.Refresh()
}

// startFind finds words on the page; on the incident desk, which has none, it searches the brief.
func (w *window) startFind() {
	b := w.top.search
	if w.mode != readMode {
		w.startSearch()
		return
	}
	at := w.place()
	b.finds, b.began = true, &at
	b.popup.Hide() // of a search, whose field this is
	w.reading.StartFind()
	b.begin("Find on this page")
	w.reading.Find(b.field.Text)
	b.refresh()
}

// startSearch searches the whole brief.
func (w *window) startSearch() {
	w.top.search.finds = false
	w.reading.Find("")
	w.top.search.begin("Search this brief")
	w.top.search.search()
}

// begin gives the field the keyboard.
func (b *searchBox) begin(words string) {
	b.field.SetPlaceHolder(words)
	b.window.Focus(b.field)
	b.field.SelectAll()
}

// typed finds or searches what was typed.
func (b *searchBox) typed(words string) {
	switch {
	case b.window.reading == nil:
	case b.finds:
		b.window.reading.Find(words)
		b.refresh()
	case b.field.Focused():
		b.search()
	}
}

// search lists what the brief has of the words in the field.
func (b *searchBox) search() {
	if b.index == nil {
		b.index = search.New(b.window.opened.brief, b.window.reading.Entries())
	}
	b.list.Show(b.field.Text, b.index.Find(b.field.Text, mostHits))
	b.popup.Hidden = b.field.Text == ""
	b.refresh()
}

// forget empties the box for another brief.
func (b *searchBox) forget() {
	b.index, b.began = nil, nil
	b.clear()
}

func (b *searchBox) focused(gained bool) {
	switch {
	case !gained:
		b.stay()
	case !b.finds:
		b.search()
	}
	b.refresh()
}

// stay ends a find where it has led, or hides the list.
func (b *searchBox) stay() {
	b.popup.Hide()
	if b.began != nil {
		if *b.began != b.window.place() {
			b.window.history.Leave(*b.began)
			b.window.top.Refresh()
		}
		b.began = nil
	}
}

// key handles the keys that differ from those of other fields.
func (b *searchBox) key(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyEscape:
		b.leave()
	case !b.finds:
		return b.popup.Visible() && b.list.Key(e)
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		b.window.focusDesk()
	case e.Name == fyne.KeyDown:
		b.next(false)
	case e.Name == fyne.KeyUp:
		b.next(true)
	default:
		return false
	}
	return true
}

// leave empties the box and returns to where a find began.
func (b *searchBox) leave() {
	began := b.began
	b.began = nil
	b.clear()
	if began != nil {
		b.window.goToPlace(*began)
	}
	b.window.focusDesk()
}

// clear takes the marks of a find away.
func (b *searchBox) clear() {
	b.finds = false
	b.field.SetText("")
	b.field.SetPlaceHolder("Search this brief")
	if r := b.window.reading; r != nil { // else the brief was left
		r.Find("")
	}
	b.refresh()
}

// next goes to the next hit on the page, or to the one before.
func (b *searchBox) next(back bool) {
	b.window.reading.FindNext(back)
	b.window.top.Refresh()
}

// findNext goes to the next hit on the page, or to the one before.
func (w *window) findNext(back bool) {
	if !w.reading.Finds() {
		return
	}
	w.switchTo(readMode)
	if w.top.search.began == nil {
		w.departs(reading.Step)
	}
	w.top.search.next(back)
}

// open goes to the hit that is chosen.
func (b *searchBox) open() {
	h := b.list.Hit()
	if h == nil {
		return
	}
	w, typed := b.window, b.field.Text
	b.popup.Hide()
	w.follow(linkOf(w.opened.brief, h))
	w.focusDesk()
	if h.Kind == search.Paragraph {
		w.reading.StartFind()
		w.reading.Find(typed)
	}
}
