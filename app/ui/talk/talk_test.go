//go:build !nogui

package talk

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/deck"
	house "lectern/app/draw"
	"lectern/app/library"
	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

func decksOf(b *brief.Brief) Decks { return Decks{Window: deck.New(b), Ahead: deck.New(b)} }

// started shows the slides of the first shipped brief.
func started(t testing.TB) (*Talk, *uitest.Loop) {
	t.Helper()
	app, loop := test.NewTempApp(t), uitest.NewLoop()
	talk := New(NewWindows(app, kit.NewTheme(library.LightTheme), loop.Post), decksOf(uitest.Brief(t)), Setting{
		Screens: Screens{Wall: 2, Notes: 1}, Hints: []Hint{{"Space", "next"}, {"Esc", "end"}},
	})
	t.Cleanup(talk.End)
	return talk, loop
}

func TestSlidesStayWithinTheDeck(t *testing.T) {
	talk, _ := started(t)
	_, n := talk.At()
	for _, st := range []struct {
		name string
		do   func()
		want int
	}{
		{"back from the first", talk.Back, 0},
		{"next", talk.Next, 1},
		{"last", talk.Last, n - 1},
		{"next after the last", talk.Next, n - 1},
		{"first", talk.First, 0},
	} {
		if st.do(); talk.now.slide != st.want {
			t.Errorf("%s: slide %d, want %d", st.name, talk.now.slide, st.want)
		}
	}
}

func TestAShorterDeckShowsItsLastSlide(t *testing.T) {
	talk, _ := started(t)
	talk.Last()
	shorter := decksOf(uitest.Brief(t))
	shorter.Window.Slides, shorter.Ahead.Slides = shorter.Window.Slides[:3], shorter.Ahead.Slides[:3]
	talk.Reload(shorter)
	if talk.now.slide != 2 {
		t.Errorf("slide %d, want 2", talk.now.slide)
	}
}

func TestMovedMapComesBackOnLeavingItsSlide(t *testing.T) {
	talk, _ := started(t)
	for talk.decks.Window.Slides[talk.now.slide].Map == nil {
		talk.Next()
	}
	home := talk.decks.Window.Slides[talk.now.slide].Views[0]
	talk.wallView.Resize(fyne.NewSize(1280, 720))
	talk.wallView.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(40, 10)})
	if v, _ := talk.mapView(&talk.now); v == home {
		t.Error("the map doesn't move")
	}
	talk.wallView.Repaint(1280, 720)
	talk.Next()
	talk.Back()
	if v, _ := talk.mapView(&talk.now); v != home {
		t.Errorf("the map is at %v, want %v", v, home)
	}
}

func TestBlackWallShowsNothing(t *testing.T) {
	talk, _ := started(t)
	talk.Blacken()
	for _, line := range strings.Split(strings.TrimSpace(uitest.Describe(talk.wallView.Surface, fyne.NewSize(640, 360))), "\n") {
		if line != "fill 0,0 640x360 #000000" {
			t.Errorf("the wall shows %s", line)
		}
	}
	talk.Blacken()
	if got := uitest.Describe(talk.wallView.Surface, fyne.NewSize(640, 360)); !strings.Contains(got, "Khorasan") {
		t.Errorf("the wall shows\n%s", got)
	}
}

func TestSpeakersWindowTellsSlideNextAndNotes(t *testing.T) {
	talk, loop := started(t)
	talk.Next()
	got := uitest.Describe(talk.presenter.Surface, fyne.NewSize(1280, 800))
	_, slides := talk.At()
	for _, want := range []string{fmt.Sprintf(`"2 of %d"`, slides), `"Next: 3, `, `"Space"`, `"TLP:CLEAR"`, `click`} {
		if !strings.Contains(got, want) {
			t.Errorf("it doesn't show %s:\n%s", want, got)
		}
	}
	talk.End()
	loop.Run()
	if talk.Running() {
		t.Error("it runs on")
	}
	talk.End() // again, which does nothing
}

func TestNotesGrowAndShrinkWithinBounds(t *testing.T) {
	talk, _ := started(t)
	for _, c := range []struct {
		steps int
		want  float32
	}{{1, 26}, {100, mostNotes}, {-100, leastNotes}} {
		if talk.ResizeNotes(c.steps); talk.presenter.noteSize() != c.want {
			t.Errorf("after %d steps the notes have size %v, want %v", c.steps, talk.presenter.noteSize(), c.want)
		}
	}
}

func TestTalksFollowEachOtherInTheSameWindows(t *testing.T) {
	first, _ := started(t)
	decks := first.decks
	first.End()
	second := New(first.Windows, decks, Setting{})
	second.Next()
	if first.Running() || !second.Running() || second.wall.Content() != second.wallView || first.now.slide != 0 {
		t.Error("the second talk isn't shown, or the first goes on")
	}
	second.End()
	if second.wall.Content() == second.wallView {
		t.Error("the window keeps the slides")
	}
}

// The mouse may be dragged or turned while a key ends the talk.
func TestEventsAfterTheEndDoNothing(t *testing.T) {
	talk, _ := started(t)
	uitest.Describe(talk.wallView.Surface, fyne.NewSize(640, 360))
	uitest.Describe(talk.presenter.Surface, fyne.NewSize(1280, 800))
	on := talk.presenter.main
	at := fyne.PointEvent{Position: fyne.NewPos(on.X+on.W/2, on.Y+on.H/2)}
	talk.OpenGrid()
	open := talk.pane.(*grid)
	talk.Enlarge()
	talk.End()
	open.choose(3)
	for _, view := range []interface {
		fyne.Draggable
		fyne.Scrollable
		desktop.Mouseable
	}{talk.wallView, talk.presenter} {
		view.Dragged(&fyne.DragEvent{PointEvent: at, Dragged: fyne.NewDelta(20, 20)})
		view.DragEnd()
		view.MouseUp(&desktop.MouseEvent{PointEvent: at, Button: desktop.MouseButtonPrimary})
		view.Scrolled(&fyne.ScrollEvent{PointEvent: at, Scrolled: fyne.NewDelta(0, 20)})
	}
	if talk.now.slide != 0 || talk.now.part.W != 0 {
		t.Errorf("slide %d is shown", talk.now.slide)
	}
}

// differing counts the pixels within the frame of a slide that are clearly different.
func differing(a, b *image.RGBA) (n int) {
	for y := a.Rect.Min.Y + 4; y < a.Rect.Max.Y-4; y++ {
		for x := a.Rect.Min.X + 4; x < a.Rect.Max.X-4; x++ {
			if d := int(a.RGBAAt(x, y).R) - int(b.RGBAAt(x, y).R); d > 24 || d < -24 {
				n++
			}
		}
	}
	return n
}

// What the speaker sees of the wall is what is on it: pixel by pixel, but for the edges of letters.
func TestTheSpeakerSeesTheWallAsItIs(t *testing.T) {
	talk, loop := started(t)
	seen := func() (wall, speaker *image.RGBA) {
		const w, h = 640, 360
		loop.Until(t, "the slide is drawn ahead", func() bool {
			key, _ := talk.keyOf(&talk.now, w, h)
			key.view = atlas.View{}
			p := talk.pictures.kept[key]
			return talk.pictures.get(key, true) != nil && p != nil
		})
		talk.wallView.Resize(fyne.NewSize(w, h))
		wall = image.NewRGBA(image.Rect(0, 0, w, h))
		draw.Draw(wall, wall.Rect, talk.wallView.Repaint(w, h), image.Point{}, draw.Src)
		speaker = image.NewRGBA(wall.Rect)
		view := kit.NewSurface(talk.notes, fyne.NewSize(w, h), func(g *kit.Painter) {
			talk.presenter.picture(g, house.Rect{W: w, H: h}, talk.onWall(), true)
		})
		view.Resize(fyne.NewSize(w, h))
		draw.Draw(speaker, speaker.Rect, view.Repaint(w, h), image.Point{}, draw.Src)
		return wall, speaker
	}
	same := func(name string) {
		t.Helper()
		wall, speaker := seen()
		if different := differing(wall, speaker); different > 640*360/200 {
			t.Errorf("%s: %d pixels differ", name, different)
		}
	}
	for talk.decks.Window.Slides[talk.now.slide].Map == nil {
		talk.Next()
	}
	same("a map")
	home, _ := seen()
	talk.wallView.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(120, 40)})
	if moved, _ := seen(); bytes.Equal(home.Pix, moved.Pix) {
		t.Error("the map doesn\u2019t move")
	}
	same("a moved map")
	talk.Blacken()
	same("a black wall")
	talk.GoOn()
	talk.Next()
	same("the next slide")
}

func TestTheSpeakerIsToldWhatTheAudienceSees(t *testing.T) {
	for want, c := range map[string]struct {
		do        func(*Talk)
		offScreen bool
	}{
		"On the screen now":                         {func(*Talk) {}, false},
		"On the screen now: black":                  {(*Talk).Blacken, false},
		"On the screen now: white":                  {(*Talk).Whiten, false},
		"You are at 2; the screen is frozen":        {(*Talk).Freeze, false},
		"You are at 2; the slides are on no screen": {func(*Talk) {}, true},
	} {
		talk, _ := started(t)
		talk.Next()
		if c.do(talk); talk.wallWords(c.offScreen) != want {
			t.Errorf("the speaker reads %q, want %q", talk.wallWords(c.offScreen), want)
		}
	}
}
