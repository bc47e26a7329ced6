package search

import (
	"strings"

	"lectern/app/brief"
	"lectern/app/fold"
	"lectern/app/incident"
)

// Kind is a kind of thing that can be found.
type Kind uint8

// The kinds, in the order in which they are listed.
const (
	Slide Kind = iota
	Incident
	Paragraph
	Drawing
	Note
	Remark // of the reader's own
	Source
	Filter // all incidents that a query finds
	kinds
)

// String returns the kind as a heading of hits.
func (k Kind) String() string {
	return [...]string{"Slides", "Incidents", "Paragraphs", "Drawings and tables", "Notes", "Your notes", "Sources", "Filter"}[k]
}

// One returns what a hit of the kind is.
func (k Kind) One() string {
	return [...]string{"slide", "incident", "paragraph", "drawing", "note", "your note", "source", "filter"}[k]
}

// Entry is something that can be found.
type Entry struct {
	Kind  Kind
	Title string
	Text  string // what words are sought in, besides the title

	Number  int          // of a slide, from 0
	Row     incident.Row // of an incident
	Source  *brief.Source
	Block   brief.Block // a paragraph, or another block with text of its own
	ID      string      // of a drawing or a remark, or the number of a note
	Section *brief.Section
	Query   string // of a filter
}

// Index holds what can be found in a brief. It may be used by several goroutines.
type Index struct {
	brief   *brief.Brief
	entries []Entry
	titles  []string // folded
	texts   []string
}

// New returns the index of a brief and of what was made from it, such as its slides.
func New(b *brief.Brief, made []Entry) *Index {
	x := &Index{brief: b}
	for _, e := range made {
		x.add(e)
	}
	for _, s := range b.Sections {
		for _, block := range s.Blocks {
			x.addBlock(s, block)
		}
	}
	for _, s := range b.Sources.All {
		x.add(Entry{Kind: Source, Title: s.Title, Text: sourceText(s), Source: s})
	}
	return x
}

func (x *Index) add(e Entry) {
	x.entries = append(x.entries, e)
	x.titles = append(x.titles, fold.String(e.Title))
	x.texts = append(x.texts, fold.String(e.Text))
}

// addBlock adds the texts of a block that pages show, and of those inside it. A judgement or recommendation is one
// entry.
func (x *Index) addBlock(s *brief.Section, b brief.Block) {
	if !brief.Page.Shows(b) {
		return
	}
	switch b.(type) {
	case *brief.Heading:
		return
	case *brief.Paragraph, *brief.KeyPoint, *brief.Judgement, *brief.Recommendation, *brief.Table:
		if words := words(b); words != "" {
			x.add(Entry{Kind: Paragraph, Title: brief.Plain(s.Title), Text: words, Block: b, Section: s})
		}
		return
	}
	for _, blocks := range brief.Inside(b) {
		for _, inside := range blocks {
			x.addBlock(s, inside)
		}
	}
}

// Words returns the texts of blocks that pages show.
func Words(blocks []brief.Block) string {
	var all []string
	for _, b := range blocks {
		if brief.Page.Shows(b) {
			all = append(all, words(b))
		}
	}
	return strings.TrimSpace(strings.Join(all, " "))
}

// words returns the text of a block and of those inside it that pages show, of a judgement also the reason.
func words(b brief.Block) string {
	var all []string
	if s := brief.Plain(brief.Texts(b)); s != "" {
		all = append(all, s)
	}
	for _, blocks := range brief.Inside(b) {
		if s := Words(blocks); s != "" {
			all = append(all, s)
		}
	}
	if j, ok := b.(*brief.Judgement); ok && j.Because != "" {
		all = append(all, j.Because)
	}
	return strings.Join(all, " ")
}

// sourceText returns what else may be sought of a source: who wrote it, where, when and with which limits.
func sourceText(s *brief.Source) string {
	var all []string
	if len(s.Authors) > 0 {
		all = append(all, s.Short())
	}
	for _, words := range []string{s.ContainerTitle, s.Publisher, s.Issued.String(), s.Note} {
		if words != "" {
			all = append(all, words)
		}
	}
	return strings.Join(all, ", ")
}
