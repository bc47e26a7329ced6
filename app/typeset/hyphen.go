package typeset

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lectern/assets"
)

// Patterns finds where words of one language may be divided (Liang’s algorithm). It caches words.
type Patterns struct {
	*table
	known struct {
		sync.Mutex
		points map[string][]int // by word
	}
}

// table holds the patterns of a language; left and right are the fewest letters before and after a hyphen.
type table struct {
	left, right     int
	capitals        bool // words that begin with a capital are divided: nouns do in German
	letters, digits string
	patterns        []pattern
	slots           []int32 // hash table with linear probing: the number of a pattern, from 1; 0: free
	longest         int     // letters of the longest pattern
}

// pattern holds where its letters, and the digits before, between and after them, end in those of the table.
type pattern struct{ letters, digits int32 }

// hash continues a hash (FNV-1a), which begins with hashStart, by a letter, so that every part of a word is
// looked up without hashing it anew.
func hash(h uint32, letter string) uint32 {
	for i := range len(letter) {
		h = (h ^ uint32(letter[i])) * 16777619
	}
	return h
}

const hashStart = 2166136261

// lettersOf returns the letters of a pattern.
func (t *table) lettersOf(n int32) string {
	from := int32(0)
	if n > 0 {
		from = t.patterns[n-1].letters
	}
	return t.letters[from:t.patterns[n].letters]
}

// slot returns where a pattern of these letters is, or would be.
func (t *table) slot(h uint32, letters string) *int32 {
	for at := h; ; at++ {
		s := &t.slots[at%uint32(len(t.slots))]
		if *s == 0 || t.lettersOf(*s-1) == letters {
			return s
		}
	}
}

// values returns the digits of the pattern of these letters, or "".
func (t *table) values(h uint32, letters string) string {
	n := *t.slot(h, letters)
	if n == 0 {
		return ""
	}
	from := int32(0)
	if n > 1 {
		from = t.patterns[n-2].digits
	}
	return t.digits[from:t.patterns[n-1].digits]
}

// languages holds the languages in which words are divided. English asks for three letters before a
// hyphen, because two read badly: op-position.
var languages = map[string]func() *table{
	"en":    sync.OnceValue(func() *table { return embedded("en-GB.dic", table{left: 3, right: 3}) }),
	"en-us": sync.OnceValue(func() *table { return embedded("en-US.dic", table{left: 3, right: 3}) }),
	"fr":    sync.OnceValue(func() *table { return embedded("fr.tex", table{left: 2, right: 3}) }),
	"de":    sync.OnceValue(func() *table { return embedded("de.tex", table{left: 2, right: 3, capitals: true}) }),
}

// embedded returns t with the patterns of an embedded file.
func embedded(name string, t table) *table {
	data, err := assets.Hyphens.ReadFile("hyphens/" + name)
	if err != nil {
		panic("typeset: the embedded hyphenation patterns " + name + " are missing: " + err.Error())
	}
	t.read(string(data))
	return &t
}

// HyphensFor returns the patterns of a language (BCP 47), or nil if there are none: then its words are not
// divided. English is British unless it is American.
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
	p := &Patterns{table: read()}
	p.known.points = map[string][]int{}
	return p
}

// read adds the patterns of a file: libhyphen's dictionaries without settings and non-standard
// hyphenation, TeX's files without comments and commands. In a pattern, `.` is a word's border.
func (t *table) read(file string) {
	var letters, digits strings.Builder
	letters.Grow(len(file))
	digits.Grow(2 * len(file))
	t.patterns = make([]pattern, 0, len(file)/6)
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
			t.patterns = append(t.patterns, pattern{int32(letters.Len()), int32(digits.Len())})
		}
	}
	t.letters, t.digits = letters.String(), digits.String()
	t.slots = make([]int32, 2*len(t.patterns)+1)
	for n := range t.patterns {
		if letters := t.lettersOf(int32(n)); letters != "" {
			*t.slot(hash(hashStart, letters), letters) = int32(n + 1)
		}
	}
}

// Points returns the byte offsets at which a word may be divided. Only plain lower-case words and German
// nouns are divided: no names, no abbreviations, nothing with a digit or a hyphen in it.
func (p *Patterns) Points(word string) []int {
	p.known.Lock()
	points, ok := p.known.points[word]
	p.known.Unlock()
	if !ok {
		points = p.find(word)
		p.known.Lock()
		p.known.points[word] = points
		p.known.Unlock()
	}
	return points
}

// find computes Points.
func (t *table) find(word string) []int {
	start := strings.IndexFunc(word, unicode.IsLetter)
	if start < 0 {
		return nil
	}
	core := strings.TrimRightFunc(word[start:], func(r rune) bool { return !unicode.IsLetter(r) })
	if utf8.RuneCountInString(core) < t.left+t.right {
		return nil
	}
	lower := make([]byte, 0, len(core)+2+utf8.UTFMax)
	lower = append(lower, '.')
	ends := []int{1} // of each letter
	for i, r := range core {
		switch {
		case r == '\'' || r == '\u2019': // l'organisation
			r = '\''
		case !unicode.Is(unicode.Latin, r), unicode.IsUpper(r) && (i > 0 || !t.capitals):
			return nil
		}
		lower = utf8.AppendRune(lower, unicode.ToLower(r))
		ends = append(ends, len(lower))
	}
	ends = append(ends, len(lower)+1)
	letters := string(append(lower, '.'))
	values := make([]byte, len(ends)+1)
	from := 0
	for i := range ends {
		h, before := uint32(hashStart), from
		for j := i; j < min(len(ends), i+t.longest); j++ {
			h = hash(h, letters[before:ends[j]])
			before = ends[j]
			digits := t.values(h, letters[from:before])
			for k := range len(digits) {
				values[i+k] = max(values[i+k], digits[k])
			}
		}
		from = ends[i]
	}
	var points []int
	at := start
	for i := 1; i < len(ends)-1; i++ {
		if values[i]%2 == 1 && i > t.left && i <= len(ends)-1-t.right {
			points = append(points, at)
		}
		_, n := utf8.DecodeRuneInString(word[at:])
		at += n
	}
	return points
}
