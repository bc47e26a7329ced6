package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Create makes a folder with files in it, by their names with forward slashes. It appears whole
// or not at all; a folder that holds something is not touched.
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
	around, err := os.MkdirTemp(parent, "."+name+".*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(around)
	temp := filepath.Join(around, name)
	if err := os.Mkdir(temp, 0o777); err != nil { // less what the umask takes
		return err
	}
	for file, data := range files {
		local := filepath.FromSlash(file)
		if !filepath.IsLocal(local) {
			return fmt.Errorf("%q is no name in a folder", file)
		}
		path := filepath.Join(temp, local)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := WriteFile(path, data); err != nil {
			return err
		}
	}
	// Where an empty folder has the name, not every system renames over it.
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(temp, dir)
}
