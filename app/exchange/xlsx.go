package exchange

import (
	"archive/zip"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"lectern/app/incident"
	"lectern/app/problem"
)

// Bounds of a workbook, in bytes as it is unpacked. Sheets above the second are read from a temporary file.
const (
	maxWorkbook = 200 << 20
	maxInMemory = 16 << 20
)

const sheetsLeft = "other sheets of the workbook not read"

// workbook is an Excel workbook with the sheet that is read.
type workbook struct {
	*file
	book    *excelize.File
	sheet   string
	heading heading
	kinds   map[int]shownAs    // styles of dates and times, by their numbers
	shown   map[int]shownAs    // columns of dates and times
	dates   map[int][]dateCell // others that are shown as such, by row from 1
	dayZero incident.Day
}

// openXLSX opens the sheet that was asked for, else the likeliest of those that are shown.
func openXLSX(f *file, z *zip.Reader, _ []string) (*sheet, error) {
	if err := checkParts(f, z); err != nil {
		return nil, err
	}
	book, err := excelize.OpenReader(f.reader(), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxWorkbook, UnzipXMLSizeLimit: maxInMemory})
	if err != nil {
		return nil, f.fault(problem.Unreadable, "save it again in a spreadsheet, or as CSV UTF-8", "the workbook can't be read: %s", firstLine(err.Error()))
	}
	s := &sheet{format: "Excel workbook", slow: true, changes: changes{}, close: func() { _ = book.Close() }}
	if props, err := book.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		s.from1904 = *props.Date1904
	}
	var names []string
	for _, name := range book.GetSheetList() {
		if shown, err := book.GetSheetVisible(name); err == nil && shown {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		w := &workbook{file: f, book: book}
		w.sheet, err = f.chosen(s, names, func(name string) *sheet {
			w.sheet = name
			h := headingOf(w.first())
			return &sheet{columns: h.names, tags: h.tags}
		}, sheetsLeft)
		if err != nil {
			s.close()
			return nil, err
		}
		part := w.part(z)
		first := w.first()
		w.heading = headingOf(first)
		w.dayZero, w.kinds, w.dates = s.dayZero(), w.formats(), map[int][]dateCell{}
		w.findDates(z, part)
		w.countCells(z, part, s.changes)
		s.addTitles(first[:w.heading.at], 0)
		s.columns, s.tags, s.rows = w.heading.names, w.heading.tags, w.rows
	}
	if s.columns == nil {
		s.close()
		return nil, f.fault(problem.MissingKey, "name the columns in the first row of a sheet", "the workbook holds no table")
	}
	return s, nil
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// first returns the first rows of the sheet.
func (w *workbook) first() (first [][]string) {
	rows, err := w.book.Rows(w.sheet)
	if err != nil {
		return nil
	}
	defer rows.Close()
	for len(first) < headerWithin && rows.Next() {
		cells, err := rows.Columns()
		if err != nil {
			return first
		}
		first = append(first, cells)
	}
	return first
}

func (w *workbook) rows(yield func(row, error) bool) {
	rows, err := w.book.Rows(w.sheet)
	if err != nil {
		yield(row{}, w.problem(err))
		return
	}
	defer rows.Close()
	width := len(w.heading.names)
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns()
		if err != nil {
			yield(row{}, w.problem(err))
			return
		}
		if w.heading.covers(line - 1) {
			continue
		}
		var r row
		if len(cells) > width && filled(cells[width:]) > 0 {
			err = problem.New(problem.BadRow, w.place(line), fmt.Sprintf("the row has %d cells, the header has %d", len(cells), width), "name the columns of all cells")
		} else {
			r = row{line: line, cells: padded(cells, width)}
			w.asShown(r.cells, line)
			wholeDigits(r.cells)
		}
		if !yield(r, err) {
			return
		}
	}
	if err := rows.Error(); err != nil {
		yield(row{}, w.problem(err))
	}
}

// wholeDigits writes whole numbers of more digits than programs store without a power of ten: 1.5e+16 may be a number of a case.
func wholeDigits(cells []string) {
	for i, cell := range cells {
		if !strings.Contains(cell, "e+") && !strings.Contains(cell, "E+") {
			continue
		}
		if v, err := strconv.ParseFloat(cell, 64); err == nil && v == math.Trunc(v) && math.Abs(v) < 1e19 {
			cells[i] = strconv.FormatFloat(v, 'f', -1, 64)
		}
	}
}

func (w *workbook) problem(err error) error {
	return w.fault(problem.Unreadable, "save it again in a spreadsheet, or as CSV UTF-8", "the sheet %s can't be read further: %s", w.sheet, firstLine(err.Error()))
}
