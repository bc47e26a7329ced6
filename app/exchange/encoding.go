package exchange

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"

	"lectern/app/problem"
)

// An encoding is how a file writes its characters.
type encoding uint8

const (
	utf8Text encoding = iota
	brokenUTF8
	utf16Text // little-endian, unless a byte order mark says otherwise
	utf16Big
	utf32Text // in the order that its byte order mark says
	windows1252
	codePage850
	macRoman
	windows1250
	windows1251
	koi8
	codePage866
	macCyrillic
	iso8859_5
	windows1256
	iso8859_6
	windows1253
	windows1255
)

// A byteEncoding has a byte for each character.
type byteEncoding struct {
	encoding
	name     string
	table    *charmap.Charmap
	script   *unicode.RangeTable
	looks    string // of which script it is, in words
	frequent string // letters that are half of what is written in the script, but for Latin, of which most are in ASCII
}

const (
	cyrillicLetters = "оеаинт"
	arabicLetters   = "اليمون"
)

// byteEncodings are those that are told by their words. Of two that give the same words the first is taken.
var byteEncodings = [...]byteEncoding{
	{windows1252, "Windows-1252", charmap.Windows1252, unicode.Latin, "Latin", ""},
	{codePage850, "code page 850 (DOS)", charmap.CodePage850, unicode.Latin, "Latin", ""},
	{macRoman, "Mac Roman", charmap.Macintosh, unicode.Latin, "Latin", ""},
	{windows1250, "Windows-1250", charmap.Windows1250, unicode.Latin, "Latin", ""},
	{windows1251, "Windows-1251", charmap.Windows1251, unicode.Cyrillic, "Cyrillic", cyrillicLetters},
	{koi8, "KOI8", charmap.KOI8U, unicode.Cyrillic, "Cyrillic", cyrillicLetters}, // KOI8-U has the letters of KOI8-R
	{codePage866, "code page 866 (DOS)", charmap.CodePage866, unicode.Cyrillic, "Cyrillic", cyrillicLetters},
	{macCyrillic, "Mac Cyrillic", charmap.MacintoshCyrillic, unicode.Cyrillic, "Cyrillic", cyrillicLetters},
	{iso8859_5, "ISO 8859-5", charmap.ISO8859_5, unicode.Cyrillic, "Cyrillic", cyrillicLetters},
	{windows1256, "Windows-1256", charmap.Windows1256, unicode.Arabic, "Arabic", arabicLetters},
	{iso8859_6, "ISO 8859-6", charmap.ISO8859_6, unicode.Arabic, "Arabic", arabicLetters},
	{windows1253, "Windows-1253", charmap.Windows1253, unicode.Greek, "Greek", "αοιετάίό"}, // without ν, which would make KOI8’s capitals Greek
	{windows1255, "Windows-1255", charmap.Windows1255, unicode.Hebrew, "Hebrew", "יהולאר"},
}

// changed says what reading an encoding other than UTF-8 does.
var changed = func() map[encoding]string {
	says := map[encoding]string{
		brokenUTF8: "bytes that are no UTF-8 read as �, in a file that is UTF-8 otherwise",
		utf16Text:  "file read as UTF-16",
		utf16Big:   "file read as UTF-16",
		utf32Text:  "file read as UTF-32",
	}
	for _, b := range byteEncodings {
		says[b.encoding] = fmt.Sprintf("file read as %s, because it is not UTF-8 and looks %s: see whether its words are right", b.name, b.looks)
	}
	says[windows1252] = "file read as Windows-1252, because it is not UTF-8: see whether its accents are right" // which any text can be
	return says
}()

// encodingsTold returns what reading each encoding that is told by its words does.
func encodingsTold() (all []string) {
	for _, b := range byteEncodings {
		all = append(all, changed[b.encoding])
	}
	return all
}

var (
	bomUTF8    = []byte("\ufeff")
	bomUTF16LE = []byte{0xff, 0xfe}
	bomUTF16BE = []byte{0xfe, 0xff}
	bomUTF32LE = []byte{0xff, 0xfe, 0, 0}
	bomUTF32BE = []byte{0, 0, 0xfe, 0xff}
)

// encodingOf looks through a whole file of text, and counts what reading its encoding changes.
func (f *file) encodingOf(to changes) (e encoding, err error) {
	defer func() {
		if err == nil && changed[e] != "" && e != brokenUTF8 {
			to.add(changed[e], 0, "")
		}
	}()
	start := f.start()
	switch {
	case bytes.HasPrefix(start, bomUTF16LE), bytes.HasPrefix(start, bomUTF16BE), bytes.IndexByte(start, 0) >= 0:
		if e, ok := beginsWide(start); ok {
			return e, nil
		}
		return 0, f.fault(problem.BadText, supported, "the file is neither text nor any format that is read")
	}
	var found utf8Survey
	valid, err := isUTF8(f.reader())
	if err == nil && !valid {
		found, err = surveyUTF8(f.reader())
	}
	switch {
	case err != nil:
		return 0, f.fault(problem.Unreadable, "save or download the file again", "reading stopped: %s", err)
	case valid:
		return utf8Text, nil
	case found.long > found.bad, bytes.HasPrefix(start, bomUTF8):
		to[changed[brokenUTF8]] = &Change{What: changed[brokenUTF8], Count: found.bad, Line: found.line}
		return brokenUTF8, nil
	}
	return f.byteEncoding()
}

// manyBytes is how much of a file is looked at to tell its script.
const manyBytes = 1 << 20

// byteEncoding tells in which encoding of a byte each character the file is.
func (f *file) byteEncoding() (encoding, error) {
	text, err := io.ReadAll(io.LimitReader(f.reader(), manyBytes))
	if err != nil {
		return 0, f.fault(problem.Unreadable, "save or download the file again", "reading stopped: %s", err)
	}
	of, isTold := toldByWords(text)
	if !isTold {
		return 0, f.fault(problem.BadText, "open it in the program that it comes from, and save it as CSV UTF-8", "the file is not UTF-8, and its words don't tell in which other encoding it is")
	}
	return of.encoding, nil
}

// toldByWords returns the encoding in which most words of a text are words, Windows-1252 where there are none. It isn't told where whole
// words are beyond ASCII that are no words in any.
func toldByWords(text []byte) (told *byteEncoding, ok bool) {
	told, most := &byteEncodings[0], 0
	for i := range byteEncodings {
		if score := byteEncodings[i].score(text); score > most {
			told, most = &byteEncodings[i], score
		}
	}
	// in Latin script accents and quotation marks stand alone among other characters; in others whole words are beyond ASCII
	all, inWords := 0, 0
	for run := range bytes.FieldsFuncSeq(text, func(r rune) bool { return r < utf8.RuneSelf }) {
		if all += len(run); len(run) > 2 {
			inWords += len(run)
		}
	}
	return told, 2*inWords < all || 10*most >= 8*inWords
}

// score returns how many bytes beyond ASCII make sense in a text that is read in the encoding: letters of words, of which the frequent ones
// count double, and punctuation at one end of a word. A word has letters of one script, and a capital only before all others, unless it has
// nothing else. A short one tells nothing, but for “là” and others with a letter of ASCII; neither does a byte that stands alone: “à” may be ‡.
func (b *byteEncoding) score(text []byte) (score int) {
	const fewest = 3 // letters that a word is told by
	var kinds [256]byteKind
	for c := range kinds {
		kinds[c] = b.kind(byte(c))
	}
	isLetter := func(i int) bool { return i >= 0 && i < len(text) && kinds[text[i]]&letter != 0 }
	for i := 0; i < len(text); {
		if !isLetter(i) {
			if kinds[text[i]] == punctuation && text[i] >= utf8.RuneSelf && isLetter(i-1) != isLetter(i+1) {
				score++
			}
			i++
			continue
		}
		begin, beyond := i, 0
		var all, rest byteKind // rest: of all letters but the first
		for ; isLetter(i); i++ {
			kind := kinds[text[i]]
			all |= kind
			if i > begin {
				rest |= kind
			}
			if text[i] >= utf8.RuneSelf {
				beyond += 1 + int(kind&frequent/frequent)
			}
		}
		mixed := rest&capital != 0 && all&small != 0
		tells := i-begin >= fewest || b.script == unicode.Latin && i-begin == 2 && beyond == 1
		if tells && !mixed && all&foreign == 0 {
			score += beyond
		}
	}
	return score
}

// A byteKind says what a byte stands for; 0: nothing that tells.
type byteKind uint8

const (
	letter byteKind = 1 << iota
	small
	capital
	frequent
	foreign // of another script
	punctuation
)

func (b *byteEncoding) kind(c byte) (kind byteKind) {
	r := b.table.DecodeByte(c)
	switch {
	case unicode.IsPunct(r) && r != '‚': // which is é in code page 850
		return punctuation
	case !unicode.IsLetter(r):
		return 0
	case !unicode.Is(b.script, r):
		return letter | foreign
	case unicode.IsUpper(r):
		kind = capital
	case unicode.IsLower(r):
		kind = small
	}
	if strings.ContainsRune(b.frequent, unicode.ToLower(r)) {
		kind |= frequent
	}
	return letter | kind
}

// beginsWide returns the encoding of what begins as UTF-16 or UTF-32.
func beginsWide(start []byte) (encoding, bool) {
	if bytes.HasPrefix(start, bomUTF32LE) || bytes.HasPrefix(start, bomUTF32BE) {
		return utf32Text, true
	}
	if bytes.HasPrefix(start, bomUTF16LE) || bytes.HasPrefix(start, bomUTF16BE) {
		return utf16Text, true
	}
	if bytes.IndexByte(start, 0) < 0 {
		return 0, false
	}
	return bareUTF16(start)
}

// bareUTF16 returns the encoding of UTF-16 without a byte order mark. Of its two bytes one is 0 in separators, digits and
// all other characters of ASCII.
func bareUTF16(start []byte) (encoding, bool) {
	for zero, e := range [...]encoding{utf16Big, utf16Text} { // which byte is 0, by encoding
		zeros := 0
		for i := zero; i < len(start); i += 2 {
			if start[i] == 0 {
				zeros++
			}
		}
		text, _ := io.ReadAll(decoded(bytes.NewReader(start[:len(start)&^1]), e))
		if zeros > len(start)/16 && isText(text) && !bytes.ContainsRune(text, utf8.RuneError) {
			return e, true
		}
	}
	return 0, false
}

// A utf8Survey counts the characters of several bytes in a text, and the bytes that belong to no character. Text of another
// encoding hardly ever has more of the former.
type utf8Survey struct {
	long, bad int
	line      int // of the first bad byte
}

// surveyUTF8 looks through all that is read, which is slow.
func surveyUTF8(r io.Reader) (s utf8Survey, err error) {
	text := bufio.NewReaderSize(r, 64<<10)
	for line := 1; ; {
		switch r, size, err := text.ReadRune(); {
		case err == io.EOF:
			return s, nil
		case err != nil:
			return s, err
		case r == '\n':
			line++
		case size > 1:
			s.long++
		case r == utf8.RuneError:
			if s.bad++; s.bad == 1 {
				s.line = line
			}
		}
	}
}

// isUTF8 reports whether all that is read is UTF-8.
func isUTF8(r io.Reader) (bool, error) {
	buffer := make([]byte, 1<<20)
	kept := 0 // bytes of a character that is not whole yet
	for {
		n, err := fill(r, buffer[kept:])
		text := buffer[:kept+n]
		kept = 0
		if err == nil {
			kept = unfinished(text)
		}
		if !utf8.Valid(text[:len(text)-kept]) {
			return false, nil
		}
		if err == io.EOF {
			return true, nil
		}
		if err != nil {
			return false, err
		}
		copy(buffer, text[len(text)-kept:])
	}
}

// unfinished returns how many bytes at the end begin a character that is cut off.
func unfinished(text []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if last := text[len(text)-n:]; utf8.RuneStart(last[0]) {
			if utf8.FullRune(last) {
				return 0
			}
			return n
		}
	}
	return 0
}

// text returns a reader of the file in UTF-8, without a byte order mark.
func (f *file) text(e encoding) io.Reader {
	r := f.reader()
	if bytes.HasPrefix(f.start(), bomUTF8) {
		_, _ = r.Seek(int64(len(bomUTF8)), io.SeekStart)
	}
	return decoded(r, e)
}

// decoded returns a reader of a text in UTF-8.
func decoded(r io.Reader, e encoding) io.Reader {
	switch e {
	case brokenUTF8:
		return transform.NewReader(r, runes.ReplaceIllFormed())
	case utf16Text:
		return transform.NewReader(r, utf16.UTF16(utf16.LittleEndian, utf16.UseBOM).NewDecoder())
	case utf16Big:
		return transform.NewReader(r, utf16.UTF16(utf16.BigEndian, utf16.UseBOM).NewDecoder())
	case utf32Text:
		return transform.NewReader(r, utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewDecoder())
	}
	if i := slices.IndexFunc(byteEncodings[:], func(b byteEncoding) bool { return b.encoding == e }); i >= 0 {
		return transform.NewReader(r, byteEncodings[i].table.NewDecoder())
	}
	return r
}
