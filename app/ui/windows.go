//go:build !nogui

package ui

import (
	"slices"

	"lectern/app/ui/history"
	"lectern/app/ui/kit"
)

// openWindow shows a brief, or the shelf for the name "", in a window of its own.
func (a *application) openWindow(name, address string) {
	w := a.spareWindow()
	w.Show()
	w.OnSideButtons(w.sideButton(w.goBack), w.sideButton(w.goForward))
	w.RequestFocus()
	if name == "" {
		w.showShelf()
		return
	}
	w.openAt(name, address)
}

// spareWindow returns an empty window: one that was put away, or a new one.
func (a *application) spareWindow() *window {
	n := len(a.spare)
	if n == 0 {
		return a.newWindow()
	}
	w := a.spare[n-1]
	a.spare = a.spare[:n-1]
	a.windows = append(a.windows, w)
	w.makeMenus() // in the theme that is in force now
	w.refresh()
	return w
}

// putAway hides a window whose brief was left, with nothing in it. It isn't closed while others are open: an event that is on
// its way to a closed window crashes GLFW.
func (w *window) putAway() {
	w.cancelReading()
	w.CloseDialogs()
	w.Hide()
	w.opened, w.selected, w.history, w.resume = opened{}, -1, history.History[position]{}, nil
	w.mode, w.body.Objects = shelfMode, nil
	w.body.Refresh()
	w.notify(kit.Notice{})
	w.top.search.forget()
	w.SetTitle("Lectern")
	a := w.app
	a.windows = slices.DeleteFunc(a.windows, func(each *window) bool { return each == w })
	a.spare = append(a.spare, w)
}
