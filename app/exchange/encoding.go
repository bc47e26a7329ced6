package exchange

import (
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"lectern/app/problem"
)

// An encoding is how a file writes its characters.
type encoding uint8

const (
	utf8Text encoding = iota
	utf16Text
	windows1252
)

// changed says what reading an encoding other than UTF-8 does.
var changed = [...]string{utf16Text: "file read as UTF-16", windows1252: "file read as Windows-1252, because it is not UTF-8: see whether its accents are right"}

var (
	bomUTF8    = []byte("\ufeff")
	bomUTF16LE = []byte{0xff, 0xfe}
	bomUTF16BE = []byte{0xfe, 0xff}
)

// encodingOf looks through a whole file of text.
func (f *file) encodingOf() (encoding, error) {
	start := f.start()
	switch {
	case bytes.HasPrefix(start, bomUTF16LE), bytes.HasPrefix(start, bomUTF16BE):
		return utf16Text, nil
	case bytes.IndexByte(start, 0) >= 0:
		return 0, f.fault(problem.BadText, supported, "the file is neither text nor any format that is read")
	}
	valid, err := isUTF8(f.reader())
	switch {
	case err != nil:
		return 0, f.fault(problem.Unreadable, "save or download the file again", "reading stopped: %s", err)
	case !valid:
		return windows1252, nil
	}
	return utf8Text, nil
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
	switch e {
	case utf16Text:
		return transform.NewReader(f.reader(), unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	case windows1252:
		return transform.NewReader(f.reader(), charmap.Windows1252.NewDecoder())
	}
	r := f.reader()
	if bytes.HasPrefix(f.start(), bomUTF8) {
		_, _ = r.Seek(int64(len(bomUTF8)), io.SeekStart)
	}
	return r
}
