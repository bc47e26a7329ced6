//go:build !nogui

package ui

import (
	"lectern/app/compose"
	"lectern/app/typeset"
	"lectern/app/ui/incidents"
	"lectern/app/ui/reading"
	"lectern/app/ui/talk"
)

// position is where the reader of a brief is: on the page or the incident desk, with what the panel shows, or at a slide.
type position struct {
	mode  mode
	page  reading.Place
	asked incidents.Place // on the incident desk
	panel typeset.Link
	slide int // its number, from 1; 0: at no slide
}

// place returns where the reader is.
func (w *window) place() position {
	p := position{mode: w.mode}
	switch w.mode {
	case readMode:
		p.page, _ = w.reading.Place()
		p.panel = w.reading.Panel.Link()
	case incidentMode:
		p.asked = w.incidents.Place()
		p.panel = w.incidents.Panel.Link()
	}
	return p
}

// depart keeps the place where the reader is, before a jump to another.
func (w *window) depart() {
	w.history.Leave(w.place())
	w.top.Refresh()
}

// departs keeps the place from which the page is about to go on.
func (w *window) departs(by reading.Move) {
	if by == reading.Step {
		w.history.Step(w.place())
	} else {
		w.history.Leave(w.place())
	}
	w.top.Refresh()
}

// goBack goes to the place that was left last.
func (w *window) goBack() {
	if to, ok := w.history.Back(w.place()); ok {
		w.goToPlace(to)
	}
}

// goForward goes to the place from which the reader went back.
func (w *window) goForward() {
	if to, ok := w.history.Forward(w.place()); ok {
		w.goToPlace(to)
	}
}

// goToPlace shows a place of the history.
func (w *window) goToPlace(p position) {
	if p.slide > 0 {
		w.startTalk(talk.Setting{Slide: p.slide, Plan: w.app.start.Plan})
		return
	}
	w.setMode(p.mode)
	if p.mode == incidentMode {
		w.incidents.Restore(p.asked)
	} else {
		w.reading.Restore(p.page)
	}
	switch panel := w.panel(); {
	case p.panel.Kind == compose.LinkProblems:
		panel.Problems(w.knownProblems())
	case p.panel.Kind == compose.LinkChanges:
		w.compareAgain(w.listChanges)
	case p.panel.Leads():
		panel.Show(p.panel)
	case panel.Visible():
		panel.Hide()
	}
	if p.mode == readMode { // the page may have another width now
		w.reading.Restore(p.page)
	}
	w.focusDesk()
}

// switchTo shows another desk.
func (w *window) switchTo(m mode) {
	if m != w.mode {
		w.depart()
	}
	w.setMode(m)
}

// startFilter goes to the filter of the incident desk.
func (w *window) startFilter() {
	w.switchTo(incidentMode)
	w.incidents.FocusFilter()
}

// sideButton returns what a side button of the mouse does: nothing on the shelf and while a dialog or a menu is open.
func (w *window) sideButton(do func()) func() {
	return func() { w.run(command{do: func(*window) { do() }, where: onABrief}) }
}
