package web

import (
	"fmt"
	"slices"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// annex writes a section of the program.
func (p *page) annex(name, title string, content func()) {
	id := p.ids.of(name)
	p.level = 0
	p.start("section", "id", id)
	p.programHeading(1, id, "", title)
	content()
	p.end()
}

// programHeading writes a heading in the program's words.
func (p *page) programHeading(level int, target, id, title string) {
	words := []brief.Inline{&brief.Text{Text: title}}
	if p.programLang != "" {
		words = []brief.Inline{&brief.Span{Lang: p.programLang, Text: words}}
	}
	p.heading(level, target, id, words)
}

// notes writes the notes, each with links back to its marks.
func (p *page) notes() {
	var numbered []*brief.Note
	for _, n := range p.b.Notes {
		if n.ShownIn(brief.Page) {
			numbered = append(numbered, n)
		}
	}
	if len(numbered) == 0 {
		return
	}
	p.annex(compose.NotesID, "Notes", func() {
		p.start("ol", "type", "a", "class", "notes")
		for _, n := range numbered {
			p.start("li", "id", p.ids.of(noteName(n)))
			p.note(n)
			p.end()
		}
		p.end()
	})
}

// note writes a note; the links back are at the end of its last paragraph, or in a paragraph of their own.
func (p *page) note(n *brief.Note) {
	blocks, last := n.Blocks, []brief.Inline(nil)
	if end := len(blocks) - 1; end >= 0 {
		if text, ok := blocks[end].(*brief.Paragraph); ok {
			blocks, last = blocks[:end], text.Text
		}
	}
	p.blocks(blocks)
	p.start("p")
	p.inlines(last)
	p.back(p.noted[n], "note "+n.Letter())
	p.end()
}

// back writes links back to the places that lead here.
func (p *page) back(places []string, what string) {
	for i, id := range places {
		label := "Back to " + what
		if len(places) > 1 {
			label = fmt.Sprintf("%s, place %d of %d", label, i+1, len(places))
		}
		p.text(" ")
		p.linked(to(id), func() { p.text("\u2191") }, "role", "doc-backlink", "aria-label", label, "class", "back", "lang", p.programLang)
	}
}

// sources writes the numbered list of sources, each with its limits, links back to its citations and the
// incidents that cite it.
func (p *page) sources() {
	if len(p.order) == 0 {
		return
	}
	p.annex(compose.SourcesID, "Sources", func() {
		if slices.ContainsFunc(p.order, func(s *brief.Source) bool { return s.Grade() != "" }) {
			p.element("p", compose.GradesNote, "lang", p.programLang)
		}
		cited := len(p.b.References(brief.Page))
		p.start("ol", "class", "sources")
		for n, s := range p.order {
			if n == cited && cited > 0 {
				p.end()
				id := p.ids.of("lectern-sources-data")
				p.programHeading(2, id, id, "Sources of the incidents and series only")
				p.start("ol", "class", "sources", "start", fmt.Sprint(n+1))
			}
			p.source(n+1, s)
		}
		p.end()
	})
}

func (p *page) source(number int, s *brief.Source) {
	p.start("li", "id", p.ids.of("source-"+s.ID))
	p.start("p")
	p.reference(s)
	if grade := s.Grade(); grade != "" {
		p.text(" ")
		p.element("strong", grade)
	}
	if s.Note != "" { // its limits
		p.text(" ")
		p.element("em", incident.Capital(s.Note)+".")
	}
	p.back(p.cited[s], fmt.Sprintf("the citation of source %d", number))
	p.end()
	if rows := p.restingOn[s.ID]; len(rows) > 0 {
		p.start("p", "class", "resting", "lang", p.programLang)
		p.text(map[bool]string{true: "Row ", false: "Rows "}[len(rows) == 1])
		for i, row := range rows {
			if i > 0 {
				p.text(", ")
			}
			p.linked(p.incidentAddress(p.b.Incidents.Cell("id", row)), func() { p.text(fmt.Sprint(p.rowNumber[row])) })
		}
		p.end()
	}
	p.end()
}

// reference writes the reference of a source, with the language of its title.
func (p *page) reference(s *brief.Source) {
	for _, r := range s.Reference() {
		lang, dir := "", ""
		if compose.Foreign(p.b, r.Lang) {
			lang, dir = r.Lang, p.dir(r.Lang)
		}
		switch {
		case r.Italic:
			p.element("cite", r.Text, "lang", lang, "dir", dir)
		case lang != "":
			p.element("span", r.Text, "lang", lang, "dir", dir)
		case r.Link != "":
			p.linked(address(r.Link), func() { p.text(r.Text) })
		default:
			p.text(r.Text)
		}
	}
}

// number numbers the rows of the table of all incidents, and the sources.
func (p *page) number() {
	var err error
	p.rows, p.rowsCut, err = compose.AnnexRows(p.b)
	p.fail(err)
	for n, row := range p.rows {
		p.rowNumber[row] = n + 1
		for _, key := range p.b.Incidents.At(row).Sources {
			p.restingOn[key] = append(p.restingOn[key], row)
		}
	}
	p.order = p.composer.SourceOrder()
	for n, s := range p.order {
		p.sourceNumber[s.ID] = n + 1
	}
}

// allIncidents writes the table of all incidents, to whose rows text and maps link.
func (p *page) allIncidents() {
	if len(p.rows) == 0 {
		return
	}
	p.annex(compose.IncidentsID, "Incidents", func() {
		columns := compose.AnnexColumns(p.b.Incidents)
		if p.rowsCut != "" {
			p.element("p", p.rowsCut, "lang", p.programLang)
		}
		p.region("Table", "All incidents")
		p.start("table", "id", p.ids.of("lectern-table"), "class", "all")
		p.incidentHead(columns, "Row")
		p.start("tbody")
		for n, row := range p.rows {
			x := p.b.Incidents.At(row)
			p.start("tr", "id", p.ids.of("incident-"+x.ID))
			p.element("td", fmt.Sprint(n+1), "class", "number")
			for _, c := range columns {
				p.incidentCell(&x, c, c.Name == "title", sortKey(&x, c), "")
			}
			p.end()
		}
		p.end()
		p.end()
		p.end()
	})
}

// reach returns the address of the rows that a live figure or a view counts, or "".
func (p *page) reach(link typeset.Link) string {
	query, _, ok := compose.Reach(p.b, link)
	if !ok {
		return ""
	}
	return p.reachQuery(query)
}

func (p *page) reachQuery(query string) string {
	q, err := p.b.Incidents.Parse(query)
	if err != nil || len(p.rows) == 0 {
		return ""
	}
	if q.IsAll() {
		return to(p.ids.of(compose.IncidentsID))
	}
	query = q.String()
	n, ok := p.counted[query]
	if !ok {
		n = len(p.counted) + 1
		p.counted[query], p.queries = n, append(p.queries, query)
	}
	return to(p.ids.of(countedName(n)))
}

func countedName(n int) string { return fmt.Sprintf("lectern-counted-%d", n) }

// whatFiguresCount writes the annex on what live figures and views count: for each query its words and rows.
func (p *page) whatFiguresCount() {
	if len(p.queries) == 0 {
		return
	}
	p.annex(compose.CountedID, "What the figures count", func() {
		p.element("p", "Underlined figures in the text are computed from the incidents. The rows are those of the table before.", "lang", p.programLang)
		p.region("Table", "What the figures count")
		p.start("table")
		p.start("thead")
		p.start("tr")
		heads := [][2]string{{"Incidents"}, {"Number", "number"}, {compose.SumHead(p.b.Incidents), "number"}, {"Rows"}}
		for _, c := range heads {
			if c[0] != "" {
				p.element("th", c[0], "scope", "col", "class", c[1], "lang", p.programLang)
			}
		}
		p.end()
		p.end()
		p.start("tbody")
		for i, query := range p.queries {
			p.countedRow(i+1, query)
		}
		p.end()
		p.end()
		p.end()
	})
}

func (p *page) countedRow(n int, query string) {
	s, err := p.b.Select(query)
	p.fail(err)
	words := query
	if q, err := p.b.Incidents.Parse(query); err == nil {
		words = incident.Capital(q.Words())
	}
	total := p.b.Incidents.Totals(s)
	p.start("tr", "id", p.ids.of(countedName(n)))
	p.element("th", words, "scope", "row", "lang", p.programLang)
	p.element("td", incident.Thousands(total.Rows), "class", "number")
	if !total.Main.IsCount() {
		p.element("td", total.Sums[0].Figures(), "class", "number", "lang", p.programLang)
	}
	p.start("td", "class", "rows", "lang", p.programLang)
	p.rowNumbers(s)
	p.end()
	p.end()
}
