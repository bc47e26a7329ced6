//go:build !nogui

package talk

import (
	"lectern/app/atlas"
	"lectern/app/draw"
)

// place is a slide of a talk in one of its states.
type place struct{ slide, step int }

// here returns where the speaker is.
func (t *Talk) here() place { return place{t.now.slide, t.now.step} }

// Next shows the next step of the slide, or the next slide.
func (t *Talk) Next() {
	if t.now.step+1 < t.slide().Steps {
		t.goTo(place{t.now.slide, t.now.step + 1})
		return
	}
	t.NextSlide()
}

// Back shows the step before, or the whole of the slide before.
func (t *Talk) Back() {
	switch {
	case t.now.step > 0:
		t.goTo(place{t.now.slide, t.now.step - 1})
	case t.now.slide > 0:
		t.goTo(place{t.now.slide - 1, t.decks.Window.Slides[t.now.slide-1].Steps - 1})
	}
}

// NextSlide shows the next slide, whatever steps this one has left. Behind the last slide of the talk are those that are
// shown only when asked for: after one of them the talk goes on where it was left.
func (t *Talk) NextSlide() {
	slides, at := t.decks.Window.Slides, t.now.slide
	switch asked := t.aside(); {
	case asked && (at+1 == len(slides) || slides[at+1].Title != slides[at].Title):
		t.Return()
	case asked || at+1 < t.decks.Window.Count():
		t.goTo(place{slide: at + 1})
	}
}

// aside reports whether the speaker is at a slide beside the talk: a backup slide or an answer.
func (t *Talk) aside() bool { return t.now.slide >= t.decks.Window.Count() }

// PreviousSlide shows the slide before from its first step.
func (t *Talk) PreviousSlide() { t.goTo(place{slide: t.now.slide - 1}) }

// First shows the first slide.
func (t *Talk) First() { t.jump(0) }

// Last shows the last slide of the talk.
func (t *Talk) Last() { t.jump(t.decks.Window.Count() - 1) }

// jump shows a slide out of turn; Return comes back.
func (t *Talk) jump(slide int) {
	if slide != t.now.slide {
		t.left = append(t.left, t.here())
	}
	t.goTo(place{slide: slide})
}

// Return goes back to where the last jump was made.
func (t *Talk) Return() {
	if n := len(t.left); n > 0 {
		back := t.left[n-1]
		t.left = t.left[:n-1]
		t.goTo(back)
	}
}

// goTo shows a place. The map on it stands as the author set it.
func (t *Talk) goTo(to place) {
	t.entry = entry{}
	to.slide = min(max(to.slide, 0), len(t.decks.Window.Slides)-1)
	to.step = min(max(to.step, 0), t.decks.Window.Slides[to.slide].Steps-1)
	if to != t.here() {
		t.clock.start(t.clockNow())
	}
	if to.slide != t.now.slide {
		t.presenter.leaveSlide()
		t.steering = false
	}
	t.now.slide, t.now.step, t.now.view, t.now.part = to.slide, to.step, atlas.View{}, draw.Rect{}
	t.measure()
	t.refresh()
	t.Moved.Emit(struct{}{})
}
