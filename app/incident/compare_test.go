package incident

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestCompareKeepsDoubt(t *testing.T) {
	table, problems := readString(counted)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, c := range []struct{ query, other, by, measure, want string }{
		{"date:2021", "date:2022", "", "count", "count|date:2021|date:2022|difference|change\nall|2|2|0|0%"},
		{"date:2021", "date:2022", "", "sum killed", "sum killed|date:2021|date:2022|difference|change\nall|12-14|1-5, 1 unknown|+7 to +13|+140% to +1300%"},
		{"date:2023", "date:2022", "", "sum killed", "sum killed|date:2023|date:2022|difference|change\nall|0|1-5, 1 unknown|-5 to -1|-100%"},
		// The largest rise stands first; a country with incidents on one side only has its line.
		{"date:2024", "date:..2022", "country", "count", "country / count|date:2024|date:..2022|difference|change\nFiji|2|0|+2|-\nPakistan|0|1|-1|-100%\nIran|0|3|-3|-100%"},
		{"", "country:Iran", "year", "count", "year / count|all|country:Iran|difference|change\n2021|2|2|0|0%\n2022|2|1|+1|+100%\n2023|1|0|+1|-\n2024|2|0|+2|-"},
		// What both share has the same number on both sides.
		{"country:Iran", "country:Iran", "", "sum killed", "sum killed|country:Iran|country:Iran|difference|change\nall|12-14, 1 unknown|12-14, 1 unknown|0|0%"},
		{"country:Iran,Pakistan", "country:Iran", "", "sum killed", "sum killed|country:Iran,Pakistan|country:Iran|difference|change\nall|13-19, 1 unknown|12-14, 1 unknown|+1 to +5|+7.1% to +41.7%"},
		// Nothing is known of one side.
		{"id:c", "id:a", "", "sum killed", "sum killed|id:c|id:a|difference|change\nall|unknown|10|-|-"},
	} {
		first, second := sideOf(t, table, c.query), sideOf(t, table, c.other)
		b := Breakdown{Measure: mustMeasure(t, table, c.measure)}
		if c.by != "" {
			b.By = []string{c.by}
		}
		f, err := table.Compare(t.Context(), b, first, second)
		if err != nil {
			t.Fatal(err)
		}
		if got := linesOf(f); got != c.want {
			t.Errorf("%s of %q against %q by %q:\n%s\nwant\n%s", c.measure, c.query, c.other, c.by, got, c.want)
		}
	}
	b := Breakdown{Measure: mustMeasure(t, table, "max killed")}
	if _, err := table.Compare(t.Context(), b, sideOf(t, table, ""), sideOf(t, table, "")); err == nil {
		t.Error("the most killed has a difference")
	}
}

func TestSignsOfPrint(t *testing.T) {
	for text, want := range map[string]string{"+5 (-3 to +12)": "+5 (\u22123 to +12)", "-10% to -5%": "\u221210% to \u22125%", "81.9%-83.1%": "81.9%\u201383.1%", "-": "\u2013", "+1689% (-5% to +123456%)": "+1,689% (\u22125% to +123,456%)", "1234.5-9999": "1,234.5\u20139,999", "999": "999"} {
		if got := inSigns(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// TestDifferencesHoldWhateverIsTrue draws true numbers within the ranges of incidents: their difference and change lie
// within those that are told.
func TestDifferencesHoldWhateverIsTrue(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		v, o := randomSum(r), randomSum(r)
		true1, true2 := truthOf(r, v), truthOf(r, o)
		d, ok := v.Minus(o)
		if !ok || true1-true2 < d.Low || true1-true2 > d.High {
			t.Fatalf("%v less %v is %v, not %v", v, o, true1-true2, d)
		}
	}
}

// TestWhatBothSidesShareIsNoDifference draws true numbers of incidents of which two selections share some.
func TestWhatBothSidesShareIsNoDifference(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	percents := regexp.MustCompile(`[+-]?[0-9.]+%`)
	for range 500 {
		rows := "id,date,country,place,killed_low,killed,killed_high\n"
		n := 2 + r.IntN(6)
		own, others := 0.0, 0.0
		var sides [2][]string
		for i := range n {
			low := r.IntN(20)
			best, high := low+r.IntN(5), low+5+r.IntN(5)
			words := fmt.Sprint(best)
			if r.IntN(2) == 0 {
				words = ""
			}
			rows += fmt.Sprintf("%c,2021-03-04,Iran,Qom,%d,%s,%d\n", 'a'+i, low, words, high)
			truth := float64(low + r.IntN(high-low+1))
			if i == 0 || r.IntN(2) == 0 {
				sides[0], own = append(sides[0], string(rune('a'+i))), own+truth
			}
			if i == 0 || r.IntN(2) == 0 {
				sides[1], others = append(sides[1], string(rune('a'+i))), others+truth
			}
		}
		table, problems := readString(rows)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		first, second := sideOf(t, table, "id:"+strings.Join(sides[0], ",")), sideOf(t, table, "id:"+strings.Join(sides[1], ","))
		all, err := table.pairs(t.Context(), Breakdown{Measure: mustMeasure(t, table, "sum killed")}, first, second)
		if err != nil {
			t.Fatal(err)
		}
		d, ok := all[0].minus()
		if !ok || own-others < d.Least || own-others > d.Most {
			t.Fatalf("%s%s less %s is %v, not %v", rows, first.Name, second.Name, own-others, d)
		}
		if others == 0 {
			continue
		}
		least, most := math.Inf(1), math.Inf(-1)
		for _, found := range percents.FindAllString(all[0].change(), -1) {
			v, err := strconv.ParseFloat(strings.TrimSuffix(found, "%"), 64)
			if err != nil {
				t.Fatal(err)
			}
			least, most = min(least, v), max(most, v)
		}
		if strings.Contains(all[0].change(), "at least") {
			most = math.Inf(1)
		}
		if change := 100 * (own/others - 1); all[0].change() != notThere && (change < least-0.051 || change > most+0.051) {
			t.Fatalf("%s%s against %s is %.2f%%, not %s", rows, first.Name, second.Name, change, all[0].change())
		}
	}
}

func randomSum(r *rand.Rand) Value {
	low := r.Int64N(30)
	v := Value{Do: Sum, Low: low, High: low + r.Int64N(10), Rows: 1}
	if r.IntN(8) == 0 {
		v.High = noBound
	}
	v.Least, v.Most = v.Low, v.High
	return v
}

func truthOf(r *rand.Rand, v Value) float64 {
	if v.IsOpen() {
		return float64(v.Low + r.Int64N(1000))
	}
	return float64(v.Low + r.Int64N(v.High-v.Low+1))
}

func TestFiguresKeepZeros(t *testing.T) {
	table, _ := readString(counted)
	for _, c := range []struct{ by, query, measure, want string }{
		{"year", "country:Fiji OR id:a", "count", "year|count\n2021|1\n2022|0\n2023|0\n2024|2"},
		{"year,country", "country:Fiji OR id:a", "sum killed", "year / country|Fiji|Iran|all\n2021|0|10|10\n2022|0|0|0\n2023|0|0|0\n2024|27|0|27\nall|27|10|37"},
		{"year", "country:Fiji OR id:a", "max killed", "year|max killed\n2021|10\n2022|-\n2023|-\n2024|20"},
		{"country", "country:Fiji", "count", "country|count\nFiji|2"},
	} {
		f, err := table.Break(t.Context(), Breakdown{Measure: mustMeasure(t, table, c.measure), By: strings.Split(c.by, ",")}, mustSelect(t, table, c.query))
		if err != nil {
			t.Fatal(err)
		}
		if got := linesOf(f); got != c.want {
			t.Errorf("%s by %s where %s:\n%s\nwant\n%s", c.measure, c.by, c.query, got, c.want)
		}
	}
}

func TestNoMonthIsEmptyByWhatIsKnownToTheYear(t *testing.T) {
	for rows, want := range map[string]string{
		"a,2021,Iran,Qom\nb,2021-03-04,Iran,Qom\n":                        "month|count\n2021-01..2021-12|1\n2021-03|1",
		"a,2021,Iran,Qom\nb,2021-03-04,Iran,Qom\nc,2021-01-02,Iran,Qom\n": "month|count\n2021-01|1\n2021-01..2021-12|1\n2021-02|0\n2021-03|1",
	} {
		table, _ := readString("id,date,country,place\n" + rows)
		f, err := table.Break(t.Context(), Breakdown{Measure: mustMeasure(t, table, "count"), By: []string{"month"}}, table.All())
		if err != nil {
			t.Fatal(err)
		}
		if got := linesOf(f); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", rows, got, want)
		}
	}
}

func TestFiguresAreSortedByAColumn(t *testing.T) {
	table, _ := readString(counted)
	for _, c := range []struct {
		by     string
		column int
		want   string
	}{
		{"place", 1, "Osta|27;Alvar|10;Sudra|1-5;Norda|2-4, 1 unknown;not stated|0"},
		{"year", 1, "2024|27;2021|12-14;2022|1-5, 1 unknown;2023|0"},
		{"year,country", 2, "2021|0|12-14|0|12-14;2023|0|0|0|0;2024|27|0|0|27;2022|0|unknown|1-5|1-5, 1 unknown;all|27|12-14, 1 unknown|1-5|40-46, 1 unknown"},
	} {
		f, err := table.Break(t.Context(), Breakdown{Measure: mustMeasure(t, table, "sum killed"), By: strings.Split(c.by, ",")}, table.All())
		if err != nil {
			t.Fatal(err)
		}
		if !f.CanSort(c.column) || f.CanSort(0) {
			t.Errorf("by %s: column %d can be sorted by: %t, 0: %t", c.by, c.column, f.CanSort(c.column), f.CanSort(0))
		}
		_, got, _ := strings.Cut(strings.ReplaceAll(linesOf(f.SortedBy(c.column)), "\n", ";"), ";")
		if got != c.want {
			t.Errorf("by %s: %s\nwant %s", c.by, got, c.want)
		}
	}
}

func TestATableByYearsHasTheChangeOfTheLast(t *testing.T) {
	table, problems := readString("id,date,country,admin1,place,killed,date_end\n" +
		"a,2020-03-04,Iran,Fars,X,10,\nb,2021-03-04,Iran,Fars,X,12,\nc,2022-03-04,Iran,Fars,X,15,\nd,2021-05-04,Iran,Qom,X,8,\ne,2021-12-31,Iran,Qom,X,2,2022-01-01\nf,2022-06-01,Iran,Qom,X,4,\ng,2020-06-01,Iran,Yazd,X,4,\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, c := range []struct{ query, by, want string }{
		{"-id:e", "admin1,year", "Fars|10|12|15|+25%|37;Qom|0|8|4|-50%|12;Yazd|4|0|0|-|4;all|14|20|19|-5%|53"},
		{"", "admin1,year", "Fars|10|12|0|15|+25%|37;Qom|0|8|2|4|-60% to -25%|14;Yazd|4|0|0|0|-|4;all|14|20|2|19|-13.6% to +5%|55"},
		{"date.within:2020", "admin1,year", "Fars|10|10;Yazd|4|4;all|14|14"},
	} {
		m := mustMeasure(t, table, "sum killed")
		by := strings.Split(c.by, ",")
		with, err := table.ParseStatistics([]string{"change"}, by, m)
		if err != nil {
			t.Fatal(err)
		}
		f, err := table.Break(t.Context(), Breakdown{Measure: m, By: by, With: with}, mustSelect(t, table, c.query))
		if err != nil {
			t.Fatal(err)
		}
		heads, got, _ := strings.Cut(strings.ReplaceAll(linesOf(f), "\n", ";"), ";")
		if got != c.want {
			t.Errorf("%q by %s: %s\nwant %s", c.query, c.by, got, c.want)
		}
		if said := strings.Contains(heads, "|change from 2021 to 2022|all"); said != (f.Beside == 1) || said == (c.query == "date.within:2020") {
			t.Errorf("%q: the heads are %s", c.query, heads)
		}
	}
	for statistic, want := range map[string]string{"share": "share stands beside the figures of one field", "median": "median stands beside the figures of one field", "nothing": "is not a statistic"} {
		if _, err := table.ParseStatistics([]string{statistic}, []string{"admin1", "year"}, mustMeasure(t, table, "sum killed")); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", statistic, err)
		}
	}
	if _, err := table.ParseStatistics([]string{"change"}, []string{"year", "admin1"}, mustMeasure(t, table, "count")); err == nil {
		t.Error("change stands beside fields that are no time")
	}
}

func TestASortedTableSaysWhatMayLieInEachUnitOfTime(t *testing.T) {
	table, problems := readString("id,date,country,place,killed,date_end,date_precision\n" +
		"a,2021-03-04,Iran,X,5,,\nb,2021-03-30,Iran,X,9,2021-04-02,\nc,2021-04-05,Iran,X,7,,\nd,2021,Iran,X,1,,\ne,2021-06-01,Iran,X,2,,\nf,2021-07-01,Fiji,X,3,2021-08-02,\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for by, want := range map[string]string{
		"month":   "2021-03..2021-04|2021-04; maybe 2 more|2021-03; maybe 2 more|2021-07..2021-08|2021-06; maybe 1 more|2021-01..2021-12|2021-05; maybe 1 more",
		"year":    "2021",
		"quarter": "2021-Q1..2021-Q2|2021-Q2; maybe 2 more|2021-Q1; maybe 2 more|2021-Q3; maybe 1 more|2021-Q1..2021-Q4",
	} {
		f, err := table.Break(t.Context(), Breakdown{Measure: mustMeasure(t, table, "sum killed"), By: []string{by}}, table.All())
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for row, sorted := 1, f.SortedBy(1); row < sorted.Rows; row++ {
			names = append(names, sorted.Cell(row, 0).Words)
		}
		got := strings.Join(names, "|")
		if got != want {
			t.Errorf("by %s: %s\nwant %s", by, got, want)
		}
	}
}

// TestFiguresLeadToTheirIncidents asks for the incidents behind every cell of tables, by its terms.
func TestFiguresLeadToTheirIncidents(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	table := randomTable(r, 500)
	for _, by := range [][]string{{"country"}, {"year"}, {"sources"}, {"decade"}, {"quarter"}, {"week"}, {"day"}, {"weekday"}, {"month_of_year"}, {"country", "year"}, {"attribution", "month"}, {"tactic", "weekday"}} {
		s := mustSelect(t, table, "killed:>=1")
		b := Breakdown{Measure: mustMeasure(t, table, "count"), By: by, Top: 3}
		f, err := table.Break(t.Context(), b, s)
		if err != nil {
			t.Fatal(err)
		}
		led := 0
		for row := 1; row < f.Rows; row++ {
			for column := 1; column < f.Columns; column++ {
				c := f.Cell(row, column)
				if c.Terms == nil {
					continue
				}
				led++
				if n := mustSelect(t, table, strings.Join(append(c.Terms, "killed:>=1"), " ")).Count(); Thousands(n) != c.Words {
					t.Errorf("by %v: %q finds %d, the table has %s", by, c.Terms, n, c.Words)
				}
			}
		}
		if led == 0 {
			t.Errorf("by %v: no figure leads anywhere", by)
		}
	}
}

func sideOf(t *testing.T, table *Table, query string) Side {
	t.Helper()
	q, err := table.Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	return QuerySide(q, mustSelect(t, table, query))
}

func mustMeasure(t *testing.T, table *Table, words string) *Measure {
	t.Helper()
	m, err := table.ParseMeasure(words)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// linesOf returns figures as lines, with bars between cells.
func linesOf(f *Figures) string {
	var lines []string
	for row := range f.Rows {
		var cells []string
		for column := range f.Columns {
			cells = append(cells, f.Cell(row, column).Text)
		}
		lines = append(lines, strings.Join(cells, "|"))
	}
	return strings.Join(lines, "\n")
}
