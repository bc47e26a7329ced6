package incident

import (
	"fmt"
	"strings"
	"testing"
)

func TestGroupsOfTimeComeInItsOrder(t *testing.T) {
	table, _ := readString("id,date,date_end,country,place\n" +
		"a,2021-05-01,,AFG,Kabul\nb,2009-03-01,,AFG,Kabul\nc,2021-06-01,,AFG,Kabul\nd,2009-12-01,2010-01-02,AFG,Kabul\ne,2011-01-01,,AFG,Kabul\nf,2009,,AFG,Kabul\n")
	for by, want := range map[string]string{
		"decade":  "2000s 2|2000s..2010s 1|2010s 1|2020s 2",
		"quarter": "2009-Q1 1|2009-Q1..2009-Q4 1|2009-Q4..2010-Q1 1|2011-Q1 1|2021-Q2 2",
		"country": "Afghanistan 6",
		"foo":     "column 1: there is no field “foo”, group by a text field, or by day, week, month, quarter, year, decade, weekday or month_of_year",
		"decads":  "column 1: there is no field “decads”, did you mean decade?",
		"killed":  "column 1: killed has no groups, group by a text field, or by day, week, month, quarter, year, decade, weekday or month_of_year",
	} {
		groups, err := table.GroupBy(by, &Measure{}, table.All())
		got := make([]string, len(groups))
		for i, g := range groups {
			got[i] = fmt.Sprint(g.Key, " ", g.Rows)
		}
		if err != nil {
			got = []string{err.Error()}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("by %s: %s\nwant %s", by, strings.Join(got, "|"), want)
		}
	}
}
