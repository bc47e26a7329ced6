//go:build !nogui

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// TextArea is a text field of several lines. Escape and Control with Enter reach the dialog that it is in.
type TextArea struct {
	widget.Entry
	window *Window
}

// NewTextArea returns a text area that shows a placeholder while it is empty.
func NewTextArea(w *Window, placeHolder string) *TextArea {
	a := &TextArea{window: w}
	a.MultiLine, a.Wrapping = true, fyne.TextWrapWord
	a.ExtendBaseWidget(a)
	a.SetPlaceHolder(placeHolder)
	return a
}

func (a *TextArea) KeyDown(e *fyne.KeyEvent) {
	a.window.byKeyboard = true
	a.Entry.KeyDown(e)
}

// AcceptsTab leaves Tab to the dialog, so that its buttons are reached.
func (a *TextArea) AcceptsTab() bool { return false }

func (a *TextArea) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		a.window.Key(e)
		return
	}
	a.Entry.TypedKey(e)
}

func (a *TextArea) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier == Control && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) {
		a.window.Key(&fyne.KeyEvent{Name: c.KeyName})
		return
	}
	a.Entry.TypedShortcut(s)
}
