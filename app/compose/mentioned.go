package compose

import (
	"fmt"

	"lectern/app/brief"
	"lectern/app/typeset"
)

// mention is a place in the text that leads to an incident.
type mention struct {
	section   string
	paragraph int // of the section, from 1
	line      int // of the file
	words     string
}

// mentionsOf finds where the text leads to an incident, in order of reading, each paragraph once.
func mentionsOf(b *brief.Brief, id string) []mention {
	var out []mention
	for _, sec := range b.Sections {
		paragraph := 0
		brief.Walk(sec.Blocks, func(block brief.Block) {
			text := brief.Texts(block)
			if _, ok := block.(*brief.Paragraph); ok {
				paragraph++
			}
			found := false
			brief.WalkInlines(text, func(in brief.Inline) {
				if link, ok := in.(*brief.IncidentLink); ok && link.ID == id {
					found = true
				}
			})
			if found {
				out = append(out, mention{brief.Plain(sec.Title), paragraph, text[0].Place().Line, head(brief.Plain(text))})
			}
		}, nil)
	}
	return out
}

// head is the beginning of a text, up to a word.
func head(s string) string {
	runes := []rune(s)
	if len(runes) <= 90 {
		return s
	}
	cut := 90
	for cut > 60 && runes[cut] != ' ' {
		cut--
	}
	return string(runes[:cut]) + "…"
}

// mentionedIn lists the places of the text that lead to an incident, each a way back to it.
func (c *Composer) mentionedIn(k *card, id string) {
	mentions := mentionsOf(c.Brief, id)
	if len(mentions) == 0 {
		return
	}
	k.rule()
	heading := c.Sheet.Label
	heading.Style = *c.style(heading.Style, look{bold: true})
	heading.Ink = typeset.Plain
	k.text("Mentioned in", heading, 4)
	for _, m := range mentions[:min(len(mentions), 12)] {
		k.link(fmt.Sprintf("%s ¶%d", m.section, m.paragraph), fmt.Sprintf("line:%d", m.line))
		k.text("“"+m.words+"”", c.Sheet.Label, 8)
	}
}
