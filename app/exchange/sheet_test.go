package exchange

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"
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
	cover := [][]any{{"Data of our office, 2021"}}
	incidents := [][]any{head, {"2021-03-04", "Mali", "Gao"}}
	foreign := [][]any{{"datum X", "colour"}, {"2021-03-04", "red"}}
	for name, c := range map[string]struct {
		sheets [][][]any
		want   string
	}{
		"cover":                    {[][][]any{cover, incidents}, "Sheet2"},
		"list of fields":           {[][][]any{cover, {{"About"}, {"field", "meaning"}, {"date", "day"}}, incidents}, "Sheet3"},
		"two of them":              {[][][]any{incidents, incidents}, "Sheet1"},
		"columns that none knows":  {[][][]any{cover, foreign, cover}, "Sheet2"},
		"nothing with two columns": {[][][]any{nil, cover, {{"x"}}}, "Sheet2"},
	} {
		looked := map[string]int{}
		columns := func(name string) *sheet {
			looked[name]++
			h := headingOf(texts(c.sheets[name[len(name)-1]-'1']))
			return &sheet{columns: h.names}
		}
		names := []string{"Sheet1", "Sheet2", "Sheet3"}[:len(c.sheets)]
		got, err := new(file).chosen(&sheet{changes: changes{}}, names, columns, sheetsLeft)
		if got != c.want || err != nil {
			t.Errorf("%s: %s, %v, want %s", name, got, err, c.want)
		}
		for sheet, times := range looked {
			if times > 1 {
				t.Errorf("%s: %s is looked at %d times", name, sheet, times)
			}
		}
	}
	users := databaseOf(t, append([]string{"CREATE TABLE users (name TEXT, mail TEXT)"}, rows("events", "Gao")...)...)
	folder := fstest.MapFS{"x.xlsx": {Data: book}, "cover.xlsx": {Data: workbookOf(t, false, cover, incidents)}, "users.db": {Data: users}, "x.db": {Data: database}, "x.csv": {Data: []byte("date;country;place\n2021-03-04;Mali;Gao\n")}}
	for _, c := range []struct{ file, sheet, place, problem string }{
		{"x.xlsx", "", "Gao", ""}, // the first holds nothing
		{"cover.xlsx", "", "Gao", ""},
		{"users.db", "", "Gao", ""},
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
		if n := map[string]int{"x.xlsx": 3, "cover.xlsx": 2, "users.db": 2, "x.db": 2}[c.file]; len(r.Report.Sheets) != n || !slices.ContainsFunc(r.Report.Changes, func(c Change) bool { return slices.Contains([]string{sheetsLeft, tablesLeft, likeTableLeft}, c.What) }) {
			t.Errorf("sheet %q of %s: the report has the sheets %q", c.sheet, c.file, r.Report.Sheets)
		}
	}
}

// texts returns rows of any values as cells.
func texts(rows [][]any) (all [][]string) {
	for _, row := range rows {
		var cells []string
		for _, v := range row {
			cells = append(cells, fmt.Sprint(v))
		}
		all = append(all, cells)
	}
	return all
}

// The survey of a long file and its conversion read the same dates.
func TestALongFileIsReadToItsEnd(t *testing.T) {
	const rows = 52_000
	var text strings.Builder
	text.WriteString("Date (dd/mm/yy),Country,Place,\n")
	for n := range rows - 1 {
		fmt.Fprintf(&text, "%02d/03/21,Mali,Gao,\n", 1+n%28)
	}
	text.WriteString("01/03/21,Mali,Gao,kept\n")
	r := read(t, fstest.MapFS{"x": {Data: []byte(text.String())}}, "x", Options{})
	kept := 0
	for row := range r.Table.All().All {
		if r.Table.Cell("column 4", row) == "kept" {
			kept++
		}
	}
	if r.Table.Len() != rows || kept != 1 || slices.Contains(r.Table.Columns(), "date_end") {
		t.Errorf("%d rows with the columns %q, %d last cells: %v", r.Table.Len(), r.Table.Columns(), kept, r.Problems)
	}
}

func TestHiddenSheetsAreCounted(t *testing.T) {
	book := editedWorkbook(t, [][]any{{"Date", "Country", "Place"}, {"2023-04-01", "Mali", "Gao"}}, func(book *excelize.File) error {
		if _, err := book.NewSheet("Older"); err != nil {
			return err
		}
		return book.SetSheetVisible("Older", false)
	})
	r := readText(t, string(book))
	if all := strings.Join(said(r), "\n"); r.Table.Len() != 1 || !strings.Contains(all, hiddenLeft+": Older") {
		t.Errorf("%d rows, %s", r.Table.Len(), all)
	}
}
