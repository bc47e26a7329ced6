//go:build !nogui

package ui

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"lectern/app/exchange"
	"lectern/app/folder"
	"lectern/app/incident"
	"lectern/app/library"
	"lectern/app/load"
	"lectern/app/ui/kit"
)

// asRead gives a file of incidents that was opened alone what the reader has said of it: which sheet is read, and what the
// columns mean. Any goroutine may call it.
func asRead(f *folder.Folder, mappings string) error {
	if f.Table == "" || !library.HasMappings(mappings) {
		return nil
	}
	sheet, err := library.Sheet(mappings, f.AbsPath())
	if err != nil {
		return err
	}
	f.ChooseSheet(sheet)
	columns, err := load.Columns(f.Path, sheet)
	if err != nil {
		return nil // reading it says why
	}
	text, err := library.Mapping(mappings, columns)
	if err == nil && text != nil {
		f.MapColumns(text)
	}
	return err
}

// chooseSheet lets the reader choose which sheet of a workbook, or table of a database, is read of the file that is open
// alone.
func (w *window) chooseSheet() {
	var sheets []string
	if w.opened.isTable() && len(w.opened.reports) > 0 {
		sheets = w.opened.reports[0].Sheets
	}
	if len(sheets) < 2 {
		w.notify(kit.Notice{Title: "There is no other sheet", Lines: []string{"A workbook or a database that is opened alone may have several. In a brief the front matter says which is read: incidents: [{file: x.xlsx, sheet: Data}]."}, Calm: true})
		return
	}
	choice := kit.NewChoice(w.Window, sheets)
	path := w.opened.path
	w.Open(kit.DialogSetting{Title: "Which sheet or table is read", Content: choice, First: choice, Action: "Open", Do: func() {
		sheet := sheets[choice.Selected()]
		go func() {
			err := library.KeepSheet(w.app.mappings, path, sheet)
			w.Post(func() {
				if err != nil {
					w.notify(kit.Failure("The choice of a sheet could not be kept", err))
					return
				}
				w.open(path)
			})
		}()
	}})
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
	draft, err := readDraftBelow(path, mappings, 0)
	if err != nil {
		return nil, nil, err
	}
	if text, err := library.Mapping(mappings, draft.Columns); err == nil && text != nil {
		if kept, err := exchange.ParseProfile(text, filepath.Base(path)); err == nil {
			if kept.HeaderRow == 0 {
				return draft, kept, nil
			}
			if below, err := readDraftBelow(path, mappings, kept.HeaderRow); err == nil { // else its names are in another row
				return below, kept, nil
			}
		}
	}
	return draft, draft.Mapping, nil
}

// readDraftBelow reads the beginning of a file, with the names of its columns in a row; 0: that which is found.
func readDraftBelow(path, mappings string, headerRow int) (*exchange.Draft, error) {
	sheet, err := library.Sheet(mappings, path)
	if err != nil {
		return nil, err
	}
	return load.Draft(path, sheet, headerRow)
}

// keepMapping keeps what the reader says of the columns of files that have these.
func keepMapping(mappings string, columns []string, m *exchange.Profile) error {
	text, err := m.Text()
	if err != nil {
		return fmt.Errorf("writing what the columns mean: %w", err)
	}
	return library.KeepMapping(mappings, columns, text)
}

// previewRows returns what rows become in the order of the file, or why none can be read.
func previewRows(r *exchange.Reading) (rows []previewRow, whole string) {
	t := r.Table
	for row := range incident.Row(t.Len()) {
		one := t.At(row)
		parts := []string{one.When.String(), one.Title, one.Where(), t.NumbersOf(row)}
		parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" })
		rows = append(rows, previewRow{line: one.At.Line, words: strings.Join(slices.Compact(parts), ", ")})
	}
	for _, p := range r.Problems.Errors() {
		if r.Report.Read+r.Report.Aside == 0 {
			return nil, incident.Capital(p.What) + "."
		}
		rows = append(rows, previewRow{p.Line, p.What, true})
	}
	slices.SortStableFunc(rows, func(a, b previewRow) int { return cmp.Compare(a.line, b.line) })
	return slices.CompactFunc(rows, func(a, b previewRow) bool { return a.aside && b.aside && a.line == b.line }), ""
}
