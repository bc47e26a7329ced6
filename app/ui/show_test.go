//go:build !nogui

package ui

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestKeysLeadThroughTheSlides(t *testing.T) {
	d := shipped(t)
	d.present()
	s := d.show
	if s == nil {
		t.Fatal("nothing is shown")
	}
	defer s.end()
	steps := []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyRight, 1},
		{fyne.KeySpace, 2},
		{fyne.KeyPageDown, 3},
		{fyne.KeyLeft, 2},
		{fyne.KeyPageUp, 1},
		{fyne.KeyEnd, len(s.deck.Slides) - 1},
		{fyne.KeyRight, len(s.deck.Slides) - 1},
		{fyne.KeyHome, 0},
		{fyne.KeyLeft, 0},
	}
	for _, st := range steps {
		if s.key(&fyne.KeyEvent{Name: st.key}); s.at != st.want {
			t.Errorf("after %s slide %d, want %d", st.key, s.at, st.want)
		}
	}
	s.rune('b')
	if !s.black {
		t.Error("B leaves the screen on")
	}
	s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.show != nil {
		t.Error("Escape leaves the show running")
	}
}
