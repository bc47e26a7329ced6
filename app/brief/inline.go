package brief

import "lectern/app/problem"

// Inline is a piece of running text. The list of its kinds is closed: pointers to the structs in
// this file.
type Inline interface {
	Place() problem.Place
	inline()
	children() []Inline // the inlines that it holds
}

// Text is a run of characters without line breaks. The author's straight quotes, hyphens and dots have been
// replaced by typographic ones.
type Text struct {
	Node
	Text string
}

// SoftBreak is a line end in the file: a space.
type SoftBreak struct{ Node }

// LineBreak is a line end that the author wants.
type LineBreak struct{ Node }

// Emphasis is usually set in italics.
type Emphasis struct {
	Node
	Text []Inline
}

// Strong is usually set in bold.
type Strong struct {
	Node
	Text []Inline
}

// SmallCaps is set in small capitals.
type SmallCaps struct {
	Node
	Text []Inline
}

// Code is text set as it stands.
type Code struct {
	Node
	Text string
}

// Link leads to an address (http, https, mailto) or to an id in the brief ("#aims").
type Link struct {
	Node
	Target string
	Text   []Inline
}

// IncidentLink leads to an incident.
type IncidentLink struct {
	Node
	ID   string
	Text []Inline

	marks [2]byteRange // what stands before and behind Text in brief.md
}

// ViewLink leads to a named view.
type ViewLink struct {
	Node
	View string
	Text []Inline
}

// Image is a picture inside a line.
type Image struct {
	Node
	File string
	Alt  string
}

// Citation cites one or more sources at one place.
type Citation struct {
	Node
	InText bool   // the author is named in the sentence: "@key says"
	Name   string // the name that an in-text citation shows, or ""
	Items  []CitationItem
}

// CitationItem is one source of a Citation.
type CitationItem struct {
	Node
	Key      string
	Prefix   []Inline // "see"
	Suffix   []Inline // "p. 4", without the comma before it
	Suppress bool     // "-@key": the author is not to be named again
	Number   int      // in the reference list, from 1; 0 where the source is unknown or it stands in speaker notes
}

// NoteRef is the mark of a note in the text.
type NoteRef struct {
	Node
	Note *Note
}

// Note is a footnote. Notes hold no notes.
type Note struct {
	Node
	Label  string // as in the file; empty for a note written in the line
	Number int    // order in reading, from 1; 0 where nothing refers to it
	Blocks []Block

	onPages bool
}

// LiveFigure is a number that is computed from the incidents.
type LiveFigure struct {
	Node
	Text    string // as it stands in the file
	Measure string // "sum killed.low where country:Pakistan"

	measureAt  func(column int) problem.Place
	start, end int // of Text in brief.md, in bytes
}

// Span is text in another language or direction, or an abbreviation.
type Span struct {
	Node
	Lang   string // BCP 47, or empty
	Dir    string // "ltr", "rtl" or empty
	Expand string // what the text is short for, or empty
	Text   []Inline
}

func (*Text) inline()         {}
func (*SoftBreak) inline()    {}
func (*LineBreak) inline()    {}
func (*Emphasis) inline()     {}
func (*Strong) inline()       {}
func (*SmallCaps) inline()    {}
func (*Code) inline()         {}
func (*Link) inline()         {}
func (*IncidentLink) inline() {}
func (*ViewLink) inline()     {}
func (*Image) inline()        {}
func (*Citation) inline()     {}
func (*NoteRef) inline()      {}
func (*LiveFigure) inline()   {}
func (*Span) inline()         {}

// Letter returns the mark of a note: a to z, then aa and so on, because numbers are those of citations.
func (n *Note) Letter() string {
	s := ""
	for i := n.Number; i > 0; i = (i - 1) / 26 {
		s = string(rune('a'+(i-1)%26)) + s
	}
	return s
}

func (e *Emphasis) children() []Inline     { return e.Text }
func (s *Strong) children() []Inline       { return s.Text }
func (s *SmallCaps) children() []Inline    { return s.Text }
func (l *Link) children() []Inline         { return l.Text }
func (l *IncidentLink) children() []Inline { return l.Text }
func (l *ViewLink) children() []Inline     { return l.Text }
func (s *Span) children() []Inline         { return s.Text }
