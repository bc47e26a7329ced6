//go:build !nogui

package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lectern/app/draw"
	"lectern/app/fold"
)

// longMenu is a menu of so many entries that typing narrows it to those whose words hold what is typed. Escape clears that,
// then leaves the menu; arrows and Enter choose.
type longMenu struct {
	*Surface
	items   []*fyne.MenuItem
	typed   string
	shown   []*fyne.MenuItem // those that hold what is typed; separators stand among all alone
	at      int              // index of the one that the keyboard is on in shown, or -1
	scroll  Scroll
	window  *Window
	corner  fyne.Position // where its upper left corner is wanted
	overlay *fyne.Container
}

const (
	longMenuLeast  = 13 // entries from which on a menu is long
	longMenuRow    = 30
	longMenuGap    = 9 // of a separator
	longMenuHead   = 38
	longMenuIndent = 34
	longMenuEdge   = 8   // to the window's edge
	longMenuEnough = 420 // of its height, to drop down rather than to go up
)

// isLong reports whether a menu has so many entries that they are found by typing. One that leads to other menus isn't.
func isLong(items []*fyne.MenuItem) bool {
	n := 0
	for _, item := range items {
		switch {
		case item.ChildMenu != nil:
			return false
		case !item.IsSeparator:
			n++
		}
	}
	return n >= longMenuLeast
}

// openLongMenu shows a long menu with its corner at a place of the window.
func (w *Window) openLongMenu(items []*fyne.MenuItem, at fyne.Position) *longMenu {
	m := &longMenu{items: items, window: w, corner: at}
	m.Surface = NewSurface(w, fyne.NewSize(100, 100), m.paint)
	m.TakesTab = true
	m.OnKey, m.OnRune = m.key, m.write
	m.OnScroll = func(dy float32) { m.scroll.By(-dy); m.Refresh() }
	m.narrow()
	for i, item := range m.shown {
		if item.Checked {
			m.at = i
		}
	}
	m.overlay = container.New(longMenuLayout{m}, newBackdrop(m.close), m.Surface)
	w.Canvas().Overlays().Add(m.overlay)
	m.overlay.Resize(w.Canvas().Size())
	m.reveal()
	return m
}

// close takes the menu away.
func (m *longMenu) close() {
	m.window.Canvas().Overlays().Remove(m.overlay)
	m.Release()
}

// choose takes the menu away and does what an entry says.
func (m *longMenu) choose(item *fyne.MenuItem) {
	if item.Disabled {
		return
	}
	m.close()
	if item.Action != nil {
		item.Action()
	}
}

// narrow lists the entries that hold what is typed, and goes to the first that begins with it, or else the first.
func (m *longMenu) narrow() {
	m.shown, m.at = m.items, -1
	if sought := m.sought(); sought != "" {
		m.shown = nil
		for _, item := range m.items {
			words := spaced(item.Label)
			if item.IsSeparator || !fold.Contains(words, sought) {
				continue
			}
			if m.shown = append(m.shown, item); m.at < 0 && fold.HasPrefix(words, sought) {
				m.at = len(m.shown) - 1
			}
		}
		if m.at < 0 {
			m.step(1)
		}
	}
	if m.overlay != nil {
		m.overlay.Refresh() // it is as high as what it shows
	}
	m.reveal()
}

func (m *longMenu) sought() string { return spaced(strings.TrimSpace(m.typed)) }

// spaced returns words without the underscores that names of columns have.
func spaced(words string) string { return strings.ReplaceAll(words, "_", " ") }

// write adds a character to what is typed.
func (m *longMenu) write(r rune) bool {
	m.typed += string(r)
	m.narrow()
	return true
}

// key handles every key, so that none reaches what lies below.
func (m *longMenu) key(e *fyne.KeyEvent) bool {
	page := max(1, int(m.scroll.View/longMenuRow)-1)
	switch e.Name {
	case fyne.KeyEscape:
		if m.typed == "" {
			m.close()
			return true
		}
		m.typed = ""
		m.narrow()
	case fyne.KeyBackspace:
		if runes := []rune(m.typed); len(runes) > 0 {
			m.typed = string(runes[:len(runes)-1])
			m.narrow()
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if m.at >= 0 {
			m.choose(m.shown[m.at])
			return true
		}
	case fyne.KeyDown:
		m.step(1)
	case fyne.KeyUp:
		m.step(-1)
	case fyne.KeyPageDown:
		m.step(page)
	case fyne.KeyPageUp:
		m.step(-page)
	case fyne.KeyHome:
		m.at = -1
		m.step(1)
	case fyne.KeyEnd:
		m.at = len(m.shown)
		m.step(-1)
	}
	m.reveal()
	return true
}

// step goes on by some entries, over separators, no farther than the ends.
func (m *longMenu) step(by int) {
	one := 1
	if by < 0 {
		one = -1
	}
	for at, left := m.at+one, by*one; at >= 0 && at < len(m.shown) && left > 0; at += one {
		if item := m.shown[at]; !item.IsSeparator {
			m.at, left = at, left-1
		}
	}
}

// heightOf returns the height of an entry or of a separator.
func heightOf(item *fyne.MenuItem) float32 {
	if item.IsSeparator {
		return longMenuGap
	}
	return longMenuRow
}

// length returns the height of all that is shown.
func (m *longMenu) length() (h float32) {
	for _, item := range m.shown {
		h += heightOf(item)
	}
	return h
}

// reveal scrolls to the entry that the keyboard is on.
func (m *longMenu) reveal() {
	y := float32(0)
	for i, item := range m.shown {
		if i == m.at {
			m.scroll.Reveal(y, y+longMenuRow)
		}
		y += heightOf(item)
	}
	m.Refresh()
}

func (m *longMenu) paint(g *Painter) {
	p := g.Palette
	g.Raised()
	g.Icon(SearchIcon, 10, 10, p.Ink2)
	if m.typed == "" {
		g.Label(g.Sans, "Type to narrow", longMenuIndent, 24, 14, p.Ink3)
	} else {
		end := g.Label(g.Sans, g.Fit(g.Sans, m.typed, 14, g.W-longMenuIndent-16), longMenuIndent, 24, 14, p.Ink)
		g.Rect(draw.Rect{X: end + 1, Y: 11, W: 1, H: 17}, p.Ink)
	}
	g.Rect(draw.Rect{X: 1, Y: longMenuHead - 1, W: g.W - 2, H: 1}, p.Rule)
	if len(m.shown) == 0 {
		g.Label(g.Sans, g.Fit(g.Sans, "Nothing holds this.", 14, g.W-24), 12, longMenuHead+20, 14, p.Ink2)
		return
	}
	body := draw.Rect{X: 1, Y: longMenuHead, W: g.W - 2, H: g.H - longMenuHead - 1}
	m.scroll.Fit(body.H, m.length())
	g.Clip(body)
	y := body.Y - m.scroll.Top
	for i, item := range m.shown {
		r := draw.Rect{X: 1, Y: y, W: g.W - 2, H: heightOf(item)}
		if y += r.H; r.Bottom() > body.Y && r.Y < body.Bottom() {
			m.entry(g, item, r, r.Intersect(body), i == m.at)
		}
	}
	g.Unclip()
	g.Thumb(draw.Rect{Y: body.Y, W: g.W, H: body.H}, &m.scroll)
}

// entry draws an entry, of which a part is in view.
func (m *longMenu) entry(g *Painter, item *fyne.MenuItem, r, inView draw.Rect, current bool) {
	p := g.Palette
	if item.IsSeparator {
		g.Rect(draw.Rect{X: 12, Y: r.Y + longMenuGap/2, W: g.W - 24, H: 1}, p.Rule)
		return
	}
	if g.HotSpot(inView, item.Label, func() { m.choose(item) }) && !item.Disabled || current {
		g.Rect(r, p.Wash)
	}
	base, room := r.Y+20, g.W-longMenuIndent-16
	switch {
	case item.Disabled:
		g.Label(g.Sans, g.Fit(g.Sans, item.Label, 14, room), longMenuIndent, base, 14, p.Ink3)
	case m.sought() != "":
		g.Stressed(g.Fit(g.Sans, item.Label, 14, room), []string{m.sought()}, longMenuIndent, base, 14)
	default:
		g.Label(g.Sans, g.Fit(g.Sans, item.Label, 14, room), longMenuIndent, base, 14, p.Ink)
	}
	if item.Checked {
		g.Path.Reset()
		g.Path.MoveTo(12, r.Y+15)
		g.Path.LineTo(16, r.Y+19)
		g.Path.LineTo(24, r.Y+10)
		g.Stroke(&g.Path, draw.Stroke{Width: 1.7}, p.Accent)
	}
}

// longMenuLayout keeps a menu in the window, as wide as its widest entry and as high as what it shows. Where there is little
// room below its corner it goes up.
type longMenuLayout struct{ m *longMenu }

func (longMenuLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, 10) }

func (l longMenuLayout) Layout(parts []fyne.CanvasObject, room fyne.Size) {
	parts[0].Resize(room)
	m := l.m
	var words []string
	all := float32(longMenuHead + 1)
	for _, item := range m.items {
		words, all = append(words, item.Label), all+heightOf(item)
	}
	w := min(max(220, widest(m.shaper, words)+longMenuIndent+24), room.Width-2*longMenuEdge)
	x := max(longMenuEdge, min(m.corner.X, room.Width-longMenuEdge-w))
	y := max(longMenuEdge, min(m.corner.Y, room.Height-longMenuEdge-min(all, longMenuEnough)))
	h := min(longMenuHead+max(m.length(), longMenuRow)+1, room.Height-longMenuEdge-y)
	m.Resize(fyne.NewSize(w, h))
	m.Move(fyne.NewPos(x, y))
	m.scroll.Fit(h-longMenuHead-1, m.length())
}
