package incident

import "math"

// Unknown stands where nothing is written. It is never zero.
const Unknown int32 = -1

// Open stands at the high end of an interval that has no upper bound: "at least 4".
const Open int32 = math.MaxInt32

// MaxCount is the largest number of people that a cell or a query may hold.
const MaxCount = 100_000_000

// Number is a number of people as its three cells give it, each Unknown where nothing is written.
type Number struct{ Low, Best, High int32 }

// NoNumber is a number of which nothing is known.
var NoNumber = Number{Unknown, Unknown, Unknown}

// Exactly returns a single figure.
func Exactly(n int32) Number { return Number{Unknown, n, Unknown} }

// Known reports whether any cell is written.
func (n Number) Known() bool { return n.Low >= 0 || n.Best >= 0 || n.High >= 0 }

// Range returns the interval that sums add up: the best figure if given, else low to high. A lowest figure
// alone has no upper bound, Open; a highest alone begins at 0. Both ends are Unknown or neither is.
func (n Number) Range() (low, high int32) {
	switch {
	case n.Best >= 0:
		return n.Best, n.Best
	case n.Low >= 0:
		return n.Low, firstKnown(n.High, Open)
	case n.High >= 0:
		return 0, n.High
	}
	return Unknown, Unknown
}

// Ends returns the lowest and the highest figure given; an empty end is the best figure, else Unknown.
func (n Number) Ends() (low, high int32) {
	return firstKnown(n.Low, n.Best), firstKnown(n.High, n.Best)
}

func firstKnown(ns ...int32) int32 {
	for _, n := range ns {
		if n >= 0 {
			return n
		}
	}
	return Unknown
}

// Most returns the highest figure given; an unknown number is below all.
func (n Number) Most() int32 { return firstKnown(n.High, n.Best, n.Low) }

// String returns the range in figures: "84–103", "1,200", "at least 4", "up to 9", "unknown"; with a best figure
// that and the range about it: "94 (84–103)".
func (n Number) String() string {
	least, most := n.Ends()
	switch {
	case !n.Known():
		return "unknown"
	case n.Best < 0 && n.High < 0:
		return "at least " + Thousands(n.Low)
	case n.Best < 0 && n.Low < 0 && n.High > 0:
		return "up to " + Thousands(n.High)
	case least != most && n.Best >= 0:
		return Thousands(n.Best) + " (" + interval(least, most) + ")"
	}
	low, high := n.Range()
	return interval(low, high)
}

func interval(low, high int32) string {
	if low == high {
		return Thousands(low)
	}
	return Thousands(low) + "–" + Thousands(high)
}
