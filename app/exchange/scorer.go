package exchange

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// How likely what stands in a text is, as logarithms.
var (
	likelyMark   = math.Log(0.02)   // a sign where it is usual
	unusual      = math.Log(0.002)  // an apostrophe within a word, as in Sana’a
	unlikely     = math.Log(0.0001) // a letter that a language doesn’t have
	implausible  = math.Log(0.00001)
	alternate    = math.Log(0.8) // a vowel beside a consonant
	notAlternate = math.Log(0.2)
)

// A scorer finds the score of a text in an encoding.
type scorer struct {
	score
	of      *byteEncoding
	letters [256]byteLetter
	counts  [256]int // of letters beyond ASCII
}

// score returns what a scorer finds. Bytes are plausible as letters of words, in the language that fits best, and as signs where they stand
// usually. A word has letters of one script, and a capital only before all others, unless it has nothing else.
func (b *byteEncoding) score(text []byte) score {
	s := scorer{of: b}
	for c := range s.letters {
		s.letters[c] = b.letter(byte(c))
	}
	for i := 0; i < len(text); {
		begin := i
		for i < len(text) && s.letters[text[i]].kind != 0 {
			i++
		}
		switch {
		case i > begin:
			s.addWord(text[begin:i])
		case text[i] >= utf8.RuneSelf:
			s.addSign(text, i)
			i++
		default:
			i++
		}
	}
	s.addLanguage()
	return s.score
}

// addSign takes a character that is no letter into account.
func (s *scorer) addSign(text []byte, i int) {
	likely := s.letters[text[i]].signLikelihood(endOfWord(text, i, &s.letters), startOfWord(text, i, &s.letters))
	if s.likely += likely; likely > unlikely {
		s.plausible++
	}
}

// addWord takes a word into account. Of Latin letters it counts, too, that vowels and consonants alternate.
func (s *scorer) addWord(word []byte) {
	beyond := 0
	var all, rest byteKind // rest: of all letters but the first
	for i, c := range word {
		if all |= s.letters[c].kind; i > 0 {
			rest |= s.letters[c].kind
		}
		if c >= utf8.RuneSelf {
			beyond++
		}
	}
	isMixed := rest&capital != 0 && all&small != 0 || all&ofScript != 0 && all&foreign != 0
	isLatin := s.of.script == unicode.Latin
	switch {
	case beyond == 0:
		return
	case isMixed:
		s.likely += implausible * float64(beyond)
		return
	case len(word) == 1 && !isLatin: // which tells nothing
		s.likely += unlikely
		return
	}
	for i, c := range word {
		switch {
		case c < utf8.RuneSelf:
			continue
		case s.letters[c].kind == mark:
			s.likely += likelyMark
			s.plausible++
			continue
		}
		s.counts[c]++
		if isLatin && i > 0 {
			s.addAlternation(c, word[i-1])
		}
		if isLatin && i+1 < len(word) {
			s.addAlternation(c, word[i+1])
		}
	}
}

// addAlternation takes into account whether a letter and the one beside it are a vowel and a consonant.
func (s *scorer) addAlternation(c, other byte) {
	if s.letters[c].isVowel == s.letters[other].isVowel {
		s.likely += notAlternate
	} else {
		s.likely += alternate
	}
}

// addLanguage takes the letters of all words into account, in the language that fits them best.
func (s *scorer) addLanguage() {
	best, plausible := math.Inf(-1), 0
	canWrite := func(letter rune) bool { _, ok := s.of.table.EncodeRune(letter); return ok }
	for _, shares := range sharesIn(s.of.script, canWrite) {
		likely, known := 0.0, 0
		for c, count := range s.counts {
			if count == 0 {
				continue
			}
			share := max(math.Log(shares[s.letters[c].small]), unlikely)
			if likely += float64(count) * share; share > unlikely {
				known += count
			}
		}
		if likely > best {
			best, plausible = likely, known
		}
	}
	s.likely, s.plausible = s.likely+best, s.plausible+plausible
}

// A byteLetter is what a byte stands for.
type byteLetter struct {
	r, small rune // small: as the shares of languages have it
	kind     byteKind
	isVowel  bool
}

// A byteKind says what kind of letter a byte stands for; 0: it is none.
type byteKind uint8

const (
	ofScript byteKind = 1 << iota
	foreign           // of another script
	small
	capital
	mark // of a vowel above or below a letter, in either case
)

func (b *byteEncoding) letter(c byte) (l byteLetter) {
	l.r = b.table.DecodeByte(c)
	switch {
	case unicode.IsMark(l.r), l.r == 'ـ':
		l.kind = mark
	case !unicode.IsLetter(l.r) || l.r == 'ª' || l.r == 'º':
		return l
	case unicode.Is(b.script, l.r):
		l.kind = ofScript
	default:
		l.kind = foreign
	}
	switch {
	case unicode.IsUpper(l.r):
		l.kind |= capital
	case unicode.IsLower(l.r):
		l.kind |= small
	}
	switch l.small = unicode.ToLower(l.r); {
	case l.r == 'İ':
		l.small = 'ı'
	case l.small == 'ς':
		l.small = 'σ'
	}
	base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(l.small)))
	l.isVowel = strings.ContainsRune("aeiouyıæœø", base)
	return l
}

// A neighbour is what stands beside a character.
type neighbour struct {
	byteLetter
	letters int // that stand together there, at most 3
}

// endOfWord and startOfWord return what stands before and behind a place in a text.
func endOfWord(text []byte, i int, letters *[256]byteLetter) (n neighbour) {
	if i > 0 {
		n.byteLetter = letters[text[i-1]]
	}
	for ; n.letters < 3 && n.letters < i && letters[text[i-1-n.letters]].kind != 0; n.letters++ {
	}
	return n
}

func startOfWord(text []byte, i int, letters *[256]byteLetter) (n neighbour) {
	rest := text[i+1:]
	if len(rest) > 0 {
		n.byteLetter = letters[rest[0]]
	}
	for ; n.letters < 3 && n.letters < len(rest) && letters[rest[n.letters]].kind != 0; n.letters++ {
	}
	return n
}

// signLikelihood returns how likely a character that is no letter stands between others.
func (l *byteLetter) signLikelihood(before, after neighbour) float64 {
	isDigit := func(of neighbour) bool { return of.r >= '0' && of.r <= '9' }
	isWithin, isApart := before.letters > 0 && after.letters > 0, before.letters == 0 && after.letters == 0
	usual := false
	switch l.r {
	case '’':
		if isWithin && before.letters > 2 && after.letters > 2 { // d’eau, don’t and O’Brien have fewer
			return unusual
		}
		usual = before.letters > 0 || isDigit(before)
	case '“', '„', '«', '‘', '‚', '‹', '¿', '¡':
		usual = before.letters == 0 && (after.letters > 0 || isDigit(after) || l.r == '«')
	case '”', '»', '›':
		usual = after.letters == 0
	case '–', '—':
		if isWithin { // Paris–Dakar
			return unusual
		}
		usual = isApart
	case '…':
		usual = before.letters > 0 || after.letters == 0
	case '\u00a0':
		usual = true
	case '°', 'º', 'ª':
		usual = isDigit(before) || l.r != '°' && before.letters > 0 && after.letters == 0
	case '•', '€', '£', '½', '¼', '¾', '²', '³', '±', '§':
		usual = isApart
	}
	if usual {
		return likelyMark
	}
	return implausible
}
