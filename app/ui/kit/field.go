//go:build !nogui

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Field is a text field of one line. Unlike Fyne's, it lets Escape, Enter and the function keys reach
// the dialog or the window that it is in.
type Field struct {
	widget.Entry
	OnKey    func(*fyne.KeyEvent) bool // keys that come before the field's own; true: used
	OnTyped  func()                    // a character was typed, and the cursor stands behind it
	OnFocus  func(gained bool)
	TakesTab func() bool // whether Tab goes to OnKey rather than to the next widget
	Bare     bool        // its surroundings draw the frame; to be set before the field is shown

	window  *Window
	focused bool
}

// NewField returns a field that shows a placeholder while it is empty.
func NewField(w *Window, placeHolder string) *Field {
	f := &Field{window: w}
	f.ExtendBaseWidget(f)
	f.SetPlaceHolder(placeHolder)
	return f
}

// CreateRenderer implements fyne.Widget. The frame of a bare field is hidden: a theme of its own would do the same, but Fyne
// parses and keeps all fonts anew whenever an object with such a theme is refreshed.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	r := f.Entry.CreateRenderer()
	if f.Bare {
		for _, o := range r.Objects() {
			if frame, ok := o.(*canvas.Rectangle); ok {
				frame.Hide()
			}
		}
	}
	return r
}

// NewFault returns a line for what is wrong with what a field holds, and the function that says it. A change of the field
// empties the line.
func NewFault(w *Window, of *Field) (line *canvas.Text, say func(words string)) {
	line = canvas.NewText("", w.Palette().Caution)
	line.TextSize = 13
	say = func(words string) {
		line.Text = words
		line.Refresh()
	}
	of.OnChanged = func(string) { say("") }
	return line, say
}

// Put sets the text, with the cursor behind it.
func (f *Field) Put(text string) {
	f.SetText(text)
	f.CursorColumn = len([]rune(text))
}

// SelectAll selects the whole text, so that what is typed next takes its place.
func (f *Field) SelectAll() { f.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// SelectFirst selects some characters at the beginning of the text, as Shift and the arrow do: Fyne has no other way.
func (f *Field) SelectFirst(characters int) {
	f.CursorColumn = 0
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	f.Entry.KeyDown(shift)
	for range characters {
		f.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	f.Entry.KeyUp(shift)
}

// Focused reports whether the field has the keyboard.
func (f *Field) Focused() bool { return f.focused }

func (f *Field) FocusGained() {
	f.focused = true
	f.Entry.FocusGained()
	if f.OnFocus != nil {
		f.OnFocus(true)
	}
}

func (f *Field) FocusLost() {
	f.focused = false
	f.Entry.FocusLost()
	if f.OnFocus != nil {
		f.OnFocus(false)
	}
}

func (f *Field) AcceptsTab() bool { return f.TakesTab != nil && f.TakesTab() }

func (f *Field) KeyDown(e *fyne.KeyEvent) {
	f.window.byKeyboard = true
	f.Entry.KeyDown(e)
}

func (f *Field) TypedRune(r rune) {
	f.Entry.TypedRune(r)
	if f.OnTyped != nil {
		f.OnTyped()
	}
}

func (f *Field) TypedKey(e *fyne.KeyEvent) {
	switch {
	case f.OnKey != nil && f.OnKey(e):
	case passes(e.Name):
		f.window.Key(e)
	default:
		f.Entry.TypedKey(e)
	}
}

// TypedShortcut lets the shortcuts of commands reach the window.
func (f *Field) TypedShortcut(s fyne.Shortcut) {
	if !f.window.Shortcut(s) {
		f.Entry.TypedShortcut(s)
	}
}

// passes reports whether a key means nothing to a field.
func passes(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter,
		fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		return true
	}
	return false
}

// Clip keeps what o draws within its bounds. The renderer is made at once, since only through it
// does Fyne find the widget that is to get the keyboard.
func Clip(o fyne.CanvasObject) *container.Clip {
	c := container.NewClip(o)
	c.ExtendBaseWidget(c)
	c.Refresh()
	return c
}
