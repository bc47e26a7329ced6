package compose

import (
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// table adds a table of the author's.
func (c *Composer) table(d *Document, in *typeset.Element, t *brief.Table, left float32) {
	in = tableIn(in)
	if len(t.Caption) > 0 {
		if left == 0 {
			defer c.float(d, len(d.Blocks))
		}
		text := c.oneText(c.Sheet.FigureTitle, t.Caption)
		anchor := c.listed(d, Figure{Title: brief.Plain(t.Caption), inlines: t.Caption})
		d.Blocks = append(d.Blocks, typeset.Block{
			Text: text, Leading: c.Sheet.FigureTitle.Leading, Above: c.Sheet.Gap, Below: c.Sheet.Gap * 0.3, Left: left, Ragged: true, KeepNext: true, In: in.Inside(draw.Tag{Role: draw.Caption}), Anchor: anchor,
		})
	}
	figures := make([]bool, len(t.Aligns))
	for i, align := range t.Aligns {
		figures[i] = align == brief.AlignRight || align == brief.AlignNone && Numbers(t.Rows, i)
	}
	cells := func(of []brief.Cell, ty Type) []cell {
		var out []cell
		for i, one := range of {
			out = append(out, cell{text: c.oneText(ty, one.Text), figure: figures[i], centre: t.Aligns[i] == brief.AlignCentre})
		}
		return out
	}
	head := cells(t.Header, c.Sheet.CellHead)
	var rows [][]cell
	for _, r := range t.Rows {
		rows = append(rows, cells(r, c.Sheet.Cell))
	}
	c.grid(d, in, grid{head: head, rows: rows, width: c.Measure, wider: c.Wide, left: left})
	if n := len(d.Blocks); n > 0 {
		d.Blocks[n-1].Below = c.Sheet.Gap
	}
}

// Numbers reports whether a column holds nothing but numbers, some of them unknown.
func Numbers(rows [][]brief.Cell, column int) bool {
	any := false
	for _, r := range rows {
		s := strings.TrimSpace(brief.Plain(r[column].Text))
		any = any || s != ""
		if strings.Trim(s, "0123456789.,\u2013\u2212-+%\u00a0") != "" {
			return false
		}
	}
	return any
}

// Column is one of a table of incidents.
type Column struct {
	Name, Head string
	Figure     bool // numbers, flush right
	own        bool // its values are words of the program
	Value      func(x *incident.Incident) string
}

var columns = []Column{
	{"date", "Date", false, true, func(x *incident.Incident) string { return x.When.String() }},
	{"title", "Incident", false, false, (*incident.Incident).Name},
	{"place", "Place", false, false, (*incident.Incident).Where},
	{"country", "Country", false, false, func(x *incident.Incident) string { return x.Country }},
	{"admin1", "Province", false, false, func(x *incident.Incident) string { return x.Admin1 }},
	{"tactic", "Tactic", false, false, func(x *incident.Incident) string { return x.Tactic }},
	{"target", "Target", false, false, func(x *incident.Incident) string { return x.Target }},
	{"actor", "Actor", false, false, func(x *incident.Incident) string { return x.Actor }},
	{"attribution", "Attribution", false, true, func(x *incident.Incident) string { return x.Attribution.String() }},
	{"verification", "Verification", false, true, func(x *incident.Incident) string { return x.Verification.String() }},
	{"killed", "Killed", true, true, func(x *incident.Incident) string { return x.Killed.String() }},
	{"wounded", "Wounded", true, true, func(x *incident.Incident) string { return x.Wounded.String() }},
	{"sources", "Sources", false, false, func(*incident.Incident) string { return "" }},
	{"summary", "What happened", false, false, func(x *incident.Incident) string { return x.Summary }},
}

// IsOwn reports whether what an incident has in the column is in words of the program.
func (c Column) IsOwn(x *incident.Incident) bool {
	return c.own || c.Name == "title" && x.Title+x.Tactic+x.EventType == ""
}

// Leads is the column whose words lead to the incident: its name, else the first with words, else the
// date, else a number. It is -1 where there are sources alone, which lead elsewhere.
func Leads(columns []Column, x *incident.Incident) int {
	best, least := -1, 4
	for i, c := range columns {
		rank := 1
		switch {
		case c.Name == "title":
			rank = 0
		case c.Name == "date":
			rank = 2
		case c.Figure:
			rank = 3
		}
		if rank < least && c.Value(x) != "" {
			best, least = i, rank
		}
	}
	return best
}

// ColumnsOf are the columns named, or the usual ones.
func ColumnsOf(names []string) []Column {
	if len(names) == 0 {
		names = []string{"date", "title", "place", "killed", "wounded", "attribution"}
	}
	var picked []Column
	for _, name := range names {
		i := slices.IndexFunc(columns, func(c Column) bool { return c.Name == name })
		if i < 0 {
			continue // a problem that check lists
		}
		picked = append(picked, columns[i])
	}
	return picked
}

// Table adds the rows of a table of incidents to its element; each leads to its card.
func (c *Composer) Table(d *Document, in *typeset.Element, rows []int32, names []string) {
	picked := ColumnsOf(names)
	head := make([]cell, 0, len(picked))
	for _, col := range picked {
		head = append(head, cell{text: c.Own(col.Head, c.style(c.Sheet.CellHead.Style, look{})), figure: col.Figure})
	}
	style := c.style(c.Sheet.Cell.Style, look{})
	link := c.style(c.Sheet.Cell.Style, look{accent: true})
	cells := make([][]cell, 0, len(rows))
	for _, row := range rows {
		one := c.Brief.Incidents.At(int(row))
		line, leads := make([]cell, 0, len(picked)), Leads(picked, &one)
		for i, col := range picked {
			t := c.valueOf(col, &one, style, link)
			if i == leads {
				t.Spans[0].Style, t.Spans[0].Link = link, "incident:"+one.ID
			}
			line = append(line, cell{text: t, figure: col.Figure})
		}
		cells = append(cells, line)
	}
	c.grid(d, in, grid{head: head, rows: cells, width: c.Wide})
}

// valueOf is what an incident has in a column.
func (c *Composer) valueOf(col Column, one *incident.Incident, plain, link *typeset.Style) typeset.Text {
	var t typeset.Text
	switch col.Name {
	case "sources":
		return c.numbersOf(one.Sources, plain, link)
	case "date":
		c.addOwn(&t, c.date(one), plain)
	default:
		if col.IsOwn(one) {
			c.addOwn(&t, col.Value(one), plain)
		} else {
			t.Add(abridged(col.Value(one), c.CellLetters), plain)
		}
	}
	return t
}

// abridged is as many words as have so many letters, with an ellipsis for the rest; 0: all.
func abridged(words string, letters int) string {
	if letters == 0 {
		return words
	}
	for i := range words {
		if letters--; letters < 0 {
			head := words[:i]
			if space := strings.LastIndexByte(head, ' '); space > 0 {
				head = head[:space]
			}
			return strings.TrimRight(head, " .,;:") + "\u2026"
		}
	}
	return words
}

// date says when in a cell: on pages the months are short.
func (c *Composer) date(x *incident.Incident) string {
	if !c.Sheet.Paged {
		return x.When.String()
	}
	return shortMonths.Replace(x.When.String())
}

var shortMonths = strings.NewReplacer("January", "Jan", "February", "Feb", "March", "Mar", "April", "Apr", "August", "Aug",
	"September", "Sep", "October", "Oct", "November", "Nov", "December", "Dec", " ", "\u00a0")

// Rows are those of a table of incidents, sorted and cut as it asks.
func (c *Composer) Rows(g *brief.Drawing, s incident.Selection) []int32 {
	by, down := g.Sort, false
	if rest, ok := strings.CutPrefix(by, "-"); ok {
		by, down = rest, true
	}
	rows, err := c.Brief.Incidents.Order(s, by, down)
	if err != nil {
		rows, _ = c.Brief.Incidents.Order(s, "date", false)
	}
	if g.Limit > 0 {
		rows = rows[:min(len(rows), g.Limit)]
	}
	return rows
}
