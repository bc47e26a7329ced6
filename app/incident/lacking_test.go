package incident

import (
	"strings"
	"testing"
)

func TestAQueryIsToldWhatNoIncidentHas(t *testing.T) {
	const rows = "id,date,country,place,lat,lon,deaths,tactic\na,2024-01-02,Pakistan,Quetta,30.18,67.0,1,bombing\nb,2023-01-02,Pakistan,Peshawar,34,71.5,2,\n"
	table, problems := ReadCSV(strings.NewReader(rows), "incidents.csv", nil)
	if len(problems.Errors()) > 0 {
		t.Fatal(problems)
	}
	for query, want := range map[string]string{
		"killed:>=1":              "no incident has a value of killed",
		"killed:>=1 OR wounded:3": "no incident has a value of killed or wounded",
		"NOT killed:2 killed:<9":  "no incident has a value of killed",
		"deaths:>=9":              "",
		"tactic:shooting":         "",
		"actor:x target:*y*":      "no incident has a value of actor or target",
		"has:claimed_by":          "no incident has a value of claimed_by",
		"Quetta date:2020":        "",
		"":                        "",
	} {
		q, err := table.Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		if got := table.Lacking(q); got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}
