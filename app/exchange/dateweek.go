package exchange

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"lectern/app/lazyregexp"
)

// weekRead is what reading a week by its number changes.
const weekRead = "weeks by their number read as those of ISO 8601, from Monday to Sunday"

var (
	isoWeek  = lazyregexp.New(`^([0-9]{4})[ /-]?W([0-9]{2})(?:-?([1-7]))?$`)
	weekForm = lazyregexp.New(`(?i)^(?:week|w)\.? ?([0-9]{1,2})(?:st|nd|rd|th)?[ ,/-]*(?:of )?([0-9]{4})$`)
	nthWeek  = lazyregexp.New(`(?i)^([0-9]{1,2})(?:st|nd|rd|th)? ?week(?: of)?[ ,/-]*([0-9]{4})$`)
	yearWeek = lazyregexp.New(`(?i)^([0-9]{4})[ ,/-]*(?:week|w) ?([0-9]{1,2})$`)
	weeks    = lazyregexp.New(`(?i)^weeks? ([0-9]{1,2})\s*(?:[-–—/]|to|and)\s*([0-9]{1,2})[ ,/-]*(?:of )?([0-9]{4})$`)
)

// readWeek returns a week, or a day by its week, that is told by its number, and what reading it changes; "" for all else and for weeks
// that a year doesn't have.
func readWeek(cell string) (date, change string) {
	if !strings.ContainsAny(cell, "wW") {
		return "", ""
	}
	if m := isoWeek.FindStringSubmatch(cell); m != nil {
		week := weekOf(m[1], m[2])
		if m[3] == "" || week == "" {
			return week, otherDate
		}
		year, _ := strconv.Atoi(m[1])
		number, _ := strconv.Atoi(m[2])
		day, _ := strconv.Atoi(m[3])
		january4 := time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC) // which is in the first week
		monday := january4.AddDate(0, 0, -(int(january4.Weekday())+6)%7)
		return monday.AddDate(0, 0, 7*(number-1)+day-1).Format(time.DateOnly), otherDate
	}
	if year, number := weekOfYear(cell); number != "" {
		return weekOf(year, number), weekRead
	}
	return "", ""
}

// weekOfYear returns the year and the number of a week, which the year need not have, or "".
func weekOfYear(cell string) (year, number string) {
	for _, form := range [...]*lazyregexp.Regexp{weekForm, nthWeek} {
		if m := form.FindStringSubmatch(cell); m != nil {
			return m[2], m[1]
		}
	}
	if m := yearWeek.FindStringSubmatch(cell); m != nil {
		return m[1], m[2]
	}
	return "", ""
}

// readWeeks returns the first and the last week of several of a year, or "".
func readWeeks(cell string) (first, last string) {
	m := weeks.FindStringSubmatch(cell)
	if m == nil {
		return "", ""
	}
	first, last = weekOf(m[3], m[1]), weekOf(m[3], m[2])
	if first == "" || last == "" || first >= last {
		return "", ""
	}
	return first, last
}

// weekOf returns the week of a year by its number, or "" if the year has no such week.
func weekOf(year, number string) string {
	y, _ := strconv.Atoi(year)
	n, _ := strconv.Atoi(number)
	_, most := time.Date(y, time.December, 28, 0, 0, 0, 0, time.UTC).ISOWeek() // which is in the last week
	if n < 1 || n > most {
		return ""
	}
	return fmt.Sprintf("%s-W%02d", year, n)
}
