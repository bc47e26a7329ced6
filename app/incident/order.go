package incident

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sync"
)

// orderCache keeps each order once made: a filter then only picks from it.
type orderCache struct {
	sync.Mutex
	rows map[string][]Row
}

// Order lists the selected rows by a field, or in file order where by is "". Unknown and empty
// values come last either way, and equal ones keep file order. A range sorts by its low end, then
// its high; dates by their first day, then their last. By "month" the incidents of a month come first,
// then those that may lie in it or in later ones. An unknown field is an error.
func (t *Table) Order(s Selection, by string, descending bool) ([]Row, error) {
	all, err := t.ordered(t.fieldOf(by), descending)
	if err != nil {
		return nil, err
	}
	out := make([]Row, 0, s.Count())
	for _, row := range all {
		if s.Has(row) {
			out = append(out, row)
		}
	}
	return out, nil
}

func (t *Table) ordered(by string, descending bool) ([]Row, error) {
	key := fmt.Sprint(by, descending)
	t.orders.Lock()
	defer t.orders.Unlock()
	if rows := t.orders.rows[key]; rows != nil {
		return rows, nil
	}
	keys, err := t.sortKeys(by)
	if err != nil {
		return nil, err
	}
	rows := slices.Clone(t.order)
	switch {
	case keys != nil:
		sortByKey(rows, keys, descending)
	case descending:
		slices.Reverse(rows)
	}
	if t.orders.rows == nil {
		t.orders.rows = make(map[string][]Row)
	}
	t.orders.rows[key] = rows
	return rows, nil
}

// sortByKey sorts rows by the key of each; equal ones keep their order.
func sortByKey(rows []Row, keys []uint64, descending bool) {
	entries := make([]entry, len(rows))
	for i, row := range rows {
		key := keys[row]
		if descending && key != lastKey {
			key = lastKey - 1 - key
		}
		entries[i] = entry{key, row}
	}
	for i, e := range sorted(entries) {
		rows[i] = e.row
	}
}

// An entry is a row with the key that it is sorted by.
type entry struct {
	key uint64
	row Row
}

// sorted sorts entries by their keys, digit by digit from the lowest one, which takes a fifth of the time of comparing
// them; equal ones keep their order. It uses the entries as a buffer.
func sorted(entries []entry) []entry {
	const bits, digits = 11, 1 << 11
	next := make([]entry, len(entries))
	for low := 0; low < 64; low += bits {
		var places [digits + 1]int
		for i := range entries {
			places[entries[i].key>>low%digits+1]++
		}
		if slices.Max(places[:]) == len(entries) { // all have the same digit
			continue
		}
		for i := range digits {
			places[i+1] += places[i]
		}
		for _, e := range entries {
			place := &places[e.key>>low%digits]
			next[*place] = e
			*place++
		}
		entries, next = next, entries
	}
	return entries
}

const lastKey = math.MaxUint64 // of values that are not there

// sortKeys returns each row a number to sort by; none for file order.
func (t *Table) sortKeys(by string) ([]uint64, error) {
	if by == "" {
		return nil, nil
	}
	keys := make([]uint64, t.Len())
	own := slices.ContainsFunc(t.amounts, func(a Amount) bool { return a.Field == by && by != "" && fieldByName[by] == nil })
	if c := t.column(by); c != nil && !own {
		ranks := c.ranks(fieldByName[by])
		for row := range Row(t.Len()) {
			keys[row] = ranks[c.codes.at(row)]
		}
		return keys, nil
	}
	if by == Months.String() {
		for row := range keys {
			month := Months.Start(Day(t.first[row]))
			key := uint64(uint32(month)^1<<31) << 32
			if Months.End(month) < Day(t.last[row]) {
				key |= 1 << 31
			}
			keys[row] = key | uint64(Day(t.first[row])-month)
		}
		return keys, nil
	}
	f := fieldByName[by]
	if f == nil && !own {
		return nil, unknownField(by, t.extraFields(), []string{Months.String()}, "name a field of the incidents")
	}
	from, to, none := t.first, t.last, int32(noDegrees)
	switch {
	case own:
		from, to = t.Column(amountOf(by))
		none = Unknown
	case f.days != nil:
		from, to = f.days(t), f.days(t)
	case f.numbers != nil:
		from, to = f.numbers(t)
		none = Unknown
		if f.Kind == Degree {
			none = noDegrees
		}
	}
	// Signed numbers sort as unsigned ones with the sign bit turned.
	for i, v := range from {
		keys[i] = uint64(uint32(v)^1<<31)<<32 | uint64(uint32(to[i])^1<<31)
		if v == none {
			keys[i] = lastKey
		}
	}
	return keys, nil
}

// ranks returns the order of the dictionary: choices as the format lists them, numbers in columns that the
// format doesn't have by size, other text as it folds.
func (c *textColumn) ranks(f *field) []uint64 {
	folded := c.folded()
	codes := make([]int, len(c.values))
	for i := range codes {
		codes[i] = i
	}
	compare := func(a, b int) int { return cmp.Compare(folded[a], folded[b]) }
	if f == nil && c.figures().numeric() {
		numbers := c.figures().of
		compare = func(a, b int) int { return cmp.Compare(numbers[a], numbers[b]) }
	}
	if f == nil || f.Kind != Choice {
		slices.SortFunc(codes, func(a, b int) int { return cmp.Or(compare(a, b), cmp.Compare(a, b)) })
	}
	ranks := make([]uint64, len(codes))
	rank := uint64(0)
	for i, code := range codes {
		if i > 0 && compare(code, codes[i-1]) != 0 {
			rank++
		}
		ranks[code] = rank
		if c.values[code] == "" {
			ranks[code] = lastKey
		}
	}
	return ranks
}
