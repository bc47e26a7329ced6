package incident

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// CutIncidents returns the text of an incidents file in CSV with the selected rows of a table that was read
// from it and with the columns for which column returns true, and the number of columns left out. Column takes a
// name of the format, or else the file's. What is kept has its bytes.
func (t *Table) CutIncidents(text []byte, file string, s Selection, column func(name string) bool) (out []byte, without int, err error) {
	lines := make(map[int]bool, s.Count())
	for row := range s.All {
		if t.file.at(row) == file {
			lines[int(t.line[row])] = true
		}
	}
	return cutCSV(text, file, incidentColumns, column, func(line int, _ []string) bool { return lines[line] })
}

// WriteCut returns the selected rows that were read from a file as incidents.csv, with the columns for which column
// returns true, and the number of columns left out.
func (t *Table) WriteCut(file string, s Selection, column func(name string) bool) (out []byte, without int, err error) {
	var text bytes.Buffer
	if err := t.WriteCSV(&text, s.And(t.InFile(file))); err != nil {
		return nil, 0, err
	}
	return cutCSV(text.Bytes(), file, incidentColumns, column, func(int, []string) bool { return true })
}

// CutColumns returns the text of an incidents file in CSV with some of its columns, and all of its rows.
func CutColumns(text []byte, file string, column func(name string) bool) ([]byte, error) {
	out, _, err := cutCSV(text, file, incidentColumns, column, func(int, []string) bool { return true })
	return out, err
}

// CutSeries returns the text of a series file with the rows of some series, and the number of columns left out. What
// is kept has its bytes.
func CutSeries(text []byte, file string, series func(name string) bool) (out []byte, without int, err error) {
	shown := func(name string) bool { return seriesColumns.has(name) && seriesColumns.canonical(name) != "note" } // which is for the file's reader
	return cutCSV(text, file, seriesColumns, shown, func(_ int, cells []string) bool { return series(strings.TrimSpace(cells[0])) })
}

// cutCSV returns a CSV text with some of its rows and columns, and the number of columns left out. The function row
// is called with the line in which a row begins and its cells, the first of them replaced by that of the column that
// is filled in every row.
func cutCSV(text []byte, file string, of sheetColumns, column func(name string) bool, row func(line int, cells []string) bool) (out []byte, without int, err error) {
	f := openCSV(bytes.NewReader(text), file, of)
	if f.body == nil { // no row of it was read
		return nil, 0, nil
	}
	keep := make([]bool, len(f.header))
	for i, name := range f.header {
		if keep[i] = name != "" && column(name); !keep[i] {
			without++
		}
	}
	read := bytes.TrimPrefix(text, []byte("\ufeff"))
	c := csvCutter{text: text, keep: keep, in: csv.NewReader(bytes.NewReader(read)), at: len(text) - len(read)}
	c.findLines()
	c.in.Comma, c.in.FieldsPerRecord, c.in.ReuseRecord = f.comma, -1, true
	c.out.Write(text[:c.at])
	first := f.index[of.first]
	var unread *csv.ParseError
	for n := 0; ; n++ {
		cells, err := c.in.Read()
		if err == io.EOF {
			return c.out.Bytes(), without, nil
		}
		if errors.As(err, &unread) { // such a row is set aside
			continue
		}
		if err != nil {
			return nil, 0, fmt.Errorf("cutting %s: %w", file, err)
		}
		line, _ := c.in.FieldPos(0)
		if first < len(cells) {
			cells[0] = cells[first]
		}
		if n == 0 || row(line, cells) {
			c.copyRow(len(cells))
		}
	}
}

// A csvCutter copies the kept cells of rows, byte for byte.
type csvCutter struct {
	text  []byte
	keep  []bool
	in    *csv.Reader
	at    int   // bytes before what the reader reads
	lines []int // where each line that the reader reads begins in text
	out   bytes.Buffer
}

// findLines finds where lines begin.
func (c *csvCutter) findLines() {
	c.lines = append(c.lines, c.at)
	for i := c.at; ; i++ {
		n := bytes.IndexByte(c.text[i:], '\n')
		if n < 0 {
			return
		}
		i += n
		c.lines = append(c.lines, i+1)
	}
}

// copyRow copies the kept cells of the row that was read last, which has a number of cells.
func (c *csvCutter) copyRow(cells int) {
	start := func(i int) int {
		line, column := c.in.FieldPos(i)
		return c.lines[line-1] + column - 1
	}
	end := c.at + int(c.in.InputOffset())
	body := bytes.TrimRight(c.text[start(cells-1):end], "\r\n")
	last := start(cells-1) + len(body)
	written := false
	for i := range cells {
		if i >= len(c.keep) || !c.keep[i] {
			continue
		}
		to := last
		if i+1 < cells {
			to = start(i+1) - 1
		}
		if written {
			c.out.WriteRune(c.in.Comma)
		}
		c.out.Write(c.text[start(i):to])
		written = true
	}
	c.out.Write(c.text[last:end])
}
