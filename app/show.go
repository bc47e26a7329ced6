//go:build !nogui

package main

import (
	"log/slog"
	"os/signal"
	"runtime/debug"
	"sync"
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
	collectLater()
	return ui.Run(start)
}

// starting is how long the program is taken to start, and whileStarting how many bytes may be in use till then before the garbage
// collector runs, which takes a tenth of the time to the first page.
const (
	starting      = 2 * time.Second
	whileStarting = 100 << 20
)

// collectLater has the garbage collector wait while the program starts. After that it runs more often than by itself: columns and
// pictures hold few pointers, so that collecting costs little, and a desk little memory.
func collectLater() {
	debug.SetGCPercent(-1)
	limit := debug.SetMemoryLimit(whileStarting) // what the user has set, or none
	var mu sync.Mutex
	hasStarted := false
	collectAt := func(growth int, started bool) {
		mu.Lock()
		defer mu.Unlock()
		if hasStarted && !started {
			return
		}
		hasStarted = started
		debug.SetGCPercent(growth)
		debug.SetMemoryLimit(limit)
	}
	afterCollection(func() { collectAt(100, false) }) // as Go does by itself
	time.AfterFunc(starting, func() { collectAt(30, true) })
}
