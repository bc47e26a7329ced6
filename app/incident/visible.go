package incident

import (
	"unicode"

	"lectern/app/fold"
)

// visible returns a query's text without the invisible characters that come along when it is pasted, such
// as soft hyphens and zero-width spaces, and the place of each of its characters in the text as typed.
// Joiners between letters stay: Persian words are written with them.
func visible(s string) (text []rune, places []int) {
	typed := []rune(s)
	for i, r := range typed {
		if isVisible(typed, i) {
			text, places = append(text, r), append(places, i)
		}
	}
	return text, append(places, len(typed))
}

// isVisible reports whether a character can be seen, or joins two letters that can.
func isVisible(text []rune, i int) bool {
	r := text[i]
	return !fold.Invisible(r) ||
		(r == '\u200c' || r == '\u200d') && i > 0 && i < len(text)-1 && isJoined(text[i-1]) && isJoined(text[i+1])
}

func isJoined(r rune) bool { return r >= 0x80 && (unicode.IsLetter(r) || unicode.IsMark(r)) }
