//go:build unix

package library

import (
	"io/fs"
	"syscall"
	"testing"
)

func TestPipeInAFolderIsRefusedAndNotWaitedFor(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := syscall.Mkfifo("brief.md", 0o600); err != nil {
		t.Skip("no named pipes here:", err)
	}
	f, err := OpenBrief(".")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := fs.ReadFile(f.FS, "brief.md"); err == nil {
		t.Error("a pipe was opened as brief.md")
	}
}
