package exchange

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

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

// byteEncodingChanges returns what reading each of byteEncodings does.
func byteEncodingChanges() (all []string) {
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
	return firstByteEncoding + encoding(g.index), nil
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
