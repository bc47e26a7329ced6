package exchange

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"lectern/app/incident"
	"lectern/app/problem"
)

// separators are what may stand between cells, unless a line sep= says another.
const separators = ",;\t|^~"

// maxRow is the largest row of a file of text, in bytes.
const maxRow = 16 << 20

// headerWithin is among how many rows from the first the names of the columns are looked for.
const headerWithin = 50

// delimited is a text whose rows are lines and whose cells have a separator between them.
type delimited struct {
	*file
	encoding encoding
	crOnly   bool // its lines end in CR alone, as on an old Mac
	comma    rune
	skip     int  // lines before the table: that of sep=
	lazy     bool // quotation marks stand within cells, as in 14°15'00"N
	heading  heading
}

// openDelimited finds where the table begins and what parts its cells.
func openDelimited(f *file) (*sheet, error) {
	d, all := &delimited{file: f}, changes{}
	var err error
	if d.encoding, err = f.encodingOf(all); err != nil {
		return nil, err
	}
	start, err := io.ReadAll(io.LimitReader(f.text(d.encoding), 64<<10))
	if err != nil {
		return nil, f.fault(problem.Unreadable, "save or download the file again", "reading stopped: %s", err)
	}
	if d.crOnly = endsLinesInCR(start); d.crOnly {
		start = bytes.ReplaceAll(start, []byte("\r"), []byte("\n"))
	}
	d.comma, d.skip = separatorOf(start)
	if d.lazy = d.quotesWithin(start); d.lazy {
		all.add(quotesWithin, 0, "")
	}
	first, lines := d.first()
	if d.heading, err = f.heading(first, lines); err != nil {
		return nil, err
	}
	names, tags := d.heading.names, d.heading.tags
	if names == nil {
		return nil, f.fault(problem.MissingKey, "the first line must name the columns, with a comma, a semicolon or a tab between them", "the file holds no table")
	}
	s := &sheet{format: "table of text", columns: names, short: d.heading.short, tags: tags, rows: d.rows, changes: all, heads: headsOf(first, lines)}
	s.header = lines[d.heading.at]
	s.named = s.header
	if d.encoding == utf8Text && !d.crOnly && !d.lazy && d.heading.at == 0 && d.heading.rows == 1 && d.skip == 0 && tags == nil {
		s.plain = f
	}
	s.addTitles(first[:d.heading.at], d.skip)
	return s, nil
}

// quotesWithin reports whether quotation marks stand bare within cells, and the rows are all of one width if they are taken as they
// are: programs that write tables with tabs or semicolons don't quote what needs no quoting for them.
func (d *delimited) quotesWithin(start []byte) bool {
	width, bare := 0, false
	if end := bytes.LastIndexByte(start, '\n'); end > 0 {
		start = start[:end+1]
	}
	for _, lazy := range [...]bool{false, true} {
		in := csv.NewReader(bytes.NewReader(start))
		in.Comma, in.FieldsPerRecord, in.LazyQuotes = d.comma, -1, lazy
		for {
			cells, err := in.Read()
			switch {
			case err == io.EOF:
			case errors.Is(err, csv.ErrBareQuote):
				bare = true
				continue
			case err != nil || lazy && width > 0 && len(cells) != width:
				return false
			default:
				width = len(cells)
				continue
			}
			break
		}
		if !bare {
			return false
		}
		width = 0
	}
	return true
}

// endsLinesInCR reports whether lines end in CR alone. LF within quotation marks is a line break of a cell.
func endsLinesInCR(start []byte) bool {
	within, cr := false, false
	for _, b := range start {
		switch {
		case b == '"':
			within = !within
		case within:
		case b == '\n':
			return false
		case b == '\r':
			cr = true
		}
	}
	return cr
}

// separatorOf returns the separator, and how many lines stand before the table only to say it. Of several
// candidates it is the one that most lines have equally often, then the one that they have more of.
func separatorOf(start []byte) (comma rune, skip int) {
	line, _, _ := bytes.Cut(start, []byte("\n"))
	if rest, ok := bytes.CutPrefix(bytes.ToLower(bytes.TrimRight(line, "\r")), []byte("sep=")); ok {
		if r, n := utf8.DecodeRune(rest); n > 0 && n == len(rest) && validComma(r) {
			return r, 1
		}
	}
	comma = ','
	best, most := 0, 0
	for _, r := range separators {
		counts := countsOf(start, byte(r))
		often, lines := commonest(counts)
		if often > 0 && (lines > best || lines == best && often > most) {
			comma, best, most = r, lines, often
		}
	}
	return comma, 0
}

func validComma(r rune) bool {
	return r != '"' && r != '\r' && r != '\n' && r != utf8.RuneError && r != 0
}

// countsOf returns how often a byte stands in each row, outside of quotation marks.
func countsOf(start []byte, of byte) (counts []int) {
	n, within := 0, false
	for _, b := range start {
		switch {
		case b == '"':
			within = !within
		case within:
		case b == of:
			n++
		case b == '\n':
			if counts = append(counts, n); len(counts) == headerWithin {
				return counts
			}
			n = 0
		}
	}
	return append(counts, n)
}

// commonest returns the count above zero that most rows have, and how many have it.
func commonest(counts []int) (count, rows int) {
	of := map[int]int{}
	for _, n := range counts {
		of[n]++
	}
	for n, times := range of {
		if n > 0 && (times > rows || times == rows && n > count) {
			count, rows = n, times
		}
	}
	return count, rows
}

// first returns the first rows and their lines. One that can't be read is empty.
func (d *delimited) first() (first [][]string, lines []int) {
	in, _ := d.csv()
	for len(first) < headerWithin {
		cells, err := in.Read()
		if err != nil && !isMisquoted(err) {
			return first, lines
		}
		line := 0
		if len(cells) > 0 {
			line, _ = in.FieldPos(0)
		}
		first, lines = append(first, cells), append(lines, line+d.skip)
	}
	return first, lines
}

// csv returns a reader of all rows behind the line sep=, and what bounds each row.
func (d *delimited) csv() (*csv.Reader, *rowLimit) {
	in := d.text(d.encoding)
	if d.crOnly {
		in = crLines{in}
	}
	limit := limited(in)
	text := bufio.NewReaderSize(limit, 64<<10)
	for range d.skip {
		_, _ = text.ReadString('\n')
	}
	rows := csv.NewReader(text)
	rows.Comma, rows.FieldsPerRecord, rows.LazyQuotes = d.comma, -1, d.lazy
	return rows, limit
}

// rows reads the rows behind the header.
func (d *delimited) rows(yield func(row, error) bool) {
	in, limit := d.csv()
	in.ReuseRecord = true
	for n := 0; ; n++ {
		limit.next()
		cells, err := in.Read()
		if err == io.EOF {
			return
		}
		if d.heading.covers(n) {
			if err != nil && !isMisquoted(err) {
				yield(row{}, d.problem(err))
				return
			}
			continue
		}
		if len(cells) == 1 && cells[0] == "\x1a" { // with which DOS ends a text
			continue
		}
		var r row
		if err != nil {
			err = d.problem(err)
		} else {
			line, _ := in.FieldPos(0)
			r, err = d.row(line+d.skip, cells)
		}
		if !yield(r, err) || err != nil && ends(err) {
			return
		}
	}
}

// row returns a row of as many cells as there are columns. Cells that are missing at its end are empty.
func (d *delimited) row(line int, cells []string) (row, error) {
	width := len(d.heading.names)
	for len(cells) > width && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	if len(cells) > width {
		return row{}, problem.New(problem.BadRow, d.place(line), fmt.Sprintf("the row has %d cells, the header has %d", len(cells), width),
			"quote text that holds the separator or a line break")
	}
	r := row{line: line}
	if len(cells) < width {
		r.changes = append(r.changes, shortRow)
	}
	r.cells = padded(cells, width)
	if d.hasRows(r.cells) {
		r.changes = append(r.changes, swallowed)
	}
	for i, cell := range r.cells {
		if r.cells[i] = incident.UnescapeFormula(cell); r.cells[i] != cell {
			r.changes = append(r.changes, unescaped)
		}
	}
	return r, nil
}

// hasRows reports whether a cell holds lines that are as wide as the table: rows, where a quotation mark isn't closed.
func (d *delimited) hasRows(cells []string) bool {
	for _, cell := range cells {
		_, rest, more := strings.Cut(cell, "\n")
		for more {
			var line string
			if line, rest, more = strings.Cut(rest, "\n"); strings.Count(line, string(d.comma)) >= max(3, len(d.heading.names)-2) {
				return true
			}
		}
	}
	return false
}

func isMisquoted(err error) bool {
	var e *csv.ParseError
	return errors.As(err, &e)
}

// problem returns why a row can't be read.
func (d *delimited) problem(err error) error {
	var e *csv.ParseError
	switch {
	case errors.Is(err, errLongRow):
		return d.fault(problem.TooLarge, "close the cell with a quotation mark, or shorten it", "%s; nothing from there on is read", errLongRow)
	case errors.As(err, &e):
		what := "a quotation mark stands where it can't be read"
		if e.Line > e.StartLine {
			what += fmt.Sprintf(", and makes one row of lines %d to %d", e.StartLine+d.skip, e.Line+d.skip)
		}
		return problem.New(problem.BadRow, d.place(e.StartLine+d.skip), what,
			"put the whole cell in quotation marks and write those inside it twice")
	}
	return d.fault(problem.Unreadable, "save or download the file again", "reading stopped: %s", err)
}

// crLines reads a text whose lines end in CR as one whose lines end in LF.
type crLines struct{ io.Reader }

func (c crLines) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	for i, b := range p[:n] {
		if b == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}

var errLongRow = fmt.Errorf("a row does not end within %d MB", maxRow>>20)

// rowLimit fails where a row is too long to be one, before all of it is in memory.
type rowLimit struct {
	in   io.Reader
	left int
}

// limited returns a reader of rows, the first of which begins.
func limited(in io.Reader) *rowLimit { return &rowLimit{in, maxRow} }

// next says that a row begins.
func (l *rowLimit) next() { l.left = maxRow }

func (l *rowLimit) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errLongRow
	}
	n, err := l.in.Read(p)
	l.left -= n
	return n, err
}
