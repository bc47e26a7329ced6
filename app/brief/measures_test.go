package brief

import (
	"testing"
	"testing/fstest"
)

func TestABriefSaysWhatItsIncidentsCount(t *testing.T) {
	const rows = "id,date,country,place,killed,ships,note\na,2024-03-01,Yemen,Aden,2,1,x\nb,2024-03-02,Yemen,Aden,,3,y\n"
	for _, c := range []struct{ measures, want, problem string }{
		{"", "2 incidents: 2 people killed, March 2024. One has no count.", ""},
		{"measures: ships\n", "2 incidents: 4 ships, March 2024.", ""},
		{"measures: [{of: ships, one: ship hit, many: ships hit}, killed]\n", "2 incidents: 4 ships hit and at least 2 killed, March 2024.", ""},
		{"measures: incidents\n", "2 incidents, March 2024.", ""},
		{"measures:\n  - {of: incidents, one: raid, many: raids}\n  - ships\n", "2 raids and 4 ships, March 2024.", ""},
		{"measures: [Killed, killed]\n", "2 incidents: 2 people killed, March 2024. One has no count.", ""},
		{"measures: shisp\n", "2 incidents: 2 people killed, March 2024. One has no count.", "what is counted can't be told: there is no field “shisp”"},
		{"measures: note\n", "2 incidents: 2 people killed, March 2024. One has no count.", "what is counted can't be told: note holds text such as “x”, which can't be added up"},
		{"measures: [{one: ship, many: ships}]\n", "2 incidents: 2 people killed, March 2024. One has no count.", "a measure has no column"},
		{"measures: [{of: ships, one: ship}]\n", "2 incidents: 2 people killed, March 2024. One has no count.", "the measure ships has a word for one alone"},
		{"measures: [{of: ships, words: hit}]\n", "2 incidents: 4 ships, March 2024.", `measures has no key "words"`},
	} {
		b, problems := Open(fstest.MapFS{
			fileName:        {Data: []byte("---\ntitle: a\nas-of: 2024-03-25\n" + c.measures + "---\n\n# A\n\nText.\n")},
			"incidents.csv": {Data: []byte(rows)},
		}, Options{})
		lead, rest, quiet := b.Incidents.Totals(b.Incidents.All()).Words()
		if got := lead + rest + quiet; got != c.want {
			t.Errorf("%q: %s", c.measures, got)
		}
		said := ""
		for _, p := range problems.Errors() {
			if said = p.What; p.Place.Line != 4 {
				t.Errorf("%q: %s", c.measures, p)
			}
		}
		if said != c.problem {
			t.Errorf("%q: %q, want %q", c.measures, said, c.problem)
		}
	}
}
