package attachment

import (
	"bytes"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// object is a PDF object (7.3): nil, bool, float64, str, name, array, dict, reference or *stream.
type object any

type (
	str       string
	name      string
	array     []object
	dict      map[name]object
	reference struct{ number int }
	keyword   string // any other token: endobj, R, stream
)

// stream is a dictionary and bytes as they stand in the file.
type stream struct {
	dict dict
	data []byte
}

// Bounds of a scanner.
const (
	deepest  = 50      // nesting of arrays and dictionaries
	mostRead = 1 << 20 // objects
)

// scanner reads objects one after the other. It returns any other token as a keyword, and the empty keyword
// at the end.
type scanner struct {
	data []byte
	at   int
	read int // objects
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return strings.IndexByte("()<>[]{}/%", c) >= 0 }

// skip skips white space and comments.
func (s *scanner) skip() {
	for s.at < len(s.data) {
		switch c := s.data[s.at]; {
		case isSpace(c):
			s.at++
		case c == '%':
			for s.at < len(s.data) && s.data[s.at] != '\n' && s.data[s.at] != '\r' {
				s.at++
			}
		default:
			return
		}
	}
}

func (s *scanner) starts(with string) bool {
	return bytes.HasPrefix(s.data[min(s.at, len(s.data)):], []byte(with))
}

// next reads an object, which is nested depth deep.
func (s *scanner) next(depth int) object {
	s.skip()
	if s.read++; s.at >= len(s.data) || depth > deepest || s.read > mostRead {
		s.at = len(s.data)
		return keyword("")
	}
	switch c := s.data[s.at]; {
	case c == '/':
		return s.name()
	case c == '(':
		return s.literal()
	case s.starts("<<"):
		s.at += 2
		return s.dict(depth)
	case c == '<':
		return s.hex()
	case c == '[':
		s.at++
		return s.array(depth)
	case s.starts(">>"):
		s.at += 2
		return keyword(">>")
	case isDelimiter(c):
		s.at++
		return keyword(c)
	}
	return s.word(depth)
}

// regular returns a run of characters that are neither space nor delimiter.
func (s *scanner) regular() string {
	from := s.at
	for s.at < len(s.data) && !isSpace(s.data[s.at]) && !isDelimiter(s.data[s.at]) {
		s.at++
	}
	return string(s.data[from:s.at])
}

// word reads a number, a reference, true, false, null or a keyword.
func (s *scanner) word(depth int) object {
	switch w := s.regular(); w {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	default:
		v, err := strconv.ParseFloat(w, 64)
		if err != nil || len(w) > 30 || strings.Trim(w, "+-.0123456789") != "" {
			return keyword(w)
		}
		if n, err := strconv.Atoi(w); err == nil && n >= 0 && s.reference() {
			return reference{n}
		}
		return v
	}
}

// reference reads "0 R" after an object's number, and reports whether it is there.
func (s *scanner) reference() bool {
	from := s.at
	s.skip()
	generation := s.regular()
	if _, err := strconv.ParseUint(generation, 10, 16); err == nil {
		if s.skip(); s.regular() == "R" {
			return true
		}
	}
	s.at = from
	return false
}

func (s *scanner) name() object {
	s.at++
	w := s.regular()
	if !strings.Contains(w, "#") {
		return name(w)
	}
	var b strings.Builder
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) {
			if v, err := hex.DecodeString(w[i+1 : i+3]); err == nil {
				b.WriteByte(v[0])
				i += 2
				continue
			}
		}
		b.WriteByte(w[i])
	}
	return name(b.String())
}

func (s *scanner) literal() object {
	var b strings.Builder
	open := 0
	for ; s.at < len(s.data); s.at++ {
		switch c := s.data[s.at]; c {
		case '(':
			if open++; open > 1 {
				b.WriteByte(c)
			}
		case ')':
			if open--; open == 0 {
				s.at++
				return str(b.String())
			}
			b.WriteByte(c)
		case '\\':
			s.escape(&b)
		default:
			b.WriteByte(c)
		}
	}
	return str(b.String())
}

// escape reads an escape sequence and stops at its last byte.
func (s *scanner) escape(b *strings.Builder) {
	if s.at++; s.at >= len(s.data) {
		return
	}
	c := s.data[s.at]
	if i := strings.IndexByte("nrtbf", c); i >= 0 {
		b.WriteByte("\n\r\t\b\f"[i])
		return
	}
	if c == '\r' || c == '\n' { // the line goes on
		if c == '\r' && s.at+1 < len(s.data) && s.data[s.at+1] == '\n' {
			s.at++
		}
		return
	}
	if c < '0' || c > '7' {
		b.WriteByte(c)
		return
	}
	code := 0
	for n := 0; n < 3 && s.at < len(s.data) && s.data[s.at] >= '0' && s.data[s.at] <= '7'; n++ {
		code = code*8 + int(s.data[s.at]-'0')
		s.at++
	}
	s.at--
	b.WriteByte(byte(code))
}

func (s *scanner) hex() object {
	var digits []byte
	for s.at++; s.at < len(s.data) && s.data[s.at] != '>'; s.at++ {
		if !isSpace(s.data[s.at]) {
			digits = append(digits, s.data[s.at])
		}
	}
	s.at++
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	out := make([]byte, len(digits)/2)
	n, _ := hex.Decode(out, digits) // up to the first that is no digit
	return str(out[:n])
}

func (s *scanner) array(depth int) object {
	out := array{}
	for {
		o := s.next(depth + 1)
		if k, is := o.(keyword); is {
			if k == "]" || k == "" || k == ">>" || k == "endobj" {
				return out
			}
			continue
		}
		out = append(out, o)
	}
}

func (s *scanner) dict(depth int) object {
	out := dict{}
	for {
		switch key := s.next(depth + 1).(type) {
		case keyword:
			if key == ">>" || key == "" || key == "endobj" {
				return out
			}
		case name:
			value := s.next(depth + 1)
			if k, is := value.(keyword); is {
				if k == ">>" || k == "" {
					return out
				}
				continue
			}
			out[key] = value
		}
	}
}

// textOf decodes a text string (7.9.2.2): UTF-16 or UTF-8 by its byte order mark, else Latin-1.
func textOf(s str) string {
	switch {
	case strings.HasPrefix(string(s), "\xfe\xff"):
		var units []uint16
		for i := 2; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return string(utf16.Decode(units))
	case strings.HasPrefix(string(s), "\xef\xbb\xbf"):
		return strings.ToValidUTF8(string(s[3:]), string(utf8.RuneError))
	}
	runes := make([]rune, len(s))
	for i := range len(s) {
		runes[i] = rune(s[i])
	}
	return string(runes)
}
