package incident

import (
	"strings"
	"testing"
)

func TestClaimsAreReadWithTheirMistakes(t *testing.T) {
	claims, problems := ReadClaims(strings.NewReader(`incident,source,low,best,high,scope,note
a,afp,3,,5,,police
a,ap,,7,,wounded,
b,afp,,,,,nothing
,afp,1,,,,
c,ap,5,,3,,
d,ap,x,,,,
`), "claims.csv")
	var said []string
	for _, p := range problems {
		said = append(said, p.Place.String()+" "+p.What)
	}
	want := "claims.csv:4:7 low, best and high are empty|claims.csv:5:1 incident is empty|claims.csv:6:6 the lowest figure, 5, is above the highest, 3|claims.csv:7:6 low: “x” is not a whole number"
	if got := strings.Join(said, "|"); len(claims) != 2 || got != want || claims[0].Number.String() != "3–5" || claims[1].Scope != "wounded" {
		t.Errorf("%+v\n%s", claims, got)
	}
	if _, problems := ReadClaims(strings.NewReader("source,low\nafp,3\n"), "claims.csv"); len(problems) != 1 {
		t.Errorf("without a column of incidents: %v", problems)
	}
}

func TestANumberWithoutAFigureOfItsOwnIsTheSpanOfWhatIsClaimed(t *testing.T) {
	for _, c := range []struct{ claims, killed, sum string }{
		{"a,afp,,3,,,\na,ap,,5,,,\n", "3–5", "13-15"},
		{"a,afp,3,,,,\na,ap,,5,,,\n", "at least 3", "at least 13"},
		{"a,afp,,,9,,\na,ap,,5,,,\n", "up to 9", "10-19"},
		{"a,afp,2,4,9,,\n", "2–9", "12-19"},
		{"a,afp,,3,,wounded,\n", "unknown", "10, 1 unknown"},
		{"a,afp,,3,,attackers_killed,\n", "unknown", "10, 1 unknown"},
		{"a,afp,,3,,killed.low,\n", "unknown", "10, 1 unknown"},
		{"a,afp,,3,,lat,\n", "unknown", "10, 1 unknown"},
		{"a,afp,,3,,homes_low,\n", "unknown", "10, 1 unknown"},
		{"a,afp,,3,,with attackers,\n", "unknown", "10, 1 unknown"},
		{"b,afp,,3,,,\n", "unknown", "10, 1 unknown"}, // it has its own
		{"z,afp,,3,,,\n", "unknown", "10, 1 unknown"},
	} {
		table, _ := readString("id,date,country,place,killed,homes\na,2024,Mali,Alvar,,\nb,2024,Mali,Alvar,10,\n")
		claims, problems := ReadClaims(strings.NewReader("incident,source,low,best,high,scope,note\n"+c.claims), "claims.csv")
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		table.AddClaims(claims)
		row, _ := table.Index("a")
		m, _ := table.ParseMeasure("sum killed")
		v, err := table.Evaluate(m, table.All())
		if got := table.Killed(row).String(); err != nil || got != c.killed || v.String() != c.sum || table.Cell("killed", row) != "" {
			t.Errorf("%q: %s, sum %s, %v", c.claims, got, v, err)
		}
	}
}

func TestClaimsLeaveWhatTheIncidentsAreSaidToCount(t *testing.T) {
	for _, c := range []struct {
		name string
		said []Amount
		want string
	}{
		{"said", []Amount{{Field: "homes", One: "home lost", Many: "homes lost"}}, "homes lost, incidents"},
		{"not said", nil, "people killed, incidents"},
	} {
		table, _ := readString("id,date,country,place,homes\na,2024,Mali,Alvar,2\n")
		if len(c.said) > 0 {
			if err := table.SetAmounts(c.said...); err != nil {
				t.Fatal(err)
			}
		}
		table.AddClaims([]Claim{{Incident: "a", Number: Exactly(3)}})
		var counted []string
		for _, a := range table.Amounts() {
			counted = append(counted, a.Many)
		}
		if got := strings.Join(counted, ", "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestClaimsCountTheFilesOwnNumbers(t *testing.T) {
	table, _ := readString("id,date,country,place,homes_low,homes\na,2024,Mali,Alvar,,\nb,2024,Mali,Alvar,,4\n")
	table.AddClaims([]Claim{{Incident: "a", Number: Exactly(3), Scope: "Homes"}})
	lead, rest, _ := table.Totals(table.All()).Words()
	if got := lead + rest; got != "2 incidents: 7 homes, January to December 2024." {
		t.Error(got)
	}
	words := ""
	for _, scope := range []string{"", "Homes", "wounded", "with crews"} {
		words += table.ClaimWords(&Claim{Number: Exactly(3), Scope: scope}) + "; "
	}
	if words != "3 killed; 3 homes; 3 wounded; 3 (with crews); " {
		t.Error(words)
	}
	m, _ := table.ParseMeasure("sum homes")
	if v, err := table.Evaluate(m, table.All()); err != nil || v.String() != "7" {
		t.Errorf("%v, %v", v, err)
	}
}
