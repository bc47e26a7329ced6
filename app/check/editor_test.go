package check

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/atlas"
	"lectern/app/brief"
)

// TestAnEditorsFaultsAreNamed changes one thing in a brief without faults.
func TestAnEditorsFaultsAreNamed(t *testing.T) {
	files := map[string]string{}
	folder := os.DirFS("testdata/raids")
	names, err := fs.Glob(folder, "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(text)
	}
	const (
		told  = `"every net pays" [@leaflet, p. 2].`
		raid  = "Ngouboua,13.6000,14.0000,district,,attack"
		bosso = "attributed,,confirmed,moderate,Tents of the displaced were set on fire.,un-report"
	)
	for _, c := range []struct{ name, file, old, now, want string }{
		{"nothing", "brief.md", "", "", ""},
		{"another likelihood", "brief.md", "It is likely that", "It is very unlikely that", "the text says “very unlikely”, the judgement is “likely”"},
		{"a word of another scale", "brief.md", "It is likely that", "It is likely, if not highly likely, that", "the text says “highly likely”, which is no word of the scale icd203"},
		{"another and its own", "brief.md", "It is likely that", "It is likely, not certain, and unlikely to be soon, that", ""},
		{"another confidence", "brief.md", "by December 2024 [@un", "by December 2024. We say so with low confidence [@un", "the text speaks of low confidence, the judgement has moderate"},
		{"its own confidence", "brief.md", "by December 2024 [@un", "by December 2024. We say so with moderate confidence [@un", ""},
		{"no time", "brief.md", " by December 2024 [@un", " [@un", "the judgement says what will be, and names no time"},
		{"no time of what is", "brief.md", "the next raid will fall on the northern shore by December 2024", "the last raid fell on the northern shore", ""},
		{"two claims", "brief.md", "shore by December", "shore and that the group will split by December", "the judgement joins two claims"},
		{"no owner", "brief.md", `owner="Lake Chad Basin Commission" `, "", "the recommendation doesn’t say who should follow it"},
		{"due before the brief", "brief.md", `by="2024-12"`, `by="2024-05"`, "the recommendation is due by May 2024, before 30 June 2024"},
		{"due in the month of the brief", "brief.md", `by="2024-12"`, `by="2024-06"`, ""},
		{"another mark", "brief.md", "# What it wants {#aims}\n", "# What it wants {#aims}\n\nTLP: RED\n", "the text is marked TLP:RED, and the brief is TLP:GREEN"},
		{"its own mark", "brief.md", "# What it wants {#aims}\n", "# What it wants {#aims}\n\nTLP:GREEN\n", ""},
		{"words on a mark", "brief.md", "# What it wants {#aims}\n", "# What it wants {#aims}\n\nIts annex is TLP:RED.\n", ""},
		{"an alternative without words", "brief.md", `alt="People killed: most in Nigeria, then Chad, then Niger."`, `alt="A chart"`, "the text alternative “A chart” doesn’t say what is shown"},
		{"a word twice", "brief.md", "Patrol the northern", "Patrol the\nthe northern", "“the” stands twice"},
		{"a name twice", "brief.md", "Patrol the northern", "Patrol Bora Bora and had had the northern", ""},
		{"no coverage", "brief.md", `coverage: {kind: census, sentence: "All eight raids of the exercise are here."}` + "\n", "", "the front matter doesn’t say how complete the incidents are"},
		{"a country of no code", "brief.md", "focus: [NGA,", "focus: [NGR,", "the map’s focus names NGR, and no country has that code"},
		{"a number alone", "brief.md", "March 2024 [@mission-2024]", "March 2024", "the number 300 rests on no source and no incidents"},
		{"a large number alone", "brief.md", "at 300 men in March 2024 [@mission-2024]", "at 1,300 men in March 2024", "the number 1,300 rests on no source"},
		{"a date alone", "brief.md", "put its strength at 300 men in March 2024 [@mission-2024]", "was there from 12 March 2024", ""},
		{"a month after the brief", "brief.md", told, told + " In August 2024 it added fines [@leaflet, p. 3].", "August 2024 is after 30 June 2024"},
		{"another month after it", "brief.md", told, told + " In May 2024 and July 2024 boats were fined by it for fishing [@leaflet, p. 3].", "July 2024 is after 30 June 2024"},
		{"by a month ahead", "brief.md", told, told + " It wants them doubled by August 2024 [@leaflet, p. 3].", ""},
		{"a month ahead", "brief.md", told, told + " It will end in August 2024 [@leaflet, p. 3].", ""},
		{"no date", "brief.md", told, told + " Last year it doubled them [@un-report].", "“Last year” says no date to a later reader"},
		{"a year beside", "brief.md", told, told + " Recently, in 2024, it doubled them [@un-report].", ""},
		{"no page", "brief.md", "[@leaflet, p. 2]", "[@leaflet]", `a passage of "leaflet" is quoted without its page`},
		{"a trend of two scopes", "brief.md", "The two counts of 2024 differ by half", "Its strength has doubled", "the title tells a trend (“doubled”), but the estimates count different things"},
		{"a trend of a selection", "brief.md", `kind: census, sentence: "All eight raids of the exercise are here."}`, `kind: selection, sentence: "Some."}`, ""},
		{"an abbreviation", "brief.md", "The Multinational Joint Task Force (MNJTF) put", "The MNJTF put", "“MNJTF” is never explained"},
		{"a word in capitals", "brief.md", told, told + " It was not so, it was NOT so, and IMPORTANT [@leaflet, p. 3].", ""},
		{"an American", "brief.md", told, told + " Its neighbors pay [@leaflet].", "“neighbors” is American English"},
		{"an American name", "brief.md", told, told + " The Lake Center says so [@leaflet].", ""},
		{"nobody behind a source", "sources.yaml", "  author:\n  - literal: Multinational Joint Task Force\n", "", `"mission-2024" has neither author nor publisher`},
		{"a source without a date", "sources.yaml", "  issued:\n    date-parts:\n    - [2023, 2]\n", "", `"leaflet" has no date`},
		{"a source of later", "sources.yaml", "[2024, 6, 15]", "[2024, 7, 15]", `"mission-2024" was issued after 30 June 2024`},
		{"no DOI", "sources.yaml", "  title: The toll\n", "  title: The toll\n  DOI: doi of the toll\n", `the DOI of "leaflet", doi of the toll, is none`},
		{"an address without a host", "sources.yaml", "https://example.org/mission", "https:///mission report", "leads nowhere"},
		{"no source", "incidents.csv", bosso, strings.TrimSuffix(bosso, "un-report"), "2023-11-18-bosso has no source"},
		{"no claimant", "incidents.csv", bosso, strings.Replace(bosso, "attributed", "claimed", 1), "2023-11-18-bosso is claimed, but not by whom"},
		{"a year too long", "incidents.csv", "2023-03-04,,Fishing", "2023-03-04,2024-03-05,Fishing", "2023-03-04-baga lasts 368 days"},
		{"too far", "incidents.csv", raid, strings.Replace(raid, "district,", "district,4000", 1), "the place of 2024-03-10-ngouboua is known to district, and may be 4,000 km away"},
		{"far off", "incidents.csv", "13.3150,12.6110", "13.8050,8.9880", "2024-05-05-diffa lies 395 km from Diffa, its place"},
		{"swapped", "incidents.csv", "12.9240,13.5660", "13.5660,12.9240", "2023-01-15-kukawa lies 8 km outside Nigeria"},
		{"over the border", "incidents.csv", "12.3700,14.2200", "12.3900,14.2500", ""},
		{"one name in two spellings", "incidents.csv", "ambush,Lake Group", "ambush,The lake-group", "actor “The lake-group” of 2023-06-21-monguno counts as another than “Lake Group”"},
		{"a digit too many", "incidents.csv", "port,12,,20,", "port,12,,2000,", "2023-03-04-baga has up to 2,000 people killed, and no other incident has more than 9"},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed := fstest.MapFS{}
			for name, text := range files {
				if name == c.file {
					text = strings.Replace(text, c.old, c.now, 1)
					if c.now != c.old && text == files[name] {
						t.Fatalf("%q isn't in %s", c.old, name)
					}
				}
				if c.name == "a trend of two scopes" && name == "series.csv" {
					text = strings.Replace(text, "450,450,men under arms", "450,450,men and families", 1)
				}
				if c.name == "a digit too many" {
					text = strings.NewReplacer("47 to 58", "47 to 2,038", "12 to 20", "12 to 2,000").Replace(text)
				}
				changed[name] = &fstest.MapFile{Data: []byte(text)}
			}
			b, _ := brief.Open(changed, brief.Options{Gazetteer: atlas.Load()})
			report, err := Brief(t.Context(), b)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range report.Problems {
				got = append(got, p.What)
			}
			if len(got) > 1 || (len(got) == 1) != (c.want != "") || c.want != "" && !strings.Contains(got[0], c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
