//go:build !nogui

package talk

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

func TestPanesAreClosed(t *testing.T) {
	for name, do := range map[string]func(*Talk){
		"when the screens change":       (*Talk).arrange,
		"when the screens are swapped":  (*Talk).SwapScreens,
		"when the slides are made anew": func(talk *Talk) { talk.Reload(decksOf(uitest.Brief(t))) },
		"when the talk ends":            (*Talk).End,
		"for another":                   func(talk *Talk) { talk.OpenKeys(nil) },
	} {
		talk, _ := started(t)
		talk.OpenGrid()
		pane := talk.pane
		if do(talk); talk.pane == pane {
			t.Errorf("a pane stays open %s", name)
		}
	}
}

func TestAPaneUncoversNoNotesOnTheirWayToTheirScreen(t *testing.T) {
	talk, _ := started(t)
	talk.blankNotes()
	talk.OpenGrid()
	for _, do := range []func(){func() {}, talk.closePane} {
		do()
		under := talk.notes.Content()
		if c, ok := under.(*fyne.Container); ok {
			under = c.Objects[0]
		}
		if under == fyne.CanvasObject(talk.presenter) {
			t.Error("the notes are shown")
		}
	}
	talk.fillNotes()
	talk.OpenGrid()
	if talk.closePane(); talk.notes.Content() != fyne.CanvasObject(talk.presenter) {
		t.Error("the speaker\u2019s window isn\u2019t as it was before the grid")
	}
}

func TestTheGridLeadsToASlide(t *testing.T) {
	talk, _ := started(t)
	talk.OpenGrid()
	g := talk.pane.(*grid)
	got := uitest.Describe(g.Surface, fyne.NewSize(1280, 800))
	for _, want := range []string{`"All slides"`, `"Opening"`, `"Summary"`, "click"} {
		if !strings.Contains(got, want) {
			t.Errorf("it doesn\u2019t show %s:\n%s", want, got)
		}
	}
	for _, st := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyEnd, len(talk.decks.Window.Slides) - 1}, {fyne.KeyHome, 0}, {fyne.KeyRight, 1}, {fyne.KeyRight, 2}, {fyne.KeyLeft, 1}, {fyne.KeyUp, 1}, {fyne.KeyHome, 0}} {
		if g.key(&fyne.KeyEvent{Name: st.key}); g.at != st.want {
			t.Errorf("after %s slide %d is chosen, want %d", st.key, g.at, st.want)
		}
	}
	g.key(&fyne.KeyEvent{Name: fyne.KeyDown})
	chosen := g.at
	if chosen == 0 {
		t.Error("no slide is below the first")
	}
	g.key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if talk.now.slide != chosen || talk.pane != nil {
		t.Errorf("at slide %d, want %d, and the grid is open: %t", talk.now.slide, chosen, talk.pane != nil)
	}
}

func TestTheGridTakesKeysBeforeItIsPaintedAndNumbers(t *testing.T) {
	talk, _ := started(t)
	talk.OpenGrid()
	g := talk.pane.(*grid)
	g.key(&fyne.KeyEvent{Name: fyne.KeyDown})
	for _, r := range "12" {
		if !g.digit(r) {
			t.Errorf("%c isn\u2019t taken", r)
		}
	}
	if g.at != 11 {
		t.Errorf("slide %d is chosen, want 11", g.at)
	}
	g.key(&fyne.KeyEvent{Name: fyne.KeyRight})
	g.digit('3')
	g.key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if talk.now.slide != 2 || talk.number != "" {
		t.Errorf("at slide %d with the number %q, want 2", talk.now.slide, talk.number)
	}
}

// A letter closes the keys by its character: if its key did, the character would give a command of the talk.
func TestTheKeysAreClosedByWhatComesLastOfAKey(t *testing.T) {
	for key, closes := range map[fyne.KeyName]bool{fyne.KeyEscape: true, fyne.KeyF1: true, fyne.KeyB: false, fyne.KeySpace: false, desktop.KeyShiftLeft: false} {
		talk, _ := started(t)
		talk.OpenKeys(nil)
		s := talk.pane.(*kit.Surface)
		if s.TypedKey(&fyne.KeyEvent{Name: key}); (talk.pane == nil) != closes {
			t.Errorf("%s closes: %t, want %t", key, talk.pane == nil, closes)
		}
		if s.TypedRune('b'); talk.pane != nil {
			t.Errorf("after %s a letter leaves them open", key)
		}
	}
}
