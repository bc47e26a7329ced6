package incident

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// randomMeasure asks for numbers, not for days.
func randomMeasure(r *rand.Rand) *Measure {
	m := &Measure{Do: pick(r, CountRows, Sum, Min, Max), Field: pick(r, "killed", "wounded.high", "killed.best")}
	if m.Do == CountRows {
		m.Field = ""
	}
	return m
}

// TestAggregatesAgreeWithReference sums groups and time bins again, one row at a time.
func TestAggregatesAgreeWithReference(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	table := randomTable(r, 3000)
	rows := incidentsOf(table)
	for range 60 {
		query, m := randomQuery(r, 1), randomMeasure(r)
		s := mustSelect(t, table, query)
		by := pick(r, "country", "tactic", "sources", "year", "month", "in_commentary", "attribution", "weekday", "month_of_year")
		groups, err := table.GroupBy(by, m, s)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]Value{}
		for i, g := range groups {
			got[g.Key] = g.Value
			if _, ofTime := ParseUnit(by); i > 0 && !ofTime && cycleNamed(by) == nil && g.Value.IsKnown() && groups[i-1].Value.High < g.Value.High {
				t.Fatalf("by %s %s: %v stands before %v", by, m, groups[i-1], g)
			}
		}
		want := map[string]Value{}
		for row := range s.All {
			for _, key := range keysOf(&rows[row], by) {
				v := want[key]
				v.Do = m.Do
				take(&v, &rows[row], m, !s.IsUnsure(row))
				want[key] = v
			}
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("%s by %s where %s (-want +got):\n%s", m, by, query, diff)
		}
		checkHistogram(t, r, table, rows, s)
	}
}

func keysOf(x *Incident, by string) []string {
	if u, ok := ParseUnit(by); ok {
		if a, b := u.Label(x.When.First), u.Label(x.When.Last); a != b {
			return []string{a + ".." + b}
		}
		return []string{u.Label(x.When.First)}
	}
	if by == "weekday" {
		switch {
		case x.When.Precision != ByDay:
			return []string{""}
		case x.When.First != x.When.Last:
			return []string{"several days"}
		}
		return []string{x.When.First.Time().Weekday().String()}
	}
	if by == "month_of_year" {
		a, b := x.When.First.Time(), x.When.Last.Time()
		switch {
		case a.Year() == b.Year() && a.Month() == b.Month():
			return []string{a.Month().String()}
		case x.When.Precision != ByDay:
			return []string{""}
		}
		return []string{"several months"}
	}
	if by == "sources" && len(x.Sources) > 0 {
		return x.Sources
	}
	return []string{cellOf(x, by)}
}

// take adds an incident to a value. A field with an interval is looked at twice: with its best figure and without.
func take(v *Value, x *Incident, m *Measure, sure bool) {
	first := v.Unknown == v.Rows
	v.Rows++
	if m.Do == CountRows {
		if !sure {
			v.Unsure++
		}
		v.High, v.Most = int64(v.Rows), int64(v.Rows)
		v.Low, v.Least = v.High-int64(v.Unsure), v.Most-int64(v.Unsure)
		return
	}
	low, high, ok := endsOf(x, m, sure)
	if !ok {
		v.Unknown++
		return
	}
	if !sure {
		v.Unsure++
	}
	wide := *x
	wide.Killed, wide.Wounded = around(x.Killed), around(x.Wounded)
	least, most := low, high
	if !strings.Contains(m.Field, ".") {
		least, most, _ = endsOf(&wide, m, sure)
	}
	joined := func(a, b int64, top bool) int64 {
		switch {
		case first:
			return b
		case m.Do == Min:
			return min(a, b)
		case m.Do == Max:
			return max(a, b)
		case top && (a == noBound || b == noBound):
			return noBound
		}
		return a + b
	}
	v.Low, v.High = joined(v.Low, low, false), joined(v.High, high, true)
	v.Least, v.Most = joined(v.Least, least, false), joined(v.Most, most, true)
}

func endsOf(x *Incident, m *Measure, sure bool) (low, high int64, ok bool) {
	a, b, ok := ends(x, m.Field)
	low, high = int64(a), int64(b)
	if math.IsInf(b, 1) {
		high = noBound
	}
	if !sure && m.Do == Min {
		high = noBound
	} else if !sure {
		low = 0
	}
	return low, high, ok
}

func checkHistogram(t *testing.T, r *rand.Rand, table *Table, rows []Incident, s Selection) {
	t.Helper()
	u, a := pick(r, Days, Weeks, Months, Quarters, Years, Decades), pick(r, table.Choices()...)
	by := pick(r, "", "tactic", "attribution", "place")
	from, to := DayOf(2014+r.IntN(8), 1, 1+r.IntN(300)), DayOf(2022+r.IntN(4), 1, 1+r.IntN(300))
	line := table.Histogram(s, a, u, from, to, by)
	if line.Layers[0].Unit != u {
		t.Fatalf("by %s, not %s", line.Layers[0].Unit, u)
	}
	for _, l := range line.Layers {
		for i, b := range l.Bins {
			if b.First != l.Unit.Start(b.First) || b.Last != l.Unit.End(b.First) || i > 0 && b.First != l.Bins[i-1].Last+1 || b.Last < from || b.First > to {
				t.Fatalf("%s bin %d is %s to %s", l.Unit, i, b.First, b.Last)
			}
			if i > 100 {
				break
			}
			want := Bin{First: b.First, Last: b.Last, Parts: make([]Tally, len(line.Parts))}
			for row := range s.All {
				x := &rows[row]
				if x.When.First < b.First || x.When.Last > b.Last || fitsBelow(x.When, u, l.Unit) {
					continue
				}
				want.Rows++
				part := 0
				if by != "" {
					part = max(0, slices.Index(line.Parts, cellOf(x, by)))
				}
				amount := Exactly(1)
				if a != Incidents {
					low, high, ok := ends(x, a.String())
					switch amount = (Number{int32(low), Unknown, int32(high)}); {
					case !ok:
						amount = NoNumber
					case math.IsInf(high, 1):
						amount.High = Unknown
					}
				}
				addTo(amount, a == Incidents || !s.IsUnsure(row), &want.Parts[part])
			}
			if diff := gocmp.Diff(want, b); diff != "" {
				t.Fatalf("%s of %s by %s, bin %s (-want +got):\n%s", a, l.Unit, by, b.First, diff)
			}
		}
	}
	if all := table.Histogram(s, a, u, DayOf(1990, 1, 1), DayOf(2040, 1, 1), ""); len(all.Layers) > 0 {
		seen := all.Across
		for _, l := range all.Layers {
			for _, b := range l.Bins {
				seen += b.Rows
			}
		}
		if seen != s.Count() {
			t.Fatalf("by %s: %d of %d rows are in a bin or across", u, seen, s.Count())
		}
	}
}

// fitsBelow reports whether a time lies in one unit that is shorter than another, from u on.
func fitsBelow(w When, u, than Unit) bool {
	for ; u < than; u++ {
		if u.Start(w.First) == u.Start(w.Last) {
			return true
		}
	}
	return false
}

// around returns the lowest and the highest figure of a number without its best.
func around(n Number) Number {
	if n.Best >= 0 && n.Low < 0 {
		n.Low = n.Best
	}
	if n.Best >= 0 && n.High < 0 {
		n.High = n.Best
	}
	n.Best = Unknown
	return n
}

// addTo adds a number to a sum; one that isn't sure to belong there may add nothing.
func addTo(n Number, sure bool, sum *Tally) {
	low, high := n.Range()
	if low < 0 {
		sum.Unknown++
		return
	}
	sum.Known++
	if high == Open {
		sum.Open++
		high = low
	}
	if sum.High += int64(high); sure {
		sum.Low += int64(low)
	}
}
