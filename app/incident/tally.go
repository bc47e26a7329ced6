package incident

import "math/bits"

// Tally sums numbers of people: lows and highs of those known, and how many are not.
type Tally struct {
	Low, High int64
	Known     int // rows with a number
	Unknown   int // rows without
}

func (a *Tally) add(low, high int32) {
	// An unknown number is -1: the shift makes a mask of its sign, so that it adds nothing.
	a.Low += int64(low &^ (low >> 31))
	a.High += int64(high &^ (high >> 31))
	a.Unknown += int(uint32(low) >> 31)
	a.Known += int(^uint32(low) >> 31)
}

// tally sums a pair of columns over a bitmap.
func tally(words []uint64, from, to []int32) Tally {
	var a Tally
	for i, w := range words {
		low, high := block(from, i), block(to, i)
		for ; w != 0; w &= w - 1 {
			j := bits.TrailingZeros64(w)
			a.add(low[j], high[j])
		}
	}
	return a
}

// Words is the sum in running text: "752 to 965", "33", "unknown". Nothing to sum is 0.
func (a Tally) Words() string {
	if a.Known == 0 && a.Unknown > 0 {
		return "unknown"
	}
	return spanWords(a.Low, a.High)
}
