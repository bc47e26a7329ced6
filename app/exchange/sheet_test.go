package exchange

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestTheSheetThatIsNamedIsRead(t *testing.T) {
	head := []any{"date", "country", "place"}
	book := workbookOf(t, false,
		nil,
		[][]any{head, {"2021-03-04", "Mali", "Gao"}},
		[][]any{{"Incidents of 2022"}, head, {"2022-03-04", "Mali", "Kidal"}},
	)
	rows := func(table, place string) []string {
		return []string{"CREATE TABLE " + table + " (date TEXT, country TEXT, place TEXT)", "INSERT INTO " + table + " VALUES ('2021-03-04', 'Mali', '" + place + "')"}
	}
	database := databaseOf(t, append(rows("old", "Gao"), rows("new", "Kidal")...)...)
	folder := fstest.MapFS{"x.xlsx": {Data: book}, "x.db": {Data: database}, "x.csv": {Data: []byte("date;country;place\n2021-03-04;Mali;Gao\n")}}
	for _, c := range []struct{ file, sheet, place, problem string }{
		{"x.xlsx", "", "Gao", ""}, // the first holds nothing
		{"x.xlsx", "sheet3", "Kidal", ""},
		{"x.xlsx", "Sheet2", "Gao", ""},
		{"x.xlsx", "2022", "", `the file has no sheet or table "2022", name one of "Sheet1", "Sheet2", "Sheet3"`},
		{"x.xlsx", "Sheet1", "", "the workbook holds no table"},
		{"x.db", "", "Gao", ""},
		{"x.db", "new", "Kidal", ""},
		{"x.db", "x'; DROP TABLE new; --", "", `no sheet or table "x'; DROP TABLE new; --", name one of "old", "new"`},
		{"x.csv", "Sheet1", "", "has no sheets to choose from"},
	} {
		r := read(t, folder, c.file, Options{Sheet: c.sheet})
		if c.problem != "" {
			if len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Message(), c.problem) {
				t.Errorf("sheet %q of %s: %v", c.sheet, c.file, r.Problems)
			}
			continue
		}
		if r.Table.Len() != 1 || r.Table.At(0).Place != c.place {
			t.Errorf("sheet %q of %s: %d rows, %v", c.sheet, c.file, r.Table.Len(), r.Problems)
		}
		if n := map[string]int{"x.xlsx": 3, "x.db": 2}[c.file]; len(r.Report.Sheets) != n || !slices.ContainsFunc(r.Report.Changes, func(c Change) bool { return c.What == sheetsLeft || c.What == tablesLeft }) {
			t.Errorf("sheet %q of %s: the report has the sheets %q", c.sheet, c.file, r.Report.Sheets)
		}
	}
}
