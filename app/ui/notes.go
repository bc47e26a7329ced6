//go:build !nogui

package ui

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"lectern/app/compose"
	"lectern/app/incident"
	"lectern/app/library/annotation"
	"lectern/app/search"
	"lectern/app/ui/kit"
)

// openNotes opens what the reader has noted in a brief that was read. Any goroutine may call it.
func (a *application) openNotes(r *result) {
	if r.usable() {
		r.notes, r.notesError = search.OpenNotes(a.notesFolder, r.brief, r.folder.AbsPath())
	}
}

// Notes returns what the reader has marked and noted in the brief.
func (w *window) Notes() *annotation.Store { return w.opened.notes }

// SaveNotes writes the notes on another goroutine, and says so where they can't be written.
func (w *window) SaveNotes() {
	notes := w.opened.notes
	w.top.search.index = nil // they are found, too
	w.app.saving.Go(func() {
		if err := notes.Save(); err != nil {
			w.Post(func() {
				w.notify(kit.Failure("Your notes could not be written; they are tried again with the next one", err))
			})
		}
	})
}

// toggleNotes lists all notes on the brief, or closes the list.
func (w *window) toggleNotes() {
	if w.panel().Link() == compose.To(compose.LinkRemark, "") {
		w.panel().Closed.Emit(struct{}{})
		return
	}
	w.switchTo(readMode)
	w.reading.ShowNotes()
	w.focusPanel()
}

// Notify shows a notice.
func (w *window) Notify(n kit.Notice) { w.notify(n) }

// HighlightNames returns what the reader calls the colours of highlights.
func (w *window) HighlightNames() []string {
	names := slices.Clone(w.app.settings.Highlights)
	for n := len(names); n < len(annotation.Colours); n++ {
		names = append(names, string(annotation.Colours[n]))
	}
	return names
}

// saveNotesAs lets the reader choose a file for the notes on the brief, as Markdown or as Web Annotations.
func (w *window) saveNotesAs() {
	b, notes, path := w.opened.brief, w.opened.notes, w.opened.path
	w.ChooseFile(kit.FileSetting{
		Title: "Save your notes on this brief as .md or .jsonld", Action: "Save", Dir: w.near(), Name: "notes.md",
		Do: func(file string) {
			content := func() ([]byte, error) { return search.FormatNotes(file, b, path, notes.All()) }
			w.makeFile(file, content, func(err error) {
				if err != nil {
					w.notify(kit.Failure("Your notes could not be saved there", err))
					return
				}
				w.ShowToast("Saved " + filepath.Base(file))
			})
		},
	})
}

// nameHighlights lets the reader name the colours of highlights.
func (w *window) nameHighlights() {
	form := container.New(layout.NewFormLayout())
	var fields []*kit.Field
	for n, name := range w.HighlightNames() {
		field := kit.NewField(w.Window, string(annotation.Colours[n]))
		field.Put(name)
		fields = append(fields, field)
		form.Add(widget.NewLabel(incident.Capital(string(annotation.Colours[n]))))
		form.Add(container.NewGridWrap(fyne.NewSize(280, 36), field))
	}
	w.Open(kit.DialogSetting{Title: "What the colours of highlights mean", Content: form, First: fields[0], Action: "Keep", Do: func() {
		var names []string
		for n, field := range fields {
			name := field.Text
			if name == "" {
				name = string(annotation.Colours[n])
			}
			names = append(names, name)
		}
		w.app.settings.Highlights = names
		w.app.save(w)
	}})
}
