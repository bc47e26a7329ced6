package web

import (
	"fmt"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/incident"
)

var alignments = [...]string{brief.AlignNone: "", brief.AlignLeft: "", brief.AlignRight: "number", brief.AlignCentre: "centre"}

// table writes a table of the author.
func (p *page) table(t *brief.Table) {
	classes := make([]string, len(t.Aligns))
	for i, align := range t.Aligns {
		classes[i] = alignments[align]
		if align == brief.AlignNone && compose.Numbers(t.Rows, i) {
			classes[i] = "number"
		}
	}
	p.region("Table", brief.Plain(t.Caption))
	p.start("table")
	if len(t.Caption) > 0 {
		p.within("caption", t.Caption)
	}
	if len(t.Header) > 0 {
		p.start("thead")
		p.start("tr")
		for i, c := range t.Header {
			p.cell(c, classes[i], "col")
		}
		p.end()
		p.end()
	}
	p.start("tbody")
	for _, row := range t.Rows {
		p.start("tr")
		for i, c := range row {
			scope := ""
			if i == 0 {
				scope = "row"
			}
			p.cell(c, classes[i], scope)
		}
		p.end()
	}
	p.end()
	p.end()
	p.end()
}

// cell writes a cell, as a heading if it has a scope and isn't empty.
func (p *page) cell(c brief.Cell, class, scope string) {
	if scope == "" || len(c.Text) == 0 {
		p.within("td", c.Text, "class", class)
		return
	}
	p.within("th", c.Text, "scope", scope, "class", class)
}

// incidents writes a table of incidents, each with a link to its row in the table of all.
func (p *page) incidents(rows []incident.Row, columns []compose.Column) {
	p.start("table")
	p.incidentHead(columns)
	p.start("tbody")
	for _, row := range rows {
		x := p.b.Incidents.At(row)
		p.start("tr")
		leads := compose.Leads(columns, &x)
		for i, c := range columns {
			address := ""
			if i == leads {
				address = p.incidentAddress(x.ID)
			}
			p.incidentCell(&x, c, i == 0 && c.Value(&x) != "", "", address)
		}
		p.end()
	}
	p.end()
	p.end()
}

// figures writes a table of figures.
func (p *page) figures(f *incident.Figures) {
	cell := func(row, column int) {
		one := f.Cell(row, column)
		words, class, lang := one.Words, "number", p.programLang
		if one.Named {
			lang = ""
		} else if row == 0 || column == 0 {
			words = incident.Capital(words)
		}
		if column == 0 {
			class = ""
		}
		switch {
		case row == 0:
			p.element("th", words, "scope", "col", "class", class, "lang", lang)
		case column == 0:
			p.element("th", words, "scope", "row", "class", class, "lang", lang)
		default:
			p.element("td", words, "class", class, "lang", lang)
		}
	}
	line := func(row int) {
		p.start("tr")
		for column := range f.Columns {
			cell(row, column)
		}
		p.end()
	}
	p.start("table")
	p.start("thead")
	line(0)
	p.end()
	p.start("tbody")
	for row := 1; row < f.Rows; row++ {
		line(row)
	}
	p.end()
	p.end()
}

func (p *page) incidentHead(columns []compose.Column, before ...string) {
	p.start("thead")
	p.start("tr")
	for _, words := range before {
		p.element("th", words, "scope", "col", "class", "number", "lang", p.programLang)
	}
	for _, c := range columns {
		lang := p.programLang
		if c.Added {
			lang = ""
		}
		p.element("th", c.Head, "scope", "col", "class", numbered(c), "lang", lang)
	}
	p.end()
	p.end()
}

func numbered(c compose.Column) string {
	if c.Figure {
		return "number"
	}
	return ""
}

// incidentCell writes a cell of an incident. key is the value to sort by if it isn't the words; address is that
// of a link, or "".
func (p *page) incidentCell(x *incident.Incident, c compose.Column, heads bool, key, address string) {
	name, scope := "td", ""
	if heads {
		name, scope = "th", "row"
	}
	lang := ""
	if c.ByProgram(x) {
		lang = p.programLang
	}
	p.start(name, "scope", scope, "class", numbered(c), "data-key", key, "lang", lang)
	p.linked(address, func() {
		switch c.Name {
		case "date":
			p.timed(c.Value(x), c.Value(x), machineDate(x))
		case "sources":
			p.sourceNumbers(x.Sources)
		default:
			p.text(c.Value(x))
		}
	})
	p.end()
}

// sortKey returns the value by which a cell is sorted if it isn't the words. An unknown number comes first.
func sortKey(x *incident.Incident, c compose.Column) string {
	switch {
	case c.Number != nil:
		return fmt.Sprint(c.Number(x).Most())
	case c.Name == "date":
		return x.When.First.String()
	}
	return ""
}

// machineDate returns a date in the form of HTML's time element, or "" if it has none.
func machineDate(x *incident.Incident) string {
	y, m, d := x.When.First.Date()
	switch x.When.Precision {
	case incident.ByDay:
		if x.When.First == x.When.Last {
			return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
		}
	case incident.ByMonth:
		return fmt.Sprintf("%04d-%02d", y, m)
	case incident.ByYear:
		return fmt.Sprintf("%04d", y)
	}
	return ""
}

// sourceNumbers writes the numbers of sources as links.
func (p *page) sourceNumbers(keys []string) {
	first := true
	for _, key := range keys {
		n := p.sourceNumber[key]
		if n == 0 {
			continue
		}
		if !first {
			p.text(", ")
		}
		first = false
		p.linked(to(p.ids.of("source-"+key)), func() { p.text(fmt.Sprint(n)) })
	}
}

// rowNumbers writes the numbers of a selection's rows in runs, as links.
func (p *page) rowNumbers(s incident.Selection) {
	var numbers []int
	for n, row := range p.rows {
		if s.Has(row) {
			numbers = append(numbers, n+1)
		}
	}
	runs, more := compose.Runs(numbers)
	for i, r := range runs {
		if i > 0 {
			p.text(", ")
		}
		id := p.b.Incidents.Cell("id", p.rows[r.First-1])
		p.linked(p.incidentAddress(id), func() { p.text(r.String()) })
	}
	switch {
	case more > 0:
		p.text(compose.MoreRows(more))
	case len(runs) == 0:
		p.text("none")
	}
}
