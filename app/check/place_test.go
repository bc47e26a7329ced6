package check

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPlacesInLongTextsAreCountedInCharacters(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":              "",
		"of a byte each":       strings.Repeat("word ", stride),
		"a few of more":        strings.Repeat("a – b ", stride/2),
		"of three bytes each":  strings.Repeat("語", stride),
		"more only at the end": strings.Repeat("a", 3*stride) + "é",
	} {
		counts, at := countRunes(text), 0
		for n := 0; ; n++ {
			if got := counts.before(text, at); got != n {
				t.Fatalf("%s: %d characters stand before byte %d, want %d", name, got, at, n)
			}
			if got := counts.byteOf(text, n); got != at {
				t.Fatalf("%s: the character behind %d begins at byte %d, want %d", name, n, got, at)
			}
			if at == len(text) {
				break
			}
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
		}
		if got := counts.byteOf(text, len(text)+7); got != len(text) {
			t.Errorf("%s: behind the end is byte %d", name, got)
		}
	}
}
