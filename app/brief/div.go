package brief

// Judgement is an analytic judgement: how likely, and how sure the author is of saying so.
type Judgement struct {
	Node
	ID         string
	Likelihood Likelihood // zero where the word is missing or off the scale
	Confidence Confidence // zero where missing or wrong
	Because    string     // the reason for the confidence, or empty
	Blocks     []Block
}

// Recommendation is something that somebody should do.
type Recommendation struct {
	Node
	ID       string
	Owner    string // who, or empty
	By       string // when: 2024, 2024-09 or 2024-09-30, or empty
	Priority int    // 1 is first; 0 where the author gives none
	Blocks   []Block
}

// KeyPoint is what the reader should remember.
type KeyPoint struct {
	Node
	ID     string
	Blocks []Block
}

// Aside is a small note beside the text: in the margin, where a page has one.
type Aside struct {
	Node
	ID     string
	Blocks []Block
}

// Landscape has pages of its own, wider than high, where there are pages.
type Landscape struct {
	Node
	ID     string
	Blocks []Block
}

// SpeakerNotes are for the presenter: never on a page.
type SpeakerNotes struct {
	Node
	Blocks []Block
}

// Medium is where a part of a brief is shown.
type Medium uint8

// The media that a part can be kept to.
const (
	Slides Medium = iota + 1 // ::: {.only-slides}
	Page                     // ::: {.only-page}: desk, PDF, HTML
)

// Shows reports whether a medium shows a block: a speaker's notes none does, and some are kept to another.
func (m Medium) Shows(b Block) bool {
	switch b := b.(type) {
	case *SpeakerNotes:
		return false
	case *Only:
		return b.Medium == m
	}
	return true
}

// Only keeps its blocks to one medium.
type Only struct {
	Node
	ID     string
	Medium Medium
	Blocks []Block
}
