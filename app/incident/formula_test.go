package incident

import (
	"bytes"
	"strings"
	"testing"
)

func TestTextIsWrittenSoThatNoSpreadsheetTakesItForAFormula(t *testing.T) {
	for cell, want := range map[string]string{
		"":                           "",
		"'":                          "'",
		"''":                         "''",
		"Kabul":                      "Kabul",
		"'Kabul'":                    "'Kabul'",
		"a=b":                        "a=b",
		`=HYPERLINK("x")`:            `'=HYPERLINK("x")`,
		"+1":                         "'+1",
		"-":                          "'-",
		"- none":                     "'- none",
		"-1":                         "-1",
		"-2.50":                      "-2.50",
		"-1+1":                       "'-1+1",
		"-1e3":                       "'-1e3",
		"-007":                       "'-007",
		"@SUM(1)":                    "'@SUM(1)",
		"\tx":                        "'\tx",
		"\r=1":                       "'\r=1",
		"'=1":                        "''=1",
		"''=1":                       "'''=1",
		"'-1":                        "''-1",
		" =1":                        " =1",
		"'a=1":                       "'a=1",
		"’=1":                        "’=1",
		strings.Repeat("'", 9) + "@": strings.Repeat("'", 10) + "@",
	} {
		got := EscapeFormula(cell)
		if got != want {
			t.Errorf("%q is written as %q, want %q", cell, got, want)
		}
		if back := UnescapeFormula(got); back != cell {
			t.Errorf("%q is written as %q and read as %q", cell, got, back)
		}
	}
}

// Cells of text, of a column of the file's own and names of columns come back as they were.
func FuzzFormula(f *testing.F) {
	for _, seed := range []string{"", "=1", "'=1", "''@", "-1", "+", "\t=", "\r", "'a", "\"=", "-1\n=2", "\ufeff=1", " '=1", "\r\r\n0", "'\r\r\r\n="} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		written := EscapeFormula(cell)
		if back := UnescapeFormula(written); back != cell {
			t.Fatalf("%q is written as %q and read as %q", cell, written, back)
		}
		if _, number := parseFigure(written); !number && written != "" && strings.Contains(formulaSigns, written[:1]) {
			t.Fatalf("%q is written as the formula %q", cell, written)
		}
		quoted := `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		table, problems := readString("id,date,country,place,title,own," + quoted + "\nx,2016,Iran,Kerman," + quoted + "," + quoted + ",y\n")
		if len(problems) > 0 {
			return
		}
		var file bytes.Buffer
		if err := table.WriteCSV(&file, table.All()); err != nil {
			t.Fatal(err)
		}
		again, problems := ReadCSV(bytes.NewReader(file.Bytes()), "incidents.csv", world{})
		if len(problems) > 0 || again.Len() != 1 {
			t.Fatalf("%q: %v", file.String(), problems)
		}
		names := table.Columns()
		if got := again.Columns(); strings.Join(got, "\x00") != strings.Join(names, "\x00") {
			t.Fatalf("the columns are %q, were %q", got, names)
		}
		for _, name := range names {
			if got, want := again.Cell(name, 0), table.Cell(name, 0); got != want {
				t.Fatalf("%s is %q, was %q, written as %q", name, got, want, file.String())
			}
		}
	})
}
