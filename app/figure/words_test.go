package figure

import (
	"testing"

	"lectern/app/brief"
	"lectern/app/incident"
)

func TestIncidentsAreSaidInWords(t *testing.T) {
	plain := func(*incident.Incident) {}
	for _, c := range []struct {
		name     string
		rows     []func(*incident.Incident)
		coverage brief.CoverageKind
		describe string
		basis    string
	}{
		{"none", nil, brief.Census, "No incidents.", "No incident matches."},
		{
			"one",
			[]func(*incident.Incident){plain},
			brief.Census,
			"One incident, March 2020, all in Afghanistan. People killed: 20.",
			"One incident, March 2020. Attackers are not counted.",
		},
		{
			"several, of a selection",
			[]func(*incident.Incident){
				plain, func(x *incident.Incident) { x.Country, x.Killed = "Pakistan", incident.NoNumber },
				func(x *incident.Incident) { x.Killed = incident.Number{Low: 30, Best: incident.Unknown, High: 40} },
			},
			brief.Selection,
			"3 incidents, March 2020 to September 2020, in 2 countries; most, 2, in Afghanistan. People killed: 50 to 60, with 1 of unknown number. The deadliest: Attack 2, 17 September 2020 (30–40); Attack 0, 1 March 2020 (20).",
			"3 incidents, March 2020 to September 2020; one has no count. Attackers are not counted. A selection of well-reported incidents, not a count of all: it shows no trend.",
		},
		{
			"without titles",
			[]func(*incident.Incident){
				func(x *incident.Incident) { x.Title, x.Tactic, x.Place = "", "arson", "Quetta" }, func(x *incident.Incident) { x.Title, x.Tactic, x.Place = "", "", "Kabul" },
			},
			brief.Census,
			"2 incidents, March 2020 to June 2020, all in Afghanistan. People killed: 40. The deadliest: Arson, Quetta, 1 March 2020 (20); Incident, Kabul, 9 June 2020 (20).",
			"2 incidents, March 2020 to June 2020. Attackers are not counted.",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := &brief.Brief{Incidents: table(t, c.rows...)}
			b.Coverage.Kind = c.coverage
			if got := Describe(b, b.Incidents.All()); got != c.describe {
				t.Errorf("described as\n%s\nwant\n%s", got, c.describe)
			}
			if got := Basis(b, b.Incidents.All()); got != c.basis {
				t.Errorf("based on\n%s\nwant\n%s", got, c.basis)
			}
		})
	}
}
