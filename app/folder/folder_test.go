package folder

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lectern/app/golden"
	"lectern/app/problem"
	"lectern/briefs"
)

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBriefIsFoundAsFolderThenFileThenShipped(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	shipped := briefs.Names()[0]
	write(t, "folder/brief.md", "a folder")
	write(t, "flat.brief", string(zipped(t, map[string]string{"brief.md": "zipped flat"})))
	write(t, "deep.brief", string(zipped(t, map[string]string{"name/brief.md": "zipped folder", "name/media/a.txt": "a"})))
	for _, c := range []struct {
		name, text string
		readOnly   bool
	}{
		{"folder", "a folder", false},
		{"./folder/", "a folder", false},
		{"flat.brief", "zipped flat", true},
		{"deep.brief", "zipped folder", true},
		{shipped, "", true},
	} {
		f, err := Open(c.name)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		text, err := fs.ReadFile(f.FS, "brief.md")
		if err != nil || c.text != "" && string(text) != c.text {
			t.Errorf("%s: %.40q, %v", c.name, text, err)
		}
		if f.ReadOnly != c.readOnly || f.Path != c.name {
			t.Errorf("%s: read-only %v, path %q", c.name, f.ReadOnly, f.Path)
		}
		if err := f.Close(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	write(t, shipped+"/brief.md", "mine")
	f, err := Open(shipped)
	if err != nil || f.Shipped {
		t.Errorf("a folder of a shipped brief's name: %+v, %v, want the folder", f, err)
	}
}

// A zip that lies about the size of its one file: little packed, much said.
func zipSaying(t testing.TB, size uint64) []byte {
	data := zipped(t, map[string]string{"brief.md": strings.Repeat("0", 4<<20)})
	at := bytes.LastIndex(data, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(data[at+24:], uint32(size))
	return data
}

func TestFolderThatCannotBeABriefIsOneProblem(t *testing.T) {
	t.Chdir(t.TempDir())
	many := map[string]string{"brief.md": "x"}
	for i := range maxEntries {
		many["f"+strings.Repeat("x", i%7)+time.Duration(i).String()] = ""
	}
	write(t, "broken.brief", "PK\x03\x04 no zip")
	write(t, "empty.brief", "")
	write(t, "nobrief.brief", string(zipped(t, map[string]string{"a.txt": "a"})))
	write(t, "bomb.brief", string(zipSaying(t, 4<<30-1)))
	write(t, "many.brief", string(zipped(t, many)))
	for name, want := range map[string]problem.Kind{
		"missing": problem.Unreadable, "broken.brief": problem.Unreadable,
		"empty.brief": problem.Unreadable, "nobrief.brief": problem.Unreadable, "": problem.Unreadable,
		"../..//missing": problem.Unreadable, "bomb.brief": problem.TooLarge, "many.brief": problem.TooLarge,
	} {
		_, err := Open(name)
		var p problem.Problem
		if !errors.As(err, &p) || p.Kind != want || p.File != name || p.Hint == "" {
			t.Errorf("%q: %v, want a problem of kind %s that says what to do", name, err, want)
		}
	}
}

func TestZipUnpacksNoMoreThanItSays(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "liar.brief", string(zipSaying(t, 1000)))
	f, err := Open("liar.brief")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if text, err := fs.ReadFile(f.FS, "brief.md"); err == nil {
		t.Errorf("read %d bytes of a file that says it has 1000", len(text))
	}
}

func TestFolderIsNotLeft(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "secret.txt", "secret")
	write(t, "b/brief.md", "x")
	if err := os.Symlink("../secret.txt", "b/link.txt"); err != nil {
		golden.Missing(t, "no symbolic links here: "+err.Error())
	}
	f, err := Open("b")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, name := range []string{"link.txt", "../secret.txt"} {
		if text, err := fs.ReadFile(f.FS, name); err == nil {
			t.Errorf("%s: read %q from outside the folder", name, text)
		}
	}
}

func TestNewFolderAppearsWholeWhereNothingIs(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("empty", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"new", "empty", "état"} {
		if err := Create(dir, map[string][]byte{"a.txt": []byte("a"), "b.txt": []byte("b")}); err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(dir + "/b.txt"); err != nil || string(b) != "b" {
			t.Errorf("%s: %q, %v", dir, b, err)
		}
	}
	if entries, _ := os.ReadDir("."); len(entries) != 3 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestNewFolderTouchesNothingThatIsThere(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "full/mine.txt", "mine")
	write(t, "file", "mine")
	for _, dir := range []string{"full", "file", "missing/new"} {
		if err := Create(dir, map[string][]byte{"a.txt": nil}); err == nil {
			t.Errorf("%s: made", dir)
		}
	}
	var left []string
	filepath.WalkDir(".", func(path string, _ fs.DirEntry, _ error) error { left = append(left, path); return nil })
	if d := cmp.Diff([]string{".", "file", "full", "full/mine.txt"}, left); d != "" {
		t.Error(d)
	}
}

func TestProblemsAreLocatedWhereTheUserFindsThem(t *testing.T) {
	f := &Folder{Path: "briefs/a.brief"}
	list := problem.List{
		problem.New(problem.BadText, problem.Place{File: "media/x.md", Line: 2}, "it is bad", ""),
		problem.New(problem.MissingSection, problem.Place{}, "it is missing", ""),
	}
	for i, want := range []string{filepath.Join("briefs/a.brief", "media", "x.md") + ":2: it is bad", "briefs/a.brief: it is missing"} {
		if got := f.Locate(list)[i].String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if list[0].File != "media/x.md" {
		t.Error("the list itself was changed")
	}
}
