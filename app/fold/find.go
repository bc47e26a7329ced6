package fold

import (
	"iter"
	"strings"
)

// Find yields where part occurs in text, as byte ranges of text in order that don't overlap. Ranges hold
// whole letters with their accents, even if part matches only some of what a letter folds to. White space at
// the ends of part counts. A part that folds to nothing or to a space is not found.
func Find(text, part string) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		sought := read(part, false).out
		if strings.Trim(sought, " ") == "" || !strings.Contains(read(text, false).out, sought) {
			return
		}
		whole := read(text, true)
		for at := 0; ; {
			k := strings.Index(whole.out[at:], sought)
			if k < 0 {
				return
			}
			at += k + len(sought)
			from, to := whole.spans[at-len(sought)].from, whole.spans[at-1].to
			if !yield(from, to) {
				return
			}
			for at < len(whole.out) && whole.spans[at].from < to { // the rest of a letter that is found
				at++
			}
		}
	}
}
