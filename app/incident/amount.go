package incident

import (
	"fmt"
	"slices"
	"strings"

	"lectern/app/fold"
)

// Amount is a quantity that drawings add up over incidents, with the words for it: how many incidents there are, or a
// number that each may have. Amounts can be compared.
type Amount struct {
	Field     string // as a query names it; "" for the incidents themselves
	One, Many string // behind a number: "person killed", "people killed"
	Short     string // the same where there is little room: "killed"
}

// Incidents is the number of incidents.
var Incidents = Amount{One: "incident", Many: "incidents", Short: "incidents"}

// Killed and Wounded are the amounts of the format. They are ranges (Number.Range), as sums in a query are.
var (
	Killed  = Amount{"killed", "person killed", "people killed", "killed"}
	Wounded = Amount{"wounded", "person wounded", "people wounded", "wounded"}
)

// amountOf returns the amount of a field, in the words of its name where the format has none: ships, one
// ship.
func amountOf(field string) Amount {
	words := fieldWords(field)
	one := words
	if last, ok := strings.CutSuffix(words, "ies"); ok {
		one = last + "y"
	} else {
		one = strings.TrimSuffix(words, "s")
	}
	stem, _, isPart := strings.Cut(field, ".")
	for _, a := range []Amount{Killed, Wounded} {
		switch {
		case field == a.Field:
			return a
		case isPart && stem == a.Field:
			return Amount{field, a.One, words, a.Short}
		}
	}
	return Amount{field, one, words, words}
}

// IsCount reports whether an amount is the number of incidents, in whatever words.
func (a Amount) IsCount() bool { return a.Field == "" }

// String returns the name in a query, or count.
func (a Amount) String() string {
	if a.IsCount() {
		return "count"
	}
	return a.Field
}

// Noun returns the word behind a number.
func (a Amount) Noun(n int64) string { return plural(n, a.One, a.Many) }

// ShortNoun returns the word behind a number where there is little room: "killed", "ships hit".
func (a Amount) ShortNoun(n int64) string {
	if a.Short != a.Many {
		return a.Short
	}
	return a.Noun(n)
}

// InEach says what a drawing of single incidents shows: "people killed in each incident".
func (a Amount) InEach() string {
	if a.IsCount() {
		return a.Many + " over time"
	}
	return a.Many + " in each incident"
}

// UnknownWords says that the number is not known: "number killed unknown", "number of ships hit unknown".
func (a Amount) UnknownWords() string {
	if a.Short != a.Many {
		return "number " + a.Short + " unknown"
	}
	return "number of " + a.Many + " unknown"
}

// AmountNamed returns an amount by the name of its field, count for the incidents, or its words. The error is a
// *SyntaxError for a name that nothing has, or a field that holds other than whole numbers.
func (t *Table) AmountNamed(name string) (Amount, error) {
	field := canonicalField(name)
	for _, a := range t.amounts {
		if a.String() == field || a.IsCount() && field == Incidents.Many || fold.Equal(a.Many, name) || fold.Equal(a.Short, name) {
			return a, nil
		}
	}
	if _, err := t.numbersOf(field); err == nil && t.anyKnown(amountOf(field)) {
		return amountOf(field), nil
	} else if err != nil && t.column(field) != nil {
		return Amount{}, err
	}
	names := t.extraFields()
	for _, a := range t.amounts {
		names = append(names, a.String(), fold.String(a.Many), fold.String(a.Short))
	}
	return Amount{}, &SyntaxError{1, "there is no amount " + quote(name), t.amountHint(Nearest(fold.String(name), names))}
}

// amountHint says what a mistyped amount was meant to be, or which there are.
func (t *Table) amountHint(meant string) string {
	if meant != "" {
		return "did you mean " + meant + "?"
	}
	var names []string
	for _, a := range t.amounts {
		names = append(names, a.String())
	}
	return "write " + strings.Join(names, ", ") + " or a column of whole numbers"
}

// Main returns the amount that stands for the incidents in totals, maps and timelines: the first of Amounts.
func (t *Table) Main() Amount { return t.amounts[0] }

// Amounts returns the amounts of the table, the main one first. One of them is Incidents.
func (t *Table) Amounts() []Amount { return t.amounts }

// Choices returns all amounts that a map or a timeline can show: those of the table, and the lowest and highest figures
// of the main one.
func (t *Table) Choices() []Amount {
	var out []Amount
	for i, a := range t.amounts {
		out = append(out, a)
		for _, end := range [...]string{".low", ".high"} {
			if f := fieldByName[a.Field+end]; i == 0 && f != nil {
				out = append(out, amountOf(f.Name))
			}
		}
	}
	return out
}

// IsMain reports whether an amount is the main one or an end of it.
func (t *Table) IsMain(a Amount) bool {
	main := t.Main().Field
	return a.Field == main || main != "" && strings.HasPrefix(a.Field, main+".")
}

// SetAmounts says what the incidents count, the main one first. An amount without words has those of its field. The error
// is a *SyntaxError for a field that isn't there or doesn't hold whole numbers. It must come before the table is shared.
func (t *Table) SetAmounts(amounts ...Amount) error {
	var out []Amount
	for _, a := range amounts {
		if a.Field = canonicalField(a.Field); a.Field == "incidents" || a.Field == "count" {
			a.Field = ""
		}
		usual := Incidents
		if !a.IsCount() {
			if _, err := t.numbersOf(a.Field); err != nil {
				return err
			}
			usual = amountOf(a.Field)
		}
		if a.Many == "" {
			a = usual
		} else if a.Short = a.Many; a.One == "" {
			a.One = a.Many
		}
		if !slices.ContainsFunc(out, func(b Amount) bool { return b.Field == a.Field }) {
			out = append(out, a)
		}
	}
	if !slices.ContainsFunc(out, func(a Amount) bool { return a.IsCount() }) {
		out = append(out, Incidents)
	}
	t.amounts = out
	return nil
}

// usualAmounts returns what the incidents count where nobody has said so: people killed and wounded if the file has
// such columns, else its own numbers of which it has the lowest or the highest figure, too.
func (t *Table) usualAmounts() (out []Amount) {
	for _, a := range []Amount{Killed, Wounded} {
		if slices.ContainsFunc(t.header, func(name string) bool { return strings.HasPrefix(fileColumn(name), a.Field) }) || t.anyKnown(a) {
			out = append(out, a)
		}
	}
	if len(out) == 0 {
		for _, x := range t.extra {
			field := strings.TrimSuffix(strings.TrimSuffix(x.field, "_low"), "_high")
			if t.column(field+"_low") == nil && t.column(field+"_high") == nil || slices.Contains(out, amountOf(field)) {
				continue
			}
			if _, err := t.numbersOf(field); err == nil {
				out = append(out, amountOf(field))
			}
		}
	}
	return append(out, Incidents)
}

func (t *Table) anyKnown(a Amount) bool {
	from, _ := t.Column(a)
	return slices.ContainsFunc(from, func(n int32) bool { return n >= 0 })
}

// Column returns the two ends of the interval of every row, Unknown where nothing is known, Open where there is no upper
// end; nil for Incidents, of which every row is one. Both slices belong to the table: read only.
func (t *Table) Column(a Amount) (from, to []int32) {
	if a.IsCount() {
		return nil, nil
	}
	if f := fieldByName[a.Field]; f != nil {
		return f.numbers(t)
	}
	c, err := t.numbersOf(a.Field)
	if err != nil {
		return t.unknown, t.unknown
	}
	return c.from, c.to
}

// WordSums returns what adds up the intervals of Column by the words of a selection.
func (t *Table) WordSums(a Amount) *WordSums {
	if a.IsCount() {
		return &WordSums{}
	}
	c, err := t.numbersOf(a.Field)
	if err != nil {
		return newWordSums(t.unknown, t.unknown)
	}
	return c.sums
}

// Number returns the number of an amount in a row: NoNumber for Incidents.
func (t *Table) Number(a Amount, row Row) Number {
	c, err := t.numbersOf(a.Field)
	if err != nil {
		return NoNumber
	}
	return c.at(row)
}

// numbersOf returns the column of a number: killed or wounded, another field of the format, or one of the file's own with
// its lowest and highest figures. The error is a *SyntaxError.
func (t *Table) numbersOf(name string) (*numberColumn, error) {
	switch name {
	case Killed.Field:
		return &t.killed, nil
	case Wounded.Field:
		return &t.wounded, nil
	}
	t.own.Lock()
	defer t.own.Unlock()
	if c := t.own.columns[name]; c != nil {
		return c, nil
	}
	var c *numberColumn
	if f := fieldByName[name]; f != nil && f.Kind == Count {
		from, to := f.numbers(t)
		c = &numberColumn{low: t.unknown, best: from, high: t.unknown, from: from, to: to, least: from, most: to}
		c.addUp()
	} else {
		var err error
		if c, err = t.readNumbers(name); err != nil {
			return nil, err
		}
	}
	if t.own.columns == nil {
		t.own.columns = map[string]*numberColumn{}
	}
	t.own.columns[name] = c
	return c, nil
}

// readNumbers returns the whole numbers of a column of the file's own.
func (t *Table) readNumbers(name string) (*numberColumn, error) {
	if t.column(name) == nil && t.column(name+"_low") == nil && t.column(name+"_high") == nil {
		e := unknownField(name, t.extraFields(), nil, "name a column of numbers")
		return nil, &SyntaxError{1, e.what, e.hint}
	}
	c := &numberColumn{}
	for _, part := range [...]struct {
		to     *[]int32
		column string
	}{{&c.low, name + "_low"}, {&c.best, name}, {&c.high, name + "_high"}} {
		at, err := t.wholeNumbers(part.column)
		if err != nil {
			return nil, err
		}
		*part.to = padded[int32](t.Len())
		for row := range Row(t.Len()) {
			n := at(row)
			switch {
			case n < 0 || n > MaxCount:
				return nil, &SyntaxError{1, fmt.Sprintf("%s holds %v, and amounts are from 0 to %s", part.column, n, Thousands(MaxCount)), "count what has whole numbers"}
			case n >= 0:
				(*part.to)[row] = int32(n)
			default: // NaN
				(*part.to)[row] = Unknown
			}
		}
	}
	c.derive()
	return c, nil
}

// Sum adds an amount up over a selection.
func (t *Table) Sum(a Amount, s Selection) Tally {
	from, to := t.Column(a)
	var out Tally
	words, sums := s.sureWords(), t.WordSums(a)
	for _, part := range inParallel(len(words), func() *Tally { return new(Tally) }, func(sum *Tally, first, last int) {
		sums.addWords(sum, words[first:last], first)
	}) {
		out.merge(*part)
	}
	for row := range s.unsureRows().All {
		out.addUnsure(from, to, row)
	}
	return out
}

// NumbersOf returns the numbers of a row in words, in the order of Amounts: "84–103 killed, unknown wounded"; "" if the
// table has no amounts but the number of incidents.
func (t *Table) NumbersOf(row Row) string {
	var parts []string
	for _, a := range t.amounts {
		if words := t.numberOf(a, row); words != "" {
			parts = append(parts, words)
		}
	}
	return strings.Join(parts, ", ")
}

// MainOf returns the number of the main amount in a row in words, as NumbersOf does.
func (t *Table) MainOf(row Row) string { return t.numberOf(t.Main(), row) }

func (t *Table) numberOf(a Amount, row Row) string {
	if a.IsCount() {
		return ""
	}
	return t.Figure(a, row) + " " + a.ShortNoun(int64(t.Number(a, row).Most()))
}

// Figure returns a number of a row in words, as Number.String does, and "about 5" or "5?" where figures_note says so of it:
// “killed: about 5”.
func (t *Table) Figure(a Amount, row Row) string {
	number := t.Number(a, row).String()
	best, _, _ := strings.Cut(number, " (")
	plain := func(s string) string { return strings.ReplaceAll(s, ",", "") }
	for note := range strings.SplitSeq(t.Cell("figures_note", row), ";") {
		words, isOf := strings.CutPrefix(strings.TrimSpace(note), a.Field+": ")
		words, _, _ = strings.Cut(words, " (")
		switch words = plain(words); {
		case !isOf:
		case words == "about "+plain(best):
			return "about " + number
		case words == plain(best)+"?":
			return best + "?" + strings.TrimPrefix(number, best)
		}
	}
	return number
}
