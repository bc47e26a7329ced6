//go:build !nogui

package talk

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/ui/uitest"
)

// onMap starts a talk at its first map.
func onMap(t *testing.T) *Talk {
	t.Helper()
	talk, _ := started(t)
	talk.jump(slices.IndexFunc(talk.decks.Window.Slides, func(s *deck.Slide) bool { return s.Map != nil }))
	return talk
}

func TestAWalkInTimeShowsOneYearAfterTheOther(t *testing.T) {
	talk := onMap(t)
	from := talk.now.slide
	years := talk.decks.Window.MapYears(from)
	for range years {
		if talk.WalkTime(false); !talk.aside() {
			t.Fatal("a year isn\u2019t shown")
		}
	}
	last := talk.now.slide
	if talk.WalkTime(false); talk.now.slide != from {
		t.Errorf("after the last year slide %d is shown, want %d", talk.now.slide, from)
	}
	if talk.WalkTime(true); talk.now.slide != last {
		t.Errorf("back from the map leads to slide %d, want the last year", talk.now.slide)
	}
	if talk.WalkTime(true); talk.now.slide == last || !talk.aside() {
		t.Error("back leads to no earlier year")
	}
	if talk.AskEnd(); talk.now.slide != from || talk.ending {
		t.Errorf("Escape leads to slide %d, want %d", talk.now.slide, from)
	}
}

func TestAWalkInTimeGoesOnInChangedSlides(t *testing.T) {
	talk := onMap(t)
	from := talk.now.slide
	talk.WalkTime(false)
	talk.WalkTime(false)
	title := talk.slide().Title
	changed := func() *deck.Deck { // without the third slide
		d := deck.New(uitest.Brief(t))
		d.Slides = slices.Delete(d.Slides, 2, 3)
		return d
	}
	talk.Reload(Decks{Window: changed(), Ahead: changed()})
	if talk.slide().Title != title {
		t.Errorf("the wall shows %q, want %q", talk.slide().Title, title)
	}
	talk.WalkTime(true)
	if talk.WalkTime(true); talk.now.slide != from-1 {
		t.Errorf("back from the first year slide %d is shown, want the map at %d", talk.now.slide, from-1)
	}
}

func TestAClickOnASymbolShowsItsIncident(t *testing.T) {
	talk := onMap(t)
	uitest.Describe(talk.presenter.Surface, fyne.NewSize(1280, 800))
	talk.ask(draw.Point{}) // has the symbols made
	s := talk.slide()
	symbols := s.Map.Clusters().Symbols
	one := slices.IndexFunc(symbols, func(c figure.Symbol) bool { return c.Count == 1 })
	if one < 0 {
		t.Skip("every symbol stands for several incidents")
	}
	on, k := talk.presenter.main, talk.presenter.main.W/talk.slideSize().X
	at := fyne.NewPos(on.X+(symbols[one].At.X+talk.slideSize().X-s.Views[0].W)*k, on.Y+symbols[one].At.Y*k)
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
	talk.presenter.MouseDown(e)
	talk.presenter.MouseUp(e)
	if !talk.aside() || talk.slide().Map == nil {
		t.Errorf("the wall shows %q", talk.slide().Title)
	}
}

func TestKeysMoveTheMapAndRestoreIt(t *testing.T) {
	talk := onMap(t)
	home, _ := talk.mapView(&talk.now)
	talk.SteerMap()
	for name, move := range map[string]func(){
		"right":  func() { talk.MoveMap(1, 0) },
		"down":   func() { talk.MoveMap(0, 1) },
		"closer": func() { talk.ZoomMap(true) },
	} {
		if move(); talk.now.view == home {
			t.Errorf("%s leaves the map as it is", name)
		}
		if talk.RestoreMap(); talk.now.view.Scale != 0 {
			t.Errorf("%s isn\u2019t undone", name)
		}
	}
	if !talk.Steers() {
		t.Error("the arrows don\u2019t move the map")
	}
	if talk.Next(); talk.Steers() {
		t.Error("the arrows move the map of a slide without one")
	}
}
