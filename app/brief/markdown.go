package brief

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// parseBlocks returns the block structure of a text as goldmark sees it. Lines of text stay unparsed:
// pandoc's inlines (citations, spans, notes, quotes) nest inside brackets, which goldmark's link parser
// doesn't allow others to read, so scanner reads them.
func parseBlocks(src []byte) (ast.Node, *blockContext) {
	pc := &blockContext{Context: parser.NewContext(), ends: map[ast.Node]int{}}
	container := func(p parser.BlockParser, priority int) util.PrioritizedValue {
		return util.Prioritized(bounded{p, pc, maxDepth}, priority)
	}
	// A list leaves room for its items: goldmark takes it for granted that a list has one.
	list := func(p parser.BlockParser, priority int) util.PrioritizedValue {
		return util.Prioritized(bounded{p, pc, maxDepth - 1}, priority)
	}
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			container(divParser{}, 250),
			list(parser.NewListParser(), 300),
			container(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			container(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			list(extension.NewDefinitionListParser(), 950),
			container(extension.NewDefinitionDescriptionParser(), 960),
			container(ending{extension.NewFootnoteBlockParser(), pc}, 980),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(linkDefinitions{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(boundedTable{extension.NewTableParagraphTransformer(), pc}, 200),
		),
	)
	return p.Parse(text.NewReader(src), parser.WithContext(pc)), pc
}

// blockContext is goldmark's context, with the places at which limits were passed.
type blockContext struct {
	parser.Context
	tooDeep, tooWide int              // offset of the first block or table beyond the limit, from 1; 0 is none
	ends             map[ast.Node]int // by note: the offset of the first line that isn't indented, which may still continue its paragraph
}

// ending records where notes end, which goldmark doesn't keep.
type ending struct {
	parser.BlockParser
	pc *blockContext
}

func (e ending) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	_, at := reader.Position()
	state := e.BlockParser.Continue(node, reader, pc)
	delete(e.pc.ends, node)
	if state&parser.Continue == 0 {
		e.pc.ends[node] = at.Start
	}
	return state
}

// bounded bounds the nesting of blocks, because goldmark visits every open block for every line.
type bounded struct {
	parser.BlockParser
	pc    *blockContext
	depth int // the blocks that may be open already
}

func (b bounded) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) >= b.depth {
		if _, segment := reader.PeekLine(); b.pc.tooDeep == 0 {
			b.pc.tooDeep = segment.Start + 1
		}
		return nil, parser.NoChildren
	}
	return b.BlockParser.Open(parent, reader, pc)
}

// boundedTable bounds the columns of a table, because every row is filled up to the header's width.
type boundedTable struct {
	parser.ParagraphTransformer
	pc *blockContext
}

func (b boundedTable) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		if bytes.Count(line.Value(reader.Source()), []byte("|")) > maxColumns+1 {
			if b.pc.tooWide == 0 {
				b.pc.tooWide = line.Start + 1
			}
			return
		}
	}
	b.ParagraphTransformer.Transform(node, reader, pc)
}

var kindDiv = ast.NewNodeKind("Div")

// divNode is a fenced div as goldmark's tree holds it.
type divNode struct {
	ast.BaseBlock
	info   text.Segment // the text after the colons
	closed bool
	end    int // offset of the line that closes it
}

func (*divNode) Kind() ast.NodeKind { return kindDiv }

func (n *divNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// divParser reads fenced divs as pandoc does: a line of three or more colons closes the innermost.
type divParser struct{}

func (divParser) Trigger() []byte { return []byte{':'} }

func (divParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	colons, rest := cutColons(line[max(pos, 0):])
	if pos < 0 || colons < 3 || len(rest) == 0 {
		return nil, parser.NoChildren
	}
	start := segment.Start + bytes.Index(line, rest) - segment.Padding
	reader.AdvanceToEOL()
	return &divNode{info: text.NewSegment(start, start+len(rest))}, parser.HasChildren
}

func (divParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, _ := reader.PeekLine()
	colons, rest := cutColons(line)
	if colons < 3 || len(rest) > 0 {
		return parser.Continue | parser.HasChildren
	}
	blocks := pc.OpenedBlocks()
	for i := len(blocks) - 1; i >= 0; i-- {
		switch n := blocks[i].Node.(type) {
		case *ast.FencedCodeBlock:
			return parser.Continue | parser.HasChildren
		case *divNode:
			if n != node {
				return parser.Continue | parser.HasChildren
			}
			n.closed = true
			_, at := reader.Position()
			n.end = at.Start
			reader.AdvanceToEOL()
			return parser.Close
		}
	}
	return parser.Continue | parser.HasChildren
}

func (divParser) Close(ast.Node, text.Reader, parser.Context) {}
func (divParser) CanInterruptParagraph() bool                 { return true }
func (divParser) CanAcceptIndentedLine() bool                 { return false }

// cutColons returns the number of colons at the start of a line, and what follows them.
func cutColons(line []byte) (colons int, rest []byte) {
	line = bytes.Trim(line, " \t\r\n")
	rest = bytes.TrimLeft(line, ":")
	return len(line) - len(rest), bytes.TrimLeft(rest, " \t")
}

// footnotes returns goldmark's footnotes, wherever in the tree they are.
func footnotes(root ast.Node) []*extast.Footnote {
	var notes []*extast.Footnote
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if note, ok := n.(*extast.Footnote); ok && entering {
			notes = append(notes, note)
		}
		return ast.WalkContinue, nil
	})
	return notes
}
