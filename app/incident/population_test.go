package incident

import (
	"strings"
	"testing"
)

func TestPopulationsAreReadOrNamed(t *testing.T) {
	const head = "country,admin1,population,year,source\n"
	for text, want := range map[string]string{
		head + "AFG,Kabul,5000000,2020,s":                  "",
		"year,population,admin1,country\n2020,5,Kabul,AFG": "",
		head + "AFG,,5,2020,s":                             "admin1 is empty",
		head + "AFG,Kabul,,2020,s":                         "population is empty or 0",
		head + "AFG,Kabul,0,2020,s":                        "population is empty or 0",
		head + "AFG,Kabul,-5,2020,s":                       "population: “-5” is negative",
		head + "AFG,Kabul,many,2020,":                      "population: “many” is not a whole number",
		head + "AFG,Kabul,5,,s":                            "“” is not a year",
		head + "AFG,Kabul,5,20,s":                          "“20” is not a year",
	} {
		got, problems := ReadPopulations(strings.NewReader(text+"\n"), "p.csv", nil)
		said := ""
		for _, p := range problems {
			said = p.What
		}
		if said != want || (len(got) == 1) != (want == "") {
			t.Errorf("%q: %v, %q", text, got, problems)
		}
	}
}

func TestAPopulationIsGivenOnceForAYear(t *testing.T) {
	got, problems := ReadPopulations(strings.NewReader("country,admin1,population,year,source\nAFG,Kabul,4000000,2021,s\nAFG,kabul,5000000,2021,s\nAFG,Kabul,5000000,2022,s\n"), "p.csv", nil)
	if len(got) != 2 || len(problems) != 1 || problems[0].What != "kabul has a population of 2021 already, in line 2" {
		t.Errorf("%v, %v", got, problems)
	}
}

func TestRatesNameTheirAmount(t *testing.T) {
	for name, want := range map[string]string{"count per 100,000": "count", " killed  per 100000 ": "killed", "killed": "", "per 100,000": "", "killed per 1,000": ""} {
		if got, ok := CutRate(name); ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q, %v", name, got, ok)
		}
	}
}
