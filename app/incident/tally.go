package incident

import "strings"

// Tally sums numbers of people: lows and highs of those known, and how many are not. Where some have no upper
// bound, the sum has none either: High is then what they come to at least.
type Tally struct {
	Low, High int64
	Known     int // rows with a number
	Open      int // of them those whose number has no upper bound
	Unknown   int // rows without
}

// Rows returns the number of rows added up.
func (a Tally) Rows() int { return a.Known + a.Unknown }

func (a *Tally) add(low, high int32) {
	// An unknown number is -1: the shift makes a mask of its sign, so that it adds nothing. One more than Open is
	// negative: the shift makes a mask that puts the low end in its place.
	open := (high + 1) >> 31
	high = high&^open | low&open
	a.Open -= int(open)
	a.Low += int64(low &^ (low >> 31))
	a.High += int64(high &^ (high >> 31))
	a.Unknown += int(uint32(low) >> 31)
	a.Known += int(^uint32(low) >> 31)
}

// AddRow adds a row of Table.Column.
func (a *Tally) AddRow(from, to []int32, row Row) {
	if from == nil {
		a.add(1, 1)
		return
	}
	a.add(from[row], to[row])
}

// AddOf adds a row of a selection.
func (a *Tally) AddOf(s Selection, from, to []int32, row Row) {
	if s.IsUnsure(row) {
		a.addUnsure(from, to, row)
	} else {
		a.AddRow(from, to, row)
	}
}

// addUnsure adds a row that may not be among those asked for: what it adds to the sum may be nothing.
func (a *Tally) addUnsure(from, to []int32, row Row) {
	a.AddRow(from, to, row)
	if from != nil {
		a.doubt(from[row])
	}
}

// doubt takes the low end of a row that may not be among those asked for from the sum.
func (a *Tally) doubt(low int32) { a.Low -= int64(max(0, low)) }

func (a *Tally) merge(b Tally) {
	a.Low, a.High = a.Low+b.Low, a.High+b.High
	a.Known, a.Open, a.Unknown = a.Known+b.Known, a.Open+b.Open, a.Unknown+b.Unknown
}

// Words returns the sum in running text: "752 to 965", "33", "at least 4", "up to 9", "unknown". Nothing to sum is 0.
func (a Tally) Words() string {
	if a.Known == 0 && a.Unknown > 0 {
		return "unknown"
	}
	return spanWords(a.Low, a.High, a.Open > 0)
}

// Figures returns the sum in a table: "752–965", "33", "unknown".
func (a Tally) Figures() string { return inFigures(a.Words()) }

func inFigures(words string) string {
	const kept = "up to "
	words = strings.ReplaceAll(words, kept, "\x00")
	return strings.ReplaceAll(strings.ReplaceAll(words, " to ", "\u2013"), "\x00", kept)
}
