package incident

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
)

// A Side is one of two selections that are compared.
type Side struct {
	Name, Words string // of its query, as Figure has them
	Selection
}

// QuerySide returns the side of a query and what it selects.
func QuerySide(q *Query, s Selection) Side {
	if q.IsAll() {
		return Side{allIncidents, "all incidents", s}
	}
	return Side{q.String(), q.Words(), s}
}

// A Difference is what one value is above another, from Low to High; the ends are infinite where a value has no upper
// bound. Least and Most are those by the figures around best ones.
type Difference struct{ Low, High, Least, Most float64 }

// Minus returns how much a value is above another, and false where either is not known. The least is the low end less the
// other's high end.
func (v Value) Minus(o Value) (Difference, bool) {
	low, high := v.ends()
	otherLow, otherHigh := o.ends()
	d := Difference{Low: low - otherHigh, High: high - otherLow}
	least, most := v.around()
	otherLeast, otherMost := o.around()
	d.Least, d.Most = least-otherMost, most-otherLeast
	return d, v.IsKnown() && o.IsKnown()
}

// around returns the ends by the lowest and the highest figures.
func (v Value) around() (low, high float64) {
	if v.Most == noBound {
		return float64(v.Least), math.Inf(1)
	}
	return float64(v.Least), float64(v.Most)
}

// String returns the form of the command line: "+4", "-3 to +8", "at least -2", "+5 (-3 to +12)".
func (d Difference) String() string {
	text := signedRange(d.Low, d.High)
	if d.Low == d.High && d.Least < d.Most {
		text += " (" + signedRange(d.Least, d.Most) + ")"
	}
	return text
}

// Words returns the form for running text.
func (d Difference) Words() string { return inSigns(d.String()) }

// size returns the difference as a value to sort by, or nil where an end of it is open.
func (d Difference) size() *Value {
	if math.IsInf(d.Low, 0) || math.IsInf(d.High, 0) {
		return nil
	}
	return &Value{Do: Sum, Rows: 1, Low: int64(d.Low), High: int64(d.High)}
}

func signedRange(low, high float64) string {
	switch {
	case math.IsInf(low, -1) && math.IsInf(high, 1):
		return "unknown"
	case math.IsInf(low, -1):
		return "at most " + signed(high)
	case math.IsInf(high, 1):
		return "at least " + signed(low)
	case low == high:
		return signed(low)
	}
	return signed(low) + " to " + signed(high)
}

func signed(v float64) string {
	text := Thousands(int64(v))
	if v > 0 {
		return "+" + text
	}
	return text
}

// ChangeFrom returns by how many per cent a value is above another: "+12%", "-5% to +3%"; "-" where there is no such share.
// Where best figures have others around them, the change by those stands behind: "+12% (-5% to +30%)".
func (v Value) ChangeFrom(o Value) string { return change(Value{Do: v.Do}, v, o) }

// change returns by how many per cent a sum with a part that it shares with another is above that: the shared incidents have
// the same number in both.
func change(shared, own, other Value) string {
	if !own.IsKnown() || !other.IsKnown() {
		return notThere
	}
	by := func(ends func(Value) (low, high float64)) string {
		low, high := ends(own)
		wasLow, wasHigh := ends(other)
		sharedLow, sharedHigh := ends(shared)
		switch {
		case sharedHigh+wasHigh <= 0:
			return notThere
		case sharedLow+wasLow <= 0: // how much it rose at the most can't be told
			return "at least " + signedPercent(growth(sharedLow, sharedHigh, low, wasHigh, -1))
		}
		return rangeOf(growth(sharedLow, sharedHigh, low, wasHigh, -1), growth(sharedLow, sharedHigh, high, wasLow, 1), signedPercent)
	}
	sharedLow, _ := shared.ends()
	if wasLow, _ := other.ends(); sharedLow+wasLow <= 0 {
		return notThere
	}
	return withAround(by(Value.ends), by(Value.around))
}

// growth returns by how many per cent is+s is above was+s: with sign 1 the most for any s from low to high, with -1 the least.
// The nearer s is to 0, the further the ratio is from 1.
func growth(low, high, is, was, sign float64) float64 {
	s := low
	if sign*(is-was) < 0 {
		s = high
	}
	if math.IsInf(s, 1) {
		return 0
	}
	return 100 * ((is+s)/(was+s) - 1)
}

// Compare computes a measure of two selections by at most one field, how much the first is above the second, and that in
// per cent. Values of a field come with the largest rise first. The error is a *SyntaxError for a field that is unknown, and
// for a measure that has no difference, or that of the context.
func (t *Table) Compare(ctx context.Context, b Breakdown, first, second Side) (*Figures, error) {
	if m, ok := ofSums("", b.Measure).(mistake); ok {
		return nil, &SyntaxError{1, m.what, m.hint}
	}
	groups, err := t.pairs(ctx, b, first, second)
	if err != nil {
		return nil, err
	}
	corner, term := name(b.Measure.String(), b.Measure.Words()), func(Group) []string { return []string{} }
	if len(b.By) > 0 {
		corner, term = name(b.By[0]+" / "+b.Measure.String(), FieldWords(b.By[0])), func(g Group) []string { return g.Terms(b.By[0]) }
	}
	unknown := slices.ContainsFunc(groups, func(p pair) bool { return p.Value.Unknown+p.other.Unknown > 0 })
	heads := []Figure{corner, name(first.Name, first.Words), name(second.Name, second.Words), name("difference", ofKnown("difference", unknown)), name("change", ofKnown("change", unknown))}
	var may func() []int
	if len(b.By) > 0 {
		of := make([]Group, len(groups))
		for i, p := range groups {
			of[i] = p.Group
			of[i].Rows += p.other.Rows
		}
		may = mayLieIn(b.By[0], of)
	}
	return &Figures{Rows: len(groups) + 1, Columns: len(heads), mayLie: may, Cell: func(row, column int) Figure {
		if row == 0 {
			return heads[column]
		}
		g := groups[row-1]
		switch column {
		case 0:
			if len(b.By) == 0 {
				return name(allIncidents, allIncidents)
			}
			return g.name(b.By[0])
		case 1:
			return figureOf(g.Value, term(g.Group))
		case 2:
			f := figureOf(g.other, term(g.Group))
			f.Other = true
			return f
		case 3:
			d, ok := g.minus()
			if !ok {
				return statistic(notThere)
			}
			f := name(d.String(), d.Words())
			f.size = d.size()
			return f
		}
		return statistic(g.change())
	}}, nil
}

// A pair is a group of two selections; Value is that of the first.
type pair struct {
	Group
	other Value
	// of the incidents that both have for certain, and of the others
	shared, own, others Value
}

// minus returns how much the first is above the second. What both share is no part of it.
func (p pair) minus() (Difference, bool) {
	d, ok := p.own.Minus(p.others)
	return d, ok && p.Value.IsKnown() && p.other.IsKnown()
}

// change returns by how many per cent the first is above the second.
func (p pair) change() string {
	if !p.Value.IsKnown() || !p.other.IsKnown() {
		return notThere
	}
	return change(p.shared, p.own, p.others)
}

// rise is the middle of the difference, to order by.
func (p pair) rise() float64 {
	d, ok := p.minus()
	if !ok || math.IsInf(d.Low, 0) || math.IsInf(d.High, 0) {
		return math.Inf(-1)
	}
	return d.Low + d.High
}

// pairs returns the groups that have incidents of either side, or one of all.
func (t *Table) pairs(ctx context.Context, b Breakdown, first, second Side) ([]pair, error) {
	both, add, err := t.measured(b.Measure, first.Or(second.Selection))
	if err != nil {
		return nil, err
	}
	one := singles(1)[0]
	a := &axis{keys: []string{allIncidents}, of: func(Row) []int32 { return one }}
	if len(b.By) > 0 {
		if a, err = t.axisBy(t.fieldOf(b.By[0]), both); err != nil {
			return nil, err
		}
		a = a.top(b.Top, b.Measure.Do, add, both).withZeros()
	}
	shared := Selection{words: first.And(second.Selection).sureWords(), rows: first.rows}
	var values [5][]Value // of both sides, of what they share, and of what they don't
	for i, s := range [...]Selection{first.Selection, second.Selection, shared, first.And(shared.Not()), second.And(shared.Not())} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s = s.And(both) // without what the measure leaves out
		add, err := t.accumulate(b.Measure, s)
		if err != nil {
			return nil, err
		}
		values[i] = a.values(b.Measure.Do, add, s)
	}
	rows := slices.Clone(values[0])
	addAll(rows, values[1]) // a row of both sides counts twice here, and may
	pairOf := func(i int) pair {
		return pair{a.group(i, values[0][i]), values[1][i], values[2][i], values[3][i], values[4][i]}
	}
	var out []pair
	for _, i := range a.order(rows) {
		out = append(out, pairOf(i))
	}
	if len(b.By) == 0 && out == nil {
		out = []pair{pairOf(0)}
		out[0].Key = allIncidents
	}
	if !a.inOrder || a.rest {
		alone := slices.IndexFunc(out, func(p pair) bool { return p.Rest })
		if alone < 0 {
			alone = len(out)
		}
		slices.SortStableFunc(out[:alone], func(p, q pair) int { return cmp.Or(cmp.Compare(q.rise(), p.rise()), strings.Compare(p.Key, q.Key)) })
	}
	return out, nil
}
