package exchange

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"lectern/app/problem"
)

// A byteEncoding has a byte for each character.
type byteEncoding struct {
	name   string
	table  *charmap.Charmap
	script *unicode.RangeTable
	looks  string  // of which script it is, in words
	rare   float64 // how much rarer files in it are than in Windows-1252, as a logarithm
}

// byteEncodings are those that are told by their words. Of two that give the same words the first is taken.
var byteEncodings = [...]byteEncoding{
	{"Windows-1252", charmap.Windows1252, unicode.Latin, "Latin", 0},
	{"code page 850 (DOS)", charmap.CodePage850, unicode.Latin, "Latin", 2.5},
	{"Mac Roman", charmap.Macintosh, unicode.Latin, "Latin", 2.5},
	{"Windows-1250", charmap.Windows1250, unicode.Latin, "Latin", 1},
	{"Windows-1254", charmap.Windows1254, unicode.Latin, "Latin", 1},
	{"Windows-1257", charmap.Windows1257, unicode.Latin, "Latin", 2.5},
	{"ISO 8859-2", charmap.ISO8859_2, unicode.Latin, "Latin", 2.5},
	{"code page 852 (DOS)", charmap.CodePage852, unicode.Latin, "Latin", 3.5},
	{"Windows-1251", charmap.Windows1251, unicode.Cyrillic, "Cyrillic", 1},
	{"KOI8", charmap.KOI8U, unicode.Cyrillic, "Cyrillic", 2.5}, // KOI8-U has the letters of KOI8-R
	{"code page 866 (DOS)", charmap.CodePage866, unicode.Cyrillic, "Cyrillic", 2.5},
	{"Mac Cyrillic", charmap.MacintoshCyrillic, unicode.Cyrillic, "Cyrillic", 3},
	{"ISO 8859-5", charmap.ISO8859_5, unicode.Cyrillic, "Cyrillic", 3},
	{"Windows-1256", charmap.Windows1256, unicode.Arabic, "Arabic", 1},
	{"ISO 8859-6", charmap.ISO8859_6, unicode.Arabic, "Arabic", 2.5},
	{"Windows-1253", charmap.Windows1253, unicode.Greek, "Greek", 1},
	{"ISO 8859-7", charmap.ISO8859_7, unicode.Greek, "Greek", 2.5},
	{"Windows-1255", charmap.Windows1255, unicode.Hebrew, "Hebrew", 1},
}

// windows1252 is the index of that in byteEncodings.
const windows1252 = 0

// change says what reading the encoding does.
func (b *byteEncoding) change() string {
	if b == &byteEncodings[windows1252] { // which any text can be
		return "file read as Windows-1252, because it is not UTF-8: see whether its accents are right"
	}
	return fmt.Sprintf("file read as %s, because it is not UTF-8 and looks %s: see whether its words are right", b.name, b.looks)
}

// encodingsTold returns what reading each encoding that is told by its words does.
func encodingsTold() (all []string) {
	for i := range byteEncodings {
		all = append(all, byteEncodings[i].change())
	}
	return all
}

// manyBytes is how much text of lines that aren't ASCII is looked at to tell its encoding.
const manyBytes = 1 << 20

// linesBeyondASCII returns the first lines that aren't ASCII, up to the one with which they are manyBytes. A line that is longer than the buffer
// is looked at in parts.
func linesBeyondASCII(r io.Reader) (text []byte, err error) {
	lines := bufio.NewReader(r)
	for len(text) < manyBytes {
		line, err := lines.ReadSlice('\n')
		if !isASCII(line) {
			text = append(text, line...)
		}
		if err == io.EOF {
			break
		}
		if err != nil && err != bufio.ErrBufferFull {
			return nil, err
		}
	}
	return text, nil
}

func isASCII(text []byte) bool {
	for _, c := range text {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// guessByteEncoding returns in which encoding of a byte each character the file probably is.
func (f *file) guessByteEncoding(to changes) (encoding, error) {
	text, err := linesBeyondASCII(f.reader())
	if err != nil {
		return 0, f.fault(problem.Unreadable, "save or download the file again", "reading stopped: %s", err)
	}
	g, ok := guessEncoding(text)
	if !ok {
		return 0, f.fault(problem.BadText, "open it in the program that it comes from, and save it as CSV UTF-8", "the file is not UTF-8, and its words don't tell in which other encoding it is")
	}
	g.count(to)
	return byteWritten + encoding(g.index), nil
}

// A guess is in which encoding a text probably is.
type guess struct {
	index int    // in byteEncodings
	word  string // the first one that is beyond ASCII
	rival string // a word that another encoding, which is about as likely, makes another one; ""
}

// count counts what reading a text in the encoding changes.
func (g *guess) count(to changes) {
	to.add(byteEncodings[g.index].change(), 0, g.word)
	if g.rival != "" {
		to.add(eitherEncoding, 0, g.rival)
	}
}

// guessEncoding returns the encoding in which a text is likeliest. It isn't ok where most text is words beyond ASCII and fewer than 8 in 10 of
// their bytes are letters that a language has in any encoding.
func guessEncoding(text []byte) (g guess, ok bool) {
	scores := scoreAll(text)
	for i := range scores {
		if scores[i].likely > scores[g.index].likely {
			g.index = i
		}
	}
	g.word, _ = byteEncodings[g.index].firstWord(text, nil)
	g.rival = rivalWord(text, g.index, &scores)
	return g, isPlausible(text, scores[g.index].plausible)
}

// A score is how likely a text is in an encoding, as a logarithm, and how many of its bytes beyond ASCII are plausible in it.
type score struct {
	likely    float64
	plausible int
}

// scoreAll returns the scores of a text in byteEncodings, of which some are rarer than others.
func scoreAll(text []byte) (all [len(byteEncodings)]score) {
	for i := range byteEncodings {
		all[i] = byteEncodings[i].score(text)
		all[i].likely -= byteEncodings[i].rare
	}
	return all
}

// rivalWord returns a word in the likeliest encoding, with what it is in the likeliest of those that are about as likely and make another one
// of it; "" if there is none.
func rivalWord(text []byte, likeliest int, scores *[len(byteEncodings)]score) (rival string) {
	const asLikely = 1.5 // one is at most four to five times as likely as the other
	nearest := scores[likeliest].likely - asLikely
	for i := range byteEncodings {
		if i == likeliest || scores[i].likely <= nearest {
			continue
		}
		other := &byteEncodings[i]
		if word, otherwise := byteEncodings[likeliest].firstWord(text, other); word != otherwise {
			rival, nearest = fmt.Sprintf("%s, which is %s in %s", word, otherwise, other.name), scores[i].likely
		}
	}
	return rival
}

// isPlausible reports whether a text of which so many bytes beyond ASCII are plausible in an encoding may be in it. In Latin script accents and
// quotation marks stand alone among other characters; in others whole words are beyond ASCII.
func isPlausible(text []byte, plausible int) bool {
	all, inWords := 0, 0
	for run := range bytes.FieldsFuncSeq(text, func(r rune) bool { return r < utf8.RuneSelf }) {
		if all += len(run); len(run) > 2 {
			inWords += len(run)
		}
	}
	return 2*inWords < all || 10*plausible >= 8*inWords
}

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

// firstWord returns the first word beyond ASCII in the encoding, or the first that is another one in the other encoding, with that.
func (b *byteEncoding) firstWord(text []byte, other *byteEncoding) (word, otherwise string) {
	for run := range bytes.FieldsFuncSeq(text, func(r rune) bool { return r < utf8.RuneSelf && !unicode.IsLetter(r) }) {
		if bytes.IndexFunc(run, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
			continue
		}
		word, _ = b.table.NewDecoder().String(string(run))
		if other == nil {
			return word, ""
		}
		if otherwise, _ = other.table.NewDecoder().String(string(run)); word != otherwise {
			return word, otherwise
		}
	}
	return "", ""
}
