package exchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"lectern/app/lazyregexp"
)

// What reading a date that is no single day, month or year may change.
const (
	periodRead = "dates from one day to another read as date and date_end"
	vagueRead  = "early, middle or late in a month or year read as all of it"
)

const monthWord = `([\pL.]+)`

var (
	// quarterForms have the number of a quarter and its year, or the year before it. T is French and Spanish.
	quarterForms = []*lazyregexp.Regexp{
		lazyregexp.New(`(?i)^(?:q|t|quarter )([1-4])[ ,/-]*([0-9]{4})$`),
		lazyregexp.New(`(?i)^([1-4]|i{1,3}|iv)(?:st|nd|rd|th)? ?quarter(?: of)?,? ([0-9]{4})$`),
		lazyregexp.New(`(?i)^quarter ([1-4])(?:st|nd|rd|th)(?: of)?,? ([0-9]{4})$`),
	}
	quarters    = lazyregexp.New(`(?i)^(?:([0-9]{4})[ ,/-]*)?q([1-4])\s*(?:[-–—/]|to)\s*q([1-4])(?:[ ,/-]*([0-9]{4}))?$`)
	yearQuarter = lazyregexp.New(`(?i)^([0-9]{4})[ ,/-]*q([1-4])$`)
	halfForm    = lazyregexp.New(`(?i)^(?:h([12])[ ,/-]*([0-9]{4})|([0-9]{4})[ ,/-]*h([12]))$`)
	halfWords   = lazyregexp.New(`(?i)^(?:([12]|ii?)(?:st|nd)? ?(?:half|h)|half ([12])(?:st|nd)?)(?: of)? ([0-9]{4})$`)
	decadeForm  = lazyregexp.New(`(?i)^(?:decade ([0-9]{3})0|([0-9]{3})0['’]?(?:s|er|-?е|-?х)(?: decade)?)$`)
	vagueForm   = lazyregexp.New(`(?i)^(?:to )?(?:early|mid|late|(?:[1-5](?:st|nd|rd|th)?|last) (?:week|half|third)|(?:1st|last) days)(?: of)?[ -]+(.+)$`)
	// 1.–3.5.2024, 1./2.5.2024 and, where the day comes first, 1–3/5/2024.
	daysInFigures = lazyregexp.New(`^([0-9]{1,2})\.?\s*([-–—/])\s*([0-9]{1,2})([./])([0-9]{1,2})[./]([0-9]{4})$`)
	// 05.05.2012-07.05.2012, 28.05.-02.06.2012.
	bothInFigures = lazyregexp.New(`^([0-9]{1,2}[./][0-9]{1,2})[./]?([0-9]{4})?\s*[-–—]\s*([0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4})$`)
	// Where both days have one month it is written once: 3–5 March 2024, night of 3/4 March 2024, March 3–5, 2024. Two that are joined
	// by and, or by or, are no span unless they follow each other.
	daysMonth = lazyregexp.New(`(?i)^(?:nights? of |nights? )?(from |between )?([0-9]{1,2})(?:st|nd|rd|th|\.)?\s*([-–—/&]|to|and|or)\s*([0-9]{1,2})(?:st|nd|rd|th|\.)?[ -]` + monthWord + `[ ,-]+([0-9]{4})$`)
	monthDays = lazyregexp.New(`(?i)^(from |between )?` + monthWord + ` ([0-9]{1,2})(?:st|nd|rd|th)?\s*([-–—/&]|to|and|or)\s*([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})$`)
	// March–April 2024, Dec 2023-Jan 2024, 2019–2021.
	months = lazyregexp.New(`(?i)^(?:from )?` + monthWord + `(?: ([0-9]{4}))?\s*([-–—/]|to)\s*` + monthWord + ` ([0-9]{4})$`)
	years  = lazyregexp.New(`^(?:from )?([0-9]{4})\s*(?:[-–—/]|to)\s*([0-9]{4})$`)
	// A year and the two digits of one that follows: 2012/13 is a fiscal year or a season, and 2010–11 no month.
	yearPair  = lazyregexp.New(`^([0-9]{4})/([0-9]{2})$`)
	yearsDash = lazyregexp.New(`^([0-9]{4})\s*[–—]\s*([0-9]{2})$`)
	// The interval of ISO 8601-1, 5.5, whose end may leave out what it has in common with the beginning, unless that is a year.
	interval = lazyregexp.New(`^([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)(?:\s*[/–—]\s*| - )([0-9]{2,4}(?:-[0-9]{2}){0,2})$`)
	fromTo   = lazyregexp.New(`(?i)^(?:from )?(.+?)(?:\s*(?:[–—]|\.\.)\s*| - | to )(.+)$`)
	between  = lazyregexp.New(`(?i)^between (.+?) and (.+)$`)
)

// dates returns what date does, and the last date, or "", of one that goes from one to another.
func (d dateReader) dates(cell string) (first, last string, changes []string) {
	if !strings.ContainsFunc(cell, unicode.IsDigit) {
		return cell, "", nil // at once: a file may have a million of them
	}
	first, changes = d.date(cell)
	if isISODate(first) {
		return first, "", changes
	}
	if from, to, more := d.period(cell); from != "" {
		return from, to, more
	}
	return first, "", changes
}

// wholePeriods read what is no single day, month or year, and not told by two dates: its first and its last date, or "" for all else.
var wholePeriods = [...]struct {
	read    func(english string) (first, last string)
	changes []string
}{
	{monthsOf, []string{periodRead}},
	{readWeeks, []string{periodRead, weekRead}},
	{yearsOf, []string{periodRead}},
}

// period returns the first and the last date of one that is no single day, month or year, as incidents.csv has them, and what that changes.
// Last is "" where it is as first, and both are where it doesn't understand the cell.
func (d dateReader) period(cell string) (first, last string, changes []string) {
	if len(cell) > longestDate {
		return "", "", nil
	}
	plain := plainEnglish(cell)
	if plain == "" {
		return "", "", nil
	}
	for _, whole := range wholePeriods {
		if first, last = whole.read(plain); first != "" {
			return first, last, whole.changes
		}
	}
	if m := daysInFigures.FindStringSubmatch(plain); m != nil && (m[4] == "." || d.by == dmy) {
		from, to := daysOf("", m[1], m[2], m[3], "")
		return d.span(dateOf(m[6], m[5], strings.TrimSpace(from)), dateOf(m[6], m[5], strings.TrimSpace(to)))
	}
	if m := vagueForm.FindStringSubmatch(plain); m != nil {
		if first, last, changes = d.vague(m[1]); first != "" {
			return first, last, changes
		}
	}
	return d.span(sides(plain))
}

// span returns what period does of the dates in English that it goes from and to. The first may lack its year.
func (d dateReader) span(from, to string) (first, last string, changes []string) {
	if from == "" || to == "" {
		return "", "", nil
	}
	all := []string{periodRead}
	for _, side := range []*string{&from, &to} { // from early March to mid-April
		if m := vagueForm.FindStringSubmatch(*side); m != nil {
			*side, all = m[1], []string{periodRead, vagueRead}
		}
	}
	if begins, _ := monthsOf(from); begins != "" { // from a quarter to a quarter
		from = begins
	}
	if _, ends := monthsOf(to); ends != "" {
		to = ends
	}
	last, changes = d.date(to)
	if !isISODate(last) {
		return "", "", nil
	}
	first, more := d.date(from)
	if !isISODate(first) { // the year is written once
		first, more = d.date(withYear(from, last[:4]))
	}
	isInOrder := first <= last || strings.HasPrefix(first, last) // 30 March to March
	if !isISODate(first) || !isInOrder || strings.Contains(first, "W") != strings.Contains(last, "W") {
		return "", "", nil
	}
	if first == last {
		last = ""
	}
	for _, change := range append(more, changes...) {
		if change != otherDate { // which this is in any case
			all = append(all, change)
		}
	}
	return first, last, all
}

// vague returns the month, year or years of which a date is a part that is not told exactly, or "".
func (d dateReader) vague(of string) (first, last string, changes []string) {
	switch first, _ = d.date(of); {
	case !isISODate(first):
		first, last, _ = d.period(of)
		return first, last, []string{vagueRead}
	case len(first) == len("2016-10-24"):
		return "", "", nil
	}
	return first, "", []string{vagueRead}
}

// monthsOf returns the first and the last month of a quarter or half of a year, or "".
func monthsOf(cell string) (first, last string) {
	if !strings.ContainsAny(cell, "qQhHtT") {
		return "", ""
	}
	if m := quarters.FindStringSubmatch(cell); m != nil && m[2] < m[3] && isYear(m[1]+m[4]) {
		first, _ = monthsOf("Q" + m[2] + " " + m[1] + m[4])
		_, last = monthsOf("Q" + m[3] + " " + m[1] + m[4])
		return first, last
	}
	if m := halfWords.FindStringSubmatch(cell); m != nil {
		number := romanFigures.Replace(strings.ToLower(m[1] + m[2]))
		return monthsOf("H" + number + " " + m[3])
	}
	if year, quarter := readQuarter(cell); quarter > 0 {
		return fmt.Sprintf("%s-%02d", year, 3*quarter-2), fmt.Sprintf("%s-%02d", year, 3*quarter)
	}
	m := halfForm.FindStringSubmatch(cell)
	switch {
	case m == nil:
		return "", ""
	case m[1]+m[4] == "1":
		return m[2] + m[3] + "-01", m[2] + m[3] + "-06"
	}
	return m[2] + m[3] + "-07", m[2] + m[3] + "-12"
}

var romanFigures = strings.NewReplacer("iv", "4", "iii", "3", "ii", "2", "i", "1")

// yearsOf returns the years of 2012/13, of which the second follows the first, of 2010–15 or of the 1990s, or "".
func yearsOf(cell string) (first, last string) {
	if m := decadeForm.FindStringSubmatch(cell); m != nil {
		return m[1] + m[2] + "0", m[1] + m[2] + "9"
	}
	dash := yearsDash.FindStringSubmatch(cell)
	m := dash
	if m == nil {
		m = yearPair.FindStringSubmatch(cell)
	}
	if m == nil {
		return "", ""
	}
	from, _ := strconv.Atoi(m[1])
	to, _ := strconv.Atoi(m[2])
	if to += from / 100 * 100; to < from {
		to += 100
	}
	if dash == nil && to != from+1 || to == from || to > from+50 {
		return "", ""
	}
	return m[1], fmt.Sprintf("%04d", to)
}

// readQuarter returns the year and the number of a quarter, or 0.
func readQuarter(cell string) (year string, quarter int) {
	if m := yearQuarter.FindStringSubmatch(cell); m != nil {
		quarter, _ = strconv.Atoi(m[2])
		return m[1], quarter
	}
	for _, form := range quarterForms {
		if m := form.FindStringSubmatch(cell); m != nil {
			quarter, _ = strconv.Atoi(romanFigures.Replace(strings.ToLower(m[1])))
			return m[2], quarter
		}
	}
	return "", 0
}

// sides returns the two dates that a cell goes from and to, or "". The first may lack its year.
func sides(cell string) (from, to string) {
	if cell == "" || !isJoined(cell) {
		return "", ""
	}
	if m := daysMonth.FindStringSubmatch(cell); m != nil {
		return daysOf(m[1], m[2], m[3], m[4], m[5]+" "+m[6])
	}
	if beginsWithFigure(cell) {
		if m := bothInFigures.FindStringSubmatch(cell); m != nil {
			if m[2] == "" {
				return m[1], m[3]
			}
			return m[1] + m[1][strings.IndexAny(m[1], "./"):][:1] + m[2], m[3]
		}
		if m := interval.FindStringSubmatch(cell); m != nil {
			from, to = m[1], m[2]
			if len(to) < len(from) {
				to = from[:len(from)-len(to)] + to
			}
			return from, to
		}
	} else {
		if m := monthDays.FindStringSubmatch(cell); m != nil {
			return daysOf(m[1], m[3], m[4], m[5], m[2]+" "+m[6])
		}
		if m := months.FindStringSubmatch(cell); m != nil && (m[3] != "/" || monthOf(strings.ToLower(m[4])) == monthOf(strings.ToLower(m[1]))%12+1) {
			return strings.TrimSpace(m[1] + " " + m[2]), m[4] + " " + m[5]
		}
	}
	for _, form := range []*lazyregexp.Regexp{years, between, fromTo} {
		if m := form.FindStringSubmatch(cell); m != nil {
			return m[1], m[2]
		}
	}
	return "", ""
}

// beginsWithFigure tells which of the forms above may fit, sooner than they do.
func beginsWithFigure(cell string) bool { return cell[0] >= '0' && cell[0] <= '9' }

// isJoined reports whether a sign or a word of the forms above stands in a cell, which is told sooner than whether one of them fits.
func isJoined(cell string) bool {
	small := strings.ToLower(cell)
	return strings.ContainsAny(cell, "-–—/&") || slices.ContainsFunc([]string{"to", "and", "or", ".."}, func(word string) bool { return strings.Contains(small, word) })
}

// daysOf returns two days of a month as dates, or "" where they are two days and no span.
func daysOf(word, first, joined, last, month string) (from, to string) {
	a, _ := strconv.Atoi(first)
	b, _ := strconv.Atoi(last)
	isList := strings.Contains("&/", joined) || strings.EqualFold(joined, "and") || strings.EqualFold(joined, "or")
	if isList && word == "" && b != a+1 {
		return "", ""
	}
	return first + " " + month, last + " " + month
}

// datesInAnyOrder reads a cell as a dateReader does, day first or else month first.
func datesInAnyOrder(cell string) (first, last string, ok bool) {
	for _, by := range [...]order{dmy, mdy} {
		if by == mdy && !strings.ContainsAny(cell, "/.-") {
			break // nothing has an order
		}
		if first, last, _ = (dateReader{by, day1900}).dates(cell); isISODate(first) {
			return first, last, true
		}
	}
	return "", "", false
}
