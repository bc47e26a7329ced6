//go:build unix

package folder

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// hold marks a file or folder as one that a running process works on, until it is closed. It returns false if
// another process has it. File systems without locks hold nothing.
func hold(f *os.File) bool {
	return !errors.Is(syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB), syscall.EWOULDBLOCK)
}

// isAbandoned reports whether no running process holds a file or folder.
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
