package incident

import (
	"strings"
	"testing"
)

func TestColumnsOfTheFilesOwnAreAddedUp(t *testing.T) {
	table, problems := ReadCSV(strings.NewReader(`id,date,country,place,deaths_low,deaths,deaths_high,change,note,share
a,2021-03-04,Mali,Alvar,1,3,5,-2,x,0.5
b,2021-03-05,Mali,Alvar,2,,4,5,,1
c,2021-03-06,Niger,Belmo,,,,,,
d,2022-03-06,Niger,Belmo,7,,,,,
`), "x.csv", nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for words, want := range map[string]string{
		"sum deaths":                     "at least 10, 1 unknown",
		"sum deaths.low":                 "10, 1 unknown",
		"sum deaths_high":                "9, 2 unknown",
		"sum deaths.best":                "sum can't take “deaths.best”",
		"max deaths":                     "at least 7, 1 unknown",
		"min deaths":                     "1-4, 1 unknown",
		"min change":                     "-2, 2 unknown",
		"sum change where country:Niger": "unknown",
		"sum note":                       "note holds text such as “x”, which can't be added up",
		"sum share":                      "share holds decimals such as 0.5, and measures are of whole numbers",
		"sum nothing":                    "sum can't take “nothing”",
	} {
		m, err := table.ParseMeasure(words)
		var v Value
		if err == nil {
			v, err = table.Evaluate(m, table.All())
		}
		got := v.String()
		if err != nil {
			got = err.(*SyntaxError).What
		}
		if got != want {
			t.Errorf("%s is %q, want %q", words, got, want)
		}
	}
	m, _ := table.ParseMeasure("sum deaths")
	groups, err := table.GroupBy("country", m, table.All())
	if err != nil || len(groups) != 2 || groups[0].Key != "Niger" || groups[0].Value.String() != "at least 7, 1 unknown" {
		t.Errorf("by country %v, %v", groups, err)
	}
}
