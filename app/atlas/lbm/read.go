package lbm

import (
	"cmp"
	"encoding/binary"
	"errors"
)

var (
	errCut   = errors.New("it ends too early")
	errWrong = errors.New("it refers to something that it doesn't hold")
	errLong  = errors.New("it holds more than it should")
)

// reader reads the numbers and strings of a section and stops at its end; the first error stays.
type reader struct {
	b     []byte
	texts string // the section as a string, of which all strings read are parts
	err   error
}

func newReader(section []byte) *reader { return &reader{b: section, texts: string(section)} }

func (r *reader) uint() int {
	v, n := binary.Uvarint(r.b)
	if n <= 0 || v > 1<<31-1 {
		r.fail(errCut)
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

func (r *reader) int() int {
	v, n := binary.Varint(r.b)
	if n <= 0 || v > 1<<31-1 || v < -1<<31 {
		r.fail(errCut)
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

// take returns the next n bytes.
func (r *reader) take(n int) []byte {
	if n > len(r.b) {
		r.fail(errCut)
		return nil
	}
	b := r.b[:n]
	r.b = r.b[n:]
	return b
}

func (r *reader) string() string {
	n := r.uint()
	from := len(r.texts) - len(r.b)
	if r.take(n) == nil {
		return ""
	}
	return r.texts[from : from+n]
}

// count reads the length of a list whose entries have at least each bytes. It fails if the rest of the
// section can't hold them.
func (r *reader) count(each int) int {
	n := r.uint()
	if n > len(r.b)/each {
		r.fail(errCut)
		return 0
	}
	return n
}

// below reads a number that must be under a limit: an index, a code.
func (r *reader) below(limit int) int {
	n := r.uint()
	if n >= limit {
		r.fail(errWrong)
		return 0
	}
	return n
}

// degrees reads a coordinate in thousandths.
func (r *reader) degrees() float32 { return float32(r.int()) / 1000 }

func (r *reader) fail(err error) { r.err, r.b = cmp.Or(r.err, err), nil }

// end returns the first error of the reading, or one if something is left.
func (r *reader) end() error {
	if r.err == nil && len(r.b) > 0 {
		return errLong
	}
	return r.err
}

// writer writes the numbers and strings of a section.
type writer struct{ b []byte }

func (w *writer) uint(v int)    { w.b = binary.AppendUvarint(w.b, uint64(v)) }
func (w *writer) int(v int)     { w.b = binary.AppendVarint(w.b, int64(v)) }
func (w *writer) take(b []byte) { w.b = append(w.b, b...) }

func (w *writer) string(s string) {
	w.uint(len(s))
	w.b = append(w.b, s...)
}
