package brief

import (
	"lectern/app/problem"
)

// Node is embedded in every block and inline. It holds the place in brief.md, and default methods for kinds
// that have no id and hold nothing.
type Node struct{ At problem.Place }

// Place returns where the node begins.
func (n Node) Place() problem.Place { return n.At }

func (Node) id() string         { return "" }
func (Node) texts() []Inline    { return nil }
func (Node) inside() [][]Block  { return nil }
func (Node) children() []Inline { return nil }

// Block is a paragraph or something that stands between paragraphs. The list of its kinds is
// closed: the pointers to the structs in this file, Drawing and those of div.go.
type Block interface {
	Place() problem.Place
	block()
	id() string        // as in the file, or ""
	texts() []Inline   // see Texts
	inside() [][]Block // see Inside
}

// Paragraph is running text.
type Paragraph struct {
	Node
	Text []Inline
}

// Heading is a heading inside a section: Level 2 to 6.
type Heading struct {
	Node
	Level int
	ID    string
	Text  []Inline
}

// List is a bulleted or numbered list.
type List struct {
	Node
	Ordered bool
	Start   int  // number of the first item, where Ordered
	Tight   bool // items are not set apart as paragraphs
	Items   []*Item
}

// Item is one item of a List.
type Item struct {
	Node
	Blocks []Block
}

// DefinitionList is a list of terms with their definitions.
type DefinitionList struct {
	Node
	Tight bool
	Items []*Definition
}

// Definition is one term; every element of Definitions is one definition of it.
type Definition struct {
	Node
	Term        []Inline
	Definitions [][]Block
}

// Align is the alignment of a table's column.
type Align uint8

// The alignments; AlignNone leaves the choice to the medium.
const (
	AlignNone Align = iota
	AlignLeft
	AlignRight
	AlignCentre
)

// Table is a table of the author's. Header and each of Rows have as many cells as there are Aligns.
type Table struct {
	Node
	Caption []Inline
	Aligns  []Align
	Header  []Cell
	Rows    [][]Cell
}

// Cell is one cell of a Table.
type Cell struct {
	Node
	Text []Inline
}

// Quote is a block quotation.
type Quote struct {
	Node
	Blocks []Block
}

// CodeBlock is text set as it stands.
type CodeBlock struct {
	Node
	ID       string
	Language string // empty where the author names none
	Text     string // lines, without the last line's newline
}

// ImageBlock is an image that stands alone, with its caption.
type ImageBlock struct {
	Node
	ID      string
	File    string // relative to the brief's folder, with forward slashes
	Alt     string // what the picture shows, for those who can't see it
	Width   Width
	Caption []Inline
}

// HorizontalRule is a break of subject.
type HorizontalRule struct{ Node }

// IDOf returns the id that a block has, or "".
func IDOf(b Block) string { return b.id() }

func (*Paragraph) block()      {}
func (*Heading) block()        {}
func (*List) block()           {}
func (*DefinitionList) block() {}
func (*Table) block()          {}
func (*Quote) block()          {}
func (*CodeBlock) block()      {}
func (*ImageBlock) block()     {}
func (*HorizontalRule) block() {}
func (*Drawing) block()        {}

func (h *Heading) id() string    { return h.ID }
func (c *CodeBlock) id() string  { return c.ID }
func (i *ImageBlock) id() string { return i.ID }
func (d *Drawing) id() string    { return d.ID }

func (p *Paragraph) texts() []Inline  { return p.Text }
func (h *Heading) texts() []Inline    { return h.Text }
func (i *ImageBlock) texts() []Inline { return i.Caption }

// The caption of a table stands above it.
func (t *Table) texts() []Inline {
	all := make([]Inline, 0, len(t.Caption)+len(t.Header)*(1+len(t.Rows))) // a cell is mostly one
	all = append(all, t.Caption...)
	for _, c := range t.Header {
		all = append(all, c.Text...)
	}
	for _, row := range t.Rows {
		for _, c := range row {
			all = append(all, c.Text...)
		}
	}
	return all
}

func (q *Quote) inside() [][]Block { return [][]Block{q.Blocks} }

func (l *List) inside() [][]Block {
	inside := make([][]Block, len(l.Items))
	for i, item := range l.Items {
		inside[i] = item.Blocks
	}
	return inside
}

func (l *DefinitionList) inside() [][]Block {
	var inside [][]Block
	for _, d := range l.Items {
		inside = append(inside, []Block{&Paragraph{d.Node, d.Term}})
		inside = append(inside, d.Definitions...)
	}
	return inside
}
