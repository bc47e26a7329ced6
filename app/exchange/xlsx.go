package exchange

import (
	"archive/zip"
	"fmt"
	"io"
	"path"
	"strings"
	"sync"

	"lectern/app/incident"
	"lectern/app/problem"
)

// maxWorkbook bounds what a workbook unpacks to, in bytes.
const maxWorkbook = 200 << 20

const sheetsLeft = "other sheets of the workbook not read"

// workbook is an Excel workbook (ECMA-376) with the sheet that is read.
type workbook struct {
	*file
	zip     *zip.Reader
	sheet   worksheet
	heading heading
	shared  func() (sharedTexts, error) // read once
}

// worksheet is a sheet of a workbook by its name, with the part that holds it.
type worksheet struct{ name, part string }

// openXLSX opens the first sheet that is shown and has a table.
func openXLSX(f *file, z *zip.Reader, _ []string) (*sheet, error) {
	if err := checkParts(f, z); err != nil {
		return nil, err
	}
	w := &workbook{file: f, zip: z}
	s := &sheet{format: "Excel workbook", slow: true, changes: changes{}}
	sheets, err := w.open(s)
	if err != nil {
		return nil, w.problem(err)
	}
	for _, one := range sheets {
		if s.columns != nil {
			s.changes.add(sheetsLeft, 0, one.name)
			continue
		}
		w.sheet = one
		first, err := w.first()
		if err != nil {
			return nil, w.problem(err)
		}
		w.heading = headingOf(first)
		s.addTitles(first[:min(w.heading.at, len(first))], 0)
		s.columns, s.tags, s.rows = w.heading.names, w.heading.tags, w.rows
	}
	if s.columns == nil {
		return nil, f.fault(problem.MissingKey, "name the columns in the first row of a sheet", "the workbook holds no table")
	}
	return s, nil
}

// open reads which sheets are shown, from which day dates count, and where the parts of the workbook are.
func (w *workbook) open(s *sheet) (shown []worksheet, err error) {
	parts := map[string]string{}
	texts := ""
	err = w.each("xl/_rels/workbook.xml.rels", func(m *markup) {
		part := string(m.attribute("Target"))
		if strings.HasPrefix(part, "/") {
			part = part[1:]
		} else {
			part = path.Join("xl", part)
		}
		parts[string(m.attribute("Id"))] = part
		if strings.HasSuffix(string(m.attribute("Type")), "/sharedStrings") {
			texts = part
		}
	})
	if err != nil {
		return nil, err
	}
	err = w.each("xl/workbook.xml", func(m *markup) {
		switch {
		case m.name == "workbookPr":
			from := string(m.attribute("date1904"))
			s.from1904 = from == "1" || from == "true"
		case m.name == "sheet" && !strings.Contains(strings.ToLower(string(m.attribute("state"))), "hidden"):
			shown = append(shown, worksheet{string(m.attribute("name")), parts[string(m.attribute("id"))]})
		}
	})
	w.shared = sync.OnceValues(func() (sharedTexts, error) { return w.readShared(texts) })
	return shown, err
}

// each calls do at every element that begins in a part. A part that is missing has none.
func (w *workbook) each(part string, do func(*markup)) error {
	in, err := w.part(part)
	if in == nil {
		return err
	}
	defer in.Close()
	m := newMarkup(in)
	for {
		if err := m.next(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if !m.ends {
			do(m)
		}
	}
}

// part opens a part, or returns nil where there is none.
func (w *workbook) part(name string) (io.ReadCloser, error) {
	for _, one := range w.zip.File {
		if strings.EqualFold(one.Name, name) {
			return one.Open()
		}
	}
	return nil, nil
}

// first returns the first rows of the sheet, with empty ones for those that it leaves out.
func (w *workbook) first() (first [][]string, err error) {
	err = w.cells(0, func(line int, cells []string, _ int) bool {
		for len(first) < min(line-1, headerWithin) {
			first = append(first, nil)
		}
		if len(first) < headerWithin {
			first = append(first, append([]string(nil), cells...))
		}
		return len(first) < headerWithin
	})
	return first, err
}

func (w *workbook) rows(yield func(row, error) bool) {
	width := len(w.heading.names)
	goesOn := true
	err := w.cells(width, func(line int, cells []string, count int) bool {
		if w.heading.covers(line - 1) {
			return true
		}
		if count > width {
			goesOn = yield(row{}, problem.New(problem.BadRow, w.place(line), fmt.Sprintf("the row has %d cells, the header has %d", count, width), "name the columns of all cells"))
		} else {
			goesOn = yield(row{line: line, cells: cells}, nil)
		}
		return goesOn
	})
	if err != nil && goesOn {
		yield(row{}, w.problem(err))
	}
}

func (w *workbook) problem(err error) error {
	if err == errLongText {
		return w.fault(problem.TooLarge, asCSV, "a cell of the workbook is longer than %s bytes", incident.Thousands(longestText))
	}
	return w.fault(problem.Unreadable, "save it again in a spreadsheet, or as CSV UTF-8", "the workbook can't be read: %s", err)
}
