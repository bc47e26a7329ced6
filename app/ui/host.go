//go:build !nogui

package ui

import (
	"path/filepath"

	"lectern/app/brief"
	"lectern/app/library"
)

// This file has what the desks use of the window that holds them: see reading.host and incidents.host.

// TextSize returns the size of the reading text in logical pixels; 0 is the default.
func (w *window) TextSize() int { return w.app.settings.TextSize }

// SetTextSize stores the size of the reading text in the settings.
func (w *window) SetTextSize(pixels int) {
	w.app.settings.TextSize = pixels
	w.app.save(w)
}

// TextLook returns how the reading text is set.
func (w *window) TextLook() library.TextLook { return w.app.settings.Text }

// SetTextLook stores how the reading text is set.
func (w *window) SetTextLook(look library.TextLook) {
	w.app.settings.Text = look
	w.app.save(w)
	for _, each := range w.app.windows { // their menus have ticks for it, too
		each.makeMenus()
	}
}

// Queries returns the earlier queries of the incident desk, the last one first.
func (w *window) Queries() []string { return w.app.settings.Queries }

// RememberQuery adds a query to Queries.
func (w *window) RememberQuery(q string) { w.app.settings.Asked(q) }

// Path returns the path of the brief: absolute, or the name of a shipped brief.
func (w *window) Path() string { return w.opened.path }

// Version returns the version of the program.
func (w *window) Version() string { return w.app.start.Version }

// FixedBecause returns why the brief can't be changed where it is, or "" where it can.
func (w *window) FixedBecause() string {
	if w.opened.isTable() {
		return "This is a file of incidents alone: File, Save a copy makes a brief of it, which can keep views and tables."
	}
	if f := w.opened.folder; f == nil || f.ReadOnly {
		return "This brief can\u2019t be changed where it is: save a copy of its folder first (File, Save a copy)."
	}
	return ""
}

// AddView writes a named view into the text of the brief, which the window then reads again. Any
// goroutine may call it.
func (w *window) AddView(v brief.View) error { return addView(w.opened.path, v) }

// AddDrawing writes a drawing at the end of a section of the brief, which the window then reads again. Any goroutine may
// call it.
func (w *window) AddDrawing(section string, d *brief.Drawing) error {
	return rewrite(filepath.Join(w.opened.path, "brief.md"), func(source []byte) ([]byte, error) { return brief.AddDrawing(source, section, d) })
}

// addView writes a view into the brief of a folder.
func addView(dir string, v brief.View) error {
	return rewrite(filepath.Join(dir, "brief.md"), func(source []byte) ([]byte, error) { return brief.AddView(source, v) })
}
