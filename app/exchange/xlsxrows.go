package exchange

import (
	"archive/zip"
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

// storedRows ranges over the rows that the sheet has. They are read here, since libraries take four times as long for them and don't
// tell a date from a number, or a formula without a value from an empty cell. A row is good until the next one is read.
func (w *workbook) storedRows(yield func(*storedRow, error) bool) {
	in, err := w.part.Open()
	if err != nil {
		yield(nil, err)
		return
	}
	defer in.Close()
	s := sheetReader{of: w}
	if s.tags, err = newTagReader(in); err != nil {
		yield(nil, err)
		return
	}
	for {
		t, err := s.tags.next()
		if err == nil && string(t.name) == "sheetData" && t.closes {
			err := w.readMerges(s.tags)
			if err == nil {
				_, err = io.Copy(io.Discard, s.tags.in) // its checksum, too, is wrong where the rest is
			}
			if err != nil {
				yield(nil, err)
			}
			return
		}
		isWhole := false
		switch err {
		case nil:
			isWhole, err = s.take(&t)
		case io.EOF:
			err = errBroken
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
	of   *workbook
	tags *tagReader
	row  storedRow
	open bool // the row isn't at its end
	text textState
}

// take takes a tag into account and reports whether the row is whole.
func (s *sheetReader) take(t *tag) (isWhole bool, err error) {
	var cell *storedCell
	if n := len(s.row.cells); n > 0 {
		cell = &s.row.cells[n-1]
	}
	isText := s.text.take(t)
	switch string(t.name) {
	case "row":
		s.text.inPhonetic = false
		if t.opens {
			s.open = true
			s.row = storedRow{line: s.row.line + 1, cells: s.row.cells[:0], values: s.row.values[:0]}
			for name, value := range t.values() {
				if n, err := strconv.Atoi(string(value)); name == "r" && err == nil && n > s.row.line {
					s.row.line = n
				}
			}
		}
		if t.closes && s.open {
			s.open = false
			return true, s.of.setValues(&s.row)
		}
	case "c":
		if s.text.isRaised = false; t.opens {
			return false, s.beginCell(t)
		}
	case "f":
		if cell != nil {
			cell.isFormula = true
		}
	case "v", "t":
		if cell != nil && t.opens && !s.text.inPhonetic {
			cell.hasValue = true
		}
	}
	if isText && cell != nil {
		s.row.values = append(s.row.values, s.text.shown(t.text)...)
		cell.to = len(s.row.values)
	}
	return false, nil
}

// textState tells, from tag to tag, whether what stands behind one belongs to a text: to a value or a run of text that is no reading
// beside East Asian characters.
type textState struct {
	inText, inPhonetic bool
	isRaised           bool // the run is superscript
}

func (s *textState) take(t *tag) (isText bool) {
	switch string(t.name) {
	case "v", "t":
		s.inText = t.opens && !t.closes && !s.inPhonetic
	case "r": // a run
		s.inText, s.isRaised = false, false
	case "vertAlign":
		s.inText = false
		for name, value := range t.values() {
			if name == "val" {
				s.isRaised = string(value) == "superscript"
			}
		}
	case "rPh":
		s.inText, s.inPhonetic = false, t.opens && !t.closes
	case "": // the text goes on behind it
	default:
		s.inText = false
	}
	return s.inText
}

// raised are the superscript figures.
var raised = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// shown returns a text as its run shows it: the mark of a note behind 12 doesn't make it 121.
func (s *textState) shown(text []byte) []byte {
	if !s.isRaised {
		return text
	}
	return []byte(raised.Replace(string(text)))
}

func (s *sheetReader) beginCell(t *tag) error {
	c := storedCell{style: -1, from: len(s.row.values), to: len(s.row.values)}
	if n := len(s.row.cells); n > 0 {
		c.column = s.row.cells[n-1].column + 1
	}
	for name, value := range t.values() {
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
	if c.column >= mostSheetColumns || len(s.row.cells) >= mostSheetColumns {
		return fmt.Errorf("row %d has more than the %d cells of a sheet", s.row.line, mostSheetColumns)
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
			return fmt.Errorf("row %d refers to a text that the workbook doesn’t have", r.line)
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
	return textsIn(in, int(part.UncompressedSize64)) // of maxWorkbook at most
}

// textsIn reads the texts in a part of some size in bytes.
func textsIn(in io.Reader, size int) (*sharedTexts, error) {
	var all strings.Builder
	all.Grow(size)
	t := new(sharedTexts)
	var state textState
	tags, err := newTagReader(in)
	for err == nil {
		var tag tag
		tag, err = tags.next()
		if err == io.EOF {
			t.all = all.String()
			return t, nil
		}
		if err != nil {
			break
		}
		if state.take(&tag) {
			all.Write(state.shown(tag.text))
		}
		if string(tag.name) == "si" && tag.closes {
			state.isRaised = false
			t.ends = append(t.ends, uint32(all.Len()))
		}
	}
	return nil, fmt.Errorf("reading its texts: %w", err)
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
