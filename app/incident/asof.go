package incident

// SetAsOf tells the table to which day its incidents are known; without it that is told by the incidents. It must come
// before any Parse or Select of what is counted from it.
func (t *Table) SetAsOf(day Day) { t.asOf = func() Day { return day } }

// AsOf returns the day to which the incidents are known, from which the last 90 days are counted: the day that was set,
// else the last on which one is known to have happened, or to have begun where its days are not known.
func (t *Table) AsOf() Day { return t.asOf() }

// lastKnown returns the day to which the incidents say that they are known.
func (t *Table) lastKnown() Day {
	last := Earliest
	for row := range Row(t.Len()) {
		day := Day(t.first[row])
		if t.When(row).Precision == ByDay {
			day = Day(t.last[row])
		}
		last = max(last, day)
	}
	return last
}

// ParseSpan reads days as the function of that name does, and recent times of the table: last-90-days.
func (t *Table) ParseSpan(s string) (Span, error) {
	if r, is, err := parseRecent(s); is && err == nil {
		return Span{r.until(t.AsOf()), t.AsOf()}, nil
	}
	return ParseSpan(s)
}

// settle gives the recent times of a query their days.
func (t *Table) settle(q *Query) {
	if q == nil || q.root == nil {
		return
	}
	eachTerm(q.root, func(n node) {
		if d, ok := n.(*dates); ok {
			for i, r := range d.ranges {
				d.ranges[i] = r.in(t)
			}
		}
	})
}

// in returns the range with its days in a table.
func (r dateRange) in(t *Table) dateRange {
	if r.recent.n > 0 {
		r.last = t.AsOf()
		r.first = r.recent.until(r.last)
	}
	return r
}

// eachTerm calls f for every term of a query.
func eachTerm(n node, f func(node)) {
	switch n := n.(type) {
	case and:
		for _, one := range n {
			eachTerm(one, f)
		}
	case or:
		eachTerm(and(n), f)
	case not:
		eachTerm(n.node, f)
	default:
		f(n)
	}
}
