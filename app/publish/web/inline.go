package web

import (
	"cmp"
	"fmt"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/publish/output"
)

// dir returns the direction of a language if it isn't that of the page, else "".
func (p *page) dir(lang string) string {
	if dir := compose.Direction(lang); dir != compose.Direction(output.Lang(p.b)) {
		return dir
	}
	return ""
}

// inProgramLang writes words of the program in a span with their language.
func (p *page) inProgramLang(write func()) {
	if p.programLang == "" {
		write()
		return
	}
	p.start("span", "lang", p.programLang, "dir", p.dir(p.programLang))
	write()
	p.end()
}

// inlines writes running text.
func (p *page) inlines(inlines []brief.Inline) {
	inlines = compose.CloseUp(inlines)
	for i, one := range inlines {
		if compose.MarksTouch(inlines, i) && !p.repeating {
			p.element("sup", compose.MarkGap)
		}
		p.inline(one)
	}
}

// again writes running text that is repeated elsewhere: without marks and links.
func (p *page) again(inlines []brief.Inline) {
	linking, repeating := p.linking, p.repeating
	p.linking, p.repeating = true, true
	p.inlines(inlines)
	p.linking, p.repeating = linking, repeating
}

// inline writes an inline by its kind. A new kind of inline is a case here.
func (p *page) inline(one brief.Inline) {
	switch n := one.(type) {
	case *brief.Text:
		p.text(n.Text)
	case *brief.SoftBreak:
		p.text("\n")
	case *brief.LineBreak:
		p.void("br")
	case *brief.Emphasis:
		p.within("em", n.Text)
	case *brief.Strong:
		p.within("strong", n.Text)
	case *brief.SmallCaps:
		p.within("span", n.Text, "class", "small-caps")
	case *brief.Code:
		p.element("code", n.Text)
	case *brief.Span:
		if n.Expand != "" {
			p.within("abbr", n.Text, "title", n.Expand, "lang", n.Lang, "dir", cmp.Or(n.Dir, p.dir(n.Lang)))
		} else {
			p.within("span", n.Text, "lang", n.Lang, "dir", cmp.Or(n.Dir, p.dir(n.Lang)))
		}
	case *brief.Link:
		p.link(n)
	case *brief.IncidentLink:
		p.linked(p.incidentAddress(n.ID), func() { p.inlines(n.Text) })
	case *brief.ViewLink:
		p.linked(p.reach(compose.To(compose.LinkView, n.View)), func() { p.inlines(n.Text) })
	case *brief.LiveFigure:
		p.linked(p.reach(compose.To(compose.LinkFigure, n.Measure)), func() { p.text(n.Text) })
	case *brief.NoteRef:
		if p.repeating {
			return
		}
		p.start("sup")
		p.linked(to(p.ids.of(noteName(n.Note))), func() { p.text(n.Note.Letter()) }, "id", p.markNote(n.Note), "role", "doc-noteref")
		p.end()
	case *brief.Citation:
		p.cite(n)
	case *brief.Image:
		if !p.picture(n.File, n.Alt, "", "in-line") {
			p.element("i", "["+n.Alt+"]")
		}
	default:
		panic(fmt.Sprintf("web: no way to write %T", one)) // the list is closed; a test walks it
	}
}

// within writes inlines in an element.
func (p *page) within(name string, inlines []brief.Inline, attrs ...string) {
	p.start(name, attrs...)
	p.inlines(inlines)
	p.end()
}

// linked writes words in a link, or without it within another link or if href is "".
func (p *page) linked(href string, words func(), attrs ...string) {
	if href == "" || p.linking {
		words()
		return
	}
	p.linking = true
	p.start("a", append([]string{"href", href}, attrs...)...)
	words()
	p.end()
	p.linking = false
}

func (p *page) link(n *brief.Link) {
	href := ""
	if len(n.Target) > 1 && n.Target[0] == '#' {
		if id := n.Target[1:]; p.ids.has(id) {
			href = to(id)
		}
	} else {
		href = address(n.Target)
	}
	p.linked(href, func() { p.inlines(n.Text) })
}

// incidentAddress returns the address of an incident's row, or "" if the table doesn't have it.
func (p *page) incidentAddress(id string) string {
	row, ok := p.b.Incidents.Index(id)
	if !ok || p.rowNumber[row] == 0 {
		return ""
	}
	return to(p.ids.of("incident-" + id))
}

// cite writes a citation as raised numbers of sources.
func (p *page) cite(n *brief.Citation) {
	p.text(n.Name)
	if p.repeating {
		return
	}
	for i, item := range n.Items {
		s := p.b.Sources.Get(item.Key)
		if i == 0 {
			p.start("sup")
		}
		p.text(compose.GapBefore(i, item))
		href, id := "", ""
		if s != nil && item.Number > 0 {
			href, id = to(p.ids.of("source-"+s.ID)), p.markCitation(s)
		}
		p.linked(href, func() { p.text(compose.CitationMark(item)) }, "id", id, "role", "doc-biblioref")
	}
	p.end()
}

// markCitation returns a new id for a citation, to which the source links back.
func (p *page) markCitation(s *brief.Source) string {
	if p.linking { // linked writes no element then
		return ""
	}
	p.citations++
	id := p.ids.of(fmt.Sprintf("citation-%d", p.citations))
	p.cited[s] = append(p.cited[s], id)
	return id
}

func noteName(n *brief.Note) string { return fmt.Sprintf("note-%d", n.Number) }

// markNote returns a new id for the mark of a note, to which the note links back.
func (p *page) markNote(n *brief.Note) string {
	if p.linking {
		return ""
	}
	id := p.ids.of(fmt.Sprintf("%s-mark-%d", noteName(n), len(p.noted[n])+1))
	p.noted[n] = append(p.noted[n], id)
	return id
}
