package exchange

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lectern/app/golden"
)

// common has rows of every precision, in years that all programs know.
const common = `id,date,date_end,date_precision,title,country,place,lat,lon,killed_low,killed,killed_high,homes,depth,note
a,2021-03-04,2021-03-20,month,,Mali,Alvar,14.25,-5.9912345,2,3,,12,0.5,"=1+1 <b> & ""q"""
b,2021-03,,month,Late,Mali,Alvar,,,,,9,0,,-1
`

// fileOf writes the common rows in a format and returns the name of the file.
func fileOf(t *testing.T, format Format) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "x."+string(format))
	if err := os.WriteFile(name, writtenAs(t, format, ownTable(t, common)), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// output runs a program and returns what it prints, with what it warns of.
func output(t *testing.T, program string, args ...string) string {
	t.Helper()
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

func TestGDALReadsPointsAndTypes(t *testing.T) {
	golden.Need(t, "ogrinfo")
	for format, want := range map[Format][]string{
		GeoJSON: {"Feature Count: 2", "killed: Integer", "depth: Real", "first_day: Date", "first_day (Date) = 2021/03/04", "last_day (Date) = 2021/03/31", "POINT (-5.9912345 14.25)"},
		"gpkg":  {"Feature Count: 2", "killed: Integer64", "depth: Real", "first_day: Date", "first_day (Date) = 2021/03/04", "last_day (Date) = 2021/03/31", "POINT (-5.9912345 14.25)", `ID["EPSG",4326]`},
		"kml":   {"Feature Count: 2", "killed: Integer", "depth: Real", "first_day (String) = 2021-03-04", "begin (DateTime) = 2021/03/04", "end (DateTime) = 2021/03/31", "(-5.9912345 14.25"},
		"xlsx":  {"Feature Count: 2", "killed: Integer", "depth: Real", "first_day: Date", "last_day (Date) = 2021/03/31", "date_end (Date) = 2021/03/20"},
	} {
		got := output(t, "ogrinfo", "-ro", "-al", fileOf(t, format))
		for _, one := range append(want, `note (String) = =1+1 <b> & "q"`, "killed_low (Integer", "homes (Integer") {
			if !strings.Contains(got, one) {
				t.Errorf("%s: no %q in\n%s", format, one, got)
			}
		}
		if strings.Contains(got, "Warning") {
			t.Errorf("%s: %s", format, got)
		}
	}
}

// TestPandasReadsDaysAndNumbers reads the table as an analyst would, and its workbook cell by cell.
func TestPandasReadsDaysAndNumbers(t *testing.T) {
	python := golden.Python(t, "pandas, openpyxl")
	const script = `
import sys, datetime, pandas, openpyxl
for table in pandas.read_csv(sys.argv[1], parse_dates=["first_day", "last_day"]), pandas.read_csv(sys.argv[2], sep="\t", parse_dates=["first_day", "last_day"]), pandas.read_excel(sys.argv[3]):
    assert list((table.last_day - table.first_day).dt.days) == [16, 30], table
    assert table.killed.sum() == 3 and table.killed_high[1] == 9 and table.homes.dtype == "int64", table.dtypes
    assert pandas.isna(table.killed[1]), table.killed
sheet = openpyxl.load_workbook(sys.argv[3])["incidents"]
head = {cell.value: cell.column - 1 for cell in sheet[1]}
a, b = sheet[2], sheet[3]
assert a[head["date"]].value == datetime.datetime(2021, 3, 4) and b[head["date"]].value == "2021-03"
assert a[head["note"]].value == '=1+1 <b> & "q"' and a[head["note"]].data_type in "s", a[head["note"]].data_type
assert a[head["depth"]].value == 0.5 and a[head["killed_high"]].value is None
assert sheet.freeze_panes == "A2"
`
	output(t, python, "-c", script, fileOf(t, CSV), fileOf(t, "tsv"), fileOf(t, "xlsx"))
}
