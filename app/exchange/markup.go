package exchange

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// markup reads XML of spreadsheets, element by element. It reads well-formed files as encoding/xml does, without memory
// for each cell, and knows no entities but those of XML itself. Names are without their prefixes.
type markup struct {
	in     *bufio.Reader
	name   string // of the element that begins or ends
	ends   bool   // it ends
	empty  bool   // it begins and ends at once
	text   []byte // between the last element and this one
	tag    []byte
	quote  byte // that the tag is within; 0: none
	buffer []byte
}

func newMarkup(r io.Reader) *markup { return &markup{in: bufio.NewReaderSize(r, 64<<10)} }

var errLongText = errors.New("a text is too long")

// next goes to the next beginning or end of an element.
func (m *markup) next() error {
	m.text = m.text[:0]
	for {
		if err := m.until('<'); err != nil {
			return err
		}
		m.text = appendText(m.text, m.buffer)
		if err := m.readTag(); err != nil {
			return err
		}
		cdata, is := bytes.CutPrefix(m.tag, []byte("![CDATA["))
		switch {
		case is:
			m.text = append(m.text, bytes.TrimSuffix(cdata, []byte("]]"))...)
		case len(m.tag) > 0 && m.tag[0] != '!' && m.tag[0] != '?':
			m.begin()
			return nil
		}
		if len(m.text) > longestText {
			return errLongText
		}
	}
}

// until reads up to a byte, which is left out, into the buffer.
func (m *markup) until(end byte) error {
	m.buffer = m.buffer[:0]
	for {
		part, err := m.in.ReadSlice(end)
		m.buffer = append(m.buffer, part...)
		switch {
		case len(m.buffer) > longestText:
			return errLongText
		case err == bufio.ErrBufferFull:
		case err != nil:
			return err
		default:
			m.buffer = m.buffer[:len(m.buffer)-1]
			return nil
		}
	}
}

// readTag reads what stands between angle brackets: those in quotation marks, comments and CDATA don't end it.
func (m *markup) readTag() error {
	m.tag, m.quote = m.tag[:0], 0
	for {
		if err := m.until('>'); err != nil {
			return noEnd(err)
		}
		m.tag = append(m.tag, m.buffer...)
		if m.isWhole(m.buffer) {
			return nil
		}
		if m.tag = append(m.tag, '>'); len(m.tag) > longestText {
			return errLongText
		}
	}
}

func noEnd(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// isWhole reports whether the tag ends with what was read of it last.
func (m *markup) isWhole(last []byte) bool {
	switch {
	case bytes.HasPrefix(m.tag, []byte("!--")):
		return len(m.tag) >= len("!----") && bytes.HasSuffix(m.tag, []byte("--"))
	case bytes.HasPrefix(m.tag, []byte("![CDATA[")):
		return bytes.HasSuffix(m.tag, []byte("]]"))
	}
	for _, b := range last {
		switch {
		case m.quote == 0 && (b == '"' || b == '\''):
			m.quote = b
		case b == m.quote:
			m.quote = 0
		}
	}
	return m.quote == 0
}

// begin takes the name of the tag.
func (m *markup) begin() {
	m.ends = m.tag[0] == '/'
	m.empty = m.tag[len(m.tag)-1] == '/'
	name := bytes.Trim(m.tag, "/")
	if i := bytes.IndexAny(name, " \t\r\n"); i >= 0 {
		name = name[:i]
	}
	name = name[bytes.IndexByte(name, ':')+1:]
	if m.name != string(name) { // compared without memory
		m.name = string(name)
	}
}

// attribute returns an attribute of the element, empty where it has none. It is good until the next element is read.
func (m *markup) attribute(name string) []byte {
	rest := m.tag
	for {
		i := bytes.IndexByte(rest, '=')
		if i < 0 {
			return nil
		}
		key := bytes.TrimSpace(rest[:i])
		key = key[bytes.LastIndexAny(key, " \t\r\n:")+1:]
		rest = bytes.TrimLeft(rest[i+1:], " \t\r\n")
		if len(rest) == 0 {
			return nil
		}
		value, after, ok := bytes.Cut(rest[1:], rest[:1])
		if !ok {
			return nil
		}
		if string(key) == name {
			return appendText(nil, value)
		}
		rest = after
	}
}

// appendText appends a text with its entities as the characters that they stand for.
func appendText(to, text []byte) []byte {
	for {
		i := bytes.IndexByte(text, '&')
		if i < 0 {
			return append(to, text...)
		}
		to, text = append(to, text[:i]...), text[i:]
		end := bytes.IndexByte(text, ';')
		if end < 0 {
			return append(to, text...)
		}
		if r, ok := entity(string(text[1:end])); ok {
			to = utf8.AppendRune(to, r)
		} else {
			to = append(to, text[:end+1]...)
		}
		text = text[end+1:]
	}
}

// entity returns the character that an entity stands for.
func entity(name string) (r rune, ok bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, ok := strings.CutPrefix(name, "#")
	base := 10
	if hex, is := strings.CutPrefix(digits, "x"); is {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 21)
	return rune(n), ok && err == nil && utf8.ValidRune(rune(n))
}
