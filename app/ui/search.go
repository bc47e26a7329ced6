//go:build !nogui

package ui

import (
	"fyne.io/fyne/v2"

	"lectern/app/ui/kit"
)

// newSearchField returns the field that finds words in the text: Enter and Shift+Enter go to the next
// hit and back, Escape leaves it.
func newSearchField(w *window) *kit.Field {
	f := kit.NewField(w.Window, "Search this brief")
	f.OnChanged = func(words string) {
		if w.mode == readMode && w.reading != nil {
			w.reading.Find(words)
		}
	}
	f.OnKey = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
			w.findNext(kit.Shifted())
		case fyne.KeyUp:
			w.findNext(true)
		case fyne.KeyEscape:
			f.SetText("")
			if w.reading != nil {
				w.reading.Focus()
			}
		default:
			return false
		}
		return true
	}
	return f
}

// startFind goes to the search field.
func (w *window) startFind() {
	w.setMode(readMode)
	w.Focus(w.top.search)
	w.top.search.SelectAll()
}

// findNext goes to the next hit in the text, or to the one before.
func (w *window) findNext(back bool) {
	if w.mode != readMode {
		w.setMode(readMode)
		w.reading.Find(w.top.search.Text)
	}
	w.reading.FindNext(back)
}

// startFilter goes to the filter of the incident desk.
func (w *window) startFilter() {
	w.switchTo(incidentMode)
	w.incidents.FocusFilter()
}
