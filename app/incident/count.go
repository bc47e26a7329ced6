package incident

import "math/bits"

// countCodes counts how often each of n codes stands in the selected rows.
func countCodes(c *codes, s Selection, n int) []int {
	switch {
	case c.narrow != nil:
		return countIn(c.narrow, s, n)
	case c.middle != nil:
		return countIn(c.middle, s, n)
	case c.wide != nil:
		return countIn(c.wide, s, n)
	}
	out := make([]int, n)
	out[0] = s.Count()
	return out
}

// countIn keeps two counts of each code and adds to them in turn: neighbouring rows often have the same
// code, and so an addition need not wait for the one before.
func countIn[T uint8 | uint16 | uint32](column []T, s Selection, n int) []int {
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
