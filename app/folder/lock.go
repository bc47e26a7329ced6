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
	f, err := lockFile(file, perm)
	if err != nil {
		return nil, err
	}
	for end := time.Now().Add(time.Second); !tryLock(f) && time.Now().Before(end); {
		time.Sleep(2 * time.Millisecond)
	}
	return func() { f.Close() }, nil
}

// Hold locks a file as Lock does, without waiting, until release is called or the process ends, however it ends. It returns
// false if another holds it.
func Hold(file string, perm fs.FileMode) (release func(), held bool, err error) {
	f, err := lockFile(file, perm)
	if err != nil {
		return nil, false, err
	}
	if !tryLock(f) {
		return nil, false, f.Close()
	}
	return func() { f.Close() }, true, nil
}

// lockFile opens the file that is locked in place of another.
func lockFile(file string, perm fs.FileMode) (*os.File, error) {
	if err := os.MkdirAll(filepath.Dir(file), perm); err != nil {
		return nil, err
	}
	return os.OpenFile(file+".lock", os.O_RDWR|os.O_CREATE, 0o600)
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
