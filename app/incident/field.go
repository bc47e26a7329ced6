package incident

import (
	"strings"

	"lectern/app/fold"
)

// Kind is what the values of a field are.
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

// Field is something that a query can ask for.
type Field struct {
	Name  string // as a query prints it: killed.low
	Kind  Kind
	Words string // for people: "people killed, lowest figure"
}

// The text columns of a table, choices included.
const (
	colID = iota
	colTitle
	colCountry
	colAdmin1
	colPlace
	colLocationPrecision
	colCoordinateBasis
	colEventType
	colTactic
	colTacticNote
	colActor
	colTarget
	colTargetNote
	colAttribution
	colClaimedBy
	colAttributionNote
	colVerification
	colConfidence
	colSummary
	colFiguresNote
	colSources
	colDatePrecision
	textColumns
)

type field struct {
	Field
	column  int      // of text, choice and keys
	choices []string // of a choice
	// numbers gives the columns that hold the ends of the interval; one column twice for a number
	numbers func(t *Table) (from, to []int32)
	scale   int32 // units of the column in 1
}

var fields = []field{
	text("id", colID, "id"),
	{Field: Field{"date", Date, "date"}},
	{Field: Field{"date.within", Date, "date, surely inside"}},
	choice("date_precision", colDatePrecision, "precision of the date", datePrecisions[:]),
	text("title", colTitle, "title"),
	text("country", colCountry, "country"),
	text("admin1", colAdmin1, "province"),
	text("place", colPlace, "place"),
	measure("lat", Degree, "latitude", perDegree, func(t *Table) (a, b []int32) { return t.lat, t.lat }),
	measure("lon", Degree, "longitude", perDegree, func(t *Table) (a, b []int32) { return t.lon, t.lon }),
	choice("location_precision", colLocationPrecision, "precision of the place", locationPrecisions[:]),
	measure("location_radius_km", Length, "radius of uncertainty", metres, func(t *Table) (a, b []int32) { return t.radius, t.radius }),
	text("coordinate_basis", colCoordinateBasis, "basis of the coordinates"),
	text("event_type", colEventType, "type of event"),
	text("tactic", colTactic, "tactic"),
	text("tactic_note", colTacticNote, "note on the tactic"),
	text("actor", colActor, "actor"),
	text("target", colTarget, "target"),
	text("target_note", colTargetNote, "note on the target"),
	measure("killed", Count, "people killed", 1, func(t *Table) (a, b []int32) { return t.killed.from, t.killed.to }),
	measure("killed.low", Count, "people killed, lowest figure", 1, func(t *Table) (a, b []int32) { return t.killed.least, t.killed.least }),
	measure("killed.best", Count, "people killed, best figure", 1, func(t *Table) (a, b []int32) { return t.killed.best, t.killed.best }),
	measure("killed.high", Count, "people killed, highest figure", 1, func(t *Table) (a, b []int32) { return t.killed.most, t.killed.most }),
	measure("wounded", Count, "people wounded", 1, func(t *Table) (a, b []int32) { return t.wounded.from, t.wounded.to }),
	measure("wounded.low", Count, "people wounded, lowest figure", 1, func(t *Table) (a, b []int32) { return t.wounded.least, t.wounded.least }),
	measure("wounded.best", Count, "people wounded, best figure", 1, func(t *Table) (a, b []int32) { return t.wounded.best, t.wounded.best }),
	measure("wounded.high", Count, "people wounded, highest figure", 1, func(t *Table) (a, b []int32) { return t.wounded.most, t.wounded.most }),
	measure("attackers_killed", Count, "attackers killed", 1, func(t *Table) (a, b []int32) { return t.attackers, t.attackers }),
	choice("attribution", colAttribution, "attribution", attributions[:]),
	text("claimed_by", colClaimedBy, "claimed by"),
	text("attribution_note", colAttributionNote, "note on the attribution"),
	choice("verification", colVerification, "verification", verifications[:]),
	choice("confidence", colConfidence, "confidence", confidences[:]),
	text("summary", colSummary, "summary"),
	text("figures_note", colFiguresNote, "note on the figures"),
	{Field: Field{"sources", Keys, "sources"}, column: colSources},
}

const metres = 1000 // in a kilometre

func text(name string, column int, words string) field {
	return field{Field: Field{name, Text, words}, column: column}
}

func choice(name string, column int, words string, choices []string) field {
	return field{Field: Field{name, Choice, words}, column: column, choices: choices}
}

func measure(name string, kind Kind, words string, scale int32, numbers func(*Table) (a, b []int32)) field {
	return field{Field: Field{name, kind, words}, numbers: numbers, scale: scale}
}

var fieldByName = func() map[string]*field {
	m := make(map[string]*field, len(fields))
	for i := range fields {
		m[fields[i].Name] = &fields[i]
	}
	return m
}()

// canonicalField is the spelling that is printed: killed_low, Killed.Low and killed.low are one.
func canonicalField(name string) string {
	name = strings.ReplaceAll(fold.String(name), " ", "_")
	for _, end := range []string{"low", "best", "high", "within"} {
		if stem, ok := strings.CutSuffix(name, "_"+end); ok && fieldByName[stem+"."+end] != nil {
			return stem + "." + end
		}
	}
	return name
}

// Fields lists what every table can be asked for, in the order of the file format. near and within
// have their own form and are not among them.
func Fields() []Field {
	out := make([]Field, len(fields))
	for i, f := range fields {
		out[i] = f.Field
	}
	return out
}

// Fields lists what this table can be asked for: those of every table, then its own columns.
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
	Own     bool // the format doesn't have it
}

// ColumnNamed finds a column of the format or of the table's own, in any spelling of its name.
func (t *Table) ColumnNamed(name string) (Column, bool) {
	if name := fileColumn(name); name != "" {
		c := Column{Name: name, Words: FieldWords(name)}
		if f := fieldByName[canonicalField(name)]; f != nil {
			c.Numbers, c.Choice = f.numbers != nil, f.Kind == Choice
		}
		return c, true
	}
	for _, x := range t.extra {
		if x.field == canonicalField(name) {
			return Column{Name: x.name, Words: FieldWords(x.name), Numbers: x.figures().numeric(), Own: true}, true
		}
	}
	return Column{}, false
}
