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
	maxListed    = 100 // problems; the rest is counted
)

// A csvReader reads rows by column name and lists what is wrong with them. It serves every CSV file
// of a brief.
type csvReader struct {
	file     string
	rows     *csv.Reader
	header   []string
	index    map[string]int // canonical column name → cell
	own      []int          // cells of columns that the format doesn't have
	cells    []string
	problems problem.List
	unlisted int
}

// openCSV reads the header; nil means that there is nothing to read, and problems say why.
func openCSV(r io.Reader, file string, canonical func(string) string, required func(has func(string) bool) []string) *csvReader {
	c := &csvReader{file: file, index: make(map[string]int)}
	limited := &io.LimitedReader{R: r, N: maxFileBytes + 1}
	in := bufio.NewReaderSize(capped{limited}, 64<<10)
	start, err := in.Peek(4096)
	switch {
	case err != nil && err != io.EOF:
		c.list(problem.Unreadable, 0, 0, "check the file", "%s", err)
		return c
	case bytes.HasPrefix(start, []byte{0xff, 0xfe}), bytes.HasPrefix(start, []byte{0xfe, 0xff}):
		c.list(problem.BadText, 0, 0, "save it as CSV UTF-8", "the file is UTF-16")
		return c
	case bytes.IndexByte(start, 0) >= 0:
		c.list(problem.BadText, 0, 0, "save the table as CSV UTF-8", "the file is not text")
		return c
	case bytes.HasPrefix(start, []byte("\ufeff")):
		_, _ = in.Discard(len("\ufeff"))
		start = start[len("\ufeff"):]
	}
	c.rows = csv.NewReader(in)
	c.rows.Comma = separator(start)
	c.rows.FieldsPerRecord = -1
	c.rows.ReuseRecord = true
	if err := c.readHeader(canonical); err != nil {
		if err == io.EOF {
			c.list(problem.MissingKey, 0, 0, "write the header and one incident a row", "the file is empty")
		} else {
			c.syntax(err)
		}
		c.rows = nil
		return c
	}
	has := func(name string) bool { _, ok := c.index[name]; return ok }
	if missing := required(has); len(missing) > 0 {
		hint := "the first line must name the columns"
		if len(c.header) == 1 {
			hint += ", with “,” “;” or a tab between them"
		}
		c.list(problem.MissingKey, 1, 0, hint, "there is no column %s", conjunction(missing))
		c.rows = nil
	}
	return c
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

func (c *csvReader) readHeader(canonical func(string) string) error {
	cells, err := c.rows.Read()
	if err != nil {
		return err
	}
	for i, cell := range cells {
		line, column := c.position(cells, i)
		name := strings.TrimSpace(strings.ReplaceAll(cell, "\ufeff", ""))
		switch {
		case !utf8.ValidString(cell):
			c.list(problem.BadText, line, column, "save the file as UTF-8", "the name of column %d is not UTF-8", i+1)
			name = ""
		case name == "":
			c.list(problem.MissingKey, line, column, "name it in the first line", "column %d has no name and is left out", i+1)
		case strings.ContainsAny(name, ";\t\r\n"):
			c.list(problem.BadValue, line, column, "use one separator in the whole file, and none in names",
				"the name of column %d, %s, holds a separator or a line break", i+1, quote(name))
			name = ""
		case len(name) > 200:
			c.list(problem.TooLarge, line, column, "shorten it", "the name of column %d is longer than 200 bytes", i+1)
			name = ""
		}
		if known := canonical(name); known != "" {
			name = known
		}
		if first, twice := c.index[name]; twice && name != "" {
			c.list(problem.BadValue, line, column, "take one out; the first is used", "column %s stands twice, in columns %d and %d", quote(name), first+1, i+1)
			name = ""
		}
		if len(c.header) == maxColumns {
			c.list(problem.TooLarge, line, column, "leave some out", "the file has more than %d columns", maxColumns)
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
	for c.rows != nil {
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
		case strings.Join(cells, "") == "":
			continue // a spreadsheet's empty row
		case len(cells) != len(c.header):
			c.list(problem.BadRow, c.line(), 0, "quote text that holds the separator or a line break",
				"the row has %d cells, the header has %d", len(cells), len(c.header))
			continue
		}
		c.cells = cells
		if c.readable() {
			return true
		}
	}
	return false
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
			kind, what, hint = problem.TooLarge, "is longer than "+thousands(maxCellBytes)+" bytes", "shorten it"
		default:
			continue
		}
		line, column := c.position(c.cells, i)
		c.list(kind, line, column, hint, "%s %s", c.columnName(i), what)
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
	return line
}

// reject lists what is wrong with the cell under a column.
func (c *csvReader) reject(kind problem.Kind, name string, err error) {
	line, column := c.line(), 0
	if i, ok := c.index[name]; ok {
		line, column = c.position(c.cells, i)
	}
	what, hint := err.Error(), ""
	if m, ok := err.(mistake); ok {
		what, hint = m.what, m.hint
	}
	if !strings.Contains(what, name) {
		what = name + ": " + what
	}
	c.list(kind, line, column, hint, "%s", what)
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
	return line, column
}

func (c *csvReader) syntax(err error) {
	var e *csv.ParseError
	switch {
	case errors.Is(err, errTooLarge):
		c.list(problem.TooLarge, 0, 0, "split it", "%s; rows beyond that are not read", err)
	case errors.As(err, &e) && e.Err == csv.ErrQuote && e.StartLine != e.Line:
		c.list(problem.Unclosed, e.StartLine, 0, "write a quotation mark inside a cell twice, and close the cell with one",
			"a quotation mark opens a cell that never ends well; lines %d to %d are not read", e.StartLine, e.Line)
	case errors.As(err, &e):
		// The column is in bytes here: the row is not to be had.
		c.list(problem.BadRow, e.StartLine, e.Column, "put the whole cell in quotation marks and write those inside it twice",
			"a quotation mark stands where it can't be read")
	default:
		c.list(problem.Unreadable, 0, 0, "check the file", "reading stopped: %s", err)
	}
}

func (c *csvReader) list(kind problem.Kind, line, column int, hint, what string, args ...any) {
	if len(c.problems) >= maxListed {
		c.unlisted++
		return
	}
	c.problems.Add(kind, problem.Place{File: c.file, Line: line, Column: column}, hint, what, args...)
}

// report is the list, with a last line for what it doesn't show.
func (c *csvReader) report() problem.List {
	if c.unlisted > 0 {
		c.problems.Add(problem.BadRow, problem.Place{File: c.file}, "mend these first", "%s more problems are not listed", thousands(int64(c.unlisted)))
	}
	return c.problems
}
