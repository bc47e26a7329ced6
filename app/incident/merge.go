package incident

import (
	"slices"

	"lectern/app/problem"
)

// Merge returns one table of the incidents of all, in their order. An incident whose id stands in an
// earlier table is left out and listed. The new table has the gazetteer of the first one.
func Merge(tables ...*Table) (*Table, problem.List) {
	if len(tables) == 1 {
		return tables[0], nil
	}
	var problems problem.List
	b := NewBuilder(nil)
	asIs := func(w When) When { return w }
	for i, t := range tables {
		if i == 0 {
			b.gazetteer = t.gazetteer
		}
		for _, name := range t.Columns() {
			if !slices.Contains(b.header, name) {
				b.header = append(b.header, name)
			}
		}
		for _, row := range t.order {
			x := t.At(row)
			if err := b.addAt(&x, asIs); err != nil {
				problems = append(problems, err.(problem.Problem))
			}
		}
	}
	merged := b.Table()
	var amounts []Amount
	for _, t := range tables {
		amounts = append(amounts, slices.DeleteFunc(slices.Clone(t.amounts), Amount.IsCount)...)
	}
	if err := merged.SetAmounts(amounts...); err != nil {
		merged.amounts = merged.usualAmounts() // one file has text where another has numbers
	}
	return merged, problems
}
