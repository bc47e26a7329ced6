//go:build !nogui

package ui

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lectern/app/compose"
	"lectern/app/typeset"
	"lectern/app/ui/incidents"
	"lectern/app/ui/kit"
	"lectern/app/ui/reading"
)

// topText returns the first place in the text that is in view.
func (w *testWindow) topText() typeset.Place {
	at, _ := w.reading.Text.Column().FirstIn(w.reading.Text.Top())
	return at
}

// midText scrolls into the middle of a paragraph of a section.
func (w *testWindow) midText(section string) {
	w.t.Helper()
	w.reading.GoTo(section)
	w.reading.Text.ScrollTo(w.reading.Text.Top() + 190)
}

func TestBackReturnsFromWhereverTheReaderWent(t *testing.T) {
	for _, c := range []struct {
		name string
		goes func(w *testWindow)
	}{
		{"a source", func(w *testWindow) { w.follow(compose.To(compose.LinkSource, w.opened.brief.Sources.All[0].ID)) }},
		{"an incident", func(w *testWindow) { w.follow(compose.To(compose.LinkIncident, w.opened.brief.Incidents.At(0).ID)) }},
		{"a section", func(w *testWindow) { w.follow(compose.To(compose.LinkPlace, "recommendations")) }},
		{"a live figure", func(w *testWindow) { w.follow(compose.To(compose.LinkFigure, "count where country:Pakistan")) }},
		{"a view", func(w *testWindow) { w.follow(compose.To(compose.LinkView, w.opened.brief.Views[0].Name)) }},
		{"the next source", func(w *testWindow) { w.reading.StepCitation(false) }},
		{"the next sections", func(w *testWindow) { w.reading.NextSection(false); w.reading.NextSection(false) }},
		{"the incident desk", func(w *testWindow) { w.switchTo(incidentMode) }},
		{"the filter", func(w *testWindow) { w.startFilter() }},
		{"the outline", func(w *testWindow) {
			outline := w.reading.Outline()
			outline.Repaint(232, 700)
			outline.HotSpots()[5].Do()
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := shipped(t)
			w.midText("attacks")
			want := w.place()
			c.goes(w)
			there := w.place()
			if there == want {
				t.Fatal("it leads nowhere")
			}
			w.goBack()
			if got := w.place(); got != want {
				t.Fatalf("back is %+v, want %+v", got, want)
			}
			w.goForward()
			if got := w.place(); got != there {
				t.Errorf("forward is %+v, want %+v", got, there)
			}
		})
	}
}

func TestAPlaceSurvivesWhateverIsSetAnew(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(w *testWindow)
	}{
		{"larger text", func(w *testWindow) { w.reading.ResizeText(3) }},
		{"smaller text", func(w *testWindow) { w.reading.ResizeText(-1) }},
		{"a small window", func(w *testWindow) { w.Resize(fyne.NewSize(900, 650)) }},
		{"a large window", func(w *testWindow) { w.Resize(fyne.NewSize(2560, 1440)) }},
		{"a reload", func(w *testWindow) {
			w.reload(w.app.readBrief(w.t.Context(), firstBrief, func(string, int64, int64) {}))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := shipped(t)
			w.midText("attacks")
			want := w.topText()
			w.follow(compose.To(compose.LinkPlace, "recommendations"))
			c.change(w)
			w.goBack()
			column := w.reading.Text.Column()
			if y := column.Line(want) - w.reading.Text.Top(); y < -2 || y > 60 {
				t.Errorf("the line is %v below the edge of the view, at %v", y, w.topText())
			}
		})
	}
}

func TestAPlaceIsFoundAfterTheTextBeforeItHasChanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "brief")
	if err := os.CopyFS(dir, os.DirFS("../../briefs/"+firstBrief)); err != nil {
		t.Fatal(err)
	}
	w := newTestWindow(t)
	w.read(dir)
	w.midText("attacks")
	words := func() string {
		at := w.topText()
		return w.reading.Text.Column().Blocks[at.Block].Text.String[at.Byte:][:20]
	}
	want := words()
	w.follow(compose.To(compose.LinkPlace, "recommendations"))
	text, err := os.ReadFile(filepath.Join(dir, "brief.md"))
	if err != nil {
		t.Fatal(err)
	}
	old := w.opened.brief
	write(t, filepath.Join(dir, "brief.md"), strings.Replace(string(text), "\n# ", "\n# New {#new}\n\nA paragraph.\n\nAnother one.\n\n# ", 1))
	w.until("the change is shown", func() bool { return w.opened.brief != old })
	w.goBack()
	if got := words(); got != want {
		t.Errorf("back is at %q, want %q", got, want)
	}
}

func TestTheIncidentDeskIsRestoredWithFilterAndMap(t *testing.T) {
	w := shipped(t)
	w.follow(compose.To(compose.LinkFigure, "count where country:Pakistan"))
	w.lookAtIncidents()
	w.incidents.Step(false)
	w.until("it is settled", w.incidents.Settled)
	want := w.incidents.Place()
	if want.Query == "" || want.Incident == "" {
		t.Fatalf("the desk shows %+v", want)
	}
	w.follow(compose.To(compose.LinkView, w.opened.brief.Views[0].Name))
	w.until("it is settled", w.incidents.Settled)
	w.switchTo(readMode)
	w.goBack()
	w.goBack()
	w.until("it is settled", w.incidents.Settled)
	if got := w.incidents.Place(); got != want || w.mode != incidentMode {
		t.Errorf("the desk shows %+v, want %+v", got, want)
	}
	w.goBack()
	if w.mode != readMode || w.place().page != (reading.Place{}) || w.place().asked != (incidents.Place{}) {
		t.Errorf("the first place is %+v", w.place())
	}
}

func TestTheNextCitationIsCountedFromTheOneClicked(t *testing.T) {
	w := shipped(t)
	links := w.reading.Text.Links()
	var marks []int
	for n, l := range links {
		if l.Link.Kind == compose.LinkSource && l.Mark {
			marks = append(marks, n)
		}
	}
	w.reading.Text.ScrollTo(links[marks[6]].Top - 300)
	w.reading.Text.SetCurrentLink(marks[6])
	w.follow(links[marks[6]].Link)
	w.reading.StepCitation(false)
	if got := w.reading.Text.CurrentLink(); got != marks[7] {
		t.Errorf("the next is link %d, want %d", got, marks[7])
	}
	if shows := w.reading.Panel.Link(); shows != links[marks[7]].Link {
		t.Errorf("the panel shows %v", shows)
	}
}

func TestAnotherBriefHasAHistoryOfItsOwn(t *testing.T) {
	w := shipped(t)
	w.switchTo(incidentMode)
	w.read("how-to-write-a-brief")
	if w.history.CanBack() {
		t.Error("it leads back into another brief")
	}
}

func TestForwardReturnsToTheSlideAtWhichATalkEnded(t *testing.T) {
	w := shipped(t)
	w.present()
	w.until("the talk has begun", func() bool { return w.talk != nil })
	w.talk.Next()
	w.talk.NextSlide()
	want, _ := w.talk.At()
	w.talk.End()
	if w.talk != nil || !w.history.CanForward() {
		t.Fatal("there is no way to the slide")
	}
	w.goForward()
	w.until("the talk goes on", func() bool { return w.talk != nil })
	if got, _ := w.talk.At(); got != want {
		t.Errorf("the talk goes on at slide %d, want %d", got, want)
	}
}

func TestWhatClosesGivesTheKeyboardBack(t *testing.T) {
	for _, c := range []struct {
		name          string
		opens, closes func(w *testWindow)
	}{
		{"the panel", func(w *testWindow) {
			w.follow(compose.To(compose.LinkSource, w.opened.brief.Sources.All[0].ID))
			w.Focus(w.reading.Panel.Text)
		}, func(w *testWindow) { w.press(fyne.KeyEscape) }},
		{"the banner", func(w *testWindow) { w.notify(kit.Failure("It failed", errors.New("why"))); w.Focus(w.banner.Surface) }, func(w *testWindow) { w.notify(kit.Notice{}) }},
		{"the search", func(w *testWindow) { w.startSearch() }, func(w *testWindow) { w.press(fyne.KeyEscape) }},
		{"a dialog", func(w *testWindow) { w.showAbout() }, func(w *testWindow) { w.press(fyne.KeyEscape) }},
		{"the facets", func(w *testWindow) { w.lookAtIncidents(); w.incidents.ToggleFacets() }, func(w *testWindow) { w.incidents.ToggleFacets() }},
		{"the way back", func(w *testWindow) { w.switchTo(incidentMode); w.startFilter() }, func(w *testWindow) { w.goBack() }},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := shipped(t)
			c.opens(w)
			c.closes(w)
			w.loop.Run()
			want := fyne.Focusable(w.reading.Text)
			if w.mode == incidentMode {
				want = w.incidents.List()
			}
			if got := w.Canvas().Focused(); got != want {
				t.Errorf("%T has the keyboard", got)
			}
		})
	}
}

func TestF6ReachesEveryPartOfTheWindow(t *testing.T) {
	w := shipped(t)
	w.follow(compose.To(compose.LinkSource, w.opened.brief.Sources.All[0].ID))
	var met []fyne.Focusable
	for range 4 {
		w.press(fyne.KeyF6)
		met = append(met, w.Canvas().Focused())
	}
	for _, part := range []fyne.Focusable{w.reading.Text, w.reading.Panel.Text, w.reading.Outline(), w.top.Surface} {
		if !slices.Contains(met, part) {
			t.Errorf("%T isn't reached: %v", part, met)
		}
	}
}

func TestF6ReachesEveryPartOfTheIncidentDesk(t *testing.T) {
	w := shipped(t)
	w.lookAtIncidents()
	w.incidents.ToggleFacets()
	met := map[fyne.Focusable]bool{}
	for range len(w.incidents.Parts()) + 1 {
		w.press(fyne.KeyF6)
		met[w.Canvas().Focused()] = true
	}
	for _, part := range append(w.incidents.Parts(), w.top.Surface) {
		if !met[part] {
			t.Errorf("%T isn't reached", part)
		}
	}
}

func TestF6ShowsThatItIsOnAPanelWithoutLinks(t *testing.T) {
	w := shipped(t)
	w.follow(compose.To(compose.LinkAddress, "https://example.org/report"))
	text := w.reading.Panel.Text
	for range 4 {
		if w.press(fyne.KeyF6); w.Canvas().Focused() == text {
			break
		}
	}
	if len(text.Links()) > 0 || len(text.Rings()) != 1 {
		t.Errorf("with %d links it has %d rings", len(text.Links()), len(text.Rings()))
	}
	w.press(fyne.KeyF6)
	if len(text.Rings()) > 0 {
		t.Error("a ring stays where the keyboard isn't any more")
	}
}
