package annotation

import (
	"unicode"

	"lectern/app/fold"
)

// word is a word of a text, folded, and where it is.
type word struct {
	folded   string
	from, to int
}

// wordsOf returns the words of a text.
func wordsOf(text string) (words []word) {
	from := -1
	for i, c := range text + " " {
		isLetter := unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c)
		switch {
		case isLetter && from < 0:
			from = i
		case !isLetter && from >= 0:
			words = append(words, word{fold.String(text[from:i]), from, i})
			from = -1
		}
	}
	return words
}

// What passes as the same passage after an edit.
const (
	fewestWords = 4    // of a quotation, or others would be taken for it
	similar     = 0.75 // of its words must be there
)

// similarWords finds the run of words, as long as the quotation, that has most of its words.
func (t *Text) similarWords(a *Annotation) (from, to int, ok bool) {
	if t.words == nil {
		t.words = wordsOf(t.whole)
	}
	sought := wordsOf(a.Quote.Exact)
	n := len(sought)
	if n < fewestWords || len(t.words) < n {
		return 0, 0, false
	}
	missing := map[string]int{} // of the words sought, how many the run lacks; below 0 what it has too many
	for _, w := range sought {
		missing[w.folded]++
	}
	common, best, at := 0, 0, 0
	for i, w := range t.words {
		if count, is := missing[w.folded]; is {
			if count > 0 {
				common++
			}
			missing[w.folded]--
		}
		if i >= n {
			left := t.words[i-n].folded
			if count, is := missing[left]; is {
				if count >= 0 {
					common--
				}
				missing[left]++
			}
		}
		if common > best {
			best, at = common, max(0, i-n+1)
		}
	}
	if float64(best) < similar*float64(n) {
		return 0, 0, false
	}
	return t.trimmed(at, at+n, sought)
}

// trimmed returns where a run of words is: up to the first and last words sought if they are near its ends, and without
// words at its ends that aren't sought.
func (t *Text) trimmed(first, end int, sought []word) (from, to int, ok bool) {
	const near = 3
	for i := max(0, first-near); i < first; i++ {
		if t.words[i].folded == sought[0].folded {
			first = i
		}
	}
	for i := min(len(t.words), end+near) - 1; i >= end; i-- {
		if t.words[i].folded == sought[len(sought)-1].folded {
			end = i + 1
		}
	}
	is := map[string]bool{}
	for _, w := range sought {
		is[w.folded] = true
	}
	for first < end-1 && !is[t.words[first].folded] {
		first++
	}
	for end > first+1 && !is[t.words[end-1].folded] {
		end--
	}
	return t.words[first].from, t.words[end-1].to, true
}
