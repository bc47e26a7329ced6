package incident

import (
	"strconv"
	"strings"
)

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

// String returns the range in figures: "84–103", "1,200", "unknown".
func (n Number) String() string {
	low, high := n.Range()
	switch {
	case low < 0:
		return "unknown"
	case low == high:
		return Thousands(low)
	}
	return Thousands(low) + "–" + Thousands(high)
}

// parseCount reads a whole number of people; an empty cell is Unknown.
func parseCount(s string) (int32, error) {
	if s == "" {
		return Unknown, nil
	}
	if n, err := strconv.ParseUint(s, 10, 64); err == nil {
		if n > MaxCount {
			return Unknown, mistake{quote(s) + " is more than " + Thousands(MaxCount), "check the figure"}
		}
		if len(s) > 1 && s[0] == '0' {
			return Unknown, mistake{quote(s) + " begins with a zero", "write the number without leading zeros or separators"}
		}
		return int32(n), nil
	}
	return Unknown, mistake{quote(s) + " is not a whole number", countHint(s)}
}

// countHint says what to do about the ways in which people write numbers.
func countHint(s string) string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
	rest := strings.Trim(s, "0123456789")
	switch {
	case digits == "":
		return "write digits, and leave the cell empty where nothing is known"
	case s[0] == '-' && digits == s[1:]:
		return "a number of people is never negative"
	case strings.ContainsAny(rest, "-–—") && len(rest) < len(s):
		return "write the lowest figure in the _low column and the highest in the _high column"
	case strings.ContainsAny(rest, ",.'’   "):
		return "write " + shorten(digits) + " without a separator or decimals"
	}
	return "write " + shorten(digits) + " alone; \"at least\" is the _low column, doubt is figures_note"
}
