package problem

import (
	"sort"
	"unicode/utf8"
)

// runeStep is how many bytes of a text stand between two counts.
const runeStep = 256

// Runes is a text with counts of its characters, with which the column of a byte far on in a long line is found without reading all
// that stands before it.
type Runes[T string | []byte] struct {
	Text   T
	counts []int // characters before every runeStep-th byte; nil where each is a byte
}

// CountRunes counts the characters of a text.
func CountRunes[T string | []byte](text T) Runes[T] {
	var counts []int
	characters := 0
	for at := 0; at < len(text); at += runeStep {
		counts = append(counts, characters)
		characters += starts(text[at:min(at+runeStep, len(text))])
	}
	if characters == len(text) {
		counts = nil
	}
	return Runes[T]{text, counts}
}

// starts returns how many characters begin in a part of a text, which needn't begin with one.
func starts[T string | []byte](part T) (n int) {
	for i := range len(part) {
		if utf8.RuneStart(part[i]) {
			n++
		}
	}
	return n
}

// Before returns how many characters stand before a byte.
func (r Runes[T]) Before(at int) int {
	if r.counts == nil {
		return at
	}
	n := min(at/runeStep, len(r.counts)-1)
	return r.counts[n] + starts(r.Text[n*runeStep:at])
}

// ByteOf returns the byte at which the character behind some number of characters begins, at most the text's end.
func (r Runes[T]) ByteOf(characters int) int {
	if r.counts == nil {
		return min(characters, len(r.Text))
	}
	n := max(sort.SearchInts(r.counts, characters+1)-1, 0)
	at, left := n*runeStep, characters-r.counts[n]
	for ; at < len(r.Text); at++ {
		if utf8.RuneStart(r.Text[at]) {
			if left == 0 {
				break
			}
			left--
		}
	}
	return at
}
