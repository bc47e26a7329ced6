package figure

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/draw"
	"lectern/app/incident"
)

func TestEstimatesKeepTheirOpenEnds(t *testing.T) {
	point := func(year int, low, high int64, scope string) incident.Point {
		return incident.Point{Series: "fighters", From: incident.DayOf(year, 1, 1), To: incident.DayOf(year, 12, 31), Low: low, High: high, Scope: scope}
	}
	points := []incident.Point{
		point(2022, 4000, 6000, "Afghanistan"), point(2016, 2000, 2000, "Afghanistan"), point(2019, 2500, -1, "region"), point(2020, -1, 2200, "Afghanistan"),
		point(2030, 1, 1, "later than the brief"),
		{Series: "other", Scope: "other"},
	}
	e := NewEstimates(points, "fighters", incident.DayOf(2024, 3, 25), Screen)
	l := drawn(t, e.Draw, sheet)
	want := "Fighters over time, 4 estimates: 2016: 2,000 (Afghanistan); 2019: more than 2,500 (region); 2020: up to 2,200 (Afghanistan); 2022: 4,000 to 6,000 (Afghanistan)."
	if got := e.Words("fighters"); got != want {
		t.Errorf("words:\n%s\nwant:\n%s", got, want)
	}
	for _, scope := range []string{"Afghanistan", "region"} {
		if !slices.Contains(l.words, scope) {
			t.Errorf("the key lacks %s: %v", scope, l.words)
		}
	}
	if slices.Contains(l.words, "later than the brief") || slices.Contains(l.words, "2030") {
		t.Errorf("it shows what came after the brief: %v", l.words)
	}
}

func TestBarsOfTimeHaveNoHoles(t *testing.T) {
	tb := table(t, func(*incident.Incident) {}, func(x *incident.Incident) {
		x.When = incident.NewWhen(incident.DayOf(2023, 5, 5), incident.DayOf(2023, 5, 5), incident.ByDay)
	})
	m, err := incident.ParseMeasure("count")
	if err != nil {
		t.Fatal(err)
	}
	bars, err := NewBars(tb, tb.All(), "year", m, Screen)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range bars.Groups {
		got = append(got, fmt.Sprintf("%s %d", g.Key, g.Value.High))
	}
	if diff := cmp.Diff([]string{"2020 1", "2021 0", "2022 0", "2023 1"}, got); diff != "" {
		t.Error(diff)
	}
	drawn(t, bars.Draw, sheet)
}

// charted makes bars of one incident for each number of people killed, in a province of its own and
// as many days after the one before as asked.
func charted(t *testing.T, by, measure string, apart int, killed ...int32) *Bars {
	t.Helper()
	rows := make([]func(*incident.Incident), len(killed))
	for i, n := range killed {
		rows[i] = func(x *incident.Incident) {
			day := incident.DayOf(2020, 3, 1) + incident.Day(i*apart)
			x.When, x.Killed, x.Admin1 = incident.NewWhen(day, day, incident.ByDay), incident.Exactly(n), fmt.Sprintf("Province %02d", i)
		}
	}
	tb := table(t, rows...)
	m, err := incident.ParseMeasure(measure)
	if err != nil {
		t.Fatal(err)
	}
	bars, err := NewBars(tb, tb.All(), by, m, Paper)
	if err != nil {
		t.Fatal(err)
	}
	return bars
}

func TestGroupsWithoutABarAreCountedTogether(t *testing.T) {
	bars := charted(t, "admin1", "sum killed", 1, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5)
	bars.Limit(4)
	want := "People killed by province: Province 00 22; Province 01 21; Province 02 20; 15 others 180."
	if got := bars.Words(); got != want {
		t.Errorf("words:\n%s\nwant:\n%s", got, want)
	}
	if got := bars.Note(); got != "Bars show the largest; 15 others: 180." {
		t.Errorf("note: %q", got)
	}
	words := drawn(t, bars.Draw, sheet).words
	for _, word := range []string{"Province 02", "15 others", "180"} {
		if !slices.Contains(words, word) {
			t.Errorf("the drawing lacks %q: %v", word, words)
		}
	}
	if slices.Contains(words, "Province 03") {
		t.Errorf("the drawing names more than the words: %v", words)
	}
	bars.LimitTo(sheet.W, 100*bars.Style.Caption)
	if len(bars.Rest) > 0 || bars.Note() != "" {
		t.Errorf("with room for all, %d have no bar: %q", len(bars.Rest), bars.Note())
	}
}

func TestBarsOfTimeAreOfALongerUnitWhereTheyWouldBeTooMany(t *testing.T) {
	for _, c := range []struct {
		by, is string
		apart  int
		bars   int
		note   string
	}{
		{"day", "day", 50, 101, ""},
		{"day", "week", 300, 87, "Bars are by week, for by day they would be too many."},
		{"day", "month", 1000, 66, "Bars are by month, for by day they would be too many."},
	} {
		bars := charted(t, c.by, "count", c.apart, 1, 1, 1)
		if bars.By != c.is || len(bars.Groups) != c.bars || bars.Note() != c.note {
			t.Errorf("by %s: %d bars by %s, %q", c.by, len(bars.Groups), bars.By, bars.Note())
		}
	}
}

func TestAxesNameWhatTheyCount(t *testing.T) {
	for _, c := range []struct{ measure, want string }{
		{"count", "1 incident"}, {"sum killed", "20 killed"}, {"max killed.high", "20 killed"}, {"min attackers_killed", "1 attackers killed"},
	} {
		bars := charted(t, "year", c.measure, 1000, 20, 3)
		if words := drawn(t, bars.Draw, sheet).words; !slices.Contains(words, c.want) {
			t.Errorf("%s: the axis lacks %q: %v", c.measure, c.want, words)
		}
	}
}

func TestNamesOfStepsStandInTheChart(t *testing.T) {
	for _, by := range []string{"day", "week", "month", "year"} {
		bars := charted(t, by, "count", 37, 1, 1, 1, 1)
		for _, a := range drawn(t, bars.Draw, sheet).areas {
			if a.X < sheet.X || a.Right() > sheet.Right()+0.5 {
				t.Errorf("by %s: something stands from %.1f to %.1f", by, a.X, a.Right())
			}
		}
	}
}

func TestBarsOfSeveralStepsLieOverThem(t *testing.T) {
	when := func(first, last incident.Day) func(*incident.Incident) {
		return func(x *incident.Incident) { x.When = incident.NewWhen(first, last, incident.ByDay) }
	}
	from := incident.DayOf(2020, 1, 1)
	tb := table(t, when(from, from), when(from+40, from+80), when(from+35, from+300), when(from+364, from+364))
	m, err := incident.ParseMeasure("count")
	if err != nil {
		t.Fatal(err)
	}
	bars, err := NewBars(tb, tb.All(), "month", m, Screen)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, g := range bars.Groups[bars.steps:] {
		keys = append(keys, g.Key)
	}
	if d := cmp.Diff([]string{"2020-02..2020-10", "2020-02..2020-03"}, keys); d != "" || bars.steps != 12 {
		t.Errorf("after %d steps, %s", bars.steps, d)
	}
	l := drawn(t, bars.Draw, sheet)
	month := (sheet.W - 3*Screen.Caption) / 12
	for _, span := range [][2]float32{{1, 10}, {1, 3}} {
		want := draw.Rect{X: sheet.X + span[0]*month, W: (span[1] - span[0]) * month}
		left, right := false, false
		for i, a := range l.areas {
			if l.inks[i] != draw.Light.Rule && a.H > 20 {
				left = left || a.X-want.X < 0.1 && want.X-a.X < 0.1
				right = right || a.Right()-want.Right() < 0.1 && want.Right()-a.Right() < 0.1
			}
		}
		if !left || !right {
			t.Errorf("no bar reaches from month %g to %g", span[0], span[1])
		}
	}
	if note := bars.Note(); note != "What a faded bar counts happened somewhere within it." {
		t.Errorf("note: %q", note)
	}
	if words := bars.Words(); !strings.Contains(words, " 2020-02..2020-10 1;") {
		t.Errorf("words: %s", words)
	}
}

func TestBarsOfAChartShowTheFiguresAroundBestOnes(t *testing.T) {
	for _, by := range []string{"year", "country"} {
		for _, c := range []struct {
			name       string
			killed     incident.Number
			line, pale bool
			top        float64
		}{
			{"a best figure alone", incident.Exactly(50), false, false, 50},
			{"figures around a best one", bestOf(20, 40, 60), true, true, 60},
			{"a highest one far above all bars", bestOf(20, 40, 6000), true, true, 48},
		} {
			tb := table(t, func(x *incident.Incident) { x.Killed = c.killed })
			m, err := incident.ParseMeasure("sum killed")
			if err != nil {
				t.Fatal(err)
			}
			bars, err := NewBars(tb, tb.All(), by, m, Screen)
			if err != nil {
				t.Fatal(err)
			}
			l := drawn(t, bars.Draw, sheet)
			if got := slices.Contains(l.inks, draw.Light.Page); got != c.line {
				t.Errorf("%s by %s: a light line: %v", c.name, by, got)
			}
			if got := slices.Contains(l.inks, draw.Light.Pale); got != c.pale {
				t.Errorf("%s by %s: a pale part: %v", c.name, by, got)
			}
			if got := bars.most(); got != c.top {
				t.Errorf("%s by %s: the axis reaches to %g, want %g", c.name, by, got, c.top)
			}
			if got := strings.Contains(bars.Note(), RangeNote); got != c.line {
				t.Errorf("%s by %s: the note is %q", c.name, by, bars.Note())
			}
			for _, area := range l.areas {
				if area.Right() > sheet.Right()+1 {
					t.Errorf("%s by %s: something reaches to %g", c.name, by, area.Right())
				}
			}
		}
	}
}

func TestLongNamesOfLyingBarsHaveSeveralLines(t *testing.T) {
	const name = "The province of the market court beside the harbour and its long quay, in the far west of the country"
	tb := table(t, func(x *incident.Incident) { x.Admin1 = name }, func(x *incident.Incident) { x.Admin1 = "Short" })
	count, err := incident.ParseMeasure("count")
	if err != nil {
		t.Fatal(err)
	}
	for _, style := range []Style{Screen, Paper, Slide} {
		bars, err := NewBars(tb, tb.All(), "admin1", count, style)
		if err != nil {
			t.Fatal(err)
		}
		width := 40 * style.Caption
		r := draw.Rect{W: width, H: bars.Height(width)}
		l := drawn(t, bars.Draw, r)
		if said := strings.Join(l.words, " "); !strings.Contains(said, name) {
			t.Errorf("%v: the names are %q", style.Text, l.words)
		}
		outside := func(a draw.Rect) bool { return a.X < 0 || a.Y < 0 || a.Right() > width+0.1 || a.Bottom() > r.H+0.1 }
		if slices.ContainsFunc(l.areas, outside) {
			t.Errorf("%v: something is drawn outside %v: %v", style.Text, r, l.areas)
		}
	}
}
