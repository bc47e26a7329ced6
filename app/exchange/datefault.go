package exchange

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"lectern/app/incident"
	"lectern/app/lazyregexp"
	"lectern/app/problem"
)

// The dates that tell something which has no first and last day, in English.
var (
	seasonForm  = lazyregexp.New(`(?i)\b(?:spring|summer|autumn|winter|season)\b.*[0-9]{4}`)
	epiWeekForm = lazyregexp.New(`(?i)\b(?:epi(?:demiological)?|ew)\b.*[0-9]{4}`)
	aboutForms  = []*lazyregexp.Regexp{
		lazyregexp.New(`(?i)^(?:about|~|≈)\s*(.+)$`),
		lazyregexp.New(`(?i)^(.+?)\s*(?:\?+|\(\?+\)|,? about|\(about\.?\))$`),
	}
	fiscalForm = lazyregexp.New(`(?i)\b(?:fy|fiscal|financial|budget).*[0-9]{4}`)
	beforeForm = lazyregexp.New(`(?i)^(?:(?:before|before to|to|by|not? later than|up to) |pre-?|<=?\s*|≤\s*)(.+)$|^(.+?) or (?:earlier|before)$`)
	afterForm  = lazyregexp.New(`(?i)^(?:(?:after|since|from|to from|as of|following|not? earlier than) |post-?|>=?\s*|≥\s*)(.+)$|^(.+?)(?: ?\+| or (?:later|after)| onwards?| ?(?:[-–—]|to) ?(?:present|now|today|ongoing|date)?)$`)
)

// faultOfForm returns why a date can't be read and what to write instead, of those that mean something; "" for all else.
func faultOfForm(cell string) (what, fix string) {
	if len(cell) > longestDate {
		return "", ""
	}
	english := plainEnglish(cell)
	quoted := "“" + incident.Shorten(cell) + "”"
	const both = "in date and date_end"
	if seasonForm.MatchString(english) {
		return quoted + " is in other months north and south of the equator", "write the first and the last month that are meant, " + both + ", or the year alone"
	}
	if fiscalForm.MatchString(english) {
		return quoted + " is a year that begins in another month from one country to the next", "write its first and its last month, " + both
	}
	if epiWeekForm.MatchString(english) {
		return quoted + " is a week that some begin on Sunday and others on Monday", "write its first and its last day, " + both
	}
	for _, form := range aboutForms {
		if m := form.FindStringSubmatch(english); m != nil && isDated(m[1]) {
			return quoted + " may be another day, month or year than is written", "write the first and the last that it may be, " + both + ", or what is written alone, if that is meant"
		}
	}
	if m := beforeForm.FindStringSubmatch(english); m != nil && isDated(m[1]+m[2]) {
		return quoted + " doesn’t say from when on", "write the first and the last day, month or year that it may be, " + both
	}
	if m := afterForm.FindStringSubmatch(english); m != nil && isDated(m[1]+m[2]) {
		return quoted + " doesn’t say until when", "write the first and the last day, month or year that it may be, " + both
	}
	return "", ""
}

// unreadDate returns the problem of a date of a row that can't be read, where more can be said of it than that it is none.
func (c *conversion) unreadDate(r row) error {
	for i := range c.columns {
		p := &c.columns[i]
		if !p.isDate {
			continue
		}
		if date := c.get(p.name); date == "" || isISODate(date) { // as nearly all are
			continue
		}
		if what, fix := c.faultOfRow(p, r); what != "" {
			return problem.New(problem.BadRow, c.place(), p.name+": "+what, fix)
		}
	}
	return c.newYearProblem(r)
}

// faultOfRow returns why the date of a row can't be read, and what to do; "" where nothing is known of that.
func (c *conversion) faultOfRow(p *planned, r row) (what, fix string) {
	cell, _ := p.cell(r)
	if what, fix = faultOfForm(cell); what != "" {
		return what, fix
	}
	whole := cell
	if year, _ := p.yearElsewhere(r); year != "" && !hasYear(cell) {
		whole = withYear(cell, year)
	}
	quoted := "“" + incident.Shorten(cell) + "”"
	if crossesNewYear(whole) {
		return quoted + " goes over New Year, and of its two days one has a year", "write the year behind each of them"
	}
	if year, number := weekOfYear(inEnglish(asciiDigits(whole))); number != "" {
		return fmt.Sprintf("%s is no week of %s", quoted, year), "correct the week or the year"
	}
	if month, days := monthOfNoDay(whole); days > 0 {
		return fmt.Sprintf("%s is no day: %s has %d days", quoted, month, days), "correct the day, the month or the year"
	}
	if !lacksYear(cell) {
		return "", ""
	}
	fix = "write the year behind it, in a column Year, or for all rows in a file of --map, such as: columns: {date: {from: Date, year: YEAR}}"
	if len(p.from) > 0 {
		fix = strings.Replace(fix, "from: Date", fmt.Sprintf("from: %q", c.sheet.columns[p.from[0]]), 1)
	}
	return quoted + " has no year", fix
}

// newYearProblem returns the problem of a row whose last day is before its first, because both have the year that stands elsewhere.
func (c *conversion) newYearProblem(r row) error {
	first, last := c.get("date"), c.get("date_end")
	if last == "" || last >= first || !isISODate(first) || !isISODate(last) {
		return nil
	}
	at := slices.IndexFunc(c.columns, func(p planned) bool { return p.name == "date_end" })
	if at < 0 {
		return nil
	}
	if cell, _ := c.columns[at].written(r); cell == "" || hasYear(cell) || shortYearForm.MatchString(cell) {
		return nil
	}
	return problem.New(problem.BadRow, c.place(), fmt.Sprintf("the row goes from %s to %s, whose year stands elsewhere: perhaps over New Year", first, last), "write the year behind both days")
}

// crossesNewYear reports whether a date goes from one day or month to another, of which the year is written once, behind the second, and
// the first is later in a year.
func crossesNewYear(cell string) bool {
	english := plainEnglish(cell)
	if !hasYear(english) || !namesMonth(english) && !strings.ContainsAny(english, "./") {
		return false // at once: a file may have many that are no dates
	}
	from, to := sides(english)
	for _, by := range [...]order{dmy, mdy} {
		reader := dateReader{by, day1900}
		last, _ := reader.date(to)
		if !isISODate(last) || len(last) < len("2016-10") || hasYear(from) {
			continue
		}
		first, _ := reader.date(withYear(from, last[:4]))
		if isISODate(first) && len(first) >= len("2016-10") && first[:len("2016-10")] > last[:len("2016-10")] {
			return true
		}
	}
	return false
}

var lateDay = lazyregexp.New(`\b(?:29|30|31)(st|th)?\b`)

// monthOfNoDay returns the month that a date names, and how many days it has, where that is too few for the date; 0 for all else.
func monthOfNoDay(cell string) (month string, days int) {
	if !lateDay.MatchString(cell) {
		return "", 0
	}
	for _, by := range [...]order{dmy, mdy} {
		reader := dateReader{by, day1900}
		if whole, _ := reader.date(cell); isISODate(whole) {
			return "", 0
		}
		earlier, _ := reader.date(lateDay.ReplaceAllString(cell, "28${1}"))
		if day, err := time.Parse(time.DateOnly, earlier); err == nil {
			return day.Format("January 2006"), day.AddDate(0, 1, -day.Day()).Day()
		}
	}
	return "", 0
}
