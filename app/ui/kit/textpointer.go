//go:build !nogui

package kit

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// textPointer is the state of the pointer in a text view.
type textPointer struct {
	pressed fyne.Position
	when    time.Time    // it was pressed last
	clicks  int          // one after the other at the same place
	dragged bool         // it has moved since it was pressed
	scrolls bool         // it holds the scroll bar
	link    typeset.Link // it is over
	at      typeset.Place
	margin  bool    // it is in the margin beside at
	x       float32 // of the pointer in the view
}

// at returns the place in the text at a position of the view, and the link there.
func (v *TextView) at(pos fyne.Position) (typeset.Place, typeset.Link) {
	if v.column == nil {
		return typeset.Place{}, typeset.Link{}
	}
	place, span := v.column.At(draw.Point{X: pos.X - v.x, Y: pos.Y + v.Top()})
	if span == nil {
		return place, typeset.Link{}
	}
	return place, span.Link
}

func (v *TextView) Scrolled(e *fyne.ScrollEvent) {
	if v.OnZoom != nil && Modifiers()&Control != 0 {
		v.OnZoom(e.Scrolled.DY > 0)
		return
	}
	v.scrollTo(v.offset - e.Scrolled.DY)
}

func (v *TextView) MouseDown(e *desktop.MouseEvent) {
	v.window.Focus(v)
	v.window.byKeyboard = false
	v.countClicks(e.Position)
	v.pointer.pressed, v.pointer.dragged = e.Position, false
	if e.Button == desktop.MouseButtonSecondary {
		v.selectForMenu(e.Position)
	}
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	if e.Position.X > v.Size().Width-14 {
		v.pointer.scrolls = true
		v.dragThumb(e.Position.Y)
		return
	}
	at, _ := v.at(e.Position)
	switch {
	case e.Modifier&fyne.KeyModifierShift != 0:
		v.marks.to = at
	case v.pointer.clicks == 2:
		v.marks.from, v.marks.to = v.wordAt(at)
	case v.pointer.clicks >= 3:
		v.marks.from, v.marks.to = v.paragraphAt(at)
	default:
		v.marks.from, v.marks.to = at, at
	}
	v.place()
}

// countClicks counts presses that follow each other at one place.
func (v *TextView) countClicks(at fyne.Position) {
	const pause, slip = 400 * time.Millisecond, 4
	p := &v.pointer
	now := time.Now()
	d := at.Subtract(p.pressed)
	if now.Sub(p.when) > pause || d.X*d.X+d.Y*d.Y > slip*slip {
		p.clicks = 0
	}
	p.clicks++
	p.when = now
}

// wordAt returns the word at a place, or the place itself where there is none.
func (v *TextView) wordAt(at typeset.Place) (from, to typeset.Place) {
	from, to = at, at
	if v.column == nil || at.Block >= len(v.column.Blocks) {
		return from, to
	}
	text := v.column.Blocks[at.Block].Text.String
	for from.Byte > 0 {
		c, size := utf8.DecodeLastRuneInString(text[:from.Byte])
		if !inWord(c) {
			break
		}
		from.Byte -= size
	}
	for to.Byte < len(text) {
		c, size := utf8.DecodeRuneInString(text[to.Byte:])
		if !inWord(c) {
			break
		}
		to.Byte += size
	}
	return from, to
}

// inWord reports whether a double click goes on over a character: letters, digits, and what stands within words.
func inWord(c rune) bool {
	return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) || strings.ContainsRune("\u2019'\u00ad\u2011", c)
}

// paragraphAt returns the whole block at a place.
func (v *TextView) paragraphAt(at typeset.Place) (from, to typeset.Place) {
	if v.column == nil || at.Block >= len(v.column.Blocks) {
		return at, at
	}
	return typeset.Place{Block: at.Block}, typeset.Place{Block: at.Block, Byte: len(v.column.Blocks[at.Block].Text.String)}
}

// selectForMenu opens the menu of what is selected, or else of the word under the pointer.
func (v *TextView) selectForMenu(pos fyne.Position) {
	if v.OnMenu == nil || v.column == nil {
		return
	}
	at, _ := v.at(pos)
	if r := v.marks.selection(); at.Before(r.From) || !at.Before(r.To) {
		v.marks.from, v.marks.to = v.wordAt(at)
		v.place()
	}
	v.OnMenu(at, pos)
}

func (v *TextView) MouseUp(e *desktop.MouseEvent) {
	if !v.pointer.dragged && !v.pointer.scrolls && e.Button == desktop.MouseButtonPrimary {
		v.click(e.Position)
	}
	if e.Button == desktop.MouseButtonPrimary {
		v.tellSelection()
	}
	v.pointer.scrolls = false
}

// click follows the link or the spot of a drawing at a position.
func (v *TextView) click(pos fyne.Position) {
	at, link := v.at(pos)
	if v.inMargin(pos) && v.pointer.clicks == 1 {
		v.OnMargin(at)
		return
	}
	n := v.linkAt(at, link)
	if spot := v.spotAt(pos); spot != nil {
		link = v.spotsOf(spot.box)[spot.spot].Link
		n = slices.IndexFunc(v.Links(), func(l LinkAt) bool { return l.Box == spot.box })
	}
	switch {
	case link.Leads() && v.OnLink != nil:
		v.SetCurrentLink(n)
		v.OnLink(link)
	case v.OnPress != nil && v.pointer.clicks == 1:
		v.OnPress(at)
	}
}

// dragThumb scrolls so that the middle of the scroll bar's thumb is at y.
func (v *TextView) dragThumb(y float32) {
	view := v.Size().Height
	size := max(32, view*view/v.Height())
	v.scrollTo((y - size/2) / max(1, view-size) * (v.Height() - view))
}

func (v *TextView) Dragged(e *fyne.DragEvent) {
	if v.pointer.scrolls {
		v.dragThumb(e.Position.Y)
		return
	}
	if d := e.Position.Subtract(v.pointer.pressed); d.X*d.X+d.Y*d.Y > 9 {
		v.pointer.dragged = true
	}
	if e.Position.Y < 0 {
		v.scrollTo(v.offset - 12)
	} else if e.Position.Y > v.Size().Height {
		v.scrollTo(v.offset + 12)
	}
	v.marks.to, _ = v.at(e.Position)
	v.place()
}

func (v *TextView) DragEnd()                      { v.pointer.scrolls = false }
func (v *TextView) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }
func (v *TextView) MouseMoved(e *desktop.MouseEvent) {
	v.pointer.x = e.Position.X
	v.hovers(e.Position)
}

func (v *TextView) MouseOut() {
	v.leave()
	v.placeCard()
}

func (v *TextView) Cursor() desktop.Cursor {
	if v.pointer.link.Leads() || v.pointer.margin || v.spots.hover != nil {
		return desktop.PointerCursor
	}
	return desktop.TextCursor
}

func (v *TextView) FocusGained() { v.focused = true; v.place() }
func (v *TextView) FocusLost()   { v.focused = false; v.place() }

// AcceptsTab reports that Tab comes to the text, where it walks through the links.
func (v *TextView) AcceptsTab() bool { return true }

func (v *TextView) KeyDown(*fyne.KeyEvent) { v.window.byKeyboard = true }
func (v *TextView) KeyUp(*fyne.KeyEvent)   {}

func (v *TextView) TypedRune(r rune) { v.window.Rune(r) }

func (v *TextView) TypedKey(e *fyne.KeyEvent) {
	if !v.linkKey(e.Name) && !v.ScrollBy(e.Name) {
		v.window.Key(e)
	}
}

// linkKey handles the keys that walk through links and follow them, and reports whether it was one of these. Behind the last
// link, Tab goes on to the next widget.
func (v *TextView) linkKey(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyTab:
		back := Shifted()
		switch {
		case v.stepLink(back):
		case back:
			v.window.Canvas().FocusPrevious()
		default:
			v.window.Canvas().FocusNext()
		}
		return true
	case fyne.KeyLeft, fyne.KeyRight:
		return v.showsRing() && v.stepSpot(key == fyne.KeyLeft)
	case fyne.KeyReturn, fyne.KeyEnter:
		return v.followCurrent()
	}
	return false
}

// ScrollBy scrolls as a key says, and reports whether it is a key that scrolls.
func (v *TextView) ScrollBy(key fyne.KeyName) bool {
	view := v.Size().Height
	switch key {
	case fyne.KeyDown:
		v.scrollTo(v.offset + 60)
	case fyne.KeyUp:
		v.scrollTo(v.offset - 60)
	case fyne.KeyPageDown, fyne.KeySpace:
		v.scrollTo(v.offset + view*0.9)
	case fyne.KeyPageUp:
		v.scrollTo(v.offset - view*0.9)
	case fyne.KeyHome:
		v.scrollTo(0)
	case fyne.KeyEnd:
		v.scrollTo(v.Height())
	default:
		return false
	}
	return true
}

func (v *TextView) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutCopy:
		if v.OnCopy != nil {
			v.OnCopy()
		} else if text := v.Selected(); text != "" {
			fyne.CurrentApp().Clipboard().SetContent(text)
		}
	case *fyne.ShortcutSelectAll:
		v.SelectAll()
	default:
		v.window.Shortcut(s)
	}
}
