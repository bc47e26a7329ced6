package fold

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// FS is a file system in which a name is found however its accents are written: as one character with
// the letter, or as a character of their own, as macOS and the zip files made there have them. Names
// that differ otherwise, if only in case, stay different.
type FS struct{ fs.FS }

// Open opens the file of the name, else the one of the same name in another writing.
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

// otherName finds a file's name as the file system writes it.
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

// entry finds what a folder calls one of its files or folders.
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
