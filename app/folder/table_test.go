package folder

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
)

func TestAFileOfIncidentsIsOpenedAsABriefOfItAlone(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, `a "b".csv`, "id")
	write(t, `a "b".dbf`, "x")
	write(t, "secret.csv", "id")
	f, err := Open(`a "b".csv`)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := fs.ReadFile(f.FS, "brief.md")
	if err != nil || !strings.Contains(string(text), `incidents: [{file: "a \"b\".csv"}]`) {
		t.Errorf("%s, %v", text, err)
	}
	if f.Table != `a "b".csv` || !f.ReadOnly {
		t.Errorf("%+v", f)
	}
	for name, want := range map[string]bool{`a "b".csv`: true, `a "b".dbf`: true, "secret.csv": false, "sources.yaml": false} {
		_, err := fs.Stat(f.FS, name)
		if (err == nil) != want || err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
