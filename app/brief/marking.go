package brief

// Marking is a handling mark of the Traffic Light Protocol 2.0 (FIRST). The zero value is no mark,
// which is not the same as Clear.
type Marking uint8

// The marks, from none to the strictest.
const (
	Unmarked Marking = iota
	Clear
	Green
	Amber
	AmberStrict
	Red
)

var markings = [...]string{"", "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"}

// String returns the mark in the standard's exact words, or empty.
func (m Marking) String() string { return markings[m] }

func parseMarking(s string) (Marking, bool) {
	for m := Clear; m <= Red; m++ {
		if markings[m] == s {
			return m, true
		}
	}
	return Unmarked, false
}
