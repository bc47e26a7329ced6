//go:build !nogui

package main

import (
	"os/signal"

	"lectern/app/ui"
)

func show(w window) error {
	signal.Reset() // Fyne closes its windows on Ctrl-C, which saves the settings
	ui.Run(ui.Start{
		Brief: w.brief, Section: w.section, Present: w.present,
		Screen: w.screen, NotesScreen: w.notesScreen, Version: version,
	})
	return nil
}
