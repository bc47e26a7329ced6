package incident

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"
)

// A Statistic is a figure of each group beside its measure: what is known of it is a range, as the measure is.
type Statistic struct {
	Name  string // as it is asked for
	field string // of distinct
	kind  *statisticKind
}

// A statisticKind is an entry of statisticKinds.
type statisticKind struct {
	name string
	// fits returns what is wrong with a measure by a field, if anything.
	fits func(by string, m *Measure) error
	of   func(g *grouping, st Statistic) []string
}

// statisticKinds lists the statistics. A new one is an entry here.
var statisticKinds = []statisticKind{
	{"mean", ofNumbers, (*grouping).means},
	{"median", ofNumbers, (*grouping).medians},
	{"share", ofSums, (*grouping).shares},
	{"change", ofTimes, (*grouping).changes},
	{"rate", ofProvinces, (*grouping).rates},
	{"distinct", nil, (*grouping).distinct},
}

const statisticHint = "write mean, median, share, change, rate or distinct FIELD"

func ofNumbers(_ string, m *Measure) error {
	if m.Do != Sum {
		return mistake{m.Do.String() + " has no mean and no median", "measure a number, such as sum killed"}
	}
	return nil
}

func ofSums(_ string, m *Measure) error {
	if m.Do != Sum && m.Do != CountRows {
		return mistake{m.Do.String() + " has no shares and no change", "measure count, or a sum such as sum killed"}
	}
	return nil
}

func ofTimes(by string, m *Measure) error {
	if _, ofTime := ParseUnit(by); !ofTime {
		return mistake{"change is from one unit of time to the next", "group by day, week, month, quarter, year or decade"}
	}
	return ofSums(by, m)
}

func ofProvinces(by string, m *Measure) error {
	if by != "admin1" {
		return mistake{"a rate is for the people of a province", "group by admin1"}
	}
	return ofSums(by, m)
}

// ParseStatistics reads what stands beside a measure by one field or two, as ParseStatistic does each. Beside two fields of which
// the second is a unit of time stands change alone: that of its last unit from the one before. An error is a *SyntaxError.
func (t *Table) ParseStatistics(names, by []string, m *Measure) (all []Statistic, err error) {
	for _, name := range names {
		st, err := t.ParseStatistic(name, t.fieldOf(by[len(by)-1]), m)
		if err != nil {
			return nil, err
		}
		if len(by) > 1 && st.Name != "change" {
			return nil, &SyntaxError{1, st.Name + " stands beside the figures of one field", "take a field away, or ask for change beside units of time"}
		}
		all = append(all, st)
	}
	return all, nil
}

// ParseStatistic reads mean, median, share, change, rate or distinct with a field, to stand beside a measure by a field. An
// error is a *SyntaxError.
func (t *Table) ParseStatistic(s, by string, m *Measure) (Statistic, error) {
	name, field, _ := strings.Cut(strings.Join(strings.Fields(s), " "), " ")
	i := slices.IndexFunc(statisticKinds, func(k statisticKind) bool { return strings.EqualFold(k.name, name) })
	switch {
	case i < 0 || (field != "") != (statisticKinds[i].fits == nil):
		return Statistic{}, &SyntaxError{1, quote(s) + " is not a statistic", statisticHint}
	case field != "" && fieldByName[t.fieldOf(field)] != nil && t.column(t.fieldOf(field)) == nil:
		return Statistic{}, &SyntaxError{1, t.fieldOf(field) + " holds no text", "name a field of text"}
	case field != "" && t.column(t.fieldOf(field)) == nil:
		e := unknownField(t.fieldOf(field), t.extraFields(), nil, "name a field of text")
		return Statistic{}, &SyntaxError{1, e.what, e.hint}
	}
	st := Statistic{Name: strings.ToLower(name), kind: &statisticKinds[i]}
	if field != "" {
		st.field = t.fieldOf(field)
		st.Name += " " + st.field
		return st, nil
	}
	if m, ok := st.kind.fits(by, m).(mistake); ok {
		return Statistic{}, &SyntaxError{1, m.what, m.hint}
	}
	if st.Name == rate && t.people == nil {
		return Statistic{}, &SyntaxError{1, "nothing says how many people live where", "give the brief a populations.csv with the columns country, admin1, population, year and source"}
	}
	return st, nil
}

// rate is the statistic for the people of each province.
const rate = "rate"

// words returns the statistic in words.
func (st Statistic) words() string {
	switch {
	case st.Name == rate:
		return "per " + Thousands(PerPeople) + " people"
	case st.field == "":
		return st.Name
	}
	return st.kind.name + " " + FieldWords(st.field)
}

// A grouping is a measure by one field, for statistics.
type grouping struct {
	table  *Table
	axis   *axis
	order  []int // the groups of the axis that are shown
	values []Value
	do     Operation
	add    func(*Value, Row)
	whole  func(*Value, Row) // add, where each row counts as if it were selected for certain
	s      Selection
	unit   Unit // of time
}

// GroupWith computes a measure by a field as GroupBy does, with statistics for each group as texts. With top above 0 only
// so many groups stand alone, and the others share one behind them; all units of time do.
func (t *Table) GroupWith(by string, top int, m *Measure, s Selection, statistics ...Statistic) (groups []Group, beside [][]string, err error) {
	return t.group(context.Background(), by, top, false, m, s, statistics)
}

func (t *Table) group(ctx context.Context, by string, top int, zeros bool, m *Measure, s Selection, statistics []Statistic) (groups []Group, beside [][]string, err error) {
	s, add, err := t.measured(m, s)
	if err != nil {
		return nil, nil, err
	}
	by = t.fieldOf(by)
	a, err := t.axisBy(by, s)
	if err != nil {
		return nil, nil, err
	}
	if a = a.top(top, m.Do, add, s); zeros {
		a = a.withZeros()
	}
	values := a.values(m.Do, add, s)
	g := &grouping{table: t, axis: a, order: a.order(values), values: values, do: m.Do, add: add, s: s}
	g.unit, _ = ParseUnit(by)
	certain := s
	certain.unsure = nil
	if g.whole, err = t.accumulate(m, certain); err != nil {
		return nil, nil, err
	}
	for _, st := range statistics {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		beside = append(beside, st.kind.of(g, st))
	}
	return a.groups(values), beside, nil
}

// shown returns a text for each group that is shown.
func (g *grouping) shown(text func(group int) string) []string {
	out := make([]string, len(g.order))
	for n, i := range g.order {
		out[n] = text(i)
	}
	return out
}

// notThere stands where a statistic has no value, as where nothing is known.
const notThere = "-"

// knownNumbers are the numbers of a group's incidents as their low or their high ends: of those that are in it for certain, and
// of those that may be.
type knownNumbers struct{ sure, unsure []float64 }

// numbers returns some low and high ends of the known numbers of each group.
func (g *grouping) numbers(ends func(Value) (low, high float64)) (lows, highs []knownNumbers) {
	lows, highs = make([]knownNumbers, len(g.axis.keys)), make([]knownNumbers, len(g.axis.keys))
	for row := range g.s.All {
		v := Value{Do: Sum}
		if g.whole(&v, row); v.Unknown > 0 {
			continue
		}
		low, high := ends(v)
		for _, i := range g.axis.of(row) {
			lows[i].add(low, g.s.IsUnsure(row))
			highs[i].add(high, g.s.IsUnsure(row))
		}
	}
	return lows, highs
}

func (k *knownNumbers) add(n float64, unsure bool) {
	if unsure {
		k.unsure = append(k.unsure, n)
	} else {
		k.sure = append(k.sure, n)
	}
}

// extreme returns the least middle of the numbers, or with sign -1 the greatest, whichever of the unsure ones are among
// them: each of them that lies beyond the middle of those before it moves it on.
func (k *knownNumbers) extreme(sign float64, middle func([]float64) float64) float64 {
	unsure := slices.SortedFunc(slices.Values(k.unsure), func(a, b float64) int { return cmp.Compare(sign*a, sign*b) })
	sure := k.sure
	if len(sure) == 0 {
		sure, unsure = unsure[:1], unsure[1:]
	}
	with := func(n int) float64 { return middle(slices.Concat(sure, unsure[:n])) }
	return with(sort.Search(len(unsure), func(n int) bool { return sign*unsure[n] >= sign*with(n) }))
}

// middles has the middles of all, by the best figures, and where these have others around them by those.
func (g *grouping) middles(middle func([]float64) float64) []string {
	return g.bestAndAround(func(ends func(Value) (low, high float64)) []string { return g.middlesBy(ends, middle) })
}

// bestAndAround has a statistic by the best figures, with that by the figures around them.
func (g *grouping) bestAndAround(by func(ends func(Value) (low, high float64)) []string) []string {
	best, wide := by(Value.ends), by(Value.around)
	for i := range best {
		best[i] = withAround(best[i], wide[i])
	}
	return best
}

func (g *grouping) middlesBy(ends func(Value) (low, high float64), middle func([]float64) float64) []string {
	lows, highs := g.numbers(ends)
	return g.shown(func(i int) string {
		if len(lows[i].sure)+len(lows[i].unsure) == 0 {
			return notThere
		}
		return rangeOf(lows[i].extreme(1, middle), highs[i].extreme(-1, middle), oneDecimal)
	})
}

func (g *grouping) means(Statistic) []string   { return g.middles(mean) }
func (g *grouping) medians(Statistic) []string { return g.middles(median) }

func mean(numbers []float64) float64 {
	sum := 0.0
	for _, n := range numbers {
		sum += n
	}
	return sum / float64(len(numbers))
}

func median(numbers []float64) float64 {
	sorted := slices.Sorted(slices.Values(numbers))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// ends returns the ends of a value; without an upper bound the high one is infinite.
func (v Value) ends() (low, high float64) {
	least, most := v.told()
	if most == noBound {
		return float64(least), math.Inf(1)
	}
	return float64(least), float64(most)
}

// A spread is the sum of low and of high ends, of which some may have no bound.
type spread struct {
	low, high float64
	open      int
}

func (a *spread) add(low, high float64, sign int) {
	a.low += float64(sign) * low
	if math.IsInf(high, 1) {
		a.open += sign
		return
	}
	a.high += float64(sign) * high
}

// most returns the high end.
func (a spread) most() float64 {
	if a.open > 0 {
		return math.Inf(1)
	}
	return a.high
}

// shares has the shares of all, by the best figures, and where these have others around them by those. The least is the low
// end where all others are at their high ends.
func (g *grouping) shares(Statistic) []string { return g.bestAndAround(g.sharesBy) }

// withAround returns a statistic by the best figures, with that by the figures around them if it is another, or that alone
// where the first is a range: see Value.told.
func withAround(best, wide string) string {
	isRange := strings.Contains(best, " to ") || strings.Contains(strings.TrimPrefix(best, "-"), "-") || strings.HasPrefix(best, "at least")
	switch {
	case best == wide || best == notThere:
		return best
	case isRange:
		return wide
	}
	return best + " (" + wide + ")"
}

// sharesBy has the shares by some ends of the numbers.
func (g *grouping) sharesBy(ends func(Value) (low, high float64)) []string {
	own, others := make([]spread, len(g.axis.keys)), make([]spread, len(g.axis.keys))
	var all spread
	for row := range g.s.All {
		v := Value{Do: g.do}
		if g.add(&v, row); v.Unknown > 0 {
			continue
		}
		low, high := ends(v)
		all.add(low, high, 1)
		for _, i := range g.axis.of(row) {
			own[i].add(low, high, 1)
			others[i].add(low, high, -1)
		}
	}
	return g.shown(func(i int) string {
		rest := spread{all.low + others[i].low, all.high + others[i].high, all.open + others[i].open}
		low, high := own[i].low, own[i].most()
		switch {
		case !g.values[i].IsKnown() || high+rest.most() == 0:
			return notThere
		case high == 0:
			return percent(0)
		}
		least, most := 0.0, 1.0
		if low > 0 {
			least = low / (low + rest.most())
		}
		if own[i].open == 0 {
			most = high / (high + rest.low)
		}
		return rangeOf(100*least, 100*most, percent)
	})
}

// changes has the changes from the unit before. From zero there is none that is a share. What may lie in several units may be
// in each of them.
func (g *grouping) changes(Statistic) []string {
	var starts []Day
	if g.table.Len() > 0 {
		starts = g.table.units(g.unit).starts
	}
	number := map[string]int{} // of a unit
	values := make([]Value, len(starts))
	for n, start := range starts {
		number[g.unit.Label(start)], values[n] = n, Value{Do: g.do}
	}
	for i, v := range g.values {
		first, last, isSpan := strings.Cut(g.axis.keys[i], "..")
		if !isSpan {
			last = first
		} else if v.Rows > 0 {
			v.Low, v.Least = min(0, v.Low), min(0, v.Least)
		}
		for n := number[first]; n <= number[last]; n++ {
			values[n] = values[n].joined(v)
		}
	}
	return g.shown(func(i int) string {
		if n, isUnit := number[g.axis.keys[i]]; isUnit && n > 0 {
			return values[n].ChangeFrom(values[n-1])
		}
		return notThere
	})
}

// rates has the measure for the people of each province. Of a name that provinces of several countries have there is none.
func (g *grouping) rates(Statistic) []string {
	codes := make([]string, len(g.axis.keys))
	const several = "?"
	for row := range g.s.All {
		code, _, _ := g.table.Province(row)
		for _, i := range g.axis.of(row) {
			if codes[i] != "" && codes[i] != code {
				code = several
			}
			codes[i] = code
		}
	}
	by := func(ends func(Value) (low, high float64)) []string {
		return g.shown(func(i int) string {
			people, known := g.table.people(codes[i], g.axis.keys[i])
			if !known || !g.values[i].IsKnown() {
				return notThere
			}
			low, high := ends(g.values[i])
			return rangeOf(low*PerPeople/float64(people), high*PerPeople/float64(people), twoDigits)
		})
	}
	return g.bestAndAround(by)
}

// twoDigits has two decimals of what is small, and none of what is large.
func twoDigits(v float64) string {
	power := 100.0
	switch {
	case v >= 100:
		power = 1
	case v >= 10:
		power = 10
	}
	return decimal(math.Round(power*v) / power)
}

// distinct has the number of values of a field that each group's incidents have.
func (g *grouping) distinct(st Statistic) []string {
	of := columnAxis(g.table.column(st.field), st.field == "sources")
	seen := make([]map[int32]bool, len(g.axis.keys))
	for row := range g.s.All {
		for _, i := range g.axis.of(row) {
			for _, value := range of.of(row) {
				if of.keys[value] == "" {
					continue
				}
				if seen[i] == nil {
					seen[i] = map[int32]bool{}
				}
				seen[i][value] = true
			}
		}
	}
	return g.shown(func(i int) string { return fmt.Sprint(len(seen[i])) })
}

// rangeOf returns a range as a measure prints it: both ends, or one where they are the same.
func rangeOf(low, high float64, format func(float64) string) string {
	a, b := format(low), format(high)
	switch {
	case math.IsInf(high, 1):
		return "at least " + a
	case a == b:
		return a
	case strings.ContainsAny(a, "+-") || strings.ContainsAny(b, "+-"):
		return a + " to " + b
	}
	return a + "-" + b
}

func oneDecimal(v float64) string { return decimal(math.Round(10*v) / 10) }

// percent has one decimal, and none of what is large.
func percent(v float64) string {
	if math.Abs(v) >= 1000 {
		return decimal(math.Round(v)) + "%"
	}
	return oneDecimal(v) + "%"
}

func signedPercent(v float64) string {
	text := percent(v)
	if v < 0 || text == "0%" {
		return text
	}
	return "+" + text
}
