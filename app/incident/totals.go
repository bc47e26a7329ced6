package incident

import (
	"fmt"
	"math"
	"math/bits"
	"slices"
)

// Totals has the sums of a selection.
type Totals struct {
	Rows, Of    int // selected, and of how many that count
	Main        Amount
	Sums        []Total // of the table's amounts but Incidents, in their order
	First, Last Day     // of any incident selected; meaningless when Rows is 0
	Begun       Day     // the latest First of any incident selected
	Hidden      int     // matched, but left out as unverified
	Unsure      int     // of Rows, may lie outside the days or the place asked for: of their numbers, Low has none
}

// Total is what an amount comes to, and what it comes to by the lowest and the highest figures around the best ones.
type Total struct {
	Amount
	Tally
	Around Tally
}

// Merge adds the sum of other incidents in the same amount.
func (s *Total) Merge(o Total) {
	s.Tally.merge(o.Tally)
	s.Around.merge(o.Around)
}

// Words returns the sum in running text: one best figure with the range around it, "9,151 (8,020 to 10,400)", or the range of
// the lowest and the highest figures.
func (s Total) Words() string {
	around := s.Around
	if around.Rows() == 0 { // nobody has looked for others than the best ones
		around = s.Tally
	}
	if s.Open > 0 || s.Low != s.High {
		return around.Words()
	}
	most := around.High
	if around.Open > 0 {
		most = noBound
	}
	return s.Tally.Words() + aroundWords(s.Low, around.Low, most)
}

// Told returns the sum with what is counted: "9,151 (8,020 to 10,400) killed", "number killed unknown", "12 incidents".
func (s Total) Told() string {
	if s.Known == 0 && s.Unknown > 0 {
		return s.UnknownWords()
	}
	return s.Words() + " " + s.ShortNoun(s.High)
}

// Figures returns the sum in a table, as Words does.
func (s Total) Figures() string { return inFigures(s.Words()) }

// Totals returns the totals of a selection, computed in one pass.
func (t *Table) Totals(s Selection) Totals {
	out := Totals{Of: s.of, Hidden: s.hidden, Main: t.Main(), Unsure: s.Unsure(), First: Latest, Last: Earliest, Begun: Earliest}
	var columns []*numberColumn
	for _, a := range t.amounts {
		if c, err := t.numbersOf(a.Field); !a.IsCount() && err == nil {
			out.Sums, columns = append(out.Sums, Total{Amount: a}), append(columns, c)
		}
	}
	sure := s.sureWords()
	workers := inParallel(len(s.words), func() *Totals {
		return &Totals{Sums: slices.Clone(out.Sums), First: Latest, Last: Earliest, Begun: Earliest}
	},
		func(part *Totals, from, to int) {
			part.addDays(t, s.words[from:to], from)
			for i := range part.Sums {
				part.Sums[i].addRows(columns[i], sure[from:to], from)
			}
		})
	for _, part := range workers {
		out.Rows += part.Rows
		out.First, out.Last, out.Begun = min(out.First, part.First), max(out.Last, part.Last), max(out.Begun, part.Begun)
		for i := range out.Sums {
			out.Sums[i].merge(part.Sums[i].Tally)
			out.Sums[i].Around.merge(part.Sums[i].Around)
		}
	}
	for row := range s.unsureRows().All {
		for i := range out.Sums {
			out.Sums[i].addUnsure(columns[i], row)
		}
	}
	if out.Unsure > 0 { // a range is told anyway: it is that of the lowest and the highest figures
		for i := range out.Sums {
			out.Sums[i].Tally = out.Sums[i].Around
		}
	}
	return out
}

// addRows adds the rows of a chunk of a bitmap, of which first is the first word.
func (s *Total) addRows(c *numberColumn, words []uint64, first int) {
	c.sums.addWords(&s.Tally, words, first)
	if !c.hasRanges() {
		s.Around = s.Tally
		return
	}
	for i, w := range words {
		bounds := w & c.bounds[first+i]
		c.endSums.AddWord(&s.Around, w&^bounds, first+i)
		for ; bounds != 0; bounds &= bounds - 1 {
			s.Around.add(c.wide(Row((first+i)*64 + bits.TrailingZeros64(bounds))))
		}
	}
}

// addUnsure adds a row that may not be among those asked for.
func (s *Total) addUnsure(c *numberColumn, row Row) {
	s.Tally.addUnsure(c.from, c.to, row)
	least, most := c.wide(row)
	s.Around.add(least, most)
	s.Around.doubt(least)
}

// dayBounds is what the rows of a word of a selection can add to totals: the first and last day of any, and the latest first one.
type dayBounds struct{ first, last, begun int32 }

// findDays returns the span of each word.
func findDays(first, last []int32) []dayBounds {
	out := make([]dayBounds, (len(first)+63)/64)
	for i := range out {
		out[i] = dayBounds{math.MaxInt32, math.MinInt32, math.MinInt32}
	}
	for row := range first {
		d := &out[row/64]
		d.first, d.last, d.begun = min(d.first, first[row]), max(d.last, last[row]), max(d.begun, first[row])
	}
	return out
}

// addDays adds the rows of a chunk of a bitmap, of which from is the first word, to all but the sums.
func (a *Totals) addDays(t *Table, words []uint64, from int) {
	rows, first, last, begun := 0, int32(a.First), int32(a.Last), int32(a.Begun)
	for i, w := range words {
		if w == 0 {
			continue
		}
		rows += bits.OnesCount64(w)
		if days := &t.days[from+i]; days.first >= first && days.last <= last && days.begun <= begun {
			continue // none of the rows can change them
		}
		starts, ends := block(t.first, from+i), block(t.last, from+i)
		for ; w != 0; w &= w - 1 {
			j := bits.TrailingZeros64(w)
			first, last, begun = min(first, starts[j]), max(last, ends[j]), max(begun, starts[j])
		}
	}
	a.Rows, a.First, a.Last, a.Begun = a.Rows+rows, Day(first), Day(last), Day(begun)
}

// Until returns the totals as they stood on a day: an incident dated only to its month or year has happened by then, so
// Last isn't later. If an incident begins after the day, nothing changes.
func (t Totals) Until(day Day) Totals {
	if t.Begun <= day {
		t.Last = min(t.Last, day)
	}
	return t
}

// Words returns the totals as one sentence in three parts, with the spaces between them: what counts
// most, the rest, and what is not known or not shown, which is set in a paler colour.
func (t Totals) Words() (lead, rest, quiet string) {
	if t.Rows == 0 {
		lead = "None of " + t.counted(t.Of)
		if t.Of == 0 {
			lead = "No " + t.noun(0)
		}
		return lead, ".", t.hiddenWords()
	}
	lead = t.counted(t.Rows)
	if t.Rows < t.Of {
		lead = fmt.Sprintf("%s of %s", Thousands(t.Rows), t.counted(t.Of))
	}
	others := t.Sums
	if !t.Main.IsCount() {
		main := t.Sums[0]
		others = t.Sums[1:]
		if main.Known == 0 {
			lead += ": " + main.UnknownWords()
		} else {
			lead += fmt.Sprintf(": %s %s", main.Words(), main.Noun(main.High))
			if n := main.Tally.Unknown; n > 0 {
				quiet = fmt.Sprintf(" %s %s no count.", Capital(numeral(n)), plural(int64(n), "has", "have"))
			}
		}
	}
	for i, sum := range others {
		rest += sum.furtherWords(i == len(others)-1)
	}
	return lead, rest + ", " + spanOfDays(t.First, t.Last) + ".", quiet + t.unsureWords() + t.hiddenWords()
}

// furtherWords returns a sum behind the main one: " and at least 1,263 wounded", ", number wounded unknown".
func (s Total) furtherWords(last bool) string {
	before := ", "
	if last {
		before = " and "
	}
	switch {
	case s.Known == 0:
		return ", " + s.UnknownWords()
	case s.Tally.Unknown > 0:
		return before + "at least " + Thousands(s.Low) + " " + s.ShortNoun(s.High)
	}
	return before + s.Words() + " " + s.ShortNoun(s.High)
}

// counted returns a number of incidents, in the words of the main amount if that is their number.
func (t Totals) counted(n int) string { return Thousands(n) + " " + t.noun(n) }

func (t Totals) noun(n int) string {
	if t.Main.IsCount() {
		return t.Main.Noun(int64(n))
	}
	return Incidents.Noun(int64(n))
}

func (t Totals) unsureWords() string {
	if t.Unsure == 0 {
		return ""
	}
	return UnsureWords(t.Unsure, "may lie outside what was asked for")
}

// UnsureWords returns a sentence on a number of incidents that may lie outside what was asked for, with a space before it:
// " Two may lie outside."
func UnsureWords(n int, what string) string { return " " + Capital(numeral(n)) + " " + what + "." }

func (t Totals) hiddenWords() string {
	if t.Hidden == 0 {
		return ""
	}
	return fmt.Sprintf(" %s unverified %s left out.", Capital(numeral(t.Hidden)), plural(int64(t.Hidden), "is", "are"))
}

// spanOfDays returns in months, or the day itself: "August 2021 to March 2024", "3 January 2024".
func spanOfDays(first, last Day) string {
	if first == last {
		return first.Words()
	}
	return monthSpan(first, last, " to ", " to ")
}

func plural(n int64, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
