package incident

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/problem"
)

// listed are rows in memory; an error stands in place of a row.
type listed struct {
	rows []any
	at   int
}

func (l *listed) Next() ([]string, error) {
	if l.at == len(l.rows) {
		return nil, io.EOF
	}
	l.at++
	switch row := l.rows[l.at-1].(type) {
	case []string:
		return row, nil
	case error:
		return nil, row
	}
	panic("a row is neither cells nor an error")
}

func (l *listed) Place(cell int) problem.Place {
	return problem.Place{File: "sheet", Line: l.at, Column: cell + 1}
}

func TestRowsOfAnyFormatAreReadAsThoseOfCSV(t *testing.T) {
	var file bytes.Buffer
	random := randomTable(rand.New(rand.NewPCG(91, 92)), 200)
	if err := random.WriteCSV(&file, random.All()); err != nil {
		t.Fatal(err)
	}
	cells, err := csv.NewReader(bytes.NewReader(file.Bytes())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := &listed{}
	for _, row := range cells {
		rows.rows = append(rows.rows, row)
	}
	want, _ := ReadCSV(&file, "incidents.csv", world{})
	got, problems, _ := ReadRows(rows, "sheet", world{})
	if len(problems) != 1 || problems[0].Kind != problem.DoubtfulRow || got.Len() != want.Len() {
		t.Fatalf("%d of %d rows: %v", got.Len(), want.Len(), problems)
	}
	for row := range Row(want.Len()) {
		x, y := want.At(row), got.At(row)
		x.At, y.At = problem.Place{}, problem.Place{}
		if diff := cmp.Diff(x, y); diff != "" {
			t.Fatalf("row %d (-CSV +rows):\n%s", row, diff)
		}
	}
}

func TestMistakesInRowsAreListedWhereTheyStand(t *testing.T) {
	header := []string{"id", "date", "country", "place", "killed"}
	good := []string{"a", "2024", "Iran", "Kerman", "3"}
	for name, c := range map[string]struct {
		rows []any
		want string
		n    int
	}{
		"nothing":                {nil, "sheet: the file is empty, write the header and one incident a row", 0},
		"no header":              {[]any{errors.New("locked")}, "sheet: reading stopped: locked, check the file", 0},
		"columns are missing":    {[]any{[]string{"id", "plce"}, good}, "sheet:1: there is no column date, country and place (or lat and lon), name them in the first row", 0},
		"a bad cell":             {[]any{header, []string{"b", "2024", "Iran", "Kerman", "many"}, good}, "sheet:2:5: killed: “many” is not a whole number, write digits, and leave the cell empty where nothing is known", 1},
		"too few cells":          {[]any{header, good[:4], good}, "sheet:2: the row has 4 cells, the header has 5, give it a cell for every column", 1},
		"not UTF-8":              {[]any{header, []string{"b", "2024", "Iran", "\xff", ""}, good}, "sheet:2:4: place is not UTF-8, save the file as UTF-8", 1},
		"a blank row":            {[]any{header, make([]string, 5), make([]string, 9), good}, "", 1},
		"an id twice":            {[]any{header, good, good}, "sheet:3:1: id “a” stands already at sheet:2, give each incident its own", 1},
		"a row can't be read":    {[]any{header, problem.New(problem.BadRow, problem.Place{File: "sheet", Line: 2}, "it is torn", "mend it"), good}, "sheet:2: it is torn, mend it", 1},
		"reading ends":           {[]any{header, good, errors.New("torn"), good}, "sheet: reading stopped: torn, check the file", 1},
		"reading ends for size":  {[]any{header, problem.New(problem.TooLarge, problem.Place{File: "sheet"}, "it is too large", "split it"), good}, "sheet: it is too large, split it", 0},
		"a column has no name":   {[]any{append([]string{""}, header...), append([]string{"x"}, good...)}, "sheet:1:1: column 1 has no name and is left out, name it in the first line", 1},
		"a column stands twice":  {[]any{append([]string{"Killed"}, header...), append([]string{"7"}, good...)}, "sheet:1:6: column “killed” stands twice, in columns 1 and 6, take one out; the first is used", 1},
		"the format's own words": {[]any{[]string{"ID", "Date", "Country", "Place", "Killed"}, good}, "", 1},
	} {
		table, problems, _ := ReadRows(&listed{rows: c.rows}, "sheet", nil)
		var got []string
		for _, p := range problems {
			got = append(got, p.String())
		}
		if strings.Join(got, "|") != c.want || table.Len() != c.n {
			t.Errorf("%s: %d rows and %q, want %d and %q", name, table.Len(), got, c.n, c.want)
		}
	}
}
