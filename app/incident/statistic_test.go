package incident

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

const counted = "id,date,country,admin1,place,killed_low,killed,killed_high,sources\n" +
	"a,2021-03-01,Iran,X,Alvar,,10,,s1;s2\n" +
	"b,2021-05-01,Iran,X,Norda,2,,4,s1\n" +
	"c,2022-03-01,Iran,X,Norda,,,,s2\n" +
	"d,2022-03-02,Pakistan,X,Sudra,1,,5,s3\n" +
	"e,2023-03-02,Pakistan,X,,,0,,\n" +
	"f,2024,Fiji,X,Osta,,20,,s3\n" +
	"g,2024-01-01,Fiji,X,Osta,,7,,s1\n"

func TestStatisticsKeepTheirRange(t *testing.T) {
	table, problems := readString(counted)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, c := range []struct{ by, measure, statistic, want string }{
		{"country", "sum killed", "mean", "Fiji 13.5|Iran 6-7|Pakistan 0.5-2.5"},
		{"country", "sum killed", "median", "Fiji 13.5|Iran 6-7|Pakistan 0.5-2.5"},
		{"place", "sum killed", "median", "Osta 13.5|Alvar 10|Sudra 1-5|Norda 2-4| 0"},
		// Fiji has 27 of 40 to 46, Iran 12 to 14, Pakistan 1 to 5: each is least where the others have most.
		{"country", "sum killed", "share", "Fiji 58.7%-67.5%|Iran 27.3%-33.3%|Pakistan 2.4%-11.4%"},
		{"country", "count", "share", "Iran 42.9%|Fiji 28.6%|Pakistan 28.6%"},
		{"place", "sum killed where country:Pakistan", "share", "Sudra 100%| 0%"},
		{"year", "count", "change", "2021 -|2022 0%|2023 -50%|2024 +100%"},
		{"year", "sum killed", "change", "2021 -|2022 -92.9% to -58.3%|2023 -100%|2024 -"},
		{"country", "count", "distinct place", "Iran 2|Fiji 1|Pakistan 1"},
		{"country", "count", "Distinct  Sources", "Iran 2|Fiji 2|Pakistan 1"},
		{"place", "sum killed where place:Norda -has:killed", "mean", "Norda -"},
	} {
		m, err := table.ParseMeasure(c.measure)
		if err != nil {
			t.Fatal(err)
		}
		st, err := table.ParseStatistic(c.statistic, c.by, m)
		if err != nil {
			t.Errorf("%s of %s by %s: %v", c.statistic, c.measure, c.by, err)
			continue
		}
		if got := beside(t, table, c.by, m, table.All(), st); got != c.want {
			t.Errorf("%s of %s by %s: %s\nwant %s", c.statistic, c.measure, c.by, got, c.want)
		}
	}
}

// beside returns the groups of a selection with the statistic of each: "Iran 2|Fiji 1".
func beside(t *testing.T, table *Table, by string, m *Measure, s Selection, st Statistic) string {
	t.Helper()
	groups, beside, err := table.GroupWith(by, 0, m, s, st)
	if err != nil {
		t.Fatal(err)
	}
	got := make([]string, len(groups))
	for i, g := range groups {
		got[i] = g.Key + " " + beside[0][i]
	}
	return strings.Join(got, "|")
}

func TestStatisticsThatMeanNothingAreRefused(t *testing.T) {
	table, _ := readString(counted)
	for _, c := range []struct{ by, measure, statistic, want string }{
		{"country", "count", "mean", "count has no mean and no median, measure a number"},
		{"country", "max killed", "median", "max has no mean"},
		{"country", "first date", "share", "first has no shares"},
		{"country", "count", "change", "change is from one unit of time to the next"},
		{"year", "max killed", "change", "max has no shares and no change"},
		{"country", "count", "average", "“average” is not a statistic, write mean, median"},
		{"country", "count", "distinct", "is not a statistic"},
		{"country", "count", "share place", "is not a statistic"},
		{"country", "count", "distinct plcae", "did you mean place?"},
		{"country", "count", "distinct killed", "killed holds no text"},
	} {
		m, err := table.ParseMeasure(c.measure)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := table.ParseStatistic(c.statistic, c.by, m); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s of %s by %s: %v, want %s", c.statistic, c.measure, c.by, err, c.want)
		}
	}
}

func TestTheLargestStandAloneAndTheOthersAreOne(t *testing.T) {
	table, _ := readString(counted)
	m := &Measure{Do: CountRows}
	for _, c := range []struct {
		by   string
		top  int
		want string
	}{
		{"country", 2, "Iran 3|Fiji 2|1 other 2"},
		{"country", 3, "Iran 3|Fiji 2|Pakistan 2"},
		{"place", 1, "Norda 2|4 others 5"},
		{"sources", 1, "s1 3|3 others 5"}, // an incident with two of the others counts once
		{"year", 1, "2021 2|2022 2|2023 1|2024 2"},
	} {
		groups, _, err := table.GroupWith(c.by, c.top, m, table.All())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, g := range groups {
			got = append(got, fmt.Sprint(g.Key, " ", g.Rows))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%d of %s: %s, want %s", c.top, c.by, strings.Join(got, "|"), c.want)
		}
	}
	cross, err := table.CrossBy(t.Context(), "place", "country", 1, m, table.All())
	if err != nil || len(cross.Rows) != 2 || len(cross.Columns) != 2 || cross.Cell(1, 1).Rows != 4 || cross.Total.Rows != 7 {
		t.Errorf("%+v, %v", cross, err)
	}
}

// TestMiddlesOfDoubtfulNumbersAreTheirExtremes tries every choice of the numbers that may belong to a group.
func TestMiddlesOfDoubtfulNumbersAreTheirExtremes(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	random := func(n int) (out []float64) {
		for range n {
			out = append(out, float64(r.IntN(9)))
		}
		return out
	}
	for range 300 {
		k := knownNumbers{random(r.IntN(4)), random(1 + r.IntN(5))}
		for name, middle := range map[string]func([]float64) float64{"mean": mean, "median": median} {
			least, most := math.Inf(1), math.Inf(-1)
			for chosen := range 1 << len(k.unsure) {
				numbers := slices.Clone(k.sure)
				for i, n := range k.unsure {
					if chosen&(1<<i) != 0 {
						numbers = append(numbers, n)
					}
				}
				if len(numbers) > 0 {
					least, most = min(least, middle(numbers)), max(most, middle(numbers))
				}
			}
			if low, high := k.extreme(1, middle), k.extreme(-1, middle); math.Abs(low-least) > 1e-9 || math.Abs(high-most) > 1e-9 {
				t.Fatalf("the %s of %v and perhaps %v is %v to %v, want %v to %v", name, k.sure, k.unsure, low, high, least, most)
			}
		}
	}
}

func TestStatisticsOfOpenAndUnsureNumbersStayInDoubt(t *testing.T) {
	table, problems := readString("id,date,country,place,killed_low,killed,killed_high\n" +
		"a,2021-03-01,Iran,X,4,,\nb,2021-04-01,Iran,X,,6,\nc,2021,Fiji,X,,10,\nd,2022-01-01,Fiji,X,,2,\ne,2022,Pakistan,X,,,9\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, c := range []struct{ by, where, statistic, want string }{
		{"country", "", "mean", "Iran at least 5|Fiji 6|Pakistan 0-9"},
		{"country", "", "median", "Iran at least 5|Fiji 6|Pakistan 0-9"},
		{"country", "", "share", "Iran 32.3%-100%|Fiji 0%-54.5%|Pakistan 0%-29%"},
		{"year", "", "change", "2021 -|2022 -100% to -45%"},
		// Of Fiji it is not known whether any was in March.
		{"country", "date:2021-03..2021-04", "mean", "Iran at least 5|Fiji 10"},
		{"country", "date:2021-03..2021-04", "share", "Iran 50%-100%|Fiji 0%-50%"},
	} {
		m := &Measure{Do: Sum, Field: "killed"}
		st, err := table.ParseStatistic(c.statistic, c.by, m)
		if err != nil {
			t.Fatal(err)
		}
		if got := beside(t, table, c.by, m, mustSelect(t, table, c.where), st); got != c.want {
			t.Errorf("%s by %s where %q: %s\nwant %s", c.statistic, c.by, c.where, got, c.want)
		}
	}
}

func TestStatisticsTellTheFiguresAroundBestOnesAndWhatMayLieInAUnit(t *testing.T) {
	const rows = "id,date,date_end,country,place,killed_low,killed,killed_high\n" +
		"a,2021-03-01,,Iran,Alvar,5,10,20\nb,2021-05-01,,Iran,Norda,,20,\nc,2022-03-01,,Iran,Norda,,10,\nd,2022-04-01,,Iran,Norda,,10,\n"
	for _, c := range []struct{ more, by, measure, statistic, want string }{
		{"", "year", "sum killed", "mean", "2021 15 (12.5-20)|2022 10"},
		{"", "year", "sum killed", "median", "2021 15 (12.5-20)|2022 10"},
		{"", "year", "sum killed", "change", "2021 -|2022 -33.3% (-50% to -20%)"},
		{"", "year", "count", "change", "2021 -|2022 0%"},
		// It may have been in 2022, and may not.
		{"e,2022-12-30,,Iran,Norda,,10,\nf,2021-12-30,2022-01-02,Iran,Norda,,,\n", "year", "count", "change", "2021 -|2021..2022 -|2022 0% to +100%"},
	} {
		table, problems := readString(rows + c.more)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		m := mustMeasure(t, table, c.measure)
		st, err := table.ParseStatistic(c.statistic, c.by, m)
		if err != nil {
			t.Fatal(err)
		}
		if got := beside(t, table, c.by, m, table.All(), st); got != c.want {
			t.Errorf("%s of %s by %s: %s\nwant %s", c.statistic, c.measure, c.by, got, c.want)
		}
	}
}

func TestRatesAreForThePeopleOfAProvince(t *testing.T) {
	table, problems := readString("id,date,country,admin1,place,killed_low,killed,killed_high\n" +
		"a,2021-03-01,Iran,Fars,X,,10,\nb,2021-03-02,Iran,Fars,X,2,,4\nc,2021-03-03,Iran,Qom,X,,,\nd,2021-03-04,Iran,North,X,,3,\ne,2021-03-05,Pakistan,North,X,,3,\nf,2021-03-06,Iran,Yazd,X,8,9,14\ng,2021-03-07,Iran,Gilan,X,,5,\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	m := mustMeasure(t, table, "sum killed")
	if _, err := table.ParseStatistic("rate", "admin1", m); err == nil || !strings.Contains(err.Error(), "nothing says how many people live where, give the brief a populations.csv") {
		t.Errorf("without populations: %v", err)
	}
	table.SetPeople(func(country, admin1 string) (int64, bool) {
		people, known := map[string]int64{"IRN Fars": 400_000, "IRN Qom": 1000, "IRN North": 1000, "PAK North": 1000, "IRN Yazd": 10_000_000}[country+" "+admin1]
		return people, known
	})
	st, err := table.ParseStatistic("Rate", "admin1", m)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := beside(t, table, "admin1", m, table.All(), st), "Fars 3-3.5|Yazd 0.09 (0.08-0.14)|North -|Gilan -|Qom -"; got != want {
		t.Errorf("rates are %s\nwant %s", got, want)
	}
	for by, want := range map[string]string{"country": "a rate is for the people of a province, group by admin1", "year": "a rate is for"} {
		if _, err := table.ParseStatistic("rate", by, m); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("by %s: %v", by, err)
		}
	}
}

func TestLatestPopulationsAreByTheNamesOfProvinces(t *testing.T) {
	got := LatestPopulations([]Population{{Country: "A", Admin1: "x", People: 1, Year: 2000}, {Country: "A", Admin1: "x", People: 2, Year: 2010}, {Country: "A", Admin1: "x", People: 3, Year: 2005}, {Country: "B", Admin1: "none", People: 4, Year: 2000}},
		func(country, admin1 string) (string, bool) { return country + admin1, admin1 != "none" })
	if len(got) != 1 || got["Ax"].People != 2 {
		t.Errorf("populations are %v", got)
	}
}
