//go:build !nogui

package ui

import (
	"cmp"
	"context"
	"fmt"

	"lectern/app/brief"
	"lectern/app/deck"
	"lectern/app/library"
	"lectern/app/parallel"
	"lectern/app/problem"
	"lectern/app/ui/kit"
	"lectern/app/ui/talk"
)

// present shows the slides of the brief full screen, and opens the speaker's window.
func (w *window) present() { w.presentFrom("") }

// presentHere presents from the section that is being read.
func (w *window) presentHere() { w.presentFrom(w.reading.Section()) }

// presentFrom presents from the section with an address, or that holds it; "" is the first slide.
func (w *window) presentFrom(address string) {
	section := ""
	if s := w.opened.brief.SectionOf(address); s != nil {
		section = s.ID
	}
	start := &w.app.start
	s := talk.Setting{Section: section, Plan: start.Plan, Rehearses: start.Rehearse, Windowed: start.Windowed}
	if w.talk == nil && w.asksForScreens() {
		newTalkSheet(w, s).open()
		return
	}
	w.startTalk(s)
}

// startTalk begins a talk as s says, or brings the running one to the front.
func (w *window) startTalk(s talk.Setting) {
	if w.talk != nil {
		w.talk.ToFront()
		return
	}
	w.buildDecks(func(d talk.Decks) {
		if w.talk != nil { // asked for twice
			return
		}
		if w.talkWindows == nil {
			w.talkWindows = talk.NewWindows(w.app.fyne, w.app.theme, w.app.post)
		}
		if s.Screens == (talk.Screens{}) {
			s.Screens = w.screens(talk.ListScreens(w.Window))
		}
		s.Layout, s.Dark = w.app.settings.Speaker, w.Palette().Dark
		s.Hints, s.Keys, s.Runes = w.app.slideHints(), w.slideKey, w.slideRune
		w.talk, w.talkCheck = talk.New(w.talkWindows, d, s), w.opened.checking
		w.talk.Arranged.Listen(func(l library.SpeakerLayout) {
			w.app.settings.Speaker = l
			w.app.save(w)
		})
		slide := w.keepTalk()
		w.talk.Moved.Listen(func(struct{}) { slide = w.keepTalk() })
		w.talk.Ended.Listen(func(struct{}) {
			ended := w.talk
			w.talk = nil
			w.app.start.Screens = ended.Places()
			w.app.keeper.keep(nil)
			w.history.Returned(position{slide: slide})
			w.top.Refresh()
			w.reportTalk(ended)
		})
	})
}

// reloadTalk shows the slides of the brief after it has changed, once it was checked. The wall keeps the slides from before a
// change with mistakes, but for a brief whose slides had mistakes from the start, those that only a check finds.
func (w *window) reloadTalk(problems problem.List) {
	if w.talk == nil {
		return
	}
	if errs := problems.Errors(); len(errs) > 0 {
		w.tellSpeaker(errs)
		return
	}
	checking := w.opened.checking
	go func() {
		<-checking.done
		w.Post(func() {
			if w.talk == nil || w.opened.checking != checking { // it has changed again
				return
			}
			if errs := checking.report.Errors(); len(errs) > 0 && !w.talkCheck.foundErrors() {
				w.tellSpeaker(errs)
				return
			}
			w.talkCheck = checking
			w.buildDecks(func(d talk.Decks) {
				if w.talk != nil {
					w.talk.Reload(d)
				}
			})
		})
	}()
}

// tellSpeaker tells the speaker, in a line, that the last change of the brief has mistakes, and the first of them.
func (w *window) tellSpeaker(mistakes problem.List) {
	if w.talk == nil {
		return
	}
	if len(mistakes) == 0 {
		w.talk.Tell("The last change of the brief can\u2019t be read: these are the slides before it.")
		return
	}
	words := "The last change has a mistake"
	if n := len(mistakes); n > 1 {
		words = fmt.Sprintf("The last change has %d mistakes", n)
	}
	w.talk.Tell(words + ", these are the slides before it. " + mistakes[0].String())
}

// buildDecks makes the slides of the brief on a separate goroutine, with progress and a Cancel button.
func (w *window) buildDecks(done func(talk.Decks)) {
	b := w.opened.brief
	var d talk.Decks
	w.Wait("Present", "Setting the slides", func(ctx context.Context, _ func(string, float32)) (err error) {
		d, err = decksOf(ctx, b, w.app.start.Shape)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			w.notify(kit.Failure("The slides could not be made", err))
		case w.opened.brief == b: // else it has changed, or gone, meanwhile
			done(d)
		}
	})
}

// decksOf returns the slides of a brief in a shape, or in its own where that is zero.
func decksOf(ctx context.Context, b *brief.Brief, shape brief.Shape) (talk.Decks, error) {
	shape = cmp.Or(shape, b.SlideShape)
	var decks [2]*deck.Deck
	var errs [2]error
	parallel.Each(len(decks), len(decks), func(_, i int) { decks[i], errs[i] = deck.Build(ctx, b, shape) })
	if err := cmp.Or(errs[0], errs[1]); err != nil {
		return talk.Decks{}, err
	}
	return talk.Decks{Window: decks[0], Ahead: decks[1]}, nil
}
