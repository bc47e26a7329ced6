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
	units := t.units(u)
	b := &binning{table: t, days: Span{first, last}, parts: len(out.Parts), from: from, to: to, stack: stack, number: number}
	layers := make([]*histogramLayer, len(units.layers))
	for i := range layers {
		layers[i] = newHistogramLayer(&units.layers[i], first, last, len(out.Parts))
		b.hold(layers[i])
	}
	words := s.sureWords()
	workers := inParallel(len(words), b.sums, func(sums *binSums, begin, end int) {
		switch c := units.codes; {
		case c.narrow != nil:
			addChunk(b, sums, c.narrow, words, begin, end)
		case c.middle != nil:
			addChunk(b, sums, c.middle, words, begin, end)
		default:
			addChunk(b, sums, c.wide, words, begin, end)
		}
	})
	for row := range s.unsureRows().All {
		if sum := b.sumOf(workers[0], row, units.codes.at(row)); sum != nil {
			sum.addUnsure(from, to, row)
		}
	}
	for k, l := range layers {
		for _, sums := range workers {
			l.add(sums, b)
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

// A histogramLayer has the bins of a unitLayer that reach into the days asked for.
type histogramLayer struct {
	Layer
	of     *unitLayer
	offset int // of the first among the bins of the unitLayer
	begin  int // of the first among the bins of all layers of the histogram
}

func newHistogramLayer(of *unitLayer, first, last Day, parts int) *histogramLayer {
	l := &histogramLayer{Layer: Layer{Unit: of.unit, Units: of.units}, of: of}
	n := 1
	if of.units > 0 {
		l.offset = max(0, unitOf(of.starts, first)+1-of.units)
		n = unitOf(of.starts, last) + 1 - l.offset
	}
	l.Bins = make([]Bin, max(0, n))
	tallies := make([]Tally, len(l.Bins)*parts)
	for i := range l.Bins {
		b := &l.Bins[i]
		if b.Parts = tallies[i*parts : (i+1)*parts : (i+1)*parts]; of.units == 1 {
			b.First = of.starts[l.offset+i]
			b.Last = of.unit.End(b.First)
		}
	}
	return l
}

// add adds the sums of a worker, which come in the order of rows.
func (l *histogramLayer) add(sums *binSums, of *binning) {
	for i := range l.Bins {
		b := &l.Bins[i]
		if bin := l.begin + i; bin >= of.units {
			b.include(&sums.loose[bin-of.units])
		}
		for p := range b.Parts {
			of := sums.tallies[(l.begin+i)*len(b.Parts)+p]
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

// binning is shared by the workers that put rows into bins, which are numbered through all layers.
type binning struct {
	table    *Table
	days     Span // asked for
	layers   []*histogramLayer
	ends     []int // by layer: behind the last bin of its unitLayer
	bins     int
	units    int    // of the bins, those of the first layer
	spans    []Span // of the bins from the second layer on
	parts    int
	from, to []int32
	stack    *codes
	number   []uint32 // of the part, by code of stack
}

// hold takes in a layer.
func (b *binning) hold(l *histogramLayer) {
	l.begin = b.bins
	b.bins += len(l.Bins)
	b.ends = append(b.ends, l.of.begin+l.of.binCount())
	if b.layers = append(b.layers, l); len(b.layers) == 1 {
		b.units = b.bins
		return
	}
	for i := range l.Bins {
		b.spans = append(b.spans, l.of.span(l.offset+i))
	}
}

// placeOf returns the number of a bin of a unitColumn among those of the histogram, or -1 outside the days asked for.
func (b *binning) placeOf(bin int) int {
	for k, end := range b.ends {
		if bin >= end {
			continue
		}
		l := b.layers[k]
		if in := bin - l.of.begin - l.offset; in >= 0 && in < len(l.Bins) {
			return l.begin + in
		}
		break
	}
	return -1
}

// binSums holds the sums of one worker.
type binSums struct {
	tallies []Tally // by bin, then part
	loose   []loose // by bin, from the second layer on
}

// loose is what is known of a bin that isn't a unit.
type loose struct {
	days   Span // in which its incidents may lie
	rows   []Row
	isFull bool // no other row would change it
}

func (b *binning) sums() *binSums {
	return &binSums{make([]Tally, b.bins*b.parts), make([]loose, b.bins-b.units)}
}

// add adds a row to a bin that spans whole.
func (o *loose) add(row Row, days, whole Span) {
	if len(o.rows) == 0 {
		o.days = days
	}
	o.days = Span{min(o.days.First, days.First), max(o.days.Last, days.Last)}
	if len(o.rows) <= MostListed {
		o.rows = append(o.rows, row)
	} else {
		o.isFull = o.days == whole
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

// addChunk adds the rows of a chunk of the bitmap. Nearly all lie in a unit of the first layer.
func addChunk[T uint8 | uint16 | uint32](b *binning, sums *binSums, column []T, words []uint64, begin, end int) {
	offset, units, tallies := uint32(b.layers[0].offset), uint32(b.units), sums.tallies
	lows, highs := &ones, &ones
	for i := begin; i < end; i++ {
		w := words[i]
		if w == 0 {
			continue
		}
		bins := block(column, i)
		if b.from != nil {
			lows, highs = block(b.from, i), block(b.to, i)
		}
		for ; w != 0; w &= w - 1 {
			j := bits.TrailingZeros64(w) & 63
			place := uint32(bins[j]) - offset
			var sum *Tally
			if place < units {
				if b.parts > 1 {
					place = place*uint32(b.parts) + b.number[b.stack.at(Row(i*64+j))]
				}
				sum = &tallies[place]
			} else if sum = b.sumOf(sums, Row(i*64+j), uint32(bins[j])); sum == nil {
				continue
			}
			if low, high := lows[j], highs[j]; low == Unknown || high == Open {
				sum.add(low, high)
			} else {
				sum.Low, sum.High, sum.Known = sum.Low+int64(low), sum.High+int64(high), sum.Known+1
			}
		}
	}
}

// ones are the numbers of incidents, each of which is one.
var ones = [64]int32(slices.Repeat([]int32{1}, 64))

// sumOf returns the sum of the bin and part of a row, by its code in the unitColumn, or nil outside the days asked for.
func (b *binning) sumOf(sums *binSums, row Row, code uint32) *Tally {
	place := b.placeOf(int(code))
	if place < 0 {
		return nil
	}
	if place >= b.units && !sums.loose[place-b.units].isFull {
		days := Span{Day(b.table.first[row]), Day(b.table.last[row])}
		if place == b.bins-1 && (days.Last < b.days.First || days.First > b.days.Last) { // of all time
			return nil
		}
		sums.loose[place-b.units].add(row, days, b.spans[place-b.units])
	}
	return &sums.tallies[place*b.parts+int(b.number[b.stack.at(row)])]
}
