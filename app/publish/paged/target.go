package paged

import (
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// target returns where a link leads in the PDF, and false if nowhere.
func (p *press) target(l typeset.Link) (draw.Target, bool) {
	to := draw.Target{Anchor: compose.Anchor(l)}
	switch l.Kind {
	case compose.LinkSource:
		s := p.b.Sources.Get(l.ID)
		if s == nil {
			return draw.Target{}, false
		}
		to.Words = "Source: " + s.Title
	case compose.LinkIncident:
		row, ok := p.b.Incidents.Index(l.ID)
		if !ok || !p.composer.HasRow(row) {
			return draw.Target{}, false
		}
		x := p.b.Incidents.At(row)
		to.Words = x.Line()
	case compose.LinkFigure, compose.LinkView:
		to.Anchor, to.Words = p.composer.ReachAnchor(l)
	case compose.LinkNote:
		to.Words = "Note"
	case compose.LinkAddress:
		to = draw.Target{URL: l.ID, Words: l.ID}
	case compose.LinkCitation:
		to.Words = "In this briefing"
	case compose.LinkPlace:
		to.Words = "In this briefing"
		return to, p.places[l.ID]
	default:
		return draw.Target{}, false
	}
	return to, true
}

// know records the anchors of a run, so that links can lead there.
func (p *press) know(r *run) {
	if p.places == nil {
		p.places = map[string]bool{}
	}
	for name := range r.anchors {
		p.places[name] = true
	}
}
