//go:build !nogui

package ui

import (
	"fmt"
	"os"
	"runtime/debug"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"lectern/app/atlas"
	"lectern/app/library"
)

// Start says how the program begins.
type Start struct {
	Brief               string // folder, .brief file or shipped name; "" is the shelf
	Section             string // id of the section to show first
	Present             bool
	Screen, NotesScreen int
	Version             string
}

// lectern is the running program: its settings and windows.
type lectern struct {
	app      fyne.App
	look     *look
	settings *library.Settings
	start    Start
	desks    []*desk
}

// Run opens the windows and returns when the last is closed.
func Run(start Start) {
	debug.SetGCPercent(30) // columns and pictures hold few pointers: collecting costs little, and a desk little memory
	go atlas.Load()        // while the window opens
	settings, err := library.Load()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	l := &lectern{app: app.NewWithID("org.lectern.app"), settings: settings, start: start}
	l.look = newLook(settings.Theme)
	l.app.Settings().SetTheme(l.look)
	l.app.SetIcon(appIcon)
	d := l.newDesk()
	l.app.Lifecycle().SetOnStarted(func() { d.open(start.Brief) }) // before, fyne.Do wouldn't wait for its goroutine
	d.win.ShowAndRun()
	l.save()
}

// save writes the settings; what fails is said on the terminal, for the window may be gone.
func (l *lectern) save() {
	if err := l.settings.Save(); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
}

// setTheme changes all windows at once.
func (l *lectern) setTheme(t library.Theme) {
	l.settings.Theme, l.look.choice = t, t
	l.app.Settings().SetTheme(l.look)
	for _, d := range l.desks {
		d.retheme()
	}
	l.save()
}
