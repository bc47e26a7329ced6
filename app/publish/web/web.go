package web

import (
	"context"
	"fmt"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw/svg"
	"lectern/app/incident"
	"lectern/app/publish/output"
	"lectern/app/typeset"
)

// The widths of text and drawings in CSS pixels, which style.css has, too.
const (
	measure = 646
	wide    = 760
)

// Briefing returns the briefing as one HTML page: title, summary, sections, notes, sources, annexes. The paper of
// the options is for print. The error is the context's, or one of drawing.
func Briefing(ctx context.Context, b *brief.Brief, opt output.Options) ([]byte, error) {
	p := newPage(b)
	about, err := output.Facts(b, &opt)
	if err != nil {
		return nil, fmt.Errorf("making the page of %q: %w", b.Title, err)
	}
	steps := append(p.steps(), step{"Writing what this file is", func() {
		p.composed(func(d *compose.Document) { p.composer.Colophon(d, about) })
	}})
	for i, s := range steps {
		if opt.Progress != nil {
			opt.Progress(i, len(steps), s.what)
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s.do()
	}
	if p.err != nil {
		return nil, fmt.Errorf("making the page of %q: %w", b.Title, p.err)
	}
	return p.whole(opt), nil
}

// page is the state of making one page. The embedded writer has the text with its annexes; head and contents,
// which depend on them, are written at the end.
type page struct {
	writer
	b           *brief.Brief
	composer    *compose.Composer
	sheet       svg.Sheet
	ids         *ids
	parts       []part // for the contents
	programLang string // language of the program's words, if the page is in another; else ""
	err         error

	rows         []incident.Row            // of the table of all incidents
	rowsCut      string                    // words that say that they are not all, or ""
	rowNumber    map[incident.Row]int      // from 1
	order        []*brief.Source           // by their numbers
	sourceNumber map[string]int            // from 1
	restingOn    map[string][]incident.Row // rows by source
	counted      map[string]int            // queries to whose rows the text leads
	queries      []string                  // in the order of their numbers
	cited        map[*brief.Source][]string
	noted        map[*brief.Note][]string
	judgements   map[*brief.Judgement]int // without an id of the author's

	level           int  // of the heading before
	linking         bool // within a link, which holds no other
	repeating       bool // within again
	citations       int
	regions         int
	drawings        int
	recommendations int
}

// part is an entry of the contents.
type part struct {
	level  int // 1: section
	target string
	title  []brief.Inline
}

func newPage(b *brief.Brief) *page {
	sheet := compose.Screen(19)
	sheet.MapHeight = 520
	p := &page{
		b: b, programLang: compose.ProgramLang(b), ids: newIDs(b), composer: compose.New(b, sheet, measure, wide, typeset.NewSetter()),
		rowNumber: map[incident.Row]int{}, sourceNumber: map[string]int{}, restingOn: map[string][]incident.Row{}, counted: map[string]int{},
		cited: map[*brief.Source][]string{}, noted: map[*brief.Note][]string{}, judgements: map[*brief.Judgement]int{},
	}
	p.number()
	return p
}

// fail keeps the first error, which Briefing returns at the end.
func (p *page) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// step is a part of the work, in words.
type step struct {
	what string
	do   func()
}

func (p *page) steps() []step {
	steps := []step{{"Writing the summary", p.inShort}}
	for n, s := range p.b.Sections {
		steps = append(steps, step{fmt.Sprintf("Writing section %d of %d", n+1, len(p.b.Sections)), func() {
			p.level = 0
			p.section(s)
		}})
	}
	return append(steps,
		step{"Writing the notes", p.notes},
		step{"Writing the annexes", func() {
			p.composed(p.composer.Scale)
			p.composed(p.composer.Method)
			p.allIncidents()
			p.composed(p.composer.Claims)
			p.whatFiguresCount()
		}},
		step{"Writing the sources", p.sources},
	)
}

// whole puts the page together.
func (p *page) whole(opt output.Options) []byte {
	text := p.writer.b.Bytes()
	p.writer = writer{}
	p.writer.b.Grow(len(text) + len(text)/8)
	p.raw([]byte("<!DOCTYPE html>"))
	dir := ""
	if compose.Direction(output.Lang(p.b)) == "rtl" {
		dir = "rtl"
	}
	p.start("html", "lang", output.Lang(p.b), "dir", dir)
	p.head(opt)
	p.start("body")
	p.element("a", "Skip to the text", "class", "skip", "href", to(p.ids.of("lectern-text")), "lang", p.programLang)
	p.header(opt)
	p.contents()
	p.start("main", "id", p.ids.of("lectern-text"), "tabindex", "-1")
	p.raw(text)
	p.end()
	p.footer(opt)
	if len(p.rows) > 0 {
		p.start("script")
		p.raw(tableScript())
		p.end()
	}
	p.end()
	p.end()
	p.raw([]byte("\n"))
	return p.writer.b.Bytes()
}

// contents lists the sections and the headings right below them.
func (p *page) contents() {
	name := p.ids.of("lectern-contents")
	p.start("nav", "aria-labelledby", name)
	p.element("h2", "Contents", "id", name, "lang", p.programLang)
	p.start("ol")
	for _, one := range p.parts {
		if one.level > 2 || one.target == "" {
			continue
		}
		p.start("li", "class", map[int]string{2: "below"}[one.level])
		p.linked(to(one.target), func() { p.again(one.title) })
		p.end()
	}
	p.end()
	p.end()
}

func (p *page) footer(opt output.Options) {
	p.start("footer")
	p.start("p", "lang", p.programLang)
	p.timed("As of "+p.b.AsOfWords()+". Made by "+output.Producer(opt.Version)+".", p.b.AsOfWords(), iso(p.b.AsOf))
	p.end()
	p.draft(opt)
	p.mark()
	p.end()
}
