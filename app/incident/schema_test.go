package incident

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFORMATDescribesEveryColumn holds the table of FORMAT.md against the schema.
func TestFORMATDescribesEveryColumn(t *testing.T) {
	text, err := os.ReadFile("FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "\n| column | holds |\n|---|---|\n")
	table, _, _ = strings.Cut(table, "\n\n")
	var want []string
	for i := 0; i < len(columns); {
		doc, names := columns[i].doc, []string(nil)
		for ; i < len(columns) && columns[i].doc == doc; i++ {
			names = append(names, "`"+columns[i].name+"`")
		}
		want = append(want, "| "+strings.Join(names, ", ")+" | "+doc+" |")
	}
	if diff := cmp.Diff(want, strings.Split(table, "\n")); diff != "" {
		t.Errorf("-schema +FORMAT.md:\n%s", diff)
	}
}

// cellOfAColumn holds a value that each column takes, as it is written again, and otherCells what a row
// needs in its other columns.
var (
	cellOfAColumn = map[string]string{
		"id": "x", "date": "2016-10", "date_end": "2016-12", "date_precision": "month", "first_day": "2016-10-01", "last_day": "2016-10-31", "country": "Iran", "lat": "34.5", "lon": "69.25",
		"location_precision": "town", "location_radius_km": "12.5", "attribution": "disputed", "verification": "reported", "confidence": "low",
		"killed_low": "3", "killed": "5", "killed_high": "9", "wounded_low": "3", "wounded": "5", "wounded_high": "9", "attackers_killed": "1", "sources": "a;b",
	}
	otherCells = map[string]string{"id": "y", "date": "2016-10", "country": "Iran", "place": "Kerman", "lat": "1", "lon": "2"}
)

// A column that was added in one place only would be lost on its way from file to file.
func TestEveryColumnIsReadKeptWrittenAndAskedFor(t *testing.T) {
	for _, c := range columns {
		t.Run(c.name, func(t *testing.T) {
			cell, ok := cellOfAColumn[c.name]
			if !ok {
				cell = "some words" // a column of text
			}
			header, row := []string{c.name}, []string{cell}
			for name, value := range otherCells {
				if name != c.name {
					header, row = append(header, name), append(row, value)
				}
			}
			read, problems := ReadCSV(strings.NewReader(strings.Join(header, ",")+"\n"+strings.Join(row, ",")+"\n"), "incidents.csv", nil)
			if len(problems) > 0 || read.Len() != 1 {
				t.Fatal(problems)
			}
			if got := read.Cell(c.name, 0); got != cell {
				t.Errorf("the cell is %q, not %q", got, cell)
			}
			if !slices.Contains(read.Columns(), c.name) {
				t.Error("the column is not written")
			}
			x := read.At(0)
			b := NewBuilder(nil)
			if err := b.Add(&x); err != nil {
				t.Fatal(err)
			}
			built := b.Table()
			if diff := cmp.Diff(x, built.At(0)); diff != "" {
				t.Errorf("built anew it differs (-read +built):\n%s", diff)
			}
			var file bytes.Buffer
			if err := built.WriteCSV(&file, built.All()); err != nil {
				t.Fatal(err)
			}
			again, problems := ReadCSV(&file, "incidents.csv", nil)
			if len(problems) > 0 || again.Cell(c.name, 0) != cell {
				t.Errorf("written and read it is %q, not %q; %v", again.Cell(c.name, 0), cell, problems)
			}
			for _, f := range c.fields {
				q, err := read.Parse("has:" + f.Name)
				if err != nil {
					t.Fatal(err)
				}
				if s, err := read.Select(q); err != nil || s.Count() != 1 {
					t.Errorf("has:%s finds %d, %v", f.Name, s.Count(), err)
				}
				if _, err := read.Order(read.All(), f.Name, false); err != nil {
					t.Error(err)
				}
			}
			if named, ok := read.ColumnNamed(c.name); !ok || named.Extra || named.Words == "" {
				t.Errorf("the column is called %+v", named)
			}
		})
	}
}

func TestFacetsStandInTheirOrder(t *testing.T) {
	want := []string{"country", "admin1", "date", "tactic", "target", "actor", "attribution", "location_precision", "verification"}
	if diff := cmp.Diff(want, FacetFields); diff != "" {
		t.Error(diff)
	}
}
