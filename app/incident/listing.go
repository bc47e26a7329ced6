package incident

// Listing is the selected rows in an order. It doesn't build a list: the cost of a page doesn't depend on
// the number of rows. It serves one goroutine.
type Listing struct {
	rows  []Row // all of the table, in order
	shown Selection
	n     int     // of them shown
	ends  []int32 // how many are shown up to the end of each stretch, of the first ones, as far as they were asked for
}

// stretch is the number of rows of an order whose selected rows are counted together.
const stretch = 1024

// List returns the selected rows in the order that Order gives, without a list in memory.
func (t *Table) List(s Selection, by string, descending bool) (Listing, error) {
	rows, err := t.ordered(t.fieldOf(by), descending)
	if err != nil {
		return Listing{}, err
	}
	return Listing{rows: rows, shown: s, n: s.Count()}, nil
}

func (l *Listing) stretch(k int) []Row { return l.rows[k*stretch : min(len(l.rows), (k+1)*stretch)] }

// stretches returns the number of stretches.
func (l *Listing) stretches() int { return (len(l.rows) + stretch - 1) / stretch }

// end returns how many rows are shown up to the end of a stretch.
func (l *Listing) end(k int) int {
	for len(l.ends) <= k {
		n := int32(0)
		if last := len(l.ends) - 1; last >= 0 {
			n = l.ends[last]
		}
		for _, row := range l.stretch(len(l.ends)) {
			n += int32(l.shown.words[row>>6] >> (row & 63) & 1)
		}
		l.ends = append(l.ends, n)
	}
	return int(l.ends[k])
}

// Len returns the number of rows listed.
func (l *Listing) Len() int { return l.n }

// Page appends the rows from place from, at most n of them.
func (l *Listing) Page(out []Row, from, n int) []Row {
	k, place := 0, 0
	if from >= l.n {
		return out
	}
	for l.end(k) <= from {
		place = l.end(k)
		k++
	}
	for ; k < l.stretches() && n > 0; k++ {
		for _, row := range l.stretch(k) {
			if !l.shown.Has(row) {
				continue
			}
			if place++; place > from && n > 0 {
				out = append(out, row)
				n--
			}
		}
	}
	return out
}

// All yields every row listed, in order: for row := range l.All.
func (l *Listing) All(yield func(row Row) bool) {
	for _, row := range l.rows {
		if l.shown.Has(row) && !yield(row) {
			return
		}
	}
}

// At returns the row at a place, or -1 outside the list.
func (l *Listing) At(place int) Row {
	var one [1]Row
	if place < 0 || len(l.Page(one[:0], place, 1)) == 0 {
		return -1
	}
	return one[0]
}

// Find returns the place of a row, or -1 where it is not listed.
func (l *Listing) Find(row Row) int {
	if !l.shown.Has(row) {
		return -1
	}
	place := 0
	for k := range l.stretches() {
		for _, r := range l.stretch(k) {
			if r == row {
				for _, before := range l.stretch(k) {
					if before == r {
						return place
					}
					if l.shown.Has(before) {
						place++
					}
				}
			}
		}
		place = l.end(k)
	}
	return -1
}

// GroupKey returns a function with a key for each group of a list ordered by "month" or by a text field:
// rows with the same key follow each other. It is nil for an empty table.
func (t *Table) GroupKey(by string) func(row Row) uint64 {
	if c := t.column(by); c != nil {
		ranks := c.ranks(fieldByName[by])
		return func(row Row) uint64 { return ranks[c.codes.at(row)] }
	}
	if t.Len() == 0 {
		return nil
	}
	months := t.units(Months)
	return func(row Row) uint64 {
		if month, ok := months.of(row); ok {
			return uint64(month)
		}
		return 1<<32 | uint64(months.bin(t.first[row]))
	}
}
