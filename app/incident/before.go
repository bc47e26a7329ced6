package incident

import "time"

// Before returns the question for as long a time just before the days that a question asks for, and YearsBefore for the same
// days so many years before. They return false where the days have no first or no last.
func (q Question) Before() (Question, bool) {
	return q.at(func(s Span) Span {
		if n := s.months(); n > 0 {
			return Span{s.First.addMonths(-n), s.First - 1}
		}
		return Span{s.First - (s.Last - s.First + 1), s.First - 1}
	})
}

// YearsBefore is described with Before.
func (q Question) YearsBefore(n int) (Question, bool) {
	return q.at(func(s Span) Span {
		if s.months() > 0 { // the last day of a February
			return Span{s.First.addMonths(-12 * n), (s.Last + 1).addMonths(-12*n) - 1}
		}
		return Span{s.First.addMonths(-12 * n), s.Last.addMonths(-12 * n)}
	})
}

// at returns the question with other days instead of those that it asks for.
func (q Question) at(other func(Span) Span) (Question, bool) {
	days := q.Query.Days()
	if q.Days != nil {
		days = Span{max(days.First, q.Days.First), min(days.Last, q.Days.Last)}
	}
	if days.First <= Earliest || days.Last >= Latest || days.First > days.Last {
		return q, false
	}
	moved := other(days)
	if moved.First < Earliest {
		return q, false
	}
	q.Query, q.Days = q.Query.withoutDays(), &moved
	return q, true
}

// withoutDays returns the query without the terms that Days reads.
func (q *Query) withoutDays() *Query {
	var parts and
	for _, n := range q.partsOrNone() {
		if d, ok := n.(*dates); !ok || d.end != nil {
			parts = append(parts, n)
		}
	}
	return queryOf(parts)
}

// months returns how many months the span is, or 0 if it isn't whole months.
func (s Span) months() int {
	y, m, d := s.First.Date()
	if d != 1 || Months.End(s.Last) != s.Last {
		return 0
	}
	ly, lm, _ := s.Last.Date()
	return 12*(ly-y) + int(lm-m) + 1
}

// addMonths returns the same day of another month, or its last day if it has no such day.
func (d Day) addMonths(n int) Day {
	y, m, day := d.Date()
	first := DayOf(y, m+time.Month(n), 1)
	return min(first+Day(day-1), Months.End(first))
}
