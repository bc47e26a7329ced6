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
	fynetheme "fyne.io/fyne/v2/theme"

	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/library"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
	"lectern/app/ui/shelf"
	"lectern/app/ui/uitest"
	"lectern/briefs"
)

// testWindow is a window of the program with settings of its own, and the loop that its workers post
// to.
type testWindow struct {
	*window
	loop *uitest.Loop
	t    testing.TB
}

func newTestWindow(t testing.TB) *testWindow {
	t.Helper()
	settings, err := library.LoadFrom(filepath.Join(t.TempDir(), "settings.json"))
	if err != nil {
		t.Fatal(err)
	}
	settings.Theme = library.LightTheme
	loop := uitest.NewLoop()
	a := newApplication(test.NewTempApp(t), settings, Start{}, loop.Post)
	a.notesFolder, a.all.file, a.mappings = t.TempDir(), filepath.Join(t.TempDir(), "search.sqlite"), t.TempDir()
	w := &testWindow{a.newWindow(), loop, t}
	w.Resize(fyne.NewSize(1280, 800))
	t.Cleanup(func() { w.cancelReading(); w.leave(); w.leaveShelf(); a.finish() })
	return w
}

// shipped opens the first brief that ships, 1280 by 800.
func shipped(t testing.TB) *testWindow {
	t.Helper()
	w := newTestWindow(t)
	w.read(firstBrief)
	return w
}

// read opens a brief and waits until it is shown and checked.
func (w *testWindow) read(name string) {
	w.t.Helper()
	before := w.opened.brief
	w.open(name)
	w.until("the brief is read", func() bool { return w.opened.brief != before })
	w.untilChecked()
}

func (w *testWindow) until(what string, holds func() bool) {
	w.t.Helper()
	w.loop.Until(w.t, what, holds)
}

func (w *testWindow) untilChecked() {
	w.t.Helper()
	<-w.opened.checking.done
	w.loop.Run()
}

// lookAtIncidents shows the incident desk and waits until it shows what it was asked.
func (w *testWindow) lookAtIncidents() {
	w.t.Helper()
	w.setMode(incidentMode)
	w.until("the incidents are shown", w.incidents.Settled)
}

// press presses a key where the focus is, or in the window where nothing has it.
func (w *testWindow) press(names ...fyne.KeyName) {
	for _, name := range names {
		if f := w.Canvas().Focused(); f != nil {
			uitest.Press(f, name)
		} else {
			w.Key(&fyne.KeyEvent{Name: name})
		}
		w.loop.Run()
	}
}

const smallBrief = `---
title: Small
as-of: 2024-03-25
lang: en-GB
---

# Aims {#aims}

Text.

# Capacity {#capacity}

Text.

# Attacks {#attacks}

Text.

# Recommendations {#recommendations}

Text.
`

// folderOf writes the files of a brief into a new folder.
func folderOf(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "brief")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		write(t, filepath.Join(dir, name), text)
	}
	return dir
}

func write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestShippedBriefOpensWithoutABanner(t *testing.T) {
	w := shipped(t)
	if w.banner.Visible() {
		t.Errorf("banner: %v", w.banner.notice)
	}
	if w.mode != readMode || w.reading.Text.Column() == nil || !strings.HasPrefix(w.Title(), w.opened.brief.Title) {
		t.Errorf("mode %d, title %q", w.mode, w.Title())
	}
}

func TestThemeChangesEveryColour(t *testing.T) {
	w := shipped(t)
	w.setTheme(library.DarkTheme)
	if w.Palette() != &draw.Dark || w.reading.Text.Paper() != draw.Dark.Page {
		t.Error("something stayed light")
	}
	if r, g, b, _ := w.Theme.Color(fynetheme.ColorNameBackground, 0).RGBA(); r != 255*uint32(draw.Dark.Page.R) || g != 255*uint32(draw.Dark.Page.G) || b != 255*uint32(draw.Dark.Page.B) { // of 255 times 255, see kit
		t.Error("something stayed light")
	}
}

func TestLinksLeadToWhatAStatementRestsOn(t *testing.T) {
	b := uitest.Brief(t)
	source, one := b.Sources.All[0].ID, b.Incidents.At(0).ID
	for _, c := range []struct {
		link  typeset.Link
		mode  mode
		panel string // its title; "": it isn't open
	}{
		{compose.To(compose.LinkSource, source), readMode, "Source"},
		{compose.To(compose.LinkIncident, one), readMode, "Incident"},
		{compose.To(compose.LinkAddress, "https://example.org"), readMode, "Address"},
		{compose.To(compose.LinkFigure, "count where country:Pakistan"), incidentMode, ""},
		{compose.To(compose.LinkView, b.Views[0].Name), incidentMode, ""},
		{compose.To(compose.LinkDesk, one), incidentMode, ""},
		{compose.To(compose.LinkPlace, "capacity"), readMode, ""},
		{compose.To(compose.LinkLine, "40"), readMode, ""},
	} {
		t.Run(c.link.ID, func(t *testing.T) {
			w := shipped(t)
			w.follow(c.link)
			if w.mode != c.mode || w.panel().Visible() != (c.panel != "") || c.panel != "" && w.panel().Title() != c.panel {
				t.Errorf("mode %d, panel %q, visible %v", w.mode, w.panel().Title(), w.panel().Visible())
			}
			if c.link.ID == one && w.selected != 0 {
				t.Errorf("row %d is selected", w.selected)
			}
		})
	}
}

func TestEscapeClosesThePanel(t *testing.T) {
	w := shipped(t)
	w.follow(compose.To(compose.LinkSource, w.opened.brief.Sources.All[0].ID))
	w.press(fyne.KeyEscape)
	if w.panel().Visible() {
		t.Error("the panel stays")
	}
}

// A key does one thing in a place; what works everywhere is in no place again.
func TestCommandsHaveOneKeyEach(t *testing.T) {
	meets := func(a, b where) bool {
		desk := func(w where) bool { return w != onSlides }
		switch {
		case a == b:
			return true
		case desk(a) != desk(b):
			return false
		}
		return a == anywhere || b == anywhere || a == onABrief || b == onABrief
	}
	type use struct {
		key   kit.Key
		where where
		name  string
	}
	var seen []use
	for _, c := range commands() {
		for _, k := range c.keys {
			for _, other := range seen {
				if other.key == k && meets(other.where, c.where) {
					t.Errorf("%s does %q and %q", k, other.name, c.name)
				}
			}
			seen = append(seen, use{k, c.where, c.name})
		}
	}
}

// Every command can be done wherever it works, and none falls over.
func TestEveryCommandCanBeDone(t *testing.T) {
	for _, c := range commands() {
		if c.do == nil || c.where == onSlides {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			w := newTestWindow(t)
			w.read(folderOf(t, map[string]string{"brief.md": smallBrief}))
			if c.where == onIncidents {
				w.lookAtIncidents()
			}
			w.run(c)
			w.loop.Run()
		})
	}
}

func TestCommandsWaitWhileADialogIsOpen(t *testing.T) {
	w := shipped(t)
	w.showAbout()
	for _, c := range commands() {
		w.run(c)
	}
	w.Rune('?')
	if n := len(w.Canvas().Overlays().List()); n != 1 || w.mode != readMode {
		t.Errorf("%d dialogs, mode %d", n, w.mode)
	}
}

func TestShelfShowsWhatWasReadFirst(t *testing.T) {
	w := shipped(t)
	w.showShelf()
	var names []string
	w.until("the covers are drawn", func() bool {
		w.shelf.Repaint(1280, 752)
		names = nil
		for _, s := range w.shelf.HotSpots() {
			names = append(names, s.Name)
		}
		return slices.Contains(names, w.opened.brief.Title) && len(names) > len(briefs.Names())
	})
	if names[0] != w.opened.brief.Title {
		t.Errorf("the first is %q", names[0])
	}
	w.shelf.Opened.Emit(shelf.Opening{Path: "how-to-write-a-brief"})
	w.until("the manual is open", func() bool { return strings.HasSuffix(w.opened.path, "how-to-write-a-brief") })
}

func TestSettingsThatCannotBeSavedAreToldInTheWindow(t *testing.T) {
	dir := t.TempDir()
	settings, err := library.LoadFrom(filepath.Join(dir, "lectern", "settings.json"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "lectern"), "a file where the folder should be")
	loop := uitest.NewLoop()
	w := newApplication(test.NewTempApp(t), settings, Start{}, loop.Post).newWindow()
	w.setTheme(library.DarkTheme)
	if !w.banner.Visible() || !strings.Contains(w.banner.notice.Title, "settings") {
		t.Errorf("the window says %v", w.banner.notice)
	}
}
