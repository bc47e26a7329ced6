package incident

import (
	"slices"
	"strings"
)

// Question is a query with the days and the verification that also narrow it at the incident desk. The
// zero Question finds all that is verified.
type Question struct {
	Query      *Query
	Days       *Span // the brush on the timeline; nil: all time
	Unverified bool  // ask for those too
	Surely     bool  // leave out what may lie outside the days or the place asked for
}

// Span is days from First to Last, both inclusive.
type Span struct{ First, Last Day }

// Answer has the incidents that all views of the incident desk show.
type Answer struct {
	Shown    Selection // by query and brush
	AllDates Selection // found without the brush: the timeline draws these pale
	Totals   Totals    // of what is shown
	Left     int       // left out because they may lie outside what was asked for
}

// Answer returns the answer to a question. It fails as Select does.
func (t *Table) Answer(q Question) (Answer, error) {
	allDates := q
	allDates.Days = nil
	var out Answer
	var err error
	if out.AllDates, err = t.Find(allDates); err != nil {
		return Answer{}, err
	}
	out.Shown = out.AllDates
	if q.Days != nil {
		if out.Shown, err = t.Find(q); err != nil {
			return Answer{}, err
		}
	}
	out.Totals = t.Totals(out.Shown)
	if q.Surely {
		q.Surely = false
		possible, err := t.Find(q)
		if err != nil {
			return Answer{}, err
		}
		out.Left = possible.Unsure()
	}
	return out, nil
}

// Asked returns the question as one query, whatever it says of unverified incidents.
func (q Question) Asked() *Query {
	asked := q.Query.And(nil)
	if q.Days != nil {
		asked = q.Query.And(&Query{&dates{ranges: []dateRange{{first: q.Days.First, last: q.Days.Last}}}})
	}
	if q.Surely && !asked.IsAll() {
		if sure := surely(asked.root); sure != nil {
			return &Query{sure}
		}
	}
	return asked
}

// Find returns the incidents that a question finds. It fails as Select does.
func (t *Table) Find(q Question) (Selection, error) {
	if q.Unverified {
		return t.Select(q.Asked())
	}
	return t.Select(q.Asked(), WithoutUnverified())
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
	if err == nil && r.recent.n > 0 {
		err = mistake{quote(s) + " depends on the incidents", "write the days"}
	}
	if m, ok := err.(mistake); ok {
		err = &SyntaxError{1, m.what, m.hint}
	}
	return Span{r.first, r.last}, err
}

// String returns the form that ParseSpan reads.
func (s Span) String() string { return dateRange{first: s.First, last: s.Last}.String() }

// Words returns the span in words: "from August 2021 to March 2024", "in 2016".
func (s Span) Words() string { return dateRange{first: s.First, last: s.Last}.words() }

// Title returns the span as a title has it, by years or months where it is whole ones: "2021", "April–June 1994", "2–8 May 1994".
func (s Span) Title() string {
	for _, u := range [...]Unit{Years, Months} {
		if s.First == u.Start(s.First) && s.Last == u.End(s.Last) {
			return NewWhen(s.First, s.Last, precisionOf(u)).String()
		}
	}
	return NewWhen(s.First, s.Last, ByDay).String()
}
