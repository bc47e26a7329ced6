package incident

import (
	"cmp"
	"slices"
	"strings"

	"lectern/app/fold"
)

// Facet is a field with its values among incidents, to narrow by.
type Facet struct {
	Field  string // as Query.Toggle takes it
	Words  string
	Values []FacetValue // of years the latest first, of choices in the format's order, else most frequent first
	Empty  int          // incidents that have no value
}

// FacetValue is one value of a facet.
type FacetValue struct {
	Value            string // as Query.Toggle takes it
	Count            int    // incidents that the query would find with this value
	Loose            int    // of them whose date is known to the year only
	Chosen, Excluded bool
	Gone             bool // no incident has it any more, whatever else is asked for
}

// Facets counts the values of fields among what a question finds: found must be what Find returns, so that it isn't sought twice. The
// counts of a field leave its term of the query out, so that they show what another value would find.
func (t *Table) Facets(q Question, found Selection, fields ...string) ([]Facet, error) {
	out := make([]Facet, len(fields))
	for i, field := range fields {
		f := Facet{Field: field, Words: fieldWords(field)}
		s, rest := found, queryOf(slices.DeleteFunc(slices.Clone(q.Query.partsOrNone()), func(n node) bool {
			term, _ := ofField(n, field)
			return term != nil
		}))
		if len(rest.partsOrNone()) != len(q.Query.partsOrNone()) {
			narrower := q
			narrower.Query = rest
			var err error
			if s, err = t.Find(narrower); err != nil {
				return nil, err
			}
		}
		if field == "date" {
			f.Words, f.Values = "year", t.yearValues(s)
		} else if c := t.column(field); c != nil {
			f.Values, f.Empty = t.columnValues(field, c.distinct(), s)
		}
		for _, n := range q.Query.partsOrNone() {
			if term, negated := ofField(n, field); term != nil {
				f.mark(term, negated)
			}
		}
		t.markGone(&f)
		out[i] = f
	}
	return out, nil
}

func (q *Query) partsOrNone() and {
	if q.IsAll() {
		return nil
	}
	return q.parts()
}

// mark marks the values that the query's term lists, and adds those that no incident has, so that the
// reader can take them out.
func (f *Facet) mark(term facetTerm, negated bool) {
	for _, value := range term.listed() {
		at := slices.IndexFunc(f.Values, func(v FacetValue) bool { return fold.Equal(v.Value, value) })
		if at < 0 {
			at = len(f.Values)
			f.Values = append(f.Values, FacetValue{Value: value})
		}
		f.Values[at].Chosen, f.Values[at].Excluded = !negated, negated
	}
}

// markGone marks the values that are asked for and that no incident of the table has.
func (t *Table) markGone(f *Facet) {
	c := t.column(f.Field)
	if c == nil {
		return
	}
	for i := range f.Values {
		v := &f.Values[i]
		v.Gone = v.Count == 0 && !slices.ContainsFunc(c.values, func(value string) bool { return fold.Equal(value, v.Value) })
	}
}

func (t *Table) columnValues(field string, c *textColumn, s Selection) (values []FacetValue, empty int) {
	counts := countCodes(&c.codes, s, len(c.values))
	choices := fieldByName[field] != nil && fieldByName[field].Kind == Choice
	for code, n := range counts {
		switch v := c.values[code]; {
		case v == "":
			empty += n
		case n > 0:
			values = append(values, FacetValue{Value: v, Count: n})
		}
	}
	if !choices {
		slices.SortFunc(values, func(a, b FacetValue) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
		})
	}
	return values, empty
}

// yearValues counts each year's incidents as date:2016 finds them: all that may lie in it.
func (t *Table) yearValues(s Selection) []FacetValue {
	if t.Len() == 0 {
		return nil
	}
	toYear := t.None()
	copy(toYear.words, s.words)
	keepCodes(t.text[colDatePrecision].codes, []uint8{ByYear: 1})(toYear.words, 0)
	counts, loose := t.countYears(s), t.countYears(toYear)
	var out []FacetValue
	for y := len(counts) - 1; y >= 0; y-- {
		if counts[y] > 0 {
			out = append(out, FacetValue{Value: Years.Label(t.units(Years).starts[y]), Count: counts[y], Loose: loose[y]})
		}
	}
	return out
}

// countYears counts the selected rows by year, under each year that they may lie in.
func (t *Table) countYears(s Selection) []int {
	years := t.units(Years)
	counts, several := years.count(s)
	if several > 0 {
		for row := range s.All {
			if _, ok := years.of(row); ok {
				continue
			}
			for y := years.bin(t.first[row]); y <= years.bin(t.last[row]); y++ {
				counts[y]++
			}
		}
	}
	return counts
}
