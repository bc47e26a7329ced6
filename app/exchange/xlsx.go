package exchange

import (
	"archive/zip"
	"fmt"
	"math"
	"strconv"
	"strings"

	"lectern/app/incident"
	"lectern/app/problem"
)

// maxWorkbook is how large a workbook may be, in bytes as it is unpacked.
const maxWorkbook = 200 << 20

const (
	sheetsLeft = "other sheets of the workbook not read"
	hiddenLeft = "hidden sheets of the workbook not read: show them in a spreadsheet if they hold incidents"
)

// workbook is an Excel workbook with the sheet that is read.
type workbook struct {
	*file
	sheet   string
	part    *zip.File    // of the sheet
	texts   *sharedTexts // that cells share
	heading heading
	kinds   map[int]shownAs // styles of dates and times, by their numbers
	shown   map[int]shownAs // columns of dates and times
	dayZero incident.Day
	changes changes
	counted int // the last line whose cells were counted

	merges []merge // that the rows, once they were read, are in

	yearTold bool // something beside dates tells their year
}

// openXLSX opens the sheet that was asked for, else the likeliest of those that are shown.
func openXLSX(f *file, z *zip.Reader, _ []string) (*sheet, error) {
	if err := checkParts(f, z); err != nil {
		return nil, err
	}
	p, err := readParts(z)
	if err != nil {
		return nil, f.fault(problem.Unreadable, "save it again in a spreadsheet, or as CSV UTF-8", "the workbook can't be read: %s", firstLine(err.Error()))
	}
	s := &sheet{format: "Excel workbook", slow: true, changes: changes{}, from1904: p.from1904}
	w := &workbook{file: f, texts: p.texts, kinds: p.kinds, dayZero: s.dayZero(), changes: changes{}}
	s.changesOfRows = w.changes
	for _, name := range p.hidden {
		s.changes.add(hiddenLeft, 0, name)
	}
	if len(p.names) > 0 {
		read := map[string][][]string{} // the first rows of sheets
		w.sheet, err = f.chosen(s, p.names, func(name string) *sheet {
			w.sheet, w.part = name, p.sheets[name]
			first, err := w.first()
			if err == nil {
				read[name] = first
			}
			h := headingOf(first)
			return &sheet{columns: h.names, short: h.short, tags: h.tags}
		}, sheetsLeft)
		if err != nil {
			return nil, err
		}
		w.part = p.sheets[w.sheet]
		first, isRead := read[w.sheet]
		if !isRead {
			if first, err = w.first(); err != nil {
				return nil, w.problem(err)
			}
		}
		lines := make([]int, len(first))
		for i := range lines {
			lines[i] = i + 1
		}
		if w.heading, err = f.heading(first, lines); err != nil {
			return nil, err
		}
		s.heads, s.named = headsOf(first, lines), w.heading.at+1
		w.findShown()
		w.merges = nil // of other sheets
		s.merges = func() []merge { return w.merges }
		if h, ok := headingOfDates([]string{w.sheet}); ok {
			s.under = h
		}
		s.addTitles(first[:w.heading.at], 0)
		w.yearTold = f.yearTold || s.under.year != "" || newFinder(&sheet{columns: w.heading.names}).first(yearNames) >= 0
		s.columns, s.short, s.tags, s.rows = w.heading.names, w.heading.short, w.heading.tags, w.rows
	}
	if s.columns == nil {
		return nil, f.fault(problem.MissingKey, "name the columns in the first row of a sheet", "the workbook holds no table")
	}
	return s, nil
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// first returns the first rows of the sheet, those that it leaves out among them.
func (w *workbook) first() (first [][]string, err error) {
	for r, err := range w.storedRows {
		if err != nil {
			return first, err
		}
		if r.line > headerWithin {
			break
		}
		for len(first) < r.line {
			first = append(first, nil)
		}
		first[r.line-1] = r.texts()
	}
	return first, nil
}

func (w *workbook) rows(yield func(row, error) bool) {
	width := len(w.heading.names)
	for stored, err := range w.storedRows {
		if err != nil {
			yield(row{}, w.problem(err))
			return
		}
		w.countCells(stored)
		if w.heading.covers(stored.line - 1) {
			continue
		}
		var r row
		w.showDates(stored)
		cells := stored.texts()
		if len(cells) > width && filled(cells[width:]) > 0 {
			err = problem.New(problem.BadRow, w.place(stored.line), fmt.Sprintf("the row has %d cells, the header has %d", len(cells), width), "name the columns of all cells")
		} else {
			r = row{line: stored.line, cells: padded(cells, width)}
			wholeDigits(r.cells)
		}
		if !yield(r, err) {
			return
		}
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
