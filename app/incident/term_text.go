package incident

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/app/fold"
)

// equals is a term for whole values of a text field, a choice or one of several keys: country:Pakistan.
type equals struct {
	field  string
	column int
	values []string
}

// contains is a term for a part of a text field: title~mosque.
type contains struct {
	field  string
	column int
	parts  []string
}

// search is a term for words anywhere in title, summary, actor, target or the names of the place.
type search struct{ parts []string }

// divisions are the fields of a file's own with the names of places below the province.
var divisions = []string{"admin2", "admin3", "admin4"}

// searchedColumns returns the columns in which free words are looked for.
func (t *Table) searchedColumns() (out []*textColumn) {
	for _, c := range textColumns {
		if c.searched {
			out = append(out, t.text[c.text.column])
		}
	}
	for _, name := range divisions {
		if c := t.column(name); c != nil {
			out = append(out, c)
		}
	}
	return out
}

// inAnyColumn returns a filter for the rows of which a searched column matches.
func (t *Table) inAnyColumn(match func(code int, folded string) bool) filter {
	var parts []filter
	for _, c := range t.searchedColumns() {
		parts = append(parts, keepValues(c, match))
	}
	return anyOf(parts...)
}

func newChoice(p *parser, f *field, values []value) (node, error) {
	for i, v := range values {
		k := slices.IndexFunc(f.choices, func(c string) bool { return c == fold.String(v.text) && c != "" })
		if k < 0 {
			return nil, p.locate(v.column, choiceMistake(f.Name, v.text, f.choices))
		}
		values[i].text = f.choices[k]
	}
	return &equals{f.Name, 0, texts(values)}, nil
}

func newContains(p *parser, name string, values []value) (node, error) {
	f, err := p.known(name, asText)
	if err != nil {
		return nil, err
	}
	if f.Kind > Keys {
		return nil, mistake{name + " holds no text", "write " + name + ":value"}
	}
	if n, err := newLike(p, name, true, values); n != nil || err != nil {
		return n, err
	}
	return &contains{name, values[0].column, texts(values)}, nil
}

func newSearch(p *parser, values []value) (node, error) {
	for _, v := range values {
		if dash, ok := leadingDash(v.text); ok && !v.quoted {
			return nil, p.fail(v.column, "“"+dash+"” is a dash", "write a hyphen, -, for what must not match")
		}
		if isBareDate(v.text) && !v.quoted {
			return nil, p.fail(v.column, v.text+" alone is a word of a text, no date", "write date:"+v.text+", or the word in quotes")
		}
	}
	if n, err := newLike(p, "", true, values); n != nil || err != nil {
		return n, err
	}
	return &search{texts(values)}, nil
}

// bareDate is a year, a month, a day, or a range of those.
var bareDate = regexp.MustCompile(`^((1[89]|2[01])\d\d(-\d\d){0,2}(\.\.)?)+$`)

// isBareDate reports whether a word alone is probably meant as a date.
func isBareDate(s string) bool {
	_, err := parseDateRange(s)
	return bareDate.MatchString(s) && err == nil
}

// leadingDash returns the dash other than a hyphen that a word begins with.
func leadingDash(s string) (dash string, ok bool) {
	r, n := utf8.DecodeRuneInString(s)
	return s[:n], n > 1 && unicode.Is(unicode.Dash, r)
}

func (e *equals) plan(t *Table) (filter, error) {
	c, err := t.planColumn(e.field, e.column)
	if err != nil {
		return nil, err
	}
	wanted := make(map[string]bool, len(e.values))
	for _, v := range e.values {
		wanted[fold.String(v)] = true
		if e.field == "country" && t.gazetteer != nil {
			if _, name, ok := t.gazetteer.Country(v); ok {
				wanted[fold.String(name)] = true
			}
		}
	}
	if fieldByName[e.field] == nil && c.figures().numeric() {
		return e.planFigures(c)
	}
	keys := e.field == "sources"
	return keepValues(c, func(code int, folded string) bool {
		if keys {
			return slices.ContainsFunc(splitKeys(folded), func(key string) bool { return wanted[key] })
		}
		return wanted[folded] || e.field == "country" && wanted[fold.String(t.countryCodes[code])] && t.countryCodes[code] != ""
	}), nil
}

// planFigures returns a filter that compares numbers: 5 is 5.0.
func (e *equals) planFigures(c *textColumn) (filter, error) {
	wanted := make([]float64, len(e.values))
	for i, v := range e.values {
		var ok bool
		if wanted[i], ok = parseFigure(v); !ok {
			return nil, &SyntaxError{e.column, quote(v) + " is not a number, and " + e.field + " holds nothing else", "write digits alone: 10, >=10, <10.5 or 10..20"}
		}
	}
	figures := c.figures()
	return keepValues(c, func(code int, _ string) bool { return slices.Contains(wanted, figures.of[code]) }), nil
}

func (c *contains) plan(t *Table) (filter, error) {
	column, err := t.planColumn(c.field, c.column)
	if err != nil {
		return nil, err
	}
	return keepValues(column, containsAny(c.parts)), nil
}

func (s *search) plan(t *Table) (filter, error) { return t.inAnyColumn(containsAny(s.parts)), nil }

func containsAny(parts []string) func(int, string) bool {
	folded := make([]string, len(parts))
	for i, p := range parts {
		folded[i] = fold.String(p)
	}
	return func(_ int, value string) bool {
		return slices.ContainsFunc(folded, func(part string) bool { return strings.Contains(value, part) })
	}
}

// planColumn finds the column of a text field; a query of one table may ask another that lacks it.
func (t *Table) planColumn(name string, column int) (*textColumn, error) {
	if c := t.column(name); c != nil {
		return c, nil
	}
	m := unknownField(name, t.extraFields(), termNames, asText)
	return nil, &SyntaxError{column, m.what, m.hint}
}

// keepValues returns a filter for the rows whose value matches. It calls match once for each value.
func keepValues(c *textColumn, match func(code int, folded string) bool) filter {
	allow, any := make([]uint8, len(c.values)), false
	for code, v := range c.folded() {
		if match(code, v) {
			allow[code], any = 1, true
		}
	}
	if !any {
		return keepNone
	}
	return keepCodes(c.codes, allow)
}

func (e *equals) write(b *strings.Builder) {
	b.WriteString(e.field + ":")
	for i, v := range e.values {
		if i > 0 {
			b.WriteByte(',')
		}
		if isRange(v) { // without quotes it would be one of numbers
			v = inQuotes(v)
		} else {
			v = spell(v, true)
		}
		b.WriteString(v)
	}
}

func (c *contains) write(b *strings.Builder) { writeTerm(b, c.field+"~", c.parts) }
func (s *search) write(b *strings.Builder)   { writeTerm(b, "", s.parts) }

func writeTerm(b *strings.Builder, prefix string, values []string) {
	b.WriteString(prefix)
	for i, v := range values {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(spell(v, prefix != ""))
	}
}

// spell returns a value, in quotes where it would be parsed as something else.
func spell(v string, afterField bool) string {
	plain := !strings.ContainsAny(v, " ,()\"*"+curlyQuotes) && len(strings.Fields(v)) == 1 && strings.Fields(v)[0] == v
	if afterField {
		plain = plain && !strings.ContainsAny(firstRune(v), "=≥≤~～:：")
	} else {
		_, hasLeadingDash := leadingDash(v)
		plain = plain && !strings.ContainsAny(v, ":~：=<>≥≤≠|&!+") && v[0] != '-' && !hasLeadingDash && !isConnective(v) && !isBareDate(v)
	}
	if plain {
		return v
	}
	return inQuotes(v)
}

// firstRune returns the first character of a text, or "".
func firstRune(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

func inQuotes(v string) string { return `"` + strings.ReplaceAll(v, `"`, `""`) + `"` }

func (e *equals) words() string {
	values := Alternatives(e.values)
	switch e.field {
	case "country", "admin1":
		return "in " + values
	case "place":
		return "at " + values
	}
	return fieldWords(e.field) + " " + values
}

func (c *contains) words() string {
	return fieldWords(c.field) + " containing " + Alternatives(quoted(c.parts))
}

func (s *search) words() string { return "mentioning " + Alternatives(quoted(s.parts)) }

func quoted(values []string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = "“" + v + "”"
	}
	return out
}

func fieldWords(name string) string {
	if f := fieldByName[name]; f != nil {
		return f.Words
	}
	return strings.ReplaceAll(name, "_", " ")
}

// FieldWords returns a field by which incidents are grouped in words, for any spelling: "province" for
// admin1. It knows the second division, too, a column that many lists have.
func FieldWords(name string) string {
	field := canonicalField(name)
	switch {
	case field == "admin2":
		return "district"
	case fieldByName[field] != nil:
		return fieldWords(field)
	}
	return strings.ReplaceAll(fold.String(name), "_", " ")
}
