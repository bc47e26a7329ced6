package brief

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"lectern/app/problem"
)

// Limits of what is read, far beyond any real brief. They bound the time and memory that a hostile file
// takes.
const (
	maxText      = 4 << 20  // bytes of brief.md, and of sources.yaml
	maxLines     = 50_000   // lines of brief.md
	maxMeta      = 64 << 10 // bytes of front matter
	maxParagraph = 64 << 10 // bytes of one paragraph
	maxDepth     = 100      // blocks in blocks, inlines in inlines, YAML in YAML
	maxColumns   = 50       // of a table
	maxDrawings  = 400
)

// sourceText is a text file with an index of its lines and of its characters.
type sourceText struct {
	file  string
	text  []byte
	lines []int // offset of each line's first byte
	runes problem.Runes[[]byte]
}

func newSourceText(file string, text []byte) *sourceText {
	s := &sourceText{file: file, text: text, lines: []int{0}, runes: problem.CountRunes(text)}
	for i, c := range text {
		if c == '\n' && i+1 < len(text) {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// lineOf returns the index of the line that holds a byte.
func (s *sourceText) lineOf(offset int) int {
	return sort.SearchInts(s.lines, offset+1) - 1
}

// place returns the line and column of a byte offset.
func (s *sourceText) place(offset int) problem.Place {
	offset = min(max(offset, 0), len(s.text))
	line := s.lineOf(offset)
	return problem.Place{File: s.file, Line: line + 1, Column: s.runes.Before(offset) - s.runes.Before(s.lines[line]) + 1}
}

// lineStart returns the offset of the first byte of the line that holds a byte.
func (s *sourceText) lineStart(offset int) int { return s.lines[s.lineOf(offset)] }

// lineEnd returns the offset behind the line that holds a byte, its line end included.
func (s *sourceText) lineEnd(offset int) int {
	if next := s.lineOf(offset) + 1; next < len(s.lines) {
		return s.lines[next]
	}
	return len(s.text)
}

// blankBefore reports whether the line above that of offset is blank but for the marks of quotations.
func (s *sourceText) blankBefore(offset int) bool {
	line := s.lineOf(offset)
	if line == 0 {
		return true
	}
	above := s.text[s.lines[line-1]:s.lines[line]]
	return len(bytes.Trim(above, " \t\r\n>")) == 0
}

// lineEndOf returns how a text ends its lines, so that lines added to it end the same way.
func lineEndOf(text []byte) string {
	if bytes.Contains(text, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

// legible returns the content of a file as text, with U+FFFD for bytes that aren't UTF-8. It returns false if
// the file is too large or binary.
func legible(file string, text []byte, problems *problem.List) ([]byte, bool) {
	whole := problem.Place{File: file}
	if len(text) > maxText {
		problems.Add(problem.TooLarge, whole, "move data into incidents.csv and split the text", "the file is over 4 MB")
		return nil, false
	}
	if bytes.IndexByte(text, 0) >= 0 {
		problems.Add(problem.BadText, whole, "save it as plain text in UTF-8", "this is not a text file")
		return nil, false
	}
	if utf8.Valid(text) {
		return text, true
	}
	bad := 0
	for bad < len(text) {
		r, size := utf8.DecodeRune(text[bad:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		bad += size
	}
	problems.Add(problem.BadText, newSourceText(file, text).place(bad), "save the file in UTF-8", "a byte here is not UTF-8")
	return bytes.ToValidUTF8(text, []byte("\uFFFD")), true
}
