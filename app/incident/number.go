package incident

// Unknown stands where nothing is written. It is never zero.
const Unknown int32 = -1

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

// Range returns the interval that sums add up: the best figure if given, else low to high, where one
// filled cell stands for both. Both ends are Unknown or neither is.
func (n Number) Range() (low, high int32) {
	if n.Best >= 0 {
		return n.Best, n.Best
	}
	return n.Ends()
}

// Ends returns the lowest and the highest figure given; an empty end is the best figure, else the
// other end.
func (n Number) Ends() (low, high int32) {
	low, high = firstKnown(n.Low, n.Best, n.High), firstKnown(n.High, n.Best, n.Low)
	return low, high
}

func firstKnown(ns ...int32) int32 {
	for _, n := range ns {
		if n >= 0 {
			return n
		}
	}
	return Unknown
}

// Most returns the highest count; an unknown number is below all.
func (n Number) Most() int32 {
	_, high := n.Ends()
	return high
}

// String returns the range in figures: "84–103", "1,200", "unknown"; with a best figure that and the range
// about it: "94 (84–103)".
func (n Number) String() string {
	low, high := n.Range()
	least, most := n.Ends()
	switch {
	case low < 0:
		return "unknown"
	case least != most && n.Best >= 0:
		return Thousands(n.Best) + " (" + interval(least, most) + ")"
	}
	return interval(low, high)
}

func interval(low, high int32) string {
	if low == high {
		return Thousands(low)
	}
	return Thousands(low) + "–" + Thousands(high)
}
