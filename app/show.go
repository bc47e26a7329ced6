//go:build !nogui

package main

import (
	"log/slog"
	"os/signal"
	"time"

	"lectern/app/earlylog"
	"lectern/app/ui"
)

func show(w window) error {
	for _, line := range earlylog.Lines() {
		slog.Info(line)
	}
	signal.Reset() // Fyne closes its windows on Ctrl-C, which saves the settings
	start := ui.Start{
		Brief: w.brief, Section: w.section, Present: w.present, Windowed: w.windowed, Shape: w.shape, Rehearse: w.rehearse, Version: version,
	}
	start.Screens.Wall, start.Screens.Notes = w.screen, w.notesScreen
	if err := start.Plan.ReadLength(w.length, time.Now()); err != nil {
		return misuse("--length: " + err.Error())
	}
	return ui.Run(start)
}
