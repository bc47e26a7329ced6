package incident

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// TestCrosstabsAgreeWithReference counts again, one row at a time, on few and on many groups.
func TestCrosstabsAgreeWithReference(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	table := randomTable(r, 3000)
	rows := incidentsOf(table)
	fields := []string{"country", "tactic", "sources", "year", "month", "day", "in_commentary", "attribution", "weekday", "month_of_year", "homes_flooded"}
	for range 60 {
		query, m := randomQuery(r, 1), randomMeasure(r)
		s := mustSelect(t, table, query)
		by := [2]string{pick(r, fields...), pick(r, fields...)}
		c, err := table.CrossBy(t.Context(), by[0], by[1], 0, m, s)
		if err != nil {
			t.Fatal(err)
		}
		want, got := map[string]Value{}, map[string]Value{}
		for row := range s.All {
			for _, a := range keysOf(&rows[row], by[0]) {
				for _, b := range keysOf(&rows[row], by[1]) {
					v := want[a+"|"+b]
					v.Do = m.Do
					take(&v, &rows[row], m, !s.IsUnsure(row))
					want[a+"|"+b] = v
				}
			}
		}
		for i, a := range c.Rows {
			for j, b := range c.Columns {
				if v := c.Cell(i, j); v.Rows > 0 {
					got[a.Key+"|"+b.Key] = v
				} else if v.Do != m.Do {
					t.Fatalf("an empty cell is a %s", v.Do)
				}
			}
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("%s by %v where %s (-want +got):\n%s", m, by, query, diff)
		}
		for i, groups := range [][]Group{c.Rows, c.Columns} {
			alone, err := table.GroupBy(by[i], m, s)
			with := slices.DeleteFunc(slices.Clone(groups), func(g Group) bool { return g.Rows == 0 })
			if diff := gocmp.Diff(alone, with); err != nil || diff != "" {
				t.Fatalf("%s of %v where %s (-alone +crossed):\n%s", by[i], by, query, diff)
			}
		}
		if all, err := table.Evaluate(m, s); err != nil || all != c.Total {
			t.Fatalf("%s where %s is %v in all, %v crossed", m, query, all, c.Total)
		}
	}
}

func TestTooManyGroupsAreRefused(t *testing.T) {
	var file strings.Builder
	file.WriteString("id,date,country,place\n")
	for i := range MaxGroups + 1 {
		fmt.Fprintf(&file, "a%d,2024,Mali,Town %d\n", i, i)
	}
	table, _ := ReadCSV(strings.NewReader(file.String()), "incidents.csv", nil)
	m := &Measure{Do: CountRows}
	_, err := table.CrossBy(t.Context(), "year", "place", 0, m, table.All())
	if want := "column 1: place has 5,001 values here, more than 5,000, narrow the query, ask for the largest alone, or take a field with fewer"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	q, _ := table.Parse("-id:a7")
	s, _ := table.Select(q)
	c, err := table.CrossBy(t.Context(), "id", "place", 0, m, s)
	if err != nil || len(c.Rows) != MaxGroups || len(c.Columns) != MaxGroups {
		t.Fatal(err)
	}
	row := slices.IndexFunc(c.Rows, func(g Group) bool { return g.Key == "a5000" })
	column := slices.IndexFunc(c.Columns, func(g Group) bool { return g.Key == "Town 5000" })
	if c.Cell(row, column).Low != 1 || c.Cell(row, (column+1)%MaxGroups).Rows != 0 {
		t.Error("an incident is in another cell than its own")
	}
	if _, err := table.CrossBy(t.Context(), "yaer", "place", 0, m, s); err == nil || !strings.Contains(err.Error(), "did you mean year?") {
		t.Error(err)
	}
}

func TestFiguresEndWithTheirContext(t *testing.T) {
	table := randomTable(rand.New(rand.NewPCG(1, 2)), 300)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	m := mustMeasure(t, table, "sum killed")
	share, err := table.ParseStatistic("share", "country", m)
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string]Breakdown{
		"two fields":                {Measure: m, By: []string{"country", "year"}},
		"one field with statistics": {Measure: m, By: []string{"country"}, With: []Statistic{share}},
	} {
		if f, err := table.Break(cancelled, b, table.All()); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v, %v", name, f, err)
		}
	}
	if f, err := table.Compare(cancelled, Breakdown{Measure: m}, sideOf(t, table, ""), sideOf(t, table, "")); !errors.Is(err, context.Canceled) {
		t.Errorf("compared: %v, %v", f, err)
	}
}
