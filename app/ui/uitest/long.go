//go:build !nogui

package uitest

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/golden"
	"lectern/briefs"
)

// LongBrief reads a brief of 60,000 words: the text of the first that ships, twelve times over.
func LongBrief(t testing.TB) *brief.Brief {
	t.Helper()
	shipped, err := briefs.Open("islamic-state-khorasan")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, name := range []string{"brief.md", "incidents.csv", "series.csv", "sources.yaml"} {
		data, err := fs.ReadFile(shipped, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	files["brief.md"].Data = []byte(golden.Lengthen(string(files["brief.md"].Data), 12))
	b, problems := brief.Open(files, brief.Options{Gazetteer: atlas.Load()})
	if errs := problems.Errors(); len(errs) > 0 {
		t.Fatal(errs)
	}
	return b
}
