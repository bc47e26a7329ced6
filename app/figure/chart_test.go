package figure

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

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
