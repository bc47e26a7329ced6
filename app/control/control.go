package control

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
)

// Turns reports whether a character turns the direction of the text behind it.
func Turns(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }

// visible returns a character, or U+FFFD for one that steers.
func visible(r rune) rune {
	if unicode.IsControl(r) || Turns(r) {
		return unicode.ReplacementChar
	}
	return r
}

// Line returns a text as one line without characters that steer: they become U+FFFD, tabs and line
// breaks become spaces.
func Line(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return visible(r)
	}, s)
}

// Writer returns a writer that passes text on as Line does, but keeps tabs and line breaks. Close
// writes what is left of a character at the end.
func Writer(to io.Writer) io.WriteCloser {
	return transform.NewWriter(to, runes.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		return visible(r)
	}))
}

// EscapeJSON returns a JSON text in which all characters that steer, and the marks of direction
// U+061C, U+200E and U+200F, are written by number: it means the same, and an editor shows it in the
// order that it has.
func EscapeJSON(text []byte) []byte {
	escaped := func(r rune) bool { // those below U+0020 stand between values, or are escaped already
		return Turns(r) || r == 0x061C || r == 0x200E || r == 0x200F || r >= 0x7F && unicode.IsControl(r)
	}
	if !bytes.ContainsFunc(text, escaped) {
		return text
	}
	var out []byte
	for _, r := range string(text) {
		if escaped(r) {
			out = fmt.Appendf(out, `\u%04x`, r)
		} else {
			out = append(out, string(r)...)
		}
	}
	return out
}
