package brief

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"lectern/app/problem"
)

// reader converts goldmark's tree of brief.md to sections and blocks.
type reader struct {
	src      *sourceText
	problems *problem.List
	refs     *blockContext
	notes    map[string]*Note // by label
	written  []*Note          // notes written in the line
	inNote   bool
	repeated map[string]int    // how often an id made of a heading's words was made again
	ids      map[string]Medium // with the only medium that shows each, or 0
	medium   Medium            // the only one that shows what is being read, or 0
	scale    Scale
	unclosed bool // a div never ends, so blocks after it are read as if in it
	extras   extras
	referred map[*Note]bool  // notes with a mark
	used     map[string]bool // labels of link definitions with a link

	beforeDefinition map[ast.Node]ast.Node // by link definition: the block that is shown before it

	drawings int
	cut      bool // a limit was passed
}

// body is the text after the front matter.
type body struct {
	sections []*Section
	notes    []*Note
	ids      map[string]Medium
	extras   extras
}

// readBody reads a text whose front matter has been blanked out.
func readBody(src *sourceText, scale Scale, problems *problem.List) body {
	if len(src.lines) > maxLines {
		problems.Add(problem.TooLarge, problem.Place{File: src.file}, "split it", "the file has over %d lines", maxLines)
		return body{}
	}
	root, pc := parseBlocks(src.text)
	r := &reader{src: src, problems: problems, refs: pc, notes: map[string]*Note{}, repeated: map[string]int{}, ids: map[string]Medium{}, scale: scale, referred: map[*Note]bool{}, used: map[string]bool{}}
	if pc.tooDeep > 0 {
		r.tooLarge(src.place(pc.tooDeep-1), "write it flatter", fmt.Sprintf("blocks are nested over %d deep", maxDepth))
	}
	if pc.tooWide > 0 {
		r.tooLarge(src.place(pc.tooWide-1), "split it, or put the data into incidents.csv", fmt.Sprintf("a table has over %d columns", maxColumns))
	}
	labelled := r.readNotes(root)
	sections := r.sections(root)
	r.findUnusedNotes(root)
	r.findUnusedDefinitions(root)
	return body{sections, append(labelled, r.written...), r.ids, r.extras}
}

// readNotes reads the notes before the text that refers to them.
func (r *reader) readNotes(root ast.Node) []*Note {
	var notes []*Note
	nodes := footnotes(root)
	prose := r.linesOfProse(root)
	for _, n := range nodes {
		label := string(n.Ref)
		note := &Note{Node: r.node(n), Label: label}
		if prose[note.At.Line-1] {
			r.refuse(note.At, "a note begins without a blank line before it", "put a blank line above")
		}
		if r.notes[label] != nil {
			r.problems.Add(problem.DuplicateID, note.At, "give it another label", "note %q is there twice", label)
			continue
		}
		r.notes[label] = note
		notes = append(notes, note)
	}
	r.inNote = true
	for _, n := range nodes {
		if note := r.notes[string(n.Ref)]; note.Blocks == nil {
			note.Blocks = r.blocks(n)
		}
	}
	r.inNote = false
	return notes
}

// linesOfProse returns the numbers of the lines with which paragraphs outside notes end.
func (r *reader) linesOfProse(root ast.Node) map[int]bool {
	last := map[int]bool{}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Kind() == extast.KindFootnote {
			return ast.WalkSkipChildren, nil
		}
		isProse := n.Kind() == ast.KindParagraph || n.Kind() == ast.KindTextBlock
		if entering && isProse && n.Lines().Len() > 0 {
			last[r.src.place(n.Lines().At(n.Lines().Len()-1).Start).Line] = true
		}
		return ast.WalkContinue, nil
	})
	return last
}

func (r *reader) node(n ast.Node) Node { return Node{r.src.place(n.Pos())} }

// sections splits the document at its headings of the first level.
func (r *reader) sections(root ast.Node) []*Section {
	var sections []*Section
	var current *Section
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 1 {
			r.needBlankLine(h)
			current = r.section(h)
			sections = append(sections, current)
			continue
		}
		blocks := r.block(n)
		if len(blocks) == 0 {
			continue
		}
		if current == nil {
			current = &Section{At: blocks[0].Place()}
			sections = append(sections, current)
		}
		current.Blocks = append(current.Blocks, blocks...)
	}
	if len(sections) > 0 && sections[0].ID == "" {
		r.refuseOpening(sections[0].Blocks)
	}
	return sections
}

// refuseOpening reports text before the first section, where only notes on the title slide may stand.
func (r *reader) refuseOpening(blocks []Block) {
	isText := func(b Block) bool { _, notes := b.(*SpeakerNotes); return !notes }
	if i := slices.IndexFunc(blocks, isText); i >= 0 {
		r.problems.Add(problem.BadConstruct, blocks[i].Place(), "begin with a heading such as # Summary {#summary}", "text stands before the first section")
	}
}

// section reads the heading of a section, which says how it is presented, too.
func (r *reader) section(n *ast.Heading) *Section {
	h, a := r.heading(n)
	s := &Section{ID: h.ID, Title: h.Text, At: h.At, Backup: a.takeClass("backup")}
	if p, ok := a.take("minutes"); ok {
		s.Minutes = r.minutes(&a, p)
	}
	a.leftOver(r, "a heading")
	return s
}

// minutes reads a number of minutes up to a day, or returns 0.
func (r *reader) minutes(a *attributes, p pair) float64 {
	const most = 24 * 60
	m, err := strconv.ParseFloat(p.value, 64)
	if err != nil || !(m > 0 && m <= most) {
		r.badValue(a, p, "write a number such as 4 or 2.5", "%q can't be a number of minutes")
		return 0
	}
	return m
}

// blocks reads the children of a node.
func (r *reader) blocks(parent ast.Node) []Block {
	var blocks []Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		blocks = append(blocks, r.block(n)...)
	}
	return blocks
}

// block reads one node, which may give no block.
func (r *reader) block(n ast.Node) []Block {
	r.needBlankLine(n)
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return r.paragraph(n)
	case *ast.Heading:
		h, a := r.heading(n)
		a.leftOver(r, "a heading")
		if h.Level == 1 && !r.unclosed {
			r.refuse(h.At, "a heading of the first level stands inside another block", "move it out")
		}
		return []Block{h}
	case *ast.List:
		return []Block{r.list(n)}
	case *extast.DefinitionList:
		return []Block{r.definitions(n)}
	case *extast.Table:
		return []Block{r.table(n)}
	case *ast.Blockquote:
		return []Block{&Quote{r.node(n), r.blocks(n)}}
	case *ast.FencedCodeBlock:
		return []Block{r.fence(n)}
	case *ast.CodeBlock:
		at := r.src.place(n.Lines().At(0).Start)
		r.refuse(at, "code by indentation is not part of the format", "put it between lines of ```, or indent it less")
		return []Block{&CodeBlock{Node: Node{at}, Text: r.lines(n)}}
	case *ast.HTMLBlock:
		if r.addComment(n) {
			return nil
		}
		at := r.node(n)
		r.refuse(at.At, "raw HTML is not part of the format", "delete it")
		return []Block{&CodeBlock{Node: at, Language: "html", Text: r.lines(n)}}
	case *ast.ThematicBreak:
		return []Block{&HorizontalRule{r.node(n)}}
	case *divNode:
		return r.div(n)
	}
	return nil // footnotes and link definitions, which are read elsewhere
}

// refuse reports a construct that the format doesn't have.
func (r *reader) refuse(at problem.Place, what, hint string) {
	r.problems.Add(problem.BadConstruct, at, hint, "%s", what)
}

// tooLarge reports that the text passes a limit, but only the first, for a text beyond one is usually beyond
// others.
func (r *reader) tooLarge(at problem.Place, hint, what string) {
	if !r.cut {
		r.problems.Add(problem.TooLarge, at, hint, "%s", what)
	}
	r.cut = true
}

// needBlankLine reports a block that pandoc would read as a part of the one above it.
func (r *reader) needBlankLine(n ast.Node) {
	previous := n.PreviousSibling()
	start := n.Pos()
	switch n := n.(type) {
	case *extast.DefinitionList:
		start = n.FirstChild().Lines().At(0).Start
	case *extast.FootnoteList, *ast.LinkReferenceDefinition:
		return
	case *ast.List:
		if _, nested := n.Parent().(*ast.ListItem); nested {
			return
		}
		if p, ok := previous.(*ast.List); ok && p.IsOrdered() == n.IsOrdered() {
			r.refuse(r.src.place(start), "a list follows a list", "use one kind of mark for the whole list, or put a sentence between")
			return
		}
	}
	if previous == nil || start < 0 || r.src.blankBefore(start) && !r.inQuoteAbove(previous, start) {
		return
	}
	r.refuse(r.src.place(start), "a block begins without a blank line before it", "put a blank line above")
}

// inQuoteAbove reports whether the line above that of offset is blank, but belongs to the quotation that stands there:
// pandoc reads on in it.
func (r *reader) inQuoteAbove(previous ast.Node, offset int) bool {
	if previous.Kind() != ast.KindBlockquote {
		return false
	}
	depth := 1
	for n := previous.Parent(); n != nil; n = n.Parent() {
		if n.Kind() == ast.KindBlockquote {
			depth++
		}
	}
	line := r.src.lineOf(offset)
	above := r.src.text[r.src.lines[line-1]:r.src.lines[line]]
	return bytes.Count(above, []byte(">")) >= depth
}

// otherList matches the beginnings of pandoc's lists that a brief can't have. A lone "A." is read as text all the
// same: nobody means a list without words.
var otherList = regexp.MustCompile(`^(\(?([0-9]+|[a-zA-Z]|[ivxlcdm]+|#)[.)]|\(?[IVXLCDM]+\)|\([^()\s]{1,3}\))\s|^\(?([0-9]+|[a-zA-Z]|[ivxlcdm]+)\)$`)

const otherListHint = `begin with 1. or with a hyphen; \ before the mark makes it text`

// notProse lists beginnings of paragraphs that pandoc reads as something else.
var notProse = []struct {
	begins     *regexp.Regexp
	what, hint string
}{
	{otherList, "lists are numbered 1., 2., 3.", otherListHint},
	{example, "example lists are not part of the format", "number the list 1., 2., 3."},
	{regexp.MustCompile(`^\+[-=+:]+\+?\s*\n`), "grid tables are not part of the format", "write a pipe table: | a | b |"},
	{regexp.MustCompile(`^\|\s`), "line blocks are not part of the format", `end lines with a backslash, or give the table a second line |---|---|`},
	{regexp.MustCompile(`^(!include|\{\{|\{%|\$\{)`), "includes and templates are not part of the format", "write the text itself here"},
	{regexp.MustCompile(`^#{7,}\s`), "headings have six levels", `write fewer #; \ before the first makes it text`},
	{regexp.MustCompile(`^:::`), "this closes a div that was not opened", "remove it, or open one with ::: {.keypoint}"},
	{regexp.MustCompile(`^(:|Table:|[Tt]able:)\s`), "a caption stands without its table", "put it after the table, with a blank line between"},
	{regexp.MustCompile(`^\[[ xX]\]\s`), "task lists are not part of the format", "write what is done and what is not"},
}

// paragraph reads running text, or an image that stands alone.
func (r *reader) paragraph(n ast.Node) []Block {
	if n.Lines().Len() == 0 {
		return nil
	}
	at := Node{r.src.place(n.Lines().At(0).Start)}
	r.refuseNotProse(at.At, n.Lines())
	if isTerm(n.PreviousSibling()) && startsDefinition(r.lineOf(n, 0)) {
		r.refuse(at.At, otherDefinition, definitionHint)
	}
	r.refuseBlocksInside(n)
	inlines, figure := r.inlines(n.Lines())
	if figure != nil {
		return []Block{figure}
	}
	if len(inlines) == 0 {
		return nil
	}
	return []Block{&Paragraph{at, inlines}}
}

// refuseNotProse reports text whose beginning pandoc reads as something else.
func (r *reader) refuseNotProse(at problem.Place, lines *text.Segments) {
	words := bytes.TrimLeft(lines.Value(r.src.text), " \t")
	for _, not := range notProse {
		if not.begins.Match(words[:min(len(words), 200)]) && !isInitial(words) {
			r.refuse(at, not.what, not.hint)
			return
		}
	}
}

var (
	underline = regexp.MustCompile(`^=+\s*$`)
	example   = regexp.MustCompile(`^\(?@[\w-]*[.)]\s`)
	bullet    = regexp.MustCompile(`^[-+*]\s`)
)

const (
	otherDefinition = "a definition begins with a tilde or an indented colon"
	definitionHint  = `begin it with a colon at the start of the line; \ before the mark makes it text`
)

// refuseBlocksInside reports lines of a paragraph, behind its first, with which another block begins to pandoc.
func (r *reader) refuseBlocksInside(n ast.Node) {
	inItem := false
	for p := n.Parent(); p != nil; p = p.Parent() {
		inItem = inItem || p.Kind() == ast.KindListItem
	}
	for i := 1; i < n.Lines().Len(); i++ {
		words := r.lineOf(n, i)
		at := r.src.place(n.Lines().At(i).Stop - len(words))
		switch {
		case underline.Match(words):
			r.refuse(at, "a heading is underlined", `write # before it instead; \ before the line makes it text`)
		case inItem && otherList.Match(words) && !isInitial(words):
			r.refuse(at, "lists are numbered 1., 2., 3.", otherListHint)
		case inItem && example.Match(words):
			r.refuse(at, "example lists are not part of the format", "number the list 1., 2., 3.")
		case inItem && bullet.Match(words):
			r.refuse(at, "a list stands in a line of an item", `indent its mark to the item's words; \ before the mark makes it text`)
		case inItem && startsDefinition(words):
			r.refuse(at, "a definition stands in an item of a list", `put it outside the list; \ before the mark makes it text`)
		case i == 1 && startsDefinition(words):
			r.refuse(at, otherDefinition, definitionHint)
		}
	}
}

// lineOf returns a line of a block from its first word on.
func (r *reader) lineOf(n ast.Node, i int) []byte {
	line := n.Lines().At(i)
	return bytes.TrimLeft(line.Value(r.src.text), " \t")
}

// isTerm reports whether pandoc takes a block for a term if a definition follows: terms have one line.
func isTerm(n ast.Node) bool {
	return n != nil && n.Kind() == ast.KindParagraph && n.Lines().Len() == 1
}

// startsDefinition reports whether pandoc reads a line below a term as its definition.
func startsDefinition(line []byte) bool {
	return len(line) > 1 && (line[0] == ':' || line[0] == '~') && (line[1] == ' ' || line[1] == '\t')
}

// isInitial reports whether a text begins with a name such as B. Russell: pandoc asks for two spaces after one
// capital and a full stop where they are a list.
func isInitial(text []byte) bool {
	return len(text) > 3 && unicode.IsUpper(rune(text[0])) && text[1] == '.' && text[3] != ' '
}

// lines returns the text of a raw block.
func (r *reader) lines(n ast.Node) string {
	var text strings.Builder
	for _, line := range n.Lines().Sliced(0, n.Lines().Len()) {
		from := r.src.lineStart(line.Start)
		before := len(withoutTabs(r.src.text[from:line.Start])) - line.Padding
		text.WriteString(string(withoutTabs(r.src.text[from:line.Stop])[before:]))
	}
	return strings.TrimSuffix(strings.ReplaceAll(text.String(), "\r\n", "\n"), "\n")
}

// withoutTabs returns a line with tabs as spaces up to the next column that four divides, as pandoc reads them.
func withoutTabs(line []byte) []rune {
	out := make([]rune, 0, len(line))
	for _, c := range string(line) {
		if c != '\t' {
			out = append(out, c)
			continue
		}
		for out = append(out, ' '); len(out)%4 != 0; out = append(out, ' ') {
		}
	}
	return out
}
