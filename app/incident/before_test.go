package incident

import "testing"

func TestTheTimeBefore(t *testing.T) {
	for _, c := range []struct{ query, days, before, year string }{
		{"date:2022 country:Iran", "", "country:Iran date:2021", "country:Iran date:2021"},
		{"date:2022-02", "", "date:2022-01", "date:2021-02"},
		{"date:2022-01..2022-03", "", "date:2021-Q4", "date:2021-Q1"},
		{"date:2024-02", "", "date:2024-01", "date:2023-02"},
		{"", "2022-03-10..2022-03-19", "date:2022-02-28..2022-03-09", "date:2021-03-10..2021-03-19"},
		{"", "2024-02-29", "date:2024-02-28", "date:2023-02-28"},
		{"date:2022 killed:>=1", "2022-06..2023-06", "killed:>=1 date:2021-11..2022-05", "killed:>=1 date:2021-06..2021"},
		{"date.within:2022", "", "date:2021", "date:2021"},
		{"last_day:2022 date:2022-05", "", "last_day:2022 date:2022-04", "last_day:2022 date:2021-05"},
		{"date:2022..", "", "", ""},
		{"country:Iran", "", "", ""},
		{"date:2021", "2022", "", ""}, // asks for no day at all
	} {
		q, err := Parse(c.query)
		if err != nil {
			t.Fatal(err)
		}
		asked := Question{Query: q}
		if c.days != "" {
			days, err := ParseSpan(c.days)
			if err != nil {
				t.Fatal(err)
			}
			asked.Days = &days
		}
		words := func(q Question, ok bool) string {
			if !ok {
				return ""
			}
			return q.Asked().String()
		}
		if got := words(asked.Before()); got != c.before {
			t.Errorf("before %q in %q is %q, want %q", c.query, c.days, got, c.before)
		}
		if got := words(asked.YearsBefore(1)); got != c.year {
			t.Errorf("a year before %q in %q is %q, want %q", c.query, c.days, got, c.year)
		}
	}
}
