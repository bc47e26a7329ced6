package typeset

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lectern/assets"
)

// Patterns tell where words of one language may be divided (Liang's algorithm). They serve one
// goroutine, for they remember words.
type Patterns struct {
	*table
	known map[string][]int
}

// table is what was read; left and right are the fewest letters before and after a hyphen.
type table struct {
	left, right int
	values      map[string]string // letters of a pattern: the digits before, between and after them
	longest     int
}

var english = sync.OnceValue(func() *table {
	t, err := readPatterns(bytes.NewReader(assets.HyphensEnglishGB))
	if err != nil {
		panic("typeset: the embedded hyphenation patterns are broken: " + err.Error())
	}
	return t
})

// HyphensFor gives the patterns of a language (BCP 47), or nil where there are none: then words
// of that language are not divided.
func HyphensFor(lang string) *Patterns {
	if lang == "en" || strings.HasPrefix(lang, "en-") && lang != "en-US" {
		return &Patterns{english(), map[string][]int{}}
	}
	return nil
}

// readPatterns takes the format of the libhyphen dictionaries: a pattern a line, `.` for the
// word's border.
func readPatterns(r io.Reader) (*table, error) {
	t := &table{left: 3, right: 3, values: map[string]string{}} // two letters before a hyphen read badly: op-position
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '%' || unicode.IsUpper(rune(line[0])) || strings.ContainsAny(line, "/=") {
			continue // settings and non-standard hyphenation
		}
		var letters []rune
		digits := []byte{0}
		for _, c := range line {
			if c >= '0' && c <= '9' {
				digits[len(digits)-1] = byte(c - '0')
			} else {
				letters, digits = append(letters, c), append(digits, 0)
			}
		}
		t.values[string(letters)] = string(digits)
		t.longest = max(t.longest, len(letters))
	}
	return t, lines.Err()
}

// Points are the byte offsets in a word at which it may be divided. Only plain lower-case words
// are: no names, no abbreviations, nothing with a digit or a hyphen in it.
func (p *Patterns) Points(word string) []int {
	points, ok := p.known[word]
	if !ok {
		points = p.find(word)
		p.known[word] = points
	}
	return points
}

func (t *table) find(word string) []int {
	start := strings.IndexFunc(word, unicode.IsLetter)
	if start < 0 {
		return nil
	}
	core := strings.TrimRightFunc(word[start:], func(r rune) bool { return !unicode.IsLetter(r) })
	if utf8.RuneCountInString(core) < t.left+t.right {
		return nil
	}
	letters := []rune{'.'}
	for _, r := range core {
		if !unicode.Is(unicode.Latin, r) || unicode.IsUpper(r) {
			return nil
		}
		letters = append(letters, r)
	}
	letters = append(letters, '.')
	values := make([]byte, len(letters)+1)
	for i := range letters {
		for j := i + 1; j <= min(len(letters), i+t.longest); j++ {
			digits := t.values[string(letters[i:j])]
			for k := range len(digits) {
				values[i+k] = max(values[i+k], digits[k])
			}
		}
	}
	var points []int
	at := start
	for i := 1; i < len(letters)-1; i++ {
		if values[i]%2 == 1 && i > t.left && i <= len(letters)-1-t.right {
			points = append(points, at)
		}
		at += utf8.RuneLen(letters[i])
	}
	return points
}
