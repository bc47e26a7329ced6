package compose

import (
	"strconv"
	"strings"

	"lectern/app/brief"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// The kinds of links in a composed text, each with the meaning of its ID.
const (
	LinkSource   typeset.LinkKind = iota + 1 // the key of a source
	LinkIncident                             // the id of an incident
	LinkFigure                               // the measure of a live figure
	LinkView                                 // the name of a view
	LinkNote                                 // the number of a note
	LinkPlace                                // the id of a section, heading or block
	LinkCitation                             // the anchor of a citation, from its source
	LinkLine                                 // the number of a line of brief.md
	LinkDesk                                 // the id of an incident, on the incident desk
	LinkDrawing                              // the address of a drawing, on the incident desk
	LinkQuery                                // a query, on the incident desk
	LinkProblems                             // no id: the list of problems
	LinkEdit                                 // LINE:FILE, in the author's editor
	LinkFix                                  // no id: have live figures mended
	LinkAddress                              // an address on the web or of mail
	LinkRefused                              // an address that no link may lead to
	LinkRemark                               // the id of a reader's annotation
	LinkChanges                              // no id: what has changed since an earlier edition
)

// nowhere is the link that leads nowhere.
var nowhere typeset.Link

// To returns a link.
func To(kind typeset.LinkKind, id string) typeset.Link { return typeset.Link{Kind: kind, ID: id} }

// LinkAt returns the link to what has an address (see brief.Brief.AddressOf), or one that leads nowhere for "".
func LinkAt(address string) typeset.Link {
	if id, ok := strings.CutPrefix(address, brief.IncidentAddress); ok {
		return To(LinkIncident, id)
	}
	if key, ok := strings.CutPrefix(address, brief.SourceAddress); ok {
		return To(LinkSource, key)
	}
	if address == "" {
		return nowhere
	}
	return To(LinkPlace, address)
}

func toNote(n *brief.Note) typeset.Link { return To(LinkNote, strconv.Itoa(n.Number)) }

// toTarget returns the link of an address as an author writes it: #id, or an address outside the brief.
func toTarget(target string) typeset.Link {
	if id, ok := strings.CutPrefix(target, "#"); ok {
		return To(LinkPlace, id)
	}
	scheme, _, _ := strings.Cut(target, ":")
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto":
		return To(LinkAddress, target)
	}
	return To(LinkRefused, target)
}

// follows returns a link if the medium has what it leads to, or else nowhere: slides lead to addresses only.
func (c *Composer) follows(l typeset.Link) typeset.Link {
	if c.Medium == brief.Slides && l.Kind != LinkAddress {
		return nowhere
	}
	return l
}

// Anchor returns the anchor in the document to which a link leads: that of a source's entry, an incident's row
// or a note. It can't be an id of the author, which holds no colon.
func Anchor(l typeset.Link) string {
	switch l.Kind {
	case LinkSource:
		return brief.SourceAddress + l.ID
	case LinkIncident:
		return brief.IncidentAddress + l.ID
	case LinkNote:
		return "note:" + l.ID
	}
	return l.ID
}

// Reach returns the query and the incidents behind the link of a live figure or a view.
func Reach(b *brief.Brief, l typeset.Link) (query string, s incident.Selection, ok bool) {
	switch l.Kind {
	case LinkFigure:
		_, s, err := b.Figure(l.ID)
		if err != nil {
			return "", s, false
		}
		m, err := incident.ParseMeasure(l.ID)
		if err != nil || m.Where == nil {
			return "", s, err == nil
		}
		return m.Where.String(), s, true
	case LinkView:
		if v := b.View(l.ID); v != nil {
			s, err := b.Select(v.Query)
			return v.Query, s, err == nil
		}
	}
	return "", incident.Selection{}, false
}
