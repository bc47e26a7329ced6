//go:build !nogui

package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lectern/app/library"
	"lectern/app/ui/talk"
)

func TestPlacesNameTheScreensThatWereChosenFirst(t *testing.T) {
	left := talk.Screen{Name: "eDP-1", Wide: 1920, High: 1200}
	right := talk.Screen{Name: "HDMI-1", Wide: 1920, High: 1080, X: 1920}
	for name, c := range map[string]struct {
		all    []talk.Screen
		chosen talk.Screens
		want   []string
	}{
		"one screen": {[]talk.Screen{left}, talk.Screens{Wall: 1, Notes: 1}, []string{"The slides fill the screen; S shows the notes", "Slides in a window, to share in a call"}},
		"two": {[]talk.Screen{left, right}, talk.Screens{Wall: 2, Notes: 1}, []string{
			"Slides on HDMI-1 (1920×1080, right), notes on eDP-1 (1920×1200, left)",
			"Slides on eDP-1 (1920×1200, left), notes on HDMI-1 (1920×1080, right)",
			"Slides in a window, to share in a call",
		}},
	} {
		var got []string
		for _, p := range places(c.all, c.chosen) {
			got = append(got, p.words)
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n%s", name, strings.Join(got, "\n"))
		}
	}
}

func TestOnWaylandTheSheetSaysThatTheDesktopPlacesWindows(t *testing.T) {
	for _, c := range []struct {
		display string
		screens int
		want    bool
	}{{"wayland-0", 2, true}, {"wayland-0", 1, false}, {"", 2, false}} {
		t.Setenv("WAYLAND_DISPLAY", c.display)
		if got := placesAdvice(c.screens); strings.Contains(got, "drag the slides") != c.want {
			t.Errorf("%q with %d screens: %q", c.display, c.screens, got)
		}
	}
}

func TestTheSheetRefusesALengthThatIsNone(t *testing.T) {
	w := shipped(t)
	s := newTalkSheet(w.window, talk.Setting{})
	s.open()
	s.length.SetText("soon")
	w.press(fyne.KeyReturn)
	if !w.Modal() || !strings.Contains(s.fault.Text, `"soon"`) {
		t.Errorf("the sheet is open: %t, it says %q", w.Modal(), s.fault.Text)
	}
	s.length.SetText("20")
	w.press(fyne.KeyReturn)
	w.until("the talk begins", func() bool { return w.talk != nil })
	if s.setting.Plan.Length != 20*time.Minute {
		t.Errorf("it is %v long", s.setting.Plan.Length)
	}
}

func TestARehearsalIsKeptAndOfferedAsThePlan(t *testing.T) {
	w := shipped(t)
	w.app.rehearsals = filepath.Join(t.TempDir(), "rehearsals.json")
	w.startTalk(talk.Setting{Rehearses: true})
	w.until("the slides are shown", func() bool { return w.talk != nil })
	w.talk.Next()
	w.talk.End()
	w.until("the rehearsal is kept", func() bool { _, err := os.Stat(w.app.rehearsals); return err == nil })
	if !w.Modal() {
		t.Error("the times aren\u2019t shown")
	}
	var kept []library.Rehearsal
	w.until("it can be read", func() bool {
		var err error
		kept, err = library.Rehearsals(w.app.rehearsals, w.opened.path)
		return err == nil && len(kept) == 1
	})
	if len(kept[0].Slides) != 2 {
		t.Errorf("%d slides were measured, want 2", len(kept[0].Slides))
	}
	if s := newTalkSheet(w.window, talk.Setting{}); s.plan == nil {
		t.Error("the rehearsal isn\u2019t offered as the plan")
	}
}

func TestQuestionsAreListedAfterTheTalk(t *testing.T) {
	for n, want := range map[int]string{1: "A question was answered in the talk", 3: "3 questions were answered in the talk"} {
		if got := askedTitle(n); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
	lines := askedLines([]talk.Question{{Typed: "kerman", Shown: "Bombings"}})
	if len(lines) != 1 || lines[0] != "kerman: Bombings" {
		t.Errorf("%q", lines)
	}
}
