package check

import (
	"sort"
	"strings"
	"unicode/utf8"

	"lectern/app/brief"
	"lectern/app/problem"
)

// line is a line of brief.md.
type line struct {
	text  string
	runes runeCounts
}

// linesOf returns the lines of a text.
func linesOf(text string) (lines []line) {
	for _, one := range strings.Split(text, "\n") {
		lines = append(lines, line{one, countRunes(one)})
	}
	return lines
}

// from returns a line from a column on, which counts its characters from 1.
func (l line) from(column int) string { return l.text[l.runes.byteOf(l.text, column-1):] }

// runeCounts are the characters that stand before every stride-th byte of a text; nil where each is a byte. With them a place far on in
// a long paragraph is found without reading all that stands before it.
type runeCounts []int

const stride = 512

func countRunes(text string) (c runeCounts) {
	characters := 0
	for at := 0; at < len(text); at += stride {
		c = append(c, characters)
		characters += starts(text[at:min(at+stride, len(text))])
	}
	if characters == len(text) {
		return nil
	}
	return c
}

// starts returns how many characters begin in a part of a text, which needn't begin with one.
func starts(part string) (n int) {
	for i := range len(part) {
		if utf8.RuneStart(part[i]) {
			n++
		}
	}
	return n
}

// before returns how many characters of a text stand before a byte.
func (c runeCounts) before(text string, byteAt int) int {
	if c == nil {
		return byteAt
	}
	n := min(byteAt/stride, len(c)-1)
	return c[n] + starts(text[n*stride:byteAt])
}

// byteOf returns the byte at which the character behind some number of characters begins, at most the text's end.
func (c runeCounts) byteOf(text string, characters int) int {
	if c == nil {
		return min(characters, len(text))
	}
	n := max(sort.SearchInts(c, characters+1)-1, 0)
	at, left := n*stride, characters-c[n]
	for ; at < len(text); at++ {
		if utf8.RuneStart(text[at]) {
			if left == 0 {
				break
			}
			left--
		}
	}
	return at
}

// attributePlace returns where the words of an attribute of a block stand.
func (b *checked) attributePlace(block brief.Block, words string) problem.Place {
	p := passage{words: words, runes: countRunes(words), at: block.Place(), lines: b.lines}
	return p.place(0, len(words))
}

// place returns where a part of a passage's words stands in the file, as far as that can be told.
func (p passage) place(from, to int) problem.Place {
	words := strings.TrimRight(p.words[from:to], " ")
	if len(p.pieces) == 0 {
		if at, ok := p.inAttribute(p.words); ok {
			at.Column += p.runes.before(p.words, from)
			return at
		}
		at, _ := p.inAttribute(words)
		return at
	}
	at := p.at
	if behind := sort.Search(len(p.pieces), func(i int) bool { return p.pieces[i].from > from }); behind > 0 {
		one := p.pieces[behind-1]
		at = one.at
		at.Column += p.runes.before(p.words, from) - p.runes.before(p.words, one.from)
	}
	return p.moved(at, words)
}

// moved returns the place a little on from another in its line where the first of some words stands, since a dash and an escape are
// shorter in the words than in the file.
func (p passage) moved(at problem.Place, words string) problem.Place {
	const most = 2048 // bytes, so that the words of a long line aren't looked for in all of it
	lines := p.lines()
	if at.Line < 1 || at.Line > len(lines) || at.Column < 1 {
		return at
	}
	rest := lines[at.Line-1].from(at.Column)
	first, _, _ := strings.Cut(words, " ")
	if i := strings.Index(rest[:min(len(rest), most+len(first))], first); i > 0 {
		at.Column += utf8.RuneCountInString(rest[:i])
	}
	return at
}

// inAttribute returns the first place of words in the lines where their attribute, or key of the front matter, may stand, and
// whether they are there.
func (p passage) inAttribute(words string) (at problem.Place, ok bool) {
	const most = 20 // of a long abstract
	lines := p.lines()
	for n := max(p.at.Line, 1); n < p.at.Line+most && n <= len(lines); n++ {
		line := lines[n-1].text
		i := strings.Index(line, `"`+words) + 1
		if i == 0 { // not at the start of an attribute
			i = strings.Index(line, words)
		}
		if i >= 0 && (p.at.Line < n || i >= p.at.Column-1) {
			return problem.Place{File: p.at.File, Line: n, Column: utf8.RuneCountInString(line[:i]) + 1}, true
		}
	}
	return p.at, false
}
