//go:build !nogui

package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lectern/app/exchange"
)

// ownFile has columns of its own names, dates that nothing tells the order of, and a row that can't be read.
const ownFile = "Case;When it was;Where;Gemeldet aus;Dead\n1;04/03/2021;Alvar;Mali;3\n2;05/03/2021;Belmo;Mali;4\n3;06/03/2021;Cerco;Mali;1.5\n"

func TestAFileIsOpenedByWhatItsReaderSaysOfItsColumns(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "own.txt")
	if err := os.WriteFile(file, []byte(ownFile), 0o600); err != nil {
		t.Fatal(err)
	}
	w := newTestWindow(t)
	w.open(file)
	w.until("it asks what the columns mean", w.Modal)
	draft, mapping, err := readDraft(file, w.app.mappings)
	if err != nil {
		t.Fatal(err)
	}
	s := newMappingSheet(w.window, file, draft, mapping)
	w.until("the preview is there", func() bool { return s.whole != "" })
	if !strings.Contains(s.whole, "tells whether 04/03/2021 begins with the day or the month") || !s.hasOrder(0) {
		t.Errorf("it says %q", s.whole)
	}
	s.mapping = s.mapping.With("date", "When it was", "dmy")
	s.preview()
	w.until("rows can be read", func() bool { return s.read == 2 && len(s.rows) == 3 })
	if got := s.rows[0].words + "|" + s.rows[2].words; got != "4 March 2021, Alvar, Mali, 3 killed|killed: “1.5” is not a whole number" || !s.rows[2].aside {
		t.Errorf("the rows become %q", got)
	}
	w.press(fyne.KeyEscape)
	s.open()
	w.press(fyne.KeyReturn)
	w.until("the file is open", func() bool { return w.opened.path == file })
	if w.opened.brief.Incidents.Len() != 2 || w.mode != incidentMode {
		t.Errorf("%d incidents", w.opened.brief.Incidents.Len())
	}
	newer := filepath.Join(dir, "newer.txt")
	if err := os.WriteFile(newer, []byte(ownFile+"4;07/03/2021;Dorna;Mali;9\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.read(newer)
	if w.Modal() || w.opened.brief.Incidents.Len() != 3 {
		t.Errorf("a newer file with the same columns has %d incidents", w.opened.brief.Incidents.Len())
	}
	copied, last := filepath.Join(dir, "brief"), w.opened.brief.AsOf
	if err := copyBrief(w.opened.brief, copied, true); err != nil {
		t.Fatal(err)
	}
	w.app.mappings = t.TempDir() // a copy holds what the columns mean
	w.read(copied)
	if w.opened.isTable() || w.opened.brief.Incidents.Len() != 3 {
		t.Errorf("the copy has %d incidents", w.opened.brief.Incidents.Len())
	}
	if got := w.opened.brief.AsOf; !got.Equal(last) {
		t.Errorf("the copy is true to %v, the file to %v", got, last)
	}
}

func TestAFileOfOneCountryIsOpenedByItsReaderSayingWhich(t *testing.T) {
	file := filepath.Join(t.TempDir(), "own.txt")
	if err := os.WriteFile(file, []byte("Case;When it was;Where;Dead\n1;2021-03-04;Alvar;3\n2;2021-03-05;Belmo;4\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w := newTestWindow(t)
	draft, mapping, err := readDraft(file, w.app.mappings)
	if err != nil {
		t.Fatal(err)
	}
	s := newMappingSheet(w.window, file, draft, mapping.With("place", "Where", "").With("date", "When it was", ""))
	s.open()
	w.until("no row can be read", func() bool { return len(s.rows) == 2 && s.read == 0 })
	w.press(fyne.KeyReturn)
	if !w.Modal() {
		t.Error("a file of which no row can be read was opened")
	}
	s.at = slices.IndexFunc(s.targets, func(t exchange.Target) bool { return t.Name == "country" })
	s.askValue(s.at)
	test.Type(w.Canvas().Focused(), "Mali")
	w.press(fyne.KeyReturn)
	w.until("rows can be read", func() bool { return s.read == 2 })
	w.press(fyne.KeyReturn)
	w.until("the file is open", func() bool { return w.opened.path == file })
	if country := w.opened.brief.Incidents.At(0).Country; country != "Mali" {
		t.Errorf("it was in %q", country)
	}
}

// The first row is a title as wide as the table, and has names that are known.
func TestTheRowThatNamesTheColumnsIsChosen(t *testing.T) {
	file := filepath.Join(t.TempDir(), "own.txt")
	if err := os.WriteFile(file, []byte("Date,Place,of,issue\nCase,When,Where,Colour\n1,2021-03-04,Alvar,red\n2,2021-03-05,Belmo,red\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w := newTestWindow(t)
	open := func() *mappingSheet {
		draft, mapping, err := readDraft(file, w.app.mappings)
		if err != nil {
			t.Fatal(err)
		}
		s := newMappingSheet(w.window, file, draft, mapping)
		s.open()
		w.until("the preview is there", func() bool { return s.whole != "" || len(s.rows) > 0 })
		return s
	}
	s := open()
	if !s.ShowsFocus() {
		t.Error("nothing says where the keyboard is")
	}
	if s.draft.HeaderRow != 1 || s.heads() != 1 || len(s.draft.Heads) != 4 {
		t.Fatalf("the names are in row %d of %v", s.draft.HeaderRow, s.draft.Heads)
	}
	w.press(fyne.KeyUp)
	if s.at != -1 {
		t.Errorf("the keyboard is on field %d", s.at)
	}
	s.readBelow(2)
	w.until("the file is read below the other row", func() bool { return s.draft.HeaderRow == 2 && s.mapping.HeaderRow == 2 })
	s.mapping = s.mapping.WithValue("country", "Mali")
	s.preview()
	w.until("rows can be read", func() bool { return s.read == 2 })
	if want := []string{"Case", "Colour"}; !slices.Equal(s.unused, want) {
		t.Errorf("the columns %v are not used, want %v", s.unused, want)
	}
	w.press(fyne.KeyReturn)
	w.until("the file is open", func() bool {
		return w.opened.path == file && w.opened.brief != nil && w.opened.brief.Incidents.Len() == 2
	})
	if s = open(); s.draft.HeaderRow != 2 || s.mapping.Value("country") != "Mali" {
		t.Errorf("of what was said is kept: row %d, %v", s.draft.HeaderRow, s.mapping)
	}
	other := filepath.Join(t.TempDir(), "other.txt") // with the same first row, and nothing in the other one
	if err := os.WriteFile(other, []byte("Date,Place,of,issue\n\n2021-03-04,Alvar,x,y\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if draft, mapping, err := readDraft(other, w.app.mappings); err != nil || draft.HeaderRow != 1 || mapping.HeaderRow != 0 {
		t.Errorf("another file can't be asked for: %v", err)
	}
}
