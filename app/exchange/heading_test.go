package exchange

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestAMappingSaysWhichRowNamesTheColumns(t *testing.T) {
	const mapping = "columns: {date: When, place: Where, country: {value: Mali}}"
	table := "Date,Place,of issue,\n\nCase,When,Where,Colour\n1,2021-03-04,Alvar,red\n"
	rows := [][]any{{"Date", "Place", "of issue", ""}, nil, {"Case", "When", "Where", "Colour"}, {1, "2021-03-04", "Alvar", "red"}}
	for name, c := range map[string]struct{ text, row, want, says string }{
		"found":                 {table, "", "", "the mapping names columns that the file doesn't have"},
		"in a text":             {table, "header_row: 3\n", "2021-03-04|Alvar|red\n", "lines above the names of the columns left out"},
		"behind a line sep=":    {"sep=,\n" + table, "header_row: 4\n", "2021-03-04|Alvar|red\n", ""},
		"in a workbook":         {string(workbookOf(t, false, rows)), "header_row: 3\n", "2021-03-04|Alvar|red\n", ""},
		"packed":                {string(gzipOf(t, table)), "header_row: 3\n", "2021-03-04|Alvar|red\n", ""},
		"that is empty":         {table, "header_row: 2\n", "", "nothing stands in row 2"},
		"behind the last":       {table, "header_row: 77\n", "", "nothing stands in row 77"},
		"of objects":            {`[{"When":"2021-03-04","Where":"Alvar"}]`, "header_row: 1\n", "", "has no row of names to choose, leave header_row out"},
		"that is an incident’s": {table, "header_row: 4\n", "", "the mapping names columns that the file doesn't have"},
	} {
		m, err := ParseProfile([]byte(c.row+mapping), "m.yaml")
		if err != nil {
			t.Fatal(err)
		}
		r := read(t, fstest.MapFS{"x": {Data: []byte(c.text)}}, "x", Options{Mapping: m})
		if got := cells(r, "date", "place", "Colour"); got != c.want || !strings.Contains(strings.Join(said(r), "\n"), c.says) {
			t.Errorf("%s: read as %q, want %q; it says %v", name, got, c.want, said(r))
		}
	}
}
