package brief

import (
	"strings"
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

func TestClaimsAreHandedOutWithTheirIncidentsAlone(t *testing.T) {
	b, problems := Open(fstest.MapFS{
		fileName:        {Data: []byte("---\ntitle: a\nas-of: 2024-03-25\n---\n\n# A\n\nIn all [3 to 5]{.figure q=\"sum killed\"}.\n")},
		"incidents.csv": {Data: []byte("id,date,country,place,killed,verification\na,2024-03-01,Yemen,Aden,,confirmed\nb,2024-03-02,Yemen,Aden,2,unverified\n")},
		"claims.csv":    {Data: []byte("incident,source,low,high,note,own\na,s1,3,5,n,x\nb,s2,9,,SECRET,x\n")},
		"sources.yaml":  {Data: []byte("references:\n- id: s1\n  type: book\n  title: S\n- id: s2\n  type: book\n  title: T\n")},
	}, Options{})
	if len(problems.Errors()) > 0 {
		t.Fatal(problems)
	}
	files := filesOf(handedOut(t, b, 0))
	if got := string(files["claims.csv"].Data); got != "incident,source,low,high,note\na,s1,3,5,n\n" {
		t.Errorf("claims.csv is %q", got)
	}
	if sources := string(files["sources.yaml"].Data); !strings.Contains(sources, "s1") || strings.Contains(sources, "s2") {
		t.Errorf("sources.yaml is %q", sources)
	}
	again, problems := Open(files, Options{})
	if row, ok := again.Incidents.Index("a"); !ok || again.Incidents.Killed(row).String() != "3–5" || len(problems.Errors()) > 0 {
		t.Errorf("read again: %v", problems)
	}
}

func TestFiguresWaitForTheDataThatTheyAreCountedFrom(t *testing.T) {
	for _, c := range []struct{ named, claims, want string }{
		{"", "incident,low\na,3\n", ""},
		{"", "incident,low\na,x\n", "claims.csv"},
		{"", "source\nafp\n", "claims.csv"},
		{"claims: said.csv\n", "incident,low\na,3\n", "said.csv"}, // which isn't there
	} {
		b, _ := Open(fstest.MapFS{
			fileName:        {Data: []byte("---\ntitle: a\nas-of: 2024-03-25\n" + c.named + "---\n\n# A\n\nText.\n")},
			"incidents.csv": {Data: []byte("id,date,country,place,killed\na,2024-03-01,Yemen,Aden,\n")},
			"claims.csv":    {Data: []byte(c.claims)},
		}, Options{})
		if got := b.FaultyData(); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.named, c.claims, got, c.want)
		}
	}
}

func TestClaimsOfWhatIsNotThereAreProblems(t *testing.T) {
	b, _ := Open(fstest.MapFS{
		fileName:        {Data: []byte("---\ntitle: a\nas-of: 2024-03-25\n---\n\n# A\n\nText.\n")},
		"incidents.csv": {Data: []byte("id,date,country,place\na,2024-03-01,Yemen,Aden\n")},
		"claims.csv":    {Data: []byte("incident,source,low\na,none,3\nz,,9\n")},
		"sources.yaml":  {Data: []byte("references:\n- id: s1\n  type: book\n  title: S\n")},
	}, Options{})
	var said []string
	for _, p := range b.Check() {
		if p.File == "claims.csv" {
			said = append(said, p.Place.String()+" "+p.What)
		}
	}
	if got := strings.Join(said, "|"); got != `claims.csv:2 no source has the key "none"|claims.csv:3 no incident has the id "z"` {
		t.Error(got)
	}
}
