package compose

import (
	"cmp"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// table adds a table of the author.
func (c *Composer) table(d *Document, in *typeset.Element, t *brief.Table, left float32) {
	in = tableIn(in)
	if len(t.Caption) > 0 {
		if left == 0 {
			defer c.float(d, len(d.Blocks))
		}
		text := c.oneText(c.Sheet.FigureTitle, t.Caption)
		anchor := c.addFigure(d, Figure{Title: brief.Plain(t.Caption), inlines: t.Caption})
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

// Numbers reports whether a column holds numbers and nothing else; some cells may be empty.
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

// Column is a column of a table of incidents.
type Column struct {
	Name, Head string
	Figure     bool                                       // numbers, flush right
	Number     func(x *incident.Incident) incident.Number // of an amount, to sort by; nil in other columns
	byProgram  bool                                       // its values are in the program's words
	Value      func(x *incident.Incident) string
	Added      bool // an extra column of the file, whose head is the author's
}

// unknown is shown for an empty cell in a column of numbers.
const unknown = "unknown"

var columns = []Column{
	{Name: "date", Head: "Date", byProgram: true, Value: func(x *incident.Incident) string { return x.When.String() }},
	{Name: "date_end", Head: "Until", byProgram: true, Value: until},
	{Name: "title", Head: "Incident", Value: (*incident.Incident).Name},
	{Name: "place", Head: "Place", Value: whereWords},
	{Name: "admin1", Head: "Province", Value: func(x *incident.Incident) string { return x.Admin1 }},
	{Name: "killed_low", Head: "Killed, lowest", Figure: true, byProgram: true, Value: func(x *incident.Incident) string { return count(x.Killed.Low) }},
	{Name: "killed_high", Head: "Killed, highest", Figure: true, byProgram: true, Value: func(x *incident.Incident) string { return count(x.Killed.High) }},
	{Name: "wounded_low", Head: "Wounded, lowest", Figure: true, byProgram: true, Value: func(x *incident.Incident) string { return count(x.Wounded.Low) }},
	{Name: "wounded_high", Head: "Wounded, highest", Figure: true, byProgram: true, Value: func(x *incident.Incident) string { return count(x.Wounded.High) }},
	{Name: "attackers_killed", Head: "Attackers killed", Figure: true, byProgram: true, Value: func(x *incident.Incident) string { return count(x.AttackersKilled) }},
	{Name: "attribution", Head: "Attribution", byProgram: true, Value: func(x *incident.Incident) string { return x.Attribution.String() }},
	{Name: "summary", Head: "What happened", Value: func(x *incident.Incident) string { return x.Summary }},
	{Name: "sources", Head: "Sources", Value: func(*incident.Incident) string { return "" }},
}

// until returns when an incident ended, or "" if it took one day.
func until(x *incident.Incident) string {
	if _, end := x.When.Cells(); end == "" {
		return ""
	}
	return incident.NewWhen(x.When.Last, x.When.Last, x.When.Precision).String()
}

func count(n int32) string { return incident.Exactly(n).String() }

// heads holds the heads of columns whose words in queries don't suit.
var heads = map[string]string{"id": "ID", "location_radius_km": "Radius of uncertainty, km"}

// columnOf returns a column whose cells are shown as the file has them.
func columnOf(t *incident.Table, c incident.Column) Column {
	return Column{
		Name: c.Name, Head: cmp.Or(heads[c.Name], incident.Capital(c.Words)), Figure: c.Numbers, byProgram: c.Choice, Added: c.Extra,
		Value: func(x *incident.Incident) string {
			row, _ := t.Index(x.ID)
			cell := t.Cell(c.Name, row)
			if cell == "" && c.Numbers {
				return unknown
			}
			return cell
		},
	}
}

// ByProgram reports whether the value of an incident in the column is in the program's words.
func (c Column) ByProgram(x *incident.Incident) bool {
	return c.byProgram || c.Figure && c.Value(x) == unknown || c.Name == "title" && x.Title+x.Tactic+x.EventType == ""
}

// Leads returns the index of the column that links to the incident: its name, else the first with words, else
// the date, else a number. It is -1 if there are only sources, which are links themselves.
func Leads(columns []Column, x *incident.Incident) int {
	best, least := -1, 4
	for i, c := range columns {
		rank := 1
		switch {
		case c.Name == "title":
			rank = 0
		case c.Name == "date", c.Name == "date_end":
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

// amountColumn returns the column of an amount.
func amountColumn(t *incident.Table, a incident.Amount) Column {
	return Column{
		Name: a.Field, Head: incident.Capital(a.Short), Figure: true, byProgram: true,
		Number: func(x *incident.Incident) incident.Number {
			row, _ := t.Index(x.ID)
			return t.Number(a, row)
		},
		Value: func(x *incident.Incident) string {
			row, _ := t.Index(x.ID)
			return t.Figure(a, row)
		},
	}
}

// usualColumns returns the names of the columns that a table of incidents has where none is named.
func usualColumns(t *incident.Table) []string {
	names := []string{"date", "title", "place"}
	for _, a := range t.Amounts() {
		if !a.IsCount() {
			names = append(names, a.Field)
		}
	}
	return append(names, "attribution")
}

// ColumnsOf returns columns by name, or the usual ones if none is named. Unknown names are skipped; check lists
// them.
func ColumnsOf(t *incident.Table, names []string) []Column {
	if len(names) == 0 {
		names = usualColumns(t)
	}
	amounts := append(slices.Clone(t.Amounts()), incident.Killed, incident.Wounded)
	var picked []Column
	for _, name := range names {
		if i := slices.IndexFunc(amounts, func(a incident.Amount) bool { return !a.IsCount() && a.Field == name }); i >= 0 {
			picked = append(picked, amountColumn(t, amounts[i]))
			continue
		}
		known, ok := t.ColumnNamed(name)
		if !ok {
			continue
		}
		if i := slices.IndexFunc(columns, func(c Column) bool { return c.Name == known.Name }); i >= 0 {
			picked = append(picked, columns[i])
		} else {
			picked = append(picked, columnOf(t, known))
		}
	}
	return picked
}

// head returns the heading of a column.
func (c *Composer) head(col Column) cell {
	style := c.style(c.Sheet.CellHead.Style, inlineStyle{})
	if col.Added {
		return cell{text: typeset.NewText(col.Head, style), figure: col.Figure}
	}
	return cell{text: c.ProgramText(col.Head, style), figure: col.Figure}
}

// Table adds a table of incidents to an element; each row links to its incident.
func (c *Composer) Table(d *Document, in *typeset.Element, rows []incident.Row, names []string) {
	picked := ColumnsOf(c.Brief.Incidents, names)
	head := make([]cell, 0, len(picked))
	for _, col := range picked {
		head = append(head, c.head(col))
	}
	style := c.style(c.Sheet.Cell.Style, inlineStyle{})
	link := c.style(c.Sheet.Cell.Style, inlineStyle{accent: c.Medium != brief.Slides})
	cells := make([][]cell, 0, len(rows))
	for _, row := range rows {
		one := c.Brief.Incidents.At(row)
		line, leads := make([]cell, 0, len(picked)), Leads(picked, &one)
		for i, col := range picked {
			t := c.valueOf(col, &one, style, link)
			if i == leads {
				t.Spans[0].Style, t.Spans[0].Link = link, c.follows(To(LinkIncident, one.ID))
			}
			line = append(line, cell{text: t, figure: col.Figure})
		}
		cells = append(cells, line)
	}
	c.grid(d, in, grid{head: head, rows: cells, width: c.Wide})
}

// valueOf sets the value of an incident in a column.
func (c *Composer) valueOf(col Column, one *incident.Incident, plain, link *typeset.Style) typeset.Text {
	var t typeset.Text
	switch col.Name {
	case "sources":
		return c.numbersOf(one.Sources, plain, link)
	case "date", "date_end":
		c.addProgramText(&t, c.date(col.Value(one)), plain)
	default:
		if col.ByProgram(one) {
			c.addProgramText(&t, col.Value(one), plain)
		} else {
			t.Add(abridged(col.Value(one), c.CellLetters), plain)
		}
	}
	return t
}

// abridged returns words cut to a number of characters, with an ellipsis; 0 is no limit.
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

// date returns a date as a cell shows it, with short months on pages.
func (c *Composer) date(words string) string {
	if !c.Sheet.Paged {
		return words
	}
	return shortMonths.Replace(words)
}

var shortMonths = strings.NewReplacer("January", "Jan", "February", "Feb", "March", "Mar", "April", "Apr", "August", "Aug",
	"September", "Sep", "October", "Oct", "November", "Nov", "December", "Dec", " ", "\u00a0")

// rowsOf returns the rows of a table of incidents, sorted and limited by its attributes.
func (c *Composer) rowsOf(g *brief.Drawing, s incident.Selection) []incident.Row {
	by, down := g.Sort, false
	if rest, ok := strings.CutPrefix(by, "-"); ok {
		by, down = rest, true
	}
	rows, err := c.Brief.Incidents.Order(s, by, down)
	if err != nil {
		rows, _ = c.Brief.Incidents.Order(s, "date", false)
	}
	return rows[:min(len(rows), listed(g))]
}

// listed returns the number of rows that a table of incidents has at most.
func listed(g *brief.Drawing) int {
	if g.Limit > 0 {
		return min(g.Limit, mostRows)
	}
	return mostRows
}
