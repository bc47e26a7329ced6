//go:build !nogui

package main

import (
	"log/slog"
	"os/signal"

	"lectern/app/earlylog"
	"lectern/app/ui"
)

func show(w window) error {
	for _, line := range earlylog.Lines() {
		slog.Info(line)
	}
	signal.Reset() // Fyne closes its windows on Ctrl-C, which saves the settings
	return ui.Run(ui.Start{
		Brief: w.brief, Section: w.section, Present: w.present,
		Screen: w.screen, NotesScreen: w.notesScreen, Version: version,
	})
}
