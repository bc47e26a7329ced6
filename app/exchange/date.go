package exchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"lectern/app/incident"
	"lectern/app/lazyregexp"
)

// What reading a date may change.
const (
	timeDropped     = "times of day left out, the day kept"
	midnightDropped = "midnights left out of dates"
	dayFirst        = "dates read day first"
	monthFirst      = "dates read month first"
	otherDate       = "dates in words or without hyphens read"
	serialDate      = "numbers read as Excel’s serial dates"
	epochDate       = "numbers read as milliseconds since 1970"
	partsOfDates    = "days or months of 0 read as unknown"
	otherDigits     = "digits of Arabic or Persian read"
	shortYears      = "years of two digits read as 1969 to 2068"
	strangeYear     = "years before 1800 or after 2100 taken as they are, though they may be of another calendar"
)

// The days from which serial dates count: that of Excel, and the one that old workbooks of the Macintosh have.
var (
	day1900 = incident.DayOf(1899, time.December, 30)
	day1904 = incident.DayOf(1904, time.January, 1)
)

var (
	isoForm    = lazyregexp.New(`^[0-9]{4}(?:-(?:[0-9]{2}(?:-[0-9]{2})?|W[0-9]{2}))?$`)
	timedForm  = lazyregexp.New(`^([0-9]{4}-[0-9]{2}-[0-9]{2})([T ]+[0-9]{1,2}:?[0-9]{2}.*|Z|[+-][0-9]{2}:[0-9]{2})$`)
	midnight   = lazyregexp.New(`^[ T,]+0?0:00(?::00(?:\.0+)?)?Z?$`)
	slashForm  = lazyregexp.New(`^([0-9]{1,2})\s*([./-])\s*([0-9]{1,2})\s*[./-]\s*([0-9]{4})([ T,]+[0-9]{1,2}:[0-9]{2}.*)?\.?$`)
	monthForm  = lazyregexp.New(`^([0-9]{4})[./ ](0?[1-9]|1[0-2])$`)
	monthYear  = lazyregexp.New(`^(0?[1-9]|1[0-2])[./]([0-9]{4})$`)
	yearForm   = lazyregexp.New(`^([0-9]{4})[./]([0-9]{1,2})[./]([0-9]{1,2})([ T,]+[0-9]{1,2}:[0-9]{2}.*)?$`)
	hyphenForm = lazyregexp.New(`^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})()$`)
	chinese    = lazyregexp.New(`^([0-9]{4})\s*年(?:\s*([0-9]{1,2})\s*月(?:份|\s*([0-9]{1,2})\s*[日号號])?)?([ T,]*[0-9]{1,2}:[0-9]{2}.*)?$`) // also of Japan
	digitsDate = lazyregexp.New(`^((?:1[89]|20)[0-9]{2})(0[1-9]|1[0-2])([0-2][0-9]|3[01])([T ][0-9]{4,6}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?$`)
	serialForm = lazyregexp.New(`^([1-7][0-9]{4})(?:\.([0-9]+))?$`)
	epochForm  = lazyregexp.New(`^-?[0-9]{11,13}$`)
)

// shortYearForm has a day and a month, in figures or words, before a year of two digits.
var shortYearForm = lazyregexp.New(`^([0-9]{1,2}\s*[./-]\s*(?:[0-9]{1,2}|\pL{3,9})\s*[./-]\s*|[0-9]{1,2} \pL{3,9} )([0-9]{2})((?:[ T,]+[0-9]{1,2}:[0-9]{2}.*)?)\.?$`)

// longestDate is how many bytes a date in words may have: more is a story.
const longestDate = 200

// A dateReader reads the dates of a column.
type dateReader struct {
	by      order        // of dates in figures
	dayZero incident.Day // from which serial dates count
}

// date returns a date as incidents.csv has it, and what that changes, if anything. What it doesn't understand is returned as it
// is, for the reader of incidents to refuse with advice. Of the forms the first that a cell has decides; it returns the cell where there is
// no such date.
func (d dateReader) date(cell string) (date string, changes []string) {
	for _, read := range [...]func(dateReader, string) (date string, changes []string, ok bool){
		dateReader.iso, dateReader.inOtherDigits, dateReader.inFigures, dateReader.tooLong, dateReader.inChinese, dateReader.withClock, dateReader.inWords,
	} {
		if date, changes, ok := read(d, cell); ok {
			return date, changes
		}
	}
	return cell, nil
}

// iso reads a date in a form of incidents.csv, of which day and month may be 0.
func (d dateReader) iso(cell string) (date string, changes []string, ok bool) {
	if !isISODate(cell) {
		return "", nil, false
	}
	plain := strings.TrimSuffix(strings.TrimSuffix(cell, "-00"), "-00")
	if plain != cell && (len(plain) == len("2016") || dateOf(plain[:4], plain[5:], "1") != "") {
		return plain, []string{partsOfDates}, true
	}
	return cell, nil, true
}

// inOtherDigits reads a date in any form in digits other than those of ASCII.
func (d dateReader) inOtherDigits(cell string) (date string, changes []string, ok bool) {
	plain := asciiDigits(cell)
	if plain == cell {
		return "", nil, false
	}
	if date, changes = d.date(plain); isISODate(date) {
		return date, append(changes, otherDigits), true
	}
	return cell, nil, true
}

// tooLong takes a story for no date at once.
func (d dateReader) tooLong(cell string) (date string, changes []string, ok bool) {
	return cell, nil, len(cell) > longestDate
}

// inChinese reads a date in figures with the words for year, month and day behind them.
func (d dateReader) inChinese(cell string) (date string, changes []string, ok bool) {
	if !strings.Contains(cell, "年") {
		return "", nil, false
	}
	date, clock := readChinese(cell)
	date, changes = orCell(cell, date, otherDate, clock)
	return date, changes, true
}

// withClock reads a date in any form with a time of day.
func (d dateReader) withClock(cell string) (date string, changes []string, ok bool) {
	if !mayHaveClock(cell) {
		return "", nil, false
	}
	day, clock := withoutClock(cell)
	if clock == "" {
		return "", nil, false
	}
	if date, changes = d.date(day); isISODate(date) {
		return date, append(changes, ofTime(clock)...), true
	}
	return cell, nil, true
}

// inWords reads a date with words in any language that is known.
func (d dateReader) inWords(cell string) (date string, changes []string, ok bool) {
	english := inEnglish(withoutWeekday(cell))
	if day := partOfDay.ReplaceAllString(english, ""); day != english {
		if date, changes = d.date(strings.TrimSpace(day)); isISODate(date) && len(date) == len("2016-10-24") {
			return date, append(changes, timeDropped), true
		}
		return cell, nil, true
	}
	if date, change := readWeek(english); date != "" {
		return date, []string{change}, true
	}
	if isYear(english) { // in 2012
		return english, []string{otherDate}, true
	}
	date, changes = orCell(cell, dayOrMonth(english), otherDate, "")
	return date, changes, true
}

// withoutWeekday returns a date without the day of the week that stands behind it in parentheses.
func withoutWeekday(cell string) string {
	if open := strings.LastIndex(cell, " ("); open > 0 && isNamed(strings.ToLower(strings.TrimSuffix(cell[open+2:], ")")), weekdays[:]) {
		return cell[:open]
	}
	return cell
}

// readChinese reads a date in figures with the words for year, month and day behind them, or returns "".
func readChinese(cell string) (date, clock string) {
	m := chinese.FindStringSubmatch(cell)
	switch {
	case m == nil:
		return "", ""
	case m[2] == "":
		return m[1], m[4]
	case m[3] != "":
		return dateOf(m[1], m[2], m[3]), m[4]
	case dateOf(m[1], m[2], "1") == "":
		return "", ""
	}
	return fmt.Sprintf("%s-%02s", m[1], m[2]), m[4]
}

// hasWord reports whether a date has a word before its time of day, as the name of a month is.
func hasWord(cell string) bool {
	letters := 0
	for i := range len(cell) {
		switch c := cell[i]; {
		case c == ':':
			return false
		case c|0x20 >= 'a' && c|0x20 <= 'z', c >= utf8.RuneSelf:
			if letters++; letters == 3 {
				return true
			}
		default:
			letters = 0
		}
	}
	return false
}

// inFigures reads a date without words.
func (d dateReader) inFigures(cell string) (date string, changes []string, ok bool) {
	if hasWord(cell) {
		return "", nil, false
	}
	if m := timedForm.FindStringSubmatch(cell); m != nil {
		return m[1], ofTime(m[2]), true
	}
	if m := slashForm.FindStringSubmatch(cell); m != nil {
		if date := withoutDay(m); date != "" {
			return date, []string{partsOfDates}, true
		}
		if d.by == ambiguous && hasTwoOrders(m) {
			return cell, nil, true
		}
		if d.by == mdy {
			date, changes = orCell(cell, dateOf(m[4], m[1], m[3]), monthFirst, m[5])
			return date, changes, true
		}
		date, changes = orCell(cell, dateOf(m[4], m[3], m[1]), dayFirst, m[5])
		return date, changes, true
	}
	if m := monthForm.FindStringSubmatch(cell); m != nil {
		month, _ := strconv.Atoi(m[2])
		return fmt.Sprintf("%s-%02d", m[1], month), []string{otherDate}, true
	}
	if m := monthYear.FindStringSubmatch(cell); m != nil {
		month, _ := strconv.Atoi(m[1])
		return fmt.Sprintf("%s-%02d", m[2], month), []string{otherDate}, true
	}
	for _, form := range []*lazyregexp.Regexp{yearForm, hyphenForm, digitsDate} {
		if m := form.FindStringSubmatch(cell); m != nil {
			date, changes = orCell(cell, dateOf(m[1], m[2], m[3]), otherDate, m[4])
			return date, changes, true
		}
	}
	if m := serialForm.FindStringSubmatch(cell); m != nil {
		days, _ := strconv.Atoi(m[1])
		changes := []string{serialDate}
		if strings.Trim(m[2], "0") != "" {
			changes = append(changes, timeDropped)
		}
		return (d.dayZero + incident.Day(days)).String(), changes, true
	}
	if epochForm.MatchString(cell) {
		ms, _ := strconv.ParseInt(cell, 10, 64)
		changes := []string{epochDate}
		if ms%(24*time.Hour).Milliseconds() != 0 {
			changes = append(changes, timeDropped)
		}
		return time.UnixMilli(ms).UTC().Format(time.DateOnly), changes, true
	}
	if year, isWhole := strings.CutSuffix(cell, ".0"); isWhole && isYear(year) { // as pandas writes the years of a column with gaps
		return year, []string{wholeNumber}, true
	}
	return "", nil, false
}

// isStrange reports whether a date is of a year of which hardly any file of incidents tells: 1402 is of Iran's calendar.
func isStrange(date string) bool {
	return isISODate(date) && (date[:4] < "1800" || date[:4] > "2100")
}

// isISODate reports whether a cell has a form that incidents.csv has: 2016, 2016-10, 2016-W41 or 2016-10-24.
func isISODate(cell string) bool {
	if len(cell) > len("2016-10-24") {
		return false
	}
	if len(cell) == len("2016-10-24") && cell[4] == '-' && cell[7] == '-' && allDigits(cell[:4]) && allDigits(cell[5:7]) && allDigits(cell[8:]) {
		return true // as nearly all have it
	}
	return isoForm.MatchString(cell)
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// orCell returns a date that was read from a cell and what that changes: one thing, and the time of day that is left out, if there is one. It
// returns the cell as it is where the date is "".
func orCell(cell, date, change, clock string) (string, []string) {
	if date == "" {
		return cell, nil
	}
	return date, append([]string{change}, ofTime(clock)...)
}

// dateOf returns a date of its parts, or "" if there is no such day.
func dateOf(year, month, day string) string {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Year() != y || int(t.Month()) != m || t.Day() != d {
		return ""
	}
	return t.Format(time.DateOnly)
}

// dayOrMonth reads a date in English with the name of its month: day, month and year, perhaps behind a day of the week, month, day and year,
// year, month and day, or month and year. It returns "" for all else.
func dayOrMonth(plain string) string {
	if !namesMonth(plain) {
		return "" // at once: a file may have a million of them
	}
	if strings.Trim(plain, "-") != plain {
		return "" // a sign may mean anything
	}
	words := wordsOf(ordinal.ReplaceAllString(strings.ToLower(plain), "$1"))
	if len(words) == 4 && isNamed(words[0], weekdays[:]) {
		words = words[1:]
	}
	month := slices.IndexFunc(words, func(w string) bool { return monthOf(w) > 0 })
	if month < 0 {
		return ""
	}
	named := strconv.Itoa(monthOf(words[month]))
	switch figures := slices.Delete(slices.Clone(words), month, month+1); {
	case len(figures) == 1 && isYear(figures[0]):
		return fmt.Sprintf("%s-%02s", figures[0], named)
	case len(figures) == 2 && isYear(figures[1]) && month < 2 && isDay(figures[0]):
		return dateOf(figures[1], named, figures[0])
	case len(figures) == 2 && isYear(figures[0]) && month == 1 && isDay(figures[1]):
		return dateOf(figures[0], named, figures[1])
	}
	return ""
}

// betweenWords are the characters that stand between the words of a date.
const betweenWords = " ,-./"

// wordsOf returns the words and numbers of a date without what stands between them.
func wordsOf(date string) (words []string) {
	const most = 6 // of a date; with more it is none
	for date != "" && len(words) < most {
		n := 0
		switch first := date[0]; {
		case strings.IndexByte(betweenWords, first) >= 0:
			date = date[1:]
			continue
		case first >= '0' && first <= '9':
			for n < len(date) && date[n] >= '0' && date[n] <= '9' {
				n++
			}
		default:
			for n < len(date) && strings.IndexByte(betweenWords+"0123456789", date[n]) < 0 {
				n++
			}
		}
		if word := date[:n]; word != "of" {
			words = append(words, word)
		}
		date = date[n:]
	}
	return words
}

func isYear(figures string) bool { return len(figures) == 4 && allDigits(figures) }

func isDay(figures string) bool { return len(figures) <= 2 && allDigits(figures) }

var (
	monthsInFull = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
	weekdays     = [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)

// monthOf returns the number of a month by its name in small letters, whole or cut to three letters, or 0.
func monthOf(name string) int {
	if name == "sept" {
		return int(time.September)
	}
	return slices.IndexFunc(monthsInFull[:], func(month string) bool { return name == month || name == month[:3] }) + 1
}

// isNamed reports whether a word is one of some, whole or cut to three letters.
func isNamed(word string, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return word == name || word == name[:3] })
}

var ordinal = lazyregexp.New(`\b([0-9]{1,2})(?:st|nd|rd|th)\b`)

// withCentury returns a date whose year has two digits with all four, as POSIX reads them, where it ends with the year.
func withCentury(cell string) (date string, ok bool) {
	m := shortYearForm.FindStringSubmatch(cell)
	if m == nil {
		return cell, false
	}
	century := "20"
	if m[2] >= "69" {
		century = "19"
	}
	return m[1] + century + m[2] + m[3], true
}

// withoutDay returns the month or the year of a date that slashForm has matched and of which the day, or both, are 0; "" for any other.
func withoutDay(m []string) string {
	a, _ := strconv.Atoi(m[1])
	b, _ := strconv.Atoi(m[3])
	switch month := a + b; {
	case a*b > 0 || month > 12:
		return ""
	case month == 0:
		return m[4]
	default:
		return fmt.Sprintf("%s-%02d", m[4], month)
	}
}
