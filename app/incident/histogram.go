package incident

import (
	"cmp"
	"math/bits"
	"slices"
)

// Histogram is an amount by units of time.
type Histogram struct {
	Parts  []string // the values of the field that it is stacked by, "" for all others; one "" if it isn't
	Layers []Layer  // the first is of the unit asked for; the others have what may lie in several of those
}

// Layer holds the incidents that surely lie in one unit of time, or in two that follow each other, and in none of the
// layer before.
type Layer struct {
	Unit  Unit
	Units int   // of a bin: 1, or 2 that follow each other; 0: all of time
	Bins  []Bin // by start; those of the first layer without gaps
}

// Bin is a unit of time in the first layer; in the others it is the days in which its incidents may lie.
type Bin struct {
	First, Last Day
	Rows        int
	Parts       []Tally // by part of the histogram
	Listed      []Row   // in order; nil in the first layer, whose days find them, and where they are more than MostListed
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

	MostListed = 60 // incidents that are told one by one
)

// Histogram adds up an amount over the selected rows by unit of time between two days, stacked by a
// text field or choice, or not stacked where by is "". An incident that may lie in several units, because it lasted or
// its date is imprecise, is put into the first of these that it surely lies in: two units that follow each other, a
// longer unit, two of those, and so on to all of time. So no bar claims more than is known.
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
	var layers []*histogramLayer
	for ; u <= Decades; u++ {
		for _, units := range []int{1, 2} {
			layers = append(layers, newHistogramLayer(t.units(u), units, first, last, len(out.Parts)))
		}
	}
	layers = append(layers, newHistogramLayer(t.units(Decades), 0, first, last, len(out.Parts)))
	tally := &binning{table: t, days: Span{first, last}, layers: layers, parts: len(out.Parts), from: from, to: to, stack: stack, number: number}
	words := s.sureWords()
	workers := inParallel(len(words), tally.sums, func(sums binSums, begin, end int) {
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
		for _, sums := range workers {
			l.add(sums[k])
		}
		if k > 0 {
			l.Bins = slices.DeleteFunc(l.Bins, func(b Bin) bool { return b.Rows == 0 })
			for i := range l.Bins {
				slices.Sort(l.Bins[i].Listed)
			}
		}
		if k == 0 || len(l.Bins) > 0 {
			out.Layers = append(out.Layers, l.Layer)
		}
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

// A histogramLayer has the bins that reach into the days asked for, and the number of the unit with which the first begins.
type histogramLayer struct {
	Layer
	column *unitColumn
	offset int
}

func newHistogramLayer(c *unitColumn, units int, first, last Day, parts int) *histogramLayer {
	l := &histogramLayer{Layer: Layer{Unit: c.unit, Units: units}, column: c}
	n := 1
	if units > 0 {
		l.offset = max(0, unitOf(c.starts, first)+1-units)
		n = unitOf(c.starts, last) + 1 - l.offset
	}
	l.Bins = make([]Bin, max(0, n))
	tallies := make([]Tally, len(l.Bins)*parts)
	for i := range l.Bins {
		b := &l.Bins[i]
		if b.Parts = tallies[i*parts : (i+1)*parts : (i+1)*parts]; units == 1 {
			b.First = c.starts[l.offset+i]
			b.Last = c.unit.End(b.First)
		}
	}
	return l
}

// binOf returns the number of the bin in which days lie, which may be outside the days asked for, or ok false where no bin is
// long enough.
func (l *histogramLayer) binOf(days Span) (bin int, ok bool) {
	if l.Units == 0 {
		return 0, true
	}
	first, last := l.column.bin(int32(days.First)), l.column.bin(int32(days.Last))
	return int(first) - l.offset, int(last-first) < l.Units
}

// add adds the sums of a worker, which come in the order of rows.
func (l *histogramLayer) add(sums layerSums) {
	for i := range l.Bins {
		b := &l.Bins[i]
		if sums.loose != nil {
			b.include(&sums.loose[i])
		}
		for p := range b.Parts {
			of := sums.tallies[i*len(b.Parts)+p]
			b.Parts[p].merge(of)
			b.Rows += of.Known + of.Unknown
		}
		if b.Rows > MostListed {
			b.Listed = nil
		}
	}
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
	table    *Table
	days     Span // asked for
	layers   []*histogramLayer
	parts    int
	from, to []int32
	stack    *codes
	number   []uint32 // of the part, by code of stack
}

// binSums holds the sums of one worker, by layer.
type binSums []layerSums

type layerSums struct {
	tallies []Tally // by bin, then part
	loose   []loose // by bin; nil in the first layer
}

// loose is what is known of a bin that isn't a unit.
type loose struct {
	days Span // in which its incidents may lie
	rows []Row
}

func (b *binning) sums() binSums {
	var s binSums
	for k, l := range b.layers {
		of := layerSums{tallies: make([]Tally, len(l.Bins)*b.parts)}
		if k > 0 {
			of.loose = make([]loose, len(l.Bins))
		}
		s = append(s, of)
	}
	return s
}

func (o *loose) add(row Row, days Span) {
	if len(o.rows) == 0 {
		o.days = days
	}
	o.days = Span{min(o.days.First, days.First), max(o.days.Last, days.Last)}
	if len(o.rows) <= MostListed {
		o.rows = append(o.rows, row)
	}
}

// include adds what a worker knows of a bin.
func (b *Bin) include(o *loose) {
	if len(o.rows) == 0 {
		return
	}
	if b.Rows == 0 {
		b.First, b.Last = o.days.First, o.days.Last
	}
	b.First, b.Last = min(b.First, o.days.First), max(b.Last, o.days.Last)
	b.Listed = append(b.Listed, o.rows...)
}

// addChunk adds the rows of a chunk of the bitmap. Nearly all lie in a unit of the first layer,
// whose codes it knows; the others are added by add.
func addChunk[T uint8 | uint16 | uint32](b *binning, sums binSums, column []T, words []uint64, begin, end int) {
	first := b.layers[0]
	bins, offset, n := sums[0].tallies, uint32(first.offset), uint32(len(first.Bins))
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

// add puts a row into the first layer with a bin in which it surely lies.
func (b *binning) add(sums binSums, row Row, addTo func(t *Tally, from, to []int32, row Row)) {
	days := Span{Day(b.table.first[row]), Day(b.table.last[row])}
	for k, l := range b.layers {
		bin, ok := l.binOf(days)
		if !ok {
			continue
		}
		if bin < 0 || bin >= len(l.Bins) || l.Units == 0 && (days.Last < b.days.First || days.First > b.days.Last) {
			return
		}
		of := &sums[k]
		addTo(&of.tallies[bin*b.parts+int(b.number[b.stack.at(row)])], b.from, b.to, row)
		if of.loose != nil {
			of.loose[bin].add(row, days)
		}
		return
	}
}
