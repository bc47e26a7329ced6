package incident

import (
	"strings"
	"testing"
)

func TestRecentTimesEndOnTheDayToWhichTheIncidentsAreKnown(t *testing.T) {
	for _, c := range []struct{ time, asOf, first string }{
		{"last-90-days", "2024-03-25", "2023-12-27"},
		{"last-day", "2024-03-25", "2024-03-25"},
		{"last-2-weeks", "2024-03-25", "2024-03-12"},
		{"last-month", "2024-03-25", "2024-02-26"},
		{"last-6-months", "2024-08-31", "2024-03-01"},
		{"last-month", "2023-03-31", "2023-03-01"},
		{"last-quarter", "2024-03-25", "2023-12-26"},
		{"last-year", "2024-02-29", "2023-03-01"},
		{"last-year", "2023-12-31", "2023-01-01"},
		{"last-2-decades", "2024-03-25", "2004-03-26"},
		{"last-9999-years", "2024-03-25", "0001-01-01"},
	} {
		r, is, err := parseRecent(c.time)
		asOf, _, _ := parsePeriod(c.asOf)
		if err != nil || !is || r.until(asOf).String() != c.first {
			t.Errorf("%s to %s begins on %s, want %s; %v", c.time, c.asOf, r.until(asOf), c.first, err)
		}
	}
}

func TestWithoutAnAsOfTheIncidentsTellIt(t *testing.T) {
	const header = "id,date,date_end,country,place\n"
	for rows, want := range map[string]string{
		"a,2024-03-25,,Mali,X\nb,2024,,Mali,X\n":              "2024-03-25", // of 2024 no more is known than that it begins before
		"a,2024-03-25,,Mali,X\nb,2024-05,,Mali,X\n":           "2024-05-01",
		"a,2024-03-25,2024-04-02,Mali,X\nb,2023,,Mali,X\n":    "2024-04-02",
		"a,2024-03-25,,Mali,X\nb,2024-02-01,2024-03,Mali,X\n": "2024-03-25",
		"a,2023,,Mali,X\n": "2023-01-01",
		"a,2024-03-25,,Mali,X\nb,2024-03-20,,Mali,X\n": "2024-03-25",
	} {
		table, problems := ReadCSV(strings.NewReader(header+rows), "incidents.csv", nil)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if got := table.AsOf().String(); got != want {
			t.Errorf("%q is known to %s, want %s", rows, got, want)
		}
	}
}

func TestRecentTimesSayTheirLastDay(t *testing.T) {
	table, _ := ReadCSV(strings.NewReader("id,date,country,place,killed\na,2024-01-05,Mali,X,3\nb,2024-03-22,Mali,X,4\n"), "incidents.csv", nil)
	table.SetAsOf(DayOf(2024, 3, 25))
	q, err := table.Parse("-last 30 days OR (last 1 year)")
	if want := "not in the 30 days to 25 March 2024 or in the year to 25 March 2024"; err != nil || q.Words() != want {
		t.Errorf("%q, want %q; %v", q.Words(), want, err)
	}
	m, err := table.ParseMeasure("sum killed where last 30 days")
	if err != nil {
		t.Fatal(err)
	}
	v, err := table.Evaluate(m, table.All())
	if want := "people killed: in the 30 days to 25 March 2024"; err != nil || v.String() != "4" || m.Words() != want {
		t.Errorf("%s, %q, want 4, %q; %v", v, m.Words(), want, err)
	}
	if span, err := table.ParseSpan("last-30-days"); err != nil || span.String() != "2024-02-25..2024-03-25" {
		t.Errorf("%s, %v", span, err)
	}
	if _, err := ParseSpan("last-30-days"); err == nil {
		t.Error("days without a table have no end")
	}
}

// A year that recent times happen to be isn't one of the facet.
func TestRecentTimesAreNoYears(t *testing.T) {
	table, _ := ReadCSV(strings.NewReader("id,date,country,place\na,2023-12-31,Mali,X\n"), "incidents.csv", nil)
	q, err := table.Parse("last year")
	if got := q.Toggle("date", "2023", false).String(); err != nil || got != "date:last-year date:2023" {
		t.Errorf("%s, %v", got, err)
	}
}

func TestATimeInSeveralWordsGoesOn(t *testing.T) {
	for query, want := range map[string]bool{
		"last": true, "mosque -last ": true, "(past 6": true, "Q1 ": true, "country:Iran q4": true,
		"": false, "last 6 months ": false, "last year": false, "6": false, "at last mosque": false, "Q1 2023": false,
	} {
		if GoesOn(query) != want {
			t.Errorf("%q goes on: %v", query, !want)
		}
	}
}
