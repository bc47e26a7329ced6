package incident

import (
	"slices"
	"strings"
)

// Question is what the incident desk asks for: a query and what else narrows it. The zero Question asks
// for all that is verified.
type Question struct {
	Query      *Query
	Days       *Span // the brush on the timeline; nil: all time
	Unverified bool  // ask for those too
}

// Span is days from First to Last, both inclusive.
type Span struct{ First, Last Day }

// Answer holds what all views of the incident desk show.
type Answer struct {
	Shown  Selection // by query and brush
	Ground Selection // by the query alone: what a timeline draws below the brush
	Totals Totals    // of what is shown
	Unsure int       // of what is shown, where days are asked for: may lie outside them
}

// Answer finds what a question asks for. It fails as Select does.
func (t *Table) Answer(q Question) (Answer, error) {
	ground := q
	ground.Days = nil
	var out Answer
	var err error
	if out.Ground, err = t.Find(ground); err != nil {
		return Answer{}, err
	}
	out.Shown = out.Ground
	if q.Days != nil {
		if out.Shown, err = t.Find(q); err != nil {
			return Answer{}, err
		}
	}
	out.Totals = t.Totals(out.Shown)
	if within := q.within(); within != nil {
		surely, err := t.Select(within)
		if err != nil {
			return Answer{}, err
		}
		out.Unsure = out.Shown.Count() - out.Shown.And(surely).Count()
	}
	return out, nil
}

// Asked returns the whole question as one query, but for what is unverified.
func (q Question) Asked() *Query {
	if q.Days == nil {
		return q.Query.And(nil)
	}
	return q.Query.And(&Query{&dates{ranges: []dateRange{{q.Days.First, q.Days.Last}}}})
}

// Find selects what a question asks for. It fails as Select does.
func (t *Table) Find(q Question) (Selection, error) {
	if q.Unverified {
		return t.Select(q.Asked())
	}
	return t.Select(q.Asked(), WithoutUnverified())
}

// within asks for incidents surely inside the days that the question asks for; nil where it asks
// for none.
func (q Question) within() *Query {
	var parts and
	for _, n := range q.Query.partsOrNone() {
		if d, ok := n.(*dates); ok {
			parts = append(parts, &dates{within: true, ranges: d.ranges})
		}
	}
	if q.Days != nil {
		parts = append(parts, &dates{within: true, ranges: []dateRange{{q.Days.First, q.Days.Last}}})
	}
	if len(parts) == 0 {
		return nil
	}
	return queryOf(parts)
}

// Relaxation is a question without one of its terms.
type Relaxation struct {
	Term  int // index of Query.Terms; -1: the days
	Words string
	Count int // incidents that it finds
}

// Relax returns, for a question that finds nothing, what it finds without each of its terms, most first.
func (t *Table) Relax(q Question) []Relaxation {
	var out []Relaxation
	try := func(term int, words string, relaxed Question) {
		if s, err := t.Find(relaxed); err == nil && s.Count() > 0 {
			out = append(out, Relaxation{term, words, s.Count()})
		}
	}
	for i, term := range q.Query.Terms() {
		relaxed := q
		relaxed.Query = q.Query.Without(i)
		try(i, term.Words(), relaxed)
	}
	if q.Days != nil {
		relaxed := q
		relaxed.Days = nil
		try(-1, q.Days.Words(), relaxed)
	}
	slices.SortStableFunc(out, func(a, b Relaxation) int { return b.Count - a.Count })
	return out
}

// ParseSpan reads days as date: in a query does: 2021-08.., ..2022, 2021-08..2022-03, 2016. An open
// end is the first or last day of the calendar.
func ParseSpan(s string) (Span, error) {
	r, err := parseDateRange(strings.TrimSpace(s))
	if m, ok := err.(mistake); ok {
		err = &SyntaxError{1, m.what, m.hint}
	}
	return Span{r.first, r.last}, err
}

// String returns the form that ParseSpan reads.
func (s Span) String() string { return dateRange{s.First, s.Last}.String() }

// Words say the span: "from August 2021 to March 2024", "in 2016".
func (s Span) Words() string { return dateRange{s.First, s.Last}.words() }
