package incident

import (
	"fmt"
	"math"
)

// Value is the result of a measure.
type Value struct {
	Do        Operation
	Low, High int64 // of count, sum, min and max; see IsOpen
	When      When  // of first and last
	Rows      int   // incidents looked at
	Unknown   int   // of them without the number
}

// Evaluate computes a measure over the rows of s that the measure's query finds.
func (t *Table) Evaluate(m *Measure, s Selection) (Value, error) {
	if !m.Where.IsAll() {
		where, err := t.Select(m.Where)
		if err != nil {
			return Value{}, err
		}
		s = s.And(where)
	}
	v := Value{Do: m.Do}
	add, err := t.accumulate(m, s)
	if err != nil {
		return v, err
	}
	for row := range s.All {
		add(&v, row)
	}
	return v, nil
}

// accumulate returns the function that adds a row of a selection to a value. It fails with a *SyntaxError if a column of the file's own
// doesn't hold whole numbers.
func (t *Table) accumulate(m *Measure, s Selection) (func(v *Value, row Row), error) {
	switch m.Do {
	case CountRows:
		return countRow, nil
	case First, Last:
		return func(v *Value, row Row) {
			if w := t.When(row); v.Rows == 0 || w.replaces(v.When, m.Do) {
				v.When = w
			}
			v.Rows++
		}, nil
	}
	ends, err := t.ends(m.Field)
	if err != nil {
		return nil, err
	}
	return func(v *Value, row Row) {
		v.Rows++
		low, high, known := ends(row)
		if !known {
			v.Unknown++
			return
		}
		switch {
		case !s.IsUnsure(row):
		case m.Do == Min: // without it the least may be any other
			high = noBound
		default:
			low = min(0, low)
		}
		switch {
		case m.Do == Sum:
			v.Low, v.High = v.Low+low, highSum(v.High, high)
		case v.Rows-v.Unknown == 1:
			v.Low, v.High = low, high
		// The true extreme lies between the extreme low end and the extreme high end.
		case m.Do == Min:
			v.Low, v.High = min(v.Low, low), min(v.High, high)
		default:
			v.Low, v.High = max(v.Low, low), max(v.High, high)
		}
	}, nil
}

// countRow adds a row to a number of incidents.
func countRow(v *Value, _ Row) {
	v.Rows++
	v.Low, v.High = v.Low+1, v.High+1
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
			v.Low, v.High, v.When = o.Low, o.High, o.When
		}
	case v.Do == CountRows || v.Do == Sum:
		v.Low, v.High = v.Low+o.Low, highSum(v.High, o.High)
	case v.Do == Min:
		v.Low, v.High = min(v.Low, o.Low), min(v.High, o.High)
	case v.Do == Max:
		v.Low, v.High = max(v.Low, o.Low), max(v.High, o.High)
	case o.When.replaces(v.When, v.Do):
		v.When = o.When
	}
	v.Rows, v.Unknown = v.Rows+o.Rows, v.Unknown+o.Unknown
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

// IsOpen reports whether a value has no upper bound: "at least 4".
func (v Value) IsOpen() bool { return v.High == noBound }

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

// String returns the form of the command line: "1855-2275, 2 unknown", "at least 4", "up to 9", "2016-10".
func (v Value) String() string {
	if !v.IsKnown() {
		return "unknown"
	}
	var s string
	switch {
	case v.Do == First:
		s, _ = v.When.Cells()
		return s
	case v.Do == Last:
		date, end := v.When.Cells()
		if end != "" {
			return end
		}
		return date
	case v.IsOpen():
		s = fmt.Sprintf("at least %d", v.Low)
	case v.Low == v.High:
		s = fmt.Sprint(v.Low)
	case v.Low == 0:
		s = fmt.Sprintf("up to %d", v.High)
	default:
		s = fmt.Sprintf("%d-%d", v.Low, v.High)
	}
	if v.Unknown > 0 {
		s += fmt.Sprintf(", %d unknown", v.Unknown)
	}
	return s
}

// Words returns the form for running text, without the number of unknown ones: "1,855 to 2,275",
// "at least 4", "October 2016".
func (v Value) Words() string {
	switch {
	case !v.IsKnown():
		return "unknown"
	case v.Do == First || v.Do == Last:
		return v.When.String()
	}
	return spanWords(v.Low, v.High, v.IsOpen())
}
