package incident

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	pieceSize = 1 << 20  // how much of a file is read at once, in bytes
	maxRow    = 64 << 20 // bytes, after which a row without end is no row
)

var errEndless = errors.New("a quotation mark opens a cell that does not end within 64 MB")

// A piece is a part of a CSV file that has whole rows.
type piece struct {
	text  string
	lines int // of the file before it
}

// A cutter cuts a file into pieces. A line ends a row where it doesn't lie within quotation marks;
// in a file that quotes well they come in pairs, so counting them is enough.
type cutter struct {
	in    io.Reader
	size  int    // how much is read at once, in bytes
	rest  []byte // read, but not yet cut
	lines int    // before rest
	err   error  // that ended the reading; io.EOF at the end of the file
}

// next returns the next piece; it is empty at the end.
func (c *cutter) next() piece {
	for size := c.size; c.err == nil; size *= 2 {
		have := len(c.rest)
		c.rest = slices.Grow(c.rest, size)[:have+size]
		var n int
		n, c.err = io.ReadFull(c.in, c.rest[have:])
		c.rest = c.rest[:have+n]
		switch end := lastRow(c.rest); {
		case c.err == nil && end > 0:
			return c.cut(end)
		case c.err == nil && len(c.rest) > maxRow:
			c.err = errEndless
		}
	}
	if c.err == io.ErrUnexpectedEOF {
		c.err = io.EOF
	}
	if c.err == io.EOF {
		return c.cut(len(c.rest))
	}
	return c.cut(lastRow(c.rest)) // what comes behind is not whole
}

func (c *cutter) cut(end int) piece {
	p := piece{string(c.rest[:end]), c.lines}
	c.lines += strings.Count(p.text, "\n")
	c.rest = c.rest[:copy(c.rest, c.rest[end:])]
	if c.err != nil {
		c.rest = nil
	}
	return p
}

var newline, mark = []byte{'\n'}, []byte{'"'}

// lastRow returns the end of the last whole row, 0 where there is none.
func lastRow(text []byte) int {
	within := bytes.Count(text, mark)%2 == 1
	for end := len(text); end > 0; {
		at := bytes.LastIndexByte(text[:end], '\n')
		if at < 0 {
			return 0
		}
		if within = within != (bytes.Count(text[at:end], mark)%2 == 1); !within {
			return at + 1
		}
		end = at
	}
	return 0
}

// inPieces reads the rows of a file with all processors: it calls read for each piece, and yields the
// results in the file's order, with the readers that know what is wrong in each. Where a
// quotation mark stands that can't be read, pieces may have been cut within a cell: from there on
// the file is read as one. An error of reading ends the sequence; it is then in f.
func inPieces[T any](f *csvFile, size int, read func(*sheetReader) T) iter.Seq2[*sheetReader, T] {
	type job struct {
		piece
		reader *sheetReader
		rows   *csvRows
		result T
		fault  any // with which reading it panicked
		done   chan struct{}
	}
	return func(yield func(*sheetReader, T) bool) {
		if f.body == nil {
			return
		}
		cut := &cutter{in: f.body, size: size, lines: f.above}
		var jobs []*job
		for {
			for len(jobs) <= runtime.GOMAXPROCS(0) {
				p := cut.next()
				if len(p.text) == 0 {
					break
				}
				j := &job{piece: p, rows: f.piece(p), done: make(chan struct{})}
				j.reader = f.reader(j.rows)
				go func() {
					defer close(j.done)
					defer func() { j.fault = recover() }()
					j.reader.text = utf8.ValidString(p.text) && !hasNUL(p.text)
					j.result = read(j.reader)
				}()
				jobs = append(jobs, j)
			}
			if len(jobs) == 0 {
				break
			}
			j := jobs[0]
			jobs = jobs[1:]
			<-j.done
			if j.fault != nil { // where the caller can guard against it
				panic(j.fault)
			}
			if j.rows.misquoted && len(jobs) > 0 {
				rest := []io.Reader{strings.NewReader(j.text)}
				for _, later := range jobs {
					<-later.done
					rest = append(rest, strings.NewReader(later.text))
				}
				rest = append(rest, bytes.NewReader(cut.rest), cut.in)
				whole := f.reader(f.rows(io.MultiReader(rest...), j.lines))
				yield(whole, read(whole))
				return
			}
			if !yield(j.reader, j.result) {
				return
			}
		}
		if cut.err != io.EOF {
			f.faults.add(f.rows(cut.in, cut.lines).problem(cut.err))
		}
	}
}
