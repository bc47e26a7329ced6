package incident

// Kind is the kind of values that a field has.
type Kind uint8

// The kinds.
const (
	Text   Kind = iota // any text
	Choice             // one of a few words
	Keys               // several keys in one cell, with ";" between them
	Count              // a number of people, as an interval or one end of it
	Degree             // a coordinate in degrees
	Length             // kilometres
	Date               // days, weeks, months, years and ranges of them
)

// Field is a field that a query can name.
type Field struct {
	Name  string // as a query prints it: killed.low
	Kind  Kind
	Words string // for people: "people killed, lowest figure"
}

type field struct {
	Field
	column  int      // in Table.text, of text, choices and keys
	choices []string // of a choice
	// numbers returns the columns that hold the ends of the interval; one column twice for a number
	numbers func(t *Table) (from, to []int32)
	scale   int32                  // units of the column in 1
	days    func(t *Table) []int32 // of a date that is one end of the incident's time; nil for the whole of it
}

const metres = 1000 // in a kilometre

// Fields returns the fields of every table, in the order of the file format. near and within have
// another form and are not among them.
func Fields() []Field {
	out := make([]Field, len(fields))
	for i, f := range fields {
		out[i] = f.Field
	}
	return out
}

// Fields returns the fields of this table: those of every table, then its further columns.
func (t *Table) Fields() []Field {
	out := Fields()
	for _, x := range t.extra {
		out = append(out, Field{x.field, Text, x.name})
	}
	return out
}

// Column is a column of incidents.csv as people read it.
type Column struct {
	Name    string // as Cell takes it
	Words   string
	Numbers bool // it holds nothing but numbers and empty cells
	Choice  bool // it holds words of the format
	Extra   bool // the format doesn't have it
}

// ColumnNamed returns a column of the format or a further one of the table, for any spelling of its name.
func (t *Table) ColumnNamed(name string) (Column, bool) {
	if name := fileColumn(name); name != "" {
		c := Column{Name: name, Words: FieldWords(name)}
		if f := fieldByName[canonicalField(name)]; f != nil {
			c.Numbers, c.Choice = f.numbers != nil, f.Kind == Choice
		}
		return c, true
	}
	for _, x := range t.extra {
		if x.field == t.fieldOf(name) {
			return Column{Name: x.name, Words: FieldWords(x.name), Numbers: x.figures().numeric(), Extra: true}, true
		}
	}
	return Column{}, false
}
