package compose

import (
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// cell is what stands in a table.
type cell struct {
	text   typeset.Text
	figure bool // flush right
	anchor string
}

// grid adds a table. Widths come from the content; the head is repeated on every page.
func (c *Composer) grid(d *Document, in *typeset.Element, head []cell, rows [][]cell, width float32, left float32) {
	widths := c.widths(head, rows, width-left)
	e := in.Inside(draw.Tag{Role: draw.Table})
	shared := &typeset.Table{}
	space := c.Sheet.Cell.Size
	add := func(cells []cell, group *typeset.Element, isHead bool) {
		row := &typeset.Row{Table: shared, Head: isHead, Pad: space * 0.32, Rule: map[bool]float32{true: 0.75, false: 0.5}[isHead && c.Sheet.Paged]}
		if !c.Sheet.Paged {
			row.Rule = 1
		}
		tr := group.Inside(draw.Tag{Role: draw.TableRow})
		x := left
		for i, one := range cells {
			tag := draw.Tag{Role: draw.TableCell}
			t := c.Sheet.Cell
			switch {
			case isHead:
				tag = draw.Tag{Role: draw.TableHeading, Scope: "Column"}
				t = c.Sheet.CellHead
			case i == 0:
				tag = draw.Tag{Role: draw.TableHeading, Scope: "Row"}
			}
			d.Blocks = append(d.Blocks, typeset.Block{
				Text: one.text, Leading: t.Leading, Left: x, Right: max(0, c.Wide-x-widths[i]), Ragged: true, Flush: one.figure, Row: row, In: tr.Inside(tag), Anchor: one.anchor,
			})
			x += widths[i] + space
		}
	}
	if len(head) > 0 {
		add(head, e.Inside(draw.Tag{Role: draw.TableHead}), true)
	}
	body := e.Inside(draw.Tag{Role: draw.TableBody})
	for _, r := range rows {
		add(r, body, false)
	}
	if n := len(d.Blocks); n > 0 {
		d.Blocks[n-1].Below = c.Sheet.Gap * 0.8
	}
}

// widths shares out a table's width: every column its longest word at least, the rest by what the
// columns would like to have.
func (c *Composer) widths(head []cell, rows [][]cell, width float32) []float32 {
	n := len(head)
	if n == 0 && len(rows) > 0 {
		n = len(rows[0])
	}
	least, like := make([]float32, n), make([]float32, n)
	measure := func(cells []cell) {
		for i, one := range cells {
			var line float32
			for _, s := range one.text.Spans {
				for _, word := range strings.SplitAfter(one.text.String[s.Start:s.End], " ") {
					w := c.Setter.Shaper.Word(s.Style.Face, word, false).Width * s.Style.Size
					least[i] = max(least[i], min(w, width*0.5))
					line += w
				}
			}
			like[i] = max(like[i], line)
		}
	}
	measure(head)
	for _, r := range rows[:min(len(rows), 2000)] {
		measure(r)
	}
	room := width - float32(n-1)*c.Sheet.Cell.Size
	var sumLeast, sumLike float32
	for i := range n {
		least[i]++
		like[i]++
		sumLeast, sumLike = sumLeast+least[i], sumLike+like[i]
	}
	out := make([]float32, n)
	switch {
	case sumLike <= room:
		for i := range n { // no stretching of narrow tables beyond their need, but the last column may breathe
			out[i] = like[i]
		}
	case sumLeast >= room:
		for i := range n {
			out[i] = room * least[i] / sumLeast
		}
	default:
		for i := range n {
			out[i] = least[i] + (room-sumLeast)*(like[i]-least[i])/(sumLike-sumLeast)
		}
	}
	return out
}

// table adds a table of the author's.
func (c *Composer) table(d *Document, in *typeset.Element, t *brief.Table, left float32) {
	if len(t.Caption) > 0 {
		text := c.texts(c.Sheet.FigureTitle, t.Caption)[0]
		d.Blocks = append(d.Blocks, typeset.Block{
			Text: text, Leading: c.Sheet.FigureTitle.Leading, Above: c.Sheet.Gap, Below: c.Sheet.Gap * 0.3, Left: left, Ragged: true, KeepNext: true, In: in.Inside(draw.Tag{Role: draw.Paragraph}),
		})
	}
	cells := func(of []brief.Cell, ty Type) []cell {
		var out []cell
		for i, one := range of {
			out = append(out, cell{text: c.texts(ty, one.Text)[0], figure: t.Aligns[i] == brief.AlignRight})
		}
		return out
	}
	var rows [][]cell
	for _, r := range t.Rows {
		rows = append(rows, cells(r, c.Sheet.Cell))
	}
	c.grid(d, in, cells(t.Header, c.Sheet.CellHead), rows, c.Measure, left)
	if n := len(d.Blocks); n > 0 {
		d.Blocks[n-1].Below = c.Sheet.Gap
	}
}

// Column is one of a table of incidents.
type Column struct {
	Name, Head string
	Figure     bool // numbers, flush right
	Value      func(x *incident.Incident) string
}

var columns = []Column{
	{"date", "Date", false, func(x *incident.Incident) string { return x.When.String() }},
	{"title", "Incident", false, func(x *incident.Incident) string { return x.Title }},
	{"place", "Place", false, Where},
	{"country", "Country", false, func(x *incident.Incident) string { return x.Country }},
	{"admin1", "Province", false, func(x *incident.Incident) string { return x.Admin1 }},
	{"tactic", "Tactic", false, func(x *incident.Incident) string { return x.Tactic }},
	{"target", "Target", false, func(x *incident.Incident) string { return x.Target }},
	{"actor", "Actor", false, func(x *incident.Incident) string { return x.Actor }},
	{"attribution", "Attribution", false, func(x *incident.Incident) string { return x.Attribution.String() }},
	{"verification", "Verification", false, func(x *incident.Incident) string { return x.Verification.String() }},
	{"killed", "Killed", true, func(x *incident.Incident) string { return x.Killed.String() }},
	{"wounded", "Wounded", true, func(x *incident.Incident) string { return x.Wounded.String() }},
	{"sources", "Sources", false, func(*incident.Incident) string { return "" }},
	{"summary", "What happened", false, func(x *incident.Incident) string { return x.Summary }},
}

// Where says a place in one line.
func Where(x *incident.Incident) string {
	where := x.Place
	if where == "" {
		where = x.Admin1
	}
	if where == "" {
		return x.Country
	}
	return where + ", " + x.Country
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

// Table adds a table of incidents; each leads to its card.
func (c *Composer) Table(d *Document, in *typeset.Element, rows []int32, names []string) {
	picked := ColumnsOf(names)
	head := make([]cell, 0, len(picked))
	for _, col := range picked {
		head = append(head, cell{text: typeset.NewText(col.Head, c.style(c.Sheet.CellHead.Style, look{})), figure: col.Figure})
	}
	style := c.style(c.Sheet.Cell.Style, look{})
	link := c.style(c.Sheet.Cell.Style, look{accent: true})
	var cells [][]cell
	for _, row := range rows {
		one := c.Brief.Incidents.At(int(row))
		line := make([]cell, 0, len(picked))
		for _, col := range picked {
			var t typeset.Text
			value := col.Value(&one)
			switch col.Name {
			case "title":
				t.Add(value, link).Link = "incident:" + one.ID
			case "sources":
				t = c.numbersOf(one.Sources, style, link)
			default:
				t.Add(value, style)
			}
			line = append(line, cell{text: t, figure: col.Figure})
		}
		cells = append(cells, line)
	}
	c.grid(d, in, head, cells, c.Wide, 0)
}

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
