//go:build !nogui

package main

import "lectern/app/ui"

func show(w window) error {
	code := ui.Run(ui.Start{
		Brief: w.brief, Section: w.section, Present: w.present,
		Screen: w.screen, NotesScreen: w.notesScreen, Version: version,
	})
	if code != 0 {
		return exitCode(code)
	}
	return nil
}
