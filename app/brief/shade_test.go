package brief

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestAMapIsShadedByAnAmountThatThereIs(t *testing.T) {
	for attribute, want := range map[string]string{
		`shade="count"`:                 "",
		`shade="killed"`:                "",
		`shade="killed per 100,000"`:    `brief.md:8:17: there are no populations to which "killed per 100,000" could relate, write populations.csv with the columns country, admin1, population, year and source`,
		`shade="kiled per 100,000"`:     "brief.md:8:17: there is no amount “kiled”, did you mean killed?",
		`shade="ships"`:                 "",
		`shade="shisp"`:                 "brief.md:8:17: there is no amount “shisp”, did you mean ships?",
		`shade="kiled"`:                 "brief.md:8:17: there is no amount “kiled”, did you mean killed?",
		`shade="note"`:                  "brief.md:8:17: note holds text such as “x”, which can't be added up, leave numbers alone in the column",
		`shade=""`:                      `brief.md:8:17: "" is not an amount, name what provinces are shaded by: count or another amount`,
		`shade="wounded"`:               "brief.md:8:17: there is no amount “wounded”, write killed, count or a column of whole numbers",
		`density="killed"`:              "",
		`density="kiled"`:               "brief.md:8:19: there is no amount “kiled”, did you mean killed?",
		`density=""`:                    `brief.md:8:19: "" is not an amount, name what hexagons are shaded by: count or another amount`,
		`shade="count" density="count"`: "brief.md:8:33: a map shades both provinces and hexagons, give one of them",
		`colour="note"`:                 "",
		`colour="nota"`:                 "brief.md:8:18: there is no field “nota”, did you mean note?",
		`colour=""`:                     `brief.md:8:18: "" is not a column, name a column, such as tactic`,
		`shade="count" colour="note"`:   "brief.md:8:32: a shaded map has no symbols to colour, give one of them",
		`labels="12.8,45: Aden; -5.5, 40.25: Over there: the coast;"`: "",
		`labels="Aden"`:        `brief.md:8:18: "Aden" holds a label that can't be read, write each as latitude,longitude: words, with ; between: labels="34.57,69.21: Kabul airport"`,
		`labels="95,45: Aden"`: `brief.md:8:18: "95,45: Aden" holds a label that can't be read, write each as latitude,longitude: words, with ; between: labels="34.57,69.21: Kabul airport"`,
		`shades="killed"`:      `brief.md:8:10: a map has no key "shades", remove it or see FORMAT.md for the keys there are`,
		`shade="killed.x"`:     "brief.md:8:17: there is no amount “killed.x”, did you mean killed?",
	} {
		b, problems := Open(fstest.MapFS{
			fileName:        {Data: []byte("---\ntitle: a\nas-of: 2024-03-25\n---\n\n# A\n\n```{.map " + attribute + "}\n```\n")},
			"incidents.csv": {Data: []byte("id,date,country,place,killed,ships,note\na,2024-03-01,Yemen,Aden,2,1,x\n")},
		}, Options{})
		var said []string
		for _, p := range append(problems, b.Check()...) {
			if p.Line == 8 {
				said = append(said, p.String())
			}
		}
		if want == "" && len(said) > 0 || want != "" && !slices.Contains(said, want) {
			t.Errorf("%s: %q, want %q", attribute, said, want)
		}
	}
}

func TestTheColumnByWhichAMapIsShadedIsHandedOut(t *testing.T) {
	b, problems := Open(fstest.MapFS{
		fileName:        {Data: []byte("---\ntitle: a\nas-of: 2024-03-25\n---\n\n# A\n\n```{.map shade=\"ships\"}\n```\n")},
		"incidents.csv": {Data: []byte("id,date,country,place,killed,ships,ships_high,crew\na,2024-03-01,Yemen,Aden,2,1,3,9\n")},
	}, Options{})
	if len(problems.Errors()) > 0 {
		t.Fatal(problems)
	}
	if got := string(filesOf(handedOut(t, b, 0))["incidents.csv"].Data); got != "id,date,country,place,killed,ships,ships_high\na,2024-03-01,Yemen,Aden,2,1,3\n" {
		t.Errorf("incidents.csv is %q", got)
	}
}

func TestPopulationsAreHandedOutIfAMapRelatesToThem(t *testing.T) {
	for shade, want := range map[string]string{
		"killed per 100,000": "country,admin1,population,year,source\nYEM,Aden,900000,2020,s\n",
		"killed":             "",
	} {
		b, problems := Open(fstest.MapFS{
			fileName:          {Data: []byte("---\ntitle: a\nas-of: 2024-03-25\n---\n\n# A\n\n```{.map shade=\"" + shade + "\"}\n```\n")},
			"incidents.csv":   {Data: []byte("id,date,country,place,killed\na,2024-03-01,Yemen,Aden,2\n")},
			"populations.csv": {Data: []byte("country,admin1,population,year,source,own\nYEM,Aden,900000,2020,s,SECRET\n")},
			"sources.yaml":    {Data: []byte("references:\n- id: s\n  type: book\n  title: S\n")},
		}, Options{})
		if len(problems.Errors()) > 0 {
			t.Fatal(problems)
		}
		files := filesOf(handedOut(t, b, 0))
		got := ""
		if f := files["populations.csv"]; f != nil {
			got = string(f.Data)
		}
		if cited := strings.Contains(string(files["sources.yaml"].Data), "id: s"); got != want || cited != (want != "") {
			t.Errorf("%s: %q is handed out, its source %v", shade, got, cited)
		}
	}
}
