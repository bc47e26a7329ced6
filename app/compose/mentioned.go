package compose

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lectern/app/brief"
	"lectern/app/typeset"
)

// mention is a place of the text that links to an incident or cites a source.
type mention struct {
	section   string
	paragraph int            // of the section, from 1
	text      []brief.Inline // the paragraph, heading or cell that holds it
	before    string         // the words of text before it
}

// line returns the line of brief.md at which the mention's text begins.
func (m *mention) line() int { return m.text[0].Place().Line }

// mentions returns the places that a page shows for which leads is true, in order of reading; a note is read at
// its first mark.
func mentions(b *brief.Brief, leads func(brief.Inline) bool) []mention {
	f := &finder{leads: leads, entered: map[*brief.Note]bool{}}
	for _, sec := range b.Sections {
		f.at = mention{section: brief.Plain(sec.Title)}
		f.text(sec.Title)
		f.blocks(sec.Blocks, false)
	}
	return f.found
}

// finder collects mentions.
type finder struct {
	leads   func(brief.Inline) bool
	entered map[*brief.Note]bool
	at      mention
	found   []mention
}

func (f *finder) blocks(blocks []brief.Block, ofNote bool) {
	for _, block := range blocks {
		if !brief.Page.Shows(block) {
			continue
		}
		if _, ok := block.(*brief.Paragraph); ok && !ofNote {
			f.at.paragraph++
		}
		for _, text := range textsOf(block) {
			f.text(text)
		}
		for _, inside := range brief.Inside(block) {
			f.blocks(inside, ofNote)
		}
	}
}

// textsOf returns the texts of a block, those of a table cell by cell.
func textsOf(block brief.Block) [][]brief.Inline {
	table, ok := block.(*brief.Table)
	if !ok {
		return [][]brief.Inline{brief.Texts(block)}
	}
	texts := [][]brief.Inline{table.Caption}
	for _, row := range append([][]brief.Cell{table.Header}, table.Rows...) {
		for _, cell := range row {
			texts = append(texts, cell.Text)
		}
	}
	return texts
}

func (f *finder) text(text []brief.Inline) {
	var before []brief.Inline
	var notes []*brief.Note
	brief.WalkInlines(text, func(in brief.Inline) {
		if f.leads(in) {
			f.at.text, f.at.before = text, brief.Plain(before)
			f.found = append(f.found, f.at)
		}
		switch in := in.(type) {
		case *brief.NoteRef:
			if !f.entered[in.Note] {
				f.entered[in.Note] = true
				notes = append(notes, in.Note)
			}
		case *brief.Text, *brief.Code, *brief.LiveFigure, *brief.Image, *brief.SoftBreak, *brief.LineBreak, *brief.Citation:
			before = append(before, in)
		}
	})
	for _, n := range notes {
		f.blocks(n.Blocks, true)
	}
}

// citationsOf returns the places that cite a source.
func citationsOf(b *brief.Brief, s *brief.Source) []mention {
	return mentions(b, func(in brief.Inline) bool {
		c, ok := in.(*brief.Citation)
		return ok && slices.ContainsFunc(c.Items, func(item brief.CitationItem) bool { return item.Key == s.ID })
	})
}

// mentionsOf returns the places that link to an incident, each text once.
func mentionsOf(b *brief.Brief, id string) []mention {
	all := mentions(b, func(in brief.Inline) bool {
		link, ok := in.(*brief.IncidentLink)
		return ok && link.ID == id
	})
	return slices.CompactFunc(all, func(a, b mention) bool { return a.text[0] == b.text[0] })
}

// head returns the first 90 characters of a text, cut at a word.
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

// tail returns the last 90 characters of a text, cut at a word.
func tail(s string) string {
	s = strings.TrimSpace(s)
	runes := []rune(s)
	if len(runes) <= 90 {
		return s
	}
	cut := string(runes[len(runes)-90:])
	if i := strings.IndexByte(cut, ' '); i >= 0 {
		cut = cut[i+1:]
	}
	return "\u2026" + cut
}

// mentionedIn adds the places that link to an incident, each with a link to it.
func (c *Composer) mentionedIn(k *card, id string) {
	c.places(k, "Mentioned in", mentionsOf(c.Brief, id), func(m *mention) (place, words string) {
		return fmt.Sprintf("%s ¶%d", m.section, m.paragraph), head(brief.Plain(m.text))
	})
}

// citedIn adds the places that cite a source, with the words before.
func (c *Composer) citedIn(k *card, s *brief.Source) {
	all := citationsOf(c.Brief, s)
	title := fmt.Sprintf("Cited in %d places", len(all))
	if len(all) == 1 {
		title = "Cited in one place"
	}
	c.places(k, title, all, func(m *mention) (place, words string) { return m.section, tail(m.before) })
}

// mostPlaces is the number of places listed on a card.
const mostPlaces = 12

// places adds a list of mentions; say returns the place and the words of each.
func (c *Composer) places(k *card, title string, all []mention, say func(*mention) (place, words string)) {
	if len(all) == 0 {
		return
	}
	k.rule()
	heading := c.Sheet.Label
	heading.Style = *c.style(heading.Style, inlineStyle{bold: true})
	heading.Ink = typeset.Plain
	k.text(title, heading, 4)
	for i := range all[:min(len(all), mostPlaces)] {
		place, words := say(&all[i])
		k.link(place, To(LinkLine, strconv.Itoa(all[i].line())))
		if words != "" {
			k.text("“"+words+"”", c.Sheet.Label, 8)
		}
	}
}
