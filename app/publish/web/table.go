package web

import (
	"fmt"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/incident"
)

var alignments = [...]string{brief.AlignNone: "", brief.AlignLeft: "", brief.AlignRight: "number", brief.AlignCentre: "centre"}

// table writes a table of the author's.
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

// cell writes a heading where it has a scope; an empty one heads nothing.
func (p *page) cell(c brief.Cell, class, scope string) {
	if scope == "" || len(c.Text) == 0 {
		p.within("td", c.Text, "class", class)
		return
	}
	p.within("th", c.Text, "scope", scope, "class", class)
}

// incidents writes a table of incidents, each of which leads to its row in the table of all.
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

func (p *page) incidentHead(columns []compose.Column, before ...string) {
	p.start("thead")
	p.start("tr")
	for _, words := range before {
		p.element("th", words, "scope", "col", "class", "number", "lang", p.own)
	}
	for _, c := range columns {
		lang := p.own
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

// incidentCell writes one field. key is what the field is sorted by, where its words don't say; address
// is where it leads, if it does.
func (p *page) incidentCell(x *incident.Incident, c compose.Column, heads bool, key, address string) {
	name, scope := "td", ""
	if heads {
		name, scope = "th", "row"
	}
	lang := ""
	if c.ByProgram(x) {
		lang = p.own
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

// sortKey returns by what a field is sorted, where its words don't say; an unknown number comes first.
func sortKey(x *incident.Incident, c compose.Column) string {
	switch c.Name {
	case "killed":
		return fmt.Sprint(x.Killed.Most())
	case "wounded":
		return fmt.Sprint(x.Wounded.Most())
	case "date":
		return x.When.First.String()
	}
	return ""
}

// machineDate returns a date in HTML's form, "" where HTML has none.
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

// sourceNumbers lists sources by their numbers.
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

// rowNumbers lists rows of the table of all incidents by their numbers, those in a run by its ends.
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
