package brief

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"lectern/app/problem"
)

// isTight reports whether no paragraph of a list's items has a blank line below it, as pandoc does: to CommonMark one
// between the lists within an item counts, too.
func isTight(n *ast.List) bool {
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		for b := item.FirstChild(); b != nil; b = b.NextSibling() {
			next := b.NextSibling()
			if next == nil {
				next = item.NextSibling()
			}
			prose := b.Kind() == ast.KindParagraph || b.Kind() == ast.KindTextBlock
			if prose && next != nil && next.HasBlankPreviousLines() {
				return false
			}
		}
	}
	return true
}

// heading reads "# Words {#id}", and returns the attributes behind the id.
func (r *reader) heading(n *ast.Heading) (*Heading, attributes) {
	h := &Heading{Node: r.node(n), Level: n.Level}
	if r.src.text[min(max(n.Pos(), 0), len(r.src.text)-1)] != '#' {
		r.refuse(h.At, "a heading is underlined", "write # before it instead")
	}
	if n.Parent().Kind() == ast.KindDocument && h.At.Column > 1 {
		r.refuse(h.At, "a heading is indented", "begin its line with #")
	}
	lines := n.Lines()
	var a attributes
	if lines.Len() > 0 {
		last := lines.At(lines.Len() - 1)
		line := last.Value(r.src.text)
		if open := bytes.LastIndexByte(line, '{'); open >= 0 {
			var size int
			a, size = parseAttributes(string(line[open:]), last.Start+open, r.src.place)
			if size == len(line)-open {
				last = last.WithStop(last.Start + len(bytes.TrimRight(line[:open], " \t#")))
				lines.Set(lines.Len()-1, last)
			} else {
				r.refuse(r.src.place(last.Start+open), "these attributes can't be read", "write {#id}")
			}
		}
	}
	h.Text = r.line(lines)
	if h.ID = r.id(&a); h.ID == "" {
		h.ID = r.madeID(h.Text)
	}
	if len(h.Text) == 0 {
		r.refuse(h.At, "a heading has no words", "write some, or remove it")
	}
	return h, a
}

func (r *reader) list(n *ast.List) *List {
	l := &List{Node: r.node(n), Ordered: n.IsOrdered(), Start: n.Start, Tight: isTight(n)}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		item := &Item{r.node(c), r.blocks(c)}
		if c.FirstChild() == nil {
			r.refuse(item.At, "an item of a list has no words", "write some behind its mark, or remove it")
		}
		l.Items = append(l.Items, item)
	}
	return l
}

func (r *reader) definitions(n *extast.DefinitionList) *DefinitionList {
	l := &DefinitionList{Tight: true}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *extast.DefinitionTerm:
			at := Node{r.src.place(c.Lines().At(0).Start)}
			if len(l.Items) == 0 {
				l.Node = at
			} else if last := l.Items[len(l.Items)-1]; len(last.Definitions) == 0 {
				r.refuse(at.At, "a term goes over two lines", "write it in one, with a blank line before it")
			}
			r.refuseNotProse(at.At, c.Lines())
			term := r.line(c.Lines())
			l.Items = append(l.Items, &Definition{Node: at, Term: term})
		case *extast.DefinitionDescription:
			if len(l.Items) == 0 { // goldmark puts a term first
				continue
			}
			l.Tight = l.Tight && c.IsTight
			item := l.Items[len(l.Items)-1]
			item.Definitions = append(item.Definitions, r.blocks(c))
		}
	}
	return l
}

var alignments = map[extast.Alignment]Align{
	extast.AlignNone: AlignNone, extast.AlignLeft: AlignLeft, extast.AlignRight: AlignRight, extast.AlignCenter: AlignCentre,
}

// table reads a pipe table and the caption after it, which it removes from the tree.
func (r *reader) table(n *extast.Table) *Table {
	t := &Table{Node: r.node(n)}
	for _, a := range n.Alignments {
		t.Aligns = append(t.Aligns, alignments[a])
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells := make([]Cell, 0, len(t.Aligns))
		for c := row.FirstChild(); c != nil && len(cells) < len(t.Aligns); c = c.NextSibling() {
			cells = append(cells, r.cell(c, row))
		}
		for len(cells) < len(t.Aligns) {
			cells = append(cells, Cell{Node: r.node(row)})
		}
		if _, ok := row.(*extast.TableHeader); ok {
			t.Header = cells
			r.checkHeader(cells)
			continue
		}
		if len(cells) > 0 && bytes.HasPrefix(r.src.text[max(row.Pos(), 0):], []byte(": ")) {
			r.refuse(cells[0].At, "a block begins without a blank line before it", "put a blank line between table and caption")
		}
		if !strings.Contains(r.rowLine(row), "|") {
			r.refuse(r.node(row).At, "a line without | stands directly below a table", "put a blank line above, or write | between its cells")
		} else if n := r.cellsWritten(row); n > len(t.Aligns) {
			r.refuse(r.node(row).At, fmt.Sprintf("a row has %d cells, its table %d columns", n, len(t.Aligns)), `give the head a column more, or write \| for a stroke in a cell`)
		}
		t.Rows = append(t.Rows, cells)
	}
	if p := n.NextSibling(); p != nil && (p.Kind() == ast.KindParagraph || p.Kind() == ast.KindTextBlock) && p.Lines().Len() > 0 && r.src.blankBefore(p.Lines().At(0).Start) {
		first := p.Lines().At(0)
		line := first.Value(r.src.text)
		for _, mark := range []string{":", "Table:", "table:"} {
			if bytes.HasPrefix(line, []byte(mark)) {
				p.Lines().Set(0, first.WithStart(first.Start+len(mark)))
				t.Caption = r.line(p.Lines())
				p.Parent().RemoveChild(p.Parent(), p)
				break
			}
		}
	}
	return t
}

// rowLine returns the line of a row without escaped strokes.
func (r *reader) rowLine(row ast.Node) string {
	text, _, _ := bytes.Cut(r.src.text[max(row.Pos(), 0):], []byte("\n"))
	return strings.TrimRight(strings.ReplaceAll(string(text), `\|`, ""), " \t\r")
}

// cellsWritten returns the number of cells in a row's line, which may be more than the table has columns.
func (r *reader) cellsWritten(row ast.Node) int {
	line := r.rowLine(row)
	return strings.Count(strings.TrimSuffix(strings.TrimPrefix(strings.TrimLeft(line, " \t"), "|"), "|"), "|") + 1
}

// checkHeader reports a column without a heading, which a listener couldn't tell from others. Only the first
// column, which names the rows, may have none.
func (r *reader) checkHeader(cells []Cell) {
	for i, c := range cells {
		if (i > 0 || len(cells) == 1) && strings.TrimSpace(Plain(c.Text)) == "" {
			r.problems.Add(problem.MissingHeader, c.At, "say above the line what stands below it", "column %d of this table has no heading", i+1)
			return
		}
	}
}

func (r *reader) cell(n, row ast.Node) Cell {
	if n.Lines().Len() == 0 {
		return Cell{Node: r.node(row)}
	}
	line := n.Lines().At(0)
	c := Cell{Node: Node{r.src.place(line.Start)}}
	if ticks := bytes.Count(line.Value(r.src.text), []byte("`")); ticks%2 == 1 {
		r.problems.Add(problem.BadConstruct, c.At, "put the code elsewhere", "code in a table cell can't hold |")
	}
	lines := text.NewSegments()
	lines.Append(line)
	c.Text = r.line(lines)
	return c
}
