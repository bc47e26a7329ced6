//go:build !nogui

package panel

import (
	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/typeset"
)

// AddressOf returns the address of what a link leads to: a source, an incident or a place in the text, or "".
func AddressOf(link typeset.Link) string {
	switch link.Kind {
	case compose.LinkIncident, compose.LinkSource, compose.LinkPlace:
		return compose.Anchor(link)
	}
	return ""
}

// ShowAddress opens the panel with what has an address: a source, an incident, or a passage or drawing of the text. It
// reports whether there is such a thing.
func (p *Panel) ShowAddress(address string) bool {
	if name, ok := p.brief.NameAt(address); ok && name == "" {
		return false
	}
	if link := compose.LinkAt(address); link.Kind != compose.LinkPlace {
		return p.Show(link)
	}
	return p.passage(address)
}

// ReloadAt is ShowAddress with a brief that was read again.
func (p *Panel) ReloadAt(b *brief.Brief, address string) bool {
	p.brief = b
	return p.ShowAddress(address)
}

// mostOfPassage is of how many blocks a passage is shown.
const mostOfPassage = 12

// passage shows a passage or drawing of the text.
func (p *Panel) passage(address string) bool {
	section, blocks := p.brief.PassageAt(address)
	if section == nil {
		return false
	}
	p.again = func() { p.passage(address) }
	link := compose.To(compose.LinkPlace, address)
	actions := []Action{{"Go there", func() { p.Followed.Emit(link) }}}
	p.fill(brief.Plain(section.Title), link, actions, func(c *compose.Composer) []typeset.Block {
		return c.Passage(blocks[:min(mostOfPassage, len(blocks))]).Blocks
	})
	return true
}
