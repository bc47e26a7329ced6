package brief

import (
	"bytes"
	"slices"
)

// byteRange is a part of a text, from its first byte up to but without byte to.
type byteRange struct{ from, to int }

// shifted returns the same part of a text in which the other one begins at an offset.
func (r byteRange) shifted(by int) byteRange { return byteRange{r.from + by, r.to + by} }

// without returns a text without parts of it, which may overlap.
func without(text []byte, parts []byteRange) []byte {
	parts = slices.Clone(parts)
	slices.SortFunc(parts, func(a, b byteRange) int { return a.from - b.from })
	var out bytes.Buffer
	at := 0
	for _, p := range parts {
		if p.from > at {
			out.Write(text[at:p.from])
		}
		at = max(at, p.to)
	}
	out.Write(text[at:])
	return out.Bytes()
}
