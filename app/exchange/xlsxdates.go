package exchange

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"lectern/app/incident"
)

// A shownAs says how much of a serial date a spreadsheet shows.
type shownAs uint8

const (
	noDate shownAs = iota // it is no date
	shownYear
	shownMonth
	shownDay
	shownTime
	shownDayAndTime
)

// builtinFormats are the formats of numbers that no workbook writes out (ECMA-376, part 1, 18.8.30). Those from 27 to 36 and
// from 50 to 58 are days in the calendars of East Asia.
var builtinFormats = map[int]shownAs{
	14: shownDay, 15: shownDay, 16: shownDay, 17: shownMonth, 18: shownTime, 19: shownTime, 20: shownTime, 21: shownTime, 22: shownDayAndTime,
	45: shownTime, 46: shownTime, 47: shownTime,
}

var notFormat = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[[^hms\]]*\]`) // text, and colours and languages, in a format

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
	case day:
		return shownDay
	case strings.Contains(first, "m"):
		return shownMonth
	case year:
		return shownYear
	}
	return noDate
}

// findDates finds out which columns of the sheet are shown as dates or times, by the formats of the numbers in its first rows. The
// library that reads the rows gives the stored value alone.
func (w *workbook) findDates(z *zip.Reader, part string) {
	if len(w.kinds) == 0 {
		return
	}
	in, err := z.Open(part)
	if err != nil {
		return
	}
	defer in.Close()
	w.shown = map[int]shownAs{}
	mixed := map[int]bool{}
	d := xml.NewDecoder(in)
	for rows := 0; rows <= headerWithin+w.heading.at; {
		token, err := d.RawToken()
		if err != nil { // the end of the sheet, or what the reader of the rows will tell
			break
		}
		tag, ok := token.(xml.StartElement)
		switch {
		case !ok:
		case tag.Name.Local == "row":
			rows++
		case tag.Name.Local == "c" && rows > w.heading.at+1:
			column, style, isNumber := cellOf(tag)
			if !isNumber || column < 0 {
				continue
			}
			if kind, met := w.shown[column]; met && kind != w.kinds[style] {
				mixed[column] = true
			}
			w.shown[column] = w.kinds[style]
		}
	}
	for column, kind := range w.shown {
		if mixed[column] || kind == noDate {
			delete(w.shown, column)
		}
	}
}

// formats returns what the styles of cells show of dates, by their number; those that show none are left out.
func (w *workbook) formats() map[int]shownAs {
	kinds := map[int]shownAs{}
	styles := w.book.Styles
	if styles == nil || styles.CellXfs == nil {
		return nil
	}
	written := map[int]string{}
	if styles.NumFmts != nil {
		for _, format := range styles.NumFmts.NumFmt {
			written[format.NumFmtID] = format.FormatCode
		}
	}
	for i, style := range styles.CellXfs.Xf {
		if style.NumFmtID == nil {
			continue
		}
		id := *style.NumFmtID
		kind := builtinFormats[id]
		if code, ok := written[id]; ok {
			kind = shownBy(code)
		} else if id >= 27 && id <= 36 || id >= 50 && id <= 58 {
			kind = shownDay
		}
		if kind != noDate {
			kinds[i] = kind
		}
	}
	return kinds
}

// cellOf returns the column of a cell, from 0, the number of its style, or -1, and whether it holds a number.
func cellOf(tag xml.StartElement) (column, style int, isNumber bool) {
	column, style, isNumber = -1, -1, true
	for _, a := range tag.Attr {
		switch a.Name.Local {
		case "r":
			column = columnNumber(a.Value)
		case "s":
			style, _ = strconv.Atoi(a.Value)
		case "t":
			isNumber = a.Value == "n"
		}
	}
	return column, style, isNumber
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

// A dateCell is a cell that is shown as a date in a column that isn't one of dates: of a count that a spreadsheet took for one, as it
// does 5-7, or of a column that has days and months.
type dateCell struct {
	column int
	text   string
}

// asShown writes the serial dates of a row, by its number from 1, as they are shown.
func (w *workbook) asShown(cells []string, row int) {
	for i, kind := range w.shown {
		if i < len(cells) {
			cells[i] = kind.write(cells[i], w.dayZero)
		}
	}
	for _, one := range w.dates[row] {
		if one.column < len(cells) {
			cells[one.column] = one.text
		}
	}
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
	case seconds%86400 == 0:
		return day
	}
	return fmt.Sprintf("%s %s", day, clock)
}
