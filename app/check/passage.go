package check

import (
	"strings"

	"lectern/app/brief"
	"lectern/app/problem"
)

// passage is a run of words that readers see: a paragraph, a heading, a cell, a caption.
type passage struct {
	kind   passageKind
	words  string                         // plain; what is no prose of the brief's language, such as code, is a noProse
	runes  problem.Runes[string]          // the words
	pieces []piece                        // of the words; none for an attribute's and those of the front matter
	marks  []mark                         // of sources and notes, in order
	short  []string                       // abbreviations that a span explains, and small capitals
	rests  bool                           // it, or what introduces it, cites a source, links incidents or has a live figure
	at     problem.Place                  // where it begins
	lines  func() []problem.Runes[string] // of brief.md
	images []*brief.Image                 // in its lines
}

type passageKind uint8

const (
	running passageKind = iota // a paragraph or an item of the text, an aside or a footnote
	claimed                    // in a judgement, a recommendation or a key point
	quoted                     // in a block quotation
	caption                    // of a drawing, a picture or a table, or a drawing's title
	heading
	term // that a list defines
	cell
	front  // of the front matter
	spoken // in a note to the speaker
)

// noProse stands in a passage for code, addresses, pictures and words of another language.
const noProse = "\ufffc"

// piece is a run of a passage's words that stands in one line of the file.
type piece struct {
	from int // its first byte in the words
	at   problem.Place
}

// mark is that of a source or a note in a passage.
type mark struct {
	behind   int             // the byte in the words before which it stands
	citation *brief.Citation // nil: a note's
}

// findPassages finds the passages of a brief in order of reading.
func (b *checked) findPassages() []passage {
	w := passageWalk{of: b}
	for _, text := range []struct{ key, words string }{
		{"title", b.Title}, {"subtitle", b.Subtitle}, {"abstract", b.Abstract}, {"coverage", b.Coverage.Sentence},
	} {
		if at := b.Meta.Place(text.key); at.Line > 0 { // the author's own, and not a data set's
			w.addWords(front, text.words, at)
		}
	}
	for _, v := range b.Views {
		w.addWords(caption, v.Caption, v.At)
	}
	for _, l := range b.Layers {
		w.addWords(caption, l.Title, l.At)
	}
	for _, s := range b.Sections {
		if len(s.Title) > 0 {
			w.add(heading, s.Title, s.Title[0].Place())
		}
		w.blocks(running, s.Blocks)
	}
	for _, n := range b.Notes {
		w.blocks(running, n.Blocks)
	}
	return w.all
}

// passagesIn returns the passages of one block of a brief.
func (b *checked) passagesIn(block brief.Block) []passage {
	w := passageWalk{of: b}
	w.blocks(running, []brief.Block{block})
	return w.all
}

type passageWalk struct {
	of    *checked
	all   []passage
	rests bool
}

func (w *passageWalk) addWords(kind passageKind, text string, at problem.Place) {
	if text = strings.TrimSpace(text); text != "" {
		w.all = append(w.all, passage{kind: kind, words: text, runes: problem.CountRunes(text), at: at, lines: w.of.lines, rests: w.rests})
	}
}

func (w *passageWalk) add(kind passageKind, text []brief.Inline, at problem.Place) {
	p := passage{kind: kind, at: at, lines: w.of.lines, rests: w.rests}
	p.read(text, w.of.Lang)
	p.runes = problem.CountRunes(p.words)
	if strings.TrimSpace(p.words) != "" || len(p.images)+len(p.marks) > 0 {
		w.all = append(w.all, p)
	}
}

// read appends inlines to a passage.
func (p *passage) read(inlines []brief.Inline, lang string) {
	for _, in := range inlines {
		switch in := in.(type) {
		case *brief.Text:
			p.append(in.Text, in.At)
		case *brief.SoftBreak, *brief.LineBreak:
			p.words += " "
		case *brief.LiveFigure:
			p.rests = true
			p.append(in.Text, in.At)
		case *brief.Citation:
			p.rests = true
			p.words = strings.TrimRight(p.words, " ")
			p.marks = append(p.marks, mark{len(p.words), in})
			if in.InText {
				p.words += " " + noProse
			}
		case *brief.NoteRef:
			p.rests = true
			p.marks = append(p.marks, mark{behind: len(p.words)})
		case *brief.Image:
			p.images = append(p.images, in)
			p.words += noProse
		case *brief.Code:
			p.words += noProse
		case *brief.Link:
			p.rests = true
			if brief.Plain(in.Text) == in.Target {
				p.words += noProse
				continue
			}
			p.read(in.Text, lang)
		case *brief.Span:
			if in.Expand != "" {
				p.short = append(p.short, brief.Plain(in.Text))
			}
			if in.Lang != "" && !strings.EqualFold(in.Lang, lang) {
				p.words += noProse
				continue
			}
			p.read(in.Text, lang)
		case *brief.SmallCaps:
			p.short = append(p.short, brief.Plain(in.Text))
			p.read(in.Text, lang)
		case *brief.IncidentLink:
			p.rests = true
			p.read(in.Text, lang)
		case *brief.ViewLink:
			p.rests = true
			p.read(in.Text, lang)
		case *brief.Emphasis:
			p.read(in.Text, lang)
		case *brief.Strong:
			p.read(in.Text, lang)
		}
	}
}

func (p *passage) append(text string, at problem.Place) {
	p.pieces = append(p.pieces, piece{len(p.words), at})
	p.words += text
}

// blocks adds the passages of blocks; kind is that of their paragraphs.
func (w *passageWalk) blocks(kind passageKind, blocks []brief.Block) {
	outer := w.rests
	defer func() { w.rests = outer }()
	for i, block := range blocks {
		w.rests = outer
		inner := kind
		switch block := block.(type) {
		case *brief.Paragraph:
			w.add(kind, block.Text, block.At)
		case *brief.Heading:
			w.add(heading, block.Text, block.At)
		case *brief.Table:
			w.add(caption, block.Caption, block.At)
			for _, row := range append([][]brief.Cell{block.Header}, block.Rows...) {
				for _, one := range row {
					w.add(cell, one.Text, one.At)
				}
			}
		case *brief.ImageBlock:
			w.add(caption, block.Caption, block.At)
		case *brief.Drawing:
			w.addWords(caption, block.Title, block.At)
			w.addWords(caption, block.Caption, block.At)
		case *brief.DefinitionList:
			for _, item := range block.Items {
				w.add(term, item.Term, item.At)
				for _, definition := range item.Definitions {
					w.blocks(kind, definition)
				}
			}
			continue
		case *brief.List:
			w.rests = outer || i > 0 && rests(blocks[i-1])
		case *brief.Quote:
			inner = quoted
		case *brief.Judgement:
			inner = claimed
			w.addWords(claimed, block.Because, block.At)
		case *brief.Recommendation:
			inner = claimed
			w.addWords(claimed, block.Owner, block.At)
		case *brief.KeyPoint:
			inner = claimed
		case *brief.SpeakerNotes:
			inner = spoken
		}
		for _, inside := range brief.Inside(block) {
			w.blocks(inner, inside)
		}
	}
}

// rests reports whether the text of a block rests on something, so that what it introduces does, too.
func rests(block brief.Block) bool {
	var p passage
	p.read(brief.Texts(block), "")
	return p.rests
}
