package incident

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

var (
	// shortYear is the form of a date whose year has two digits: nothing tells its century.
	shortYear = regexp.MustCompile(`^[0-9]{1,2}([-/. ])([0-9]{1,2}|[A-Za-z]{3,9})[-/. ][0-9]{2}$`)
	// monthAndNumber is the form of a date of which nothing tells whether it ends with a year or with a day: Mar-24.
	monthAndNumber = regexp.MustCompile(`^[A-Za-z]{3,9}[-/. ]'?[0-9]{1,2}$`)
)

// parsePeriod reads 2016, 2016-10, 2016-W41 or 2016-10-24: the first day, and the unit that it is
// written to.
func parsePeriod(s string) (Day, Unit, error) {
	if len(s) == len("2016-10-24") && s[4] == '-' && s[7] == '-' { // the form of nearly all
		year, okY := digits(s[:4], 4)
		month, okM := digits(s[5:7], 2)
		day, okD := digits(s[8:], 2)
		if okY && okM && okD && year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= 28 {
			return DayOf(year, time.Month(month), day), Days, nil
		}
	}
	parts := strings.Split(s, "-")
	year, ok := digits(parts[0], 4)
	if !ok || year == 0 || len(parts) > 3 {
		if shortYear.MatchString(s) {
			return 0, 0, mistake{quote(s) + " is not a date, for its year has two digits", "write all four digits of the year"}
		}
		if monthAndNumber.MatchString(s) {
			return 0, 0, mistake{quote(s) + " is not a date, for it has no year of four digits", "write all four digits of the year"}
		}
		return 0, 0, mistake{quote(s) + " is not a date", "write 2016, 2016-10, 2016-W41 or 2016-10-24"}
	}
	switch {
	case len(parts) == 1:
		return DayOf(year, time.January, 1), Years, nil
	case len(parts) == 2 && strings.HasPrefix(parts[1], "W"):
		return parseWeek(s, year, parts[1][1:])
	}
	month, ok := digits(parts[1], 2)
	if !ok || month < 1 || month > 12 {
		return 0, 0, mistake{quote(s) + " has no month from 01 to 12", "write 2016-10 or 2016-10-24"}
	}
	first := DayOf(year, time.Month(month), 1)
	if len(parts) == 2 {
		return first, Months, nil
	}
	day, ok := digits(parts[2], 2)
	if !ok {
		return 0, 0, mistake{quote(s) + " is not a date", dayHint(parts[2])}
	}
	if last := int(Months.End(first)-first) + 1; day < 1 || day > last {
		return 0, 0, mistake{
			quote(s) + " is not a day",
			fmt.Sprintf("%s has %d days, written 01 to %d", first.Time().Format("January 2006"), last, last),
		}
	}
	return first + Day(day-1), Days, nil
}

var (
	quarterName = regexp.MustCompile(`(?i)^Q[0-9]$`)
	quarterForm = regexp.MustCompile(`(?i)^([0-9]{4})[-/ ]?Q([0-9]+)$`)
	decadeForm  = regexp.MustCompile(`^([0-9]{3})0s$`)
	quarterLast = regexp.MustCompile(`(?i)^Q([0-9]+)[-/ ]?([0-9]{4})$`)
)

// parseQueryPeriod reads what parsePeriod does, and decades and quarters, which no incident is dated to: 2010s, 2023-Q1.
// Q1-2023 is read, too.
func parseQueryPeriod(s string) (Day, Unit, error) {
	if m := decadeForm.FindStringSubmatch(s); m != nil {
		if y, _ := digits(m[1]+"0", 4); y > 0 {
			return DayOf(y, time.January, 1), Decades, nil
		}
	}
	m := quarterForm.FindStringSubmatch(s)
	if m == nil {
		if m = quarterLast.FindStringSubmatch(s); m == nil {
			return parsePeriod(s)
		}
		m[1], m[2] = m[2], m[1]
	}
	year, quarter := m[1], m[2]
	y, _ := digits(year, 4)
	if quarter < "1" || quarter > "4" || len(quarter) > 1 || y == 0 {
		return 0, 0, mistake{quote(s) + " has no quarter from 1 to 4", "write 2016-Q1 to 2016-Q4"}
	}
	return DayOf(y, time.Month(3*(quarter[0]-'1')+1), 1), Quarters, nil
}

// dayHint says what to do about what stands where a day should.
func dayHint(s string) string {
	if len(s) > 2 && strings.ContainsAny(s[2:3], "T ") {
		return "leave the time of day out: write 2016-10-24"
	}
	if len(s) > 2 && onlyDigits(s[:2]) == s[:2] {
		return "leave out what stands behind the day, as in 2016-10-04"
	}
	return "write the day with two digits, as in 2016-10-04"
}

func parseWeek(s string, year int, text string) (Day, Unit, error) {
	// 4 January is always in week 1, and 28 December in the last.
	_, last := DayOf(year, time.December, 28).Time().ISOWeek()
	week, ok := digits(text, 2)
	if !ok || week < 1 || week > last {
		return 0, 0, mistake{quote(s) + " is not a week", fmt.Sprintf("%04d has weeks W01 to W%d", year, last)}
	}
	return Weeks.Start(DayOf(year, time.January, 4)) + Day(7*(week-1)), Weeks, nil
}

// digits reads exactly n decimal digits.
func digits(s string, n int) (int, bool) {
	if len(s) != n {
		return 0, false
	}
	v := 0
	for i := range n {
		if !isDigit(s[i]) {
			return 0, false
		}
		v = 10*v + int(s[i]-'0')
	}
	return v, true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
