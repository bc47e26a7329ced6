package compose

import (
	"fmt"
	"strings"
	"unicode"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// cell is what stands in a table.
type cell struct {
	text   typeset.Text
	box    typeset.Box // instead of a text
	wide   float32     // of a box: the width that it wants
	figure bool        // flush right, aligned on the decimal point
	centre bool
	joins  bool // it is a part of the cell before
	anchor string
}

// grid is a table as cells.
type grid struct {
	head  []cell
	rows  [][]cell
	width float32
	left  float32
	bare  bool // no lines between rows, and no space
}

var tableRow = &draw.Tag{Role: draw.TableRow}

// columnTags are the tags of a column's heading and of what stands below it; every cell names its
// heading, for readers that don't work it out.
type columnTags struct{ head, row, cell *draw.Tag }

func (c *Composer) columnTags(g grid) []columnTags {
	c.tables++
	n := len(g.head)
	if n == 0 && len(g.rows) > 0 {
		n = len(g.rows[0])
	}
	tags := make([]columnTags, n)
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

// tableIn is the element of a table, which holds its caption, too.
func tableIn(in *typeset.Element) *typeset.Element { return in.Inside(draw.Tag{Role: draw.Table}) }

// grid adds the rows of a table. Widths come from the content; the head is repeated on every page.
func (c *Composer) grid(d *Document, e *typeset.Element, g grid) {
	widths, tails := c.widths(g)
	tags := c.columnTags(g)
	shared := &typeset.Table{}
	space := c.Sheet.Cell.Size
	add := func(cells []cell, group *typeset.Element, isHead bool) {
		row := &typeset.Row{Table: shared, Head: isHead, Left: g.left}
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
			right := c.Wide - x - widths[i]
			if one.figure && !isHead {
				right += tails[i] - c.tail(one)
			}
			d.Blocks = append(d.Blocks, typeset.Block{
				Text: one.text, Box: one.box, Leading: t.Leading, Left: x, Right: max(0, right), Ragged: true, Flush: one.figure, Centred: one.centre, Row: row, In: e, Anchor: one.anchor,
			})
			x += widths[i] + space
		}
	}
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

// tail is the width of a number's part from the decimal point on.
func (c *Composer) tail(one cell) float32 {
	s := one.text.String
	at := strings.IndexByte(s, '.')
	if at <= 0 || at == len(s)-1 || !unicode.IsDigit(rune(s[at-1])) || !unicode.IsDigit(rune(s[at+1])) {
		return 0
	}
	style := one.text.Spans[0].Style
	return float32(c.Setter.Shaper.Word(style.Face, s[at:], false).Width * style.Size)
}

// measured is how many rows of a table are looked at for its columns' widths.
const measured = 2000

// widths shares out a table's width: every column its longest word at least, the rest by what the
// columns would like to have. tails are the widest parts of numbers behind the decimal point.
func (c *Composer) widths(g grid) (widths, tails []float32) {
	n := len(g.head)
	if n == 0 && len(g.rows) > 0 {
		n = len(g.rows[0])
	}
	width := g.width - g.left
	least, like, tails := make([]float32, n), make([]float32, n), make([]float32, n)
	rows := g.rows[:min(len(g.rows), measured)]
	for _, r := range rows {
		for i, one := range r {
			if one.figure {
				tails[i] = max(tails[i], c.tail(one))
			}
		}
	}
	measure := func(cells []cell, isHead bool) {
		for i, one := range cells {
			line, word := one.wide, one.wide
			for _, s := range one.text.Spans {
				if s.Picture != nil {
					word, line = max(word, min(s.Picture.Width, width*0.5)), line+s.Picture.Width
					continue
				}
				for _, part := range strings.SplitAfter(one.text.String[s.Start:s.End], " ") {
					w := float32(c.Setter.Shaper.Word(s.Style.Face, part, false).Width * s.Style.Size)
					word = max(word, min(w, width*0.5))
					line += w
				}
			}
			if one.figure && !isHead {
				more := tails[i] - c.tail(one)
				word, line = word+more, line+more
			}
			least[i], like[i] = max(least[i], word), max(like[i], line)
		}
	}
	measure(g.head, true)
	for _, r := range rows {
		measure(r, false)
	}
	room := width - float32(float32(n-1)*c.Sheet.Cell.Size)
	var sumLeast, sumLike float32
	for i := range n {
		least[i]++
		like[i]++
		sumLeast, sumLike = sumLeast+least[i], sumLike+like[i]
	}
	out := make([]float32, n)
	for i := range n {
		switch {
		case sumLike <= room: // no stretching of narrow tables beyond their need
			out[i] = like[i]
		case sumLeast >= room:
			out[i] = room * least[i] / sumLeast
		default:
			out[i] = least[i] + float32((room-sumLeast)*(like[i]-least[i]))/(sumLike-sumLeast)
		}
	}
	return out, tails
}
