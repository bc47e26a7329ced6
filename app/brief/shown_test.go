package brief

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestIncidentsBehindBlocks(t *testing.T) {
	const rows = "id,date,country,place,killed,verification\na,2024-01-01,Iran,A,1,\nb,2024-01-02,Iran,B,2,\nc,2024-01-03,Iraq,C,3,\nu,2024-01-04,Iran,U,4,unverified\n"
	for text, want := range map[string]string{
		"Nothing.":                                  "",
		"[This](incident:c).":                       "c",
		"- In [the west](view:west).":               "c",
		"[2]{.figure q=\"count where killed:>=2\"}": "b c",
		"> [Left out](incident:u).":                 "",
		"```{.map query=\"country:Iran\"}\n```":     "a b",
		"```{.chart series=\"men\"}\n```":           "",
		"```{.map query=\"no such:(\"}\n```":        "",
	} {
		b, _ := Open(fstest.MapFS{
			fileName:        {Data: []byte("---\ntitle: T\nas-of: 2024-03-25\nviews:\n  west: {query: \"country:Iraq\"}\n---\n\n# A {#aims}\n\n" + text + "\n")},
			"incidents.csv": {Data: []byte(rows)},
		}, Options{})
		var got []string
		for row := range b.Behind(b.Sections[0].Blocks).All {
			got = append(got, b.Incidents.Cell("id", row))
		}
		if words := strings.Join(got, " "); words != want {
			t.Errorf("%q rests on %q, not %q", text, words, want)
		}
	}
}
