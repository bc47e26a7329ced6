//go:build !nogui

package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lectern/app/search"
	"lectern/app/ui/uitest"
)

// finding shows the shipped brief in the middle of a section, and types words to be found on the page.
func finding(t *testing.T, words string) (w *testWindow, began position) {
	t.Helper()
	w = shipped(t)
	w.midText("attacks")
	began = w.place()
	w.startFind()
	test.Type(w.top.search.field, words)
	return w, began
}

func TestEnterStaysWhereAFindHasLedAndBackReturns(t *testing.T) {
	w, began := finding(t, "recommend")
	if !w.reading.Finds() || w.place() == began {
		t.Fatal("it leads nowhere")
	}
	w.press(fyne.KeyDown)
	there := w.place()
	w.press(fyne.KeyReturn)
	if w.place() != there || w.Canvas().Focused() != w.reading.Text || !w.reading.Finds() {
		t.Error("Enter moves the page, keeps the keyboard or loses the marks")
	}
	w.goBack()
	if w.place() != began {
		t.Errorf("back is %+v, want %+v", w.place(), began)
	}
}

func TestEscapeReturnsToWhereTheFindBegan(t *testing.T) {
	w, began := finding(t, "recommend")
	w.press(fyne.KeyDown, fyne.KeyEscape)
	if w.place() != began || w.reading.Finds() || w.top.search.field.Text != "" || w.Canvas().Focused() != w.reading.Text {
		t.Errorf("at %+v, want %+v; words %q", w.place(), began, w.top.search.field.Text)
	}
	if w.history.CanBack() {
		t.Error("the find is in the history")
	}
}

func TestTheFieldSaysWhichHitItIsAtEveryWidth(t *testing.T) {
	w, _ := finding(t, "Kabul")
	for _, width := range []float32{800, 1024, 1280, 2560} {
		if bar := uitest.Describe(w.top.Surface, fyne.NewSize(width, barHeight)); !strings.Contains(bar, " of ") {
			t.Errorf("at a width of %v the bar says\n%s", width, bar)
		}
	}
	before := w.place()
	test.Type(w.top.search.field, "zzz")
	if bar := uitest.Describe(w.top.Surface, fyne.NewSize(900, barHeight)); !strings.Contains(bar, "not found") || w.place() != before {
		t.Errorf("the bar says\n%s", bar)
	}
}

func TestTheNextHitIsFoundFromThePageToo(t *testing.T) {
	w, _ := finding(t, "Kabul")
	w.press(fyne.KeyReturn)
	_, before := w.reading.Text.Found()
	w.press(fyne.KeyF3)
	if _, at := w.reading.Text.Found(); at != before+1 {
		t.Errorf("hit %d, want %d", at, before+1)
	}
	w.press(fyne.KeyEscape)
	if w.reading.Finds() {
		t.Error("Escape leaves the marks")
	}
}

func TestAFindClosesTheListOfASearch(t *testing.T) {
	w := searching(t, "kabul")
	w.startFind()
	if w.top.search.popup.Visible() || !w.reading.Finds() {
		t.Error("the list lies over the page")
	}
	w.startSearch()
	if !w.top.search.popup.Visible() || w.reading.Finds() {
		t.Error("no list is shown, or the marks of the find are")
	}
}

// searching types words into the search of the brief.
func searching(t *testing.T, words string) *testWindow {
	t.Helper()
	w := shipped(t)
	w.startSearch()
	test.Type(w.top.search.field, words)
	return w
}

func TestTheSearchListsEveryKindFromTheFirstLetter(t *testing.T) {
	w := searching(t, "k")
	if !w.top.search.popup.Visible() {
		t.Fatal("no list is shown")
	}
	shown := uitest.Describe(w.top.search.popup, fyne.NewSize(560, 1600))
	for _, kind := range []search.Kind{search.Incident, search.Paragraph, search.Drawing, search.Source} {
		if !strings.Contains(shown, kind.String()) {
			t.Errorf("the list has no %s:\n%s", kind, shown)
		}
	}
	test.Type(w.top.search.field, "xqz")
	if shown := uitest.Describe(w.top.search.popup, fyne.NewSize(560, 60)); !strings.Contains(shown, "Nothing in this brief") {
		t.Errorf("the list says\n%s", shown)
	}
}

func TestEnterOpensWhatWasFound(t *testing.T) {
	for _, c := range []struct {
		words string
		kind  search.Kind
		mode  mode
		panel string // its title; "": it isn't open
	}{
		{"kerman memorial", search.Incident, readMode, "Incident"},
		{"unnamed us sources attribute", search.Paragraph, readMode, ""},
		{"un reports a drop", search.Source, readMode, "Source"},
		{"killed:>=50", search.Filter, incidentMode, ""},
	} {
		t.Run(c.words, func(t *testing.T) {
			w := searching(t, c.words)
			before := w.place()
			for w.top.search.list.Hit().Kind != c.kind {
				w.press(fyne.KeyDown)
			}
			w.press(fyne.KeyReturn)
			if w.mode != c.mode || w.panel().Visible() != (c.panel != "") || w.panel().Visible() && w.panel().Title() != c.panel {
				t.Errorf("mode %d, panel %q, visible %v", w.mode, w.panel().Title(), w.panel().Visible())
			}
			if w.top.search.popup.Visible() || w.place() == before {
				t.Error("the list stays, or nothing is shown")
			}
			w.goBack()
			if w.place() != before {
				t.Errorf("back is %+v, want %+v", w.place(), before)
			}
		})
	}
}

func TestAParagraphThatWasFoundIsAtTheTopWithItsWordsMarked(t *testing.T) {
	w := searching(t, "among them kunduz")
	w.press(fyne.KeyReturn)
	found, _ := w.reading.Text.Found()
	if len(found) == 0 {
		t.Fatal("nothing is marked")
	}
	if y := w.reading.Text.Column().Line(found[0].From) - w.reading.Text.Top(); y < 0 || y > 400 {
		t.Errorf("the words are %v below the edge of the view", y)
	}
}

func TestSearchingFromTheIncidentDeskStaysThere(t *testing.T) {
	w := shipped(t)
	w.lookAtIncidents()
	page, _ := w.reading.Place()
	w.startFind()
	test.Type(w.top.search.field, "kerman")
	if at, _ := w.reading.Place(); at != page || w.mode != incidentMode || !w.top.search.popup.Visible() {
		t.Errorf("mode %d, the page moved to %+v", w.mode, at)
	}
	w.press(fyne.KeyReturn)
	w.until("it is settled", w.incidents.Settled)
	if w.mode != incidentMode || w.selected < 0 || w.panel().Title() != "Incident" {
		t.Errorf("mode %d, row %d, panel %q", w.mode, w.selected, w.panel().Title())
	}
}
