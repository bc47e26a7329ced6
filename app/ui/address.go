//go:build !nogui

package ui

import (
	"strings"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/control"
	"lectern/app/ui/kit"
)

// goToAddress goes to a section or block, or shows an incident or source. If nothing has the address, it goes to the most similar one and says so.
func (w *window) goToAddress(meant string) {
	b := w.opened.brief
	address, exact := b.Address(meant)
	if id, ok := strings.CutPrefix(address, brief.IncidentAddress); ok {
		w.follow(compose.To(compose.LinkIncident, id))
	} else if key, ok := strings.CutPrefix(address, brief.SourceAddress); ok {
		w.follow(compose.To(compose.LinkSource, key))
	} else if address != "" {
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
