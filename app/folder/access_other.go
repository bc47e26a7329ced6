//go:build !unix

package folder

import (
	"io/fs"
	"os"
	"time"
)

// hold does nothing where a process can't mark what it works on.
func hold(*os.File) bool { return true }

// isAbandoned reports whether a file or folder is too old to be worked on.
func isAbandoned(name string) bool {
	info, err := os.Stat(name)
	return err == nil && time.Since(info.ModTime()) > time.Hour
}

// keepAccess gives a file the permissions of the one that it replaces.
func keepAccess(f *os.File, old fs.FileInfo) error { return f.Chmod(old.Mode().Perm()) }
