package exchange

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"lectern/app/incident"
	"lectern/app/lazyregexp"
)

// A shownAs says how much of a serial date a spreadsheet shows.
type shownAs uint8

const (
	noDate shownAs = iota // it is no date
	shownYear
	shownMonth
	shownDayAndMonth
	shownDay
	shownTime
	shownDayAndTime
)

// builtinFormats are the formats of numbers that no workbook writes out (ECMA-376, part 1, 18.8.30). Those from 27 to 36 and
// from 50 to 58 are days in the calendars of East Asia.
var builtinFormats = map[int]shownAs{
	14: shownDay, 15: shownDay, 16: shownDayAndMonth, 17: shownMonth, 18: shownTime, 19: shownTime, 20: shownTime, 21: shownTime, 22: shownDayAndTime,
	45: shownTime, 46: shownTime, 47: shownTime,
}

var notFormat = lazyregexp.New(`"[^"]*"|\\.|_.|\*.|\[[^hms\]]*\]`) // text, and colours and languages, in a format

// shownBy returns what a format of numbers shows of a date: mmm-yy its month. Months and minutes have the same letter, so m is a
// month beside a day or a year.
func shownBy(format string) shownAs {
	first, _, _ := strings.Cut(strings.ToLower(notFormat.ReplaceAllString(format, "")), ";")
	year, day := strings.Contains(first, "y"), strings.Contains(first, "d")
	clock := strings.ContainsAny(first, "hs")
	switch {
	case strings.ContainsAny(first, "0#?") && !strings.Contains(first, "s.0"):
		return noDate
	case clock && (day || year):
		return shownDayAndTime
	case clock:
		return shownTime
	case day && !year && strings.Contains(first, "m"):
		return shownDayAndMonth
	case day:
		return shownDay
	case strings.Contains(first, "m"):
		return shownMonth
	case year:
		return shownYear
	}
	return noDate
}

// findShown finds out which columns of the sheet are shown as dates or times, by the formats of the numbers in its first rows.
func (w *workbook) findShown() {
	w.shown = map[int]shownAs{}
	mixed := map[int]bool{}
	for r, err := range w.storedRows {
		if err != nil || r.line > headerWithin+w.heading.at { // the reader of the rows will tell
			break
		}
		for _, c := range r.cells {
			if w.heading.covers(r.line-1) || !c.isNumber() {
				continue
			}
			kind := w.kinds[c.style]
			if met, ok := w.shown[c.column]; ok && met != kind {
				mixed[c.column] = true
			}
			w.shown[c.column] = kind
		}
	}
	for column, kind := range w.shown {
		if mixed[column] || kind == noDate {
			delete(w.shown, column)
		}
	}
}

// columnNumber returns the number of the column of a reference, from 0: 27 for AB12.
func columnNumber(reference string) int {
	n := 0
	for _, letter := range strings.TrimRight(reference, "0123456789") {
		if letter < 'A' || letter > 'Z' || n > 1<<20 {
			return -1
		}
		n = 26*n + int(letter-'A') + 1
	}
	return n - 1
}

// showDates writes the serial dates of a row as they are shown. One may stand in a column that isn't of dates: a count that a
// spreadsheet took for one, as it does 5-7, or one of a column that has days and months.
func (w *workbook) showDates(r *storedRow) {
	for i := range r.cells {
		c := &r.cells[i]
		if kind, ok := w.shown[c.column]; ok && (c.isNumber() || serialForm.MatchString(c.value)) { // a text may be 1258, a year
			c.value = w.withYear(kind).write(c.value, w.dayZero)
		} else if kind := w.kinds[c.style]; kind != noDate && c.isNumber() {
			c.value = w.withYear(kind).write(c.value, w.dayZero)
		}
	}
}

// withYear returns how a date is written of which only day and month are shown: with the year that the workbook stores, unless something
// beside it tells the year. A spreadsheet takes the current one where nobody has typed any.
func (w *workbook) withYear(k shownAs) shownAs {
	if k == shownDayAndMonth && !w.yearTold {
		return shownDay
	}
	return k
}

// write returns a serial date as far as it is shown, or the cell where it is none.
func (k shownAs) write(cell string, dayZero incident.Day) string {
	const most = 2_958_466 // the last day that Excel has, in the year 9999
	v, err := strconv.ParseFloat(cell, 64)
	isYear := v == math.Trunc(v) && v >= 1400 && v <= 2200 // a year that stands among days; as days they would be from 1903 to 1906
	if err != nil || v < 0 || v >= most || isYear || k == shownTime && v >= 1 || k != shownTime && v < 1 {
		return cell
	}
	seconds := int(math.Round((v - math.Floor(v)) * 24 * 60 * 60))
	day := (dayZero + incident.Day(int(v)+seconds/86400)).String()
	clock := time.Unix(int64(seconds%86400), 0).UTC().Format("15:04:05")
	clock = strings.TrimSuffix(clock, ":00")
	switch {
	case k == shownTime:
		return clock
	case k == shownYear:
		return day[:len("2016")]
	case k == shownMonth:
		return day[:len("2016-10")]
	case k == shownDayAndMonth:
		return (dayZero + incident.Day(int(v)+seconds/86400)).Time().Format("2 January")
	case seconds%86400 == 0:
		return day
	}
	return fmt.Sprintf("%s %s", day, clock)
}
