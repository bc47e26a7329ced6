//go:build !nogui

package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestWordsAreFoundInAllBriefsAndOpened(t *testing.T) {
	w := newTestWindow(t)
	w.showShelf()
	w.until("the briefs are read", func() bool {
		x := w.app.all.index.Load()
		if x == nil {
			return false
		}
		all, err := x.Briefs(t.Context())
		return err == nil && len(all) == 2
	})
	test.Type(w.Window.Canvas().Focused(), "governor balkh")
	w.until("something is found", func() bool {
		w.shelf.Repaint(900, 600)
		return len(w.shelf.HotSpots()) > 3
	})
	before := w.opened.brief
	w.press(fyne.KeyReturn)
	w.until("the brief is open", func() bool { return w.opened.brief != before })
	w.untilChecked()
	if w.mode != readMode || !w.reading.Panel.Visible() {
		t.Errorf("mode %d, the panel is open %t", w.mode, w.reading.Panel.Visible())
	}
}

func TestABriefIsTakenOffTheShelfAndAFolderWatched(t *testing.T) {
	w := shipped(t)
	w.showShelf()
	path := w.app.settings.Recent[0].Path
	w.shelf.Removed.Emit(path)
	if len(w.app.settings.Recent) != 0 {
		t.Errorf("still there: %v", w.app.settings.Recent)
	}
	folder := t.TempDir()
	w.app.settings.Watch(folder)
	w.showShelf()
	w.shelf.Unwatched.Emit(folder)
	if len(w.app.settings.Watched) != 0 {
		t.Error("the folder is still watched")
	}
}

func TestANewBriefIsMadeAndOpened(t *testing.T) {
	w := newTestWindow(t)
	dir := filepath.Join(t.TempDir(), folderName("Attacks on shipping: 2033"))
	w.makeBrief(dir, "Attacks on shipping: 2033")
	w.until("the brief is open", func() bool { return w.opened.brief != nil })
	w.untilChecked()
	if b := w.opened.brief; filepath.Base(dir) != "attacks-on-shipping-2033" || b.Title != "Attacks on shipping: 2033" || b.ID == "" {
		t.Errorf("%s is %q with id %q", dir, b.Title, b.ID)
	}
	w.makeBrief(dir, "Another")
	w.until("it is said that there is one", func() bool { return strings.Contains(w.banner.notice.Title, "could not be made") })
	if text, err := os.ReadFile(filepath.Join(dir, "brief.md")); err != nil || strings.Contains(string(text), "Another") {
		t.Error("the first brief was written over")
	}
}

func TestTheFolderOfANewBriefIsNamedByTheWordsOfItsTitle(t *testing.T) {
	for title, want := range map[string]string{
		"Attacks on shipping: 2033": "attacks-on-shipping-2033",
		"«Ports», Häfen":            "ports-häfen",
		"हिन्दी में":                "हिन्दी-में",
	} {
		if got := folderName(title); got != want {
			t.Errorf("%q becomes %q, want %q", title, got, want)
		}
	}
}
