package exchange

import (
	"bufio"
	"bytes"
	"io"
	"unicode/utf8"

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
	utf32Text         // in the order that its byte order mark says
	firstByteEncoding // and those behind: byteEncodings in their order
)

// encodingChange says what reading an encoding other than UTF-8 and byteEncodings does.
var encodingChange = map[encoding]string{
	brokenUTF8: "bytes that are no UTF-8 read as �, in a file that is UTF-8 otherwise",
	utf16Text:  "file read as UTF-16",
	utf16Big:   "file read as UTF-16",
	utf32Text:  "file read as UTF-32",
}

var (
	bomUTF8    = []byte("\ufeff")
	bomUTF16LE = []byte{0xff, 0xfe}
	bomUTF16BE = []byte{0xfe, 0xff}
	bomUTF32LE = []byte{0xff, 0xfe, 0, 0}
	bomUTF32BE = []byte{0, 0, 0xfe, 0xff}
)

// encodingOf looks through a whole file of text, and counts what reading its encoding changes.
func (f *file) encodingOf(to changes) (encoding, error) {
	start := f.start()
	if e, ok := beginsWide(start); ok {
		to.add(encodingChange[e], 0, "")
		return e, nil
	}
	if bytes.IndexByte(start, 0) >= 0 {
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
		to[encodingChange[brokenUTF8]] = &Change{What: encodingChange[brokenUTF8], Count: found.bad, Line: found.line}
		return brokenUTF8, nil
	}
	return f.guessByteEncoding(to)
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
	if e >= firstByteEncoding {
		return transform.NewReader(r, byteEncodings[e-firstByteEncoding].table.NewDecoder())
	}
	return r
}
