//go:build !nogui

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lectern/app/draw"
)

// Window is a window as its widgets see it: the theme, the keyboard, dialogs and menus over it,
// and the way back to Fyne's goroutine.
type Window struct {
	fyne.Window
	Theme *Theme

	// Post runs f on Fyne's goroutine; any goroutine may call it. It is fyne.Do, except in tests.
	Post func(f func())

	// Keys and Runes receive what neither a dialog nor the focused widget has used.
	Keys  func(*fyne.KeyEvent)
	Runes func(rune)

	// OnSelect, if it isn't nil, receives text that was selected.
	OnSelect func(text string)

	// Shortcuts receives keys with Ctrl, Cmd or Alt that no menu shows, and reports whether it has used one.
	Shortcuts func(fyne.Shortcut) bool

	// System is the desktop's own file chooser, or nil.
	System SystemChooser

	// Home gives the keyboard to the main part of the window, after what had it was hidden; it may be nil.
	Home func()

	tip        tip
	dialogs    []*Dialog // open ones, the topmost last
	byKeyboard bool      // the reader's last act was a key, so the focus ring is shown
}

// NewWindow returns a window that isn't shown yet. Workers reach Fyne's goroutine by post.
func NewWindow(app fyne.App, title string, theme *Theme, post func(func())) *Window {
	w := &Window{Window: app.NewWindow(title), Theme: theme, Post: post}
	w.SetPadded(false)
	w.Canvas().SetOnTypedKey(w.Key)
	w.Canvas().SetOnTypedRune(w.Rune)
	return w
}

// Palette returns the palette in force.
func (w *Window) Palette() *draw.Palette { return w.Theme.Palette() }

// Size returns the size of the window's content, in logical pixels.
func (w *Window) Size() fyne.Size { return w.Canvas().Size() }

// Focus gives a widget the keyboard.
func (w *Window) Focus(f fyne.Focusable) {
	w.Canvas().Focus(f)
	if w.Modal() && w.Canvas().Focused() != f { // it lies below a dialog, and gets it when that is closed
		f.FocusLost()
	}
}

// FocusLater gives a widget the keyboard once the click in progress is over, whose end would take
// the focus away.
func (w *Window) FocusLater(f fyne.Focusable) { go w.Post(func() { w.Focus(f) }) }

// Menu drops a menu down at a place of an object and gives it the keyboard. One with many entries is narrowed by typing.
func (w *Window) Menu(items []*fyne.MenuItem, on fyne.CanvasObject, at fyne.Position) {
	w.rest(nil, HotSpot{})
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(on)
	if isLong(items) {
		w.FocusLater(w.openLongMenu(items, origin.Add(at)).Surface)
		return
	}
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), w.Canvas())
	menu.ShowAtPosition(origin.Add(at))
	w.FocusLater(menu)
}

// Modal reports whether a dialog is open.
func (w *Window) Modal() bool { return len(w.dialogs) > 0 }

// Key handles a key that the focused widget doesn't use. The widgets of this package call it.
func (w *Window) Key(e *fyne.KeyEvent) {
	w.byKeyboard = true
	if n := len(w.dialogs); n > 0 {
		w.dialogs[n-1].key(e)
		return
	}
	if w.Keys != nil {
		w.Keys(e)
	}
}

// Shortcut handles a key with Ctrl, Cmd or Alt that no menu shows, and reports whether it was used.
func (w *Window) Shortcut(s fyne.Shortcut) bool {
	return w.Shortcuts != nil && !w.Modal() && w.Shortcuts(s)
}

// Rune handles a character that the focused widget doesn't use.
func (w *Window) Rune(r rune) {
	if w.Runes != nil && !w.Modal() {
		w.Runes(r)
	}
}

// UsedKeyboard notes that the reader's last act was a key, or that it was the pointer.
func (w *Window) UsedKeyboard(used bool) { w.byKeyboard = used }

// ByKeyboard reports whether the reader's last act was a key.
func (w *Window) ByKeyboard() bool { return w.byKeyboard }

// Modifiers returns the modifier keys that are held, for events that don't tell.
func Modifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// Shifted reports whether Shift is held.
func Shifted() bool { return Modifiers()&fyne.KeyModifierShift != 0 }
