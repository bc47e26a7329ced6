package web

import (
	"strings"
	"time"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/publish/output"
)

// iso returns a day in the form 2024-03-25, or "" if it isn't known.
func iso(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// header writes the title, the handling mark and the facts of the brief.
func (p *page) header(opt output.Options) {
	p.start("header")
	p.draft(opt)
	p.mark()
	p.element("p", "Briefing", "class", "kicker", "lang", p.programLang)
	p.element("h1", p.title())
	if p.b.Subtitle != "" {
		p.element("p", p.b.Subtitle, "class", "subtitle")
	}
	p.start("p", "class", "facts")
	authors, rest := compose.FactsOf(p.b)
	p.text(authors)
	p.inProgramLang(func() { p.timed(rest, p.b.AsOfWords(), iso(p.b.AsOf)) })
	p.end()
	p.end()
}

func (p *page) title() string {
	if strings.TrimSpace(p.b.Title) == "" {
		return "Briefing"
	}
	return p.b.Title
}

// mark writes the handling mark.
func (p *page) mark() {
	if mark := p.b.Marking.String(); mark != "" {
		p.element("p", mark, "class", "mark")
	}
}

// draft writes DraftWord on a draft.
func (p *page) draft(opt output.Options) {
	if opt.IsDraft() {
		p.element("p", output.DraftWord, "class", "draft", "lang", p.programLang)
	}
}

// inShort writes the summary: abstract, judgements and timeline.
func (p *page) inShort() {
	judgements := p.b.Judgements(brief.Page)
	all, err := p.b.Select("")
	some := err == nil && all.Count() > 0
	if p.b.Abstract == "" && len(judgements) == 0 && !some {
		return
	}
	p.annex("lectern-short", "In short", func() {
		if p.b.Abstract != "" {
			for part := range strings.SplitSeq(p.b.Abstract, "\n\n") {
				p.element("p", part)
			}
		}
		p.keyJudgements(judgements)
		if some {
			p.overview(all)
		}
	})
}

// keyJudgements writes a table of the judgements, each with a link to it.
func (p *page) keyJudgements(all []*brief.Judgement) {
	if len(all) == 0 {
		return
	}
	p.region("Table", "Key judgements")
	p.start("table", "class", "judgements")
	p.start("thead")
	p.start("tr")
	for _, head := range []string{"Key judgements", "Likelihood", "Confidence"} {
		p.element("th", head, "scope", "col", "lang", p.programLang)
	}
	p.end()
	p.end()
	p.start("tbody")
	for _, j := range all {
		p.start("tr")
		p.start("th", "scope", "row")
		p.linked(to(p.judgementID(j)), func() { p.statement(j) })
		p.end()
		p.start("td")
		if j.Likelihood.Word != "" {
			p.likelihood(j, false)
		}
		p.end()
		p.start("td")
		if j.Confidence != 0 {
			p.confidence(j)
		}
		p.end()
		p.end()
	}
	p.end()
	p.end()
	p.end()
}

// statement writes the statement of a judgement without marks and links.
func (p *page) statement(j *brief.Judgement) {
	if text := brief.StatementOf(j, brief.Page); brief.Plain(text) != "" {
		p.again(text)
		return
	}
	p.text(compose.Statement(j))
}

// overview draws the main amount over time.
func (p *page) overview(all incident.Selection) {
	shown, ok := p.composer.Show(&brief.Drawing{Kind: brief.Timeline, Title: incident.Capital(p.b.Incidents.Main().InEach())})
	if !ok {
		return
	}
	p.start("figure", "class", "timeline")
	p.element("figcaption", shown.Title, "lang", p.programLang)
	p.region("Timeline", shown.Title)
	p.box(shown, nil)
	p.end()
	p.element("p", figure.Basis(p.b, all)+" "+incident.Capital(figure.PaleWords(p.b.Incidents, p.b.Incidents.Main()))+"; dashed: not known.", "class", "basis", "lang", p.programLang)
	p.end()
}
