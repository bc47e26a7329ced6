package brief

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/app/problem"
)

// attributes holds the id, classes and keys in braces after a fence, a span, an image or a heading:
// {#id .class key="value"}. A construct takes what it knows out of it; what is left is reported.
type attributes struct {
	id      string
	idAt    int
	classes []class
	pairs   []pair
	at      func(offset int) problem.Place // of an offset in the text that was parsed
}

type class struct {
	name string
	at   int
}

type pair struct {
	key   string
	at    int
	value string
	runes []int // offset of every character of the value, and of its end
}

// column returns a function from a character of the value, counting from 1, to its place in the file.
func (a *attributes) column(p pair) func(int) problem.Place {
	return func(column int) problem.Place {
		return a.at(p.runes[min(max(column-1, 0), len(p.runes)-1)])
	}
}

// take removes and returns the value of a key.
func (a *attributes) take(key string) (pair, bool) {
	for i, p := range a.pairs {
		if p.key == key {
			a.pairs = append(a.pairs[:i:i], a.pairs[i+1:]...)
			return p, true
		}
	}
	return pair{}, false
}

// takeValue removes a key and returns its value, or "".
func (a *attributes) takeValue(key string) string {
	p, _ := a.take(key)
	return p.value
}

// takeClass removes a class and reports whether it was there.
func (a *attributes) takeClass(name string) bool {
	for i, c := range a.classes {
		if c.name == name {
			a.classes = append(a.classes[:i:i], a.classes[i+1:]...)
			return true
		}
	}
	return false
}

// leftOver reports what the construct does not know.
func (a *attributes) leftOver(r *reader, construct string) {
	for _, c := range a.classes {
		r.problems.Add(problem.BadConstruct, a.at(c.at), "remove it or see FORMAT.md for the classes there are",
			"%s has no class %q", construct, "."+c.name)
	}
	for _, p := range a.pairs {
		r.problems.Add(problem.UnknownKey, a.at(p.at), "remove it or see FORMAT.md for the keys there are",
			"%s has no key %q", construct, p.key)
	}
}

// parseAttributes reads attributes at the start of text and returns their length in bytes, or 0 if text
// doesn't begin with attributes. Offsets in the result count from base.
func parseAttributes(text string, base int, at func(int) problem.Place) (attributes, int) {
	a := attributes{at: at}
	if text == "" || text[0] != '{' {
		return a, 0
	}
	i := 1
	for {
		i += len(text[i:]) - len(strings.TrimLeft(text[i:], " \t\r\n"))
		if i >= len(text) {
			return a, 0
		}
		switch c := text[i]; {
		case c == '}':
			return a, i + 1
		case c == '#' || c == '.':
			n := wordLength(text[i+1:])
			if n == 0 {
				return a, 0
			}
			word := text[i+1 : i+1+n]
			if c == '#' {
				a.id, a.idAt = word, base+i+1
			} else {
				a.classes = append(a.classes, class{word, base + i})
			}
			i += 1 + n
		default:
			n := wordLength(text[i:])
			if n == 0 || i+n >= len(text) || text[i+n] != '=' {
				return a, 0
			}
			p := pair{key: text[i : i+n], at: base + i}
			size := p.read(text[i+n+1:], base+i+n+1)
			if size == 0 {
				return a, 0
			}
			a.pairs = append(a.pairs, p)
			i += n + 1 + size
		}
	}
}

// wordLength returns the length of the id, class, key or bare value at the start of text.
func wordLength(text string) int {
	n := strings.IndexAny(text, " \t\r\n{}=\"'<>")
	if n < 0 {
		return len(text)
	}
	return n
}

// read reads a value, quoted or bare, with pandoc's escapes, and returns its length in bytes.
func (p *pair) read(text string, base int) int {
	quote := byte(0)
	i := 0
	if text != "" && (text[0] == '"' || text[0] == '\'') {
		quote, i = text[0], 1
	}
	var value strings.Builder
	for i < len(text) {
		c := text[i]
		if quote != 0 && c == quote {
			p.value, p.runes = value.String(), append(p.runes, base+i)
			return i + 1
		}
		if quote == 0 && wordLength(text[i:]) == 0 {
			break
		}
		p.runes = append(p.runes, base+i)
		switch {
		case c == '\\' && i+1 < len(text) && isPunctuation(text[i+1]):
			value.WriteByte(text[i+1])
			i += 2
		case c == '\n' || c == '\r':
			value.WriteByte(' ')
			i++
		case c == '&':
			s, n := entity(text[i:])
			value.WriteString(s)
			for range utf8.RuneCountInString(s) - 1 {
				p.runes = append(p.runes, base+i)
			}
			i += n
		default:
			_, n := utf8.DecodeRuneInString(text[i:])
			value.WriteString(text[i : i+n])
			i += n
		}
	}
	if quote != 0 {
		return 0
	}
	p.value, p.runes = value.String(), append(p.runes, base+i)
	return i
}

var reference = regexp.MustCompile(`^&#?[0-9A-Za-z]{1,32};`)

// entity decodes the HTML character reference at the start of text and returns its length in bytes. An
// ampersand that begins none is text.
func entity(text string) (string, int) {
	if end := len(reference.FindString(text)) - 1; end > 0 {
		s := html.UnescapeString(text[:end+1])
		if whole := s == ";" || !strings.HasSuffix(s, ";"); whole { // it also decodes the start of &amplitude;
			return strings.Map(func(r rune) rune {
				if unicode.IsControl(r) {
					return ' ' // &NewLine; ends no line
				}
				return r
			}, s), end + 1
		}
	}
	return "&", 1
}

// isPunctuation reports whether an ASCII character can be escaped by a backslash.
func isPunctuation(c byte) bool {
	return c > ' ' && c < 0x7f && !isAlphanumeric(c)
}

func isAlphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || isLetter(c)
}

func isLetter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
