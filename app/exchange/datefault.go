package exchange

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"lectern/app/incident"
	"lectern/app/problem"
)

// The dates that tell something which has no first and last day, in English.
var (
	seasonForm  = regexp.MustCompile(`(?i)\b(?:spring|summer|autumn|winter|season)\b.*[0-9]{4}`)
	epiWeekForm = regexp.MustCompile(`(?i)\b(?:epi(?:demiological)?|ew)\b.*[0-9]{4}`)
	aboutForms  = []*regexp.Regexp{
		regexp.MustCompile(`(?i)^(?:about|~|≈)\s*(.+)$`),
		regexp.MustCompile(`(?i)^(.+?)\s*(?:\?+|\(\?+\)|,? about|\(about\.?\))$`),
	}
	fiscalForm = regexp.MustCompile(`(?i)\b(?:fy|fiscal|financial|budget).*[0-9]{4}`)
	beforeForm = regexp.MustCompile(`(?i)^(?:(?:before|before to|to|by|not? later than|up to) |pre-?|<=?\s*|≤\s*)(.+)$|^(.+?) or (?:earlier|before)$`)
	afterForm  = regexp.MustCompile(`(?i)^(?:(?:after|since|from|to from|as of|following|not? earlier than) |post-?|>=?\s*|≥\s*)(.+)$|^(.+?)(?: ?\+| or (?:later|after)| onwards?| ?(?:[-–—]|to) ?(?:present|now|today|ongoing|date)?)$`)
)

// dateFault returns why a date can't be read and what to write instead, of those that mean something; "" for all else.
func dateFault(cell string) (what, fix string) {
	if len(cell) > longestDate {
		return "", ""
	}
	english := strings.Join(strings.Fields(inEnglish(asciiDigits(cell))), " ")
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
	date := c.get("date")
	if date == "" || isISODate(date) { // as nearly all are
		return nil
	}
	at := slices.IndexFunc(c.columns, func(p planned) bool { return p.name == "date" })
	if at < 0 {
		return nil
	}
	p := &c.columns[at]
	cell, _ := p.cell(r)
	what, fix := dateFault(cell)
	if what == "" && lacksYear(cell) {
		what = "“" + incident.Shorten(cell) + "” has no year"
		fix = "write the year behind it, in a column Year, or for all rows in a file of --map, such as: columns: {date: {from: Date, year: YEAR}}"
		if len(p.from) > 0 {
			fix = strings.Replace(fix, "from: Date", fmt.Sprintf("from: %q", c.sheet.columns[p.from[0]]), 1)
		}
	}
	if what == "" {
		return nil
	}
	return problem.New(problem.BadRow, c.place(), "date: "+what, fix)
}
