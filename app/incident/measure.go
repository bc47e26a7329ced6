package incident

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Measure is a figure to compute: count, sum killed, first date, max wounded.high, with or without a
// query that selects the incidents.
type Measure struct {
	Do    Operation
	Field string // as a query prints it; "" for count
	Where *Query // nil for all incidents

	column int // of the field in the text that was parsed
}

// Operation is the way in which a measure reduces its field to one figure.
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

// String returns the word that a measure begins with.
func (o Operation) String() string { return operations[o] }

// ParseMeasure reads "sum killed.low where country:Pakistan". Columns are as in Parse. An error
// is a *SyntaxError with its column in the whole text.
func ParseMeasure(s string, columns ...string) (*Measure, error) {
	p, err := newParser(s, columns)
	if err != nil {
		return nil, err
	}
	op := p.word()
	if op.text == "" {
		return nil, &SyntaxError{1, "the measure is empty", measureHint}
	}
	k := slices.Index(operations[:], strings.ToLower(op.text))
	if k < 0 {
		return nil, &SyntaxError{op.column, quote(op.text) + " is not a measure", measureHint}
	}
	m := &Measure{Do: Operation(k)}
	if m.Do != CountRows {
		if err := m.setField(p.word(), p.columns); err != nil {
			return nil, err
		}
	}
	where := p.word()
	if where.text == "" {
		return m, nil
	}
	if !strings.EqualFold(where.text, "where") {
		return nil, &SyntaxError{where.column, quote(where.text) + " can't stand here", "write where and a query, or nothing"}
	}
	end := p.column(p.at)
	if m.Where, err = p.whole(); err != nil {
		return nil, err
	}
	if m.Where.IsAll() {
		return nil, &SyntaxError{end, "where has no query", "write one or leave where out"}
	}
	return m, nil
}

// ParseMeasure reads a measure whose query may also name the further columns of the table. A number of the format that a data
// set of other numbers doesn't count is a mistake, too, since its sum would be unknown as if someone might know it.
func (t *Table) ParseMeasure(s string) (*Measure, error) {
	m, err := ParseMeasure(s, t.extraNames()...)
	if err != nil {
		return nil, err
	}
	if t.isUncounted(m.Field) {
		return nil, &SyntaxError{m.column, "these incidents don’t count " + fieldWords(m.Field) + ", but " + t.Main().Many, "write " + m.Do.String() + " " + t.Main().Field}
	}
	t.settle(m.Where)
	return m, nil
}

// isUncounted reports whether a field is a number of the format that no file of the table has, while it has its own numbers.
func (t *Table) isUncounted(field string) bool {
	f := fieldByName[field]
	if f == nil || f.Kind != Count || t.Main().IsCount() || fieldByName[t.Main().Field] != nil || t.anyKnown(Amount{Field: field}) {
		return false
	}
	stem, _, _ := strings.Cut(field, ".")
	return !slices.ContainsFunc(t.header, func(name string) bool { return strings.HasPrefix(fileColumn(name), stem) })
}

const measureHint = "write count, sum killed, sum wounded.high, min killed, max killed, first date or last date"

// setField sets the field; columns are those that the format doesn't have, of which any may hold numbers.
func (m *Measure) setField(w value, columns []string) error {
	m.column = w.column
	name := canonicalField(w.text)
	f := fieldByName[name]
	if own := strings.ReplaceAll(name, ".", "_"); f == nil && m.Do < First && slices.Contains(columns, own) {
		m.Field = own
		return nil
	}
	switch {
	case m.Do == First || m.Do == Last:
		if name != "date" {
			return &SyntaxError{w.column, m.Do.String() + " takes date alone", "write " + m.Do.String() + " date"}
		}
	case f == nil || f.Kind != Count:
		return &SyntaxError{w.column, fmt.Sprintf("%s can't take %s", m.Do, quote(w.text)), "write killed, wounded or attackers_killed, with .low, .best or .high if need be, or a column of numbers of the file’s own"}
	}
	m.Field = name
	return nil
}

// word reads the next word; it is empty at the end.
func (p *parser) word() value {
	p.space()
	start := p.at
	for !p.end() && !unicode.IsSpace(p.peek()) {
		p.at++
	}
	return value{text: string(p.text[start:p.at]), column: p.column(start)}
}

// String returns the canonical spelling.
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

// Words returns the measure in words: "people killed: in Pakistan".
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
