package incident

import "slices"

// aroundNumbers are the lowest and the highest figures around the best ones of an amount, by row.
type aroundNumbers struct {
	least, most []int32
	sums        *WordSums
}

// Around returns the lowest and the highest figures around the best ones, in the form in which Column returns intervals;
// nil where no row of the table has any. Both slices belong to the table: read only.
func (t *Table) Around(a Amount) (least, most []int32) {
	known := t.around(a)
	return known.least, known.most
}

func (t *Table) around(a Amount) aroundNumbers {
	if a.IsCount() {
		return aroundNumbers{}
	}
	c, err := t.numbersOf(a.Field)
	if err != nil || !c.hasRanges() {
		return aroundNumbers{}
	}
	t.own.Lock()
	defer t.own.Unlock()
	known, ok := t.own.around[a.Field]
	if !ok {
		known = c.around()
		if t.own.around == nil {
			t.own.around = map[string]aroundNumbers{}
		}
		t.own.around[a.Field] = known
	}
	return known
}

// Most returns the highest figure of one selected incident, those without an upper bound left out, or 0; of Incidents it is 1.
func (t *Table) Most(a Amount, s Selection) int32 {
	sums := t.WordSums(a)
	if around := t.around(a); around.sums != nil {
		sums = around.sums
	}
	if sums.from == nil {
		return 1
	}
	return sums.most(s.words)
}

// around returns the ends of every row, or nothing where they are those of the intervals.
func (c *numberColumn) around() aroundNumbers {
	out := aroundNumbers{least: padded[int32](len(c.from)), most: padded[int32](len(c.from))}
	for row := range c.from {
		out.least[row], out.most[row] = c.wide(Row(row))
	}
	if slices.Equal(out.least, c.from) && slices.Equal(out.most, c.to) {
		return aroundNumbers{}
	}
	out.sums = newWordSums(out.least, out.most)
	return out
}

// HistogramAround adds up the figures around the best ones as Histogram does; ok is false where there are none.
func (t *Table) HistogramAround(s Selection, a Amount, u Unit, first, last Day, by string) (h Histogram, ok bool) {
	least, most := t.Around(a)
	if least == nil {
		return Histogram{}, false
	}
	return t.histogram(s, least, most, u, first, last, by), true
}
