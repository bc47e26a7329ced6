//go:build !nogui

package ui

import (
	"strconv"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/search"
	"lectern/app/typeset"
)

// linkOf returns the link to what was found.
func linkOf(b *brief.Brief, h *search.Hit) typeset.Link {
	switch h.Kind {
	case search.Filter:
		return compose.To(compose.LinkQuery, h.Query)
	case search.Incident:
		return compose.To(compose.LinkIncident, b.Incidents.At(h.Row).ID)
	case search.Source:
		return compose.To(compose.LinkSource, h.Source.ID)
	case search.Note:
		return compose.To(compose.LinkNote, h.ID)
	case search.Remark:
		return compose.To(compose.LinkRemark, h.ID)
	case search.Drawing:
		return compose.To(compose.LinkPlace, h.ID)
	}
	return compose.To(compose.LinkLine, strconv.Itoa(h.Block.Place().Line))
}
