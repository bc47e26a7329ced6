package incident

import (
	"encoding/binary"
	"math/bits"
)

// countCodes counts how often each of n codes stands in the selected rows.
func countCodes(c *codes, s Selection, n int) []int {
	switch {
	case c.narrow != nil:
		return countNarrow(c.narrow, s, n)
	case c.middle != nil:
		return countIn(c.middle, s, n)
	case c.wide != nil:
		return countIn(c.wide, s, n)
	}
	out := make([]int, n)
	out[0] = s.Count()
	return out
}

// narrowCounts are four counts of each code, which are added to in turn: neighbouring rows often have the same code,
// and so an addition need not wait for the one before.
type narrowCounts [4][1 << 8]uint32

// countNarrow reads eight codes at once. Where many rows of a word are selected it adds 0 or 1 for each row of it, since that
// takes less time than to find the selected ones.
func countNarrow(column []uint8, s Selection, n int) []int {
	const few = 16
	parts := inParallel(len(s.words), func() *narrowCounts { return new(narrowCounts) }, func(counts *narrowCounts, from, to int) {
		a, b, c, d := &counts[0], &counts[1], &counts[2], &counts[3]
		for i := from; i < to; i++ {
			w, of := s.words[i], block(column, i)
			switch {
			case w == ^uint64(0):
				for j := 0; j < 64; j += 8 {
					x := binary.LittleEndian.Uint64(of[j : j+8])
					a[uint8(x)]++
					b[uint8(x>>8)]++
					c[uint8(x>>16)]++
					d[uint8(x>>24)]++
					a[uint8(x>>32)]++
					b[uint8(x>>40)]++
					c[uint8(x>>48)]++
					d[uint8(x>>56)]++
				}
			case bits.OnesCount64(w) > few:
				for j := 0; j < 64; j += 8 {
					x := binary.LittleEndian.Uint64(of[j : j+8])
					a[uint8(x)] += uint32(w & 1)
					b[uint8(x>>8)] += uint32(w >> 1 & 1)
					c[uint8(x>>16)] += uint32(w >> 2 & 1)
					d[uint8(x>>24)] += uint32(w >> 3 & 1)
					a[uint8(x>>32)] += uint32(w >> 4 & 1)
					b[uint8(x>>40)] += uint32(w >> 5 & 1)
					c[uint8(x>>48)] += uint32(w >> 6 & 1)
					d[uint8(x>>56)] += uint32(w >> 7 & 1)
					w >>= 8
				}
			default:
				for ; w != 0; w &= w - 1 {
					a[of[bits.TrailingZeros64(w)]]++
				}
			}
		}
	})
	out := make([]int, n)
	for _, counts := range parts {
		for i := range out {
			out[i] += int(counts[0][i]) + int(counts[1][i]) + int(counts[2][i]) + int(counts[3][i])
		}
	}
	return out
}

// countIn keeps two counts of each code and adds to them in turn, as countNarrow does.
func countIn[T uint16 | uint32](column []T, s Selection, n int) []int {
	parts := inParallel(len(s.words), func() []uint32 { return make([]uint32, 2*n) }, func(counts []uint32, from, to int) {
		even, odd := counts[:n], counts[n:]
		for i := from; i < to; i++ {
			w := s.words[i]
			if w == 0 {
				continue
			}
			c := block(column, i)
			if w == ^uint64(0) {
				for j := 0; j < 64; j += 2 {
					even[c[j]]++
					odd[c[j+1]]++
				}
				continue
			}
			for ; w != 0; w &= w - 1 {
				even[c[bits.TrailingZeros64(w)]]++
				if w &= w - 1; w == 0 {
					break
				}
				odd[c[bits.TrailingZeros64(w)]]++
			}
		}
	})
	out := make([]int, n)
	for _, counts := range parts {
		for i := range out {
			out[i] += int(counts[i]) + int(counts[n+i])
		}
	}
	return out
}
