//go:build !nogui

package ui

import (
	"testing"

	"lectern/app/handover"
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
		"another brief":   {handover.Request{Brief: "how-to-write-a-brief", Display: ":7"}, false},
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
