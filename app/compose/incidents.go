package compose

import (
	"fmt"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// mostRows bounds every table of incidents. If there are more, the table of all lists only those that the text
// uses, and a table of the text the first.
const mostRows = 10_000

// AnnexColumns returns the columns of the table of all incidents.
func AnnexColumns(t *incident.Table) []Column {
	return append(ColumnsOf(t, nil), ColumnsOf(t, []string{"sources"})...)
}

// AnnexRows returns the rows of the table of all incidents in the order of time. If they are not all, cut says
// so in words.
func AnnexRows(b *brief.Brief) (rows []incident.Row, cut string, err error) {
	all, err := b.Select("")
	if err != nil {
		return nil, "", fmt.Errorf("listing the incidents: %w", err)
	}
	shown := all
	if all.Count() > mostRows {
		shown = all.And(b.Shown())
	}
	if rows, err = b.Incidents.Order(shown, "date", false); err != nil {
		return nil, "", fmt.Errorf("listing the incidents: %w", err)
	}
	switch n := len(rows); {
	case n > mostRows:
		rows = rows[:mostRows]
		cut = fmt.Sprintf("These %s of %s are the first of those on which the text rests.", incident.Thousands(mostRows), incident.Thousands(all.Count()))
	case n < all.Count():
		cut = fmt.Sprintf("These %s of %s are those on which the text rests.", incident.Thousands(n), incident.Thousands(all.Count()))
	}
	return rows, cut, nil
}

// Incidents adds the numbered table of all incidents, to which links to incidents lead on paper.
func (c *Composer) Incidents(d *Document) {
	rows, cut, err := AnnexRows(c.Brief)
	if err != nil || len(rows) == 0 {
		return
	}
	in := typeset.NewElement(draw.Tag{Role: draw.Sect})
	c.annex(d, in, IncidentsID, "Incidents")
	if cut != "" {
		rest := " The table of all is too large to attach."
		switch {
		case c.Attached != "":
			rest = " The attached " + c.Attached + " has all."
		case c.Bare:
			rest = ""
		}
		c.say(d, in, c.Sheet.Label, cut+rest)
	}
	head := []cell{{text: typeset.NewText("", c.style(c.Sheet.CellHead.Style, inlineStyle{})), figure: true}}
	picked := AnnexColumns(c.Brief.Incidents)
	for _, col := range picked {
		head = append(head, c.head(col))
	}
	plain, strong := c.style(c.Sheet.Cell.Style, inlineStyle{}), c.style(c.Sheet.Cell.Style, inlineStyle{bold: true})
	quiet, link := c.style(typeset.Style{Face: c.Sheet.Cell.Face, Size: c.Sheet.Cell.Size, Ink: typeset.Third}, inlineStyle{}), c.style(c.Sheet.Cell.Style, inlineStyle{accent: true})
	c.rows = make(map[incident.Row]int, len(rows))
	cells := make([][]cell, 0, len(rows))
	for n, row := range rows {
		c.rows[row] = n + 1
		one := c.Brief.Incidents.At(row)
		line := make([]cell, 0, len(head))
		line = append(line, cell{text: typeset.NewText(fmt.Sprint(n+1), quiet), figure: true, anchor: incidentAnchor(one.ID)})
		for _, col := range picked {
			t := c.valueOf(col, &one, plain, link)
			if col.Name == "title" {
				t.Spans[0].Style = strong
			}
			line = append(line, cell{text: t, figure: col.Figure})
		}
		cells = append(cells, line)
	}
	c.grid(d, tableIn(in), grid{head: head, rows: cells, width: c.Wide})
}

// counts reports whether the brief counts and lists an incident.
func (c *Composer) counts(id string) bool {
	row, ok := c.Brief.Incidents.Index(id)
	if !ok {
		return false
	}
	all, err := c.selected()
	return err == nil && all.Has(row)
}

// HasRow reports whether a row of the data is in the table of all incidents.
func (c *Composer) HasRow(row incident.Row) bool { return c.rows[row] > 0 }

// incidentAnchor returns the anchor of an incident in the table of all.
func incidentAnchor(id string) string { return Anchor(To(LinkIncident, id)) }

// Counted adds the annex on what live figures and views count: for each query its words, its totals and the
// numbers of its rows.
func (c *Composer) Counted(d *Document) {
	ahead := c.Copy()
	ahead.Glossary(new(Document)) // it comes later, and its figures belong here, too
	c.reached = ahead.reached
	if len(c.reached) == 0 || len(c.rows) == 0 {
		return
	}
	in := typeset.NewElement(draw.Tag{Role: draw.Sect})
	c.annex(d, in, CountedID, "What the figures count")
	c.say(d, in, c.Sheet.Label, "Underlined figures in the text are computed from the incidents. The rows are those of the table before.")
	plain, head := c.style(c.Sheet.Cell.Style, inlineStyle{}), c.style(c.Sheet.CellHead.Style, inlineStyle{})
	var rows [][]cell
	for n, query := range c.reached {
		s, err := c.Brief.Select(query)
		if err != nil {
			continue
		}
		words := query
		if q, err := c.Brief.Incidents.Parse(query); err == nil {
			words = incident.Capital(q.Words())
		}
		total := c.Brief.Incidents.Totals(s)
		row := []cell{
			{text: c.ProgramText(words, plain), anchor: countedAnchor(n)},
			{text: typeset.NewText(incident.Thousands(total.Rows), plain), figure: true},
		}
		if !total.Main.IsCount() {
			row = append(row, cell{text: c.ProgramText(total.Sums[0].Figures(), plain), figure: true})
		}
		rows = append(rows, append(row, cell{text: c.rowNumbers(s)}))
	}
	heads := []cell{{text: c.ProgramText("Incidents", head)}, {text: c.ProgramText("Number", head), figure: true}}
	if sum := SumHead(c.Brief.Incidents); sum != "" {
		heads = append(heads, cell{text: c.ProgramText(sum, head), figure: true})
	}
	c.grid(d, tableIn(in), grid{head: append(heads, cell{text: c.ProgramText("Rows", head)}), rows: rows, width: c.Wide})
}

// SumHead returns the heading of a column for sums of the main amount; "" where that is the number of incidents.
func SumHead(t *incident.Table) string {
	if t.Main().IsCount() {
		return ""
	}
	return incident.Capital(t.Main().Short)
}

func countedAnchor(n int) string { return fmt.Sprintf("lectern-counted-%d", n+1) }

// rowNumbers returns the numbers of a selection's rows in runs, each a link to its first row.
func (c *Composer) rowNumbers(s incident.Selection) typeset.Text {
	ids := map[int]string{}
	var numbers []int
	for row := range s.All {
		if n := c.rows[row]; n > 0 {
			numbers = append(numbers, n)
			ids[n] = c.Brief.Incidents.Cell("id", row)
		}
	}
	slices.Sort(numbers)
	var t typeset.Text
	plain, link := c.style(c.Sheet.Cell.Style, inlineStyle{}), c.style(c.Sheet.Cell.Style, inlineStyle{accent: true})
	runs, more := Runs(numbers)
	for i, r := range runs {
		if i > 0 {
			t.Add(", ", plain)
		}
		t.Add(r.String(), link).Link = To(LinkIncident, ids[r.First])
	}
	if more > 0 {
		c.addProgramText(&t, MoreRows(more), plain)
	}
	if len(t.Spans) == 0 {
		c.addProgramText(&t, "none", plain)
	}
	return t
}

// reach records the query of a live figure or view, so that Counted lists its rows.
func (c *Composer) reach(link typeset.Link) {
	if !c.Sheet.Paged {
		return
	}
	query, _, ok := Reach(c.Brief, link)
	if ok && query != "" && !slices.Contains(c.reached, query) {
		c.reached = append(c.reached, query)
	}
}

// ReachAnchor returns where the link of a live figure or a view leads on paper, and the words for it.
func (c *Composer) ReachAnchor(link typeset.Link) (anchor, words string) {
	query, _, _ := Reach(c.Brief, link)
	if n := slices.Index(c.reached, query); n >= 0 {
		q, err := c.Brief.Incidents.Parse(query)
		if err == nil {
			return countedAnchor(n), "Incidents counted: " + q.Words()
		}
	}
	return IncidentsID, "The incidents"
}

// Glossary adds the section of terms as an annex, on pages.
func (c *Composer) Glossary(d *Document) {
	s := c.Brief.Section(GlossarySection)
	if s == nil || !c.Sheet.Paged {
		return
	}
	in := typeset.NewElement(draw.Tag{Role: draw.Sect})
	t, mark := c.Sheet.Section, c.annexMark()
	text := c.ProgramText(mark, c.style(t.Style, inlineStyle{}))
	text.Add(brief.Plain(s.Title), c.style(t.Style, inlineStyle{}))
	c.headed(d, in, 1, Part{ID: s.ID, Title: mark + brief.Plain(s.Title)}, text)
	c.blocks(d, in, s.Blocks, 0)
}

// GlossarySection is the id of the section of terms, which is an annex on pages.
const GlossarySection = "glossary"

// Fact is a fact with its name, such as a line of the colophon.
type Fact struct {
	Name, Words string
	Author      bool // Words are the author's
}

// Colophon adds a section on the file and how it was made.
func (c *Composer) Colophon(d *Document, facts []Fact) {
	in := typeset.NewElement(draw.Tag{Role: draw.Sect})
	c.programHeading(d, in, 1, ColophonID, "About this file")
	name, value := c.style(c.Sheet.Label.Style, inlineStyle{}), c.style(typeset.Style{Face: c.Sheet.Label.Face, Size: c.Sheet.Label.Size}, inlineStyle{})
	var rows [][]cell
	for _, f := range facts {
		text := c.ProgramText(strings.TrimSpace(f.Words), value)
		if f.Author {
			text = typeset.NewText(strings.TrimSpace(f.Words), value)
		}
		rows = append(rows, []cell{{text: c.ProgramText(f.Name, name)}, {text: text}})
	}
	c.grid(d, tableIn(in), grid{rows: rows, width: c.Wide})
}
