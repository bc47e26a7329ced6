//go:build !nogui

package ui

import (
	"fmt"
	"path/filepath"

	"lectern/app/exchange"
	"lectern/app/folder"
	"lectern/app/library"
	"lectern/app/load"
	"lectern/app/ui/kit"
)

// mapColumns gives a file of incidents that was opened alone what the reader has said of its columns. Any goroutine may call
// it.
func mapColumns(f *folder.Folder, mappings string) error {
	if f.Table == "" || !library.HasMappings(mappings) {
		return nil
	}
	columns, err := load.Columns(f.Path)
	if err != nil {
		return nil // reading it says why
	}
	text, err := library.Mapping(mappings, columns)
	if err == nil && text != nil {
		f.MapColumns(text)
	}
	return err
}

// changeMapping lets the reader say what the columns of the file mean that is open alone.
func (w *window) changeMapping() {
	if !w.opened.isTable() {
		w.notify(kit.Notice{Title: "This is a brief", Lines: []string{"Its incidents are read as its front matter says: incidents: [{file: x.csv, as: x.yaml}]. A file of incidents that is opened alone is asked for what its columns mean."}})
		return
	}
	w.askMapping(w.opened.path, "")
}

// readDraft reads the beginning of a file, with what the reader has said of its columns or what can be told of them.
func readDraft(path, mappings string) (*exchange.Draft, *exchange.Profile, error) {
	draft, err := load.Draft(path)
	if err != nil {
		return nil, nil, err
	}
	if text, err := library.Mapping(mappings, draft.Columns); err == nil && text != nil {
		if kept, err := exchange.ParseProfile(text, filepath.Base(path)); err == nil {
			return draft, kept, nil
		}
	}
	return draft, draft.Mapping, nil
}

// keepMapping keeps what the reader says of the columns of files that have these.
func keepMapping(mappings string, columns []string, m *exchange.Profile) error {
	text, err := m.Text()
	if err != nil {
		return fmt.Errorf("writing what the columns mean: %w", err)
	}
	return library.KeepMapping(mappings, columns, text)
}
