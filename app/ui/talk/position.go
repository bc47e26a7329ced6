//go:build !nogui

package talk

import (
	"slices"

	"lectern/app/atlas"
	"lectern/app/draw"
)

// position is where a talk is.
type position struct {
	now    shown   // what the speaker is at
	frozen *shown  // what the wall keeps meanwhile; nil: it shows what the speaker is at
	left   []place // by jumps, to return to

	answering bool // the slide was found for a question: Escape goes back
}

// place is a slide of a talk in one of its states.
type place struct{ slide, step int }

// here returns where the speaker is.
func (t *Talk) here() place { return place{t.now.slide, t.now.step} }

// At returns the number of the slide of the talk at which the speaker is, or from which it was left for one beside it,
// from 0, and how many there are in the talk.
func (t *Talk) At() (n, of int) {
	of = t.decks.Window.Count()
	if !t.aside() {
		return t.now.slide, of
	}
	for _, p := range slices.Backward(t.left) {
		if p.slide < of {
			return p.slide, of
		}
	}
	return 0, of
}

// Next shows the next step of the slide, or the next slide.
func (t *Talk) Next() {
	if t.now.step+1 < t.slide().Steps {
		t.goTo(place{t.now.slide, t.now.step + 1})
		return
	}
	t.NextSlide()
}

// Back shows the step before, or the whole of the slide before. From the first slide of an answer, or of backup
// slides with one title, it returns to the talk.
func (t *Talk) Back() {
	switch {
	case t.now.step > 0:
		t.goTo(place{t.now.slide, t.now.step - 1})
	case t.aside() && !t.continues(t.now.slide):
		t.Return()
	case t.now.slide > 0:
		t.goTo(place{t.now.slide - 1, t.decks.Window.Slides[t.now.slide-1].Steps - 1})
	}
}

// continues reports whether a slide beside the talk goes on with what the one before it begins. Those of other answers
// stand beside it, too, even if they were only looked at in the search.
func (t *Talk) continues(n int) bool {
	d := t.decks.Window
	return n > d.Count() && n < len(d.Slides) && d.Slides[n].Title == d.Slides[n-1].Title && !d.BeginsAnswer(n)
}

// NextSlide shows the next slide, whatever steps this one has left. Behind the last slide of the talk are those that are
// shown only when asked for: after one of them the talk goes on where it was left.
func (t *Talk) NextSlide() {
	next := t.now.slide + 1
	switch aside := t.aside(); {
	case aside && !t.continues(next):
		t.Return()
	case aside || next < t.decks.Window.Count():
		t.goTo(place{slide: next})
	}
}

// aside reports whether the speaker is at a slide beside the talk: a backup slide or an answer.
func (t *Talk) aside() bool { return t.now.slide >= t.decks.Window.Count() }

// PreviousSlide shows the slide before from its first step, or returns to the talk as Back does.
func (t *Talk) PreviousSlide() {
	if t.aside() && !t.continues(t.now.slide) {
		t.Return()
		return
	}
	t.goTo(place{slide: t.now.slide - 1})
}

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

// Return goes back to where the last jump was made. A talk that began beside itself goes to its first slide.
func (t *Talk) Return() {
	if len(t.left) == 0 && !t.aside() {
		return
	}
	back := t.back()
	t.left = t.left[:max(0, len(t.left)-1)]
	t.goTo(back)
}

// back returns where the last jump was made, or the first slide.
func (t *Talk) back() place {
	if n := len(t.left); n > 0 {
		return t.left[n-1]
	}
	return place{}
}

// goTo shows a place. The map on it stands as the author set it.
func (t *Talk) goTo(to place) {
	if !t.Running() { // a click that began before the end
		return
	}
	t.entry, t.answering = entry{}, false
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
