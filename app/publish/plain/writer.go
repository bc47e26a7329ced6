package plain

import (
	"bytes"
	"strings"

	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// writer writes blocks as lines of text, with an empty line between blocks that don't belong to one list or table.
type writer struct {
	text   bytes.Buffer
	within any               // the list, table or code that the last line belongs to, or nil
	heads  map[string]string // words of the heads of columns, by the ids of their elements
	form   Form
	citing names // nil: citations keep their numbers
}

// line writes words as a paragraph. Empty words are left out.
func (w *writer) line(words string) { w.lineIn(nil, words) }

// lineIn writes words that belong to a list, table or code, whose lines stand together.
func (w *writer) lineIn(group any, words string) {
	if strings.TrimSpace(words) == "" {
		return
	}
	if w.text.Len() > 0 && (group == nil || group != w.within) {
		w.text.WriteByte('\n')
	}
	w.within = group
	w.text.WriteString(words)
	w.text.WriteByte('\n')
}

// blocks writes blocks; those of a row of a table share a line.
func (w *writer) blocks(blocks []typeset.Block) {
	for len(blocks) > 0 {
		n := 1
		if row := blocks[0].Row; row != nil {
			for n < len(blocks) && blocks[n].Row == row {
				n++
			}
			w.row(row, blocks[:n])
		} else {
			w.block(&blocks[0])
		}
		blocks = blocks[n:]
	}
}

func (w *writer) block(b *typeset.Block) {
	words := w.wordsOf(b)
	if level := headingLevel(b.In); level > 0 && w.form != ForText {
		w.line(strings.Repeat("#", level+1) + " " + words) // the title has one
		return
	}
	if code := ancestor(b.In, draw.Code); code != nil {
		w.lineIn(code, "    "+strings.TrimRight(words, " "))
		return
	}
	if quote := ancestor(b.In, draw.BlockQuote); quote != nil {
		words = "> " + words
	}
	list := outermost(b.In, draw.List)
	if list == nil {
		w.line(labelled(b, words))
		return
	}
	w.lineIn(list, strings.Repeat("  ", depth(b.In, draw.List)-1)+labelled(b, words))
}

// labelled returns the words of a block with its label, if it has one, such as an item's mark. Further paragraphs of
// an item are indented as its first.
func labelled(b *typeset.Block, words string) string {
	switch {
	case b.Label == nil && ancestor(b.In, draw.ListBody) != nil:
		return "  " + words
	case b.Label == nil:
		return words
	case b.Label.String == "\u2022":
		return "- " + words
	case ancestor(b.In, draw.Note) != nil:
		return "[" + b.Label.String + "] " + words
	}
	return b.Label.String + " " + words
}

// row writes blocks that stand side by side: the cells of a table, or an item of a list and what is beside it.
func (w *writer) row(row *typeset.Row, cells []typeset.Block) {
	switch list := outermost(cells[0].In, draw.List); {
	case ancestor(cells[0].In, draw.Table) == nil:
		w.lineIn(list, labelled(&cells[0], strings.Join(w.each(cells), " ")))
	case w.form == ForText:
		w.lineIn(row.Table, strings.Join(w.each(cells), "\t"))
	case w.form == ForMarkdown:
		w.lineIn(row.Table, "| "+strings.Join(w.each(cells), " | ")+" |")
		if row.Head {
			w.lineIn(row.Table, strings.Repeat("|---", len(cells))+"|")
		}
	case row.Head:
		w.heads = map[string]string{}
		for i := range cells {
			w.heads[cells[i].In.Tag.ID] = w.wordsOf(&cells[i])
		}
	default:
		w.lineIn(row.Table, "- "+w.cells(cells))
	}
}

// each returns the words of each cell.
func (w *writer) each(cells []typeset.Block) (words []string) {
	for i := range cells {
		words = append(words, w.wordsOf(&cells[i]))
	}
	return words
}

// cells returns the words of the cells of a row, each after the head of its column. In a table without a head, the
// first cell names the others.
func (w *writer) cells(cells []typeset.Block) string {
	var parts []string
	between := ": "
	for i := range cells {
		words, column := w.wordsOf(&cells[i]), cells[i].In.Tag.Headers
		if column != "" {
			between = "; "
		}
		if words == "" {
			continue
		}
		if head := w.heads[column]; column != "" && head != "" {
			words = head + ": " + words
		}
		parts = append(parts, words)
	}
	return strings.Join(parts, between)
}

// wordsOf returns what a block says: its text, the alternative of its picture, or the words drawn in its box.
func (w *writer) wordsOf(b *typeset.Block) string {
	switch {
	case b.Box == nil:
		return w.textOf(b.Text)
	case b.In != nil && b.In.Tag.Role == draw.Figure:
		return b.In.Tag.Alt
	}
	return drawn(b.Box)
}

// textOf returns a text with its raised marks in brackets, the addresses of links and the alternatives of pictures.
func (w *writer) textOf(t typeset.Text) string {
	var out strings.Builder
	marks := ""
	endMarks := func() {
		if marks = strings.TrimSpace(marks); marks != "" {
			out.WriteString(" [" + marks + "]")
		}
		marks = ""
	}
	for i, s := range t.Spans {
		words := t.String[s.Start:s.End]
		if s.NoteMark {
			marks += w.mark(words, s.Link)
			continue
		}
		endMarks()
		if s.Picture != nil {
			words = "[" + s.Picture.Alt + "]"
		}
		out.WriteString(words)
		if s.Link.Kind == compose.LinkAddress && (i+1 == len(t.Spans) || t.Spans[i+1].Link != s.Link) && !strings.Contains(words, s.Link.ID) {
			out.WriteString(" <" + s.Link.ID + ">")
		}
	}
	endMarks()
	return shown.Replace(out.String())
}

// mark returns the words of a raised mark: in a passage the name of the source instead of its number.
func (w *writer) mark(words string, link typeset.Link) string {
	switch {
	case w.citing == nil:
		return words
	case words == compose.MarkGap:
		return "; "
	case link.Kind == compose.LinkSource:
		return w.citing.resolve(words, link.ID)
	case link.Kind == compose.LinkNote: // it is left behind
		return ""
	}
	return words
}

// shown takes away what only guides line breaks, and makes spaces those that people type and search for.
var shown = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u2060", "", "\u00a0", " ", "\u202f", " ", "\u2009", " ")

// headingLevel returns the level of a heading, from 1, or 0.
func headingLevel(e *typeset.Element) int {
	if e == nil {
		return 0
	}
	levels := []draw.Role{draw.H1, draw.H2, draw.H3, draw.H4, draw.H5, draw.H6}
	for i, role := range levels {
		if e.Tag.Role == role {
			return i + 1
		}
	}
	return 0
}

// ancestor returns the element with a role that is nearest to e, which may be e itself, or nil.
func ancestor(e *typeset.Element, role draw.Role) *typeset.Element {
	for ; e != nil && e.Tag.Role != role; e = e.Parent {
	}
	return e
}

// outermost returns the element with a role that is farthest from e, or nil.
func outermost(e *typeset.Element, role draw.Role) (found *typeset.Element) {
	for ; e != nil; e = e.Parent {
		if e.Tag.Role == role {
			found = e
		}
	}
	return found
}

// depth returns how many elements of a role are around e.
func depth(e *typeset.Element, role draw.Role) (n int) {
	for ; e != nil; e = e.Parent {
		if e.Tag.Role == role {
			n++
		}
	}
	return n
}
