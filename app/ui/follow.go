//go:build !nogui

package ui

import (
	"strings"

	"lectern/app/compose"
)

// follow goes where a link of a desk leads: what a statement rests on opens beside the view, the
// incidents behind a number on the incident desk, a place in the text on the page.
func (w *window) follow(link string) {
	b := w.opened.brief
	kind, id, _ := strings.Cut(link, ":")
	switch kind {
	case "incident":
		if row, ok := b.Incidents.Index(id); ok {
			w.selectIncident(row)
			w.panel().Show(link)
		}
	case "view":
		if v := b.View(id); v != nil {
			w.setMode(incidentMode)
			w.incidents.ShowView(v)
		}
	case "figure":
		if query, _, ok := compose.Reach(b, link); ok {
			w.setMode(incidentMode)
			w.incidents.Show(query)
		}
	case "desk":
		if row, ok := b.Incidents.Index(id); ok {
			w.setMode(incidentMode)
			w.incidents.Show("")
			w.selectIncident(row)
		}
	case "line":
		w.setMode(readMode)
		w.reading.Follow(link)
	default:
		if !w.panel().Show(link) {
			w.reading.Follow(link)
		}
	}
}
