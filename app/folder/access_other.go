//go:build !unix

package folder

import (
	"io/fs"
	"os"
)

// keepAccess gives a file the permissions of the one that it replaces.
func keepAccess(f *os.File, old fs.FileInfo) error { return f.Chmod(old.Mode().Perm()) }
