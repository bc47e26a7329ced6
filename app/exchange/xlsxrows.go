package exchange

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// mostSheetColumns is how many columns a sheet of Excel may have.
const mostSheetColumns = 16_384

// A storedCell is a cell as a sheet stores it, which isn't always what a spreadsheet shows.
type storedCell struct {
	column    int    // from 0
	kind      string // n or "": a number; s: of a text that cells share; str, inlineStr: a text; b: a truth value; e: an error; d: a date
	style     int    // -1 without one
	isFormula bool
	hasValue  bool   // an element for one, which may be empty
	value     string // of a shared text its words

	from, to int // of the value in the bytes of the row
}

func (c *storedCell) isNumber() bool { return c.kind == "" || c.kind == "n" }

// A storedRow is a row of a sheet with the cells that it has.
type storedRow struct {
	line  int // from 1
	cells []storedCell

	values []byte // of the cells
}

// storedRows ranges over the rows of the sheet that the workbook has. They are read here, since the library that reads the rest of a
// workbook takes four times as long for them and doesn't tell a date from a number, or a formula without a value from an empty cell.
// A row is good until the next one is read.
func (w *workbook) storedRows(yield func(*storedRow, error) bool) {
	in, err := w.part.Open()
	if err != nil {
		yield(nil, err)
		return
	}
	defer in.Close()
	s := sheetReader{tags: newTagReader(in), of: w}
	for {
		t, err := s.tags.next()
		if err == io.EOF && s.begun {
			err = errors.New("it ends within its rows")
		}
		if err == io.EOF || string(t.name) == "sheetData" && t.closes {
			return
		}
		isWhole := false
		if err == nil {
			isWhole, err = s.take(&t)
		}
		if err != nil {
			yield(nil, err)
			return
		}
		if isWhole && !yield(&s.row, nil) {
			return
		}
	}
}

// A sheetReader puts rows together from the tags of a sheet.
type sheetReader struct {
	of         *workbook
	tags       *tagReader
	row        storedRow
	begun      bool // the rows
	inText     bool // of a value or of an inline text
	inPhonetic bool // a reading of the characters beside them
}

// take takes a tag into account and reports whether the row is whole.
func (s *sheetReader) take(t *tag) (isWhole bool, err error) {
	var cell *storedCell
	if n := len(s.row.cells); n > 0 {
		cell = &s.row.cells[n-1]
	}
	switch string(t.name) {
	case "sheetData":
		s.begun = true
	case "row":
		if t.opens {
			s.row = storedRow{line: s.row.line + 1, cells: s.row.cells[:0], values: s.row.values[:0]}
			for name, value := range t.each() {
				if n, err := strconv.Atoi(string(value)); name == "r" && err == nil && n > s.row.line {
					s.row.line = n
				}
			}
		}
		if t.closes {
			return true, s.of.setValues(&s.row)
		}
	case "c":
		s.inText = false
		if t.opens {
			return false, s.beginCell(t)
		}
	case "f":
		s.inText = false
		if cell != nil {
			cell.isFormula = true
		}
	case "v", "t":
		s.inText = t.opens && !t.closes && !s.inPhonetic && cell != nil
		if cell != nil && t.opens && !s.inPhonetic {
			cell.hasValue = true
		}
		s.add(cell, t.text)
	case "rPh":
		s.inPhonetic = t.opens && !t.closes
	case "":
		s.add(cell, t.text)
	default:
		s.inText = false
	}
	return false, nil
}

// add appends to the value of a cell.
func (s *sheetReader) add(cell *storedCell, text []byte) {
	if s.inText {
		s.row.values = append(s.row.values, text...)
		cell.to = len(s.row.values)
	}
}

func (s *sheetReader) beginCell(t *tag) error {
	c := storedCell{style: -1, from: len(s.row.values), to: len(s.row.values)}
	if n := len(s.row.cells); n > 0 {
		c.column = s.row.cells[n-1].column + 1
	}
	for name, value := range t.each() {
		switch name {
		case "r":
			if n := columnNumber(string(value)); n >= 0 {
				c.column = n
			}
		case "s":
			c.style, _ = strconv.Atoi(string(value))
		case "t":
			c.kind = kindOfCell(value)
		}
	}
	if c.column >= mostSheetColumns {
		return fmt.Errorf("row %d has a cell beyond the %d columns of a sheet", s.row.line, mostSheetColumns)
	}
	s.row.cells = append(s.row.cells, c)
	return nil
}

// kindOfCell returns the kind of a cell, without a new string for each.
func kindOfCell(value []byte) string {
	for _, kind := range [...]string{"s", "n", "str", "inlineStr", "b", "e", "d"} {
		if string(value) == kind {
			return kind
		}
	}
	return string(value)
}

// setValues gives the cells of a row their values.
func (w *workbook) setValues(r *storedRow) error {
	if len(r.values) > longestText {
		return errTooLong
	}
	all := string(r.values)
	for i := range r.cells {
		c := &r.cells[i]
		if c.value = all[c.from:c.to]; c.kind != "s" {
			continue
		}
		n, err := strconv.Atoi(strings.TrimSpace(c.value))
		if c.hasValue = c.value != ""; !c.hasValue {
			continue
		}
		if err != nil || n < 0 || n >= len(w.texts.ends) {
			return fmt.Errorf("row %d has a text that the workbook doesn’t hold", r.line)
		}
		c.value = w.texts.at(n)
	}
	return nil
}

// sharedTexts are the texts that the cells of a workbook share, in one string.
type sharedTexts struct {
	all  string
	ends []uint32
}

func (t *sharedTexts) at(n int) string {
	from := uint32(0)
	if n > 0 {
		from = t.ends[n-1]
	}
	return t.all[from:t.ends[n]]
}

// readTexts reads the texts that cells share, without the readings beside East Asian ones.
func readTexts(part *zip.File) (*sharedTexts, error) {
	in, err := part.Open()
	if err != nil {
		return nil, fmt.Errorf("reading its texts: %w", err)
	}
	defer in.Close()
	var all strings.Builder
	all.Grow(int(part.UncompressedSize64)) // of maxWorkbook at most
	t := new(sharedTexts)
	inText, inPhonetic := false, false
	for tags := newTagReader(in); ; {
		tag, err := tags.next()
		if err == io.EOF {
			t.all = all.String()
			return t, nil
		}
		if err != nil {
			return nil, fmt.Errorf("reading its texts: %w", err)
		}
		switch string(tag.name) {
		case "t":
			inText = tag.opens && !tag.closes && !inPhonetic
		case "rPh":
			inText, inPhonetic = false, tag.opens && !tag.closes
		case "si":
			inText = false
			if tag.closes {
				t.ends = append(t.ends, uint32(all.Len()))
			}
		case "":
		default:
			inText = false
		}
		if inText {
			all.Write(tag.text)
		}
	}
}

// texts returns the values of the cells of a row, by column.
func (r *storedRow) texts() []string {
	if len(r.cells) == 0 {
		return nil
	}
	cells := make([]string, 1+slices.MaxFunc(r.cells, func(a, b storedCell) int { return a.column - b.column }).column)
	for _, c := range r.cells {
		cells[c.column] = c.value
	}
	return cells
}
