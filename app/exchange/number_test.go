package exchange

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

func TestNumbersAreReadAsWhatTheySay(t *testing.T) {
	for cell, want := range map[string]string{
		"3":               "|3||",
		"3.0":             "|3||",
		"12.00":           "|12||",
		"1.2e3":           "|1200||",
		`"1,200"`:         "|1200||",
		"5 to 7":          "5||7|",
		"between 5 and 7": "5||7|",
		"3-5":             "3||5|",
		"at least 4":      "4|||",
		"4+":              "4|||",
		"up to 9":         "||9|",
		"~20":             "|20||killed: about 20 (~20)",
		"about 20":        "|20||killed: about 20",
		"5 (2 children)":  "|5||killed: 5 (2 children)",
		"2 or 3":          "2||3|",
		"4 at least":      "4|||",
		"~5-7":            "5||7|killed: about 5–7 (~5-7)",
		"12?":             "|12||killed: 12?",
		"12 ??":           "|12||killed: 12? (12 ??)",
		"20ish":           "|20||killed: about 20 (20ish)",
		"est. 20":         "|20||killed: about 20 (est. 20)",
		"20 approx.":      "|20||killed: about 20 (20 approx.)",
		"etwa 20":         "|20||killed: about 20 (etwa 20)",
		"environ 1 200":   "|1200||killed: about 1,200 (environ 1 200)",
		"около 20":        "|20||killed: about 20 (около 20)",
		"حوالي ٢٠":        "|20||killed: about 20 (حوالي ٢٠)",
		"au moins 4":      "4|||",
		"не менее 4":      "4|||",
		"bis zu 9":        "||9|",
		"hasta 9":         "||9|",
		"5 bis 7":         "5||7|",
		"entre 5 et 7":    "5||7|",
		"от 5 до 7":       "5||7|",
		"5 или 7":         "5||7|",
		"5a7":             "set aside: killed: “5a7” is not a whole number, write one number in digits alone; the lowest and the highest figure have columns of their own, doubt is figures_note",
		"N/A":             "|||",
		"-99":             "|||",
		"1.5":             "set aside: killed: “1.5” is not a whole number, a number of people is whole: write it in digits alone",
		"more than 4":     "set aside: killed: “more than 4” is not a whole number, write the lowest figure that it can be in the _low column, or the highest in the _high column",
		"1.200":           "set aside: killed: “1.200” is not a whole number, write the number that is meant in digits alone: a point may part thousands or begin decimals",
		"5 people":        "set aside: killed: “5 people” is not a whole number, write 5 alone; a bound is the _low or the _high column, doubt is figures_note",
		"dozens":          "set aside: killed: “dozens” is not a whole number, write digits, and leave the cell empty where nothing is known",
	} {
		r := readText(t, "id,date,country,place,killed,remark\na,2021-03-04,Mali,Alvar,"+cell+",first\n")
		got := strings.TrimSpace(cells(r, "killed_low", "killed", "killed_high", "figures_note"))
		if r.Table.Len() == 0 && len(r.Problems) == 1 {
			got = "set aside: " + r.Problems[0].What + ", " + r.Problems[0].Hint
		}
		if got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
}

func TestWhatProgramsWriteForUnknownIsUnknown(t *testing.T) {
	const all = "id,date,date_end,country,admin1,place,lat,lon,actor,sources,killed\n"
	for name, c := range map[string]struct{ text, want string }{
		"a point elsewhere":     {header + "a,2021-03-04,NA,Alvar,14.25,-5.99,3\n", "Mali|1 unknown"},
		"a point at sea":        {header + "a,2021-03-04,NA,Alvar,4.25,15.99,3\n", "|1 unknown"},
		"a point in Namibia":    {header + "a,2021-03-04,NA,Windhoek,-22.5,17.1,3\n", "Namibia|1 unknown"},
		"codes":                 {header + "a,2021-03-04,NA,Windhoek,,,3\nb,2021-03-04,ML,Alvar,,,3\n", "Namibia\nMali|0 unknown"},
		"codes, elsewhere":      {header + "a,2021-03-04,NA,Alvar,14.25,-5.99,3\nb,2021-03-04,ML,Alvar,,,3\n", "Mali\nMali|1 unknown"},
		"names":                 {header + "a,2021-03-04,NA,Alvar,4.25,15.99,3\nb,2021-03-04,Mali,Alvar,,,3\n", "\nMali|1 unknown"},
		"no country at all":     {header + "a,2021-03-04,NA,Alvar,,,3\n", "country is empty|1 unknown"},
		"words in every column": {all + "NA,2021-03-04,NULL,Mali,NaN,Alvar,NA,n/a,-,null,NA\n", "Mali|8 unknown"},
		"in our own columns":    {all + "a,2021-03-04,,Mali,,Alvar,,,NA,,3\n", "Mali|1 unknown"},
	} {
		r := readText(t, c.text)
		got, unknown := strings.TrimSuffix(cells(r, "country"), "\n"), 0
		if len(r.Problems) > 0 {
			got = r.Problems[0].What
		}
		for _, change := range r.Report.Changes {
			if change.What == noNumber {
				unknown = change.Count
			}
		}
		if got = fmt.Sprintf("%s|%d unknown", got, unknown); got != c.want {
			t.Errorf("%s: %q, want %q; %v", name, got, c.want, said(r))
		}
		if r.Table.Len() > 0 && r.Table.At(0).Actor != "" {
			t.Errorf("%s: the actor is %s", name, r.Table.At(0).Actor)
		}
	}
	codes, err := ParseProfile([]byte("columns: {id: n, date: d, country: c, place: p, actor: {from: who, codes: {NA: Northern Army}}}"), "m.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if r := read(t, fstest.MapFS{"x": {Data: []byte("n,d,c,p,who\n1,2021,Mali,Alvar,NA\n")}}, "x", Options{Mapping: codes}); cells(r, "actor") != "Northern Army\n" {
		t.Errorf("a code that a mapping explains: %v", said(r))
	}
}
