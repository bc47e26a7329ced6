package incident

import "math/bits"

// WordSums adds up intervals by the words of a selection. It knows the sum of each 64 rows, so that a word of which all are
// selected, or nearly all, takes no more time than one of few.
type WordSums struct {
	from, to []int32 // nil for Incidents, of which every row is one
	words    []wordSum
}

// wordSum is the sum of the rows of a word, those unknown as -1 and those without an upper bound as Open.
type wordSum struct {
	low, high     int64
	unknown, open uint64 // sets of rows
	most          int32  // the highest upper bound; Unknown if there is none
}

// newWordSums adds up padded intervals.
func newWordSums(from, to []int32) *WordSums {
	s := &WordSums{from, to, make([]wordSum, (len(from)+63)/64)}
	inParallel(len(s.words), func() struct{} { return struct{}{} }, func(_ struct{}, begin, end int) {
		for i := begin; i < end; i++ {
			lows, highs, sum := block(from, i), block(to, i), &s.words[i]
			sum.most = Unknown
			for j := range 64 {
				sum.low, sum.high = sum.low+int64(lows[j]), sum.high+int64(highs[j])
				switch highs[j] {
				case Unknown:
					sum.unknown |= 1 << j
				case Open:
					sum.open |= 1 << j
				default:
					sum.most = max(sum.most, highs[j])
				}
			}
		}
	})
	return s
}

// AddWord adds the rows w of word i of a selection to a sum, as Tally.AddRow does.
func (s *WordSums) AddWord(to *Tally, w uint64, i int) {
	const few = 24
	rows := bits.OnesCount64(w)
	if s.from == nil {
		to.Low, to.High, to.Known = to.Low+int64(rows), to.High+int64(rows), to.Known+rows
		return
	}
	lows, highs, sum := block(s.from, i), block(s.to, i), &s.words[i]
	var low, high int64
	switch {
	case rows <= few:
		for rest := w; rest != 0; rest &= rest - 1 {
			j := bits.TrailingZeros64(rest)
			low, high = low+int64(lows[j]), high+int64(highs[j])
		}
	case 64-rows <= few:
		low, high = sum.low, sum.high
		for rest := ^w; rest != 0; rest &= rest - 1 {
			j := bits.TrailingZeros64(rest)
			low, high = low-int64(lows[j]), high-int64(highs[j])
		}
	default: // without branches on the data that takes less than half the time
		rest := w
		for j := range 64 {
			in := -int32(rest & 1)
			low, high, rest = low+int64(lows[j]&in), high+int64(highs[j]&in), rest>>1
		}
	}
	for open := w & sum.open; open != 0; open &= open - 1 {
		high -= int64(Open - lows[bits.TrailingZeros64(open)])
	}
	unknown := bits.OnesCount64(w & sum.unknown)
	to.Low, to.High = to.Low+low+int64(unknown), to.High+high+int64(unknown)
	to.Known, to.Open, to.Unknown = to.Known+rows-unknown, to.Open+bits.OnesCount64(w&sum.open), to.Unknown+unknown
}

// addWords adds the rows of a chunk of a selection, of which first is the first word.
func (s *WordSums) addWords(to *Tally, words []uint64, first int) {
	for i, w := range words {
		s.AddWord(to, w, first+i)
	}
}

// most returns the highest upper bound of a selected row, or 0.
func (s *WordSums) most(words []uint64) int32 {
	most := int32(0)
	for i, w := range words {
		if s.words[i].most <= most {
			continue
		}
		highs := block(s.to, i)
		for w &^= s.words[i].open; w != 0; w &= w - 1 {
			most = max(most, highs[bits.TrailingZeros64(w)])
		}
	}
	return most
}
