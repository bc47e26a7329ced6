package incident

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"lectern/app/fold"
	"lectern/app/problem"
)

// MaxColumns is how many columns a file may have.
const MaxColumns = 500

// maxCellBytes bounds a cell.
const maxCellBytes = 64 << 10

// A RowReader returns the rows of a table in some format as text, in the forms that FORMAT.md specifies
// for incidents.csv. The first row names the columns.
type RowReader interface {
	// Next returns the cells of the next row, as many as there are columns; they are good until it is
	// called again. The error is io.EOF at the end. A problem.Problem is what is wrong with one row,
	// and reading goes on behind it, unless its kind is Unreadable or TooLarge: those, and all other
	// errors, end the reading.
	Next() ([]string, error)
	// Place returns where a cell of the last row stands, counted from 0, or the row itself for -1.
	Place(cell int) problem.Place
}

// ReadRows reads incidents from rows of any format, as ReadCSV does from CSV. Of the problems
// it lists up to 10,000, for a report that keeps them, and counts the others; Listed makes it fewer.
func ReadRows(rows RowReader, file string, g Gazetteer) (t *Table, listed problem.List, others int) {
	s := newSheet(file)
	s.faults.most = mostListed
	readable := s.readHeader(rows, incidentColumns, "name them in the first row")
	into := newIncidentReader(s, g)
	if readable {
		r := &sheetReader{sheet: s, rows: rows, faults: faults{most: mostListed}}
		into.take(r, readIncidents(r, g, 0))
	}
	return into.builder.Table(), s.faults.listed, s.faults.unlisted
}

// A sheet is a table whose first row names its columns, with all that the readers of its rows share.
type sheet struct {
	file   string
	header []string       // canonical names; "" is not read
	index  map[string]int // canonical column name → cell
	extra  []int          // cells of columns that the format doesn't have
	faults faults
}

// sheetColumns has the rules for the columns of a format.
type sheetColumns struct {
	canonical func(name string) string // "" for a column that the format doesn't have
	missing   func(has func(string) bool) []string
	first     string // the column that is filled in every row
}

// has reports whether the format has a column.
func (c sheetColumns) has(name string) bool { return c.canonical(name) != "" }

// oneOf returns the function that finds the canonical form of a name among some.
func oneOf(names ...string) func(name string) string {
	return func(name string) string {
		if name = fold.String(name); slices.Contains(names, name) {
			return name
		}
		return ""
	}
}

func newSheet(file string) *sheet { return &sheet{file: file, index: make(map[string]int)} }

// whole returns the place of a problem that concerns the whole file.
func (s *sheet) whole() problem.Place { return problem.Place{File: s.file} }

// readHeader reads the names of the columns and reports whether the rows behind them can be read. The
// hint says where columns are named.
func (s *sheet) readHeader(rows RowReader, of sheetColumns, hint string) bool {
	cells, err := rows.Next()
	switch {
	case err == io.EOF:
		s.faults.list(problem.MissingKey, s.whole(), "write the header and one incident a row", "the file is empty")
		return false
	case err != nil:
		s.faults.add(s.problemOf(err))
		return false
	}
	for i, cell := range cells {
		if len(s.header) == MaxColumns {
			s.faults.list(problem.TooLarge, rows.Place(i), "leave some out", "the file has more than %d columns", MaxColumns)
			break
		}
		name := s.columnNamed(i, cell, rows.Place(i), of.canonical)
		s.header = append(s.header, name)
		if name == "" {
			continue
		}
		s.index[name] = i
		if of.canonical(name) == "" {
			s.extra = append(s.extra, i)
		}
	}
	has := func(name string) bool { _, ok := s.index[name]; return ok }
	if missing := of.missing(has); len(missing) > 0 {
		s.faults.list(problem.MissingKey, rows.Place(-1), hint, "there is no column %s", conjunction(missing))
		return false
	}
	return true
}

// columnNamed returns the name of a column, "" where it can't be one.
func (s *sheet) columnNamed(i int, cell string, at problem.Place, canonical func(string) string) string {
	name := strings.TrimSpace(strings.ReplaceAll(cell, "\ufeff", ""))
	switch {
	case !utf8.ValidString(cell):
		s.faults.list(problem.BadText, at, "save the file as UTF-8", "the name of column %d is not UTF-8", i+1)
		name = ""
	case name == "":
		s.faults.list(problem.MissingKey, at, "name it in the first line", "column %d has no name and is left out", i+1)
	case strings.ContainsAny(name, ";\t\r\n"):
		s.faults.list(problem.BadValue, at, "use one separator in the whole file, and none in names",
			"the name of column %d, %s, holds a separator or a line break", i+1, quote(name))
		name = ""
	case len(name) > 200:
		s.faults.list(problem.TooLarge, at, "shorten it", "the name of column %d is longer than 200 bytes", i+1)
		name = ""
	}
	if known := canonical(name); known != "" {
		name = known
	}
	if first, twice := s.index[name]; twice && name != "" {
		s.faults.list(problem.BadValue, at, "take one out; the first is used", "column %s stands twice, in columns %d and %d", quote(name), first+1, i+1)
		name = ""
	}
	return strings.Clone(name)
}

// problemOf returns the error of a RowReader as a problem.
func (s *sheet) problemOf(err error) problem.Problem {
	var p problem.Problem
	if !errors.As(err, &p) {
		p = problem.New(problem.Unreadable, s.whole(), "reading stopped: "+err.Error(), "check the file")
	}
	return p
}

// A sheetReader reads rows and lists what is wrong with them.
type sheetReader struct {
	*sheet
	rows   RowReader
	text   bool // the rows are known to be UTF-8 without NUL
	cells  []string
	faults faults
}

func (s *sheet) reader(rows RowReader) *sheetReader { return &sheetReader{sheet: s, rows: rows} }

// next reads a row and reports whether there is one. Rows that can't be read are listed.
func (r *sheetReader) next() bool {
	for {
		cells, err := r.rows.Next()
		switch {
		case err == io.EOF:
			return false
		case err != nil:
			p := r.problemOf(err)
			r.faults.add(p)
			if decisive(p.Kind) {
				return false
			}
			continue
		case isBlank(cells):
			continue // a spreadsheet's empty row
		case len(cells) != len(r.header):
			r.faults.list(problem.BadRow, r.rows.Place(-1), "give it a cell for every column",
				"the row has %d cells, the header has %d", len(cells), len(r.header))
			continue
		}
		r.cells = cells
		if r.readable() {
			return true
		}
	}
}

func isBlank(cells []string) bool {
	for _, c := range cells {
		if c != "" {
			return false
		}
	}
	return true
}

// readable lists the first cell of the row that is no text or too long.
func (r *sheetReader) readable() bool {
	for i, cell := range r.cells {
		var kind problem.Kind
		var what, hint string
		switch {
		case !r.text && !utf8.ValidString(cell):
			kind, what, hint = problem.BadText, "is not UTF-8", "save the file as UTF-8"
		case !r.text && hasNUL(cell):
			kind, what, hint = problem.BadText, "holds a NUL character", "take it out"
		case len(cell) > maxCellBytes:
			kind, what, hint = problem.TooLarge, "is longer than "+Thousands(maxCellBytes)+" bytes", "shorten it"
		default:
			continue
		}
		name := r.header[i]
		if name == "" {
			name = fmt.Sprintf("column %d", i+1)
		}
		r.faults.list(kind, r.rows.Place(i), hint, "%s %s", name, what)
		return false
	}
	return true
}

func hasNUL(s string) bool { return strings.IndexByte(s, 0) >= 0 }

// cell returns the trimmed value under a column, empty where there is no such column.
func (r *sheetReader) cell(name string) string {
	if i, ok := r.index[name]; ok {
		return strings.TrimSpace(r.cells[i])
	}
	return ""
}

// place returns where the cell under a column stands.
func (r *sheetReader) place(name string) problem.Place {
	if i, ok := r.index[name]; ok {
		return r.rows.Place(i)
	}
	return r.rows.Place(-1)
}

// reject lists what is wrong with the cell under a column.
func (r *sheetReader) reject(kind problem.Kind, name string, err error) {
	what, hint := err.Error(), ""
	if m, ok := err.(mistake); ok {
		what, hint = m.what, m.hint
	}
	if !strings.Contains(what, name) {
		what = name + ": " + what
	}
	r.faults.list(kind, r.place(name), hint, "%s", what)
}
