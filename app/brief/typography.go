package brief

import (
	"strings"
	"unicode"
)

// quote returns the curly quote for the straight one at i, by the characters around it.
func (s *scanner) quote(i, start, end int) string {
	before, after := ' ', ' '
	if i > start {
		before = s.before(i)
	}
	if i+1 < end {
		after = s.after(i + 1)
	}
	opens := !unicode.IsSpace(after) && !isWord(before) && !strings.ContainsRune(".,;:!?)]}”’…%", before)
	if opens && unicode.IsPunct(after) && !unicode.IsSpace(before) && i > start && strings.ContainsRune(".,;:!?)]}", after) {
		opens = false // after emphasis, before a full stop
	}
	if s.text[i] == '"' {
		if opens {
			return "“"
		}
		return "”"
	}
	// A single quote that never closes is an apostrophe: the ’90s.
	if opens && s.closesSingle(i+1, end) {
		return "‘"
	}
	return "’"
}

// closesSingle reports whether a single quote that can close one follows within reach bytes.
func (s *scanner) closesSingle(i, end int) bool {
	const reach = 500
	for end = min(end, i+reach); i < end; i++ {
		if s.text[i] == '\'' && !unicode.IsSpace(s.before(i)) && !isWord(s.after(i+1)) {
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
