package incident

import (
	"strings"
	"testing"
)

// What is left out as unverified is not among those of which some are shown.
func TestTotalsAreOfWhatCounts(t *testing.T) {
	table, _ := readString("id,date,country,place,verification\n" +
		"a,2021,AFG,Kabul,\nb,2021,PAK,Quetta,confirmed\nc,2021,PAK,Quetta,unverified\nd,2021,AFG,Herat,reported\n")
	for _, c := range []struct {
		query      string
		unverified bool
		want       string
	}{
		{"country:PAK", false, "1 of 3 incidents"},
		{"country:PAK", true, "2 of 4 incidents"},
		{"country:Fiji", false, "None of 3 incidents"},
		{"", false, "3 incidents"},
	} {
		q, err := table.Parse(c.query)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := table.Answer(Question{Query: q, Unverified: c.unverified})
		if err != nil {
			t.Fatal(err)
		}
		all, err := table.Find(Question{Unverified: c.unverified})
		if err != nil {
			t.Fatal(err)
		}
		for _, totals := range []Totals{answer.Totals, table.Totals(answer.Shown.And(all)), table.Totals(all.And(answer.Shown))} {
			lead, _, _ := totals.Words()
			if lead, _, _ = strings.Cut(lead, ":"); lead != c.want {
				t.Errorf("%s, unverified %v: %s, want %s", c.query, c.unverified, lead, c.want)
			}
		}
	}
}

func TestRangesInFiguresHaveADash(t *testing.T) {
	for words, want := range map[string]string{
		"1,855 to 2,275": "1,855\u20132,275", "9,151 (8,020 to 10,400)": "9,151 (8,020\u201310,400)", "up to 9": "up to 9", "0 (up to 10)": "0 (up to 10)", "at least 4": "at least 4", "33": "33",
	} {
		if got := inFigures(words); got != want {
			t.Errorf("%q is %q in figures, want %q", words, got, want)
		}
	}
}
