package web

import (
	"fmt"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/compose"
)

// section writes a section with its heading. One without a title is a div, because HTML wants a heading in a
// section.
func (p *page) section(s *brief.Section) {
	if !slices.ContainsFunc(s.Blocks, brief.Page.Shows) && len(s.Title) == 0 { // notes on the title slide
		return
	}
	if len(s.Title) == 0 {
		p.start("div", "id", p.ids.ofAuthor(s.ID))
		p.blocks(s.Blocks)
		p.end()
		return
	}
	p.start("section", "id", p.ids.ofAuthor(s.ID))
	p.heading(1, s.ID, "", s.Title)
	p.blocks(s.Blocks)
	p.end()
}

// heading writes a heading one level below that of the brief, whose title is the h1, and records it for the
// contents. No level is skipped.
func (p *page) heading(level int, target, id string, title []brief.Inline) {
	level = min(level, p.level+1)
	p.level = level
	p.parts = append(p.parts, part{level: level, target: target, title: title})
	p.within(fmt.Sprintf("h%d", min(level+1, 6)), title, "id", id)
}

func (p *page) blocks(blocks []brief.Block) {
	for _, b := range blocks {
		p.block(b)
	}
}

// block writes a block by its kind. A new kind of block is a case here.
func (p *page) block(b brief.Block) {
	id := p.ids.ofAuthor(brief.IDOf(b))
	switch b := b.(type) {
	case *brief.Paragraph:
		p.within("p", b.Text, "id", p.addressOf(b))
	case *brief.Heading:
		if len(b.Text) > 0 {
			p.heading(b.Level, b.ID, id, b.Text)
		}
	case *brief.List:
		p.list(b)
	case *brief.DefinitionList:
		p.definitions(b)
	case *brief.Table:
		p.table(b)
	case *brief.Quote:
		p.group("blockquote", b.Blocks)
	case *brief.CodeBlock:
		p.code(b, id)
	case *brief.ImageBlock:
		p.image(b, id)
	case *brief.Judgement:
		p.judgement(b, id)
	case *brief.Recommendation:
		p.recommendation(b, id)
	case *brief.KeyPoint:
		p.group("div", b.Blocks, "class", "key-point", "id", id)
	case *brief.Only:
		if b.Medium == brief.Page {
			p.part(b.Blocks, id)
		}
	case *brief.Incremental:
		p.part(b.Blocks, id)
	case *brief.Backup:
		p.part(b.Blocks, id)
	case *brief.Aside:
		p.aside(b, id)
	case *brief.Landscape:
		p.group("div", b.Blocks, "class", "landscape", "id", id)
	case *brief.Drawing:
		p.drawing(b, id)
	case *brief.HorizontalRule:
		p.void("hr")
	case *brief.SpeakerNotes: // for the presenter only
	default:
		panic(fmt.Sprintf("web: no way to write %T", b)) // the list is closed; a test walks it
	}
}

// addressOf returns the id of a paragraph, which is its address in the brief.
func (p *page) addressOf(b brief.Block) string {
	if address := p.b.AddressOf(b); address != "" {
		return p.ids.of(address)
	}
	return ""
}

// part writes blocks that stand in a div for slides, which pages don't need but for its id.
func (p *page) part(blocks []brief.Block, id string) {
	if id == "" {
		p.blocks(blocks)
	} else {
		p.group("div", blocks, "id", id)
	}
}

func (p *page) group(name string, blocks []brief.Block, attrs ...string) {
	p.start(name, attrs...)
	p.blocks(blocks)
	p.end()
}

// aside writes a note beside the text, in which a paragraph of strong text alone is a key figure.
func (p *page) aside(a *brief.Aside, id string) {
	p.start("aside", "id", id)
	for _, b := range a.Blocks {
		if text, ok := b.(*brief.Paragraph); ok && compose.IsKey(text.Text) {
			p.within("p", text.Text, "class", "key", "id", p.addressOf(text))
		} else {
			p.block(b)
		}
	}
	p.end()
}

// item writes the content of a list's item, without a paragraph if the list is tight.
func (p *page) item(blocks []brief.Block, tight bool) {
	for i, b := range blocks {
		if text, ok := b.(*brief.Paragraph); ok && tight && i == 0 {
			p.inlines(text.Text)
			continue
		}
		p.block(b)
	}
}

func (p *page) list(l *brief.List) {
	name, first := "ul", ""
	if l.Ordered {
		name = "ol"
		if l.Start != 1 {
			first = fmt.Sprint(l.Start)
		}
	}
	p.start(name, "start", first)
	for _, item := range l.Items {
		id := ""
		if l.Tight && len(item.Blocks) > 0 { // its paragraph has no element of its own
			id = p.addressOf(item.Blocks[0])
		}
		p.start("li", "id", id)
		p.item(item.Blocks, l.Tight)
		p.end()
	}
	p.end()
}

func (p *page) definitions(l *brief.DefinitionList) {
	p.start("dl")
	for _, one := range l.Items {
		p.within("dt", one.Term)
		for _, def := range one.Definitions {
			p.start("dd")
			p.item(def, l.Tight)
			p.end()
		}
	}
	p.end()
}

func (p *page) code(b *brief.CodeBlock, id string) {
	class := ""
	if b.Language != "" {
		class = "language-" + b.Language
	}
	p.region("Code", "")
	p.start("pre", "id", id)
	p.element("code", b.Text, "class", class)
	p.end()
	p.end()
}

// region starts a part that scrolls sideways by itself in a narrow window. No two have the same label.
func (p *page) region(kind, title string) {
	p.regions++
	label := fmt.Sprintf("%s %d", kind, p.regions)
	if title != "" {
		label += ": " + title
	}
	p.start("div", "class", "scroll", "role", "region", "aria-label", label, "tabindex", "0")
}

// judgement writes a judgement with its likelihood and confidence below.
func (p *page) judgement(j *brief.Judgement, id string) {
	if id == "" {
		id = p.judgementID(j)
	}
	kicker := p.composer.JudgementKicker()
	p.named("judgement", id, func() { p.inProgramLang(func() { p.text(kicker) }) }, func() {
		class := "statement"
		for _, b := range j.Blocks {
			if text, ok := b.(*brief.Paragraph); ok {
				p.within("p", text.Text, "class", class, "id", p.addressOf(text))
				class = ""
				continue
			}
			p.block(b)
		}
		p.assessment(j)
	})
}

// judgementID returns the id of a judgement: the author's, or one of the program.
func (p *page) judgementID(j *brief.Judgement) string {
	if j.ID != "" {
		return j.ID
	}
	if p.judgements[j] == 0 {
		p.judgements[j] = len(p.judgements) + 1
	}
	return p.ids.of(fmt.Sprintf("judgement-%d", p.judgements[j]))
}

func (p *page) assessment(j *brief.Judgement) {
	if j.Likelihood.Word == "" && j.Confidence == 0 {
		return
	}
	p.start("dl", "class", "judged")
	if j.Likelihood.Word != "" {
		p.start("div")
		p.element("dt", "Likelihood", "lang", p.programLang)
		p.start("dd")
		p.likelihood(j, true)
		p.end()
		p.end()
	}
	if j.Confidence != 0 {
		p.start("div")
		p.element("dt", "Confidence", "lang", p.programLang)
		p.start("dd")
		p.confidence(j)
		if j.Because != "" {
			p.element("span", j.Because, "class", "because")
		}
		p.end()
		p.end()
	}
	p.end()
}

func (p *page) recommendation(r *brief.Recommendation, id string) {
	kicker := p.composer.RecommendationKicker(r)
	if id == "" {
		p.recommendations++
		id = p.ids.of(fmt.Sprintf("recommendation-%d", p.recommendations))
	}
	p.named("recommendation", id, func() {
		p.inProgramLang(func() { p.text(kicker.Before) })
		p.text(kicker.Owner)
		if kicker.After != "" {
			p.inProgramLang(func() { p.timed(kicker.After, compose.By(r.By), r.By) })
		}
	}, func() { p.blocks(r.Blocks) })
}

// named writes a group that is labelled by the small line above it.
func (p *page) named(class, id string, kicker, content func()) {
	name := p.ids.of(id + "-name")
	p.start("div", "class", class, "id", id, "role", "group", "aria-labelledby", name)
	p.start("p", "class", "kicker", "id", name)
	kicker()
	p.end()
	content()
	p.end()
}

// timed writes words with the date in them as a time element, which has it in the form iso, too.
func (p *page) timed(words, date, iso string) {
	before, after, ok := strings.Cut(words, date)
	if !ok || iso == "" {
		p.text(words)
		return
	}
	p.text(before)
	p.element("time", date, "datetime", iso)
	p.text(after)
}
