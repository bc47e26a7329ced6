//go:build unix

package folder

import (
	"io/fs"
	"os"
	"syscall"
)

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
