//go:build !nogui

package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"lectern/app/brief"
	"lectern/app/folder"
)

// This file has what the desks ask of the window that holds them: see reading.host and
// incidents.host.

// TextSize is that of the reading text in pixels; 0: the default.
func (w *window) TextSize() int { return w.app.settings.TextSize }

// SetTextSize keeps the size of the reading text.
func (w *window) SetTextSize(pixels int) {
	w.app.settings.TextSize = pixels
	w.app.save(w)
}

// Queries lists what was asked at the incident desk, the last query first.
func (w *window) Queries() []string { return w.app.settings.Queries }

// RememberQuery keeps a query among those.
func (w *window) RememberQuery(q string) { w.app.settings.Asked(q) }

// Path is that of the brief: absolute, or the name of a shipped one.
func (w *window) Path() string { return w.opened.path }

// Version is that of the program.
func (w *window) Version() string { return w.app.start.Version }

// FixedBecause says why the brief can't be changed where it is; "": it can.
func (w *window) FixedBecause() string {
	if f := w.opened.folder; f == nil || f.ReadOnly {
		return "This brief can\u2019t be changed where it is: save a copy of its folder first (File, Save a copy)."
	}
	return ""
}

// AddView writes a named view into the text of the brief; the window follows the file. Any goroutine
// may call it.
func (w *window) AddView(v brief.View) error { return addView(w.opened.path, v) }

// addView writes a view into the brief of a folder.
func addView(dir string, v brief.View) error {
	file := filepath.Join(dir, "brief.md")
	source, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("keeping the view: %w", err)
	}
	changed, err := brief.AddView(source, v)
	if err != nil {
		return err
	}
	again, err := os.ReadFile(file)
	switch {
	case err != nil:
		return fmt.Errorf("keeping the view: %w", err)
	case string(again) != string(source):
		return errors.New("brief.md was changed meanwhile: try again")
	}
	return folder.WriteFile(file, changed)
}
