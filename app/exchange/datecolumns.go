package exchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// The columns of the parts of a date, in the languages whose names of columns are known.
var (
	yearNames    = names{"year", "annee", "ano", "anio", "jahr", "год", "السنة", "年", "年份"}
	monthNames   = names{"month", "mois", "mes", "monat", "месяц", "الشهر", "月", "月份"}
	dayNames     = names{"day", "jour", "dia", "tag", "день", "اليوم", "日"}
	weekNames    = names{"week", "week number", "week no", "iso week", "calendar week", "wk", "semaine", "semana", "woche", "kalenderwoche", "kw", "неделя", "الأسبوع"}
	quarterNames = names{"quarter", "qtr", "trimestre", "quartal", "квартал", "الربع"}
	epiWeekNames = names{"epi week", "epiweek", "epidemiological week", "epi wk", "mmwr week", "semaine epidemiologique", "semana epidemiologica"}
)

// isYearAlone reports whether a date is read from a column of years and nothing else.
func (c *planned) isYearAlone(find *finder) bool {
	return c.year < 0 && len(c.from) == 1 && c.from[0] == find.first(yearNames)
}

// useDateParts has a date read from the columns of its parts, where the one of the usual names is no more than its year or its day.
func (c *planned) useDateParts(find *finder) {
	year, month, day := find.first(yearNames), find.first(monthNames), find.first(dayNames)
	isYear := year >= 0 && len(c.from) > 0 && c.from[0] == year
	if month >= 0 && (isYear || year >= 0 && len(c.from) > 0 && c.from[0] == day) {
		c.from, c.year, c.month, c.day = []int{year}, year, month, day
		return
	}
	for _, part := range [...]struct {
		names names
		unit  string
	}{{weekNames, "week "}, {quarterNames, "Q"}} {
		if at := find.first(part.names); isYear && at >= 0 {
			c.from, c.unit = []int{at, year}, part.unit
			return
		}
	}
}

// findYearBeside has what a date may lack read from the columns of years and months, or from that of which a mapping says so.
func (c *planned) findYearBeside(find *finder) {
	if len(c.rule.From) > 0 && c.rule.Year != "" {
		c.yearBeside, c.year = c.year, -1
	} else if c.year < 0 {
		c.yearBeside = find.first(yearNames)
	}
	c.monthBeside = find.first(monthNames)
	if slices.Contains(c.from, c.yearBeside) && c.unit == "" {
		c.yearBeside = -1
	}
	if slices.Contains(c.from, c.monthBeside) {
		c.monthBeside = -1
	}
}

// dateOfParts returns a date of the cells of its parts, of which month and day may be unknown: 0 or empty. Parts that are
// no numbers are returned as they are, for the reader of incidents to refuse, unless they name a month.
func dateOfParts(year, month, day string) (date, change string) {
	y, okY := datePart(year)
	m, okM := datePart(month)
	d, okD := datePart(day)
	switch {
	case okY && y == 0:
		return year, ""
	case !okY || !okM || !okD:
		written := strings.Join(strings.Fields(day+" "+month+" "+year), " ")
		if date = dayOrMonth(inEnglish(written)); date != "" {
			return date, otherDate
		}
		return written, ""
	case m == 0:
		return fmt.Sprintf("%04d", y), partsOfDates
	case d == 0:
		return fmt.Sprintf("%04d-%02d", y, m), partsOfDates
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), ""
}

// datePart returns a part of a date, or 0 if it isn't known, and false for what is no number.
func datePart(cell string) (part int, ok bool) {
	cell = strings.TrimSpace(cell)
	if unknownWords[strings.ToLower(cell)] {
		return 0, true
	}
	part, err := strconv.Atoi(strings.TrimSuffix(cell, ".0"))
	return max(0, part), err == nil
}
