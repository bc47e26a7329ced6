package library

import (
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
