package incident

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Selection is a set of rows of one table: a bitmap, with row r in bit r%64 of word r/64.
type Selection struct {
	words  []uint64
	unsure []uint64 // of words, the rows that may not satisfy the query; nil: none
	rows   int
	of     int // rows that count, of which these are some
	hidden int
}

// All returns every row of the table.
func (t *Table) All() Selection {
	s := t.None()
	for i := range s.words {
		s.words[i] = ^uint64(0)
	}
	s.trim()
	return s
}

// None returns no row of the table.
func (t *Table) None() Selection {
	return Selection{words: make([]uint64, (t.Len()+63)/64), rows: t.Len(), of: t.Len()}
}

// Rows returns the selection of the rows given; those outside the table are ignored.
func (t *Table) Rows(rows ...Row) Selection {
	s := t.None()
	for _, r := range rows {
		if r >= 0 && int(r) < s.rows {
			s.words[r/64] |= 1 << (r % 64)
		}
	}
	return s
}

// Count returns the number of rows selected.
func (s Selection) Count() int { return count(s.words) }

func count(words []uint64) int {
	n := 0
	for _, w := range words {
		n += bits.OnesCount64(w)
	}
	return n
}

// Equal reports whether two selections of a table have the same Key.
func (s Selection) Equal(o Selection) bool {
	return slices.Equal(s.words, o.words) && slices.Equal(s.unsure, o.unsure) && s.rows == o.rows && s.of == o.of && s.hidden == o.hidden
}

// Key returns a string that is the same for all selections of the same rows of a table, of which the same are unsure and
// as many were left out.
func (s Selection) Key() string {
	key := make([]byte, 0, 16*len(s.words)+24)
	for _, words := range [...][]uint64{s.words, s.unsure} {
		for _, word := range words {
			key = binary.LittleEndian.AppendUint64(key, word)
		}
	}
	for _, n := range [...]int{s.rows, s.of, s.hidden} {
		key = binary.LittleEndian.AppendUint64(key, uint64(n))
	}
	return string(key)
}

// Len returns the number of rows of the table.
func (s Selection) Len() int { return s.rows }

// Hidden returns the number of rows that matched but were left out as unverified.
func (s Selection) Hidden() int { return s.hidden }

// Has reports whether a row is selected.
func (s Selection) Has(row Row) bool {
	return uint(row) < uint(s.rows) && s.words[row/64]>>(row%64)&1 != 0
}

// All yields the selected rows in row order: for row := range s.All.
func (s Selection) All(yield func(row Row) bool) {
	for i, w := range s.words {
		for ; w != 0; w &= w - 1 {
			if !yield(Row(i*64 + bits.TrailingZeros64(w))) {
				return
			}
		}
	}
}

// Words returns the bitmap itself, for passes over whole columns. It must not be changed.
func (s Selection) Words() []uint64 { return s.words }

// And returns the rows that are in both selections, which must be of one table.
func (s Selection) And(o Selection) Selection {
	out := s.clone()
	for i, w := range o.words[:len(out.words)] {
		out.words[i] &= w
	}
	if s.unsure != nil || o.unsure != nil {
		out.unsure = make([]uint64, len(out.words))
		for i, w := range out.words {
			out.unsure[i] = w &^ (s.sureWord(i) & o.sureWord(i))
		}
	}
	out.of = min(s.of, o.of)
	return out
}

// Or returns the rows that are in either selection; both must be of one table.
func (s Selection) Or(o Selection) Selection {
	out := s.clone()
	for i, w := range o.words[:len(out.words)] {
		out.words[i] |= w
	}
	if s.unsure != nil || o.unsure != nil {
		out.unsure = make([]uint64, len(out.words))
		for i, w := range out.words {
			out.unsure[i] = w &^ (s.sureWord(i) | o.sureWord(i))
		}
	}
	out.of = max(s.of, o.of)
	return out
}

// Not returns the rows that are not in s.
func (s Selection) Not() Selection {
	out := s.clone()
	for i, w := range out.words {
		out.words[i] = ^w
	}
	out.trim()
	return out
}

func (s Selection) clone() Selection {
	return Selection{words: append([]uint64(nil), s.words...), rows: s.rows, of: s.of}
}

// trim clears the bits beyond the last row.
func (s Selection) trim() {
	if over := s.rows % 64; over != 0 {
		s.words[len(s.words)-1] &= 1<<over - 1
	}
}
