//go:build !nogui

package ui

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestWhatHasChangedSinceAnEditionIsListedAndFollowsTheFiles(t *testing.T) {
	judged := func(likelihood string) map[string]string {
		judgement := "::: {.judgement #j likelihood=\"" + likelihood + "\" confidence=low}\nIt is " + likelihood + " that it ends.\n:::"
		return map[string]string{"brief.md": strings.Replace(smallBrief, "Text.", judgement, 1)}
	}
	earlier, dir := folderOf(t, judged("unlikely")), folderOf(t, judged("likely"))
	w := newTestWindow(t)
	w.read(dir)
	listed := func(words string) func() bool {
		return func() bool { return w.reading.Panel.Title() == "Changes" && strings.Contains(w.problemText(), words) }
	}
	w.compareWith(earlier)
	w.until("the change is listed", listed("More likely"))
	if w.Canvas().Focused() != w.reading.Panel.Text {
		t.Error("the panel doesn\u2019t have the keyboard")
	}
	links := w.reading.Panel.Text.Links()
	if len(links) != 1 || links[0].Link.ID != "j" {
		t.Fatalf("it leads to %v", links)
	}
	write(t, filepath.Join(dir, "brief.md"), judged("remote")["brief.md"])
	w.until("the list follows", listed("Less likely"))

	write(t, filepath.Join(earlier, "brief.md"), "\xff\x00")
	w.compareWith(earlier)
	w.until("why it can\u2019t be compared is told", func() bool { return strings.Contains(w.banner.notice.Title, "can\u2019t be compared") })
	if !listed("Less likely")() {
		t.Error("the list is gone")
	}

	w.reading.ClosePanel()
	write(t, filepath.Join(dir, "brief.md"), judged("unlikely")["brief.md"])
	was := w.opened.brief
	w.until("the brief is read again", func() bool { return w.opened.brief != was })
	w.loop.Run()
	if w.reading.Panel.Visible() || w.Canvas().Focused() != w.reading.Text {
		t.Error("a save opens the list again, or takes the keyboard")
	}
}
