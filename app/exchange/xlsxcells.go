package exchange

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// sharedTexts are the texts of a workbook that its cells name by their number, one behind the other.
type sharedTexts struct {
	all  string
	ends []uint32
}

func (t *sharedTexts) at(i int) (string, bool) {
	if i < 0 || i >= len(t.ends) {
		return "", false
	}
	from := uint32(0)
	if i > 0 {
		from = t.ends[i-1]
	}
	return t.all[from:t.ends[i]], true
}

// readShared reads the part with the shared texts: those of all runs, without the sounds that are written beside them.
func (w *workbook) readShared(part string) (t sharedTexts, err error) {
	in, err := w.part(part)
	if in == nil {
		return t, err
	}
	defer in.Close()
	m := newMarkup(in)
	var all strings.Builder
	var one []byte
	for {
		if err := m.next(); err == io.EOF {
			t.all = all.String()
			return t, nil
		} else if err != nil {
			return t, err
		}
		switch {
		case m.name == "rPh" && !m.ends && !m.empty:
			if err := m.skip("rPh"); err != nil {
				return t, err
			}
		case m.name == "t" && m.ends:
			one = append(one, m.text...)
		case m.name == "si" && (m.ends || m.empty):
			all.Write(unescapedText(one))
			t.ends, one = append(t.ends, uint32(all.Len())), one[:0]
		}
	}
}

// skip reads to the end of an element that was begun.
func (m *markup) skip(name string) error {
	for {
		if err := m.next(); err != nil {
			return noEnd(err)
		}
		if m.name == name && m.ends {
			return nil
		}
	}
}

// escapedText is how workbooks write characters that XML can't have: _x000D_.
var escapedText = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func unescapedText(text []byte) []byte {
	if !escapedText.Match(text) {
		return text
	}
	return escapedText.ReplaceAllFunc(text, func(code []byte) []byte {
		n, _ := strconv.ParseUint(string(code[2:6]), 16, 32)
		if !utf8.ValidRune(rune(n)) {
			return code
		}
		return utf8.AppendRune(nil, rune(n))
	})
}

// rowOfCells collects the cells of a row. Their texts lie one behind the other until the row ends. Cells beyond a width are
// only counted, for a row of a small file may have one in the last of all columns.
type rowOfCells struct {
	cells []string
	text  []byte
	spans []span
	width int // 0: all cells are kept
	count int // of the cells up to the last one that isn't empty
}

// span is where a cell of a column lies in the text of a row.
type span struct{ column, from, to int }

func (r *rowOfCells) begin() {
	clear(r.cells)
	r.cells, r.text, r.spans, r.count = r.cells[:0], r.text[:0], r.spans[:0], 0
}

// add adds the cell of a column whose text begins at a place of the row's.
func (r *rowOfCells) add(column, from int) {
	if len(bytes.TrimSpace(r.text[from:])) == 0 {
		r.text = r.text[:from]
		return
	}
	r.count = max(r.count, column+1)
	if r.width > 0 && column >= r.width {
		r.text = r.text[:from]
		return
	}
	r.spans = append(r.spans, span{column, from, len(r.text)})
}

// end returns the cells, which are good until the next row begins.
func (r *rowOfCells) end() []string {
	text := string(r.text)
	wide := r.width
	if wide == 0 {
		wide = r.count
	}
	r.cells = slices.Grow(r.cells, wide)[:wide]
	for _, s := range r.spans {
		r.cells[s.column] = text[s.from:s.to]
	}
	return r.cells
}

// mostCells is how many columns a sheet can have.
const mostCells = 16_384

var errCells = errors.New("a cell is in no column that a sheet can have")

// cells calls yield with the number of each row of the sheet, its first cells, width of them if that isn't 0, and how many
// it has up to the last that isn't empty. They are as they are stored: numbers with a point, dates as days. It stops where
// yield returns false.
func (w *workbook) cells(width int, yield func(line int, cells []string, count int) bool) error {
	in, err := w.part(w.sheet.part)
	if in == nil {
		return err
	}
	defer in.Close()
	shared, err := w.shared()
	if err != nil {
		return err
	}
	m, r := newMarkup(in), &rowOfCells{width: width}
	line, column := 0, -1
	for {
		if err := m.next(); err != nil {
			if err == io.EOF && line == 0 { // of a chart
				return nil
			}
			return noEnd(err)
		}
		switch {
		case m.name == "row" && !m.ends:
			line, column = lineOf(m.attribute("r"), line), -1
			if r.begin(); m.empty {
				continue
			}
		case m.name == "row":
			if !yield(line, r.end(), r.count) {
				return nil
			}
		case m.name == "c" && !m.ends:
			if column = columnOf(m.attribute("r"), column); column >= mostCells {
				return errCells
			}
			if err := r.cell(m, column, &shared); err != nil {
				return err
			}
		case m.name == "sheetData" && (m.ends || m.empty):
			return nil
		}
	}
}

// cell reads a cell that has begun to its end.
func (r *rowOfCells) cell(m *markup, column int, shared *sharedTexts) error {
	kind := string(m.attribute("t"))
	from := len(r.text)
	for !m.empty || m.name != "c" {
		if err := m.next(); err != nil {
			return noEnd(err)
		}
		switch {
		case m.name == "c" && m.ends:
			r.add(column, from)
			return nil
		case m.name == "rPh" && !m.ends && !m.empty:
			if err := m.skip("rPh"); err != nil {
				return err
			}
		case m.name == "v" && m.ends && kind == "s":
			i, err := strconv.Atoi(string(m.text))
			text, ok := shared.at(i)
			if err != nil || !ok {
				return errors.New("the text of a cell is missing")
			}
			r.text = append(r.text, text...)
		case m.name == "v" && m.ends && kind != "inlineStr":
			r.text = append(r.text, unescapedText(m.text)...)
		case m.name == "t" && m.ends:
			r.text = append(r.text, unescapedText(m.text)...)
		}
	}
	return nil
}

// lineOf returns the number of a row, by default that of the row behind the last one.
func lineOf(written []byte, last int) int {
	if n, err := strconv.Atoi(string(written)); err == nil && n > last {
		return n
	}
	return last + 1
}

// columnOf returns the column of a cell such as AB12, counted from 0, by default the one behind the last.
func columnOf(written []byte, last int) int {
	n := 0
	for _, b := range written {
		if b >= 'a' && b <= 'z' {
			b -= 'a' - 'A'
		}
		if b < 'A' || b > 'Z' || n > mostCells {
			break
		}
		n = 26*n + int(b-'A') + 1
	}
	if n == 0 {
		return last + 1
	}
	return n - 1
}
