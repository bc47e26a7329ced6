package incident

import (
	"strings"
	"testing"
)

// A value that was chosen and that no incident has any more is told from one that other terms leave nothing of.
func TestAChosenValueThatIsGoneSaysSo(t *testing.T) {
	tb, problems := ReadCSV(strings.NewReader("id,date,country,place,tactic\na,2024-01-01,Iran,Kerman,bombing\nb,2024-01-01,Pakistan,Quetta,raid\n"), "x.csv", nil)
	if len(problems.Errors()) > 0 {
		t.Fatal(problems)
	}
	for query, want := range map[string]bool{
		"tactic:arson":              true,
		"-tactic:arson":             true,
		"tactic:Raid":               false,
		"tactic:raid country:Iran":  false,
		"tactic:arson country:Iran": true,
	} {
		facets := facetsOf(t, tb, Question{Query: mustParse(t, tb, query)}, "tactic")
		chosen := 0
		for _, v := range facets[0].Values {
			if v.Chosen || v.Excluded {
				if chosen++; v.Gone != want {
					t.Errorf("%s: %s is gone: %v", query, v.Value, v.Gone)
				}
			} else if v.Gone {
				t.Errorf("%s: %s, which an incident has, is gone", query, v.Value)
			}
		}
		if chosen != 1 {
			t.Errorf("%s: %d values are chosen", query, chosen)
		}
	}
}

// facetsOf returns the facets of what a question finds.
func facetsOf(t *testing.T, tb *Table, q Question, fields ...string) []Facet {
	t.Helper()
	found, err := tb.Find(q)
	if err != nil {
		t.Fatal(err)
	}
	facets, err := tb.Facets(q, found, fields...)
	if err != nil {
		t.Fatal(err)
	}
	return facets
}
