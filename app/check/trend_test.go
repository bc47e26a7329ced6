package check

import "testing"

func TestTrendsAreReadInTitles(t *testing.T) {
	for title, want := range map[string]string{
		"Raids are falling":                               "falling",
		"The Rising Star raids most":                      "",
		"Its ranks have swollen":                          "swollen",
		"Its strength went from 300 to 450":               "from 300 to 450",
		"In every year from 2015 to 2024 it raided":       "",
		"Fewer dead every year":                           "Fewer dead every year",
		"Deaths are up 50 per cent":                       "up 50 per cent",
		"It has never been larger":                        "never been larger",
		"There were fewer raids in 2024 than in 2023":     "fewer raids in 2024 than in",
		"Surgical strikes on depots":                      "",
		"Double-tap strikes on hospitals":                 "",
		"Barrel bombs dropped on camps":                   "",
		"Raids dropped by half":                           "dropped",
		"More raids hit Borno than Yobe":                  "",
		"More were killed in 2024 than 2023":              "More were killed in 2024 than 2023",
		"More than 300 men":                               "",
		"Raids escalated":                                 "escalated",
		"Raids peaked in 2023":                            "peaked",
		"Raids are rarer":                                 "rarer",
		"The violence eased":                              "eased",
		"The raids lie on the eastern shore":              "",
		"It gained ground":                                "gained",
		"At least one attack killed thirty people a year": "",
	} {
		got := ""
		if at := trendIn(title); at != nil {
			got = title[at[0]:at[1]]
		}
		if got != want {
			t.Errorf("%q tells a trend by %q, want %q", title, got, want)
		}
	}
}
