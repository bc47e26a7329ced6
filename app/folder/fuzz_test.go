package folder

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"lectern/app/problem"
)

// A .brief file comes from anywhere: it opens and stays within its bounds, or is one problem.
func FuzzOpenZip(f *testing.F) {
	f.Add([]byte(nil))
	f.Add([]byte("PK\x05\x06\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"))
	plain := zipped(f, map[string]string{"brief.md": "---\ntitle: A\n---\n"})
	f.Add(plain)
	f.Add(plain[:len(plain)/2])
	f.Add(append([]byte("#!/bin/sh\nexit\n"), plain...))
	f.Add(zipped(f, map[string]string{"a/brief.md": "a", "b/brief.md": "b"}))
	f.Add(zipped(f, map[string]string{"../brief.md": "out", "/brief.md": "root", "a\\brief.md": "windows"}))
	f.Add(zipped(f, map[string]string{"brief.md/brief.md": "deep"}))
	f.Add(bytes.Replace(plain, []byte("brief.md"), []byte("brief\x00md"), -1))
	f.Add(zipSaying(f, 4<<30-1))
	f.Add(zipSaying(f, 1))
	name := filepath.Join(f.TempDir(), "x.brief")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		folder, err := Open(name)
		if err != nil {
			if p := (problem.Problem{}); !errors.As(err, &p) || p.Hint == "" {
				t.Errorf("%v is no problem that says what to do", err)
			}
			return
		}
		defer folder.Close()
		file, err := folder.FS.Open("brief.md")
		if err != nil {
			return
		}
		defer file.Close()
		n, _ := io.Copy(io.Discard, file) // it may be broken, but it ends
		if n > maxUnpacked {
			t.Errorf("%d bytes unpacked", n)
		}
		if err := fs.WalkDir(folder.FS, ".", func(path string, _ fs.DirEntry, _ error) error {
			if !fs.ValidPath(path) {
				t.Errorf("the folder lists %q", path)
			}
			return nil
		}); err != nil {
			t.Error(err)
		}
	})
}
