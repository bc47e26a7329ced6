package brief

import (
	"strings"
	"unicode"
)

// quote returns the curly quote for the straight one at i, by the characters around it.
func (s *scanner) quote(i, start, end int) string {
	before, after := ' ', ' '
	if i > start {
		before = s.beyondMarks(start, i)
	}
	if i+1 < end {
		after = s.after(i + 1)
	}
	if s.text[i] == '"' {
		return string(s.quotes.double(before, after))
	}
	// A single quote that never closes is an apostrophe: the ’90s.
	if opensSingle(before, after) && s.closesSingle(i+1, end) {
		return "‘"
	}
	return "’"
}

// openQuotes counts the double quotes that are open in a text.
type openQuotes int

// double returns the curly quote for a straight double one between two characters.
func (q *openQuotes) double(before, after rune) rune {
	canOpen := !unicode.IsSpace(after) && !isWord(before)
	canClose := !unicode.IsSpace(before) && !strings.ContainsRune("([{“‘—–/", before)
	if canOpen && (!canClose || *q == 0) {
		*q++
		return '“'
	}
	*q = max(*q-1, 0)
	return '”'
}

// opensSingle reports whether a single quote between two characters can open, as one within a word can't.
func opensSingle(before, after rune) bool {
	return !unicode.IsSpace(after) && !isWord(before) && !strings.ContainsRune(".,;:!?)]}”’…%", before)
}

// beyondMarks returns the character before a place, past marks of emphasis and code; a space where there is none.
func (s *scanner) beyondMarks(start, i int) rune {
	const most = 8
	for n := 0; n < most && i > start; n++ {
		r := s.before(i)
		if r != '*' && r != '_' && r != '`' {
			return r
		}
		i--
	}
	return ' '
}

// closesSingle reports whether a single quote that can close one follows, in the same sentence or the next
// one and before another quote that can only open.
func (s *scanner) closesSingle(i, end int) bool {
	const reach = 500
	for end = min(end, i+reach); i < end; i++ {
		if s.text[i] != '\'' {
			continue
		}
		spaceBefore, after := unicode.IsSpace(s.before(i)), s.after(i+1)
		if spaceBefore && isWord(after) {
			return false
		}
		if !spaceBefore && !isWord(after) {
			return true
		}
	}
	return false
}

// apostrophes returns a text with curly apostrophes within words.
func apostrophes(text string) string {
	runes := []rune(text)
	for i := 1; i+1 < len(runes); i++ {
		if runes[i] == '\'' && isWord(runes[i-1]) && unicode.IsLetter(runes[i+1]) {
			runes[i] = '’'
		}
	}
	return string(runes)
}

// curlApostrophes applies apostrophes to each text, in place.
func curlApostrophes(texts []string) []string {
	for i, text := range texts {
		texts[i] = apostrophes(text)
	}
	return texts
}

// dashes reads up to three hyphens, of which two are an en dash and three an em dash, and returns their
// number.
func dashes(text string) (string, int) {
	switch {
	case strings.HasPrefix(text, "---"):
		return "—", 3
	case strings.HasPrefix(text, "--"):
		return "–", 2
	}
	return "-", 1
}
