package constructs

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/briefs"
)

// Over returns a file system with the files of two folders; those of upper come first.
func Over(upper, lower fs.FS) fs.FS { return over{upper, lower} }

type over struct{ upper, lower fs.FS }

func (o over) Open(name string) (fs.File, error) {
	f, err := o.upper.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.lower.Open(name)
	}
	return f, err
}

// Data returns the files that all cases of a folder share: incidents, series, sources, a picture.
func Data(cases string) fs.FS { return os.DirFS(filepath.Join(cases, "data")) }

// Open opens a brief with the gazetteer of the atlas.
func Open(folder fs.FS) *brief.Brief {
	b, _ := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
	return b
}

// All opens the cases of a folder, one for each construct, by name. The test fails if reading finds an error.
func All(tb testing.TB, cases string) map[string]*brief.Brief {
	tb.Helper()
	files, err := filepath.Glob(filepath.Join(cases, "*", "brief.md"))
	if err != nil || len(files) == 0 {
		tb.Fatalf("no cases in %s: %v", cases, err)
	}
	all := map[string]*brief.Brief{}
	for _, file := range files {
		folder := filepath.Dir(file)
		b := Open(Over(os.DirFS(folder), Data(cases)))
		for _, p := range b.Problems.Errors() {
			tb.Errorf("%s: %v", folder, p)
		}
		all[filepath.Base(folder)] = b
	}
	return all
}

// Shipped opens a brief that ships.
func Shipped(tb testing.TB, name string) *brief.Brief {
	tb.Helper()
	folder, err := briefs.Open(name)
	if err != nil {
		tb.Fatal(err)
	}
	return Open(folder)
}

// Manual is the name of the shipped brief that has every construct.
const Manual = "how-to-write-a-brief"
