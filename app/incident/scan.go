package incident

import (
	"math/bits"
	"runtime"

	"lectern/app/parallel"
)

// A filter clears the bits of the rows that don't match in a chunk of a bitmap, of which from is
// the first word. It reads no row whose bit is clear.
type filter func(words []uint64, from int)

// chunkWords is how many words are narrowed at once: their columns stay in the nearest cache while
// every term of a query reads them, and each goroutine takes a chunk at a time.
const chunkWords = 256

// eachChunk calls do for all chunks of n words, at the same time where there are many.
func eachChunk(n int, do func(from, to int)) {
	inParallel(n, func() struct{} { return struct{}{} }, func(_ struct{}, from, to int) { do(from, to) })
}

// inParallel calls do for all chunks of n words, at the same time where there are many. Each worker has a
// state; inParallel returns the states.
func inParallel[S any](n int, state func() S, do func(s S, from, to int)) []S {
	chunks := (n + chunkWords - 1) / chunkWords
	states := make([]S, max(1, min(runtime.GOMAXPROCS(0), chunks/4)))
	for worker := range states {
		states[worker] = state()
	}
	parallel.Each(chunks, len(states), func(worker, chunk int) {
		from := chunk * chunkWords
		do(states[worker], from, min(n, from+chunkWords))
	})
	return states
}

// The scans below read a column 64 rows at a time and without branches on the data: a mispredicted
// branch costs more than ten rows. Where few rows are left they ask those alone.

// sparse is the number of rows left in a word up to which asking them one by one is faster.
const sparse = 12

// keepCodes keeps rows whose code is allowed; allow holds 0 or 1 for each code.
func keepCodes(c codes, allow []uint8) filter {
	switch {
	case c.narrow != nil:
		return keepAllowed(c.narrow, allow)
	case c.middle != nil:
		return keepAllowed(c.middle, allow)
	case c.wide != nil:
		return keepAllowed(c.wide, allow)
	case allow[0] == 1:
		return keepAll
	}
	return keepNone
}

func keepAllowed[T uint8 | uint16 | uint32](codes []T, allow []uint8) filter {
	return func(words []uint64, from int) {
		for i, w := range words {
			c, match := block(codes, from+i), uint64(0)
			if bits.OnesCount64(w) <= sparse {
				for rest := w; rest != 0; rest &= rest - 1 {
					j := bits.TrailingZeros64(rest)
					match |= uint64(allow[c[j]]) << (j & 63)
				}
			} else {
				for j := 0; j < 64; j += 4 {
					match |= uint64(allow[c[j]]|allow[c[j+1]]<<1|allow[c[j+2]]<<2|allow[c[j+3]]<<3) << (j & 63)
				}
			}
			words[i] = w & match
		}
	}
}

// keepRange keeps rows whose value lies in low..high.
func keepRange(values []int32, low, high int32) filter {
	if low > high {
		return keepNone
	}
	start, span := uint32(low), uint64(uint32(high)-uint32(low))
	return func(words []uint64, from int) {
		for i, w := range words {
			words[i] = w &^ outside(block(values, from+i), w, start, span)
		}
	}
}

// outside marks the values that are not in start..start+span, looking at least at those in w. One
// unsigned subtraction tests both ends: its sign is set for a value outside. It is written out
// since the compiler doesn't inline a function of one value here: three times the cost.
func outside(v *[64]int32, w uint64, start uint32, span uint64) (drop uint64) {
	if bits.OnesCount64(w) <= sparse {
		for ; w != 0; w &= w - 1 {
			j := bits.TrailingZeros64(w)
			drop |= (span - uint64(uint32(v[j])-start)) >> 63 << (j & 63)
		}
		return drop
	}
	for j := 0; j < 64; j += 4 {
		a, b := span-uint64(uint32(v[j])-start), span-uint64(uint32(v[j+1])-start)
		c, d := span-uint64(uint32(v[j+2])-start), span-uint64(uint32(v[j+3])-start)
		drop |= (a>>63 | b>>63<<1 | c>>63<<2 | d>>63<<3) << (j & 63)
	}
	return drop
}

func keepAll([]uint64, int) {}

func keepNone(words []uint64, _ int) { clear(words) }

// allOf keeps rows that every filter keeps.
func allOf(filters ...filter) filter {
	return func(words []uint64, from int) {
		for _, narrow := range filters {
			narrow(words, from)
		}
	}
}

// anyOf keeps rows that at least one filter keeps.
func anyOf(filters ...filter) filter {
	if len(filters) == 1 {
		return filters[0]
	}
	return func(words []uint64, from int) {
		var foundBuffer, tryBuffer [chunkWords]uint64
		found, try := foundBuffer[:len(words)], tryBuffer[:len(words)]
		for _, narrow := range filters {
			// What is found already need not be looked at again.
			for i, w := range words {
				try[i] = w &^ found[i]
			}
			narrow(try, from)
			for i, w := range try {
				found[i] |= w
			}
		}
		copy(words, found)
	}
}

// noneOf keeps rows that the filter drops.
func noneOf(narrow filter) filter {
	return func(words []uint64, from int) {
		var buffer [chunkWords]uint64
		match := buffer[:copy(buffer[:], words)]
		narrow(match, from)
		for i, w := range match {
			words[i] &^= w
		}
	}
}
