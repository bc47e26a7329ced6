package brief

// Div is embedded in every kind of fenced div: blocks that stand together.
type Div struct {
	Node
	ID     string
	Blocks []Block
}

func (*Div) block()              {}
func (d *Div) id() string        { return d.ID }
func (d *Div) inside() [][]Block { return [][]Block{d.Blocks} }

// Judgement is an analytic judgement, with its likelihood and the author's confidence in it.
type Judgement struct {
	Div
	Likelihood Likelihood // zero where the word is missing or off the scale
	Confidence Confidence // zero where missing or wrong
	Because    string     // the reason for the confidence, or empty
}

// Recommendation is something that somebody should do.
type Recommendation struct {
	Div
	Owner    string // who, or empty
	By       string // when: 2024, 2024-09 or 2024-09-30, or empty
	Priority int    // 1 is first; 0 where the author gives none
}

// KeyPoint is a point that the reader should remember.
type KeyPoint struct{ Div }

// Aside is a small note beside the text, in the margin where a page has one.
type Aside struct{ Div }

// Landscape is a part that is set on separate pages, wider than high, where there are pages.
type Landscape struct{ Div }

// Incremental is a part in which the items of lists appear one after the other on slides.
type Incremental struct{ Div }

// Backup is a part whose slides come after all others, for questions.
type Backup struct{ Div }

// SpeakerNotes is a note to the presenter, never shown on a page.
type SpeakerNotes struct{ Div }

// Only is a part that only one medium shows.
type Only struct {
	Div
	Medium Medium
}

// Medium is one of the media in which a brief is shown.
type Medium uint8

// The media to which a part can be restricted.
const (
	Slides Medium = iota + 1 // ::: {.only-slides}
	Page                     // ::: {.only-page}: desk, PDF, HTML
)

// Shows reports whether a medium shows a block: speaker notes are shown by none, and an Only by one.
func (m Medium) Shows(b Block) bool {
	switch b := b.(type) {
	case *SpeakerNotes:
		return false
	case *Only:
		return b.Medium == m
	}
	return true
}
