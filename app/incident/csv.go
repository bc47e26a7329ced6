package incident

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"lectern/app/problem"
)

// Bounds of what is read from one file.
const (
	maxFileBytes = 1 << 30
	maxCellBytes = 64 << 10
	maxColumns   = 500 // of its own, in a file
)

// A csvFile is a file whose first line names its columns: what the readers of its rows share. It
// serves every CSV file of a brief.
type csvFile struct {
	name   string
	comma  rune
	header []string       // canonical names; "" is not read
	index  map[string]int // canonical column name → cell
	own    []int          // cells of columns that the format doesn't have
	body   io.Reader      // the rows; nil where there is nothing to read, and faults say why
	above  int            // lines before the rows
	faults faults
}

// openCSV reads the header.
func openCSV(r io.Reader, file string, canonical func(string) string, required func(has func(string) bool) []string) *csvFile {
	f := &csvFile{name: file, index: make(map[string]int)}
	limited := &io.LimitedReader{R: r, N: maxFileBytes + 1}
	in := bufio.NewReaderSize(capped{limited}, 64<<10)
	start, err := in.Peek(4096)
	switch {
	case err != nil && err != io.EOF:
		f.faults.list(problem.Unreadable, f.at(0, 0), "check the file", "%s", err)
		return f
	case bytes.HasPrefix(start, []byte{0xff, 0xfe}), bytes.HasPrefix(start, []byte{0xfe, 0xff}):
		f.faults.list(problem.BadText, f.at(0, 0), "save it as CSV UTF-8", "the file is UTF-16")
		return f
	case bytes.IndexByte(start, 0) >= 0:
		f.faults.list(problem.BadText, f.at(0, 0), "save the table as CSV UTF-8", "the file is not text")
		return f
	case bytes.HasPrefix(start, []byte("\ufeff")):
		_, _ = in.Discard(len("\ufeff"))
		start = start[len("\ufeff"):]
	}
	f.comma = separator(start)
	c := f.reader(in, 0) // takes no more than the header: in is large enough to be read directly
	err = c.readHeader(canonical)
	if err != nil && err != io.EOF {
		c.syntax(err)
	}
	f.faults.join(&c.faults)
	if err == io.EOF {
		f.faults.list(problem.MissingKey, f.at(0, 0), "write the header and one incident a row", "the file is empty")
	}
	if err != nil {
		return f
	}
	has := func(name string) bool { _, ok := f.index[name]; return ok }
	if missing := required(has); len(missing) > 0 {
		hint := "the first line must name the columns"
		if len(f.header) == 1 {
			hint += ", with “,” “;” or a tab between them"
		}
		f.faults.list(problem.MissingKey, f.at(1, 0), hint, "there is no column %s", conjunction(missing))
		return f
	}
	f.body = in
	return f
}

func (f *csvFile) at(line, column int) problem.Place {
	return problem.Place{File: f.name, Line: line, Column: column}
}

// capped turns the end of the limit into an error, so that a file is never cut in silence.
type capped struct{ *io.LimitedReader }

func (c capped) Read(p []byte) (int, error) {
	n, err := c.LimitedReader.Read(p)
	if c.N <= 0 {
		return 0, errTooLarge
	}
	return n, err
}

var errTooLarge = errors.New("the file is larger than 1 GB")

// separator is the one that the first line has most of, outside quotes.
func separator(start []byte) rune {
	counts := map[rune]int{}
	inside := false
	for _, b := range start {
		if b == '"' {
			inside = !inside
		}
		if b == '\n' && !inside {
			break
		}
		if !inside {
			counts[rune(b)]++
		}
	}
	best := ','
	for _, r := range ";\t" {
		if counts[r] > counts[best] {
			best = r
		}
	}
	return best
}

// A csvReader reads a stretch of the rows and lists what is wrong with them.
type csvReader struct {
	*csvFile
	rows      *csv.Reader
	before    int // lines of the file before the stretch
	cells     []string
	faults    faults
	misquoted bool // a quotation mark stood where it can't be read
}

func (f *csvFile) reader(r io.Reader, before int) *csvReader {
	c := &csvReader{csvFile: f, rows: csv.NewReader(r), before: before}
	c.rows.Comma = f.comma
	c.rows.FieldsPerRecord = -1
	c.rows.ReuseRecord = true
	return c
}

// all reads every row at once.
func (f *csvFile) all() *csvReader {
	if f.body == nil {
		return f.reader(strings.NewReader(""), 0)
	}
	return f.reader(f.body, f.above)
}

func (c *csvReader) readHeader(canonical func(string) string) error {
	cells, err := c.rows.Read()
	if err != nil {
		return err
	}
	c.above = c.line()
	for _, cell := range cells {
		c.above += strings.Count(cell, "\n")
	}
	for i, cell := range cells {
		line, column := c.position(cells, i)
		name := strings.TrimSpace(strings.ReplaceAll(cell, "\ufeff", ""))
		switch {
		case !utf8.ValidString(cell):
			c.fault(problem.BadText, line, column, "save the file as UTF-8", "the name of column %d is not UTF-8", i+1)
			name = ""
		case name == "":
			c.fault(problem.MissingKey, line, column, "name it in the first line", "column %d has no name and is left out", i+1)
		case strings.ContainsAny(name, ";\t\r\n"):
			c.fault(problem.BadValue, line, column, "use one separator in the whole file, and none in names",
				"the name of column %d, %s, holds a separator or a line break", i+1, quote(name))
			name = ""
		case len(name) > 200:
			c.fault(problem.TooLarge, line, column, "shorten it", "the name of column %d is longer than 200 bytes", i+1)
			name = ""
		}
		if known := canonical(name); known != "" {
			name = known
		}
		if first, twice := c.index[name]; twice && name != "" {
			c.fault(problem.BadValue, line, column, "take one out; the first is used", "column %s stands twice, in columns %d and %d", quote(name), first+1, i+1)
			name = ""
		}
		if len(c.header) == maxColumns {
			c.fault(problem.TooLarge, line, column, "leave some out", "the file has more than %d columns", maxColumns)
			return nil
		}
		name = strings.Clone(name)
		c.header = append(c.header, name)
		if name == "" {
			continue
		}
		c.index[name] = i
		if canonical(name) == "" {
			c.own = append(c.own, i)
		}
	}
	return nil
}

// next reads a row and reports whether there is one. Rows that can't be read are listed.
func (c *csvReader) next() bool {
	for {
		cells, err := c.rows.Read()
		switch {
		case err == io.EOF:
			return false
		case err != nil:
			c.syntax(err)
			var e *csv.ParseError
			if !errors.As(err, &e) {
				return false
			}
			continue
		case isBlank(cells):
			continue // a spreadsheet's empty row
		case len(cells) != len(c.header):
			c.fault(problem.BadRow, c.line(), 0, "quote text that holds the separator or a line break",
				"the row has %d cells, the header has %d", len(cells), len(c.header))
			continue
		}
		c.cells = cells
		if c.readable() {
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
func (c *csvReader) readable() bool {
	for i, cell := range c.cells {
		var kind problem.Kind
		var what, hint string
		switch {
		case !utf8.ValidString(cell):
			kind, what, hint = problem.BadText, "is not UTF-8", "save the file as UTF-8"
		case strings.IndexByte(cell, 0) >= 0:
			kind, what, hint = problem.BadText, "holds a NUL character", "take it out"
		case len(cell) > maxCellBytes:
			kind, what, hint = problem.TooLarge, "is longer than "+Thousands(maxCellBytes)+" bytes", "shorten it"
		default:
			continue
		}
		line, column := c.position(c.cells, i)
		c.fault(kind, line, column, hint, "%s %s", c.columnName(i), what)
		return false
	}
	return true
}

func (c *csvReader) columnName(i int) string {
	if c.header[i] != "" {
		return c.header[i]
	}
	return fmt.Sprintf("column %d", i+1)
}

// cell is the trimmed value under a column, empty where there is no such column.
func (c *csvReader) cell(name string) string {
	if i, ok := c.index[name]; ok {
		return strings.TrimSpace(c.cells[i])
	}
	return ""
}

func (c *csvReader) line() int {
	line, _ := c.rows.FieldPos(0)
	return c.before + line
}

// place is where the cell under a column stands.
func (c *csvReader) place(name string) problem.Place {
	if i, ok := c.index[name]; ok {
		return c.at(c.position(c.cells, i))
	}
	return c.at(c.line(), 0)
}

// reject lists what is wrong with the cell under a column.
func (c *csvReader) reject(kind problem.Kind, name string, err error) {
	what, hint := err.Error(), ""
	if m, ok := err.(mistake); ok {
		what, hint = m.what, m.hint
	}
	if !strings.Contains(what, name) {
		what = name + ": " + what
	}
	c.faults.list(kind, c.place(name), hint, "%s", what)
}

// position is the line of a cell, and its column in characters.
func (c *csvReader) position(cells []string, i int) (line, column int) {
	line, column = c.rows.FieldPos(i)
	for j := i - 1; j >= 0; j-- {
		text := cells[j]
		start, _ := c.rows.FieldPos(j)
		if start != line {
			text = text[strings.LastIndexByte(text, '\n')+1:]
		}
		column -= len(text) - utf8.RuneCountInString(text)
		if start != line {
			break
		}
	}
	return c.before + line, column
}

// syntax lists why a row can't be read.
func (c *csvReader) syntax(err error) {
	var e *csv.ParseError
	switch {
	case errors.Is(err, errTooLarge):
		c.fault(problem.TooLarge, 0, 0, "split it", "%s; rows beyond that are not read", err)
	case errors.Is(err, errEndless):
		c.fault(problem.TooLarge, c.before+1, 0, "close the cell with a quotation mark", "%s; rows from here on are not read", err)
	case errors.As(err, &e) && e.Err == csv.ErrQuote && e.StartLine != e.Line:
		c.misquoted = true
		c.fault(problem.Unclosed, c.before+e.StartLine, 0, "write a quotation mark inside a cell twice, and close the cell with one",
			"a quotation mark opens a cell that never ends well; lines %d to %d are not read", c.before+e.StartLine, c.before+e.Line)
	case errors.As(err, &e):
		c.misquoted = true
		// The column is in bytes here: the row is not to be had.
		c.fault(problem.BadRow, c.before+e.StartLine, e.Column, "put the whole cell in quotation marks and write those inside it twice",
			"a quotation mark stands where it can't be read")
	default:
		c.fault(problem.Unreadable, 0, 0, "check the file", "reading stopped: %s", err)
	}
}

// fault lists what is wrong at a place of the file.
func (c *csvReader) fault(kind problem.Kind, line, column int, hint, what string, args ...any) {
	c.faults.list(kind, c.at(line, column), hint, what, args...)
}
