package incident

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Thousands groups digits as British text does: 1,855.
func Thousands[N int | int32 | int64](n N) string {
	s := strconv.FormatInt(int64(n), 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Counted returns a number of things whose word takes an s: "1 row", "1,855 rows".
func Counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return Thousands(n) + " " + what
}

// spanWords returns an interval in running text: "1,855 to 2,275", "33", "at least 4" where it has no upper bound,
// "up to 9" where it begins at 0.
func spanWords(low, high int64, open bool) string {
	switch {
	case open:
		return "at least " + Thousands(low)
	case low == high:
		return Thousands(low)
	case low == 0:
		return "up to " + Thousands(high)
	}
	return Thousands(low) + " to " + Thousands(high)
}

// aroundWords returns the lowest and the highest figures around one best figure: " (8,020 to 10,400)"; "" if they don't
// differ from it.
func aroundWords(best, least, most int64) string {
	if least == best && most == best {
		return ""
	}
	return " (" + spanWords(least, most, most == noBound) + ")"
}

var smallNumbers = [...]string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// numeral returns a number in words where it is small, as in running text, else in figures.
func numeral(n int) string {
	if n >= 0 && n < len(smallNumbers) {
		return smallNumbers[n]
	}
	return Thousands(n)
}

// Capital returns s with its first letter a capital one.
func Capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// Alternatives joins items with commas and a last "or".
func Alternatives(items []string) string { return join(items, " or ") }

// conjunction joins with commas and a last "and".
func conjunction(items []string) string { return join(items, " and ") }

func join(items []string, last string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:len(items)-1], ", ") + last + items[len(items)-1]
}
