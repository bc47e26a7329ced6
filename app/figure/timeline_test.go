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
		{[]func(*incident.Incident){of(3, false), of(1000, true)}, 3.6},
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

// bestOf has a best figure with others around it.
func bestOf(low, best, high int32) incident.Number {
	return incident.Number{Low: low, Best: best, High: high}
}

func TestBarsShowTheFiguresAroundBestOnes(t *testing.T) {
	best := func(n incident.Number) func(*incident.Incident) {
		return func(x *incident.Incident) { x.Killed = n }
	}
	for _, unit := range []string{"", "year"} {
		for _, c := range []struct {
			name     string
			killed   []incident.Number
			line     bool // at the lowest figure
			pale     bool // above the best one
			top      float64
			last     string // of the bars
			ofHigher bool   // a bar goes on above the top
		}{
			{"a best figure alone", []incident.Number{incident.Exactly(50), incident.Exactly(50)}, false, false, 50, "50 killed", false},
			{"a range", []incident.Number{between(10, 50), between(10, 50)}, false, true, 50, "10 to 50 killed", false},
			{"figures around a best one", []incident.Number{incident.Exactly(50), bestOf(20, 40, 60)}, true, true, 60, "40 (20 to 60) killed", false},
			{"a highest one far above all bars", []incident.Number{incident.Exactly(50), bestOf(20, 40, 6000)}, true, true, 60, "40 (20 to 6,000) killed", true},
		} {
			tb := table(t, best(c.killed[0]), func(x *incident.Incident) {
				x.Killed, x.When = c.killed[1], incident.NewWhen(incident.DayOf(2022, 5, 5), incident.DayOf(2022, 5, 5), incident.ByDay)
			})
			tl := NewTimeline(tb, tb.All(), tb.All(), 0, Screen)
			tl.Named, tl.Unit = 0, unit
			l := drawn(t, tl.Draw, sheet)
			if got := slices.Contains(l.inks, draw.Light.Page); got != c.line {
				t.Errorf("%s by %q: a light line: %v", c.name, unit, got)
			}
			if got := slices.Contains(l.inks, draw.Light.Pale); got != c.pale {
				t.Errorf("%s by %q: a pale part: %v", c.name, unit, got)
			}
			if counts := tl.Count(tl.Plot().W); counts.most != c.top {
				t.Errorf("%s by %q: the axis reaches to %g, want %g", c.name, unit, counts.most, c.top)
			}
			spots := tl.Spots()
			if got := spots[len(spots)-1].Sum.Told(); got != c.last {
				t.Errorf("%s by %q: the last bar is %q, want %q", c.name, unit, got, c.last)
			}
			for _, s := range spots {
				if s.Area.Y < tl.Plot().Y-0.1 {
					t.Errorf("%s by %q: a bar begins at %g, above the plot at %g", c.name, unit, s.Area.Y, tl.Plot().Y)
				}
			}
		}
	}
}

// The running total has three ends: that of the lowest, of the best and of the highest figures.
func TestARunningTotalShowsTheFiguresAroundBestOnes(t *testing.T) {
	tb := table(t, func(x *incident.Incident) { x.Killed = bestOf(20, 40, 60) }, func(x *incident.Incident) { x.Killed = between(5, 9) })
	tl := NewTimeline(tb, tb.All(), tb.All(), 0, Screen)
	tl.Cumulative = true
	steps := tl.Count(600).cumulated(true)
	if got, want := steps[len(steps)-1], (cumulative{least: 25, low: 45, high: 69}); got.least != want.least || got.low != want.low || got.high != want.high {
		t.Errorf("it comes to %+v, want %+v", got, want)
	}
	if l := drawn(t, tl.Draw, sheet); !slices.Contains(l.inks, draw.Light.Page) {
		t.Error("no line is at the lowest")
	}
}

// A bar of a whole year stays one of a longer time where no shorter one is shown, or the axis would reach up to it now and then.
func TestTheAxisStaysWhateverIsShown(t *testing.T) {
	at := func(killed int32, first, last incident.Day) func(*incident.Incident) {
		return func(x *incident.Incident) {
			x.Killed, x.When = incident.Exactly(killed), incident.NewWhen(first, last, incident.ByDay)
		}
	}
	tb := table(t, at(10, incident.DayOf(2022, 2, 3), incident.DayOf(2022, 2, 3)), at(9, incident.DayOf(2022, 4, 30), incident.DayOf(2022, 5, 1)), at(1000, incident.DayOf(2022, 1, 1), incident.DayOf(2022, 12, 31)))
	for _, by := range []string{"", "country"} {
		for shown := range incident.Row(3) {
			tl := NewTimeline(tb, tb.All(), tb.Rows(shown), incident.DayOf(2023, 12, 31), Screen)
			tl.Unit, tl.By, tl.Amount = "month", by, incident.Killed
			if c := tl.Count(600); c.most != 12 || !c.IsCut(false) {
				t.Errorf("by %q with row %d the axis reaches to %g, and is cut: %v", by, shown, c.most, c.IsCut(false))
			}
		}
	}
}

func TestWhatMayLieInABarIsToldBesideIt(t *testing.T) {
	at := func(killed int32, first, last incident.Day) func(*incident.Incident) {
		return func(x *incident.Incident) {
			x.Killed, x.When = incident.Exactly(killed), incident.NewWhen(first, last, incident.ByDay)
		}
	}
	tb := table(t, at(10, incident.DayOf(2022, 4, 3), incident.DayOf(2022, 4, 3)), at(9, incident.DayOf(2022, 4, 30), incident.DayOf(2022, 5, 1)),
		at(3, incident.DayOf(2022, 1, 1), incident.DayOf(2022, 12, 31)), at(7, incident.DayOf(2022, 6, 3), incident.DayOf(2022, 6, 3)))
	for _, shown := range []incident.Selection{tb.All(), tb.Rows(0, 3)} {
		tl := NewTimeline(tb, tb.All(), shown, 0, Screen)
		tl.Unit, tl.Amount = "month", incident.Killed
		drawn(t, tl.Draw, sheet)
		want := map[string]string{"April 2022": "12 killed", "June 2022": "3 killed"}
		for _, s := range tl.Spots() {
			told := tl.MayLie(&s)
			w := want[s.When()]
			if !s.Pale && shown.Count() == 2 {
				w = "" // of those shown none
			}
			if got := told.Told(); !s.Loose && (w == "") != (told.Rows() == 0) || w != "" && got != w {
				t.Errorf("of %d shown, %s (pale: %v): %s may lie in it, want %q", shown.Count(), s.When(), s.Pale, got, w)
			}
		}
	}
}
