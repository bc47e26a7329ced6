package compose

import (
	"fmt"
	"slices"
	"strings"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// cell is one cell of a table.
type cell struct {
	text   typeset.Text
	box    typeset.Box // instead of a text
	wide   float32     // of a box: the width that it wants
	figure bool        // flush right, aligned on the decimal point unless ends
	ends   bool        // aligned at the end, as ranges are
	centre bool
	joins  bool // one cell with the one before, in the document's structure
	anchor string
}

// grid is a table to be laid out.
type grid struct {
	head  []cell
	rows  [][]cell
	width float32
	wider float32 // width that it may take if its content needs more than width
	left  float32 // indent
	bare  bool    // without lines and space between rows

	scale float32 // of its type, at most 1
	wishes
}

// columns returns how many columns the table has.
func (g *grid) columns() int {
	if len(g.head) == 0 && len(g.rows) > 0 {
		return len(g.rows[0])
	}
	return len(g.head)
}

var tableRow = &draw.Tag{Role: draw.TableRow}

// columnTags holds the tags of a column's heading and cells. Every cell names its heading, because not all
// readers work it out.
type columnTags struct{ head, row, cell *draw.Tag }

func (c *Composer) columnTags(g grid) []columnTags {
	c.tables++
	tags := make([]columnTags, g.columns())
	for i := range tags {
		id := ""
		if len(g.head) > 0 && strings.TrimSpace(g.head[i].text.String) != "" {
			id = fmt.Sprintf("table-%d-%d", c.tables, i+1)
		}
		tags[i] = columnTags{
			head: &draw.Tag{Role: draw.TableHeading, Scope: "Column", ID: id},
			row:  &draw.Tag{Role: draw.TableHeading, Scope: "Row", Headers: id},
			cell: &draw.Tag{Role: draw.TableCell, Headers: id},
		}
	}
	return tags
}

// tableIn returns a new element for a table and its caption.
func tableIn(in *typeset.Element) *typeset.Element { return in.Inside(draw.Tag{Role: draw.Table}) }

// grid adds a table. Widths come from the content; caption and head are repeated on every page. A table that is
// too wide even in small type is divided into tables below each other, which all begin with its first column.
func (c *Composer) grid(d *Document, e *typeset.Element, g grid) {
	for k, part := range c.fit(g) {
		if k > 0 {
			e = tableIn(e.Parent)
		}
		c.part(d, e, part)
	}
}

// part adds the rows of a table that fits its width.
func (c *Composer) part(d *Document, e *typeset.Element, g grid) {
	widths := c.widths(g)
	tags := c.columnTags(g)
	shared := &typeset.Table{}
	if n := len(d.Blocks); n > 0 && d.Blocks[n-1].In != nil && d.Blocks[n-1].In.Parent == e { // its caption
		shared.Again = []typeset.Block{c.continued(d.Blocks[n-1])}
	}
	space := c.between(g)
	add := func(cells []cell, group *typeset.Element, isHead bool) {
		row := &typeset.Row{Table: shared, Head: isHead, Left: g.left, Right: c.Wide - g.width}
		if !g.bare {
			row.Pad, row.Rule = space*0.32, 0.5
			if !c.Sheet.Paged {
				row.Rule = 1
			} else if isHead {
				row.Rule = 0.75
			}
		}
		tr := &typeset.Element{Tag: tableRow, Parent: group}
		x := g.left
		for i, one := range cells {
			tag, t := tags[i].cell, c.Sheet.Cell
			switch {
			case isHead:
				tag, t = tags[i].head, c.Sheet.CellHead
			case i == 0:
				tag = tags[i].row
			}
			e := &typeset.Element{Tag: tag, Parent: tr}
			if one.joins {
				e = d.Blocks[len(d.Blocks)-1].In
			}
			after := c.Wide - x - widths[i]
			if one.figure && !isHead {
				after += g.tails[i] - c.tail(one)
			}
			d.Blocks = append(d.Blocks, typeset.Block{
				Text: one.text, Box: one.box, Leading: float32(t.Leading * g.scale), Left: x, Right: max(0, after), Ragged: true, Flush: one.figure, Centred: one.centre, Row: row, In: e, Anchor: one.anchor,
			})
			x += widths[i] + space
		}
	}
	d.Blocks = slices.Grow(d.Blocks, (1+len(g.rows))*g.columns())
	if len(g.head) > 0 {
		add(g.head, e.Inside(draw.Tag{Role: draw.TableHead}), true)
	}
	body := e.Inside(draw.Tag{Role: draw.TableBody})
	for _, r := range g.rows {
		add(r, body, false)
	}
	if n := len(d.Blocks); n > 0 {
		d.Blocks[n-1].Below = c.Sheet.Gap * 0.8
	}
}

// continued returns the caption for the next page of a table, without the marks of notes.
func (c *Composer) continued(caption typeset.Block) typeset.Block {
	var t typeset.Text
	for _, s := range caption.Text.Spans {
		if !s.NoteMark && s.Picture == nil {
			t.Add(caption.Text.String[s.Start:s.End], s.Style).Dir = s.Dir
		}
	}
	c.addProgramText(&t, ", continued", c.style(c.Sheet.Label.Style, inlineStyle{}))
	caption.Text, caption.Above, caption.Anchor = t, 0, ""
	return caption
}
