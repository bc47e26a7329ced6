package incident

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Measure asks for one figure: count, sum killed, first date, max wounded.high, with or without a
// query that says over which incidents.
type Measure struct {
	Do    Operation
	Field string // as a query prints it; "" for count
	Where *Query // nil for all incidents
}

// Operation is what a measure does with its field.
type Operation uint8

// The operations.
const (
	CountRows Operation = iota
	Sum
	Min
	Max
	First
	Last
)

var operations = [...]string{"count", "sum", "min", "max", "first", "last"}

// String is the word that a measure begins with.
func (o Operation) String() string { return operations[o] }

// ParseMeasure reads "sum killed.low where country:Pakistan". Columns are those of Parse. An error
// is a *SyntaxError with its column in the whole text.
func ParseMeasure(s string, columns ...string) (*Measure, error) {
	if len(s) > MaxQueryLength || !utf8.ValidString(s) {
		_, err := newParser(s, nil)
		return nil, err
	}
	words := measureWords(s)
	if len(words) == 0 {
		return nil, &SyntaxError{1, "the measure is empty", measureHint}
	}
	m := &Measure{}
	next := func() (w value) {
		if len(words) > 0 {
			w, words = words[0], words[1:]
		}
		return w
	}
	op := next()
	k := slices.Index(operations[:], strings.ToLower(op.text))
	if k < 0 {
		return nil, &SyntaxError{op.column, quote(op.text) + " is not a measure", measureHint}
	}
	m.Do = Operation(k)
	if m.Do != CountRows {
		f := next()
		if f.text == "" {
			f.column = utf8.RuneCountInString(s) + 1
		}
		if err := m.setField(f); err != nil {
			return nil, err
		}
	}
	where := next()
	if where.text == "" {
		return m, nil
	}
	if !strings.EqualFold(where.text, "where") {
		return nil, &SyntaxError{where.column, quote(where.text) + " can't stand here", "write where and a query, or nothing"}
	}
	before := where.column - 1 + len("where")
	q, err := parseFrom(s, before, columns)
	if err != nil {
		return nil, err
	}
	if q.IsAll() {
		return nil, &SyntaxError{before + 1, "where has no query", "write one or leave where out"}
	}
	m.Where = q
	return m, nil
}

// ParseMeasure reads a measure whose query may ask for the table's own columns too.
func (t *Table) ParseMeasure(s string) (*Measure, error) { return ParseMeasure(s, t.extraNames()...) }

const measureHint = "write count, sum killed, sum wounded.high, min killed, max killed, first date or last date"

func (m *Measure) setField(w value) error {
	name := canonicalField(w.text)
	f := fieldByName[name]
	switch {
	case m.Do == First || m.Do == Last:
		if name != "date" {
			return &SyntaxError{w.column, m.Do.String() + " takes date alone", "write " + m.Do.String() + " date"}
		}
	case f == nil || f.Kind != Count:
		return &SyntaxError{w.column, fmt.Sprintf("%s can't take %s", m.Do, quote(w.text)), "write killed, wounded or attackers_killed, with .low, .best or .high if need be"}
	}
	m.Field = name
	return nil
}

// measureWords splits the first words off, up to where; columns count characters from 1.
func measureWords(s string) []value {
	var words []value
	inside := false
	for i, r := range []rune(s) {
		if unicode.IsSpace(r) {
			inside = false
			continue
		}
		if !inside {
			if len(words) == 4 {
				break
			}
			words = append(words, value{column: i + 1})
			inside = true
		}
		words[len(words)-1].text += string(r)
	}
	return words
}

// String is the canonical spelling.
func (m *Measure) String() string {
	s := m.Do.String()
	if m.Field != "" {
		s += " " + m.Field
	}
	if !m.Where.IsAll() {
		s += " where " + m.Where.String()
	}
	return s
}

// Words reads the measure: "people killed: in Pakistan".
func (m *Measure) Words() string {
	var s string
	switch m.Do {
	case CountRows:
		s = "incidents"
	case Sum:
		s = fieldWords(m.Field)
	case Min:
		s = "fewest " + fieldWords(m.Field)
	case Max:
		s = "most " + fieldWords(m.Field)
	case First:
		s = "first incident"
	case Last:
		s = "last incident"
	}
	if !m.Where.IsAll() {
		s += ": " + m.Where.Words()
	}
	return s
}
