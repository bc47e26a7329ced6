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

// MaxFileBytes bounds a file of incidents or of a series.
const MaxFileBytes = 1 << 30

// A csvFile is a sheet in CSV, for every CSV file of a brief. Its rows can be read piece by piece.
type csvFile struct {
	*sheet
	comma rune
	body  io.Reader // the rows; nil where there is nothing to read, and faults say why
	above int       // lines before the rows
	start int64     // where these begin
}

// openCSV reads the header.
func openCSV(r io.Reader, file string, of sheetColumns) *csvFile {
	f := &csvFile{sheet: newSheet(file)}
	limited := &io.LimitedReader{R: r, N: MaxFileBytes + 1}
	in := bufio.NewReaderSize(capped{limited}, 64<<10)
	start, err := in.Peek(4096)
	switch {
	case err != nil && err != io.EOF:
		f.faults.list(problem.Unreadable, f.whole(), "check the file", "%s", err)
		return f
	case bytes.HasPrefix(start, []byte{0xff, 0xfe}), bytes.HasPrefix(start, []byte{0xfe, 0xff}):
		f.faults.list(problem.BadText, f.whole(), "save it as CSV UTF-8", "the file is UTF-16")
		return f
	case bytes.IndexByte(start, 0) >= 0:
		f.faults.list(problem.BadText, f.whole(), "save the table as CSV UTF-8", "the file is not text")
		return f
	case bytes.HasPrefix(start, []byte("\ufeff")):
		_, _ = in.Discard(len("\ufeff"))
		start = start[len("\ufeff"):]
		f.start = int64(len("\ufeff"))
	}
	f.comma = separator(start)
	rows := f.rows(in, 0) // takes no more than the header: in is large enough to be read directly
	hint := "the first line must name the columns"
	if bytes.IndexByte(firstLine(start), byte(f.comma)) < 0 {
		hint += ", with “,” “;” or a tab between them"
	}
	if f.readHeader(rows, of, hint) {
		f.body, f.above = in, rows.end()
		f.start += rows.in.InputOffset()
	}
	return f
}

func firstLine(text []byte) []byte {
	line, _, _ := bytes.Cut(text, newline)
	return line
}

// capped is a reader that fails at its limit, so that a file is never cut without notice.
type capped struct{ *io.LimitedReader }

func (c capped) Read(p []byte) (int, error) {
	n, err := c.LimitedReader.Read(p)
	if c.N <= 0 {
		return 0, errTooLarge
	}
	return n, err
}

var errTooLarge = errors.New("the file is larger than 1 GB")

// separator returns the separator that the first line has most of, outside quotes.
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

// csvRows reads the rows of a CSV file or of a piece of it.
type csvRows struct {
	file      *csvFile
	in        *csv.Reader
	lines     *lines // of a piece, of which in reads those that have quotation marks; nil: in reads all
	before    int    // lines of the file before the piece, and those of the piece that in doesn't read
	cells     []string
	plain     string // the last row, where it is one line without quotation marks
	misquoted bool   // a quotation mark stood where it can't be read
}

// lines are what is left of a piece. A csv.Reader that reads them gets each as late as it can.
type lines struct {
	text  string
	given int // lines that were read
}

// end returns the end of the first line, behind its line break.
func (l *lines) end() int {
	if end := strings.IndexByte(l.text, '\n'); end >= 0 {
		return end + 1
	}
	return len(l.text)
}

// Read implements io.Reader.
func (l *lines) Read(p []byte) (int, error) {
	if l.text == "" {
		return 0, io.EOF
	}
	n := copy(p, l.text)
	if end := bytes.IndexByte(p[:n], '\n'); end >= 0 { // not in l.text, of which a line may be all, and is read piece by piece
		n = end + 1
		l.given++
	}
	l.text = l.text[n:]
	return n, nil
}

// rows returns a reader of rows that begin after a number of lines.
func (f *csvFile) rows(r io.Reader, before int) *csvRows {
	rows := &csvRows{file: f, in: csv.NewReader(r), before: before}
	rows.in.Comma = f.comma
	rows.in.FieldsPerRecord = -1
	rows.in.ReuseRecord = true
	return rows
}

// piece returns a reader of the rows of a piece.
func (f *csvFile) piece(p piece) *csvRows {
	l := &lines{text: p.text}
	rows := f.rows(l, p.lines)
	rows.lines = l
	return rows
}

// all returns a reader of all rows.
func (f *csvFile) all() *sheetReader {
	body := f.body
	if body == nil {
		body = strings.NewReader("")
	}
	return f.reader(f.rows(body, f.above))
}

// readRecords reads a CSV file of which each row is a record, in file order. Rows with a mistake, for which read returns
// false, are set aside and listed, at most MaxListed of them.
func readRecords[T any](r io.Reader, file string, of sheetColumns, read func(*sheetReader) (T, bool)) ([]T, problem.List) {
	f := openCSV(r, file, of)
	c := f.all()
	var records []T
	for c.next() {
		if record, ok := read(c); ok {
			records = append(records, record)
		}
	}
	f.faults.join(&c.faults)
	return records, f.faults.report(file)
}

// Next implements RowReader.
func (c *csvRows) Next() ([]string, error) {
	if c.plain = c.nextPlain(); c.plain != "" {
		c.cells = splitAt(c.cells[:0], c.plain, byte(c.in.Comma))
	} else {
		cells, err := c.in.Read()
		if err == io.EOF {
			return nil, err
		}
		if err != nil {
			return nil, c.problem(err)
		}
		for i, cell := range cells {
			cells[i] = oneLineEnd(cell)
		}
		c.cells = cells
	}
	cells := c.cells
	for i, cell := range cells {
		cells[i] = UnescapeFormula(cell)
	}
	if n := len(c.file.header); n > 0 && len(cells) != n && !isBlank(cells) {
		return nil, problem.New(problem.BadRow, c.Place(-1), fmt.Sprintf("the row has %d cells, the header has %d", len(cells), n),
			"quote text that holds the separator or a line break")
	}
	return cells, nil
}

// nextPlain takes the next row and returns its text if it is one line without quotation marks, as most are.
func (c *csvRows) nextPlain() string {
	for c.lines != nil && c.lines.text != "" {
		end := c.lines.end()
		line := c.lines.text[:end]
		if strings.IndexByte(line, '"') >= 0 {
			break
		}
		c.lines.text = c.lines.text[end:]
		c.before++
		if line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r"); line != "" {
			return line
		}
	}
	return ""
}

// splitAt appends the parts of a text that stand between separators.
func splitAt(parts []string, text string, separator byte) []string {
	for {
		end := strings.IndexByte(text, separator)
		if end < 0 {
			return append(parts, text)
		}
		parts = append(parts, text[:end])
		text = text[end+1:]
	}
}

// oneLineEnd returns a cell whose lines end in \n. The reader of CSV takes one \r before each away,
// so that a cell with several would be another one each time that it is written and read.
func oneLineEnd(cell string) string {
	for strings.Contains(cell, "\r\n") {
		cell = strings.ReplaceAll(cell, "\r\n", "\n")
	}
	return cell
}

// Place implements RowReader: the line of a cell, and its column in characters.
func (c *csvRows) Place(i int) problem.Place {
	if c.plain != "" {
		return c.at(c.before+c.lines.given, c.plainColumn(i))
	}
	if i < 0 {
		line, _ := c.in.FieldPos(0)
		return c.at(c.before+line, 0)
	}
	line, column := c.in.FieldPos(i)
	for j := i - 1; j >= 0; j-- {
		text := c.cells[j]
		start, _ := c.in.FieldPos(j)
		if start != line {
			text = text[strings.LastIndexByte(text, '\n')+1:]
		}
		column -= len(text) - utf8.RuneCountInString(text)
		if start != line {
			break
		}
	}
	return c.at(c.before+line, column)
}

// plainColumn returns where a cell begins in a line without quotation marks; 0 stands for the row.
func (c *csvRows) plainColumn(i int) int {
	if i < 0 {
		return 0
	}
	rest := c.plain
	for range i {
		rest = rest[strings.IndexByte(rest, byte(c.in.Comma))+1:]
	}
	return utf8.RuneCountInString(c.plain[:len(c.plain)-len(rest)]) + 1
}

// end returns the number of lines of the file up to the end of the last row.
func (c *csvRows) end() int {
	line := c.Place(-1).Line
	for _, cell := range c.cells {
		line += strings.Count(cell, "\n")
	}
	return line
}

func (c *csvRows) at(line, column int) problem.Place {
	return problem.Place{File: c.file.file, Line: line, Column: column}
}

// problem returns why a row can't be read.
func (c *csvRows) problem(err error) problem.Problem {
	var e *csv.ParseError
	switch {
	case errors.Is(err, errTooLarge):
		return problem.New(problem.TooLarge, c.file.whole(), err.Error()+"; rows beyond that are not read", "split it")
	case errors.Is(err, errEndless):
		return problem.New(problem.TooLarge, c.at(c.before+1, 0), err.Error()+"; rows from here on are not read", "close the cell with a quotation mark")
	case errors.As(err, &e) && e.Err == csv.ErrQuote && e.StartLine != e.Line:
		c.misquoted = true
		from, to := c.before+e.StartLine, c.before+e.Line
		return problem.New(problem.Unclosed, c.at(from, 0), fmt.Sprintf("a quotation mark opens a cell that never ends well; lines %d to %d are not read", from, to),
			"write a quotation mark inside a cell twice, and close the cell with one")
	case errors.As(err, &e):
		c.misquoted = true
		// The column is in bytes here: the row is not to be had.
		return problem.New(problem.BadRow, c.at(c.before+e.StartLine, e.Column), "a quotation mark stands where it can't be read",
			"put the whole cell in quotation marks and write those inside it twice")
	}
	return c.file.problemOf(err)
}
