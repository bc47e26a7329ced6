package check

import (
	"sort"
	"strings"
	"unicode/utf8"

	"lectern/app/brief"
	"lectern/app/problem"
)

// linesOf returns the lines of a text.
func linesOf(text string) (lines []problem.Runes[string]) {
	for _, one := range strings.Split(text, "\n") {
		lines = append(lines, problem.CountRunes(one))
	}
	return lines
}

// attributePlace returns where the words of an attribute of a block stand.
func (b *checked) attributePlace(block brief.Block, words string) problem.Place {
	p := passage{words: words, runes: problem.CountRunes(words), at: block.Place(), lines: b.lines}
	return p.place(0, len(words))
}

// place returns where a part of a passage's words stands in the file, as far as that can be told.
func (p passage) place(from, to int) problem.Place {
	words := strings.TrimRight(p.words[from:to], " ")
	if len(p.pieces) == 0 {
		if at, ok := p.inAttribute(p.words); ok {
			at.Column += p.runes.Before(from)
			return at
		}
		at, _ := p.inAttribute(words)
		return at
	}
	at := p.at
	if behind := sort.Search(len(p.pieces), func(i int) bool { return p.pieces[i].from > from }); behind > 0 {
		one := p.pieces[behind-1]
		at = one.at
		at.Column += p.runes.Before(from) - p.runes.Before(one.from)
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
	line := lines[at.Line-1]
	rest := line.Text[line.ByteOf(at.Column-1):]
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
		line := lines[n-1].Text
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
