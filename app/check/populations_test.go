package check

import (
	"slices"
	"strings"
	"testing"
)

func TestPopulationsOfProvincesThatTheMapLacksAreNamed(t *testing.T) {
	got := problems(t, map[string]string{
		"brief.md":        "---\ntitle: Test\nas-of: 2024-03-25\n---\n" + body + "\n```{.map shade=\"killed per 100,000\" title=\"Most in Kabul\"}\n```\n",
		"incidents.csv":   "id,date,country,place,admin1,killed\na,2024,Afghanistan,Kabul,Kabul,3\n",
		"populations.csv": "country,admin1,population,year,source\nAFG,Kabul,5000000,2020,\nAfghanistan,Herat province,2000000,2020,\nAFG,Herax,9,2020,\nAtlantis,X,9,2020,\nAFG,Ghor,7,2020,nobody\n",
		"sources.yaml":    "references: []\n",
	})
	got = slices.DeleteFunc(got, func(line string) bool { return !strings.Contains(line, "populations.csv:") })
	want := []string{
		`doubtful-row populations.csv:4: the map has no province "Herax" in AFG, so its population isn't used, write it as the map does, such as Herat`,
		"bad-row populations.csv:5:1: “Atlantis” is not a country, write its English name or its code of three letters",
		`unknown-citation populations.csv:6: no source has the key "nobody", add it to sources.yaml or correct the key`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
