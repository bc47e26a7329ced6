package figure

import (
	"math"
	"slices"
	"testing"

	"lectern/app/draw"
	"lectern/app/incident"
)

func TestDaysAndPlacesOnTheTimelineLeadToEachOther(t *testing.T) {
	tb := randomTable(t, 11, 300)
	for _, width := range []float32{200, 600, 1900} {
		tl := NewTimeline(tb, tb.All(), tb.All(), incident.DayOf(2024, 3, 25), Screen)
		drawn(t, tl.Draw, draw.Rect{X: 13, Y: 5, W: width, H: 120})
		unit := float32(1) / (tl.X(tl.Axis.First+1) - tl.X(tl.Axis.First)) // days
		for d := tl.Axis.First; d <= tl.Axis.Last; d += 17 {
			got := tl.Day(tl.X(d) + 0.5/unit)
			if off := float32(got - d); off > 1+unit || off < -1-unit {
				t.Fatalf("at %.0f, day %d leads back to %d", width, d, got)
			}
		}
		if tl.Day(-1e6) != tl.Axis.First || tl.Day(1e6) != tl.Axis.Last {
			t.Errorf("beyond the axis are the days %d and %d, not %d and %d", tl.Day(-1e6), tl.Day(1e6), tl.Axis.First, tl.Axis.Last)
		}
		if x := tl.X(tl.Axis.First); x != tl.Plot().X {
			t.Errorf("the axis begins at %g, the plot at %g", x, tl.Plot().X)
		}
	}
}

func TestTimelineGreysWhatTheFilterLeavesOut(t *testing.T) {
	for _, rows := range []int{40, separate + 100} { // one by one, and months
		tb := randomTable(t, 12, rows)
		some := tb.All().And(randomSelection(tb))
		tl := NewTimeline(tb, tb.All(), some, 0, Screen)
		l := drawn(t, tl.Draw, sheet)
		if !slices.Contains(l.inks, draw.Light.Ghost) || !slices.Contains(l.inks, draw.Light.Killed) {
			t.Errorf("%d rows: not both shown and greyed", rows)
		}
		tl = NewTimeline(tb, tb.All(), tb.All().Not(), 0, Screen)
		l = drawn(t, tl.Draw, sheet)
		if slices.Contains(l.inks, draw.Light.Killed) {
			t.Errorf("%d rows: something is shown where nothing is selected", rows)
		}
	}
}

func TestNamesStayOnTheirTimeline(t *testing.T) {
	for _, day := range []incident.Day{incident.DayOf(2020, 1, 1), incident.DayOf(2024, 3, 25)} {
		tb := table(t, func(x *incident.Incident) {
			x.Place, x.When = "A place with a long name", incident.NewWhen(day, day, incident.ByDay)
		}, func(*incident.Incident) {})
		tl := NewTimeline(tb, tb.All(), tb.All(), incident.DayOf(2024, 3, 25), Paper)
		l := drawn(t, tl.Draw, sheet)
		if !slices.Contains(l.words, "A place with a long name") {
			t.Errorf("%s: no name among %q", day, l.words)
		}
		for _, a := range l.areas {
			if a.X < sheet.X || a.Right() > sheet.Right() {
				t.Errorf("%s: something is drawn at %v, beyond %v", day, a, sheet)
			}
		}
	}
}

func randomSelection(tb *incident.Table) incident.Selection {
	q, err := incident.Parse("date:2019..")
	if err != nil {
		panic(err)
	}
	s, err := tb.Select(q)
	if err != nil {
		panic(err)
	}
	return s
}

func TestTimelinesSpanTheDaysAskedFor(t *testing.T) {
	tb := table(t, func(*incident.Incident) {}, func(*incident.Incident) {}) // in March and June 2020
	for query, want := range map[string]string{
		"":                                    "2020..2024-03-25",
		"country:Afghanistan":                 "2020..2024-03-25",
		"date:2020":                           "2020",
		"date:2019..2021":                     "2019..2021",
		"date:2020-02..":                      "2020-02..2024-03-25",
		"date:..2022":                         "2020..2022",
		"date:2020 date:2020-03..2023":        "2020-03..2020",
		"date:2020,2022":                      "2020..2022",
		"date:2020..2030 country:Afghanistan": "2020..2024-03-25",
		"-date:2021":                          "2020..2024-03-25",
	} {
		q, err := incident.Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		tl := NewTimeline(tb, tb.All(), tb.All(), incident.DayOf(2024, 3, 25), Screen)
		tl.Within(q.Days())
		if got := tl.Axis.String(); got != want {
			t.Errorf("%q: the axis is %s, want %s", query, got, want)
		}
		drawn(t, tl.Draw, sheet)
	}
}

// What is known only to its year doesn't flatten the bars of days.
func TestLongBarsAreCutWhereTheyWouldFlattenOthers(t *testing.T) {
	of := func(n int32, years bool) func(*incident.Incident) {
		return func(x *incident.Incident) {
			if x.Killed = incident.Exactly(n); years {
				x.When = incident.NewWhen(x.When.First, x.When.First, incident.ByYear)
			}
		}
	}
	for _, c := range []struct {
		changes []func(*incident.Incident)
		most    float64
	}{
		{[]func(*incident.Incident){of(3, false), of(1000, true)}, 3},
		{[]func(*incident.Incident){of(3, false), of(4, true)}, 4},
		{[]func(*incident.Incident){of(3, true), of(1000, true)}, 1000},
		{[]func(*incident.Incident){of(0, false), of(1000, true)}, 1000},
	} {
		tb := table(t, c.changes...)
		tl := NewTimeline(tb, tb.All(), tb.All(), incident.DayOf(2024, 3, 25), Screen)
		if got := tl.Count(600).most; got != c.most {
			t.Errorf("the highest value is %g, want %g", got, c.most)
		}
		drawn(t, tl.Draw, draw.Rect{W: 600, H: 120})
	}
}

func TestAxesHaveRoundSteps(t *testing.T) {
	for _, v := range []float64{0, 0.5, 1, 3, 7, 12, 99, 100, 143, 170, 601, 999, 12_345, 4e6} {
		top := niceTop(v)
		if top < v || top < 1 || v > 1 && top > 2.01*v {
			t.Errorf("an axis for %g ends at %g", v, top)
		}
		marks := steps(top, 4)
		if len(marks) == 0 || len(marks) > 9 {
			t.Errorf("an axis to %g has the marks %v", top, marks)
		}
		for i, m := range marks {
			if m > top*1.001 || m != math.Trunc(m) && top >= 10 || i > 0 && m <= marks[i-1] {
				t.Errorf("an axis to %g has the marks %v", top, marks)
			}
		}
	}
}
