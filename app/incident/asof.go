package incident

// SetAsOf tells the table to which day its incidents are known; without it that is told by the incidents. It must come
// before any Parse or Select.
func (t *Table) SetAsOf(day Day) { t.asOf = &day }

// AsOf returns the day to which the incidents are known, from which the last 90 days are counted: the day that was set,
// else the last on which one is known to have happened, or to have begun where its days are not known.
func (t *Table) AsOf() Day {
	if t.asOf != nil {
		return *t.asOf
	}
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
		d, ok := n.(*dates)
		if !ok {
			return
		}
		for i, r := range d.ranges {
			if r.recent.n > 0 {
				d.ranges[i].last = t.AsOf()
				d.ranges[i].first = r.recent.until(d.ranges[i].last)
			}
		}
	})
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
