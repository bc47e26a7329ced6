package fold

import (
	"iter"
	"strings"
)

// Find yields where part occurs in text, as Text.Find does.
func Find(text, part string) iter.Seq2[int, int] { return NewText(text).Find(part) }

// Text is a text in which one part after another is sought. It serves one goroutine.
type Text struct {
	text   string
	folded string
	spans  []span // origin of each byte of folded; nil until something is found
}

// NewText returns a text to seek in.
func NewText(text string) *Text { return &Text{text: text, folded: read(text, false).out} }

// Find yields where part occurs, as byte ranges of the text in order that don't overlap. Ranges hold whole letters with
// their accents, even if part matches only some of what a letter folds to. White space at the ends of part counts. A part
// that folds to nothing or to a space is not found.
func (t *Text) Find(part string) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		sought := read(part, false).out
		if strings.Trim(sought, " ") == "" {
			return
		}
		for at := 0; ; {
			k := strings.Index(t.folded[at:], sought)
			if k < 0 {
				return
			}
			if t.spans == nil {
				t.spans = read(t.text, true).spans
			}
			at += k + len(sought)
			from, to := t.spans[at-len(sought)].from, t.spans[at-1].to
			if !yield(from, to) {
				return
			}
			for at < len(t.folded) && t.spans[at].from < to { // the rest of a letter that is found
				at++
			}
		}
	}
}
