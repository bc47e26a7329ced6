package brief

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"lectern/app/problem"
)

// yamlText is the place of a piece of YAML in its file, and the list for its problems.
type yamlText struct {
	file     string
	line     int // of the piece's first line, from 1
	problems *problem.List
}

// entry is one key of a mapping with its value.
type entry struct {
	key   string
	at    problem.Place
	value ast.Node
}

// parse returns the one document in text, or nil if it can't be read or is empty.
func (y *yamlText) parse(text []byte) (root ast.Node) {
	start := problem.Place{File: y.file, Line: y.line}
	if tooComplex(text) {
		y.problems.Add(problem.TooLarge, start, "write it shorter and flatter", "this YAML is too large or nested too deeply")
		return nil
	}
	// The library has panicked on broken input before.
	defer func() {
		if recover() != nil {
			root = nil
			y.problems.Add(problem.BadYAML, start, "check its indentation, quotes and brackets", "this YAML can't be read")
		}
	}()
	file, err := parser.ParseBytes(text, 0)
	if err != nil {
		at, what, hint := start, "this YAML can't be read", "check its indentation, quotes and brackets"
		var e yaml.Error
		if errors.As(err, &e) && e.GetToken() != nil {
			at, what = y.at(e.GetToken()), y.inFile(firstLine(e.GetMessage()))
			what, hint = likelyCause(lineOf(text, e.GetToken().Position.Line), what, hint)
		}
		y.problems.Add(problem.BadYAML, at, hint, "%s", what)
		return nil
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return nil
	}
	body := file.Docs[0].Body
	if n := aliased(body); n != nil {
		y.problems.Add(problem.BadYAML, y.place(n), "write the value out, or put it in quotes", "anchors, aliases, merges and tags are not read")
		return nil
	}
	return body
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

// lineOf returns line n of a text, from 1, or nothing.
func lineOf(text []byte, n int) string {
	for l := range bytes.Lines(text) {
		if n--; n == 0 {
			return strings.TrimRight(string(l), "\r\n")
		}
	}
	return ""
}

// unquoted is a key with a value that should stand in quotes: it has a colon in it, or begins with a
// character that means something to YAML.
var unquoted = regexp.MustCompile("^[ -]*([\\w-]+): +([^ \"'\\[\\]{}|>].*?:( .*)?|[@`%].*)$")

// likelyCause returns what is probably wrong with a line that YAML refuses, or else what the library said.
func likelyCause(line, said, advice string) (what, hint string) {
	if strings.HasPrefix(strings.TrimLeft(line, " "), "\t") {
		return "a tab stands where YAML wants spaces", "indent it with spaces"
	}
	if m := unquoted.FindStringSubmatch(line); m != nil {
		value := strings.ReplaceAll(strings.TrimRight(m[2], " "), "'", "''")
		if len(value) > 80 {
			value = "\u2026"
		}
		return "YAML can't read the value of " + m[1], "put it in quotes: " + m[1] + ": '" + value + "'"
	}
	return said, advice
}

// tooComplex reports whether a text would take the YAML library long, whose time grows with the square of
// the keys of a mapping.
func tooComplex(text []byte) bool {
	const lines, marks, indent = 2000, 5000, 200
	if len(text) > maxMeta || bytes.Count(text, []byte("\n")) > lines || bytes.Count(text, []byte(","))+bytes.Count(text, []byte(":")) > marks {
		return true
	}
	if bytes.Contains(text, bytes.Repeat([]byte("- "), maxDepth)) || bytes.Contains(text, bytes.Repeat([]byte(" "), indent)) {
		return true
	}
	depth := 0
	for _, c := range text {
		switch c {
		case '[', '{', '?':
			depth++
		case ']', '}', '\n':
			depth = max(depth-1, 0)
		}
		if depth > maxDepth {
			return true
		}
	}
	return false
}

// aliased returns the first anchor, alias, merge or tag, or nil.
func aliased(root ast.Node) (found ast.Node) {
	ast.Walk(visitor(func(n ast.Node) bool {
		switch n.(type) {
		case *ast.AnchorNode, *ast.AliasNode, *ast.MergeKeyNode, *ast.TagNode:
			found = n
		}
		return found == nil
	}), root)
	return found
}

type visitor func(ast.Node) bool

func (v visitor) Visit(n ast.Node) ast.Visitor {
	if v(n) {
		return v
	}
	return nil
}

var innerPlace = regexp.MustCompile(`\[\d+:`)

// inFile returns a message of the YAML library with its line numbers counted from the file's first line instead of the
// piece's.
func (y *yamlText) inFile(message string) string {
	return innerPlace.ReplaceAllStringFunc(message, func(place string) string {
		line, err := strconv.Atoi(place[1 : len(place)-1])
		if err != nil {
			return place
		}
		return fmt.Sprintf("[%d:", line+y.line-1)
	})
}

func (y *yamlText) at(t *token.Token) problem.Place {
	return problem.Place{File: y.file, Line: t.Position.Line + y.line - 1, Column: max(t.Position.Column, 1)}
}

func (y *yamlText) place(n ast.Node) problem.Place {
	if m, ok := n.(*ast.MappingValueNode); ok {
		n = m.Key
	}
	if m, ok := n.(*ast.MappingNode); ok && !m.IsFlowStyle && len(m.Values) > 0 {
		n = m.Values[0].Key
	}
	return y.at(n.GetToken())
}

// mapping returns the entries of a mapping in order.
func (y *yamlText) mapping(n ast.Node, what string) ([]entry, bool) {
	var values []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		values = n.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{n}
	default:
		y.wrong(n, what, "a list of keys and values")
		return nil, false
	}
	entries := make([]entry, 0, len(values))
	for _, v := range values {
		key, ok := v.Key.(ast.Node)
		if !ok || v.Value == nil {
			continue
		}
		entries = append(entries, entry{key.GetToken().Value, y.at(key.GetToken()), v.Value})
	}
	return entries, true
}

// asMapping returns the entries of a value that may be a mapping.
func (y *yamlText) asMapping(e entry) ([]entry, bool) {
	switch e.value.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return y.mapping(e.value, e.key)
	}
	return nil, false
}

// wrong reports a value of the wrong form.
func (y *yamlText) wrong(n ast.Node, what, want string) {
	y.problems.Add(problem.BadValue, y.place(n), "write "+want, "%s has the wrong form", what)
}

// text returns a string. It reports a value that YAML reads as anything else.
func (y *yamlText) text(e entry) string {
	switch v := e.value.(type) {
	case *ast.StringNode:
		return v.Value
	case *ast.LiteralNode:
		return strings.TrimRight(v.Value.Value, "\n")
	case *ast.NullNode:
		y.noValue(e)
	case *ast.SequenceNode, *ast.MappingNode, *ast.MappingValueNode:
		y.wrong(v, e.key, "text")
	default:
		y.problems.Add(problem.BadValue, y.place(v), "put quotes around it", "YAML doesn't read the value of %s as text", e.key)
	}
	return ""
}

func (y *yamlText) noValue(e entry) {
	y.problems.Add(problem.BadValue, e.at, "write one, or remove the key", "%s has no value", e.key)
}

// filled returns the text of a value, or "" if nothing of it is seen, which it reports: "" and " " are text to YAML.
func (y *yamlText) filled(e entry, text string) string {
	seen := func(c rune) bool { return unicode.IsGraphic(c) && !unicode.IsSpace(c) }
	if strings.ContainsFunc(text, seen) {
		return text
	}
	switch e.value.(type) {
	case *ast.StringNode, *ast.LiteralNode:
		y.noValue(e)
	}
	return ""
}

// scalar returns a string, a number or a word as it is written.
func (y *yamlText) scalar(e entry) string {
	switch v := e.value.(type) {
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return v.GetToken().Value
	}
	return y.text(e)
}

// values returns the values of a list, or one value as a list.
func (y *yamlText) values(e entry) []ast.Node {
	if list, ok := e.value.(*ast.SequenceNode); ok {
		return list.Values
	}
	return []ast.Node{e.value}
}

// texts returns a list of strings, or one string as a list.
func (y *yamlText) texts(e entry) []string {
	var all []string
	for _, v := range y.values(e) {
		if s := y.text(entry{e.key, e.at, v}); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// flag returns a truth value.
func (y *yamlText) flag(e entry) bool {
	if v, ok := e.value.(*ast.BoolNode); ok {
		return v.Value
	}
	y.wrong(e.value, e.key, "true or false")
	return false
}

// extent returns [west, south, east, north].
func (y *yamlText) extent(e entry) *Extent {
	var parts []string
	if list, ok := e.value.(*ast.SequenceNode); ok {
		for _, v := range list.Values {
			parts = append(parts, v.GetToken().Value)
		}
	}
	extent, ok := parseExtent(parts)
	if !ok {
		y.wrong(e.value, e.key, "[west, south, east, north] in degrees")
		return nil
	}
	return extent
}

// unknown reports a key that isn't part of the format.
func (y *yamlText) unknown(e entry, of string) {
	y.problems.Add(problem.UnknownKey, e.at, "remove it or see FORMAT.md for the keys there are", "%s has no key %q", of, e.key)
}

// query returns a quoted string and the place of its first character. A query without quotes is reported,
// because YAML may read it otherwise: {query: country:Pakistan,Iran} is two keys.
func (y *yamlText) query(e entry) (string, problem.Place) {
	at := y.place(e.value)
	switch e.value.GetToken().Type {
	case token.DoubleQuoteType, token.SingleQuoteType:
		at.Column++
		return y.text(e), at
	case token.LiteralType, token.FoldedType:
		at.Line, at.Column = at.Line+1, 0
		return y.text(e), at
	}
	y.problems.Add(problem.UnquotedQuery, at, `write query: "…"`, "a query stands without quotes")
	return "", at
}
