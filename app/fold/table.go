package fold

import (
	"slices"
	"sort"
	"strings"
	"sync/atomic"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// alike lists characters that fold to another text, where neither decomposition nor lower case gives it.
var alike = []struct{ to, from string }{
	{"'", "`´‘’‚‛‹›′ʹʻʼʽʾʿˈˊˋ׳"},
	{`"`, "“”„‟«»″〝〞〟״"},
	{"-", "⁃"}, // and every character that Unicode calls a dash
	{"/", "⁄∕"},

	// Latin letters that don't decompose.
	{"a", "əⱥ"},
	{"ae", "æ"},
	{"b", "ƀɓ"},
	{"c", "ȼ"},
	{"d", "đðɖɗ"},
	{"e", "ɇɛǝ"},
	{"g", "ǥɠ"},
	{"h", "ħ"},
	{"i", "ıɨ"},
	{"j", "ɉȷ"},
	{"k", "ƙ"},
	{"l", "łƚ"},
	{"n", "ŋɲ"},
	{"o", "øɔɵ"},
	{"oe", "œ"},
	{"r", "ɍ"},
	{"ss", "ß"},
	{"t", "ŧⱦ"},
	{"th", "þ"},
	{"u", "ʉ"},
	{"y", "ƴɏ"},
	{"z", "ƶ"},

	// Shapes of Greek and Cyrillic letters that have the same capital.
	{"σ", "ς"},
	{"в", "ᲀ"},
	{"д", "ᲁ"},
	{"о", "ᲂ"},
	{"с", "ᲃ"},
	{"т", "ᲄᲅ"},
	{"ъ", "ᲆ"},
	{"ѣ", "ᲇ"},
	{"ꙋ", "ᲈ"},

	// Arabic letters as keyboards of other languages write them.
	{"ا", "ٱ"}, // those with hamza and madda decompose
	{"ك", "کڪ"},
	{"ه", "ةۃھہە"},
	{"ي", "یىے"},
	{"", "ـ"}, // tatweel
}

// plain is alike by character.
var plain = func() map[rune]string {
	m := map[rune]string{}
	for _, a := range alike {
		for _, r := range a.from {
			m[r] = a.to
		}
	}
	return m
}()

// accented lists the scripts whose nonspacing marks are accents or vowel points, which people leave out.
// In other scripts such marks are letters.
var accented = []string{"Inherited", "Arabic", "Cyrillic", "Hebrew", "Syriac"}

// voiced holds the marks that make か into が and は into ぱ, which are other letters.
const voiced = "\u3099\u309a"

func isAccent(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me) && !strings.ContainsRune(voiced, r) &&
		slices.ContainsFunc(accented, func(script string) bool { return unicode.Is(unicode.Scripts[script], r) })
}

// Invisible reports whether a character is not meant to be seen: a soft hyphen, a zero-width space, a
// direction mark, a variation selector, a control character. Spaces are not among them.
func Invisible(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Cc, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) &&
		!unicode.In(r, unicode.White_Space, unicode.Prepended_Concatenation_Mark)
}

// zeros lists the zeros of all scripts, each of which the nine other digits follow.
var zeros = func() (zeros []rune) {
	add := func(first, last rune) {
		for zero := first; zero <= last; zero += 10 {
			zeros = append(zeros, zero)
		}
	}
	for _, t := range unicode.Nd.R16 {
		add(rune(t.Lo), rune(t.Hi))
	}
	for _, t := range unicode.Nd.R32 {
		add(rune(t.Lo), rune(t.Hi))
	}
	return zeros
}()

// digit returns the ASCII form of a decimal digit of any script.
func digit(r rune) (string, bool) {
	i := sort.Search(len(zeros), func(i int) bool { return zeros[i] > r }) - 1
	if i < 0 || r > zeros[i]+9 {
		return "", false
	}
	return string('0' + r - zeros[i]), true
}

// expand returns the folding of one character. A space of any kind gives one space.
func expand(r rune) string {
	to, ok := plain[r]
	switch {
	case ok:
		return to
	case unicode.Is(unicode.White_Space, r):
		return " "
	case Invisible(r), isAccent(r):
		return ""
	case unicode.Is(unicode.Dash, r):
		return "-"
	}
	if d, ok := digit(r); ok {
		return d
	}
	s := string(r)
	for _, form := range []string{norm.NFKD.String(s), string(unicode.ToLower(r))} {
		if form != s {
			var b strings.Builder
			for _, r := range form {
				b.WriteString(expand(r))
			}
			return b.String()
		}
	}
	return s
}

// pages caches the folding of all characters, 256 a page. A page is computed when it is first needed.
var pages [(unicode.MaxRune + 1) >> 8]atomic.Pointer[[256]string]

// folded returns the folding of a character.
func folded(r rune) string {
	page := pages[r>>8].Load()
	if page == nil {
		page = new([256]string)
		for i := range page {
			page[i] = expand(r&^0xff | rune(i))
		}
		pages[r>>8].Store(page)
	}
	return page[r&0xff]
}
