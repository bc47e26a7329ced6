package incident

import (
	"cmp"
	"fmt"
	"math"
)

// Value is the result of a measure.
type Value struct {
	Do        Operation
	Low, High int64 // of count, sum, min and max; see IsOpen
	// The same of the lowest and of the highest figures, where the interval is that of the best ones.
	Least, Most int64
	When        When // of first and last
	Rows        int  // incidents looked at
	Unknown     int  // of them without the number
	Unsure      int  // of them may not be among those asked for
}

// Evaluate computes a measure over the rows of s that the measure's query finds.
func (t *Table) Evaluate(m *Measure, s Selection) (Value, error) {
	s, add, err := t.measured(m, s)
	if err != nil {
		return Value{}, err
	}
	v := Value{Do: m.Do}
	for row := range s.All {
		add(&v, row)
	}
	return v, nil
}

// accumulate returns the function that adds a row of a selection to a value. It fails with a *SyntaxError if a column of
// the file's own doesn't hold whole numbers.
func (t *Table) accumulate(m *Measure, s Selection) (func(v *Value, row Row), error) {
	switch m.Do {
	case CountRows:
		if s.Unsure() == 0 {
			return countRow, nil
		}
		return func(v *Value, row Row) {
			countRow(v, row)
			if s.IsUnsure(row) {
				v.Unsure++
				v.Low, v.Least = v.Low-1, v.Least-1
			}
		}, nil
	case First, Last:
		return func(v *Value, row Row) {
			if w := t.When(row); v.Rows == 0 || w.replaces(v.When, m.Do) {
				v.When = w
			}
			v.Rows++
		}, nil
	}
	if c, err := t.numbersOf(m.Field); err == nil && m.Do == Sum && !c.hasRanges() && s.Unsure() == 0 {
		return c.addSum, nil // as below, in less time
	}
	ends, err := t.ends(m.Field)
	if err != nil {
		return nil, err
	}
	return func(v *Value, row Row) {
		v.Rows++
		f := ends(row)
		if !f.known {
			v.Unknown++
			return
		}
		unsure := s.IsUnsure(row)
		if unsure {
			v.Unsure++
		}
		switch {
		case !unsure:
		case m.Do == Min: // without it the least may be any other
			f.high, f.most = noBound, noBound
		default:
			f.low, f.least = min(0, f.low), min(0, f.least)
		}
		if v.Rows-v.Unknown == 1 {
			v.Low, v.High, v.Least, v.Most = f.low, f.high, f.least, f.most
			return
		}
		v.Low, v.High = m.Do.join(v.Low, v.High, f.low, f.high)
		v.Least, v.Most = m.Do.join(v.Least, v.Most, f.least, f.most)
	}, nil
}

// addSum adds the number of a row to a sum.
func (c *numberColumn) addSum(v *Value, row Row) {
	v.Rows++
	switch low, high := c.from[row], c.to[row]; high {
	case Unknown:
		v.Unknown++
	case Open:
		v.Low, v.High = v.Low+int64(low), noBound
	default:
		v.Low, v.High = v.Low+int64(low), highSum(v.High, int64(high))
	}
	v.Least, v.Most = v.Low, v.High
}

// join returns the interval of a sum, a least or a most number from two intervals.
func (o Operation) join(low, high, otherLow, otherHigh int64) (int64, int64) {
	switch o {
	case Min: // the true extreme lies between the extreme low end and the extreme high end
		return min(low, otherLow), min(high, otherHigh)
	case Max:
		return max(low, otherLow), max(high, otherHigh)
	}
	return low + otherLow, highSum(high, otherHigh)
}

// countRow adds a row to a number of incidents.
func countRow(v *Value, _ Row) {
	v.Rows++
	v.Low, v.High = v.Low+1, v.High+1
	v.Least, v.Most = v.Least+1, v.Most+1
}

// replaces reports whether w is to replace v as the first or last time: it begins earlier or ends later,
// or ties and is known more precisely.
func (w When) replaces(v When, do Operation) bool {
	if do == First {
		return w.First < v.First || w.First == v.First && w.Last < v.Last
	}
	return w.Last > v.Last || w.Last == v.Last && w.First > v.First
}

// Plus returns the value for the incidents of both values, which must share none.
func (v Value) Plus(o Value) Value {
	switch {
	case !o.IsKnown() || !v.IsKnown():
		if o.IsKnown() {
			v.Low, v.High, v.Least, v.Most, v.When = o.Low, o.High, o.Least, o.Most, o.When
		}
	case v.Do < First:
		v.Low, v.High = v.Do.join(v.Low, v.High, o.Low, o.High)
		v.Least, v.Most = v.Do.join(v.Least, v.Most, o.Least, o.Most)
	case o.When.replaces(v.When, v.Do):
		v.When = o.When
	}
	v.Rows, v.Unknown, v.Unsure = v.Rows+o.Rows, v.Unknown+o.Unknown, v.Unsure+o.Unsure
	return v
}

// noBound stands at the high end of a value that has no upper bound.
const noBound = math.MaxInt64

// highSum adds two high ends.
func highSum(a, b int64) int64 {
	if a == noBound || b == noBound {
		return noBound
	}
	return a + b
}

// told returns the ends that are told: those of the best figures where they are one number, else the lowest and the highest
// figures, because a range of which some ends are best figures would hide how much more or less it may be.
func (v Value) told() (low, high int64) {
	if v.Low != v.High {
		return v.Least, v.Most
	}
	return v.Low, v.High
}

// Told returns the ends that are told of a number: "9,151 (8,020 to 10,400)" has one, "1,855 to 2,275" two. With open there is no
// high end: "at least 4".
func (v Value) Told() (low, high int64, open bool) {
	if low, high = v.told(); high == noBound {
		return low, low, true
	}
	return low, high, false
}

// Bounds returns the numbers by which a value is drawn: its low and its high end, and the lowest and the highest figures around
// best ones. Those without an upper bound are what they come to at least.
func (v Value) Bounds() (least, low, high, most int64) {
	least, low, high = min(v.Least, v.Low), v.Low, v.High
	if high == noBound {
		high = low
	}
	if most = high; v.Most != noBound {
		most = max(most, v.Most)
	}
	return least, low, high, most
}

// IsOpen reports whether a value has no upper bound: "at least 4".
func (v Value) IsOpen() bool {
	_, high := v.told()
	return high == noBound
}

// IsKnown reports whether there is anything to show: some number or some day.
func (v Value) IsKnown() bool {
	switch v.Do {
	case CountRows:
		return true
	case Sum:
		return v.Rows == 0 || v.Unknown < v.Rows
	case First, Last:
		return v.Rows > 0
	}
	return v.Unknown < v.Rows
}

// String returns the form of the command line: "1855-2275, 2 unknown", "9151 (8020-10400)", "at least 4", "up to 9",
// "2016-10".
func (v Value) String() string {
	if !v.IsKnown() {
		return "unknown"
	}
	low, high := v.told()
	switch v.Do {
	case First:
		date, _ := v.When.Cells()
		return date
	case Last:
		date, end := v.When.Cells()
		return cmp.Or(end, date)
	}
	s := intervalOf(low, high)
	switch {
	case v.Least == low && v.Most == high:
	case v.Most == noBound:
		s += fmt.Sprintf(" (at least %d)", v.Least)
	default:
		s += fmt.Sprintf(" (%d-%d)", v.Least, v.Most)
	}
	if v.Unknown > 0 {
		s += fmt.Sprintf(", %d unknown", v.Unknown)
	}
	return s
}

// intervalOf returns an interval in the form of the command line.
func intervalOf(low, high int64) string {
	switch {
	case high == noBound:
		return fmt.Sprintf("at least %d", low)
	case low == high:
		return fmt.Sprint(low)
	case low == 0:
		return fmt.Sprintf("up to %d", high)
	}
	return fmt.Sprintf("%d-%d", low, high)
}

// Figures returns the form for a table, as Words does.
func (v Value) Figures() string { return inFigures(v.Words()) }

// Words returns the form for running text, without the number of unknown ones: "1,855 to 2,275",
// "9,151 (8,020 to 10,400)", "at least 4", "October 2016".
func (v Value) Words() string {
	switch {
	case !v.IsKnown():
		return "unknown"
	case v.Do == First || v.Do == Last:
		return v.When.String()
	}
	low, high := v.told()
	if low != high {
		return spanWords(low, high, high == noBound)
	}
	return spanWords(low, high, false) + aroundWords(low, v.Least, v.Most)
}

// inCell returns Figures with the number of incidents whose number is unknown: "1,855–2,275, 2 unknown".
func (v Value) inCell() string {
	if !v.IsKnown() || v.Unknown == 0 {
		return v.Figures()
	}
	return v.Figures() + ", " + Thousands(v.Unknown) + " unknown"
}
