package folder

import (
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Lock locks a file, which need not exist, against other processes that lock it, and returns the function that
// unlocks it. It locks another beside it, which ends in .lock, and makes their folder, with the permissions perm. It waits
// a second at most, so that a process that hangs with the lock doesn't stop others for ever. Where files can't be locked
// it does nothing more.
func Lock(file string, perm fs.FileMode) (unlock func(), err error) {
	if err := os.MkdirAll(filepath.Dir(file), perm); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(file+".lock", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	for end := time.Now().Add(time.Second); !tryLock(f) && time.Now().Before(end); {
		time.Sleep(2 * time.Millisecond)
	}
	return func() { f.Close() }, nil
}

// lockNew locks a file or folder that was just made, and reports whether it is still there: before, another process
// may have swept it away.
func lockNew(f *os.File) bool {
	if !tryLock(f) {
		return false
	}
	is, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(f.Name())
	return err == nil && os.SameFile(is, there)
}
