package brief

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// yamlComments returns the comments of a YAML text, each with the line if it has one to itself. It follows YAML
// 1.2 (6.6, 7.3, 8.1) as far as this format reads it: without anchors and tags.
func yamlComments(text []byte) (all []byteRange) {
	c := yamlScanner{holder: none}
	at := len(text) - len(bytes.TrimPrefix(text, []byte("\ufeff")))
	for line := range bytes.Lines(text[at:]) {
		words := strings.TrimRight(string(line), "\r\n")
		if hash := c.line(words); hash >= 0 {
			r := byteRange{at + len(strings.TrimRight(words[:hash], " \t")), at + len(words)}
			if r.from == at {
				r.to = at + len(line)
			}
			all = append(all, r)
		}
		at += len(line)
	}
	return all
}

// hasYAMLComment reports whether the YAML library finds a comment in a text.
func hasYAMLComment(text []byte) bool {
	for _, t := range lexer.Tokenize(strings.TrimPrefix(string(text), "\ufeff")) {
		if t.Type == token.CommentType {
			return true
		}
	}
	return false
}

// A yamlScanner knows, from line to line, what a character of a YAML text means.
type yamlScanner struct {
	quote  byte // the quotation mark that is open, or 0
	flow   int  // brackets that are open
	holder int  // indent of what holds the block scalar that is open, or none
	inner  int  // indent of the block scalar's text, or none before its first line
}

const none = -1

// line reads a line without its end and returns where its comment begins, or none.
func (c *yamlScanner) line(line string) int {
	at := len(line) - len(strings.TrimLeft(line, " "))
	if c.holder != none && c.inBlockScalar(line, at) {
		return none
	}
	fresh := true   // a value or a key may begin here
	holder := at    // of a block scalar that begins here
	inKey := holder // where the key begins that is being read
	sign := none    // where the last bracket, comma or closing quote was: # behind it is a comment to the YAML library
	for ; at < len(line); at++ {
		ch := line[at]
		switch {
		case c.quote != 0:
			switch {
			case ch == '\\' && c.quote == '"':
				at++
			case ch == '\'' && c.quote == '\'' && strings.HasPrefix(line[at:], "''"):
				at++
			case ch == c.quote:
				c.quote, fresh, sign = 0, false, at
			}
		case ch == ' ' || ch == '\t':
		case ch == '#' && (at == 0 || line[at-1] == ' ' || line[at-1] == '\t' || sign == at-1):
			return at
		case fresh && (ch == '"' || ch == '\''):
			c.quote = ch
		case (fresh || c.flow > 0) && (ch == '[' || ch == '{'):
			c.flow++
			fresh, sign = true, at
		case c.flow > 0 && (ch == ']' || ch == '}'):
			c.flow--
			fresh, sign = false, at
		case c.flow > 0 && ch == ',':
			fresh, sign = true, at
		case ch == ':' && (at+1 == len(line) || line[at+1] == ' ' || line[at+1] == '\t' || c.flow > 0 && at > 0 && line[at-1] == '"'):
			fresh, holder = true, inKey
		case fresh && ch == '-' && (at+1 == len(line) || line[at+1] == ' '):
			holder = at
			inKey = at + 1 + len(line[at+1:]) - len(strings.TrimLeft(line[at+1:], " "))
		case fresh && c.flow == 0 && (ch == '|' || ch == '>'):
			c.holder, c.inner = holder, none
			if digit := strings.IndexAny(line[at:min(at+3, len(line))], "123456789"); digit > 0 {
				c.inner = holder + int(line[at+digit]-'0')
			}
			fresh = false
		default:
			fresh = false
		}
	}
	return none
}

// inBlockScalar reports whether a line with an indent belongs to the block scalar that is open.
func (c *yamlScanner) inBlockScalar(line string, indent int) bool {
	switch {
	case indent == len(line) || c.inner == none && indent > c.holder:
		if indent < len(line) {
			c.inner = indent
		}
		return true
	case c.inner != none && indent >= c.inner:
		return true
	}
	c.holder = none
	return false
}

// yamlKey is a key of a mapping with the part of the text from it to the next key, or to the mapping's end.
type yamlKey struct {
	name   string
	value  ast.Node
	inFlow bool // in braces
	byteRange
}

// withoutKeys returns the parts of a text to take out for some keys of a mapping to be gone, and their number.
// What follows them takes their indent; at the mapping's end whole lines go.
func withoutKeys(text *sourceText, keys []yamlKey, gone func(yamlKey) bool) (out []byteRange, n int) {
	for i := 0; i < len(keys); i++ {
		if !gone(keys[i]) {
			continue
		}
		n++
		r := keys[i].byteRange
		for ; i+1 < len(keys) && gone(keys[i+1]); i++ {
			n++
			r.to = keys[i+1].to
		}
		if i+1 == len(keys) && !keys[i].inFlow {
			r = byteRange{text.indentStart(r.from), text.indentStart(r.to)}
		}
		out = append(out, r)
	}
	return out, n
}

// indentStart returns where the line of an offset begins if nothing but its indent stands before the offset.
func (s *sourceText) indentStart(at int) int {
	start := s.lineStart(at)
	if len(bytes.TrimLeft(s.text[start:at], " ")) > 0 {
		return at
	}
	return start
}

// keysOf returns the keys of a mapping that was parsed from a text and goes on to an end, in order. It returns
// none if a key doesn't stand where the YAML library says.
func keysOf(text *sourceText, n ast.Node, end int) []yamlKey {
	var values []*ast.MappingValueNode
	flow := false
	switch n := n.(type) {
	case *ast.MappingNode:
		values, flow = n.Values, n.IsFlowStyle
		if flow && n.End != nil {
			end = text.offset(n.End)
		}
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{n}
	}
	var keys []yamlKey
	for _, v := range values {
		key := v.Key.GetToken()
		from := text.offset(key)
		if from < 0 || from > end || !bytes.HasPrefix(bytes.TrimLeft(text.text[from:], `"'`), []byte(key.Value)) {
			return nil
		}
		if last := len(keys) - 1; last >= 0 {
			keys[last].to = from
		}
		keys = append(keys, yamlKey{key.Value, v.Value, flow, byteRange{from, end}})
	}
	return keys
}

// offset returns where a token of the YAML library begins, whose columns are in characters.
func (s *sourceText) offset(t *token.Token) int {
	line := t.Position.Line - 1
	if line < 0 || line >= len(s.lines) {
		return none
	}
	at := s.lines[line]
	for range t.Position.Column - 1 {
		_, size := utf8.DecodeRune(s.text[at:])
		at += size
	}
	return at
}
