package brief

import (
	"strings"
	"unicode"
)

// quote makes the straight quote at i a curly one, by what stands around it.
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

// closesSingle reports whether a single quote follows that can close one, in the same sentence or two.
func (s *scanner) closesSingle(i, end int) bool {
	const reach = 500
	for end = min(end, i+reach); i < end; i++ {
		if s.text[i] == '\'' && !unicode.IsSpace(s.before(i)) && !isWord(s.after(i+1)) {
			return true
		}
	}
	return false
}

// apostrophes makes the straight apostrophes within words curly, as they are printed.
func apostrophes(text string) string {
	runes := []rune(text)
	for i := 1; i+1 < len(runes); i++ {
		if runes[i] == '\'' && isWord(runes[i-1]) && unicode.IsLetter(runes[i+1]) {
			runes[i] = '’'
		}
	}
	return string(runes)
}

// curled has the apostrophes of each text made curly.
func curled(texts []string) []string {
	for i, text := range texts {
		texts[i] = apostrophes(text)
	}
	return texts
}

// dashes reads hyphens: two are an en dash, three an em dash.
func dashes(text string) (string, int) {
	switch {
	case strings.HasPrefix(text, "---"):
		return "—", 3
	case strings.HasPrefix(text, "--"):
		return "–", 2
	}
	return "-", 1
}
