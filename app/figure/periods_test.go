package figure

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lectern/app/atlas"
	"lectern/app/incident"
)

// While a shaded map plays its key stays: the classes of one period hold for all of them, and each number is in its class.
func TestClassesHoldForAllPeriods(t *testing.T) {
	on := func(y int, m time.Month, province string, killed int32) func(*incident.Incident) {
		return func(x *incident.Incident) {
			x.When = incident.NewWhen(incident.DayOf(y, m, 3), incident.DayOf(y, m, 3), incident.ByDay)
			if x.Killed = incident.Exactly(killed); province != "" {
				in(province, x.Killed)(x)
			}
		}
	}
	over := func(x *incident.Incident) {
		on(2020, 12, "Herat", 900_000)(x)
		x.When = incident.NewWhen(incident.DayOf(2020, 12, 3), incident.DayOf(2021, 1, 3), incident.ByDay)
	}
	tb := table(
		t, on(2020, 1, "Kabul", 2), on(2020, 2, "Kabul", 3), on(2020, 3, "Herat", 30), on(2021, 1, "Kabul", 100), on(2021, 5, "Ghor", 7),
		on(2022, 5, "Ghor", 0), on(2023, 5, "Ghor", 5_000), over, on(1999, 1, "", 40), on(1999, 2, "", 41), on(2000, 1, "", 49),
	)
	years := func(from, to int) (starts []incident.Day) {
		for y := from; y <= to; y++ {
			starts = append(starts, incident.DayOf(y, 1, 1))
		}
		return starts
	}
	for _, c := range []struct {
		name     string
		periods  []incident.Day
		hexagons bool
		want     []string
	}{
		{"provinces by years", years(2020, 2023), false, []string{"0–4", "5–19", "20–99", "100 or more"}},
		{"provinces over all time", []incident.Day{incident.DayOf(2020, 1, 1), incident.DayOf(2023, 1, 1)}, false, []string{"0–99", "100–499,999", "500,000 or more"}},
		{"hexagons by years", years(1999, 2001), true, []string{"1–41", "42–43", "44–45", "46–47", "48 or more"}},
		{"none", []incident.Day{incident.DayOf(1990, 1, 1), incident.DayOf(1991, 1, 1)}, false, nil},
	} {
		m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
		m.Shaded, m.Hexagons, m.HexagonKM, m.Amount = true, c.hexagons, 100, incident.Killed
		m.Periods = &Periods{Of: tb.All(), Starts: c.periods}
		for i := range c.periods[1:] {
			span := incident.Span{First: c.periods[i], Last: c.periods[i+1] - 1}
			answer, err := tb.Answer(incident.Question{Query: &incident.Query{}, Days: &span, Surely: true})
			if err != nil {
				t.Fatal(err)
			}
			m.Selection = answer.Shown
			s := m.Shading()
			var got []string
			for class := range s.starts {
				got = append(got, s.classWords(class))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s, period %d (-want +got): %s", c.name, i, diff)
			}
			for _, p := range s.Places {
				if next := p.class + 1; p.low < s.starts[p.class] || next < len(s.starts) && p.low >= s.starts[next] {
					t.Errorf("%s, period %d: %d is in class %d of %v", c.name, i, p.low, p.class, s.starts)
				}
			}
		}
	}
}

// The brush may span several units and goes on by one, so that it cuts incidents which no period cuts.
func TestTheKeyStaysWhereTheBrushSpansSeveralUnits(t *testing.T) {
	at := func(killed int32, first, last incident.Day) func(*incident.Incident) {
		return func(x *incident.Incident) {
			x.Admin1, x.Country, x.CountryCode, x.LocationPrecision = "Kabul", "Afghanistan", "AFG", incident.Province
			x.Killed, x.When = incident.Exactly(killed), incident.NewWhen(first, last, incident.ByDay)
		}
	}
	for name, straddling := range map[string]func(*incident.Incident){
		"over the end of a month": at(40, incident.DayOf(2020, 1, 30), incident.DayOf(2020, 2, 2)),
		"of a day":                at(40, incident.DayOf(2020, 3, 30), incident.DayOf(2020, 3, 30)),
	} {
		tb := table(t, straddling, at(20, incident.DayOf(2020, 3, 5), incident.DayOf(2020, 3, 5)), at(400, incident.DayOf(2020, 5, 5), incident.DayOf(2020, 5, 5)))
		m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
		m.Shaded, m.Amount = true, incident.Killed
		m.Periods = &Periods{Of: tb.All(), Starts: []incident.Day{incident.DayOf(2020, 1, 1), incident.DayOf(2020, 3, 1), incident.DayOf(2020, 5, 1), incident.DayOf(2020, 7, 1)}}
		var first []string
		for month := range 5 {
			span := incident.Span{First: incident.DayOf(2020, time.Month(month+1), 1), Last: incident.Months.End(incident.DayOf(2020, time.Month(month+2), 1))}
			answer, err := tb.Answer(incident.Question{Query: &incident.Query{}, Days: &span})
			if err != nil {
				t.Fatal(err)
			}
			m.Selection = answer.Shown
			s := m.Shading()
			var words []string
			for class := range s.starts {
				words = append(words, s.classWords(class))
			}
			if first == nil {
				first = words
			}
			if !slices.Equal(words, first) {
				t.Errorf("an incident %s: from month %d the key is %q, at first %q", name, month+1, words, first)
			}
			if !slices.Contains(s.Notes(), "The same shades in all that is played") {
				t.Errorf("nothing says that the key stays: %q", s.Notes())
			}
		}
	}
}
