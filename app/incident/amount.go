package incident

// Amount is a quantity that drawings add up: incidents, or people killed or wounded in them.
type Amount uint8

// The amounts. Killed and Wounded are ranges (Number.Range), as sums in a query are.
const (
	Killed Amount = iota
	KilledLow
	KilledHigh
	Wounded
	Incidents
)

var amounts = [...]struct{ name, field, words string }{
	Killed:     {"killed", "killed", "people killed"},
	KilledLow:  {"killed.low", "killed.low", "people killed, lowest figure"},
	KilledHigh: {"killed.high", "killed.high", "people killed, highest figure"},
	Wounded:    {"wounded", "wounded", "people wounded"},
	Incidents:  {"count", "", "incidents"},
}

// Amounts returns all amounts.
func Amounts() []Amount { return []Amount{Killed, KilledLow, KilledHigh, Wounded, Incidents} }

// String returns the name in a query, or count.
func (a Amount) String() string { return amounts[a].name }

// Words returns a phrase for what is added up.
func (a Amount) Words() string { return amounts[a].words }

// IsKilled reports whether people killed are added up, which drawings show in a separate colour.
func (a Amount) IsKilled() bool { return a <= KilledHigh }

// Column returns the two ends of the interval of every row, Unknown where nothing is known; nil for incidents, of which
// every row is one. Both slices belong to the table: read only.
func (t *Table) Column(a Amount) (from, to []int32) {
	if a == Incidents {
		return nil, nil
	}
	return fieldByName[amounts[a].field].numbers(t)
}

// Sum adds an amount up over a selection.
func (t *Table) Sum(a Amount, s Selection) Tally {
	from, to := t.Column(a)
	var out Tally
	words := s.sureWords()
	for _, part := range inParallel(len(words), func() *Tally { return new(Tally) }, func(sum *Tally, first, last int) {
		Selection{words: words[first:last]}.All(func(i Row) bool {
			sum.AddRow(from, to, Row(first*64)+i)
			return true
		})
	}) {
		out.merge(*part)
	}
	for row := range s.unsureRows().All {
		out.AddUnsure(from, to, row)
	}
	return out
}
