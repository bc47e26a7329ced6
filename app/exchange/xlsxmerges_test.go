package exchange

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// mergedWorkbook returns a workbook of one sheet, of which some cells are merged.
func mergedWorkbook(t testing.TB, rows [][]any, merged ...string) []byte {
	t.Helper()
	return editedWorkbook(t, rows, func(book *excelize.File) error {
		for _, m := range merged {
			from, to, _ := strings.Cut(m, ":")
			if err := book.MergeCell("Sheet1", from, to); err != nil {
				return err
			}
		}
		return nil
	})
}

// editedWorkbook returns a workbook of one sheet that is edited.
func editedWorkbook(t testing.TB, rows [][]any, edit func(*excelize.File) error) []byte {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(workbookOf(t, false, rows)))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if err := edit(book); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestCellsThatAreMergedDownwardsAreReadInEachRow(t *testing.T) {
	for name, c := range map[string]struct {
		rows       [][]any
		merged     []string
		want, said string
	}{
		"a country and a province": {
			[][]any{{"Date", "Country", "Province", "Killed"}, {"2023-04-01", "Mali", "Gao", 3}, {"2023-04-02", nil, nil, 2}, {"2023-04-03", nil, "Kidal", 1}},
			[]string{"B2:B4", "C2:C3"},
			"2023-04-01|Gao|3\n2023-04-02|Gao|2\n2023-04-03|Kidal|1\n", "cells merged with one above them read as that one, 3 times, first in row 3: B3: Mali",
		},
		"a day": {
			[][]any{{"Date", "Country", "Province", "Killed"}, {"2023-04-01", "Mali", "Gao", 3}, {nil, "Mali", "Kidal", 2}},
			[]string{"A2:A3"},
			"2023-04-01|Gao|3\n2023-04-01|Kidal|2\n", "first in row 3: A3: 2023-04-01",
		},
		"a year and a month": {
			[][]any{{"Year", "Month", "Day", "Country", "Province", "Killed"}, {2023, "April", 4, "Mali", "Gao", 3}, {nil, nil, 7, "Mali", "Kidal", 2}},
			[]string{"A2:A3", "B2:B3"},
			"2023-04-04|Gao|3\n2023-04-07|Kidal|2\n", mergedRead,
		},
		"over several columns": {
			[][]any{{"Date", "Country", "Province", "Town", "Killed"}, {"2023-04-01", "Mali", "Gao", nil, 3}, {"2023-04-02", "Mali", nil, nil, 2}},
			[]string{"C2:D3"},
			"2023-04-01|Gao|3\n2023-04-02|Gao|2\n", mergedRead,
		},
		"a province up to a row": {
			[][]any{{"Date", "Country", "Province", "Killed"}, {"2023-04-01", "Mali", "Gao", 3}, {"2023-04-02", "Mali", nil, 2}, {"2023-04-03", "Mali", nil, 2}},
			[]string{"C2:C3"},
			"2023-04-01|Gao|3\n2023-04-02|Gao|2\n2023-04-03||2\n", mergedRead,
		},
		"people killed": {
			[][]any{{"Date", "Country", "Province", "Killed"}, {"2023-04-01", "Mali", "Gao", 12}, {"2023-04-02", "Mali", "Kidal", nil}},
			[]string{"D2:D3"},
			"2023-04-01|Gao|12\n2023-04-02|Kidal|\n", "numbers merged over several rows read in the first of these alone: see whether they count all of them, first in row 2: D2:D3",
		},
		"what else is counted": {
			[][]any{{"Date", "Country", "Province", "Killed", "Homes burnt"}, {"2023-04-01", "Mali", "Gao", 1, 40}, {"2023-04-02", "Mali", "Kidal", 2, nil}},
			[]string{"E2:E3"},
			"2023-04-01|Gao|1\n2023-04-02|Kidal|2\n", mergedNumber + ", first in row 2: E2:E3",
		},
		"names in the heading": {
			[][]any{{"Date", "Country", "Province", "Casualties", nil}, {nil, nil, nil, "Killed", "Wounded"}, {"2023-04-01", "Mali", "Gao", 1, 4}, {"2023-04-02", "Mali", nil, 2, 5}},
			[]string{"A1:A2", "B1:B2", "C1:C2", "D1:E1", "C3:C4"},
			"2023-04-01|Gao|1\n2023-04-02|Gao|2\n", mergedRead,
		},
		"an incident of several rows": {
			[][]any{{"No", "Date", "Country", "Province", "Killed", "Victim"}, {1, "2023-04-01", "Mali", "Gao", 2, "A"}, {nil, nil, nil, nil, nil, "B"}},
			[]string{"B2:B3", "C2:C3", "D2:D3", "E2:E3"},
			"2023-04-01|Gao|2\n", "the row belongs to that of row 2, with which its cells are merged (B2:B3)",
		},
		"the number of an incident": {
			[][]any{{"No", "Date", "Country", "Province", "Killed"}, {1, "2023-04-01", "Mali", "Gao", 2}, {nil, "2023-04-02", "Mali", "Gao", 1}},
			[]string{"A2:A3"},
			"2023-04-01|Gao|2\n", "merged (A2:A3)",
		},
		"an empty row": {
			[][]any{{"Date", "Country", "Province", "Killed"}, {"2023-04-01", "Mali", "Gao", 2}, {nil, nil, nil, nil}, {"2023-04-02", "Mali", "Gao", 1}},
			[]string{"A2:A3", "B2:B3", "C2:C3", "D2:D3"},
			"2023-04-01|Gao|2\n2023-04-02|Gao|1\n", derivedID,
		},
	} {
		r := readText(t, string(mergedWorkbook(t, c.rows, c.merged...)))
		if got := cells(r, "date", "admin1", "killed"); got != c.want {
			t.Errorf("%s is read as\n%swant\n%s%v", name, got, c.want, r.Problems)
		}
		all := strings.Join(said(r), "\n")
		if isSaid := strings.Contains(all, mergedNumber); isSaid != strings.Contains(c.said, mergedNumber) {
			t.Errorf("%s: that a number is read in the first row alone is said: %v", name, isSaid)
		}
		if !strings.Contains(all, c.said) {
			t.Errorf("%s: it says\n%s\nwant %q", name, all, c.said)
		}
	}
}

func TestReferencesOfMergedCells(t *testing.T) {
	for reference, want := range map[string]string{
		"B2:B4": "B2:B4", "B2:D4": "B2:B4", "AB7:AB100": "AB7:AB100", "B2:D2": "", "B2": "", "": "", "2:4": "", "B4:B2": "", "b2:b4": "", "B0:B4": "", "B99999999999999999999:C4": "",
	} {
		m, ok := mergeOf(reference)
		got := ""
		if ok {
			got = m.String()
		}
		if got != want {
			t.Errorf("%q is %q, want %q", reference, got, want)
		}
	}
}

func TestMergesOfAnotherSheetMergeNothing(t *testing.T) {
	book := editedWorkbook(t, [][]any{{"Date", "Country", "Place", "Killed"}, {"2023-04-01", "Mali", "Gao", 3}, {"2023-04-02", nil, "Kidal", 2}}, func(book *excelize.File) error {
		if _, err := book.NewSheet("Cover"); err != nil {
			return err
		}
		for row, text := range []string{"Incidents", "of 2023", "by us"} {
			if err := book.SetCellStr("Cover", (&storedCell{column: 1}).name(row+1), text); err != nil {
				return err
			}
		}
		return book.MergeCell("Cover", "B2", "B3")
	})
	r := readText(t, string(book))
	if got := cells(r, "date", "country"); got != "2023-04-01|Mali\n" || strings.Contains(strings.Join(said(r), "\n"), mergedRead) {
		t.Errorf("read as\n%s%s", got, strings.Join(said(r), "\n"))
	}
}
