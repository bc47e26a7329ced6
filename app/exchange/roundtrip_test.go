package exchange

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/incident"
)

// difficult has all that may get lost in another format: days and months and spans, numbers with their range, a point
// of every precision, a row at sea, one without a point, columns of the file's own with names that formats have for
// themselves, texts that look like formulas, dates, numbers and markup.
const difficult = `id,date,date_end,date_precision,title,country,admin1,place,lat,lon,location_precision,location_radius_km,killed_low,killed,killed_high,attribution,sources,homes,depth,code,name,fid,geom,Deaths (all),note
a,2021-03-04,2021-03-20,month,,Mali,Norda,Alvar,14.25,-5.9912345,near,,2,3,,claimed,s1;s2,12,0.5,007,n1,9,g,4,"=1+1 <b> & ""q"" ]]>"
B,2021-03,,month,Late,Mali,Norda,,,,province,,,,9,unknown,,0,,1,,,,,-1
c.1,2019,,year,@x,Mali,,Alvar,0.0000001,179.9999999,exact,12.5,0,0,0,disputed,s1,,2.25,,,,,,"two
lines,	a tab"
d,2016-W41,,week,"'quoted",,,,-90,-180,district,,,7,,unknown,,,,,,,,,+5
e,0044-03-15,,day,_x0041_,Yemen,Fars,Shiraz,,,,,4,,,unknown,,,,,,,,,true
f,1905-01-22,1905-01-24,day,2021-03-04,Mali,,"Saint Petersburg",59.9,30.3,town,,130,,1000,unknown,,,,,,,,,null
`

// ownTable reads a table in our own format.
func ownTable(t testing.TB, text string) *incident.Table {
	t.Helper()
	table, problems := incident.ReadCSV(strings.NewReader(text), "incidents.csv", known{})
	if len(problems.Errors()) > 0 || table.Len() == 0 {
		t.Fatal(problems)
	}
	return table
}

// writtenAs returns the bytes of a table in a format.
func writtenAs(t testing.TB, format Format, table *incident.Table) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(t.Context(), &out, format, table, table.All()); err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	return out.Bytes()
}

// TestEveryFormatIsReadBackToTheSameRows holds what is read back against the same incidents and columns.
func TestEveryFormatIsReadBackToTheSameRows(t *testing.T) {
	table := ownTable(t, difficult)
	for _, format := range FormatNames() {
		t.Run(format, func(t *testing.T) {
			r := readText(t, string(writtenAs(t, Format(format), table)))
			if len(r.Problems) > 0 {
				t.Error(r.Problems)
			}
			if d := cmp.Diff(allCells(table), allCells(r.Table)); d != "" {
				t.Errorf("-written +read:\n%s", d)
			}
			for row := range incident.Row(r.Table.Len()) {
				was, _ := table.Index(r.Table.Cell("id", row))
				if a, b := table.When(was), r.Table.When(row); a != b {
					t.Errorf("%s is %+v, was %+v", r.Table.Cell("id", row), b, a)
				}
			}
		})
	}
}

// allCells returns every cell that isn't empty, by id and column: rows in file order, columns by name.
func allCells(t *incident.Table) (all []string) {
	rows, _ := t.Order(t.All(), "", false)
	for _, row := range rows {
		for _, column := range slices.Sorted(slices.Values(t.ExportColumns())) {
			if cell := t.Cell(column, row); cell != "" {
				all = append(all, fmt.Sprintf("%s %s: %s", t.Cell("id", row), column, cell))
			}
		}
	}
	return all
}

func TestTheSameRowsGiveTheSameBytes(t *testing.T) {
	table := ownTable(t, difficult)
	for _, format := range FormatNames() {
		if !bytes.Equal(writtenAs(t, Format(format), table), writtenAs(t, Format(format), table)) {
			t.Errorf("%s differs", format)
		}
	}
}

func TestNothingSelectedIsReadAsNothing(t *testing.T) {
	table := ownTable(t, difficult)
	for _, format := range []Format{"xlsx", "gpkg", "kml"} {
		var out bytes.Buffer
		if err := Write(t.Context(), &out, format, table, table.None()); err != nil {
			t.Fatal(err)
		}
		if r := readText(t, out.String()); r.Table.Len() > 0 {
			t.Errorf("%s has %d incidents", format, r.Table.Len())
		}
	}
}

func TestACellThatIsTooLongForExcelIsNamed(t *testing.T) {
	table := ownTable(t, "id,date,country,place,summary\na,2021,Mali,Alvar,"+strings.Repeat("x", 32768)+"\n")
	err := Write(t.Context(), new(bytes.Buffer), "xlsx", table, table.All())
	if err == nil || !strings.Contains(err.Error(), "summary of a is longer than a cell of Excel") {
		t.Error(err)
	}
}
