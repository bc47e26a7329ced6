package pptx

import (
	"slices"

	"lectern/app/draw"
)

// table is a table as it was drawn.
type table struct {
	rows  []row
	width int // number of columns
}

type row struct {
	cells [][]*paragraph
	head  bool
	rule  *shape // the line below; nil: there is none
}

// addTable adds a table, and its caption as a text.
func (l *layout) addTable(n *node) {
	t := &table{}
	l.addRows(t, n)
	even(t.text())
	var at draw.Rect
	for _, r := range t.rows {
		t.width = max(t.width, len(r.cells))
		at = at.Union(r.extent())
	}
	if t.width > 0 {
		l.shapes = append(l.shapes, &shape{order: n.order, at: at, table: t})
	}
}

// text returns the paragraphs of all cells.
func (t *table) text() (all []*paragraph) {
	for _, r := range t.rows {
		for _, cell := range r.cells {
			all = append(all, cell...)
		}
	}
	return all
}

// addRows adds the rows of an element to a table, and to the slide what a table can't hold.
func (l *layout) addRows(t *table, n *node) {
	for _, k := range n.kids {
		switch k.tag.Role {
		case draw.Caption:
			l.add(k)
		case draw.TableRow:
			var r row
			for _, cell := range k.kids {
				text, others := flowOf(cell)
				r.cells = append(r.cells, text)
				for _, other := range others {
					l.add(other)
				}
			}
			r.head = n.tag.Role == draw.TableHead
			if r.extent().W > 0 {
				t.rows = append(t.rows, r)
			}
		default:
			l.addRows(t, k)
		}
	}
}

func (r *row) extent() (at draw.Rect) {
	for _, cell := range r.cells {
		at = at.Union(extentOf(cell))
	}
	return at
}

// ruleTables makes the lines below the rows of tables parts of these.
func (l *layout) ruleTables() {
	const thickest = 4
	for _, s := range l.shapes {
		if s.table == nil {
			continue
		}
		for i := range s.table.rows {
			r := &s.table.rows[i]
			from, to := r.extent().Y, l.page.Bottom()
			if i+1 < len(s.table.rows) {
				to = s.table.rows[i+1].extent().Y
			}
			n := slices.IndexFunc(l.shapes, func(line *shape) bool {
				return line.fill != nil && line.at.H <= thickest && line.at.W >= s.at.W/2 && line.at.Overlaps(draw.Rect{X: s.at.X, Y: from, W: s.at.W, H: to - from})
			})
			if n >= 0 && (i+1 < len(s.table.rows) || l.shapes[n].at.Y < s.at.Bottom()+r.extent().H) {
				r.rule = l.shapes[n]
				s.at = s.at.Union(r.rule.at)
			}
		}
	}
	for _, s := range slices.Clone(l.shapes) {
		if s.table != nil {
			for _, r := range s.table.rows {
				l.remove(r.rule)
			}
		}
	}
}

// column holds the place of a column and of its words, and how they are aligned.
type column struct {
	left, right float32 // of the words
	from, to    float32 // of the cells
	align       string
}

// measured returns the columns of a table in an area, without their cells.
func (t *table) measured(at draw.Rect) []column {
	all := make([]column, t.width)
	for i := range all {
		all[i] = t.column(i, at)
	}
	return all
}

// columns returns the columns of a table in an area.
func (t *table) columns(at draw.Rect) []column {
	all := t.measured(at)
	for i := range all {
		c := &all[i]
		c.from, c.to = at.X, at.Right()
		if i > 0 {
			c.from = all[i-1].to
		}
		if i+1 < len(all) {
			next := all[i+1]
			c.to = next.left
			if next.align != "l" {
				c.to = (c.right + next.left) / 2
			}
			c.to = max(c.to, c.from)
		}
	}
	addSlack(all)
	return all
}

// addSlack gives columns the room that another font may need, as far as there is room behind the last one.
func addSlack(all []column) {
	last := &all[len(all)-1]
	share := float32(1)
	if need := needed(all); need > 0 {
		share = min(1, max(0, last.to-last.right)/need)
	}
	var moved float32
	for i := range all {
		c := &all[i]
		more := float32((c.right - c.left) * (slackSans - 1) * share)
		c.from, c.left = c.from+moved, c.left+moved
		moved += more
		c.right += moved
		if c != last {
			c.to += moved
		}
	}
}

// needed returns the width that another font may need beyond ours.
func needed(all []column) (more float32) {
	for _, c := range all {
		more += float32((c.right - c.left) * (slackSans - 1))
	}
	return more
}

// room returns the width that the table may need in another font.
func (t *table) room(at draw.Rect) float32 {
	all := t.measured(at)
	return all[len(all)-1].right - at.X + needed(all)
}

// column measures the words of a column. They are aligned where they differ least.
func (t *table) column(i int, at draw.Rect) column {
	var lefts, middles, rights []float32
	for _, r := range t.rows {
		if i < len(r.cells) && len(r.cells[i]) > 0 {
			e := extentOf(r.cells[i])
			lefts, middles, rights = append(lefts, e.X), append(middles, e.Center().X), append(rights, e.Right())
		}
	}
	if len(lefts) == 0 {
		return column{left: at.Right(), right: at.Right(), align: "l"}
	}
	spread := func(of []float32) float32 { return slices.Max(of) - slices.Min(of) }
	c := column{left: slices.Min(lefts), right: slices.Max(rights), align: "l"}
	least := spread(lefts)
	for _, other := range []struct {
		align string
		of    []float32
	}{{"r", rights}, {"ctr", middles}} {
		if s := spread(other.of); s < least-1 {
			c.align, least = other.align, s
		}
	}
	return c
}

// element returns the table's grid with its rows.
func (t *table) element(s *setting, at draw.Rect) *element {
	columns := t.columns(at)
	properties := elem("a:tblPr")
	if t.rows[0].head {
		properties.set("firstRow", "1")
	}
	grid := elem("a:tblGrid")
	for _, c := range columns {
		grid.with(elem("a:gridCol", "w", emu(c.to-c.from)))
	}
	out := elem("a:tbl").with(properties, grid)
	top := at.Y
	for i := range t.rows {
		bottom := at.Bottom()
		if r := t.rows[i].rule; r != nil {
			bottom = r.at.Bottom()
		} else if i+1 < len(t.rows) {
			bottom = t.rows[i+1].extent().Y
		}
		out.with(t.rows[i].element(s, columns, top, bottom))
		top = bottom
	}
	return out
}

// margins returns the margins of cells that put their words where they were drawn, and leave them all other room.
func (c *column) margins() (left, right float32) {
	left, right = max(0, c.left-c.from), max(0, c.to-c.right)
	const least = 8 // between columns
	switch c.align {
	case "l":
		return left, min(least, right)
	case "r":
		return 0, right
	}
	return max(0, left-right), max(0, right-left)
}

func (r *row) element(s *setting, columns []column, top, bottom float32) *element {
	out := elem("a:tr", "h", emu(bottom-top))
	for i, c := range columns {
		var text []*paragraph
		if i < len(r.cells) {
			text = r.cells[i]
		}
		left, right := c.margins()
		cell := elem("a:tcPr", "marL", emu(left), "marR", emu(right), "marT", emu(max(0, r.extent().Y-top)), "marB", "0")
		if r.rule != nil {
			cell.with(elem("a:lnB", "w", emu(r.rule.at.H)).with(fill(*r.rule.fill, s.palette)))
		}
		out.with(elem("a:tc").with(elem("a:txBody").with(elem("a:bodyPr"), elem("a:lstStyle")).with(s.cell(text, c.align)...), cell.with(elem("a:noFill"))))
	}
	return out
}

// cell returns the paragraphs of a cell, which must have one.
func (s *setting) cell(text []*paragraph, how string) []*element {
	if len(text) == 0 {
		return []*element{elem("a:p")}
	}
	out := s.paragraphs(text, extentOf(text).X)
	for i, e := range out {
		if !text[i].rtl() {
			align(e, how)
		}
	}
	return out
}
