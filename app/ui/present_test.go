//go:build !nogui

package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"lectern/app/ui/talk"
)

// presented shows the slides of the first shipped brief.
func presented(t *testing.T) *testWindow {
	t.Helper()
	w := shipped(t)
	w.typedKey(&fyne.KeyEvent{Name: fyne.KeyF5})
	w.until("the slides are shown", func() bool { return w.talk != nil })
	return w
}

func TestKeysLeadThroughTheSlides(t *testing.T) {
	w := presented(t)
	_, slides := w.talk.At()
	for _, st := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyRight, 1},
		{fyne.KeySpace, 2},
		{fyne.KeyPageDown, 3},
		{fyne.KeyLeft, 2},
		{fyne.KeyPageUp, 1},
		{fyne.KeyEnd, slides - 1},
		{fyne.KeyRight, slides - 1},
		{fyne.KeyHome, 0},
		{fyne.KeyLeft, 0},
	} {
		w.slideKey(&fyne.KeyEvent{Name: st.key})
		if at, _ := w.talk.At(); at != st.want {
			t.Errorf("after %s slide %d, want %d", st.key, at, st.want)
		}
	}
	for _, r := range "bB" {
		was := w.talk.Black()
		if w.slideRune(r); w.talk.Black() == was {
			t.Errorf("%c leaves the screen as it is", r)
		}
	}
	w.slideKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.talk != nil {
		t.Error("Escape leaves the talk running")
	}
}

func TestATalkIsOpenedOnce(t *testing.T) {
	w := presented(t)
	first := w.talk
	w.present()
	w.present()
	w.loop.Run()
	if w.talk != first {
		t.Error("there is a second talk")
	}
}

func TestReloadedSlidesKeepTheirNumber(t *testing.T) {
	w := presented(t)
	w.talk.Next()
	w.talk.Next()
	shown := false
	w.buildDecks(func(d talk.Decks) { w.talk.Reload(d); shown = true })
	w.until("the slides are made anew", func() bool { return shown })
	if at, _ := w.talk.At(); at != 2 {
		t.Errorf("slide %d, want 2", at)
	}
}

func TestOpeningAnotherBriefEndsTheTalk(t *testing.T) {
	w := presented(t)
	w.read("how-to-write-a-brief")
	if w.talk != nil {
		t.Error("the talk goes on")
	}
}

func TestSlidesNameTheirKeys(t *testing.T) {
	hints := slideHints()
	if len(hints) < 6 || hints[0] != (talk.Hint{Key: "Space", Words: "next"}) {
		t.Errorf("hints %v", hints)
	}
}
