//go:build !nogui

package reading

import (
	"fmt"
	"strings"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/incident"
	"lectern/app/search"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
)

// hint returns in short what a link leads to: the card that is shown while the pointer is on the link.
func (d *Desk) hint(link typeset.Link) (title, detail string) {
	switch link.Kind {
	case compose.LinkSource:
		if s := d.brief.Sources.Get(link.ID); s != nil {
			return s.Title, sourceHint(s)
		}
	case compose.LinkIncident:
		if row, ok := d.brief.Incidents.Index(link.ID); ok {
			one := d.brief.Incidents.At(row)
			what := strings.TrimPrefix(d.brief.Incidents.NumbersOf(row)+"; ", "; ") + compose.AttributionWords(&one)
			return one.Name(), fmt.Sprintf("%s, %s; %s.", one.When, one.Where(), what)
		}
	case compose.LinkFigure, compose.LinkView:
		if query, rows, ok := compose.Reach(d.brief, link); ok {
			return d.countHint(query, rows)
		}
	case compose.LinkQuery:
		if rows, err := d.brief.Select(link.ID); err == nil {
			return d.countHint(link.ID, rows)
		}
	case compose.LinkNote:
		for _, n := range d.brief.Notes {
			if fmt.Sprint(n.Number) == link.ID {
				return "Note " + n.Letter(), search.Words(n.Blocks)
			}
		}
	case compose.LinkAddress:
		return link.ID, "An address outside the brief, which is not opened."
	}
	return "", ""
}

// marginHint returns the address of a block, which the margin beside it says.
func (d *Desk) marginHint(block int) (title, detail string) {
	if address := d.addressOf(block); address != "" {
		return "\u00b6 " + address, "A click copies this address."
	}
	return "", ""
}

// sourceHint returns what a source is, how it is graded and what limits it.
func sourceHint(s *brief.Source) string {
	words := []string{compose.SourceKind(s)}
	for _, name := range []string{s.ContainerTitle, s.Publisher} {
		if name != "" {
			words = append(words, name)
		}
	}
	if s.Note != "" {
		words = append(words, "Limits: "+s.Note)
	}
	facts := s.Grade()
	if facts != "" {
		words = append(words, "Grade "+facts)
	}
	return strings.Join(words, ". ") + "."
}

// countHint returns what is behind a number or a view.
func (d *Desk) countHint(query string, rows incident.Selection) (title, detail string) {
	lead, rest, _ := d.brief.Incidents.Totals(rows).Words()
	words := "All incidents"
	if q, err := d.brief.Incidents.Parse(query); err == nil && query != "" {
		words = incident.Capital(q.Words())
	}
	return strings.TrimSpace(lead + rest), words + "."
}

// isLive reports whether a box is a drawing with spots.
func isLive(box typeset.Box) bool { return compose.DrawingOf(box) != nil }

// spots returns the spots of a drawing in a size.
func (d *Desk) spots(box typeset.Box, width, height float32) (all []kit.Spot) {
	for _, s := range d.composerApart().SpotsOf(compose.DrawingOf(box), width, height) {
		all = append(all, kit.Spot(s))
	}
	return all
}

// composerApart returns a composer that draws apart from the text, whose own may be drawing on another goroutine.
func (d *Desk) composerApart() *compose.Composer {
	if d.apart == nil {
		d.apart = compose.New(d.setFor.brief, sheet(d.setFor.size, d.setFor.look), d.setFor.measure, d.setFor.wide, typeset.NewSetter())
	}
	return d.apart
}
