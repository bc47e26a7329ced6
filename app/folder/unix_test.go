//go:build unix

package folder

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"lectern/app/golden"
)

func TestPipeInAFolderIsRefusedAndNotWaitedFor(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := syscall.Mkfifo("brief.md", 0o600); err != nil {
		golden.Missing(t, "no named pipes here: "+err.Error())
	}
	f, err := Open(".")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := fs.ReadFile(f.FS, "brief.md"); err == nil {
		t.Error("a pipe was opened as brief.md")
	}
}

func TestDeviceIsWrittenToAndNotReplaced(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := syscall.Mkfifo("pipe", 0o600); err != nil {
		t.Skip("no named pipes here:", err)
	}
	read := make(chan string)
	go func() {
		data, err := os.ReadFile("pipe")
		if err != nil {
			t.Error(err)
		}
		read <- string(data)
	}()
	if err := WriteFile("pipe", []byte("rows")); err != nil {
		t.Error(err)
	}
	if got := <-read; got != "rows" {
		t.Errorf("the pipe gave %q", got)
	}
	if info, err := os.Stat("pipe"); err != nil || info.Mode().IsRegular() {
		t.Errorf("the pipe was replaced: %v, %v", info.Mode(), err)
	}
}

func TestFileKeepsItsLinkAndItsMode(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("file", []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("file", "link"); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile("link", []byte("new")); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile("file"); err != nil || string(text) != "new" {
		t.Errorf("the file holds %q, %v", text, err)
	}
	if info, err := os.Lstat("link"); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v", err)
	}
	if info, err := os.Stat("file"); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode became %v, %v", info.Mode(), err)
	}
}

func TestANewFileHasWhatTheUmaskLeaves(t *testing.T) {
	for umask, want := range map[int][2]fs.FileMode{
		0o077: {0o600, 0o700},
		0o027: {0o640, 0o750},
		0o022: {0o644, 0o755},
		0o002: {0o664, 0o775},
	} {
		t.Chdir(t.TempDir())
		was := syscall.Umask(umask)
		err := errors.Join(WriteFile("file", []byte("new")), Create("folder", map[string][]byte{"in/file": nil}))
		syscall.Umask(was)
		if err != nil {
			t.Fatal(err)
		}
		for name, mode := range map[string]fs.FileMode{"file": want[0], "folder/in/file": want[0], "folder/in": want[1], "folder": want[1]} {
			info, err := os.Stat(name)
			if err != nil {
				t.Fatal(err)
			}
			if got := info.Mode().Perm(); got != mode {
				t.Errorf("umask %03o: %s has %03o, want %03o", umask, name, got, mode)
			}
		}
	}
}

func TestAReplacedFileKeepsItsModeUnderAnyUmask(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, mode := range []fs.FileMode{0o600, 0o640, 0o644, 0o660, 0o666} {
		if err := errors.Join(os.WriteFile("file", nil, 0o600), os.Chmod("file", mode)); err != nil {
			t.Fatal(err)
		}
		was := syscall.Umask(0o077)
		err := WriteFile("file", []byte("new"))
		syscall.Umask(was)
		if err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat("file"); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%03o became %v, %v", mode, info.Mode(), err)
		}
	}
}

func TestAReplacedFileKeepsItsGroup(t *testing.T) {
	t.Chdir(t.TempDir())
	const group = 4711
	if err := os.WriteFile("file", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown("file", -1, group); err != nil {
		t.Skip("no other group can be given here:", err)
	}
	if err := WriteFile("file", []byte("new")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat("file")
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Sys().(*syscall.Stat_t).Gid; got != group {
		t.Errorf("the group became %d", got)
	}
}

// Who has a file open goes on reading what it was; whoever opens it next gets the new one.
func TestAFileThatIsOpenElsewhereIsReplacedWhole(t *testing.T) {
	name := filepath.Join(t.TempDir(), "brief.pdf")
	if err := os.WriteFile(name, []byte("the old file"), 0o600); err != nil {
		t.Fatal(err)
	}
	reader, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if err := WriteFile(name, []byte("new")); err != nil {
		t.Fatal(err)
	}
	was, err := io.ReadAll(reader)
	if err != nil || string(was) != "the old file" {
		t.Errorf("the open file reads %q, %v", was, err)
	}
	if is, _ := os.ReadFile(name); string(is) != "new" {
		t.Errorf("the new file is %q", is)
	}
}

func TestAFileThatCantBeMadeSaysWhy(t *testing.T) {
	for name, want := range map[string]string{
		"missing/a.pdf": "writing missing/a.pdf: make the folder missing first: no such file or directory",
		"/proc/a.pdf":   "writing /proc/a.pdf: no file can be made in the folder /proc, name another",
		"file/a.pdf":    "writing file/a.pdf: not a directory",
	} {
		t.Chdir(t.TempDir())
		if err := os.WriteFile("file", nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat("/proc/self"); err != nil && name == "/proc/a.pdf" {
			continue // not on this system
		}
		if err := WriteFile(name, []byte("x")); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
}
