//go:build !nogui

package talk

import (
	"bytes"
	"image"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/brief"
	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/library"
	"lectern/app/search"
	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

// wall returns the pixels that the audience sees.
func wall(t *Talk) []byte {
	t.wallView.Resize(fyne.NewSize(640, 360))
	return bytes.Clone(t.wallView.Repaint(640, 360).Pix)
}

func TestAFrozenWallKeepsItsPixelsWhileTheSpeakerLooksAhead(t *testing.T) {
	talk, _ := started(t)
	talk.Next()
	before := wall(talk)
	talk.Freeze()
	for _, do := range []func(){talk.Next, talk.Next, talk.OpenGrid, talk.closePane, talk.Last, talk.OpenSearch, talk.closePane} {
		if do(); !bytes.Equal(before, wall(talk)) {
			t.Fatal("the frozen wall changes")
		}
	}
	if got := uitest.Describe(talk.presenter.Surface, fyne.NewSize(1280, 800)); !strings.Contains(got, "On the screen, frozen") {
		t.Errorf("the speaker isn\u2019t told:\n%s", got)
	}
	talk.Freeze()
	if bytes.Equal(before, wall(talk)) {
		t.Error("the wall stays frozen")
	}
}

func TestTheSpeakerSeesSlidesWhileABlackWallIsFrozen(t *testing.T) {
	talk, _ := started(t)
	talk.Blacken()
	black := wall(talk)
	talk.Freeze()
	talk.Next()
	if !talk.Black() || !bytes.Equal(black, wall(talk)) {
		t.Error("the wall isn\u2019t black any longer")
	}
	if talk.now.cover != noCover {
		t.Error("the speaker sees no slide")
	}
}

func TestJumpsLeadBack(t *testing.T) {
	talk, _ := started(t)
	talk.Next()
	talk.jump(10)
	talk.jump(20)
	for _, want := range []int{10, 1, 1} {
		if talk.Return(); talk.now.slide != want {
			t.Errorf("at slide %d, want %d", talk.now.slide, want)
		}
	}
}

func TestAnswersAreDrawnAheadOnceTheyAreLookedAt(t *testing.T) {
	talk, loop := started(t)
	b, d := talk.Brief(), talk.decks.Window
	year := deck.Answer{Year: 2024, Map: slices.IndexFunc(d.Slides, func(s *deck.Slide) bool { return s.Map != nil })}
	for _, a := range []deck.Answer{{Source: b.Sources.All[0].ID}, {Incident: b.Incidents.At(0).ID}, {Query: "country:Pakistan"}, year, {Incident: b.Incidents.At(1).ID}} {
		n, err := d.Answer(a)
		if err != nil {
			t.Fatal(err)
		}
		state := &shown{slide: n}
		key, ok := talk.keyOf(state, 640, 360)
		if !ok {
			t.Fatalf("%v can\u2019t be drawn ahead", a)
		}
		loop.Until(t, "the answer is drawn", func() bool { return talk.pictures.get(key, true) != nil })
		live, canvas := raster.NewImage(640, 360, 1, draw.Light.Page)
		talk.drawSlide(draw.Placed(canvas, draw.Point{}, 640/talk.slideSize().X), state)
		if n := differing(pasted(talk, talk.pictures.kept[key].sheet), live); n > 640*360/200 {
			t.Errorf("%d pixels of the picture of %v aren\u2019t those of the slide", n, a)
		}
	}
	query, err := d.Answer(deck.Answer{Query: "country:Pakistan"})
	if err != nil {
		t.Fatal(err)
	}
	onAnswer, err := d.Answer(deck.Answer{Year: 2024, Map: query})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := talk.keyOf(&shown{slide: onAnswer}, 640, 360); ok {
		t.Error("an answer by the number of another would be drawn from the deck in which that has another")
	}
}

// pasted returns a sheet as one picture.
func pasted(talk *Talk, s *kit.Sheet) *image.RGBA {
	view := kit.NewSurface(talk.notes, fyne.Size{}, func(g *kit.Painter) {
		s.Draw(g, draw.Rect{W: g.W, H: g.H}, talk.palette.Page)
	})
	view.Resize(fyne.NewSize(float32(s.Size.X), float32(s.Size.Y)))
	return view.Repaint(s.Size.X, s.Size.Y)
}

// searched opens the search and looks for words.
func searched(talk *Talk, words string) *searchPane {
	talk.OpenSearch()
	s := newSearchPane(talk)
	s.field.SetText(words)
	return s
}

func TestAnAnswerIsShownOnceChosenAndLeftByEscape(t *testing.T) {
	for name, leave := range map[string]func(*Talk){
		"by Escape": (*Talk).AskEnd, "by the slide behind the last of it": func(talk *Talk) {
			for talk.aside() {
				talk.Next()
			}
		},
		"back": (*Talk).Back, "by the slide before": (*Talk).PreviousSlide,
	} {
		t.Run(name, func(t *testing.T) {
			talk, _ := started(t)
			talk.Next()
			before := wall(talk)
			s := searched(talk, "kerman")
			for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp} {
				s.key(&fyne.KeyEvent{Name: key})
			}
			if got := uitest.Describe(s.view, fyne.NewSize(1280, 800)); !strings.Contains(got, `"Kerman memorial procession bombings"`) || !strings.Contains(got, `"Incidents"`) {
				t.Errorf("the search shows\n%s", got)
			}
			if !bytes.Equal(before, wall(talk)) {
				t.Error("the wall changes before Enter")
			}
			s.key(&fyne.KeyEvent{Name: fyne.KeyReturn})
			if !talk.aside() || bytes.Equal(before, wall(talk)) {
				t.Fatal("the answer isn\u2019t shown")
			}
			if asked := talk.Asked(); len(asked) != 1 || asked[0] != (Question{"kerman", "Kerman memorial procession bombings"}) {
				t.Errorf("asked: %v", asked)
			}
			if at, _ := talk.At(); at != 1 {
				t.Errorf("the talk would go on at slide %d, want 1", at)
			}
			talk.Reload(decksOf(uitest.Brief(t)))
			if !talk.aside() || talk.slide().Title != "Kerman memorial procession bombings" {
				t.Errorf("after a reload the wall shows %q", talk.slide().Title)
			}
			if leave(talk); talk.now.slide != 1 || talk.ending {
				t.Errorf("the talk goes on at slide %d, asked to end %t", talk.now.slide, talk.ending)
			}
		})
	}
}

func TestTheSearchSaysWhyAHitCannotBeShown(t *testing.T) {
	talk, _ := started(t)
	s := searched(talk, "kerman")
	s.list.Show("gone", []search.Hit{{Entry: search.Entry{Kind: search.Source, Title: "Gone", Source: &brief.Source{ID: "gone"}}}})
	if got := uitest.Describe(s.view, fyne.NewSize(1280, 800)); !strings.Contains(got, `there is no source`) {
		t.Errorf("it shows\n%s", got)
	}
}

func TestAClickOnThePreviewShowsItAndClosesTheSearch(t *testing.T) {
	talk, _ := started(t)
	talk.Next()
	s := searched(talk, "kerman")
	uitest.Describe(s.view, fyne.NewSize(1280, 800))
	spots := s.view.HotSpots()
	spots[len(spots)-1].Do()
	if talk.pane != nil || talk.now.slide != s.preview || talk.back() != (place{slide: 1}) {
		t.Errorf("at slide %d, to return to %v, search open: %t", talk.now.slide, talk.back(), talk.pane != nil)
	}
}

func TestATalkBegunBesideItselfLeadsIntoIt(t *testing.T) {
	for name, leave := range map[string]func(*Talk){"next": (*Talk).Next, "back": (*Talk).Back, "Escape": (*Talk).AskEnd} {
		talk, _ := started(t)
		n, err := talk.decks.Window.Answer(deck.Answer{Query: "country:Pakistan"})
		if err != nil {
			t.Fatal(err)
		}
		talk.goTo(place{slide: n})
		if leave(talk); talk.now.slide != 0 {
			t.Errorf("%s: slide %d is shown, want the first", name, talk.now.slide)
		}
	}
}

func TestANumberTooLargeLeadsToTheLastSlideOfTheTalk(t *testing.T) {
	talk, _ := started(t)
	if _, err := talk.decks.Window.Answer(deck.Answer{Query: "country:Pakistan"}); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		talk.Digit('9')
	}
	talk.Enter()
	if _, of := talk.At(); talk.now.slide != of-1 {
		t.Errorf("slide %d of %d is shown", talk.now.slide+1, of)
	}
}

func TestThePointerAndAnEnlargedPartAreOnTheWall(t *testing.T) {
	talk, _ := started(t)
	uitest.Describe(talk.presenter.Surface, fyne.NewSize(1280, 800))
	before, on := wall(talk), talk.presenter.main
	middle := fyne.NewPos(on.X+on.W/2, on.Y+on.H/2)
	talk.Point()
	talk.presenter.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: middle}})
	if p := talk.now.pointer; p == nil || p.X < 950 || p.X > 970 || p.Y < 530 || p.Y > 550 {
		t.Errorf("the pointer is at %v, want the middle of the slide", p)
	}
	if bytes.Equal(before, wall(talk)) {
		t.Error("the pointer isn\u2019t on the wall")
	}
	talk.Point()
	if !bytes.Equal(before, wall(talk)) {
		t.Error("the pointer stays")
	}
	talk.Enlarge()
	talk.presenter.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: middle}, Dragged: fyne.NewDelta(on.W/4, on.H/4)})
	talk.presenter.DragEnd()
	if p := talk.now.part; p.W < 470 || p.W > 490 || p.X < 470 || p.X > 490 || p.W/p.H < 1.77 || p.W/p.H > 1.78 {
		t.Errorf("the part is %v", p)
	}
	talk.Enlarge()
	if talk.now.part != (draw.Rect{}) || !bytes.Equal(before, wall(talk)) {
		t.Error("the part stays enlarged")
	}
}

func TestPanesCanBeMovedWithinBounds(t *testing.T) {
	talk, _ := started(t)
	size := fyne.NewSize(1280, 800)
	uitest.Describe(talk.presenter.Surface, size)
	kept := talk.presenter.layout
	talk.Arranged.Listen(func(l library.SpeakerLayout) { kept = l })
	drag := func(from, to fyne.Position) areas {
		talk.presenter.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: from}})
		talk.presenter.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}})
		talk.presenter.DragEnd()
		uitest.Describe(talk.presenter.Surface, size)
		return talk.presenter.areas
	}
	for name, c := range map[string]struct{ x, y float32 }{"far left": {0, 0}, "far right": {1280, 800}, "middle": {700, 400}} {
		a := talk.presenter.areas
		drag(fyne.NewPos(a.next.X-10, 200), fyne.NewPos(c.x, 200))
		a = drag(fyne.NewPos(600, talk.presenter.areas.notes.Y), fyne.NewPos(600, c.y))
		if a.current.W < 300 || a.next.W < 200 || a.notes.H < 150 || a.current.H < 150 {
			t.Errorf("%s: a pane has no room: %+v", name, a)
		}
		if kept != talk.presenter.layout {
			t.Errorf("%s: the layout isn\u2019t told", name)
		}
	}
}

func TestWhatMayBeAskedStandsApart(t *testing.T) {
	bold := func(words string) *brief.Paragraph {
		return &brief.Paragraph{Text: []brief.Inline{&brief.Strong{Text: []brief.Inline{&brief.Text{Text: words}}}, &brief.Text{Text: " an answer"}}}
	}
	plain := &brief.Paragraph{Text: []brief.Inline{&brief.Text{Text: "Say this."}}}
	for name, c := range map[string]struct {
		notes []brief.Block
		said  int
	}{
		"nothing":           {nil, 0},
		"no question":       {[]brief.Block{plain, bold("Slowly,")}, 2},
		"a question":        {[]brief.Block{plain, bold("If asked:"), plain}, 1},
		"in other words":    {[]brief.Block{plain, plain, bold("Wie viele?")}, 2},
		"only of questions": {[]brief.Block{bold("If asked:")}, 0},
	} {
		if said, asked := ifAsked(c.notes); len(said) != c.said || len(said)+len(asked) != len(c.notes) {
			t.Errorf("%s: %d are said and %d asked", name, len(said), len(asked))
		}
	}
}

// However the speaker came to a slide that was searched for, Escape leads back, until the talk goes on from there.
func TestEscapeLeadsBackFromASlideThatWasSearchedFor(t *testing.T) {
	talk, _ := started(t)
	talk.Next()
	talk.OpenSearch()
	s := newSearchPane(talk)
	s.preview = 12
	s.show()
	if talk.now.slide != 12 {
		t.Fatalf("slide %d is shown, want 12", talk.now.slide)
	}
	if talk.AskEnd(); talk.now.slide != 1 || talk.ending {
		t.Errorf("Escape leads to slide %d, asked to end %t", talk.now.slide, talk.ending)
	}
	s.show()
	talk.Next()
	if talk.AskEnd(); talk.now.slide != 13 || !talk.ending {
		t.Errorf("after going on Escape leads to slide %d, asked to end %t", talk.now.slide, talk.ending)
	}
}

func TestTheSpeakerSeesWhatIsBehindABlackScreen(t *testing.T) {
	talk, loop := started(t)
	talk.Next()
	talk.Blacken()
	loop.Until(t, "the slide is drawn", func() bool {
		got := uitest.Describe(talk.presenter.Surface, fyne.NewSize(1280, 800))
		return strings.Contains(got, `"Behind it: 2, `) && strings.Contains(got, "image ")
	})
}

func TestAPartOfASlideKeepsTheHandlingMark(t *testing.T) {
	talk, _ := started(t)
	talk.now.part = draw.Rect{X: 300, Y: 300, W: 480, H: 270} // without a mark of its own
	if got := uitest.Describe(talk.wallView.Surface, fyne.NewSize(1280, 720)); strings.Count(got, `"TLP:CLEAR"`) < 2 {
		t.Errorf("the wall shows\n%s", got)
	}
}
