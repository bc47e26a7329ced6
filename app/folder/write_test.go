package folder

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func TestWriteFileLeavesTheOldFileWhereItFails(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.txt")
	if err := WriteFile(name, []byte("old")); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(dir, []byte("new")); err == nil {
		t.Error("a folder was written over")
	}
	if err := WriteFile(filepath.Join(dir, "missing", "b.txt"), nil); err == nil {
		t.Error("a file in a missing folder was written")
	}
	data, err := os.ReadFile(name)
	if err != nil || string(data) != "old" {
		t.Errorf("%q, %v, want the old file", data, err)
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestAFileWhoseWriterFailsStaysAsItWas(t *testing.T) {
	dir := t.TempDir()
	name, failed := filepath.Join(dir, "a.txt"), errors.New("the rows ended")
	if err := WriteFile(name, []byte("old")); err != nil {
		t.Fatal(err)
	}
	err := Write(name, func(w io.Writer) error {
		if _, err := w.Write([]byte("half")); err != nil {
			return err
		}
		return failed
	})
	if !errors.Is(err, failed) {
		t.Error(err)
	}
	if text, err := os.ReadFile(name); err != nil || string(text) != "old" {
		t.Errorf("it holds %q, %v", text, err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestAFileIsUnfinishedWhileItIsWritten(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.csv")
	err := Write(name, func(w io.Writer) error {
		entries, err := os.ReadDir(filepath.Dir(name))
		if err == nil && (len(entries) != 1 || !IsUnfinished(filepath.Join("b", entries[0].Name()))) {
			t.Errorf("%v is finished", entries)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range []string{name, ".a.csv", ".a.1b", "a.1", "."} {
		if IsUnfinished(other) {
			t.Errorf("%s is unfinished", other)
		}
	}
}
