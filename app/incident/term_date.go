package incident

import "strings"

// dates is a term for ranges of days: it finds the incidents that overlap one, or with within those surely
// inside.
type dates struct {
	within bool
	end    *field // the field of the first or last day, which alone must lie in a range; nil: the whole time
	ranges []dateRange
}

// A dateRange is inclusive; Earliest and Latest are open ends.
type dateRange struct {
	first, last Day
	recent      recent // its days are those to the day of the table
}

func newDates(p *parser, name string, values []value) (node, error) {
	d := &dates{within: name == "date.within"}
	if f := fieldByName[name]; f.days != nil {
		d.end = f
	}
	for _, v := range values {
		r, err := parseDateRange(v.text)
		if err != nil {
			return nil, p.locate(v.column, err)
		}
		d.ranges = append(d.ranges, r)
	}
	return d, nil
}

func parseDateRange(s string) (dateRange, error) {
	r := dateRange{first: Earliest, last: Latest}
	if back, is, err := parseRecent(s); is {
		r.recent = back
		return r, err
	}
	if op, date := splitOperator(s); op != "" {
		first, unit, err := parseQueryPeriod(date)
		if err != nil {
			return r, err
		}
		switch op {
		case ">=":
			r.first = first
		case ">":
			r.first = unit.End(first) + 1
		case "<=":
			r.last = unit.End(first)
		case "<":
			r.last = first - 1
		}
		if r.first > Latest || r.last < Earliest {
			return r, mistake{quote(s) + " can never be", "years go from 0001 to 9999"}
		}
		return r, nil
	}
	from, to, ranged := strings.Cut(s, "..")
	if !ranged {
		to = from
	}
	if from == "" && to == "" {
		return r, mistake{"the range has no end", "write 2021-08.., ..2022 or 2021..2022"}
	}
	if from != "" {
		first, _, err := parseQueryPeriod(from)
		if err != nil {
			return r, err
		}
		r.first = first
	}
	if to != "" {
		first, unit, err := parseQueryPeriod(to)
		if err != nil {
			return r, err
		}
		r.last = min(Latest, unit.End(first))
	}
	if r.first > r.last {
		return r, mistake{"the range " + quote(s) + " ends before it begins", "swap its ends"}
	}
	return r, nil
}

func (d *dates) plan(t *Table) (filter, error) {
	parts := make([]filter, len(d.ranges))
	for i, r := range d.ranges {
		r = r.in(t)
		lowEnd, highEnd := t.last, t.first // overlap: it ends after the first day and begins before the last
		if d.within {
			lowEnd, highEnd = t.first, t.last
		}
		if d.end != nil {
			lowEnd, highEnd = d.end.days(t), d.end.days(t)
		}
		var ends []filter
		if r.first > Earliest {
			ends = append(ends, keepRange(lowEnd, int32(r.first), int32(Latest)))
		}
		if r.last < Latest {
			ends = append(ends, keepRange(highEnd, int32(Earliest), int32(r.last)))
		}
		parts[i] = allOf(ends...)
	}
	return anyOf(parts...), nil
}

func (d *dates) write(b *strings.Builder) {
	prefix := "date:"
	if d.within {
		prefix = "date.within:"
	}
	if d.end != nil {
		prefix = d.end.Name + ":"
	}
	values := make([]string, len(d.ranges))
	for i, r := range d.ranges {
		values[i] = r.String()
	}
	writeTerm(b, prefix, values)
}

// String returns the range with each end in the coarsest unit that is exact.
func (r dateRange) String() string {
	if r.recent.n > 0 {
		return r.recent.String()
	}
	for _, u := range []Unit{Years, Quarters, Months, Weeks, Days} {
		if u.Start(r.first) == r.first && u.End(r.first) == r.last {
			return u.Label(r.first)
		}
	}
	if r.first == Earliest && r.last == Latest {
		return Years.Label(r.first) + ".." + Years.Label(r.last)
	}
	s := ".."
	if r.first > Earliest {
		s = startUnit(r.first).Label(r.first) + s
	}
	if r.last < Latest {
		s += endUnit(r.last).Label(r.last)
	}
	return s
}

func startUnit(d Day) Unit {
	for _, u := range []Unit{Years, Months} {
		if u.Start(d) == d {
			return u
		}
	}
	return Days
}

func endUnit(d Day) Unit {
	for _, u := range []Unit{Years, Months} {
		if u.End(d) == d {
			return u
		}
	}
	return Days
}

func (d *dates) words() string {
	values := make([]string, len(d.ranges))
	for i, r := range d.ranges {
		values[i] = r.words()
	}
	if d.within {
		return "surely " + Alternatives(values)
	}
	if d.end != nil {
		return d.end.Words + " " + Alternatives(values)
	}
	return Alternatives(values)
}

func (r dateRange) words() string {
	if r.recent.n > 0 {
		return r.recent.words(r.last)
	}
	for _, u := range []Unit{Years, Quarters, Months, Weeks, Days} {
		if u.Start(r.first) == r.first && u.End(r.first) == r.last {
			return [...]string{Days: "on ", Weeks: "in the ", Months: "in ", Quarters: "in the ", Years: "in "}[u] + periodWords(r.first, u)
		}
	}
	first, last := periodWords(r.first, startUnit(r.first)), periodWords(r.last, endUnit(r.last))
	switch {
	case r.first == Earliest:
		return "up to " + last
	case r.last == Latest:
		return "from " + first
	}
	return "from " + first + " to " + last
}

func periodWords(d Day, u Unit) string {
	switch u {
	case Years:
		return d.Time().Format("2006")
	case Months:
		return d.Time().Format("January 2006")
	case Quarters:
		return [...]string{"first", "second", "third", "fourth"}[(d.Time().Month()-1)/3] + " quarter of " + d.Time().Format("2006")
	case Weeks:
		return "week of " + Weeks.Start(d).Words()
	}
	return d.Words()
}
