package incident

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A parser reads a query by recursive descent:
//
//	query = any        any = all { "OR" all }      all = unary { unary }
//	unary = "-" unary | "(" any ")" | term         term = [ field (":" | "~") ] value { "," value }
//
// Forms that other search boxes have are read as well: see connective.go.
type parser struct {
	text    []rune // what is visible of the query
	places  []int  // of its characters and its end in the query as typed
	at      int
	terms   int
	depth   int
	written []string // the columns that the format doesn't have, as the file names them
	columns []string // their fields
}

// A value is one of the values between commas, with its column.
type value struct {
	text   string
	column int
	quoted bool
}

func newParser(q string, columns []string) (*parser, error) {
	p := &parser{}
	if len(q) > MaxQueryLength {
		return nil, &SyntaxError{1, fmt.Sprintf("the query is longer than %s bytes", Thousands(MaxQueryLength)), "ask for less at once"}
	}
	if !utf8.ValidString(q) {
		return nil, &SyntaxError{1, "the query is not UTF-8", "type it again"}
	}
	p.text, p.places = visible(q)
	p.written, p.columns = columns, fieldNames(columns)
	return p, nil
}

// column returns the column of a character of the text in the query as typed, from 1.
func (p *parser) column(at int) int { return p.places[at] + 1 }

func (p *parser) fail(column int, what, hint string) error {
	return &SyntaxError{column, what, hint}
}

// locate adds a column to a mistake.
func (p *parser) locate(column int, err error) error {
	if m, ok := err.(mistake); ok {
		return &SyntaxError{column, m.what, m.hint}
	}
	return err
}

func (p *parser) query() (node, error) {
	p.space()
	if p.end() {
		return nil, nil
	}
	n, err := p.any()
	if err != nil {
		return nil, err
	}
	if p.peek() == ')' {
		return nil, p.fail(p.column(p.at), "a bracket closes that was never opened", "take it out or open it")
	}
	return n, nil
}

func (p *parser) any() (node, error) {
	var parts or
	for {
		n, err := p.all()
		if err != nil {
			return nil, err
		}
		if inner, ok := n.(or); ok {
			parts = append(parts, inner...)
		} else {
			parts = append(parts, n)
		}
		length := p.or(true)
		if length == 0 {
			break
		}
		p.at += length
		p.space()
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return parts, nil
}

func (p *parser) all() (node, error) {
	var parts and
	for !p.end() && p.peek() != ')' && p.or(len(parts) > 0) == 0 {
		if n := p.and(len(parts) > 0); n > 0 {
			if len(parts) == 0 {
				return nil, p.fail(p.column(p.at), "a term is missing before AND", "AND stands between two terms; write \"AND\" in quotes to search for it")
			}
			p.at += n
			if p.space(); p.end() || p.peek() == ')' || p.or(true) > 0 {
				return nil, p.fail(p.column(p.at), "a term is missing after AND", "write a word or field:value")
			}
			continue
		}
		n, err := p.unary()
		if err != nil {
			return nil, err
		}
		if inner, ok := n.(and); ok {
			parts = append(parts, inner...)
		} else {
			parts = append(parts, n)
		}
		p.space()
	}
	switch {
	case len(parts) > 1:
		return parts, nil
	case len(parts) == 1:
		return parts[0], nil
	case p.end():
		return nil, p.fail(p.column(p.at), "a term is missing at the end", "write a word or field:value")
	case p.peek() == ')':
		return nil, p.fail(p.column(p.at), "a term is missing before “)”", "write a word or field:value")
	}
	return nil, p.fail(p.column(p.at), "a term is missing before OR", "OR stands between two terms; write \"OR\" in quotes to search for it")
}

func (p *parser) unary() (node, error) {
	if p.depth++; p.depth > MaxDepth {
		return nil, p.fail(p.column(p.at), fmt.Sprintf("brackets are more than %d deep", MaxDepth), "write it flatter")
	}
	defer func() { p.depth-- }()
	start := p.at
	if n := p.negation(); n > 0 {
		p.at += n
		n, err := p.unary()
		return negated(n), err
	}
	if p.peek() == '+' && p.startsTerm(p.at+1) { // with which other search boxes demand a word
		p.at++
	}
	switch p.peek() {
	case '-':
		p.at++
		if p.end() || unicode.IsSpace(p.peek()) || p.peek() == ')' {
			return nil, p.fail(p.column(start), "“-” stands alone", "write it straight before the term that must not match")
		}
		n, err := p.unary()
		if err != nil {
			return nil, err
		}
		return negated(n), nil
	case '(':
		p.at++
		p.space()
		n, err := p.any()
		if err != nil {
			return nil, err
		}
		if p.peek() != ')' {
			return nil, p.fail(p.column(start), "the bracket is never closed", "close it with )")
		}
		p.at++
		return n, nil
	}
	return p.term()
}

func (p *parser) term() (node, error) {
	start := p.at
	if p.keyword("NOT") {
		return nil, p.fail(p.column(start), "NOT stands alone", "write - straight before the term that must not match")
	}
	if n, err := p.recentWords(); n != nil || err != nil {
		return n, err
	}
	name, op := p.field()
	column := p.column(start)
	values, err := p.values(op != "")
	if err != nil {
		return nil, err
	}
	if p.terms += len(values); p.terms > MaxTerms {
		return nil, p.fail(column, fmt.Sprintf("the query has more than %s terms", Thousands(MaxTerms)), "ask for less at once")
	}
	if op == "" {
		return newSearch(p, values)
	}
	op, unequal := relate(op, values)
	n, err := p.fieldTerm(name, op, column, values)
	if unequal && err == nil {
		n = negated(n)
	}
	return n, p.locate(column, err)
}

// negated returns a node that finds what n doesn't.
func negated(n node) node {
	if inner, ok := n.(not); ok {
		return inner.node
	}
	return not{n}
}

// fieldTerm returns the term of a field. A mistake without a column gets the column of the field's name.
func (p *parser) fieldTerm(name, op string, column int, values []value) (node, error) {
	if op == "~" {
		return newContains(p, name, values)
	}
	switch name {
	case "has":
		return newHas(p, values)
	case "near", "near.within":
		return newNear(p, name, values)
	case "inside", "inside.within":
		return newInside(p, name, values)
	case "within":
		return newWithin(p, column, values)
	}
	if c := cycleNamed(strings.TrimSuffix(name, surelyEnd)); c != nil {
		return c.term(p, values, c.field != name)
	}
	f, err := p.known(name, asText)
	if err != nil {
		return nil, err
	}
	if f.Kind == Text || f.Kind == Keys || len(values) == 1 && values[0].text == "*" && !values[0].quoted {
		if n, err := newLike(p, name, false, values); n != nil || err != nil {
			return n, err
		}
	}
	if fieldByName[name] == nil {
		return newExtraTerm(p, name, column, values)
	}
	switch f.Kind {
	case Date:
		return newDates(p, name, values)
	case Count, Degree, Length:
		return newNumbers(p, f, values)
	case Choice:
		return newChoice(p, f, values)
	}
	for _, v := range values {
		if !v.quoted && isRange(v.text) {
			return nil, p.fail(v.column, name+" holds text, which no range of numbers finds", "write the whole value, or put quotes around this one if it is")
		}
	}
	return &equals{name, column, texts(values)}, nil
}

// specialTerms are the terms that have a special form, as queries are completed with them.
var specialTerms = func() []Field {
	terms := []Field{
		{Name: "has", Words: "known"},
		{Name: "near", Words: "near a place"},
		{Name: "inside", Words: "in a layer, or an area by its corners"},
		{Name: "within", Words: "with a point in a box of degrees, or an area"},
	}
	for _, c := range cycles {
		terms = append(terms, Field{Name: c.field, Words: c.label}, Field{Name: c.field + surelyEnd, Words: c.label + ", surely"})
	}
	return terms
}()

// termNames lists their names.
var termNames = func() (names []string) {
	for _, f := range specialTerms {
		names = append(names, f.Name)
	}
	return names
}()

// known finds a field by its canonical name.
func (p *parser) known(name, otherwise string) (*field, error) {
	if f := fieldByName[name]; f != nil {
		return f, nil
	}
	if slices.Contains(p.columns, name) {
		return &field{Field: Field{name, Text, name}, column: -1}, nil
	}
	return nil, unknownField(name, p.columns, termNames, otherwise)
}

// field reads a name and its operator, or nothing where there is no field. There may be spaces only around
// a sign of comparison behind the name of a field.
func (p *parser) field() (name, op string) {
	end := p.at
	for end < len(p.text) && isNameRune(p.text[end]) && (end > p.at || !strings.ContainsRune(".-", p.text[end])) {
		end++
	}
	if end == p.at || end == len(p.text) {
		return "", ""
	}
	name = fieldNamed(string(p.text[p.at:end]), p.written, p.columns)
	at := end
	for at < len(p.text) && unicode.IsSpace(p.text[at]) {
		at++
	}
	if op = operatorAt(p.text[at:]); op == "" || at > end && (op == "~" || op == "-" || !p.isField(name)) {
		return "", ""
	}
	p.at = at + len([]rune(op))
	if op != ":" && op != "~" {
		p.space()
	}
	return name, op
}

// isField reports whether a name is the name of a field or of a term with a special form.
func (p *parser) isField(name string) bool {
	_, err := p.known(name, "")
	return err == nil || slices.Contains(termNames, name)
}

func (p *parser) values(afterField bool) ([]value, error) {
	var out []value
	for {
		v, err := p.value(afterField)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
		if p.peek() != ',' {
			break
		}
		p.at++
	}
	if r := p.peek(); !p.end() && !unicode.IsSpace(r) && r != ')' {
		return nil, p.fail(p.column(p.at), fmt.Sprintf("“%c” stands straight after a value", r), "put a space before it")
	}
	return out, nil
}

const curlyQuotes = "“”„«»"

func (p *parser) value(afterField bool) (value, error) {
	start := p.at
	if p.peek() == '"' {
		return p.quotedValue()
	}
	for !p.end() && !unicode.IsSpace(p.peek()) && !strings.ContainsRune(`,()"`, p.peek()) {
		if strings.ContainsRune(curlyQuotes, p.peek()) {
			return value{}, p.fail(p.column(p.at), fmt.Sprintf("“%c” is a printer's quotation mark", p.peek()), `type straight ones: "`)
		}
		p.at++
	}
	if p.at > start {
		return value{text: string(p.text[start:p.at]), column: p.column(start)}, nil
	}
	switch {
	case afterField && (p.end() || p.text[start-1] != ','):
		return value{}, p.fail(p.column(start), "a value is missing", "write it straight after the field, in quotes if it has spaces")
	case p.peek() == ',' || start > 0 && p.text[start-1] == ',':
		return value{}, p.fail(p.column(start), "a value is missing beside the comma", "commas stand between values, without spaces")
	}
	return value{}, p.fail(p.column(start), "a term is missing", "write a word or field:value")
}

// quotedValue reads "text"; a quotation mark inside is written twice.
func (p *parser) quotedValue() (value, error) {
	start := p.at
	var b strings.Builder
	for p.at++; !p.end(); p.at++ {
		r := p.peek()
		if r == '"' {
			p.at++
			if p.peek() != '"' {
				if strings.TrimSpace(b.String()) == "" {
					return value{}, p.fail(p.column(start), "the quotes hold nothing", "write what to look for; -has:field finds empty cells")
				}
				return value{text: b.String(), column: p.column(start), quoted: true}, nil
			}
		}
		b.WriteRune(r)
	}
	return value{}, p.fail(p.column(start), "the quotation mark is never closed", `close it with "`)
}

// keyword reports whether the whole next word is w.
func (p *parser) keyword(w string) bool {
	rest := p.text[p.at:]
	if len(rest) < len(w) || string(rest[:len(w)]) != w {
		return false
	}
	return len(rest) == len(w) || unicode.IsSpace(rest[len(w)]) || rest[len(w)] == '(' || rest[len(w)] == ')'
}

func (p *parser) end() bool { return p.at >= len(p.text) }

// peek returns the next character, or 0 at the end.
func (p *parser) peek() rune {
	if p.end() {
		return 0
	}
	return p.text[p.at]
}

func (p *parser) space() {
	for !p.end() && unicode.IsSpace(p.peek()) {
		p.at++
	}
}

func texts(values []value) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = v.text
	}
	return out
}
