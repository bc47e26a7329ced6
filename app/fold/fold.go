package fold

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// String returns the folded form of s. Runs of white space become one space, and there is none at the ends.
// Folding a folded text changes nothing.
func String(s string) string {
	if isFolded(s) {
		return s
	}
	return strings.Trim(read(s, false).out, " ")
}

// Equal reports whether two texts have the same folded form.
func Equal(a, b string) bool { return a == b || String(a) == String(b) }

// Contains reports whether part occurs in text. An empty part occurs in every text.
func Contains(text, part string) bool { return strings.Contains(String(text), String(part)) }

// HasPrefix reports whether text begins with prefix.
func HasPrefix(text, prefix string) bool {
	prefix = String(prefix)
	for i := range min(len(text), len(prefix)) { // most of a long list differ in their first letters
		letter := text[i] | 0x20
		if letter < 'a' || letter > 'z' {
			break
		}
		if letter != prefix[i] {
			return false
		}
	}
	return strings.HasPrefix(String(text), prefix)
}

// isFolded reports whether s is ASCII and folding leaves it as it is.
func isFolded(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c != ' ' && (!isPlain(c) || c >= 'A' && c <= 'Z'):
			return false
		case c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' '):
			return false
		}
	}
	return true
}

// isPlain reports whether a byte is a visible ASCII character that folds to itself or its small letter.
func isPlain(c byte) bool { return c > ' ' && c < 0x7f && c != '`' }

// folding is a folded text, not trimmed, and its origin.
type folding struct {
	out   string
	spans []span // origin of each byte of out, if asked for
}

// span is a range of bytes of the text as it was written.
type span struct{ from, to int }

// read folds s, and records the origin of each byte if spans is set.
func read(s string, spans bool) folding {
	w := writer{out: make([]byte, 0, len(s)), keep: spans}
	for from, r := range s {
		to := from + width(s[from:], r)
		if r < utf8.RuneSelf && isPlain(byte(r)) {
			if r >= 'A' && r <= 'Z' {
				r |= 0x20
			}
			w.add(span{from, to}, byte(r))
			continue
		}
		piece := folded(r)
		rest, space := strings.CutPrefix(piece, " ")
		if space = space && len(w.out) > 0 && w.out[len(w.out)-1] == ' '; space {
			piece = rest
		}
		if space || piece == "" && isAccent(r) {
			w.widen(to)
		}
		w.add(span{from, to}, []byte(piece)...)
	}
	w.compose()
	return folding{string(w.out), w.spans}
}

// width returns the length in bytes of r, the first character of s; a byte that isn't UTF-8 counts as one.
func width(s string, r rune) int {
	if r == utf8.RuneError {
		_, n := utf8.DecodeRuneInString(s)
		return n
	}
	return utf8.RuneLen(r)
}

// writer builds a folding.
type writer struct {
	out   []byte
	spans []span
	keep  bool
}

func (w *writer) add(from span, piece ...byte) {
	w.out = append(w.out, piece...)
	if w.keep {
		for range piece {
			w.spans = append(w.spans, from)
		}
	}
}

// widen extends the origin of the last character to a byte: an accent belongs to its letter, a space to the
// spaces before it.
func (w *writer) widen(to int) {
	if len(w.spans) == 0 {
		return
	}
	last := w.spans[len(w.spans)-1]
	for i := len(w.spans) - 1; i >= 0 && w.spans[i] == last; i-- {
		w.spans[i].to = to
	}
}

// compose composes letters whose parts were all kept when they were decomposed, such as Korean syllables.
func (w *writer) compose() {
	if norm.NFC.IsNormal(w.out) {
		return
	}
	parts := *w
	*w = writer{out: make([]byte, 0, len(parts.out)), keep: parts.keep}
	for rest := parts.out; len(rest) > 0; {
		n := norm.NFC.NextBoundary(rest, true)
		var from span
		if w.keep {
			at := len(parts.out) - len(rest)
			from = span{parts.spans[at].from, parts.spans[at+n-1].to}
		}
		w.add(from, norm.NFC.Bytes(rest[:n])...)
		rest = rest[n:]
	}
}
