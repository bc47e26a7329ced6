package incident

import (
	"slices"

	"lectern/app/fold"
)

// Terms returns the parts that must all match, each as a query: the desk shows them as chips.
func (q *Query) Terms() []*Query {
	if q.IsAll() {
		return nil
	}
	var out []*Query
	for _, n := range q.parts() {
		out = append(out, &Query{n})
	}
	return out
}

func (q *Query) parts() and {
	switch root := q.root.(type) {
	case nil:
		return nil
	case and:
		return root
	}
	return and{q.root}
}

// Days returns the days within which the query asks for incidents; the ends are Earliest and Latest where it
// leaves them open.
func (q *Query) Days() Span {
	days := Span{Earliest, Latest}
	for _, n := range q.partsOrNone() {
		d, ok := n.(*dates)
		if !ok || d.end != nil {
			continue
		}
		hull := Span{Latest, Earliest}
		for _, r := range d.ranges {
			hull = Span{min(hull.First, r.first), max(hull.Last, r.last)}
		}
		days = Span{max(days.First, hull.First), min(days.Last, hull.Last)}
	}
	return days
}

// Without returns the query without its term at an index of Terms.
func (q *Query) Without(i int) *Query {
	return queryOf(slices.Delete(slices.Clone(q.parts()), i, i+1))
}

// And returns a query for what both queries find.
func (q *Query) And(o *Query) *Query {
	var parts and
	if !q.IsAll() {
		parts = append(parts, q.parts()...)
	}
	if !o.IsAll() {
		parts = append(parts, o.parts()...)
	}
	return queryOf(parts)
}

func queryOf(parts and) *Query {
	switch len(parts) {
	case 0:
		return &Query{}
	case 1:
		return &Query{parts[0]}
	}
	return &Query{parts}
}

// Toggle returns the query with a value of a field added, or taken out where it is there: country:Iran
// becomes country:Iran,Pakistan. With exclude the value is one that must not match. The field is one of
// text or choices, or date with a year.
func (q *Query) Toggle(field, value string, exclude bool) *Query {
	if q == nil {
		q = &Query{}
	}
	parts := slices.Clone(q.parts())
	for i, n := range parts {
		term, negated := ofField(n, field)
		if term == nil || negated != exclude {
			continue
		}
		if term = term.toggle(value); term == nil {
			return queryOf(slices.Delete(parts, i, i+1))
		}
		parts[i] = withSign(term, exclude)
		return queryOf(parts)
	}
	return queryOf(append(parts, withSign(newFacetTerm(field, value), exclude)))
}

func withSign(n node, negated bool) node {
	if negated {
		return not{n}
	}
	return n
}

// A facetTerm is a term that lists values of one field, to which others can be added.
type facetTerm interface {
	node
	// listed returns the values, as toggle takes them.
	listed() []string
	// toggle returns the term with a value added or taken out; nil where none is left.
	toggle(value string) facetTerm
}

func newFacetTerm(field, value string) facetTerm {
	if field == "date" {
		return (&dates{}).toggle(value)
	}
	return &equals{field: field, values: []string{value}}
}

// ofField returns the term if it lists values of a field, and whether they must not be.
func ofField(n node, field string) (term facetTerm, negated bool) {
	if inner, ok := n.(not); ok {
		n, negated = inner.node, true
	}
	switch n := n.(type) {
	case *equals:
		if n.field == field {
			return n, negated
		}
	case *dates:
		if field == "date" && n.isYears() {
			return n, negated
		}
	}
	return nil, false
}

func (e *equals) listed() []string { return e.values }

func (e *equals) toggle(value string) facetTerm {
	values := slices.DeleteFunc(slices.Clone(e.values), func(v string) bool { return fold.Equal(v, value) })
	if len(values) == len(e.values) {
		values = append(values, value)
	}
	if len(values) == 0 {
		return nil
	}
	return &equals{field: e.field, column: e.column, values: values}
}

// isYears reports whether the term lists years, each alone.
func (d *dates) isYears() bool {
	return !d.within && d.end == nil && !slices.ContainsFunc(d.ranges, func(r dateRange) bool {
		return r.recent.n > 0 || Years.Start(r.first) != r.first || Years.End(r.first) != r.last
	})
}

func (d *dates) listed() []string {
	out := make([]string, len(d.ranges))
	for i, r := range d.ranges {
		out[i] = r.String()
	}
	return out
}

func (d *dates) toggle(value string) facetTerm {
	ranges := slices.DeleteFunc(slices.Clone(d.ranges), func(r dateRange) bool { return r.String() == value })
	if len(ranges) == len(d.ranges) {
		r, err := parseDateRange(value)
		if err != nil {
			return d
		}
		ranges = append(ranges, r)
	}
	if len(ranges) == 0 {
		return nil
	}
	return &dates{ranges: ranges}
}
