package incident

import "testing"

func TestWordsThatMayBeValuesAreGathered(t *testing.T) {
	table, _ := readString("id,date,country,place,tactic\na,2021,Mali,Gao,bombing\nb,2021,Niger,Agadez,raid\nc,2021,Chad,Mao,raid\n")
	for query, want := range map[string]string{
		"country:Mali OR Niger":             "country:Mali,Niger",
		"country:Mali niger":                "country:Mali,niger",
		"country:Mali OR Niger OR Chad":     "country:Mali,Niger,Chad",
		"country:Mali OR tactic:raid Niger": "",
		"country:Mali mali":                 "",
		"country:Mali OR market":            "",
		"Mali OR Niger":                     "",
		"country:Mali tactic:raid":          "",
		"":                                  "",
	} {
		got := ""
		if q := table.Stray(mustParse(t, table, query)); q != nil {
			got = q.String()
		}
		if got != want {
			t.Errorf("%s may be %q, want %q", query, got, want)
		}
	}
}
