package exchange

import (
	"cmp"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"lectern/app/incident"
	"lectern/app/problem"
)

// maxLoaded bounds what is unpacked, or read into memory whole, in bytes.
const maxLoaded = 256 << 20

// A file is bytes that can be read again and again, with the name that problems give.
type file struct {
	io.ReaderAt
	size   int64
	name   string // in problems
	path   string // in beside
	beside fs.FS  // the folder in which it lies; nil if there is none
	sheet  string // the one to read; "" is the first
	packed int    // how many files it was unpacked from

	headerRow int  // the line of the names of the columns; 0: it is found
	yearTold  bool // the mapping says the year of dates that lack one
}

// openFile returns a file of a folder, read into memory if it can be read only once.
func openFile(f fs.File, name string, o *Options) (*file, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	opened := &file{size: info.Size(), name: name, path: o.Path, beside: o.Beside, sheet: o.Sheet, headerRow: o.HeaderRow}
	if m := o.Mapping; m != nil {
		opened.headerRow = cmp.Or(opened.headerRow, m.HeaderRow)
		opened.yearTold = m.tellsYear()
	}
	if opened.size > incident.MaxFileBytes {
		return nil, opened.fault(problem.TooLarge, "split it", "the file is larger than 1 GB")
	}
	if at, ok := f.(io.ReaderAt); ok && info.Mode().IsRegular() { // a pipe has the method, too
		opened.ReaderAt = at
		return opened, nil
	}
	return opened.load(f)
}

// load returns what is read from r into memory, under the name and place of the file.
func (f *file) load(r io.Reader) (*file, error) {
	c, err := readChunks(r, maxLoaded)
	switch {
	case err == io.ErrUnexpectedEOF:
		return nil, f.fault(problem.Unreadable, "save or download the file again", "the packed file is cut off: its end is missing")
	case err != nil:
		return nil, f.fault(problem.Unreadable, "save or download the file again", "reading stopped: %s", err)
	case c.size > maxLoaded:
		return nil, f.fault(problem.TooLarge, "split it, or save it as CSV", "the file holds more than %d MB", maxLoaded>>20)
	}
	loaded := *f
	loaded.ReaderAt, loaded.size = c, c.size
	return &loaded, nil
}

// unpack returns what is packed in the file and read from r.
func (f *file) unpack(r io.Reader) (*file, error) {
	const most = 2
	if f.packed == most {
		return nil, f.fault(problem.TooLarge, "unpack it", "the file is packed more than twice")
	}
	inner, err := f.load(r)
	if err != nil {
		return nil, err
	}
	inner.packed++
	return inner, nil
}

// bytes returns the whole file, which must be of a format that is read from memory.
func (f *file) bytes() ([]byte, error) {
	if f.size > maxLoaded {
		return nil, f.fault(problem.TooLarge, "split it", "the file holds more than %d MB", maxLoaded>>20)
	}
	text := make([]byte, f.size)
	if _, err := io.ReadFull(f.reader(), text); err != nil {
		return nil, f.fault(problem.Unreadable, "save or download the file again", "reading stopped: %s", err)
	}
	return text, nil
}

// reader returns a reader of the whole file.
func (f *file) reader() *io.SectionReader { return io.NewSectionReader(f, 0, f.size) }

// start returns the first bytes, by which the kind of the file is told.
func (f *file) start() []byte {
	text := make([]byte, min(f.size, 4096))
	n, _ := f.ReadAt(text, 0)
	return text[:n]
}

// place returns a place of the file: line 0 is the whole.
func (f *file) place(line int) problem.Place { return problem.Place{File: f.name, Line: line} }

// fault returns a problem of the whole file.
func (f *file) fault(kind problem.Kind, hint, what string, args ...any) problem.Problem {
	return problem.New(kind, f.place(0), fmt.Sprintf(what, args...), hint)
}

// unzipped returns what a .gz file holds.
func (f *file) unzipped() (*file, error) {
	in, err := gzip.NewReader(f.reader())
	if err != nil {
		return nil, f.fault(problem.Unreadable, "pack it again", "the file is no gzip that can be read: %s", err)
	}
	return f.unpack(in)
}

// sibling returns the file of another ending that lies beside this one, in either case, or nil.
func (f *file) sibling(ending string) (*file, error) {
	if f.beside == nil {
		return nil, nil
	}
	stem := f.path[:len(f.path)-len(path.Ext(f.path))]
	for _, name := range []string{stem + ending, stem + strings.ToUpper(ending)} {
		in, err := f.beside.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		defer in.Close()
		return f.load(in)
	}
	return nil, nil
}
