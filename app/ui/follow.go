//go:build !nogui

package ui

import (
	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/typeset"
)

// follow goes where a link of a desk leads: a source, note or address opens in the panel, the
// incidents behind a number on the incident desk, a place in the text on the reading desk.
func (w *window) follow(link typeset.Link) {
	b := w.opened.brief
	w.depart()
	switch link.Kind {
	case compose.LinkIncident:
		if row, ok := b.Incidents.Index(link.ID); ok {
			if w.mode == incidentMode && !w.incidents.Shows(row) {
				w.incidents.Show("")
			}
			w.selectIncident(row)
			w.panel().Show(link)
		}
	case compose.LinkView:
		if v := b.View(link.ID); v != nil {
			w.setMode(incidentMode)
			w.incidents.ShowView(v)
		}
	case compose.LinkFigure:
		if query, _, ok := compose.Reach(b, link); ok {
			w.setMode(incidentMode)
			w.incidents.Show(query)
		}
	case compose.LinkQuery:
		w.setMode(incidentMode)
		w.incidents.Show(link.ID)
	case compose.LinkDrawing:
		if query, extent, ok := compose.ReachOf(b, link.ID); ok {
			w.setMode(incidentMode)
			w.incidents.ShowView(&brief.View{Query: query, Extent: extent})
		}
	case compose.LinkProblems:
		w.showProblems()
	case compose.LinkEdit:
		w.edit(link.ID)
	case compose.LinkFix:
		w.fixFigures()
	case compose.LinkDesk:
		if row, ok := b.Incidents.Index(link.ID); ok {
			w.setMode(incidentMode)
			w.incidents.Show("")
			w.selectIncident(row)
		}
	case compose.LinkRemark:
		w.setMode(readMode)
		w.reading.ShowNote(link.ID)
	case compose.LinkLine, compose.LinkPlace:
		w.setMode(readMode)
		w.reading.Follow(link)
	default:
		w.panel().Show(link)
	}
}
