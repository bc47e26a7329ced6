//go:build !nogui

package ui

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lectern/app/golden"
	"lectern/app/ui/kit"
)

// Ctrl+E, Ctrl+O and the rest: from the first focus, and after Tab, Escape closes.
func TestEveryDialogClosesByEscape(t *testing.T) {
	for name, open := range map[string]func(*testWindow){
		"open":   func(w *testWindow) { w.seekBrief() },
		"copy":   func(w *testWindow) { w.seekCopy() },
		"export": func(w *testWindow) { w.chooseExport() },
		"save":   func(w *testWindow) { w.Save("x.pdf", nil) },
		"keys":   func(w *testWindow) { w.showKeys() },
		"about":  func(w *testWindow) { w.showAbout() },
		"licences": func(w *testWindow) {
			w.showAbout()
			w.press(fyne.KeyReturn)
		},
		"export what is shown": func(w *testWindow) {
			w.lookAtIncidents()
			w.incidents.Export()
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newTestWindow(t)
			w.read(folderOf(t, map[string]string{"brief.md": smallBrief}))
			for tabs := range 4 {
				open(w)
				for range tabs {
					test.FocusNext(w.Canvas())
				}
				if !w.Modal() {
					t.Fatal("it doesn't open")
				}
				w.press(fyne.KeyEscape)
				if w.Modal() {
					t.Fatalf("it stays after Tab, %d times", tabs)
				}
			}
		})
	}
}

// inFolder has a file dialog list a folder.
func (w *testWindow) inFolder(dir string) {
	w.t.Helper()
	focus := w.Canvas().Focused()
	var path *kit.Field // the first that holds a folder
	w.until("the dialog lists a folder", func() bool {
		for range 8 {
			if f, ok := w.Canvas().Focused().(*kit.Field); ok && filepath.IsAbs(f.Text) {
				path = f
			}
			test.FocusNext(w.Canvas())
		}
		return path != nil
	})
	if path.Text != dir {
		w.Focus(path)
		path.SetText(dir)
		w.press(fyne.KeyReturn)
		w.until("the folder is listed", func() bool { return path.Text == dir })
	}
	w.Focus(focus)
}

func TestEveryKindOfFileIsExported(t *testing.T) {
	kinds := []struct{ name, begins string }{
		{"islamic-state-khorasan TLP-CLEAR.pdf", "%PDF-"},
		{"islamic-state-khorasan TLP-CLEAR.pdf", "%PDF-"},
		{"islamic-state-khorasan TLP-CLEAR slides.pdf", "%PDF-"},
		{"islamic-state-khorasan TLP-CLEAR slides.pptx", "PK"},
		{"islamic-state-khorasan TLP-CLEAR handout.pdf", "%PDF-"},
		{"islamic-state-khorasan TLP-CLEAR handout.pdf", "%PDF-"},
		{"islamic-state-khorasan TLP-CLEAR.html", "<!DOCTYPE html>"},
	}
	for n, c := range kinds[:min(golden.Rounds(len(kinds)), len(kinds))] {
		t.Run(c.name, func(t *testing.T) {
			w, dir := shipped(t), t.TempDir()
			t.Chdir(dir)
			w.chooseExport()
			for range n {
				w.press(fyne.KeyDown)
			}
			w.press(fyne.KeyReturn)
			w.until("it asks where the file goes", func() bool {
				f, ok := w.Canvas().Focused().(*kit.Field)
				return ok && f.Text == c.name
			})
			w.inFolder(dir)
			w.press(fyne.KeyReturn)
			file := filepath.Join(dir, c.name)
			w.until("the file is there", func() bool { _, err := os.Stat(file); return err == nil && w.Modal() })
			data, err := os.ReadFile(file)
			if err != nil || !bytes.HasPrefix(data, []byte(c.begins)) {
				t.Errorf("it begins with %.20q, %v", data, err)
			}
		})
	}
}

func TestTheExportSheetSaysWhatTheFileCarries(t *testing.T) {
	w := shipped(t)
	sheet := newExportSheet(w.window)
	sheet.open()
	for _, c := range []struct {
		do   func()
		says string
	}{
		{func() {}, "Left out of them: 10 speaker\u2019s notes, 1 comment"},
		{func() { test.FocusNext(w.Canvas()); w.press(fyne.KeyDown) }, "No page shows what they hold beside: 10 speaker\u2019s notes"},
		{func() { w.press(fyne.KeyDown) }, "It carries nothing beside its pages"},
		{func() { test.FocusNext(w.Canvas()); w.press(fyne.KeyDown) }, "A briefing as .pdf has no notes"},
	} {
		c.do()
		w.until("it says "+c.says, func() bool { return strings.Contains(sheet.inside.Text(), c.says) })
	}
	w.press(fyne.KeyReturn)
	if !w.Modal() {
		t.Error("a briefing with notes is made")
	}
}

// The window and the command line ask the same check whether a brief may be handed out.
func TestABriefWithErrorsIsNotExported(t *testing.T) {
	text := strings.Replace(smallBrief, "Text.", "What is likely \u4e2d\u6587.", 1)
	rows := "id,date,country,place,lat,lon,killed\na,2024-01-02,Pakistan,Quetta,34.53,69.17,1\n"
	w := newTestWindow(t)
	w.read(folderOf(t, map[string]string{"brief.md": text, "incidents.csv": rows}))
	shown := strings.Join(w.banner.notice.Lines, "\n")
	if !strings.Contains(shown, "no font has the character") || !strings.Contains(shown, "warning: a lies") {
		t.Errorf("the banner has %q", shown)
	}
	w.chooseExport()
	w.press(fyne.KeyReturn)
	w.until("it is refused", func() bool { return strings.Contains(w.banner.notice.Title, "mend these first") })
	if w.Modal() {
		t.Error("it asks where the file goes")
	}
	made := func() ([]byte, error) { return []byte("made"), nil }
	if data, err := makeChecked(t.Context(), w.opened.checking, made); err == nil || data != nil {
		t.Errorf("%q was made in spite of errors: %v", data, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := makeChecked(ctx, startChecking(shipped(t).opened.brief, nil, func() {}), made); !errors.Is(err, context.Canceled) {
		t.Errorf("an export that was stopped ends with %v", err)
	}
}

func TestACopyIsSavedAndOpened(t *testing.T) {
	w, dir := shipped(t), t.TempDir()
	t.Chdir(dir)
	w.seekCopy()
	w.inFolder(dir)
	w.Key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	copied := filepath.Join(dir, firstBrief)
	w.until("the copy is open", func() bool { return w.opened.path == copied })
	if w.FixedBecause() != "" {
		t.Error("the copy can't be changed")
	}
	w.saveCopy(copied)
	w.until("a second copy is refused", func() bool { return strings.Contains(strings.Join(w.banner.notice.Lines, ""), "exists already") })
}

func TestFileThatCannotBeWrittenIsTold(t *testing.T) {
	w := shipped(t)
	w.write(filepath.Join(t.TempDir(), "missing", "x.pdf"), []byte("x"))
	w.until("it says so", w.banner.Visible)
}

func TestAFullDiskIsTold(t *testing.T) {
	const full = "/dev/full" // every write to it fails as on a full disk
	if _, err := os.Stat(full); err != nil {
		t.Skip("there is no", full)
	}
	w := shipped(t)
	w.write(full, []byte("x"))
	w.until("it says so", func() bool { return strings.Contains(strings.Join(w.banner.notice.Lines, ""), "no space left") })
}

func TestABriefIsNotWrittenOver(t *testing.T) {
	w := newTestWindow(t)
	dir := folderOf(t, map[string]string{"brief.md": smallBrief})
	w.read(dir)
	file := filepath.Join(dir, "brief.md")
	w.write(file, []byte("x"))
	w.until("it says so", w.banner.Visible)
	if text, err := os.ReadFile(file); err != nil || string(text) != smallBrief {
		t.Errorf("the text became %q, %v", text, err)
	}
}

func TestAFileOfIncidentsOpensTheDeskWithWhatBecameOfIt(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		calm bool
	}{
		"the same in another form": {"date;place;lat;lon\n04.03.2021;Alvar;14,25;-5,99\n", true},
		"a time of day lost":       {"date;place;lat;lon\n2021-03-04 22:15;Alvar;14,25;-5,99\n", false},
		"a row set aside":          {"date;place;lat;lon\n04.03.2021;Alvar;14,25;-5,99\n31.02.2021;Alvar;14,25;-5,99\n", false},
	} {
		t.Run(name, func(t *testing.T) {
			w := newTestWindow(t)
			dir := folderOf(t, map[string]string{"a.csv": c.text})
			w.read(filepath.Join(dir, "a.csv"))
			w.until("it says what it read", w.banner.Visible)
			if w.mode != incidentMode || w.opened.brief.Incidents.Len() != 1 {
				t.Errorf("mode %v with %d incidents", w.mode, w.opened.brief.Incidents.Len())
			}
			if w.banner.notice.Calm != c.calm || w.banner.notice.Action == "" {
				t.Errorf("calm: %t, %q, button %q", w.banner.notice.Calm, w.banner.notice.Lines, w.banner.notice.Action)
			}
		})
	}
}

func TestABriefIsKnownByItsFileOrFolder(t *testing.T) {
	dir := folderOf(t, map[string]string{"brief.md": smallBrief})
	for path, c := range map[string]struct{ folder, want bool }{
		dir:               {true, true},
		filepath.Dir(dir): {true, false},
		"x.brief":         {false, true},
		"x.PDF":           {false, true},
		"x.csv":           {false, true},
		"x.docx":          {false, false},
		"x/brief.md":      {false, true}, // which stands for its folder
	} {
		if got := isBrief(path, c.folder); got != c.want {
			t.Errorf("%s: %v", path, got)
		}
	}
}
