package fold

import (
	"iter"
	"strings"
)

// Find returns where part occurs in text, as byte ranges of text in order that don't overlap. They
// begin and end between characters: of a letter that folds to several the whole is found, and accents
// go with their letter. White space at the ends of part counts. Nothing is found of a part that folds
// to nothing or to a space.
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
