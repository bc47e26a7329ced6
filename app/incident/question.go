package incident

// Question is what a reader asks at a desk. The zero Question asks for all that is verified.
type Question struct {
	Query      *Query
	Days       *Span // the brush on the timeline; nil: all time
	Unverified bool  // ask for those too
}

// Span is days from First to Last, both inclusive.
type Span struct{ First, Last Day }

// Answer is what all views of a desk show, found once.
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
	if out.Ground, err = t.find(ground); err != nil {
		return Answer{}, err
	}
	out.Shown = out.Ground
	if q.Days != nil {
		if out.Shown, err = t.find(q); err != nil {
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

// find selects what a question asks for.
func (t *Table) find(q Question) (Selection, error) {
	query := q.Query
	if q.Days != nil {
		query = q.Query.And(&Query{&dates{ranges: []dateRange{{q.Days.First, q.Days.Last}}}})
	}
	if q.Unverified {
		return t.Select(query)
	}
	return t.Select(query, WithoutUnverified())
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
