//go:build !nogui

package ui

import (
	"testing"

	"lectern/app/handover"
	"lectern/app/library"
)

func TestAnotherStartIsTakenWhereItsBriefIsShown(t *testing.T) {
	t.Setenv("DISPLAY", ":7")
	t.Setenv("WAYLAND_DISPLAY", "")
	w := shipped(t)
	for name, c := range map[string]struct {
		request handover.Request
		taken   bool
	}{
		"the brief":       {handover.Request{Brief: w.opened.path, Display: ":7"}, true},
		"another talk":    {handover.Request{Brief: "how-to-write-a-brief", Display: ":7", Present: true}, false},
		"another display": {handover.Request{Brief: w.opened.path, Display: ":8"}, false},
	} {
		if taken := w.app.take(c.request); taken != c.taken || w.talk != nil {
			t.Errorf("%s: taken %t, a talk %t", name, taken, w.talk != nil)
		}
	}
	w.app.take(handover.Request{Brief: w.opened.path, Display: ":7", Present: true, Section: "attacks"})
	w.until("the slides are shown", func() bool { return w.talk != nil })
	if got := w.talk.Section(); got != "attacks" {
		t.Errorf("the talk begins with %q", got)
	}
	first := w.talk
	w.app.take(handover.Request{Brief: w.opened.path, Display: ":7", Present: true})
	w.loop.Run()
	if w.talk != first {
		t.Error("there is a second talk")
	}
}

func TestAnotherBriefOpensInAWindowOfItsOwn(t *testing.T) {
	t.Setenv("DISPLAY", ":7")
	t.Setenv("WAYLAND_DISPLAY", "")
	w := shipped(t)
	a := w.app
	if !a.take(handover.Request{Brief: "how-to-write-a-brief", Display: ":7", Section: "attacks"}) || len(a.windows) != 2 {
		t.Fatalf("there are %d windows", len(a.windows))
	}
	other := a.windows[1]
	w.until("the other brief is open", func() bool { return other.opened.path == "how-to-write-a-brief" })
	if w.opened.path != firstBrief || w.reading == nil {
		t.Errorf("the first window shows %s", w.opened.path)
	}
	w.startSearch() // something is open over it
	w.close()
	if len(a.windows) != 1 || len(a.spare) != 1 || w.opened.brief != nil || other.reading == nil {
		t.Errorf("%d windows, %d put away", len(a.windows), len(a.spare))
	}
	other.setTheme(library.DarkTheme)
	a.openWindow("", "")
	if len(a.windows) != 2 || a.windows[1] != w.window || w.shelf == nil || w.mode != shelfMode {
		t.Errorf("the window that was put away isn't shown again: %d windows, mode %d", len(a.windows), w.mode)
	}
	w.read(firstBrief)
	if w.opened.path != firstBrief || other.opened.path != "how-to-write-a-brief" {
		t.Errorf("%s and %s are open", w.opened.path, other.opened.path)
	}
	other.close()
}

func TestMenusOfAllWindowsAreTickedAlike(t *testing.T) {
	w := shipped(t)
	other := w.app.newWindow()
	ticked := func(w *window, name string) bool {
		for _, m := range w.MainMenu().Items {
			for _, item := range m.Items {
				if item.Label == name {
					return item.Checked
				}
			}
		}
		t.Fatalf("there is no %s", name)
		return false
	}
	w.setTheme(library.DarkTheme)
	w.reading.ChangeLook(func(l *library.TextLook) { l.Sans = true })
	for _, name := range []string{"Without serifs", "Dark"} {
		if !ticked(w.window, name) || !ticked(other, name) {
			t.Errorf("%s: %t here, %t in the other window", name, ticked(w.window, name), ticked(other, name))
		}
	}
}
