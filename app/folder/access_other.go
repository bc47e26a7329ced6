//go:build !unix

package folder

import (
	"io/fs"
	"os"
	"time"
)

// CanLock reports whether files are locked here: elsewhere Hold always succeeds.
const CanLock = false

// tryLock does nothing where files can't be locked as on Unix.
func tryLock(*os.File) bool { return true }

// isAbandoned reports whether a file or folder is too old to be worked on.
func isAbandoned(name string) bool {
	info, err := os.Stat(name)
	return err == nil && time.Since(info.ModTime()) > time.Hour
}

// keepAccess gives a file the permissions of the one that it replaces.
func keepAccess(f *os.File, old fs.FileInfo) error { return f.Chmod(old.Mode().Perm()) }
