package problem

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCharactersOfLongTextsAreCounted(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":              "",
		"of a byte each":       strings.Repeat("word ", runeStep),
		"a few of more":        strings.Repeat("a – b ", runeStep/2),
		"of three bytes each":  strings.Repeat("語", runeStep),
		"more only at the end": strings.Repeat("a", 3*runeStep) + "é",
	} {
		counts, at := CountRunes(text), 0
		for n := 0; ; n++ {
			if got := counts.Before(at); got != n {
				t.Fatalf("%s: %d characters stand before byte %d, want %d", name, got, at, n)
			}
			if got := counts.ByteOf(n); got != at {
				t.Fatalf("%s: the character behind %d begins at byte %d, want %d", name, n, got, at)
			}
			if at == len(text) {
				break
			}
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
		}
		if got := counts.ByteOf(len(text) + 7); got != len(text) {
			t.Errorf("%s: behind the end is byte %d", name, got)
		}
	}
}
