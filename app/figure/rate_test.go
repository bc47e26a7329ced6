package figure

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
)

func TestRatesAreShadedByThePeopleWhoLiveThere(t *testing.T) {
	tb := table(
		t, in("Kabul", incident.Exactly(100)), in("Herat", between(20, 40)), in("Ghor", incident.Exactly(3)), in("Kunduz", incident.Exactly(7)),
		in("Balkh", incident.NoNumber),
	)
	m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
	m.Shaded, m.Amount = true, incident.Killed
	m.People = NewPeople([]incident.Population{
		{Country: "AFG", Admin1: "Kabul", People: 5_000_000, Year: 2020, Source: "a"},
		{Country: "AFG", Admin1: "Kabul", People: 1, Year: 1990},
		{Country: "AFG", Admin1: "Herat", People: 200_000, Year: 2018, Source: "b"},
		{Country: "AFG", Admin1: "Ghor", People: 600_000, Year: 2020, Source: "a"},
		{Country: "AFG", Admin1: "Balkh", People: 600_000, Year: 2020, Source: "a"},
		{Country: "AFG", Admin1: nowhere, People: 7, Year: 2024},
	})
	m.View = atlas.Fit(m.Base().Projection(), region, 900, 600)
	l := drawn(t, m.Draw, draw.Rect{W: 900, H: 600})
	for _, words := range []string{"People killed per 100,000, at least", "10 or more", "2–10", "under 2", "number or population unknown"} {
		if !slices.Contains(l.words, words) {
			t.Errorf("nothing says %q: %q", words, l.words)
		}
	}
	want := "Provinces shaded by people killed per 100,000: Herat (Afghanistan) 10 to 20; Kabul (Afghanistan) 2; Ghor (Afghanistan) 0.5. Number or population unknown in 2 provinces."
	if diff := cmp.Diff(want, m.Shading().Words()); diff != "" {
		t.Error(diff)
	}
	if years, sources := m.Shading().PopulationOf(); years != "2018 to 2020" || !slices.Equal(sources, []string{"b", "a"}) {
		t.Errorf("populations are of %s, after %v", years, sources)
	}
}

func TestRatesAreWrittenInFewDigits(t *testing.T) {
	for rate, want := range map[int64]string{0: "0", 5: "0.05", 50: "0.5", 123: "1.23", 1234: "12.3", 12_345: "123", 1_234_567: "12,346"} {
		if got := rateWords(rate); got != want {
			t.Errorf("%d parts are %q, want %q", rate, got, want)
		}
	}
}
