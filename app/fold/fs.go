package fold

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// FS is a file system that finds a file whether the accents in its name are composed with their letters or
// separate characters, as in names from macOS. Names that differ otherwise, if only in case, are different.
type FS struct{ fs.FS }

// Open opens the file of a name, or else the file whose name has the same composed form.
func (f FS) Open(name string) (fs.File, error) {
	file, err := f.FS.Open(name)
	if !errors.Is(err, fs.ErrNotExist) {
		return file, err
	}
	if other, ok := f.otherName(name); ok {
		return f.FS.Open(other)
	}
	return nil, err
}

// otherName returns the name of a file as the file system has it.
func (f FS) otherName(name string) (string, bool) {
	if isASCII(name) || !fs.ValidPath(name) {
		return "", false
	}
	folder := "."
	for part := range strings.SplitSeq(name, "/") {
		entry, ok := f.entry(folder, part)
		if !ok {
			return "", false
		}
		folder = path.Join(folder, entry)
	}
	return folder, true
}

// entry returns the name of a file or folder as its folder has it.
func (f FS) entry(folder, name string) (string, bool) {
	if isASCII(name) {
		return name, true
	}
	entries, _ := fs.ReadDir(f.FS, folder)
	for _, e := range entries {
		if norm.NFC.String(e.Name()) == norm.NFC.String(name) {
			return e.Name(), true
		}
	}
	return "", false
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) < 0
}
