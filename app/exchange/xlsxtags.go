package exchange

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"lectern/app/incident"
	"lectern/app/lazyregexp"
)

// A tagReader reads a part of a workbook tag by tag. encoding/xml, which knows more of XML than workbooks have, takes ten times as
// long, and a sheet of 100,000 rows has five million tags.
type tagReader struct {
	in   *bufio.Reader
	long []byte // of a run that is longer than the reader's buffer
	text []byte // of a tag whose text isn't as written
}

var errBroken = errors.New("it breaks off")

var errTooLong = fmt.Errorf("a cell or a row is longer than %s bytes", incident.Thousands(longestText))

// A tag is one element’s beginning or end, good until the next is read.
type tag struct {
	name       []byte // without its namespace; nil of a comment, an instruction or CDATA, which only have a text
	opens      bool   // <v>, <v/>
	closes     bool   // </v>, <v/>
	attributes []byte // as written
	text       []byte // behind it, up to the next tag
}

// newTagReader returns a reader of a part, or an error if it is in another encoding than UTF-8, as no program writes workbooks.
func newTagReader(in io.Reader) (*tagReader, error) {
	r := &tagReader{in: bufio.NewReaderSize(in, 64<<10)}
	start, _ := r.in.Peek(100)
	declared := xmlEncoding.FindSubmatch(start)
	if bytes.IndexByte(start, 0) >= 0 || declared != nil && !slices.Contains([]string{"utf-8", "utf8", "us-ascii"}, strings.ToLower(string(declared[1]))) {
		return nil, errors.New("its XML isn’t UTF-8")
	}
	_, _ = r.run() // what stands before the first tag; its error comes again
	return r, nil
}

var xmlEncoding = lazyregexp.New(`^\s*(?:\x{feff})?<\?xml[^>]*encoding\s*=\s*["']([^"']*)`)

// run returns what stands before the next “<”.
func (r *tagReader) run() ([]byte, error) {
	run, err := r.in.ReadSlice('<')
	if err == bufio.ErrBufferFull {
		r.long = r.long[:0]
		for ; err == bufio.ErrBufferFull; run, err = r.in.ReadSlice('<') {
			if r.long = append(r.long, run...); len(r.long) > longestText {
				return nil, errTooLong
			}
		}
		r.long = append(r.long, run...)
		run = r.long
	}
	if err == io.EOF && len(run) > 0 {
		return run, nil
	}
	return bytes.TrimSuffix(run, []byte("<")), err
}

// until returns a run and as many more as it takes until a mark stands in them, up to it, and what stands behind it.
func (r *tagReader) until(run []byte, mark string) (before, behind []byte, err error) {
	all, from := bytes.Clone(run), 0
	for {
		if at := bytes.Index(all[from:], []byte(mark)); at >= 0 {
			return all[:from+at], all[from+at+len(mark):], nil
		}
		if len(all) > longestText {
			return nil, nil, errTooLong
		}
		if run, err = r.run(); err != nil {
			return nil, nil, errBroken
		}
		from = max(0, len(all)-len(mark))
		all = append(append(all, '<'), run...)
	}
}

// next returns the next tag. The error is io.EOF at the end.
func (r *tagReader) next() (t tag, err error) {
	run, err := r.run()
	if err != nil {
		return t, err
	}
	switch {
	case bytes.HasPrefix(run, []byte("!--")):
		_, t.text, err = r.until(run[3:], "-->")
		t.text = r.unescaped(t.text)
		return t, err
	case bytes.HasPrefix(run, []byte("![CDATA[")):
		literal, behind, err := r.until(run[len("![CDATA["):], "]]>")
		t.text = append(bytes.Clone(literal), r.unescaped(behind)...)
		return t, err
	case bytes.HasPrefix(run, []byte("?")):
		_, t.text, err = r.until(run, "?>")
		t.text = r.unescaped(t.text)
		return t, err
	case bytes.HasPrefix(run, []byte("!")): // before all elements
		return t, nil
	}
	run, isEnd := bytes.CutPrefix(run, []byte("/"))
	end := endOfTag(run)
	inside, isEmpty := bytes.CutSuffix(run[:end], []byte("/"))
	t.opens, t.closes = !isEnd, isEnd || isEmpty
	t.name = inside
	if i := bytes.IndexAny(inside, " \t\r\n"); i >= 0 {
		t.name, t.attributes = inside[:i], inside[i:]
	}
	if _, local, prefixed := bytes.Cut(t.name, []byte(":")); prefixed {
		t.name = local
	}
	t.text = r.unescaped(run[min(end+1, len(run)):])
	return t, nil
}

// endOfTag returns the index of the “>” that ends a tag, and isn't in the value of an attribute.
func endOfTag(run []byte) int {
	end := bytes.IndexByte(run, '>')
	if end < 0 {
		return len(run)
	}
	if bytes.Count(run[:end], []byte(`"`))%2 == 0 && bytes.Count(run[:end], []byte("'"))%2 == 0 {
		return end
	}
	quote := byte(0)
	for i, c := range run {
		switch {
		case c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && c == '>':
			return i
		}
	}
	return len(run)
}

// values ranges over the values of a tag's attributes by their local names.
func (t *tag) values() iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for rest := t.attributes; ; {
			name, value, found := bytes.Cut(rest, []byte("="))
			name, value = bytes.TrimSpace(name), bytes.TrimLeft(value, " \t\r\n")
			if !found || len(value) == 0 {
				return
			}
			value, rest, _ = bytes.Cut(value[1:], value[:1]) // the quotation mark
			if _, local, prefixed := bytes.Cut(name, []byte(":")); prefixed {
				name = local
			}
			if !yield(string(name), value) {
				return
			}
		}
	}
}

// unescaped returns a text with its references, and those that SpreadsheetML has beside XML's (ECMA-376, part 1, 22.9.2.19), as the
// characters that they stand for.
func (r *tagReader) unescaped(text []byte) []byte {
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n")) // as XML wants it
	}
	if bytes.IndexByte(text, '&') < 0 && !bytes.Contains(text, []byte("_x")) {
		return text
	}
	r.text = r.text[:0]
	for len(text) > 0 {
		character, size := reference(text)
		if size == 0 {
			r.text, text = append(r.text, text[0]), text[1:]
			continue
		}
		text = text[size:]
		if utf16.IsSurrogate(character) { // the first half of a character beyond U+FFFF
			low, size := reference(text)
			character, text = utf16.DecodeRune(character, low), text[size:]
		}
		r.text = utf8.AppendRune(r.text, character)
	}
	return r.text
}

var namedCharacters = map[string]rune{"amp": '&', "lt": '<', "gt": '>', "quot": '"', "apos": '\''}

// reference returns the character for which a reference at the start of a text stands, and how many bytes it has; 0: there is none.
func reference(text []byte) (rune, int) {
	if len(text) >= len("_x000D_") && text[0] == '_' && text[1] == 'x' && text[6] == '_' {
		if n, err := strconv.ParseUint(string(text[2:6]), 16, 16); err == nil {
			return rune(n), len("_x000D_")
		}
	}
	const longest = len("&#x000010FFFF;")
	end := bytes.IndexByte(text[:min(len(text), longest)], ';')
	if text[0] != '&' || end < 0 {
		return 0, 0
	}
	name := string(text[1:end])
	if c, known := namedCharacters[name]; known {
		return c, end + 1
	}
	base := 10
	if len(name) > 1 && name[0] == '#' {
		name = name[1:]
		if name[0] == 'x' {
			name, base = name[1:], 16
		}
		if n, err := strconv.ParseUint(name, base, 32); err == nil && n <= utf8.MaxRune {
			return rune(n), end + 1
		}
	}
	return 0, 0
}
