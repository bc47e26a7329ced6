//go:build !nogui

package talk

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lectern/app/ui/kit"
)

// overlay is a pane that covers the window that the speaker looks at until it is closed: all slides, the search, the
// keys. With one screen that is the wall, where the audience sees it, too: it holds no notes.
type overlay struct {
	pane       fyne.CanvasObject // nil: none
	paneWindow *kit.Window
}

// speaker returns the window that the speaker looks at.
func (t *Talk) speaker() *kit.Window {
	if t.notesAreSeen() {
		return t.notes
	}
	return t.wall
}

// openPane shows an object over the speaker's window, and gives the keyboard to a part of it.
func (t *Talk) openPane(pane fyne.CanvasObject, first fyne.Focusable) {
	t.closePane()
	w := t.speaker()
	t.pane, t.paneWindow = pane, w
	w.SetContent(container.NewStack(t.content(w), pane))
	w.RequestFocus()
	w.FocusLater(first)
}

// closePane shows the speaker's window again, and gives it the keyboard.
func (t *Talk) closePane() {
	if t.removePane() {
		t.focus()
		t.refresh()
	}
}

// removePane shows the window below a pane again, and reports whether there was one.
func (t *Talk) removePane() bool {
	if t.pane == nil {
		return false
	}
	w, closed := t.paneWindow, t.pane
	t.pane, t.paneWindow = nil, nil
	w.SetContent(t.content(w))
	kit.Release(closed)
	return true
}

// content returns what a window shows without a pane: the speaker's window nothing until it is in its place.
func (t *Talk) content(w *kit.Window) fyne.CanvasObject {
	if w == t.notes && t.blank {
		return canvas.NewRectangle(color.Black)
	}
	return t.view(w)
}

// view returns the view of a window, not the Surface in it, which knows nothing of drags and clicks on maps.
func (t *Talk) view(w *kit.Window) interface {
	fyne.CanvasObject
	fyne.Focusable
} {
	if w == t.wall {
		return t.wallView
	}
	return t.presenter
}

// focus gives the keyboard to the window that the speaker looks at.
func (t *Talk) focus() {
	w := t.speaker()
	w.RequestFocus()
	w.FocusLater(t.view(w))
}
