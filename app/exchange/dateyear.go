package exchange

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"lectern/app/lazyregexp"
)

// What reading dates whose year stands elsewhere changes.
const (
	yearBeside  = "years of dates read from another column or a mapping"
	yearAbove   = "years or months of dates read from a heading above them"
	headingRead = "rows that hold a year or a month alone read as the heading of those below"
)

// dayAndMonth is a date in figures without its year: 15/04, 15.04.
var dayAndMonth = lazyregexp.New(`^([0-9]{1,2})\s*([./-])\s*([0-9]{1,2})\.?$`)

// daysAndMonths is a period in figures without its year: 28/11-02/12.
var daysAndMonths = lazyregexp.New(`^[0-9]{1,2}[./][0-9]{1,2}\.?\s*[-–—]\s*[0-9]{1,2}([./])[0-9]{1,2}\.?$`)

// withoutYear are the dates in English that name a week, a quarter or a half.
var withoutYear = lazyregexp.New(`(?i)^(?:week ?|w|q|h|quarter )[0-9]{1,2}$|^(?:[1-4](?:st|nd|rd|th)?|i{1,3}|iv) (?:week|quarter|half)$`)

// lacksYear reports whether a cell is a date but for its year.
func lacksYear(cell string) bool {
	if len(cell) >= 40 || hasYear(cell) {
		return false
	}
	whole := withYear(cell, "2004") // which has every day and 53 weeks
	return isDated(whole) || crossesNewYear(whole)
}

// hasYear reports whether four digits stand together in a cell.
func hasYear(cell string) bool {
	n := 0
	for i := range len(cell) {
		if n++; cell[i] < '0' || cell[i] > '9' {
			n = 0
		}
		if n == 4 {
			return true
		}
	}
	return false
}

// isDated reports whether a cell is read as a date, day first or month first.
func isDated(cell string) bool {
	_, _, ok := datesInAnyOrder(cell)
	return ok
}

// withYear returns a date that lacks its year with it, before a time or part of the day, or the date as it is.
func withYear(cell, year string) string {
	day, _ := withoutClock(cell)
	if m := dayAndMonth.FindStringSubmatch(day); m != nil {
		return strings.Replace(cell, day, m[1]+m[2]+m[3]+m[2]+year, 1)
	}
	if m := daysAndMonths.FindStringSubmatch(day); m != nil {
		return strings.TrimSuffix(day, ".") + m[1] + year
	}
	english := inEnglish(asciiDigits(day))
	if part := partOfDay.FindString(english); part != "" && strings.HasSuffix(english, part) {
		return strings.TrimSuffix(english, part) + " " + year + part
	}
	if namesMonth(english) || withoutYear.MatchString(english) {
		return strings.Replace(cell, day, day+" "+year, 1)
	}
	return cell
}

// monthAndNumber is a month with a figure that may be a day or a year: Apr-12.
var monthAndNumber = lazyregexp.New(`^\pL{3,9}\.?[-/. ]+'?([0-9]{2})$`)

// withYearElsewhere returns a date with what stands in other columns, or else in a heading above it: its year, and, of one that is no more
// than a day, its month. Change is what that does; "": nothing.
func (c *planned) withYearElsewhere(cell string, r row) (date, change string) {
	if cell == "" || hasYear(cell) || shortYearForm.MatchString(cell) {
		return cell, "" // as nearly all are
	}
	year, change := c.yearElsewhere(r)
	if year == "" {
		return cell, ""
	}
	if isDay(asciiDigits(cell)) {
		month := strings.TrimSpace(c.cellAt(r, c.monthBeside))
		if month == "" {
			month, change = r.under.month, yearAbove
		}
		if date, _ = dateOfParts(year, month, asciiDigits(cell)); month != "" && isISODate(date) {
			return date, change
		}
		return cell, ""
	}
	if m := monthAndNumber.FindStringSubmatch(cell); m != nil && m[1] == year[2:] && namesMonth(inEnglish(cell)) {
		return cell, ""
	}
	whole := withYear(cell, year)
	if first, last, ok := datesInAnyOrder(whole); !ok || whole == cell || last != "" && last[:4] != first[:4] {
		return cell, ""
	}
	return whole, change
}

// yearElsewhere returns the year that stands beside the date of a row, in a mapping or in a heading above, and what taking it changes.
func (c *planned) yearElsewhere(r row) (year, change string) {
	if year = cmp.Or(yearIn(c.cellAt(r, c.yearBeside)), yearIn(c.rule.Year)); year != "" {
		return year, yearBeside
	}
	return r.under.year, yearAbove
}

// cellAt returns what a row says in a column that has a part of the date; "" where there is no such column (-1) or nothing is known.
func (c *planned) cellAt(r row, column int) string {
	if column < 0 {
		return ""
	}
	return c.known(r.cells[column])
}

// yearIn returns the year that a cell holds and nothing else, or "".
func yearIn(cell string) string {
	cell = strings.TrimSuffix(strings.TrimSpace(asciiDigits(cell)), ".0")
	if y, err := strconv.Atoi(cell); err == nil && isYear(cell) && y > 0 {
		return cell
	}
	return ""
}

var (
	numberAndYear = lazyregexp.New(`^([0-9]{1,2})(?:\.0)?(?:[/ -]([0-9]{4}))?$`)
	yearAndNumber = lazyregexp.New(`^([0-9]{4})[/ -]?([0-9]{1,2})$`)
)

// unitWithNumber returns the number of a week or quarter, which may have its year, with the word for it; "" for what is none, of which the
// year beside it is known.
func (c *planned) unitWithNumber(cell string) string {
	plain := asciiDigits(cell)
	if m := numberAndYear.FindStringSubmatch(plain); m != nil {
		return strings.TrimSpace(c.unit + m[1] + " " + m[2])
	}
	if m := yearAndNumber.FindStringSubmatch(plain); m != nil {
		return c.unit + m[2] + " " + m[1]
	}
	if english := inEnglish(plain); withoutYear.MatchString(english) || strings.ContainsAny(english, "wWqQ") && isDated(english) {
		return cell
	}
	return ""
}

// A dateHeading is the year and the month of the dates below it.
type dateHeading struct{ year, month string }

// inherit returns a heading with the year of the one above it, where it has none.
func (h dateHeading) inherit(above dateHeading) dateHeading {
	h.year = cmp.Or(h.year, above.year)
	return h
}

// headingWords are what may stand before the year or the month of a heading.
var headingWords = lazyregexp.New(`(?i)^(?:year|month|année|mois|año|mes|jahr|monat|год|месяц|سنة|عام|شهر)\b\s*:?\s*`)

// headingOfDates returns the year, the month or both that a row says, of which only one cell holds something.
func headingOfDates(cells []string) (h dateHeading, ok bool) {
	only := ""
	for _, cell := range cells {
		switch {
		case cell == "":
		case only != "":
			return h, false // at once: each row of a file is looked at
		default:
			only = cell
		}
	}
	const most = 40
	text := strings.TrimSuffix(strings.TrimSpace(asciiDigits(only)), ":")
	if text = headingWords.ReplaceAllString(text, ""); text == "" || len(text) > most {
		return h, false
	}
	if h.year = yearIn(text); h.year != "" {
		return h, true
	}
	for _, word := range wordsOf(strings.ToLower(inEnglish(text))) {
		switch {
		case h.month == "" && monthOf(word) > 0:
			h.month = strconv.Itoa(monthOf(word))
		case h.year == "" && yearIn(word) != "":
			h.year = word
		default:
			return dateHeading{}, false
		}
	}
	if h.month == "" {
		return dateHeading{}, false
	}
	return h, true
}

// findHeadings gives the rows of a sheet the years and months that stand in rows of their own above them, which are rows no more. One that
// looks like a heading is one if the date below it needs it.
func (c *planned) findHeadings(s *sheet) {
	const most = 8 // one behind the other: more are the rows of a list of years
	rows := s.rows
	s.rows = func(yield func(row, error) bool) {
		under := s.under
		var held []row // that may be headings
		release := func() bool {
			for _, h := range held {
				if !yield(h, nil) {
					return false
				}
			}
			held = nil
			return true
		}
		for r, err := range rows {
			if err == nil {
				if _, ok := headingOfDates(r.cells); ok {
					if len(held) == most && !release() {
						return
					}
					kept, _ := keepRow(r)
					held = append(held, kept)
					continue
				}
			}
			if r.under = under; err == nil && len(held) > 0 && filled(r.cells) > 0 {
				for _, h := range held {
					said, _ := headingOfDates(h.cells)
					r.under = said.inherit(r.under)
				}
				cell, _ := c.written(r)
				if _, change := c.withYearElsewhere(cell, r); change == yearAbove {
					under = r.under
					r.changes = append(slices.Clip(r.changes), slices.Repeat([]string{headingRead}, len(held))...)
					held = nil
				} else if r.under = under; !release() {
					return
				}
			}
			if !yield(r, err) {
				return
			}
		}
		release()
	}
}
