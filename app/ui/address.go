//go:build !nogui

package ui

import (
	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/control"
	"lectern/app/ui/kit"
)

// goToAddress goes to a section or block, or shows an incident or source. If nothing has the address, it goes to the most similar one and says so.
func (w *window) goToAddress(meant string) {
	b := w.opened.brief
	address, exact := b.Address(meant)
	switch link := compose.LinkAt(address); link.Kind {
	case compose.LinkIncident, compose.LinkSource:
		w.follow(link)
	case compose.LinkPlace:
		w.reading.GoTo(address)
	}
	if exact {
		return
	}
	words := "Nothing like it was found."
	if s := b.SectionOf(address); s != nil {
		words = "The nearest is shown, in \u201c" + brief.Plain(s.Title) + "\u201d."
	}
	w.opened.first = kit.Notice{Title: "Nothing has the address " + control.Line(meant), Lines: []string{words}}
	w.notify(w.opened.first)
}
