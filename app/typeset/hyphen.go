package typeset

import (
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
	capitals    bool              // words that begin with a capital are divided: nouns do in German
	values      map[string]string // letters of a pattern: the digits before, between and after them
	longest     int
}

// languages are those that words are divided in. Of English words two letters before a hyphen read
// badly: op-position.
var languages = map[string]func() *table{
	"en":    sync.OnceValue(func() *table { return embedded("en-GB.dic", table{left: 3, right: 3}) }),
	"en-us": sync.OnceValue(func() *table { return embedded("en-US.dic", table{left: 3, right: 3}) }),
	"fr":    sync.OnceValue(func() *table { return embedded("fr.tex", table{left: 2, right: 3}) }),
	"de":    sync.OnceValue(func() *table { return embedded("de.tex", table{left: 2, right: 3, capitals: true}) }),
}

func embedded(name string, t table) *table {
	data, err := assets.Hyphens.ReadFile("hyphens/" + name)
	if err != nil {
		panic("typeset: the embedded hyphenation patterns " + name + " are missing: " + err.Error())
	}
	t.read(string(data))
	return &t
}

// HyphensFor gives the patterns of a language (BCP 47), or nil where there are none: then words
// of that language are not divided. English is British unless it is American.
func HyphensFor(lang string) *Patterns {
	lang = strings.ToLower(lang)
	read, ok := languages[lang]
	if !ok {
		base, _, _ := strings.Cut(lang, "-")
		read, ok = languages[base]
	}
	if !ok {
		return nil
	}
	return &Patterns{read(), map[string][]int{}}
}

// read takes a pattern a word, `.` for a word's border; of libhyphen's dictionaries without their
// settings and non-standard hyphenation, of TeX's files without comments and commands.
func (t *table) read(file string) {
	type pattern struct{ letters, digits int } // where they end
	patterns := make([]pattern, 0, len(file)/6)
	var letters, digits strings.Builder
	letters.Grow(len(file))
	digits.Grow(2 * len(file))
	for line := range strings.Lines(file) {
		line, _, _ = strings.Cut(line, "%")
		if strings.ContainsAny(line, `\{}`) {
			continue
		}
		for word := range strings.FieldsSeq(line) {
			if unicode.IsUpper(rune(word[0])) || strings.ContainsAny(word, "/=") {
				continue
			}
			count, digit := 0, byte(0)
			for _, c := range word {
				if c >= '0' && c <= '9' {
					digit = byte(c - '0')
				} else {
					letters.WriteRune(c)
					digits.WriteByte(digit)
					count, digit = count+1, 0
				}
			}
			digits.WriteByte(digit)
			t.longest = max(t.longest, count)
			patterns = append(patterns, pattern{letters.Len(), digits.Len()})
		}
	}
	t.values = make(map[string]string, len(patterns))
	l, d, before := letters.String(), digits.String(), pattern{}
	for _, p := range patterns {
		if p.letters > before.letters {
			t.values[l[before.letters:p.letters]] = d[before.digits:p.digits]
		}
		before = p
	}
}

// Points are the byte offsets in a word at which it may be divided. Only plain lower-case words
// are, and German nouns: no names, no abbreviations, nothing with a digit or a hyphen in it.
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
	for i, r := range core {
		switch {
		case r == '\'' || r == '\u2019': // l'organisation
			r = '\''
		case !unicode.Is(unicode.Latin, r), unicode.IsUpper(r) && (i > 0 || !t.capitals):
			return nil
		}
		letters = append(letters, unicode.ToLower(r))
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
		_, n := utf8.DecodeRuneInString(word[at:])
		at += n
	}
	return points
}
