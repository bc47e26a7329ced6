package incident

import "fmt"

// When is the time of an incident: it happened on, or lasted for, days from First to Last, both
// inclusive. Precision is the unit to which the days are known; both ends are whole units of it, unless they are known.
type When struct {
	First, Last Day
	Precision   DatePrecision
}

// NewWhen returns the time from first to last, both widened to whole units of the precision.
func NewWhen(first, last Day, p DatePrecision) When {
	u := p.Unit()
	return When{u.Start(first), u.End(last), p}
}

// ParseWhen reads the cells date, date_end and date_precision; the last two may be empty. The
// precision is the coarsest of those of the two dates and of the column. Where date_end is written, both ends stay.
func ParseWhen(date, end, precision string) (When, error) {
	first, unit, err := parsePeriod(date)
	if err != nil {
		return When{}, err
	}
	p := precisionOf(unit)
	last := unit.End(first)
	if end != "" {
		from, unit, err := parsePeriod(end)
		if err != nil {
			return When{}, err
		}
		if last = unit.End(from); last < first {
			return When{}, mistake{"date_end " + quote(end) + " is before date " + quote(date), "swap them"}
		}
		p = max(p, precisionOf(unit))
	}
	if precision != "" {
		stated, ok := ParseDatePrecision(precision)
		if !ok {
			return When{}, choiceMistake("date_precision", precision, datePrecisions[:])
		}
		p = max(p, stated)
	}
	if end != "" {
		return When{first, last, p}, nil
	}
	return NewWhen(first, last, p), nil
}

// widened returns the time in whole units of its precision. A span of several days stays: both ends are known.
func (w When) widened() When {
	if w.First < w.Last {
		return w
	}
	return NewWhen(w.First, w.Last, w.Precision)
}

func precisionOf(u Unit) DatePrecision {
	switch u {
	case Weeks:
		return ByWeek
	case Months:
		return ByMonth
	case Years:
		return ByYear
	}
	return ByDay
}

// Cells returns the forms that incidents.csv takes: date, and date_end where it is needed.
func (w When) Cells() (date, end string) {
	u := w.Precision.Unit()
	if u.Start(w.First) != w.First || u.End(w.Last) != w.Last { // a span that is known to the day, of one day too
		return Days.Label(w.First), Days.Label(w.Last)
	}
	date = u.Label(w.First)
	if u.End(w.First) < w.Last {
		end = u.Label(w.Last)
	}
	return date, end
}

// IsWithinYears reports whether a time that is known no closer than to years lies within some months, such as one somewhere
// between March and July.
func (w When) IsWithinYears() bool {
	whole := Years.Start(w.First) == w.First && Years.End(w.Last) == w.Last
	return w.Precision == ByYear && !whole && Months.Start(w.First) != Months.Start(w.Last)
}

// String returns the time in words: "3 January 2024", "October 2016", "2–3 August 2020".
func (w When) String() string {
	switch w.Precision {
	case ByWeek:
		if w.Last-w.First < 7 {
			return "week of " + w.First.Words()
		}
		return "weeks of " + daySpan(w.First, w.Last)
	case ByMonth:
		return monthSpan(w.First, w.Last, "–", " – ")
	case ByYear:
		if w.IsWithinYears() {
			return monthSpan(w.First, w.Last, "–", " – ")
		}
		a, _, _ := w.First.Date()
		b, _, _ := w.Last.Date()
		if a == b {
			return fmt.Sprint(a)
		}
		return fmt.Sprintf("%d–%d", a, b)
	}
	return daySpan(w.First, w.Last)
}

func daySpan(first, last Day) string {
	a, b := first.Time(), last.Time()
	switch {
	case first == last:
		return first.Words()
	case Months.Start(first) == Months.Start(last):
		return a.Format("2") + "–" + last.Words()
	case a.Year() == b.Year():
		return a.Format("2 January") + " – " + last.Words()
	}
	return first.Words() + " – " + last.Words()
}

// monthSpan joins two months: by tight where they share a year, by wide where they don't.
func monthSpan(first, last Day, tight, wide string) string {
	a, b := first.Time(), last.Time()
	switch {
	case Months.Start(first) == Months.Start(last):
		return b.Format("January 2006")
	case a.Year() == b.Year():
		return a.Format("January") + tight + b.Format("January 2006")
	}
	return a.Format("January 2006") + wide + b.Format("January 2006")
}
