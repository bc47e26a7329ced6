package brief

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// linkDefinitions reads the definitions of links at the beginning of a paragraph some lines at a time. For each of them
// goldmark copies all lines of the paragraph that follow, which would take quadratic time.
type linkDefinitions struct{ parser.ParagraphTransformer }

// window is the number of lines that linkDefinitions reads at a time.
const window = 200

func (d linkDefinitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, in, blank := node.Lines(), node.Parent(), node.HasBlankPreviousLines()
	left := lines.Sliced(0, lines.Len())
	for size := window; size < len(left); {
		found := &references{Context: pc}
		part, apart := ast.NewParagraph(), ast.NewDocument()
		part.Lines().AppendAll(left[:size])
		part.SetBlankPreviousLines(node.HasBlankPreviousLines())
		apart.AppendChild(apart, part)
		d.ParagraphTransformer.Transform(part, reader, found)
		if len(found.list) == 0 {
			break
		}
		final := len(found.list) - 1 // the last one may go on behind the window
		if final == 0 {
			size *= 2
			continue
		}
		for _, one := range found.list[:final] {
			definition := apart.FirstChild()
			left = left[definition.Lines().Len():]
			in.InsertBefore(in, node, definition)
			pc.AddReference(one)
		}
		node.SetBlankPreviousLines(false) // the blank line is before the first definition only
		size = window
	}
	rest := text.NewSegments()
	rest.AppendAll(left)
	node.SetLines(rest)
	d.ParagraphTransformer.Transform(node, reader, pc)
	node.SetBlankPreviousLines(blank)
}

// references is a context that keeps the references found to itself.
type references struct {
	parser.Context
	list []parser.Reference
}

func (r *references) AddReference(one parser.Reference) { r.list = append(r.list, one) }
