package incident

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNumberStandsForAnInterval(t *testing.T) {
	const u = Unknown
	for _, c := range []struct {
		n                     Number
		low, high, least, max int32
		text                  string
	}{
		{NoNumber, u, u, u, u, "unknown"},
		{Number{0, u, 0}, 0, 0, 0, 0, "0"},
		{Number{84, u, 103}, 84, 103, 84, 103, "84–103"},
		{Number{33, u, u}, 33, Open, 33, u, "at least 33"},
		{Number{u, u, 2000}, 0, 2000, u, 2000, "up to 2,000"},
		{Number{80, 90, 97}, 90, 90, 80, 97, "90 (80–97)"},
		{Exactly(5), 5, 5, 5, 5, "5"},
		{Number{u, 5, 8}, 5, 5, 5, 8, "5 (5–8)"},
		{Number{3, 5, u}, 5, 5, 3, 5, "5 (3–5)"},
	} {
		low, high := c.n.Range()
		least, most := c.n.Ends()
		if low != c.low || high != c.high || least != c.least || most != c.max || c.n.String() != c.text {
			t.Errorf("%v: range %d to %d, ends %d to %d, %s", [3]int32{c.n.Low, c.n.Best, c.n.High}, low, high, least, most, c.n)
		}
		if c.n.Known() != (c.low != u) {
			t.Errorf("%v: Known is %v", c.n, c.n.Known())
		}
	}
}

func TestWhenIsReadToItsPrecision(t *testing.T) {
	for _, c := range []struct{ date, end, precision, first, last, words, cells string }{
		{"2024-01-03", "", "", "2024-01-03", "2024-01-03", "3 January 2024", "2024-01-03 "},
		{"2016-10", "", "month", "2016-10-01", "2016-10-31", "October 2016", "2016-10 "},
		{"2016", "", "", "2016-01-01", "2016-12-31", "2016", "2016 "},
		{"2016-W41", "", "", "2016-10-10", "2016-10-16", "week of 10 October 2016", "2016-W41 "},
		{"2020-W53", "", "", "2020-12-28", "2021-01-03", "week of 28 December 2020", "2020-W53 "},
		{"2020-08-02", "2020-08-03", "day", "2020-08-02", "2020-08-03", "2–3 August 2020", "2020-08-02 2020-08-03"},
		{"2020-07-30", "2020-08-02", "", "2020-07-30", "2020-08-02", "30 July – 2 August 2020", "2020-07-30 2020-08-02"},
		{"2020-12-31", "2021-01-02", "", "2020-12-31", "2021-01-02", "31 December 2020 – 2 January 2021", "2020-12-31 2021-01-02"},
		{"2016-10", "2016-12", "", "2016-10-01", "2016-12-31", "October–December 2016", "2016-10 2016-12"},
		{"2016-11", "2017-01", "", "2016-11-01", "2017-01-31", "November 2016 – January 2017", "2016-11 2017-01"},
		{"2016", "2018", "", "2016-01-01", "2018-12-31", "2016–2018", "2016 2018"},
		// The coarsest of forms and column holds.
		{"2016-10-24", "", "month", "2016-10-01", "2016-10-31", "October 2016", "2016-10 "},
		{"2016-10", "", "day", "2016-10-01", "2016-10-31", "October 2016", "2016-10 "},
		{"2016-10-24", "2016-12", "", "2016-10-24", "2016-12-31", "October–December 2016", "2016-10-24 2016-12-31"},
		{"2016-10-24", "", "Week", "2016-10-24", "2016-10-30", "week of 24 October 2016", "2016-W43 "},
		{"2016-10-10", "2016-10-20", "week", "2016-10-10", "2016-10-20", "weeks of 10–20 October 2016", "2016-10-10 2016-10-20"},
		{"2021-03-04", "2021-03-20", "month", "2021-03-04", "2021-03-20", "March 2021", "2021-03-04 2021-03-20"},
		{"2021-03-04", "2021-03-04", "month", "2021-03-04", "2021-03-04", "March 2021", "2021-03-04 2021-03-04"},
		{"1993-03-20", "1993-07-31", "year", "1993-03-20", "1993-07-31", "March–July 1993", "1993-03-20 1993-07-31"},
		{"2021-03-04", "2021-03-04", "year", "2021-03-04", "2021-03-04", "2021", "2021-03-04 2021-03-04"},
		{"2016-02-29", "", "", "2016-02-29", "2016-02-29", "29 February 2016", "2016-02-29 "},
		{"0001-01-01", "", "", "0001-01-01", "0001-01-01", "1 January 0001", "0001-01-01 "},
		{"9999", "", "", "9999-01-01", "9999-12-31", "9999", "9999 "},
	} {
		w, err := ParseWhen(c.date, c.end, c.precision)
		if err != nil {
			t.Errorf("%v: %v", c, err)
			continue
		}
		date, end := w.Cells()
		got := []string{w.First.String(), w.Last.String(), w.String(), date + " " + end}
		if diff := cmp.Diff([]string{c.first, c.last, c.words, c.cells}, got); diff != "" {
			t.Errorf("%s %s %s (-want +got):\n%s", c.date, c.end, c.precision, diff)
		}
		again, err := ParseWhen(date, end, w.Precision.String())
		if err != nil || again != w {
			t.Errorf("%s: written as %s %s, read back as %v (%v)", c.date, date, end, again, err)
		}
	}
}

func TestBadDatesSayWhatToWrite(t *testing.T) {
	for _, c := range []struct{ date, end, precision, want string }{
		{"2016-02-31", "", "", "February 2016 has 29 days, written 01 to 29"},
		{"2023-02-29", "", "", "February 2023 has 28 days"},
		{"2016-13", "", "", "no month from 01 to 12"},
		{"2016-W53", "", "", "2016 has weeks W01 to W52"},
		{"2016-W00", "", "", "2016 has weeks W01 to W52"},
		{"24/10/2016", "", "", "write 2016, 2016-10, 2016-W41 or 2016-10-24"},
		{"16-10-24", "", "", "is not a date"},
		{"2016-1-2", "", "", "no month"},
		{"0000-01-01", "", "", "is not a date"},
		{"２０１６", "", "", "is not a date"},
		{"+016", "", "", "is not a date"},
		{"2016-10-24-1", "", "", "is not a date"},
		{"2016-10-24", "2016-10-23", "", "is before date"},
		{"2016-10", "soon", "", "“soon” is not a date"},
		{"2016", "", "about", "write day, week, month or year"},
	} {
		_, err := ParseWhen(c.date, c.end, c.precision)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %s %s: %v, want %q", c.date, c.end, c.precision, err, c.want)
		}
	}
}

// one makes a table of a single incident.
func one(t *testing.T, change func(x *Incident)) *Table {
	t.Helper()
	x := Incident{
		ID: "x", When: When{DayOf(2016, 10, 24), DayOf(2016, 10, 24), ByDay}, Country: "Afghanistan", Place: "Kabul",
		Killed: NoNumber, Wounded: NoNumber, AttackersKilled: Unknown,
	}
	change(&x)
	b := NewBuilder(world{})
	if err := b.Add(&x); err != nil {
		t.Fatal(err)
	}
	return b.Table()
}

func finds(t *testing.T, table *Table, query string) bool {
	t.Helper()
	return mustSelect(t, table, query).Has(0)
}

func TestDateRangesOverlapAndWithin(t *testing.T) {
	for _, c := range []struct{ date, end, yes, no string }{
		{"2016-10-24", "", "date:2016 date:2016-10 date:2016-W43 date:2016-10-24 date:2016-10-24.. date:..2016-10-24", "date:2016-W42"},
		{"2016-10-24", "", "date.within:2016-10-24 date:>=2016-10 date:<=2016-10 date:<2016-10-25 date:>2016-10-23", "date:>2016-10"},
		{"2016-10-24", "", "date:2015,2016", "date:<2016-10"},
		{"2016-10", "", "date:2016-10-24 date:2016-10-31..2017 date:..2016-10-01", "date:2016-11.."},
		{"2016-10", "", "date.within:2016-10 date.within:2016 date.within:2016-10..", "date.within:2016-10-24.."},
		{"2016", "", "date:2016-06-01 date.within:..2016", "date.within:..2016-12-30"},
		{"2016-10-24", "2016-10-25", "date:2016-10-25 date:2016-10-24 date.within:2016-10-24..2016-10-25", "date.within:2016-10-24"},
		{"2016-12-31", "2017-01-01", "date:2016 date:2017 date:2016,2018", "date.within:2016,2017"},
	} {
		table := one(t, func(x *Incident) {
			var err error
			if x.When, err = ParseWhen(c.date, c.end, ""); err != nil {
				t.Fatal(err)
			}
		})
		for q := range strings.FieldsSeq(c.yes) {
			if !finds(t, table, q) {
				t.Errorf("%s..%s does not match %s", c.date, c.end, q)
			}
		}
		if finds(t, table, c.no) {
			t.Errorf("%s..%s matches %s", c.date, c.end, c.no)
		}
	}
}

func TestComparisonsAskTheRightEnd(t *testing.T) {
	const u = Unknown
	for _, c := range []struct {
		n       Number
		yes, no string
	}{
		{Number{8, u, 12}, "killed:>=8 killed:<=12 killed:8..12 killed:>7 killed:<13 killed.low:8 killed.high:12 killed.low:<=8", "killed:>=9 killed:<=11 killed:8 killed:9..12 killed.best:8"},
		{Number{8, u, 12}, "-killed:>=10 -killed:<=10 killed_low:8 has:killed", "has:killed.best killed.high:<12"},
		{Number{10, u, u}, "killed:>=10 killed.low:10 has:killed", "killed:10 killed:<=1000 has:killed.high killed.best:10"},
		{Number{u, u, 10}, "killed:<=10 killed:0..10 killed.high:10 has:killed", "killed:10 killed:>=1 has:killed.low"},
		{Number{8, 9, 12}, "killed:9 killed.best:9 killed.low:8 killed.high:12", "killed:8..8 killed:>9"},
		{NoNumber, "-has:killed -killed:>=0 -killed:..5", "killed:0 killed:>=0 killed:<=5 has:killed.low"},
		{Number{0, u, 0}, "killed:0 killed:<1 has:killed killed:0..3,7", "killed:>0"},
	} {
		table := one(t, func(x *Incident) { x.Killed = c.n })
		for q := range strings.FieldsSeq(c.yes) {
			if !finds(t, table, q) {
				t.Errorf("%s does not match %s", c.n, q)
			}
		}
		for q := range strings.FieldsSeq(c.no) {
			if finds(t, table, q) {
				t.Errorf("%s matches %s", c.n, q)
			}
		}
	}
}

func TestNearCountsTheRadiusOfUncertainty(t *testing.T) {
	// The point lies 111.195 km (a degree of latitude) north of Kabul.
	for _, c := range []struct {
		precision LocationPrecision
		radius    float64
		km        float64
		want      bool
	}{
		{Exact, 0, 111.1, false},
		{Exact, 0, 111.3, true},
		{LocationUnstated, 0, 111.1, false},
		{Near, 0, 109.1, false},
		{Near, 0, 109.3, true},
		{Town, 0, 106.1, false},
		{Town, 0, 106.3, true},
		{District, 0, 86.1, false},
		{District, 0, 86.3, true},
		{Province, 0, 111.1, false}, // an area counts with its point alone
		{CountryWide, 0, 111.3, true},
		{Province, 50, 61.3, true}, // a radius that is written holds
		{District, 1, 86.3, false},
	} {
		table := one(t, func(x *Incident) {
			x.HasPoint, x.Lat, x.Lon, x.LocationPrecision, x.RadiusKM = true, 35.5289, 69.1725, c.precision, c.radius
		})
		if got := finds(t, table, fmt.Sprintf(`near:"Kabul %gkm"`, c.km)); got != c.want {
			t.Errorf("%s, radius %g, within %g km: %v", c.precision, c.radius, c.km, got)
		}
	}
	if finds(t, one(t, func(*Incident) {}), `near:"Kabul 20000km"`) {
		t.Error("an incident without a point is near")
	}
}

func TestPlacesAcrossTheDateLine(t *testing.T) {
	fiji := one(t, func(x *Incident) { x.HasPoint, x.Lat, x.Lon = true, -17, -179.5 })
	for q, want := range map[string]bool{
		"within:175,-20,-175,-10": true, "within:-175,-20,175,-10": false, "within:-180,-90,180,90": true,
		"within:179,-20,180,-10": false, "within:-179.5,-17,-179.5,-17": true, `near:"Suva 300km"`: true, `near:"Suva 100km"`: false,
		"within:175,-16,-175,-10": false,
	} {
		if got := finds(t, fiji, q); got != want {
			t.Errorf("%s: %v", q, got)
		}
	}
}

func TestTextComparesWithoutCaseAccentsAndTypography(t *testing.T) {
	table := one(t, func(x *Incident) {
		x.Title, x.Place, x.Country = "École “Al‑Noor” – bombing", "Jalālābād  city", "AFG"
		x.Sources = []string{"wp-jal15", "UPI-jal15"}
		x.Extra = []Cell{{"In commentary", "Yes"}}
	})
	for q, want := range map[string]bool{
		"ecole": true, `"al-noor"`: true, `place:"jalalabad city"`: true, "place:jalalabad": false, "place~JALALABAD": true,
		"country:afghanistan": true, "country:AFG": true, "country:afg,PAK": true, "country:Pakistan": false, "country~ghan": true,
		"sources:upi-jal15": true, "sources:jal15": false, "sources~jal15": true, "in_commentary:yes": true, "In_Commentary:no": false,
		"bombing -ecole": false, "bombing OR nothing": true, "has:in_commentary": true, "-has:tactic": true,
	} {
		if got := finds(t, table, q); got != want {
			t.Errorf("%s: %v", q, got)
		}
	}
}

func TestUnknownsInSumsAreCountedNeverZero(t *testing.T) {
	b := NewBuilder(nil)
	for i, n := range []Number{{10, Unknown, 12}, NoNumber, {Unknown, 5, Unknown}, {Unknown, Unknown, 7}} {
		x := Incident{ID: fmt.Sprint("x", i), Killed: n, Wounded: NoNumber, When: NewWhen(0, 0, ByMonth), Country: []string{"a", "b"}[i%2]}
		if err := b.Add(&x); err != nil {
			t.Fatal(err)
		}
	}
	table := b.Table()
	for measure, want := range map[string]string{
		"count": "4|4", "sum killed": "15-24, 1 unknown|15 to 24", "sum killed.low": "15, 2 unknown|15", "sum killed.best": "5, 3 unknown|5",
		"max killed": "10-12, 1 unknown|10 to 12", "min killed": "up to 5, 1 unknown|up to 5", "sum wounded": "unknown|unknown",
		"sum killed where country:c": "0|0", "max killed where country:c": "unknown|unknown", "first date": "1970-01|January 1970",
		"last date where country:c": "unknown|unknown", "count where killed:>=7": "1|1", "sum killed where country:b": "up to 7, 1 unknown|up to 7",
		"sum attackers_killed": "0|0",
	} {
		m, err := table.ParseMeasure(measure)
		if err != nil {
			t.Errorf("%s: %v", measure, err)
			continue
		}
		v, err := table.Evaluate(m, table.All())
		if err != nil {
			t.Fatal(err)
		}
		if got := v.String() + "|" + v.Words(); got != want {
			t.Errorf("%s: %s, want %s", measure, got, want)
		}
		again, err := ParseMeasure(m.String())
		if err != nil || again.String() != m.String() {
			t.Errorf("%s prints as %s, read as %v (%v)", measure, m, again, err)
		}
	}
}

func TestTotalsSpeakInWords(t *testing.T) {
	aug, mar := DayOf(2021, 8, 26), DayOf(2024, 3, 22)
	ships, homes := Amount{"ships", "ship hit", "ships hit", "ships hit"}, amountOf("homes_damaged")
	coups := Amount{"", "coup", "coups", "coups"}
	for _, c := range []struct {
		totals Totals
		want   string
	}{
		{
			Totals{Rows: 29, Of: 59, Main: Killed, Sums: []Total{{Killed, Tally{752, 965, 27, 0, 2}, Tally{}}, {Wounded, Tally{1263, 1500, 20, 0, 9}, Tally{}}}, First: aug, Last: mar},
			"29 of 59 incidents: 752 to 965 people killed| and at least 1,263 wounded, August 2021 to March 2024.| Two have no count.",
		},
		{
			Totals{Rows: 59, Of: 59, Main: Killed, Sums: []Total{{Killed, Tally{1, 1, 59, 0, 0}, Tally{}}, {Wounded, Tally{3, 4, 59, 0, 0}, Tally{}}}, First: mar, Last: mar, Hidden: 11},
			"59 incidents: 1 person killed| and 3 to 4 wounded, 22 March 2024.| 11 unverified are left out.",
		},
		{
			Totals{Rows: 1, Of: 2, Main: Killed, Sums: []Total{{Killed, Tally{0, 0, 0, 0, 1}, Tally{}}, {Wounded, Tally{0, 0, 0, 0, 1}, Tally{}}}, First: mar, Last: mar, Hidden: 1},
			"1 of 2 incidents: number killed unknown|, number wounded unknown, 22 March 2024.| One unverified is left out.",
		},
		{Totals{Rows: 2, Of: 2, Main: Killed, Sums: []Total{{Killed, Tally{4, 4, 1, 0, 1}, Tally{}}, {Wounded, Tally{0, 0, 2, 0, 0}, Tally{}}}, First: DayOf(2024, 1, 3), Last: mar}, "2 incidents: 4 people killed| and 0 wounded, January to March 2024.| One has no count."},
		{Totals{Of: 59, Main: Killed}, "None of 59 incidents|.|"},
		{Totals{Main: Incidents}, "No incidents|.|"},
		{
			Totals{Rows: 25, Of: 25, Main: ships, Sums: []Total{{ships, Tally{21, 21, 20, 0, 5}, Tally{}}, {Killed, Tally{4, 4, 3, 1, 0}, Tally{4, 4, 3, 1, 0}}, {Wounded, Tally{0, 0, 0, 0, 25}, Tally{}}}, First: aug, Last: mar, Unsure: 2},
			"25 incidents: 21 ships hit|, at least 4 killed, number wounded unknown, August 2021 to March 2024.| Five have no count. Two may lie outside what was asked for.",
		},
		{Totals{Rows: 1, Of: 9, Main: ships, Sums: []Total{{ships, Tally{1, 1, 1, 0, 0}, Tally{}}, {homes, Tally{0, 1, 1, 0, 0}, Tally{}}}, First: mar, Last: mar}, "1 of 9 incidents: 1 ship hit| and up to 1 homes damaged, 22 March 2024.|"},
		{
			Totals{Rows: 9, Of: 9, Main: Killed, Sums: []Total{{Killed, Tally{9151, 9151, 9, 0, 0}, Tally{8020, 10400, 9, 0, 0}}, {Wounded, Tally{3, 3, 9, 0, 0}, Tally{2, 2, 9, 1, 0}}}, First: mar, Last: mar},
			"9 incidents: 9,151 (8,020 to 10,400) people killed| and 3 (at least 2) wounded, 22 March 2024.|",
		},
		{Totals{Rows: 3, Of: 9, Main: coups, First: mar, Last: mar}, "3 of 9 coups|, 22 March 2024.|"},
		{Totals{Rows: 3, Of: 9, Main: Incidents, Sums: []Total{{homes, Tally{7, 7, 1, 0, 2}, Tally{}}}, First: mar, Last: mar}, "3 of 9 incidents| and at least 7 homes damaged, 22 March 2024.|"},
	} {
		lead, rest, quiet := c.totals.Words()
		if got := lead + "|" + rest + "|" + quiet; got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestHistogramPutsWhatIsImpreciseIntoLongerUnits(t *testing.T) {
	b := NewBuilder(nil)
	for i, date := range []string{"2021-12-30", "2022-01-05", "2022-01", "2022", "2022-03-01"} {
		w, err := ParseWhen(date, "", "")
		if err != nil {
			t.Fatal(err)
		}
		x := Incident{ID: fmt.Sprint("x", i), When: w, Country: "a", Killed: Exactly(int32(i)), Wounded: NoNumber}
		if err := b.Add(&x); err != nil {
			t.Fatal(err)
		}
	}
	table := b.Table()
	for u, want := range map[Unit]string{
		Months:   "month 2021-12:1 2022-01:2 2022-02:0 2022-03:1; 1 year 2022-01-01..2022-12-31:1",
		Years:    "year 2021:1 2022:4",
		Decades:  "decade 2020s:5",
		Quarters: "quarter 2021-Q4:1 2022-Q1:3; 1 year 2022-01-01..2022-12-31:1",
		Weeks:    "week 2021-W52:1 2022-W01:1 2022-W02:0 2022-W03:0 2022-W04:0 2022-W05:0 2022-W06:0 2022-W07:0 2022-W08:0 2022-W09:1; 1 month 2022-01-01..2022-01-31:1; 1 year 2022-01-01..2022-12-31:1",
	} {
		line := table.Histogram(table.All(), Incidents, u, DayOf(2021, 12, 30), DayOf(2022, 3, 1), "")
		var got []string
		for k, l := range line.Layers {
			layer := l.Unit.String()
			if k > 0 {
				layer = fmt.Sprintf("%d %s", l.Units, l.Unit)
			}
			for _, bin := range l.Bins {
				label := l.Unit.Label(bin.First)
				if k > 0 {
					label = fmt.Sprintf("%s..%s", bin.First, bin.Last)
				}
				layer += fmt.Sprintf(" %s:%d", label, bin.Rows)
			}
			got = append(got, layer)
		}
		if got := strings.Join(got, "; "); got != want {
			t.Errorf("by %s:\n got %s\nwant %s", u, got, want)
		}
	}
	groups, err := table.GroupBy("month", &Measure{Do: Sum, Field: "killed"}, table.All())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range groups {
		got = append(got, g.Key+" "+g.Value.String())
	}
	if diff := cmp.Diff([]string{"2021-12 0", "2022-01 3", "2022-01..2022-12 3", "2022-03 4"}, got); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
}

func TestHistogramTakesALongerUnitRatherThanTooManyBins(t *testing.T) {
	b := NewBuilder(nil)
	for _, year := range []int{1, 9999} {
		day := DayOf(year, 1, 1)
		x := Incident{ID: fmt.Sprint(year), When: NewWhen(day, day, ByDay), Country: "a"}
		if err := b.Add(&x); err != nil {
			t.Fatal(err)
		}
	}
	table := b.Table()
	line := table.Histogram(table.All(), Incidents, Days, Earliest, Latest, "")
	if l := line.Layers[0]; l.Unit != Years || len(l.Bins) != 9999 {
		t.Errorf("%d bins by %s", len(l.Bins), l.Unit)
	}
	near := table.Histogram(table.All(), Incidents, Days, DayOf(9998, 12, 1), Latest, "")
	if l := near.Layers[0]; l.Unit != Days || len(l.Bins) != 32 { // the last incident is on 1 January 9999
		t.Errorf("%d bins by %s", len(l.Bins), l.Unit)
	}
}

// A week over the end of a decade isn't known to no decade: its bar is as long as the week.
func TestWhatLiesInTwoUnitsHasABarAsLongAsItsDays(t *testing.T) {
	for _, c := range []struct {
		from, to string
		unit     Unit
		units    int // of the layer
		of       Unit
	}{
		{"2019-12-28", "2020-01-03", Months, 2, Months},
		{"2019-12-28", "2020-01-03", Years, 2, Years},
		{"2020-01-03", "2020-01-04", Days, 2, Days},
		{"2020-01-31", "2020-03-01", Months, 1, Quarters},
		{"2020-02-29", "2020-05-01", Months, 2, Quarters},
		{"1988-02-29", "2020-05-01", Months, 0, Decades},
	} {
		w, err := ParseWhen(c.from, c.to, "")
		if err != nil {
			t.Fatal(err)
		}
		b := NewBuilder(nil)
		for i, when := range []When{NewWhen(DayOf(1985, 1, 1), DayOf(1985, 1, 1), ByDay), w, NewWhen(DayOf(2029, 1, 1), DayOf(2029, 1, 1), ByDay)} {
			if err := b.Add(&Incident{ID: fmt.Sprint("x", i), When: when, Country: "a", Killed: Exactly(1), Wounded: NoNumber}); err != nil {
				t.Fatal(err)
			}
		}
		table := b.Table()
		line := table.Histogram(table.All(), Killed, c.unit, DayOf(1985, 1, 1), DayOf(2030, 1, 1), "")
		if len(line.Layers) != 2 {
			t.Fatalf("%s to %s by %s: %d layers", c.from, c.to, c.unit, len(line.Layers))
		}
		l := line.Layers[1]
		want := []Bin{{First: w.First, Last: w.Last, Rows: 1, Parts: []Tally{{Low: 1, High: 1, Known: 1}}, Listed: []Row{1}}}
		if diff := cmp.Diff(want, l.Bins); diff != "" || l.Unit != c.of || l.Units != c.units {
			t.Errorf("%s to %s by %s: in %d %s (-want +got):\n%s", c.from, c.to, c.unit, l.Units, l.Unit, diff)
		}
	}
}
