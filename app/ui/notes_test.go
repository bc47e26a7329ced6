//go:build !nogui

package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"lectern/app/compose"
	"lectern/app/library/annotation"
	"lectern/app/search"
	"lectern/app/ui/kit"
)

// noted opens the first brief with a note on an incident.
func noted(t *testing.T) (*testWindow, annotation.Annotation) {
	t.Helper()
	w := shipped(t)
	a := annotation.New("incident:2024-01-03-kerman", time.Now())
	a.Note = "Zebra: ask the desk officer."
	w.Notes().Put(a)
	w.SaveNotes()
	w.app.saving.Wait()
	w.loop.Run()
	return w, a
}

func TestNotesAreThereWhenTheBriefIsOpenedAgain(t *testing.T) {
	w, a := noted(t)
	w.read("how-to-write-a-brief")
	if all := w.Notes().All(); len(all) != 0 {
		t.Errorf("another brief has %v", all)
	}
	w.read(firstBrief)
	if all := w.Notes().All(); len(all) != 1 || all[0].Note != a.Note {
		t.Errorf("there is %v", all)
	}
}

func TestOwnNotesAreFoundAndOpened(t *testing.T) {
	w, a := noted(t)
	w.startSearch()
	test.Type(w.top.search.field, "zebra")
	if h := w.top.search.list.Hit(); h == nil || h.Kind != search.Remark {
		t.Fatalf("found %+v", h)
	}
	w.press(fyne.KeyReturn)
	if got := w.reading.Panel.Link(); got != compose.To(compose.LinkRemark, a.ID) {
		t.Errorf("the panel shows %v", got)
	}
}

func TestAnIncidentIsNotedFromItsPanelOnEitherDesk(t *testing.T) {
	for _, m := range []mode{readMode, incidentMode} {
		w := shipped(t)
		w.switchTo(m)
		w.panel().Show(compose.To(compose.LinkIncident, "2024-01-03-kerman"))
		w.panel().Noting.Emit(w.panel().Address())
		area, ok := w.Window.Canvas().Focused().(*kit.TextArea)
		if !ok {
			t.Fatalf("mode %d: the keyboard is on %T", m, w.Window.Canvas().Focused())
		}
		test.Type(area, "Ask.")
		area.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: kit.Control})
		all := w.Notes().All()
		if len(all) != 1 || all[0].Address != "incident:2024-01-03-kerman" || all[0].Note != "Ask." || w.mode != m || !w.panel().Visible() {
			t.Errorf("mode %d: kept %+v, mode %d", m, all, w.mode)
		}
	}
}

func TestNotesThatCannotBeWrittenAreSaidAndStay(t *testing.T) {
	w, _ := noted(t)
	if err := os.RemoveAll(w.app.notesFolder); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(w.app.notesFolder, nil, 0o600); err != nil { // a file where the folder was
		t.Fatal(err)
	}
	w.Notes().Put(annotation.New("aims", time.Now()))
	w.SaveNotes()
	w.until("it is said", func() bool { return strings.Contains(w.banner.notice.Title, "could not be written") })
	if len(w.Notes().All()) != 2 {
		t.Error("the note isn't shown")
	}
	if err := os.Remove(w.app.notesFolder); err != nil {
		t.Fatal(err)
	}
	w.SaveNotes()
	w.app.saving.Wait()
	w.read("how-to-write-a-brief")
	w.read(firstBrief)
	if len(w.Notes().All()) != 2 {
		t.Errorf("later %d are written", len(w.Notes().All()))
	}
}

func TestABrokenFileOfNotesIsNamed(t *testing.T) {
	w, _ := noted(t)
	file := w.Notes().File()
	if err := os.WriteFile(file, []byte("{\n\n[}"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.read("how-to-write-a-brief")
	w.read(firstBrief)
	if n := w.banner.notice; !strings.Contains(n.Title, "could not be read") || !strings.Contains(strings.Join(n.Lines, " "), file+":3: ") {
		t.Errorf("said: %+v", n)
	}
}

func TestTheReaderNamesTheColours(t *testing.T) {
	w := shipped(t)
	w.nameHighlights()
	test.Type(w.Window.Canvas().Focused(), " doubt")
	w.press(fyne.KeyReturn)
	if got := w.HighlightNames(); !strings.Contains(got[0], "doubt") || got[1] != "green" {
		t.Errorf("they are called %q", got)
	}
}

func TestNotesAreSavedWhereTheReaderWants(t *testing.T) {
	w, a := noted(t)
	for name, want := range map[string]string{"notes.md": "Zebra: ask", "notes.jsonld": a.ID} {
		file := filepath.Join(t.TempDir(), name)
		w.saveNotesIn(file)
		w.until(name+" is there", func() bool { _, err := os.Stat(file); return err == nil })
		if text, err := os.ReadFile(file); err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s holds %q, %v", name, text, err)
		}
	}
}

func TestNotesAreNotWrittenOverTheirBrief(t *testing.T) {
	w := newTestWindow(t)
	dir := folderOf(t, map[string]string{"brief.md": smallBrief})
	w.read(dir)
	file := filepath.Join(dir, "brief.md")
	w.saveNotesIn(file)
	w.until("it says so", func() bool { return strings.Contains(strings.Join(w.banner.notice.Lines, ""), "the brief is made of") })
	if text, err := os.ReadFile(file); err != nil || string(text) != smallBrief {
		t.Errorf("the text became %q, %v", text, err)
	}
}

// saveNotesIn gives a name for a file of the notes, twice where there is one that would be replaced.
func (w *testWindow) saveNotesIn(file string) {
	w.saveNotesAs()
	w.Canvas().Focused().(*kit.Field).SetText(file)
	w.until("the name is taken", func() bool { w.press(fyne.KeyReturn); return !w.Modal() })
}
