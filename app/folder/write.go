package folder

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// WriteFile replaces a file whole or not at all, see Write.
func WriteFile(name string, data []byte) error {
	return Write(name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// Write replaces a file by what write writes, whole or not at all: that goes to a temporary file in the same folder,
// which is flushed and renamed. If write fails the old file stays. Of a symbolic link the file that it leads to is
// replaced; a device or a pipe is written to directly. A new file has the permissions that the umask leaves, a replaced
// one keeps its own.
func Write(name string, write func(io.Writer) error) (err error) {
	old, err := os.Stat(name)
	switch {
	case err != nil: // it doesn't exist, or creating one beside it will fail and say why
	case old.IsDir():
		return fmt.Errorf("writing %s: it is a folder, name a file in it", name)
	case !old.Mode().IsRegular():
		return writeInto(name, write)
	default:
		if err := writable(name); err != nil {
			return err
		}
		if real, err := filepath.EvalSymlinks(name); err == nil {
			name = real
		}
	}
	dir, base := filepath.Split(name)
	if dir == "" {
		dir = "."
	}
	f, err := createBeside(dir, base, old)
	if errors.Is(err, fs.ErrNotExist) {
		if _, there := os.Stat(dir); there == nil { // such as /proc
			return fmt.Errorf("writing %s: no file can be made in the folder %s, name another", name, filepath.Clean(dir))
		}
		return fmt.Errorf("writing %s: make the folder %s first: %w", name, filepath.Clean(dir), inner(err))
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, inner(err))
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
			err = fmt.Errorf("writing %s: %w", name, inner(err))
		}
	}()
	if err = write(f); err != nil {
		return err
	}
	if err = f.Sync(); err != nil {
		return err
	}
	if old != nil {
		if err = keepAccess(f, old); err != nil && !errors.Is(err, errors.ErrUnsupported) {
			return err
		}
	}
	if err = f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// createBeside creates a file to be renamed. One that replaces another is its owner's alone until it
// gets that one's permissions.
func createBeside(dir, base string, old fs.FileInfo) (*os.File, error) {
	mode := fs.FileMode(0o666)
	if old != nil {
		mode = 0o600
	}
	sweep(dir, base)
	for {
		name := filepath.Join(dir, fmt.Sprintf(".%s.%d", base, rand.Uint64()))
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
		switch {
		case errors.Is(err, fs.ErrExist):
		case err != nil:
			return nil, err
		case lockNew(f):
			return f, nil
		default:
			f.Close()
		}
	}
}

// writable returns an error if a file may not be written. Renaming over it would succeed all the same.
func writable(name string) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, inner(err))
	}
	return f.Close()
}

// writeInto writes to a device or a pipe.
func writeInto(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err == nil {
		err = errors.Join(write(f), f.Close())
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, inner(err))
	}
	return nil
}

// inner returns the cause of an error without the path, which may be that of a temporary file.
func inner(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err
	}
	return err
}
