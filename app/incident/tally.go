package incident

import "strings"

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

// AddRow adds a row of Table.Column.
func (a *Tally) AddRow(from, to []int32, row Row) {
	if from == nil {
		a.add(1, 1)
		return
	}
	a.add(from[row], to[row])
}

func (a *Tally) merge(b Tally) {
	a.Low, a.High = a.Low+b.Low, a.High+b.High
	a.Known, a.Unknown = a.Known+b.Known, a.Unknown+b.Unknown
}

// Words returns the sum in running text: "752 to 965", "33", "unknown". Nothing to sum is 0.
func (a Tally) Words() string {
	if a.Known == 0 && a.Unknown > 0 {
		return "unknown"
	}
	return spanWords(a.Low, a.High)
}

// Figures returns the sum in a table: "752–965", "33", "unknown".
func (a Tally) Figures() string { return strings.Replace(a.Words(), " to ", "\u2013", 1) }
