package deck

import (
	"fmt"
	"strings"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// A table has at most mostColumns and mostRows on a slide. If there is room for fewer than fewestRows, it has fewer
// columns. Where even two are too high, as with a title of a page, cells are cut to the first number of lettersOfCells for
// which there is room.
const (
	mostColumns   = 6
	fewestColumns = 2
	mostRows      = 12
	fewestRows    = 4
)

var lettersOfCells = []int{240, 160, 120, 80, 60, 40}

// A listing is a table of a drawing, of which slides show as much as has room.
type listing struct {
	rows, columns int
	// set sets the first rows and columns; letters limits the length of cells, 0 doesn't.
	set func(rows, columns, letters int) *typeset.Column
}

// incidentListing is a table of incidents.
func (d *Deck) incidentListing(g *brief.Drawing, rows []incident.Row) listing {
	columns := compose.ColumnsOf(d.Brief.Incidents, g.Columns)
	var names []string
	for _, c := range columns {
		names = append(names, c.Name)
	}
	return listing{len(rows), len(columns), func(n, m, letters int) *typeset.Column {
		return d.setTable(letters, func(c *compose.Composer, doc *compose.Document, in *typeset.Element) {
			c.Table(doc, in, rows[:n], names[:m])
		})
	}}
}

// figureListing is a table of figures.
func (d *Deck) figureListing(g *brief.Drawing, f *incident.Figures) listing {
	return listing{f.Rows - 1, f.Columns, func(n, m, letters int) *typeset.Column {
		return d.setTable(letters, func(c *compose.Composer, doc *compose.Document, in *typeset.Element) {
			c.FiguresTable(doc, in, g, f.Excerpt(n+1, m))
		})
	}}
}

// tableSlide shows the first rows and columns of a table, with their number of all that the author asks for. It returns
// the words that have no room at its foot.
func (d *Deck) tableSlide(slide *Slide, g *brief.Drawing, made compose.Graphic, all int, caption string) (rest []*words) {
	d.wholeTitle(slide, d.headingRoom())
	const counts = "12 of 1,000,000 shown. 6 of 100 columns. Attackers are not counted. A selection: no trend."
	if !d.fitsFoot(caption+counts, d.wide()-420) {
		rest, caption = append(rest, d.author(strings.TrimSpace(caption))), ""
	}
	slide.draw = func(s *stage) {
		s.kicker()
		y := s.heading(slide.title) + 40
		var of listing
		if made.Figures != nil {
			of = d.figureListing(g, made.Figures)
			all = of.rows
		} else {
			of = d.incidentListing(g, made.Rows())
			if g.Limit > 0 {
				all = min(all, g.Limit)
			}
		}
		t := of.fit(bottom - 70 - y)
		s.paint(t.set, left, y)
		s.source = caption
		if t.rows < all {
			s.source += fmt.Sprintf("%d of %s shown. ", t.rows, incident.Thousands(all))
		}
		if t.columns < of.columns && (made.Figures != nil || t.columns < len(g.Columns)) {
			s.source += fmt.Sprintf("%d of %d columns. ", t.columns, of.columns)
		}
		if d.Brief.Incidents.Main() == incident.Killed {
			s.source += "Attackers are not counted."
		}
		s.source += coverageNote(d.Brief)
	}
	return rest
}

// fitted is a listing that was set with some of its rows and columns.
type fitted struct {
	set           *typeset.Column
	rows, columns int
}

// fit sets as many columns of a table as have room beside each other, and as many rows as have room in a height.
func (l listing) fit(height float32) (t fitted) {
	few := min(l.rows, fewestRows)
	for t.columns = min(l.columns, mostColumns); ; t.columns-- {
		t.set = l.set(few, t.columns, 0)
		if t.columns < 2 || heads(t.set) < 2 {
			break
		}
	}
	fits := func(n, letters int) bool {
		t.rows, t.set = n, l.set(n, t.columns, letters)
		return t.set.Height <= height
	}
	most := t.columns
	for ; t.columns >= min(most, fewestColumns); t.columns-- {
		for n := min(l.rows, mostRows); n >= few; n-- {
			if fits(n, 0) {
				return t
			}
		}
	}
	t.columns = most
	for n := few; n > 0; n-- {
		for _, letters := range lettersOfCells {
			if fits(n, letters) {
				return t
			}
		}
	}
	return t
}

// setTable sets a table that a function adds; letters limits the length of its cells, 0 doesn't.
func (d *Deck) setTable(letters int, add func(*compose.Composer, *compose.Document, *typeset.Element)) *typeset.Column {
	var doc compose.Document
	c := d.newComposer()
	c.CellLetters = letters
	add(c, &doc, typeset.NewElement(draw.Tag{Role: draw.Table}))
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
