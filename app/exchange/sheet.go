package exchange

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"lectern/app/fold"
	"lectern/app/incident"
	"lectern/app/problem"
)

// A sheet is a table as a file has it, with the file's own names of columns.
type sheet struct {
	format  string          // in words: "Excel workbook"
	sheets  []string        // all tables of the file, where it may have several
	columns []string        // as many as each row has cells
	short   []string        // the names of the columns without those of the groups that they are in; nil if there are no groups
	nested  map[string]bool // columns named by paths in nested objects of JSON, which are known by the end of it, too
	tags    []string        // the HXL tags of the columns; nil if there are none
	// rows begins anew whenever it is ranged over. An error that is a problem.Problem may concern one row: then
	// more rows follow. All else ends the rows.
	rows      iter.Seq2[row, error]
	plain     *file   // a text in UTF-8 that begins with the names of the columns, unpacked; nil: it is none
	geometric bool    // rows have shapes
	heads     []Head  // rows that may name the columns, where one may be chosen
	named     int     // line of the one that does
	header    int     // line of the names of the columns; 0 if they have none
	slow      bool    // rows take long to read
	from1904  bool    // serial dates count from 1904
	changes   changes // what reading has changed so far
	// changesOfRows is what reading the rows has changed; nil where rows tell it themselves. The goroutine that reads them adds to it.
	changesOfRows changes
	under         dateHeading    // what the title or the name of a sheet says of all dates
	merges        func() []merge // of a workbook whose rows were read, from the top; nil in other formats
	rowid         string         // the column that numbers the rows of a GeoPackage; "" in other formats
}

// A row is one of a sheet. Its cells are good until the next one is read.
type row struct {
	line  int // in the file, of a sheet the row, of features the number
	cells []string
	shape *shape // of formats that have geometry; nil if it has none
	// what reading its cells has changed already
	changes []string
	under   dateHeading
}

// noRows is of a sheet of which only the names of the columns are asked.
func noRows(func(row, error) bool) {}

// addTitles counts the rows above the names of the columns that hold something; before them are lines that hold nothing.
func (s *sheet) addTitles(above [][]string, before int) {
	for i, cells := range above {
		if filled(cells) > 0 {
			s.changes.add(titlesAbove, before+i+1, strings.Join(cells, " "))
			if h, ok := headingOfDates(cells); ok {
				s.under = h.inherit(s.under)
			}
		}
	}
}

// dayZero returns the day from which serial dates count.
func (s *sheet) dayZero() incident.Day {
	if s.from1904 {
		return day1904
	}
	return day1900
}

// ends reports whether no row follows an error.
func ends(err error) bool {
	var p problem.Problem
	return !errors.As(err, &p) || p.Kind == problem.Unreadable || p.Kind == problem.TooLarge
}

// chosen returns which of the tables of a file is read: the one that was asked for, else the first that looks like one of
// incidents. The others are listed as not read.
func (f *file) chosen(s *sheet, names []string, columns func(name string) *sheet, left string) (name string, err error) {
	looked := make([]*sheet, min(mostTried, len(names)))
	table := func(i int) *sheet {
		if looked[i] == nil {
			looked[i] = columns(names[i])
		}
		return looked[i]
	}
	at := 0
	if f.sheet != "" {
		at = slices.IndexFunc(names, func(name string) bool { return fold.Equal(name, f.sheet) })
	} else if len(names) > 1 {
		at = likeliest(len(looked), table)
	}
	if at < 0 {
		return "", f.fault(problem.BadValue, "name one of "+quotedList(names), "the file has no sheet or table %q", f.sheet)
	}
	s.sheets = names
	for i, other := range names {
		switch {
		case i == at:
		case f.sheet == "" && i < mostTried && table(i).isKnown():
			s.changes.add(likeTableLeft, 0, other)
		default:
			s.changes.add(left, 0, other)
		}
	}
	return names[at], nil
}

// mostTried is how many tables of a file are looked at whether they hold incidents.
const mostTried = 15

// likeliest returns the index of the first table whose columns are known as those of incidents, else of the first with two
// columns, for a cover has one, else of the first with any.
func likeliest(tried int, table func(i int) *sheet) int {
	at, most := 0, 0
	for i := range tried {
		s := table(i)
		if s.isKnown() {
			return i
		}
		if n := min(2, len(s.columns)); n > most {
			at, most = i, n
		}
	}
	return at
}

// quotedList returns some names in quotation marks, the first of many.
func quotedList(names []string) string {
	const most = 12
	var words []string
	for _, name := range names[:min(most, len(names))] {
		words = append(words, fmt.Sprintf("%q", name))
	}
	if len(names) > most {
		words = append(words, "…")
	}
	return strings.Join(words, ", ")
}
