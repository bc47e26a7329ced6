package incident

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold is the form in which text is compared: without case, accents and typographic variants of
// hyphen and apostrophe, and with single spaces.
func fold(s string) string {
	if isFolded(s) {
		return s
	}
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(s) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		if unicode.IsSpace(r) {
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		if plain, ok := plainForms[unicode.ToLower(r)]; ok {
			b.WriteString(plain)
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// HasPrefixFold reports whether text begins with a prefix, without regard to case and accents.
func HasPrefixFold(text, prefix string) bool {
	prefix = fold(prefix)
	for i := range min(len(text), len(prefix)) { // most of a long list differ in their first letters
		letter := text[i] | 0x20
		if letter < 'a' || letter > 'z' {
			break
		}
		if letter != prefix[i] {
			return false
		}
	}
	return strings.HasPrefix(fold(text), prefix)
}

// plainForms are letters and marks that don't decompose.
var plainForms = map[rune]string{
	'ı': "i", 'ł': "l", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae", 'œ': "oe",
	'‐': "-", '‑': "-", '–': "-", '—': "-", '’': "'", '‘': "'", 'ʼ': "'", 'ʻ': "'", '“': `"`, '”': `"`,
}

func isFolded(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c >= 0x80 || c >= 'A' && c <= 'Z' || c < ' ' ||
			c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return false
		}
	}
	return true
}
