package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Create makes a folder with files, by their names with forward slashes. The folder appears whole or not at
// all; it fails if a folder of that name holds anything.
func Create(dir string, files map[string][]byte) error {
	path, err := filepath.Abs(dir)
	if err == nil {
		err = makeFolder(path, files)
	}
	if err != nil {
		return fmt.Errorf("making %s: %w", dir, inner(err))
	}
	return nil
}

func makeFolder(dir string, files map[string][]byte) error {
	switch entries, err := os.ReadDir(dir); {
	case len(entries) > 0:
		return errors.New("the folder is not empty, name a new one")
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	parent, name := filepath.Split(dir)
	locked, err := makeTemporary(parent, name)
	if err != nil {
		return err
	}
	around := locked.Name()
	defer func() {
		locked.Close()
		_ = os.RemoveAll(around) // empty, or its contents are worth nothing
	}()
	temp := filepath.Join(around, name)
	if err := os.Mkdir(temp, 0o777); err != nil { // less what the umask takes
		return err
	}
	for file, data := range files {
		local := filepath.FromSlash(file)
		if !filepath.IsLocal(local) {
			return fmt.Errorf("%q can't be the name of a file in the folder", file)
		}
		path := filepath.Join(temp, local)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := WriteFile(path, data); err != nil {
			return err
		}
	}
	// Not every system renames over an empty folder.
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(temp, dir)
}

// makeTemporary makes a folder in which the files of another are written first, and locks it.
func makeTemporary(parent, name string) (*os.File, error) {
	sweep(parent, name)
	for {
		dir, err := os.MkdirTemp(parent, "."+name+".*")
		if err != nil {
			return nil, err
		}
		f, err := os.Open(dir)
		if errors.Is(err, fs.ErrNotExist) { // another process swept it away
			continue
		}
		if err != nil {
			return nil, err
		}
		if lockNew(f) {
			return f, nil
		}
		f.Close()
	}
}
