package incident

import (
	"cmp"
	"slices"
	"strings"
)

// A column is a column of incidents.csv, defined by its entry in columns. Reading, storing, writing,
// queries, completion, facets and documentation follow from the entry.
type column struct {
	name     string
	doc      string // what it holds, as FORMAT.md says it; neighbours that say the same share a line there
	needed   bool   // written even where no incident has it
	derived  bool   // computed from other columns, and written for other programs alone
	searched bool   // free words of a query are looked for in it
	facet    int    // its place among what a desk narrows by, from 1; 0: it is none
	fields   []field

	// read puts a trimmed cell that is not empty into its record. The record's text must not outlive
	// the file's.
	read func(x *record, cell string) error
	// write returns the cell of a row. It is nil for a column of text.
	write func(t *Table, row Row) string
	text  *textSchema // how a column of text, choices or keys is kept; nil for one of numbers
}

// A textSchema defines how a column is stored as codes into a dictionary.
type textSchema struct {
	column  int      // in Table.text
	choices []string // the words of a choice, whose codes are fixed
	// add takes the value of an incident into the builder's column.
	add func(b *Builder, to *textBuilder, x *Incident)
	// give puts the value of a row into an incident.
	give func(x *Incident, t *Table, from *textColumn, row Row)
	// allowed reports whether an incident has a value that the column can hold; nil: it always has.
	allowed func(x *Incident) bool
}

// endOf returns the column of the first or the last day of each incident.
func endOf(name, words string, days func(*Table) []int32) column {
	return column{
		name: name, doc: endsDoc, derived: true,
		fields: []field{{Field: Field{name, Date, words}, days: days}},
		read:   func(x *record, cell string) error { x.ends = append(x.ends, [2]string{name, cell}); return nil },
		write:  func(t *Table, row Row) string { return Day(days(t)[row]).String() },
	}
}

// A record is an incident while its row is read. What depends on several cells is computed when all are
// read.
type record struct {
	Incident
	date, dateEnd, datePrecision, lat, lon string
	ends                                   [][2]string // the columns of the first and last day, with their cells
}

// textOf returns a column of any text.
func textOf(name, doc, words string, of func(*Incident) *string) column {
	return column{
		name: name, doc: doc,
		fields: []field{{Field: Field{name, Text, words}}},
		read:   func(x *record, cell string) error { *of(&x.Incident) = cell; return nil },
		text: &textSchema{
			add:  func(_ *Builder, to *textBuilder, x *Incident) { to.add(*of(x)) },
			give: func(x *Incident, _ *Table, from *textColumn, row Row) { *of(x) = from.at(row) },
		},
	}
}

// choiceOf returns a column of one of a few words, each of which is a value of T.
func choiceOf[T ~uint8](name, doc, words string, choices []string, of func(*Incident) *T) column {
	return column{
		name: name, doc: doc,
		fields: []field{{Field: Field{name, Choice, words}, choices: choices}},
		read: func(x *record, cell string) error {
			v, ok := lookup[T](choices, cell)
			if !ok {
				return choiceMistake(name, cell, choices)
			}
			*of(&x.Incident) = v
			return nil
		},
		text: &textSchema{
			choices: choices,
			add:     func(_ *Builder, to *textBuilder, x *Incident) { to.rows.add(uint32(*of(x))) },
			give:    func(x *Incident, _ *Table, from *textColumn, row Row) { *of(x) = T(from.codes.at(row)) },
			allowed: func(x *Incident) bool { return int(*of(x)) < len(choices) },
		},
	}
}

// countOf returns a column of a number of people.
func countOf(name, doc string, of func(*Incident) *int32, cells func(*Table) []int32, fields ...field) column {
	return column{
		name: name, doc: doc, fields: fields,
		read: func(x *record, cell string) (err error) {
			*of(&x.Incident), err = parseCount(cell)
			return err
		},
		write: func(t *Table, row Row) string { return formatCount(cells(t)[row]) },
	}
}

func measure(name string, kind Kind, words string, scale int32, numbers func(*Table) (from, to []int32)) field {
	return field{Field: Field{name, kind, words}, numbers: numbers, scale: scale}
}

// with returns the entry after a change.
func (c column) with(change func(*column)) column {
	change(&c)
	return c
}

// The table of columns by what is asked of it.
var (
	columnByName = make(map[string]*column, len(columns))
	textColumns  []*column // those kept in Table.text, in its order
	fields       []field
	fieldByName  = map[string]*field{}
	// FacetFields are the fields of the desk's facets; date stands for its years.
	FacetFields []string
)

// The columns of text that the code asks for by name, as indexes of Table.text.
var colID, colTitle, colCountry, colAdmin1, colPlace, colLocationPrecision, colEventType, colTactic,
	colAttribution, colVerification, colDatePrecision, colSources int

func init() {
	for i := range columns {
		c := &columns[i]
		columnByName[c.name] = c
		if c.text != nil {
			c.text.column = len(textColumns)
			textColumns = append(textColumns, c)
		}
		for _, f := range c.fields {
			if c.text != nil {
				f.column = c.text.column
			}
			fields = append(fields, f)
		}
	}
	for i := range fields {
		fieldByName[fields[i].Name] = &fields[i]
	}
	facets := slices.DeleteFunc(slices.Clone(columns), func(c column) bool { return c.facet == 0 })
	slices.SortFunc(facets, func(a, b column) int { return cmp.Compare(a.facet, b.facet) })
	for _, c := range facets {
		FacetFields = append(FacetFields, c.name)
	}
	for name, index := range map[string]*int{
		"id": &colID, "title": &colTitle, "country": &colCountry, "admin1": &colAdmin1, "place": &colPlace,
		"location_precision": &colLocationPrecision, "event_type": &colEventType, "tactic": &colTactic,
		"attribution": &colAttribution, "verification": &colVerification, "date_precision": &colDatePrecision, "sources": &colSources,
	} {
		*index = columnByName[name].text.column
	}
}

// aliases are other names of columns.
var aliases = map[string]string{"killed_best": "killed", "wounded_best": "wounded"}

var underscores = strings.NewReplacer(".", "_", " ", "_")
