package main

import (
	"errors"
	"os"
	"runtime"

	"lectern/app/brief"
	"lectern/app/folder"
)

// window describes the window to be opened.
type window struct {
	brief, section      string
	present             bool
	screen, notesScreen int  // from 1; 0 leaves the choice to the program
	windowed, rehearse  bool // see ui.Start
	shape               brief.Shape
	length              string // of the talk, or when it ends; "": not planned
}

// errNoDisplay is the error where no window can be opened.
var errNoDisplay = errors.New("there is no display for a window; lectern export makes a PDF without one")

// openWindow opens a window, after checks that need none.
func openWindow(w window) error {
	if w.brief != "" {
		from, err := folder.Open(w.brief)
		if err != nil {
			return err
		}
		from.Close()
	}
	if !hasDisplay() {
		return errNoDisplay
	}
	return show(w)
}

func hasDisplay() bool {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}
