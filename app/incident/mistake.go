package incident

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// mistake is an error: what is wrong with one value and what to do. The reader of rows and the query
// parser add its place.
type mistake struct{ what, hint string }

func (m mistake) Error() string { return m.what + ", " + m.hint }

// SyntaxError is the error of a query or measure that can't be parsed, with the place.
type SyntaxError struct {
	Column     int // in characters, from 1
	What, Hint string
}

func (e *SyntaxError) Error() string {
	s := fmt.Sprintf("column %d: %s", e.Column, e.What)
	if e.Hint != "" {
		s += ", " + e.Hint
	}
	return s
}

// quote returns a value from outside for a message, in one line and not too long. Invisible characters
// are named, since a reader can't see them.
func quote(s string) string {
	var b strings.Builder
	text := []rune(s)
	for i, r := range text {
		if isVisible(text, i) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "<%U>", r)
		}
	}
	return "“" + Shorten(b.String()) + "”"
}

// Shorten returns a text as one line of at most 60 characters.
func Shorten(s string) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "�")), " ")
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}

// Nearest returns the candidate that s was probably meant to be, or "".
func Nearest(s string, candidates []string) string {
	best, least := "", 3
	if len(s) < 4 {
		least = 2
	}
	for _, c := range candidates {
		if strings.HasPrefix(c, s) && len(s) >= 3 {
			return c
		}
		if d := editDistance(s, c, least); d < least {
			best, least = c, d
		}
	}
	return best
}

// editDistance counts insertions, deletions, changes and swaps of neighbours in bytes, and returns up
// at most.
func editDistance(a, b string, most int) int {
	if len(a)-len(b) >= most || len(b)-len(a) >= most {
		return most
	}
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := range len(a) {
		before, above, row := rows[i%3], rows[(i+1)%3], rows[(i+2)%3]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(above[j]+cost, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return min(rows[(len(a)+1)%3][len(b)], most)
}
