//go:build !nogui

package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/compose"
	"lectern/app/ui/kit"
)

// faultyBrief has a number that isn't right, a citation without sources and an incident that lies abroad.
var faultyBrief = map[string]string{
	"brief.md":      strings.Replace(smallBrief, "Text.", "There were [9]{.figure q=\"count where country:Pakistan\"} attacks [@nobody].", 1),
	"incidents.csv": "id,date,country,place,lat,lon,killed\na,2024-01-02,Pakistan,Quetta,60.18,10.0,1\n",
}

// problemText returns what the panel says.
func (w *testWindow) problemText() string {
	w.reading.Panel.Text.SelectAll()
	return w.reading.Panel.Text.Selected()
}

func TestProblemsAreListedByFileAndFollowTheFiles(t *testing.T) {
	dir := folderOf(t, faultyBrief)
	w := newTestWindow(t)
	w.read(dir)
	w.showProblems()
	if words := w.problemText(); w.reading.Panel.Title() != "Problems" || !strings.Contains(words, "in brief.md") || !strings.Contains(words, "in incidents.csv") || !strings.Contains(words, "sources.yaml") || !strings.Contains(words, "Warning.") {
		t.Fatalf("%s:\n%s", w.reading.Panel.Title(), words)
	}
	before := w.problemText()
	write(t, filepath.Join(dir, "brief.md"), strings.Replace(faultyBrief["brief.md"], " [@nobody]", "", 1))
	w.until("the list is shorter", func() bool { return w.problemText() != before && !strings.Contains(w.problemText(), "sources.yaml") })
	if !w.reading.Panel.ShowsProblems() || w.Canvas().Focused() != w.reading.Panel.Text {
		t.Error("the panel shows something else, or has lost the keyboard")
	}
}

func TestProblemsSayThatTheCheckGoesOn(t *testing.T) {
	w := shipped(t)
	w.opened.checking.stop()
	w.app.isStarting = true // so that the check waits
	w.check()
	w.showProblems()
	if words := w.problemText(); !strings.Contains(words, "still being checked") || strings.Contains(words, "There are none") {
		t.Errorf("before the check has ended the panel says %q", words)
	}
	w.until("the check has ended", func() bool { return strings.Contains(w.problemText(), "There are none.") })
}

func TestAProblemLeadsToItsPlaceAndFiguresAreMended(t *testing.T) {
	dir := folderOf(t, faultyBrief)
	w := newTestWindow(t)
	w.read(dir)
	w.showProblems()
	kinds := map[any]bool{}
	for _, l := range w.reading.Panel.Text.Links() {
		kinds[l.Link.Kind] = true
	}
	if !kinds[compose.LinkLine] || !kinds[compose.LinkEdit] || !kinds[compose.LinkFix] {
		t.Fatalf("the list has links of the kinds %v", kinds)
	}
	w.follow(compose.To(compose.LinkFix, ""))
	w.until("the figure is mended", func() bool {
		text, err := os.ReadFile(filepath.Join(dir, "brief.md"))
		return err == nil && strings.Contains(string(text), "[1]{.figure")
	})
	w.until("the link to mend is gone", func() bool { return !strings.Contains(w.problemText(), "Fix:") })
}

func TestNotesAndProblemsOpenWithTheKeyboardAndCloseByTheSameKey(t *testing.T) {
	for name, key := range map[string]fyne.Shortcut{
		"notes":    &desktop.CustomShortcut{KeyName: fyne.KeyM, Modifier: kit.Control},
		"problems": &desktop.CustomShortcut{KeyName: fyne.KeyM, Modifier: kit.Control | fyne.KeyModifierShift},
	} {
		for _, m := range []mode{readMode, incidentMode} {
			w := shipped(t)
			w.switchTo(m)
			w.menuItem(key).Action()
			p := w.reading.Panel
			if !p.Visible() || w.mode != readMode || w.Canvas().Focused() != p.Text {
				t.Fatalf("%s: visible %t, mode %d, the keyboard is on %T", name, p.Visible(), w.mode, w.Canvas().Focused())
			}
			w.press(fyne.KeyTab) // nothing in an empty list can be followed, and there is no button below it
			if f := w.Canvas().Focused(); f != nil && f != p.Text && len(hotSpots(f)) == 0 {
				t.Errorf("%s: Tab leads to %T, which has nothing to do", name, f)
			}
			w.menuItem(key).Action()
			if p.Visible() || w.Canvas().Focused() != w.reading.Text {
				t.Errorf("%s: again, visible %t, the keyboard is on %T", name, p.Visible(), w.Canvas().Focused())
			}
		}
	}
}

// hotSpots returns what a surface offers; of another widget it is something.
func hotSpots(f fyne.Focusable) []kit.HotSpot {
	if s, ok := f.(*kit.Surface); ok {
		s.Repaint(int(s.Size().Width), int(s.Size().Height))
		return s.HotSpots()
	}
	return []kit.HotSpot{{}}
}

// menuItem returns the item of the menus with a shortcut.
func (w *testWindow) menuItem(key fyne.Shortcut) *fyne.MenuItem {
	for _, item := range w.menuItems() {
		if item.Shortcut != nil && item.Shortcut.ShortcutName() == key.ShortcutName() {
			return item
		}
	}
	return nil
}

func TestProblemsOfATableAreListedBesideIt(t *testing.T) {
	dir := folderOf(t, map[string]string{"a.csv": "date,country,place,lat,lon\n2024-01-02,Pakistan,Quetta,30.18,67.0\n,Pakistan,Quetta,30.18,67.0\n"})
	w := newTestWindow(t)
	file := filepath.Join(dir, "a.csv")
	w.read(file)
	w.toggleProblems()
	p := w.incidents.Panel
	p.Text.SelectAll()
	if w.mode != incidentMode || !p.ShowsProblems() || !strings.Contains(p.Text.Selected(), "in a.csv") {
		t.Errorf("mode %d: %q", w.mode, p.Text.Selected())
	}
	if got := w.opened.fileNamed("a.csv"); got != file {
		t.Errorf("the editor would open %s", got)
	}
	w.toggleProblems()
	if p.Visible() {
		t.Error("it stays open")
	}
}

func TestTheWindowDoesntSpeakOfTheCommandLine(t *testing.T) {
	w := newTestWindow(t)
	w.read(folderOf(t, faultyBrief))
	w.until("the problems are known", func() bool { return w.canFix() })
	w.showProblems()
	for _, words := range []string{w.problemText(), strings.Join(w.banner.notice.Lines, "\n")} {
		if strings.Contains(words, "lectern check") || !strings.Contains(words, "use Fix") {
			t.Errorf("it says %q", words)
		}
	}
}

func TestAnEditorOpensTheLine(t *testing.T) {
	for _, c := range []struct{ editor, want string }{
		{"gedit", "gedit +12 /b/brief.md"},
		{"code --wait", "code --wait -g /b/brief.md:12"},
		{"/usr/bin/subl", "/usr/bin/subl /b/brief.md:12"},
		{"kate", "kate -l 12 /b/brief.md"},
		{"nvim", "xterm -e nvim +12 /b/brief.md"},
		{"hx", "xterm -e hx /b/brief.md:12"},
	} {
		if got := strings.Join(editorCommand(c.editor, "xterm", "/b/brief.md", 12), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.editor, got, c.want)
		}
	}
	for env, want := range map[string]string{"": "set VISUAL", "no-such-editor-anywhere": "opening /b/brief.md"} {
		if err := startEditor(func(string) string { return env }, "/b/brief.md", 1); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("with VISUAL=%q: %v, want %s", env, err, want)
		}
	}
}
