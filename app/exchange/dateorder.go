package exchange

import (
	"fmt"
	"strconv"

	"lectern/app/problem"
)

// An order says which part of a date in figures is the day.
type order uint8

const (
	unasked order = iota // the column isn't looked through yet; a date that may be either is read day first
	dmy
	mdy
	ambiguous // nothing in the column tells
)

// hasTwoOrders reports whether a date that slashForm has matched is another one if its month comes first.
func hasTwoOrders(m []string) bool {
	a, _ := strconv.Atoi(m[1])
	b, _ := strconv.Atoi(m[3])
	return a <= 12 && b <= 12 && a != b && a*b > 0
}

// isAmbiguous reports whether a cell is a date in figures that is another one if its month comes first.
func isAmbiguous(cell string) bool {
	m := slashForm.FindStringSubmatch(cell)
	return m != nil && hasTwoOrders(m)
}

// hasOrder reports whether a cell is a date of which it matters which part is the day.
func hasOrder(cell string) bool {
	return slashForm.MatchString(cell) || shortYearForm.MatchString(cell)
}

// sayOrder is the advice for a column of dates of which nothing tells which part is the day.
func sayOrder(column string) string {
	return fmt.Sprintf("say so with --map and a file with the lines: columns: / date: {from: %q, order: dmy}, or mdy", column)
}

// An orderSurvey finds which part of the dates of a column is the day: a part above 12 is.
type orderSurvey struct {
	cell       string // the first date in figures
	line       int
	figures    int    // dates in figures with whole years
	shortCell  string // the first date whose year has two digits
	shortLine  int
	short      int // such dates
	others     int // all other cells that hold something
	dayFirst   int // line of the first date that begins with the day, 0: none
	monthFirst int
	unclear    bool // some date has other parts if read the other way
	dots       bool // all have dots between, which only day first is written with
	late       int  // dates in figures of which a part is above 12
	early      int  // days as incidents.csv has them that are another day if day and month are swapped
	lateDay    bool // some day is after the twelfth
}

// look takes a cell into account.
func (s *orderSurvey) look(cell string, line int) {
	switch {
	case cell == "":
	case isISODate(cell): // as nearly all are
		s.others++
		s.lookAtDay(cell)
	case shortYearForm.MatchString(cell):
		if s.short++; s.short == 1 {
			s.shortCell, s.shortLine = cell, line
		}
	case s.lookAtFigures(cell, line):
		s.figures++
	case s.lookAtPeriod(cell, line):
		s.figures++
	default:
		s.others++
	}
}

// lookAtDay takes a day that is no text in figures into account.
func (s *orderSurvey) lookAtDay(date string) {
	if len(date) != len("2016-10-24") || !isISODate(date) {
		return
	}
	switch month, day := date[5:7], date[8:]; {
	case day > "12":
		s.lateDay = true
	case day != month:
		s.early++
	}
}

// isMangled reports whether a spreadsheet seems to have taken for dates what it could read in its own order, with day and month swapped,
// and to have left the rest as text.
func (s *orderSurvey) isMangled() bool {
	const least = 2
	return s.late >= least && s.late == s.figures && s.early >= least && !s.lateDay
}

// lookAtPeriod takes both dates of a period into account, and reports whether one is in figures.
func (s *orderSurvey) lookAtPeriod(cell string, line int) bool {
	if !hasYearInFigures(cell) {
		return false // at once: a file may have a million of them
	}
	from, to := sides(inEnglish(cell))
	if m := slashForm.FindStringSubmatch(to); m != nil {
		from = withYear(from, m[4])
	}
	first := s.lookAtFigures(from, line)
	return s.lookAtFigures(to, line) || first
}

// hasYearInFigures reports whether a date in figures may end somewhere in a cell: four of them stand behind a separator.
func hasYearInFigures(cell string) bool {
	for i := range len(cell) - len("2016") {
		if c := cell[i]; (c == '.' || c == '/' || c == '-' || c == ' ') && allDigits(cell[i+1:i+1+len("2016")]) {
			return true
		}
	}
	return false
}

// lookAtFigures takes a date in figures into account, and reports whether it is one.
func (s *orderSurvey) lookAtFigures(date string, line int) bool {
	m := slashForm.FindStringSubmatch(date)
	if m == nil {
		return false
	}
	if s.cell == "" {
		s.cell, s.line, s.dots = date, line, true
	}
	a, _ := strconv.Atoi(m[1])
	b, _ := strconv.Atoi(m[3])
	s.dots = s.dots && m[2] == "."
	switch {
	case a > 12 && s.dayFirst == 0:
		s.dayFirst = line
	case b > 12 && s.monthFirst == 0:
		s.monthFirst = line
	}
	s.unclear = s.unclear || hasTwoOrders(m)
	if a > 12 || b > 12 {
		s.late++
	}
	return true
}

// order returns the order of a column, or a problem that asks for it.
func (s *orderSurvey) order(f *file, column string) (order, error) {
	const few = 5 // of that many dates one in figures doesn't refuse a file
	switch {
	case s.short > s.figures+s.others:
		return 0, problem.New(problem.BadValue, f.place(s.shortLine),
			fmt.Sprintf("years in the column %s have two digits, and nothing tells the parts of %s from each other", column, s.shortCell), sayOrder(column))
	case s.dayFirst > 0 && s.monthFirst > 0:
		return 0, problem.New(problem.BadValue, f.place(max(s.dayFirst, s.monthFirst)),
			fmt.Sprintf("the column %s mixes two orders: lines %d and %d can't both begin with the day", column, min(s.dayFirst, s.monthFirst), max(s.dayFirst, s.monthFirst)),
			"write all its dates as 2016-10-24")
	case s.monthFirst > 0:
		return mdy, nil
	case s.dayFirst > 0 || s.dots || !s.unclear:
		return dmy, nil
	case few*s.figures <= s.others:
		return ambiguous, nil
	}
	return 0, problem.New(problem.BadValue, f.place(s.line), orderFault(column, s.cell), sayOrder(column))
}

// orderFault says that a date in a column may begin with either part.
func orderFault(column, cell string) string {
	return fmt.Sprintf("nothing in the column %s tells whether %s begins with the day or the month", column, cell)
}
