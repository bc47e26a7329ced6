package deck

import (
	"fmt"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// A table of incidents has at most mostColumns and mostRows on a slide. If there is room for fewer than fewestRows,
// cells are cut to the first number of lettersOfCells for which fewestRows fit.
const (
	mostColumns = 6
	mostRows    = 12
	fewestRows  = 5
)

var lettersOfCells = []int{0, 240, 160, 120, 80, 60, 40}

// tableSlide shows the first rows and columns of a table of incidents, with their number of all that the author asks
// for.
func (d *Deck) tableSlide(slide *Slide, g *brief.Drawing, made compose.Graphic, all int, caption string) {
	if g.Limit > 0 {
		all = min(all, g.Limit)
	}
	slide.draw = func(s *stage) {
		s.kicker()
		y := s.heading(slide.title) + 40
		t := d.table(g, made.Rows(), bottom-70-y)
		s.paint(t.set, left, y)
		s.source = caption
		if t.rows < all {
			s.source += fmt.Sprintf("%d of %s shown. ", t.rows, incident.Thousands(all))
		}
		if t.columns < len(g.Columns) {
			s.source += fmt.Sprintf("%d of %d columns. ", t.columns, len(g.Columns))
		}
		s.source += "Attackers are not counted." + coverageNote(d.Brief)
	}
}

// incidentTable is a table of incidents that was set with some of its rows and columns.
type incidentTable struct {
	set           *typeset.Column
	rows, columns int
}

// table sets as many columns of a table of incidents as have room beside each other, and as many rows as have room in
// a height.
func (d *Deck) table(g *brief.Drawing, rows []incident.Row, height float32) (t incidentTable) {
	names := compose.ColumnsOf(d.Brief.Incidents, g.Columns)
	for t.columns = min(len(names), mostColumns); ; t.columns-- {
		few := min(len(rows), fewestRows)
		t.set = d.setTable(rows[:few], names[:t.columns], 0)
		if t.columns < 2 || heads(t.set) < 2 {
			break
		}
	}
	fits := func(n, letters int) bool {
		t.rows, t.set = n, d.setTable(rows[:n], names[:t.columns], letters)
		return t.set.Height <= height
	}
	few := min(len(rows), fewestRows)
	for n := min(len(rows), mostRows); n > 0; n-- {
		for _, letters := range lettersOfCells {
			if fits(n, letters) {
				return t
			}
			if n > few { // rather fewer rows than shorter words
				break
			}
		}
	}
	return t
}

// setTable sets rows of a table of incidents; letters limits the length of its cells, 0 doesn't.
func (d *Deck) setTable(rows []incident.Row, columns []compose.Column, letters int) *typeset.Column {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	var doc compose.Document
	c := d.newComposer()
	c.CellLetters = letters
	c.Table(&doc, typeset.NewElement(draw.Tag{Role: draw.Table}), rows, names)
	return d.setter.Stack(doc.Blocks, typeset.Setting{Measure: d.wide()})
}

// heads returns the number of rows of a column that are heads of tables: over one if a table was too wide and is
// divided.
func heads(c *typeset.Column) (n int) {
	for i := range c.Rows {
		if c.Rows[i].Row.Head {
			n++
		}
	}
	return n
}
