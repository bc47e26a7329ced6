package incident

import (
	"fmt"
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
	want := map[string]*Bin{}
	for row := range s.All {
		x := &rows[row]
		unit, units, start := homeOf(x.When, u)
		days := Span{x.When.First, x.When.Last}
		if unit == u && units == 1 {
			days = Span{start, unit.End(start)}
		}
		reach := Span{start, unit.End(x.When.Last)}
		if units == 0 {
			reach = days
		}
		if reach.Last < from || reach.First > to {
			continue
		}
		key := fmt.Sprint(unit, units, start)
		bin := want[key]
		if bin == nil {
			bin = &Bin{First: days.First, Last: days.Last, Parts: make([]Tally, len(line.Parts))}
			want[key] = bin
		}
		bin.First, bin.Last = min(bin.First, days.First), max(bin.Last, days.Last)
		if bin.Rows++; units != 1 || unit != u {
			bin.Listed = append(bin.Listed, row)
		}
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
		addTo(amount, a == Incidents || !s.IsUnsure(row), &bin.Parts[part])
	}
	found := 0
	for k, l := range line.Layers {
		for i, b := range l.Bins {
			if k == 0 && (b.First != u.Start(b.First) || b.Last != u.End(b.First) || i > 0 && b.First != l.Bins[i-1].Last+1 || b.Last < from || b.First > to) {
				t.Fatalf("%s bin %d is %s to %s", u, i, b.First, b.Last)
			}
			if b.Rows == 0 {
				continue
			}
			found++
			start := l.Unit.Start(b.First)
			if l.Units == 0 {
				start = 0
			}
			if bin := want[fmt.Sprint(l.Unit, l.Units, start)]; bin != nil && bin.Rows > MostListed {
				bin.Listed = nil
			}
			if diff := gocmp.Diff(want[fmt.Sprint(l.Unit, l.Units, start)], &b); diff != "" {
				t.Fatalf("%s of %d %s by %s, bin %s (-want +got):\n%s", a, l.Units, l.Unit, by, b.First, diff)
			}
		}
	}
	if found != len(want) {
		t.Fatalf("%s by %s: %d bins with incidents, want %d", a, u, found, len(want))
	}
}

// homeOf returns the shortest time, from a unit on, that surely holds an incident: one unit, two that follow each other, or
// 0: all of time.
func homeOf(w When, u Unit) (unit Unit, units int, start Day) {
	for ; u <= Decades; u++ {
		start = u.Start(w.First)
		switch u.Start(w.Last) {
		case start:
			return u, 1, start
		case u.End(start) + 1:
			return u, 2, start
		}
	}
	return Decades, 0, 0
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
