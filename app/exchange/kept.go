package exchange

import (
	"iter"
	"slices"
)

// mostKept is how much is kept of rows that are read again, in bytes.
const mostKept = 100 << 20

// kept returns a sequence that is read once and kept in memory for each time after that, or read each time where it is
// larger than mostKept. Keep returns what is kept of one of its values, and how many bytes that has.
func kept[T any](read iter.Seq2[T, error], keep func(T) (T, int)) iter.Seq2[T, error] {
	m := &memory[T]{read: read, keep: keep}
	return m.each
}

// A memory keeps a sequence while it is read.
type memory[T any] struct {
	read     iter.Seq2[T, error]
	keep     func(T) (T, int)
	all      []result[T]
	whole    bool // all holds the whole sequence
	tooLarge bool
}

type result[T any] struct {
	value T
	err   error
}

func (m *memory[T]) each(yield func(T, error) bool) {
	if m.whole {
		for _, r := range m.all {
			if !yield(r.value, r.err) {
				return
			}
		}
		return
	}
	m.all = nil // of a reading that ended early
	size := 0
	for v, err := range m.read {
		if !m.tooLarge {
			copied, n := m.keep(v)
			m.all, size = append(m.all, result[T]{copied, err}), size+n
		}
		if size > mostKept {
			m.all, m.tooLarge = nil, true
		}
		if !yield(v, err) {
			return
		}
	}
	m.whole = !m.tooLarge
}

// keepRow is for sequences of rows, whose cells are good only until the next one is read.
func keepRow(r row) (row, int) {
	size := 0
	for _, c := range r.cells {
		size += len(c) + 16 // of its header
	}
	r.cells = slices.Clone(r.cells)
	return r, size
}
