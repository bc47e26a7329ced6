package compose

import (
	"fmt"
	"strings"

	"lectern/app/brief"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// A table of figures has at most so many rows and columns of figures.
const (
	mostFigureRows    = 200
	mostFigureColumns = 60
)

func (c *Composer) figuresGraphic(g *brief.Drawing, s incident.Selection, _ float32) (Graphic, error) {
	figures, err := c.Brief.Figures(g, s)
	if err != nil {
		return Graphic{}, err
	}
	made := Graphic{Figures: figures.Excerpt(mostFigureRows+1, mostFigureColumns+1)}
	if made.Figures.Rows < figures.Rows || made.Figures.Columns < figures.Columns {
		made.Note = fmt.Sprintf("The table shows %s of %s rows and %s of %s columns.", incident.Thousands(made.Figures.Rows-1), incident.Thousands(figures.Rows-1),
			incident.Thousands(made.Figures.Columns-1), incident.Thousands(figures.Columns-1))
	}
	return made, nil
}

// figuresTitle returns what a table's figures stand for: "Deaths by province and year".
func (c *Composer) figuresTitle(g *brief.Drawing) string {
	m, err := c.Brief.Incidents.ParseMeasure(g.Measured())
	if err != nil {
		return ""
	}
	title := incident.Capital(m.Words())
	compared := c.Brief.Compared(g)
	if compared == "" || g.By != "" {
		var fields []string
		for _, name := range g.Fields() {
			fields = append(fields, incident.FieldWords(name))
		}
		title += " by " + strings.Join(fields, " and ")
	}
	if other, err := c.Brief.Incidents.Parse(compared); err == nil && compared != "" {
		q, err := c.Brief.Incidents.Parse(c.Brief.DrawingQuery(g))
		if err == nil {
			title += ": " + incident.QuerySide(q, incident.Selection{}).Words + ", and " + other.Words()
		}
	}
	return title
}

// FiguresTable adds a table of figures to an element. On the desk each figure leads to the incidents behind it.
func (c *Composer) FiguresTable(d *Document, in *typeset.Element, g *brief.Drawing, f *incident.Figures) {
	plain, head := c.style(c.Sheet.Cell.Style, inlineStyle{}), c.style(c.Sheet.CellHead.Style, inlineStyle{})
	none := c.style(typeset.Style{Face: c.Sheet.Cell.Face, Size: c.Sheet.Cell.Size, Ink: typeset.Third}, inlineStyle{})
	set := func(row int, style *typeset.Style) (cells []cell) {
		for column := range f.Columns {
			one := f.Cell(row, column)
			style := style
			if row > 0 && column > 0 && one.Terms == nil && one.Words == "0" {
				style = none // what is there stands out
			}
			cells = append(cells, cell{text: c.figureText(one, row == 0 || column == 0, style), figure: column > 0, ends: true})
			if link := c.figureLink(g, one); link != nowhere && len(cells[column].text.Spans) > 0 {
				cells[column].text.Spans[0].Link = link
			}
		}
		return cells
	}
	table := grid{head: set(0, head), width: c.Measure, wider: c.Wide}
	for row := 1; row < f.Rows; row++ {
		table.rows = append(table.rows, set(row, plain))
	}
	c.grid(d, in, table)
}

// figureText sets a cell of a table of figures.
func (c *Composer) figureText(f incident.Figure, name bool, style *typeset.Style) typeset.Text {
	if !name {
		f.Words = strings.ReplaceAll(f.Words, " ", "\u00a0") // no figure is divided
	}
	switch {
	case f.Named:
		return typeset.NewText(f.Words, style)
	case name:
		return c.ProgramText(incident.Capital(f.Words), style)
	}
	return c.ProgramText(f.Words, style)
}

// figureLink returns the link to the incidents behind a figure, where there is a desk to show them.
func (c *Composer) figureLink(g *brief.Drawing, f incident.Figure) typeset.Link {
	if !c.DeskLinks || f.Terms == nil {
		return nowhere
	}
	query := c.Brief.DrawingQuery(g)
	if f.Other {
		query = c.Brief.Compared(g)
	}
	if query = c.narrowedQuery(query, strings.Join(f.Terms, " ")); query == "" {
		return nowhere
	}
	return To(LinkQuery, query)
}
