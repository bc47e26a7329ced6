//go:build !nogui

package ui

import (
	"log/slog"
	"os"
	"path/filepath"
	"slices"

	"lectern/app/handover"
	"lectern/briefs"
)

// display returns the name of the display, by which starts on different ones are told apart.
func display() string { return os.Getenv("DISPLAY") + os.Getenv("WAYLAND_DISPLAY") }

// handOver asks a program that runs already to show the brief instead, and reports whether one does.
func handOver(s Start) bool {
	dir := handover.Folder()
	if dir == "" || s.Brief == "" {
		return false
	}
	path := s.Brief
	if _, err := os.Stat(path); err == nil {
		if path, err = filepath.Abs(path); err != nil {
			return false
		}
	} else if !slices.Contains(briefs.Names(), path) { // this program says what is wrong
		return false
	}
	return handover.Ask(dir, handover.Request{Brief: path, Section: s.Section, Present: s.Present, Display: display()})
}

// takeOver comes forward for other starts until the returned function is called.
func (a *application) takeOver() (stop func()) {
	dir := handover.Folder()
	if dir == "" {
		return func() {}
	}
	stop, err := handover.Listen(dir, func(r handover.Request) bool {
		taken := make(chan bool, 1)
		a.post(func() { taken <- a.take(r) })
		return <-taken
	})
	if err != nil {
		slog.Error("a second start can't find this one", "error", err)
		return func() {}
	}
	return stop
}

// take comes forward with what another start was asked for, if a window shows its brief, and opens another brief in a window of
// its own. It reports whether it has done so: a talk of another brief, and other displays, are left to the other start.
func (a *application) take(r handover.Request) bool {
	for _, w := range a.windows {
		if w.opened.brief == nil || w.opened.path != r.Brief || r.Display != display() {
			continue
		}
		if w.talk == nil {
			w.RequestFocus()
		}
		if r.Present {
			w.presentFrom(r.Section) // or bring the talk forward
		} else if r.Section != "" && w.talk == nil {
			w.setMode(readMode)
			w.goToAddress(r.Section)
		}
		return true
	}
	if r.Present || r.Display != display() {
		return false
	}
	a.openWindow(r.Brief, r.Section)
	return true
}
