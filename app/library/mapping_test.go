package library

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWhatIsSaidOfColumnsIsKeptForFilesThatHaveThem(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "mappings")
	if HasMappings("") || HasMappings(dir) {
		t.Error("there are mappings before any is kept")
	}
	columns := []string{"Wann", "Wo"}
	if err := KeepMapping(dir, columns, []byte("columns: {date: Wann}")); err != nil {
		t.Fatal(err)
	}
	if text, err := Mapping(dir, []string{"wann", "WO"}); !HasMappings(dir) || err != nil || string(text) != "columns: {date: Wann}" {
		t.Errorf("%q, %v", text, err)
	}
	if text, err := Mapping(dir, []string{"Wo", "Wann"}); text != nil || err != nil {
		t.Errorf("other columns have %q, %v", text, err)
	}
}

func TestAChosenSheetIsKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "mappings")
	if sheet, err := Sheet(dir, "/a/x.xlsx"); sheet != "" || err != nil {
		t.Errorf("%q, %v before any is chosen", sheet, err)
	}
	for path, sheet := range map[string]string{"/a/x.xlsx": "2023", "/b/x.xlsx": "Data"} {
		if err := KeepSheet(dir, path, sheet); err != nil {
			t.Fatal(err)
		}
	}
	if sheet, err := Sheet(dir, "/a/x.xlsx"); sheet != "2023" || err != nil {
		t.Errorf("%q, %v", sheet, err)
	}
	if err := os.WriteFile(filepath.Join(dir, sheetsFile), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Sheet(dir, "/a/x.xlsx"); err == nil {
		t.Error("a broken file is taken for one")
	}
}
