package exchange

import (
	"iter"
	"slices"

	"lectern/app/parallel"
)

// mostKept is how much is kept of rows that are read again, in bytes.
const mostKept = 100 << 20

// kept returns a sequence that is read once and kept in memory for each time after that, or read each time where it is
// larger than mostKept. Keep returns a copy of one of its values that stays good, which is what the sequence yields, and how many bytes
// it has. Read and keep run on a goroutine of their own, while the caller works on earlier values, and may share nothing with it.
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

// A copied value stays good when others are read.
type copied[T any] struct {
	value T
	size  int // in bytes
}

// copies yields copies of what is read.
func (m *memory[T]) copies(yield func(copied[T], error) bool) {
	for v, err := range m.read {
		of, size := m.keep(v)
		if !yield(copied[T]{of, size}, err) {
			return
		}
	}
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
	for v, err := range parallel.Ahead(m.copies) {
		if !m.tooLarge {
			m.all, size = append(m.all, result[T]{v.value, err}), size+v.size
		}
		if size > mostKept {
			m.all, m.tooLarge = nil, true
		}
		if !yield(v.value, err) {
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
