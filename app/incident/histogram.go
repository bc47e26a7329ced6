package incident

import (
	"cmp"
	"math/bits"
	"slices"
)

// Histogram is an amount by units of time.
type Histogram struct {
	Parts  []string // the values of the field that it is stacked by, "" for all others; one "" if it isn't
	Layers []Layer  // of the unit asked for, and of longer ones for what may lie in several of those
	Across int      // rows that may lie in several decades: they are in no layer
}

// Layer holds the incidents that surely lie in one unit of time of its length.
type Layer struct {
	Unit Unit
	Bins []Bin // without gaps
}

// Bin is a unit of time.
type Bin struct {
	First, Last Day
	Rows        int
	Parts       []Tally // by part of the histogram
}

// Sum returns the sum of all parts.
func (b *Bin) Sum() Tally {
	var out Tally
	for _, part := range b.Parts {
		out.merge(part)
	}
	return out
}

// Bounds of a histogram.
const (
	MaxBins  = 20_000 // of the days asked for; beyond that a longer unit is taken
	MaxParts = 5      // values that are told apart; the others come together
)

// Histogram adds up an amount over the selected rows by unit of time between two days, stacked by a
// text field or choice, or not stacked where by is "". An incident that may lie in several units,
// because it lasted or its date is imprecise, is put into the shortest longer unit that it surely lies
// in, in the layer of that unit, so that no bar claims more than is known.
func (t *Table) Histogram(s Selection, a Amount, u Unit, first, last Day, by string) Histogram {
	from, to := t.Column(a)
	return t.histogram(s, from, to, u, first, last, by)
}

// histogram adds up intervals, or counts rows where there are none.
func (t *Table) histogram(s Selection, from, to []int32, u Unit, first, last Day, by string) Histogram {
	for u < Decades && int(last-first)/shortest[u] >= MaxBins {
		u++
	}
	out := Histogram{Parts: []string{""}}
	stack := &codes{} // by one part alone
	number := []uint32{0}
	if c := t.column(by); c != nil {
		c = c.distinct()
		stack = &c.codes
		out.Parts, number = c.parts(s)
	}
	if t.Len() == 0 || first > last {
		return out
	}
	layers := make([]*histogramLayer, 0, Decades+1-u)
	for ; u <= Decades; u++ {
		layers = append(layers, newHistogramLayer(t.units(u), u, first, last, len(out.Parts)))
	}
	tally := &binning{layers: layers, parts: len(out.Parts), from: from, to: to, stack: stack, number: number}
	words := s.sureWords()
	workers := inParallel(len(words), tally.sums, func(sums *binSums, begin, end int) {
		switch c := layers[0].column.codes; {
		case c.narrow != nil:
			addChunk(tally, sums, c.narrow, words, begin, end)
		case c.middle != nil:
			addChunk(tally, sums, c.middle, words, begin, end)
		default:
			addChunk(tally, sums, c.wide, words, begin, end)
		}
	})
	for row := range s.unsureRows().All {
		tally.add(workers[0], row, (*Tally).addUnsure)
	}
	for k, l := range layers {
		for i := range l.Bins {
			bin := &l.Bins[i]
			for _, sums := range workers {
				of := sums.layers[k][i*len(out.Parts) : (i+1)*len(out.Parts)]
				for p := range of {
					bin.Parts[p].merge(of[p])
					bin.Rows += of[p].Known + of[p].Unknown
				}
			}
		}
		if k == 0 || slices.ContainsFunc(l.Bins, func(b Bin) bool { return b.Rows > 0 }) {
			out.Layers = append(out.Layers, l.Layer)
		}
	}
	for _, sums := range workers {
		out.Across += sums.across
	}
	return out
}

// shortest is the least number of days of each unit.
var shortest = [...]int{Days: 1, Weeks: 7, Months: 28, Quarters: 90, Years: 365, Decades: 3652}

// parts returns the most frequent values among the selected rows, and the number of the part of each
// code: 0 for the others.
func (c *textColumn) parts(s Selection) (names []string, number []uint32) {
	counts := countCodes(&c.codes, s, len(c.values))
	order := make([]int, len(counts))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(c.values[a], c.values[b]))
	})
	names, number = []string{""}, make([]uint32, len(counts))
	for _, code := range order {
		if len(names) <= MaxParts && counts[code] > 0 && c.values[code] != "" {
			number[code] = uint32(len(names))
			names = append(names, c.values[code])
		}
	}
	return names, number
}

// A histogramLayer has the bins between two days, and the number of the first.
type histogramLayer struct {
	Layer
	column *unitColumn
	offset uint32
}

func newHistogramLayer(c *unitColumn, u Unit, first, last Day, parts int) *histogramLayer {
	l := &histogramLayer{Layer: Layer{Unit: u}, column: c}
	from := max(0, unitOf(c.starts, first))
	l.offset = uint32(from)
	for _, d := range c.starts[from:] {
		if d > last {
			break
		}
		l.Bins = append(l.Bins, Bin{First: d, Last: u.End(d)})
	}
	tallies := make([]Tally, len(l.Bins)*parts)
	for i := range l.Bins {
		l.Bins[i].Parts = tallies[i*parts : (i+1)*parts : (i+1)*parts]
	}
	return l
}

// unitOf returns the number of the unit that holds a day, or -1 where it is before the first.
func unitOf(starts []Day, d Day) int {
	i, found := slices.BinarySearch(starts, d)
	if found {
		return i
	}
	return i - 1
}

// binning is shared by the workers that put rows into bins.
type binning struct {
	layers   []*histogramLayer
	parts    int
	from, to []int32
	stack    *codes
	number   []uint32 // of the part, by code of stack
}

// binSums holds the sums of one worker.
type binSums struct {
	layers [][]Tally // by bin, then part
	across int
}

func (b *binning) sums() *binSums {
	s := &binSums{}
	for _, l := range b.layers {
		s.layers = append(s.layers, make([]Tally, len(l.Bins)*b.parts))
	}
	return s
}

// addChunk adds the rows of a chunk of the bitmap. Nearly all lie in a unit of the first layer,
// whose codes it knows; the others are added by add.
func addChunk[T uint8 | uint16 | uint32](b *binning, sums *binSums, column []T, words []uint64, begin, end int) {
	first := b.layers[0]
	bins, offset, n := sums.layers[0], first.offset, uint32(len(first.Bins))
	for i := begin; i < end; i++ {
		w := words[i]
		if w == 0 {
			continue
		}
		units := block(column, i)
		for ; w != 0; w &= w - 1 {
			j := bits.TrailingZeros64(w) & 63
			row := Row(i*64 + j)
			low, high := int32(1), int32(1)
			if b.from != nil {
				low, high = b.from[row], b.to[row]
			}
			bin := uint32(units[j]) - offset
			if bin >= n {
				b.add(sums, row, (*Tally).AddRow)
				continue
			}
			if b.parts > 1 {
				bin = bin*uint32(b.parts) + b.number[b.stack.at(row)]
			}
			if sum := &bins[bin]; low == Unknown || high == Open {
				sum.add(low, high)
			} else {
				sum.Low, sum.High, sum.Known = sum.Low+int64(low), sum.High+int64(high), sum.Known+1
			}
		}
	}
}

// add puts a row into the first layer in which it lies in a single unit.
func (b *binning) add(sums *binSums, row Row, addTo func(t *Tally, from, to []int32, row Row)) {
	for k, l := range b.layers {
		code := l.column.codes.at(row)
		if code == uint32(len(l.column.starts)) { // it may lie in several
			continue
		}
		if i := code - l.offset; i < uint32(len(l.Bins)) { // else outside the days asked for
			addTo(&sums.layers[k][int(i)*b.parts+int(b.number[b.stack.at(row)])], b.from, b.to, row)
		}
		return
	}
	sums.across++
}
