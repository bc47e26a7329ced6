package brief

import "lectern/app/problem"

// Node is what every block and inline has: its place in brief.md.
type Node struct{ At problem.Place }

// Place is where the node begins.
func (n Node) Place() problem.Place { return n.At }

// Block is a paragraph or something that stands between paragraphs. The list of its kinds is
// closed: the pointers to the structs in this file, Drawing and those of div.go.
type Block interface {
	Place() problem.Place
	block()
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

// DefinitionList is terms with their definitions.
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

// Align is how a table's column is set.
type Align uint8

// The alignments; AlignNone leaves the choice to the medium.
const (
	AlignNone Align = iota
	AlignLeft
	AlignRight
	AlignCentre
)

// Table has as many cells in Header and each of Rows as it has Aligns.
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
	Width   string // as the author wrote it ("50%", "8cm"), or empty
	Caption []Inline
}

// HorizontalRule is a break of subject.
type HorizontalRule struct{ Node }

// IDOf is the id that a block has, or "".
func IDOf(b Block) string {
	switch b := b.(type) {
	case *Heading:
		return b.ID
	case *CodeBlock:
		return b.ID
	case *ImageBlock:
		return b.ID
	case *Drawing:
		return b.ID
	case *Judgement:
		return b.ID
	case *Recommendation:
		return b.ID
	case *KeyPoint:
		return b.ID
	case *Aside:
		return b.ID
	case *Landscape:
		return b.ID
	case *Only:
		return b.ID
	}
	return ""
}

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
func (*Judgement) block()      {}
func (*Recommendation) block() {}
func (*KeyPoint) block()       {}
func (*SpeakerNotes) block()   {}
func (*Only) block()           {}
func (*Aside) block()          {}
func (*Landscape) block()      {}
