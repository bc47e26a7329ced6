package folder

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lectern/app/fold"
	"lectern/app/problem"
	"lectern/briefs"
)

// Folder is a brief's folder, opened for reading.
type Folder struct {
	FS       fs.FS
	Path     string   // as the user named it: a folder, a .brief file, a PDF or a shipped brief
	ReadOnly bool     // it isn't a folder on disk
	Shipped  bool     // it ships with the program
	Table    string   // the file of incidents that was opened alone; "" if it is a brief
	Notes    []string // on files of a PDF that differ from the author's

	closer io.Closer
}

// Files returns the content of every file, by its name with forward slashes.
func (f *Folder) Files() (map[string][]byte, error) {
	files := map[string][]byte{}
	err := fs.WalkDir(f.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(f.FS, name)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", f.Path, err)
	}
	return files, nil
}

// Close releases the folder. Files opened before stay open.
func (f *Folder) Close() error {
	if f.closer == nil {
		return nil
	}
	return f.closer.Close()
}

// AbsPath returns the path by which settings and notes know the brief: absolute, or the name of a shipped one. It is Path
// where there is no working directory.
func (f *Folder) AbsPath() string {
	if abs, err := filepath.Abs(f.Path); err == nil && !f.Shipped {
		return abs
	}
	return f.Path
}

// Name returns the path of a file of the folder as the user would write it.
func (f *Folder) Name(file string) string { return filepath.Join(f.Path, filepath.FromSlash(file)) }

// Holds reports whether a file of this machine is one of those of the folder, or the file that the
// folder is read from, by whatever name or link it is given.
func (f *Folder) Holds(name string, files []string) bool {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	if whole, err := os.Stat(f.Path); err == nil && os.SameFile(info, whole) {
		return true
	}
	for _, file := range files {
		one, err := fs.Stat(fold.FS{FS: f.FS}, file)
		if err != nil { // such as one that may not be read
			one, err = os.Stat(f.Name(file))
		}
		if err == nil && os.SameFile(info, one) {
			return true
		}
	}
	return false
}

// Locate returns problems whose files have the paths that Name returns.
func (f *Folder) Locate(list problem.List) problem.List {
	list = slices.Clone(list)
	for i := range list {
		if list[i].File != "" {
			list[i].File = f.Name(list[i].File)
		} else {
			list[i].File = f.Path
		}
	}
	return list
}

// Open opens what a name stands for: a folder, a .brief file, a PDF that Lectern made of a brief, any other file as one of
// incidents, or a shipped brief, in this order. The error is a problem.Problem, or the system's if permission is denied.
func Open(name string) (opened *Folder, err error) {
	defer problem.Guard(name, func(p problem.Problem) { opened, err = nil, p })
	if filepath.Base(name) == "brief.md" { // the text stands for its folder
		name = filepath.Dir(name)
	}
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		root, err := os.OpenRoot(name)
		if err != nil {
			return nil, cannotOpen(name, err)
		}
		return &Folder{FS: regular{root.FS()}, Path: name, closer: root}, nil
	case err == nil && strings.EqualFold(filepath.Ext(name), ".brief"):
		return openZip(name)
	case err == nil && strings.EqualFold(filepath.Ext(name), ".pdf"):
		return openPDF(name)
	case err == nil && IsTable(name, info):
		return openTable(name, info)
	case err == nil:
		return nil, problem.New(problem.Unreadable, problem.Place{File: name}, "it is neither a folder nor a file", "give the folder that holds brief.md, or a file of incidents")
	case !errors.Is(err, fs.ErrNotExist):
		return nil, cannotOpen(name, err)
	}
	if fsys, err := briefs.Open(filepath.ToSlash(name)); err == nil {
		return &Folder{FS: fsys, Path: name, ReadOnly: true, Shipped: true}, nil
	}
	return nil, problem.New(problem.Unreadable, problem.Place{File: name}, "there is no such folder, file or shipped brief",
		"give a folder that holds brief.md, or one of: "+strings.Join(briefs.Names(), ", "))
}

func cannotOpen(name string, err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return err
	}
	return problem.New(problem.Unreadable, problem.Place{File: name}, "it can't be opened: "+inner(err).Error(), "give the folder that holds brief.md")
}

// regular is a file system that opens files and folders only, because reading a pipe or a device may never
// end.
type regular struct{ fs.FS }

func (r regular) Open(name string) (fs.File, error) {
	info, err := fs.Stat(r.FS, name)
	if err != nil {
		return nil, err
	}
	if mode := info.Mode(); !mode.IsRegular() && !mode.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("it is not a file")}
	}
	return r.FS.Open(name)
}
