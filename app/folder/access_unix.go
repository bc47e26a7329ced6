//go:build unix

package folder

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// CanLock reports whether files are locked here: elsewhere Hold always succeeds.
const CanLock = true

// tryLock locks a file or folder until it is closed. It returns false if another process has it locked, and true on
// file systems without locks.
func tryLock(f *os.File) bool {
	return !errors.Is(syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB), syscall.EWOULDBLOCK)
}

// isAbandoned reports whether no running process has a file or folder locked.
func isAbandoned(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}

// keepAccess gives a file the group and the permissions of the one that it replaces. Where the group
// can't be given, another group gets no access.
func keepAccess(f *os.File, old fs.FileInfo) error {
	mode := old.Mode().Perm()
	is, err := f.Stat()
	if err != nil {
		return err
	}
	want, known := old.Sys().(*syscall.Stat_t)
	has, _ := is.Sys().(*syscall.Stat_t)
	if known && has != nil && want.Gid != has.Gid && f.Chown(-1, int(want.Gid)) != nil {
		mode &^= 0o070
	}
	return f.Chmod(mode)
}
