package folder

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// sweep removes what processes that were killed left of their work on a file or folder in a folder: whatever is
// called .NAME.DIGITS and has no process that holds it.
func sweep(dir, name string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		digits, ok := strings.CutPrefix(e.Name(), "."+name+".")
		if !ok || digits == "" || strings.Trim(digits, "0123456789") != "" {
			continue
		}
		if path := filepath.Join(dir, e.Name()); isAbandoned(path) {
			_ = os.RemoveAll(path) // it is in nobody's way
		}
	}
}

// holdNew holds a file or folder that was just made, and reports whether it is still there: another process may
// have swept it away before.
func holdNew(f *os.File) bool {
	if !hold(f) {
		return false
	}
	is, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(f.Name())
	return err == nil && os.SameFile(is, there)
}

// Lock has other processes that lock the same file wait until unlock is called. It doesn't wait for ever: a process
// that hangs with the lock loses it after a second. Where files can't be locked it does nothing.
func Lock(name string) (unlock func(), err error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	for end := time.Now().Add(time.Second); !hold(f) && time.Now().Before(end); {
		time.Sleep(2 * time.Millisecond)
	}
	return func() { f.Close() }, nil
}
