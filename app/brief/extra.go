package brief

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// An extra is a part of brief.md that no page shows, or only slides do.
type extra struct {
	part part
	byteRange
	goesOn bool // of the part before it, and not counted again
}

type extras []extra

// add adds a part, unless there is nothing in it.
func (e *extras) add(p part, r byteRange) {
	if r.to > r.from {
		*e = append(*e, extra{part: p, byteRange: r})
	}
}

// addAllButALetter adds the address of a link definition except for one letter: without an address the label would be
// read as text.
func (e *extras) addAllButALetter(p part, text []byte, of byteRange) {
	label := bytes.Index(text[of.from:of.to], []byte("]:"))
	if label < 0 {
		return
	}
	from := of.from + label + len("]:")
	from += len(text[from:of.to]) - len(bytes.TrimLeft(text[from:of.to], " \t\r\n"))
	letter := bytes.IndexFunc(text[from:of.to], isWord)
	if letter < 0 {
		return
	}
	_, size := utf8.DecodeRune(text[from+letter:])
	before, behind := byteRange{from, from + letter}, byteRange{from + letter + size, of.to}
	e.add(p, before)
	if e.add(p, behind); letter > 0 && behind.to > behind.from {
		(*e)[len(*e)-1].goesOn = true
	}
}

// addHiddenDiv records a div that pages don't show, if it is one.
func (r *reader) addHiddenDiv(n *divNode, b Block) {
	var what part
	switch b := b.(type) {
	case *SpeakerNotes:
		what = speakerNotes
	case *Only:
		if b.Medium != Slides {
			return
		}
		what = slideParts
	default:
		return
	}
	whole := byteRange{r.src.lineStart(n.info.Start), len(r.src.text)}
	inside := byteRange{r.src.lineEnd(n.info.Start), len(r.src.text)}
	if n.closed {
		whole.to, inside.to = r.src.lineEnd(n.end), r.src.lineStart(n.end)
	}
	if r.standsAlone(n, n.Pos()) {
		r.extras.add(what, whole)
	} else if len(bytes.TrimSpace(r.src.text[inside.from:max(inside.from, inside.to)])) > 0 {
		r.extras.add(what, inside) // the empty div keeps apart what stands before and behind it
	}
}

// standsAlone reports whether the lines of a block can be removed without changing how the rest is read: it begins
// in the first column, and doesn't keep two lists apart.
func (r *reader) standsAlone(n ast.Node, start int) bool {
	if start < 0 || start != r.src.lineStart(start) {
		return false
	}
	switch r.before(n).(type) {
	case *ast.List, *extast.DefinitionList, *extast.FootnoteList, *extast.Table:
		return false
	}
	return true
}

// before returns the block that is shown before another, or nil. Link definitions aren't shown; what is before each is
// kept, so that many in a row don't take quadratic time.
func (r *reader) before(n ast.Node) ast.Node {
	before := n.PreviousSibling()
	if before == nil || before.Kind() != ast.KindLinkReferenceDefinition {
		return before
	}
	shown, known := r.beforeDefinition[before]
	if !known {
		shown = r.before(before)
		if r.beforeDefinition == nil {
			r.beforeDefinition = map[ast.Node]ast.Node{}
		}
		r.beforeDefinition[before] = shown
	}
	return shown
}

const commentStart, commentEnd = "<!--", "-->"

// commentLength returns the length of the HTML comment that a text begins with, or 0.
func commentLength(text string) int {
	if !strings.HasPrefix(text, commentStart) {
		return 0
	}
	n := strings.Index(text[len(commentStart):], commentEnd)
	if n < 0 {
		return 0
	}
	return len(commentStart) + n + len(commentEnd)
}

// addComment records a block that is a comment, and reports whether it is one.
func (r *reader) addComment(n *ast.HTMLBlock) bool {
	lines := n.Lines()
	if lines.Len() == 0 {
		return false
	}
	from, to := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	if n.HasClosure() {
		to = n.ClosureLine.Stop
	}
	text := string(r.src.text[from:to])
	from += len(text) - len(strings.TrimLeft(text, " "))
	text = strings.TrimSpace(text)
	if size := commentLength(text); size == 0 || size < len(text) {
		return false
	}
	if r.standsAlone(n, from) {
		r.extras.add(comments, byteRange{from, r.src.lineEnd(from + len(text) - 1)})
	} else {
		r.extras.add(comments, byteRange{from + len(commentStart), from + len(text) - len(commentEnd)})
	}
	return true
}

// noteEnd returns the offset behind a note.
func (r *reader) noteEnd(n *extast.Footnote) int {
	end, closed := r.refs.ends[n]
	if !closed {
		return len(r.src.text)
	}
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			end = max(end, n.Lines().At(n.Lines().Len()-1).Stop)
		}
		return ast.WalkContinue, nil
	})
	return end
}

// findUnusedNotes records the notes that nothing refers to.
func (r *reader) findUnusedNotes(root ast.Node) {
	for _, n := range footnotes(root) {
		if note := r.notes[string(n.Ref)]; note == nil || !r.referred[note] || note.At != r.node(n).At {
			start := r.src.lineStart(max(n.Pos(), 0))
			if colon := bytes.Index(r.src.text[start:], []byte("]:")); colon >= 0 {
				inside := byteRange{start + colon + len("]:"), r.noteEnd(n)}
				inside.to = inside.from + len(bytes.TrimRight(r.src.text[inside.from:max(inside.from, inside.to)], " \t\r\n>"))
				r.extras.add(definitions, inside)
			}
		}
	}
}

// findUnusedDefinitions records the definitions of links that no link uses, and refuses those that are citations.
func (r *reader) findUnusedDefinitions(root ast.Node) {
	defined := map[string]bool{}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		d, ok := n.(*ast.LinkReferenceDefinition)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		label := util.ToLinkReference(d.Label)
		if strings.Contains(label, "@") {
			r.refuse(r.src.place(d.Pos()), "a colon follows a citation that begins a paragraph, so that it reads as the address of a link", "put the citation behind the words")
		}
		if !r.used[label] || defined[label] {
			last := d.Lines().At(d.Lines().Len() - 1)
			lines := byteRange{r.src.lineStart(d.Pos()), r.src.lineEnd(max(last.Start, last.Stop-1))}
			if !r.standsAlone(d, d.Pos()) { // the label stays, with one letter of the address
				r.extras.addAllButALetter(definitions, r.src.text, byteRange{lines.from, last.Stop})
				lines = byteRange{}
			}
			r.extras.add(definitions, lines)
		}
		defined[label] = true
		return ast.WalkContinue, nil
	})
}
