package folder

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// IsTable reports whether a file can only be one of incidents: it is no folder, and neither a brief's text nor a .brief file nor a PDF.
func IsTable(name string, info fs.FileInfo) bool {
	ending := strings.ToLower(filepath.Ext(name))
	return !info.IsDir() && filepath.Base(name) != "brief.md" && ending != ".brief" && ending != ".pdf"
}

// openTable opens a file of incidents as the folder of a brief that is nothing but these.
func openTable(name string, info fs.FileInfo) (*Folder, error) {
	root, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return nil, cannotOpen(name, err)
	}
	table := tableFS{FS: regular{root.FS()}, file: filepath.Base(name), written: info.ModTime()}
	return &Folder{FS: table.described(), Path: name, ReadOnly: true, Table: table.file, closer: root}, nil
}

// MapColumns gives the folder of a file of incidents a further file that says what the columns of the first mean.
func (f *Folder) MapColumns(mapping []byte) {
	if table, ok := f.FS.(tableFS); ok {
		table.mapping = mapping
		f.FS = table.described()
	}
}

// ChooseSheet has a sheet of a workbook or a table of a database read, of a file of incidents.
func (f *Folder) ChooseSheet(name string) {
	if table, ok := f.FS.(tableFS); ok {
		table.sheet = name
		f.FS = table.described()
	}
}

// mappingEnding is added to the name of a file of incidents for the one that says what its columns mean.
const mappingEnding = ".yaml"

// OfTable reports whether a file system is that of a file of incidents that was opened alone.
func OfTable(files fs.FS) bool { _, is := files.(tableFS); return is }

// asOf finds the day to which the brief of a file of incidents is true.
var asOf = regexp.MustCompile(`(?m)^as-of: .*$`)

// TableText returns the text of the brief of a file of incidents, true to a day: that of the last incident, which only
// whoever has read them knows.
func TableText(text []byte, day time.Time) []byte {
	return asOf.ReplaceAll(text, []byte("as-of: "+day.UTC().Format(time.DateOnly)))
}

// described returns the folder with the text of a brief that says how its file is read, true to the day on which that was
// written: whoever reads the incidents knows better.
func (t tableFS) described() tableFS {
	quote := func(s string) []byte {
		quoted, _ := json.Marshal(s) // as YAML has it, too
		return quoted
	}
	file := quote(t.file)
	incidents := fmt.Sprintf("{file: %s", file)
	if t.mapping != nil {
		incidents += fmt.Sprintf(", as: %s", quote(t.file+mappingEnding))
	}
	if t.sheet != "" {
		incidents += fmt.Sprintf(", sheet: %s", quote(t.sheet))
	}
	incidents += "}"
	t.text = fmt.Appendf(nil, `---
lectern: 1
title: %[1]s
as-of: %[2]s
incidents: [%[3]s]
include-unverified: true
---

# Incidents {#incidents}

`+"```{.map caption=\"All incidents of the file.\"}\n```\n\n```{.timeline}\n```\n", file, t.written.UTC().Format(time.DateOnly), incidents)
	return t
}

// tableFS is the folder of a file of incidents: it has a text of a brief, and, of the files on disk, that one and
// those of its name with other endings, as a Shapefile has.
type tableFS struct {
	fs.FS
	file    string
	written time.Time
	text    []byte
	mapping []byte // nil: there is none
	sheet   string // "": the first
}

func (t tableFS) Open(name string) (fs.File, error) {
	stem := strings.TrimSuffix(t.file, filepath.Ext(t.file))
	switch {
	case name == "brief.md":
		return &memoryFile{bytes.NewReader(t.text), name}, nil
	case name == t.file+mappingEnding && t.mapping != nil:
		return &memoryFile{bytes.NewReader(t.mapping), name}, nil
	case name == "." || name == t.file || strings.TrimSuffix(name, filepath.Ext(name)) == stem:
		return t.FS.Open(name)
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// memoryFile is a file that is not on disk.
type memoryFile struct {
	*bytes.Reader
	name string
}

func (f *memoryFile) Close() error               { return nil }
func (f *memoryFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *memoryFile) Name() string               { return f.name }
func (f *memoryFile) Mode() fs.FileMode          { return 0o444 }
func (f *memoryFile) ModTime() time.Time         { return time.Time{} }
func (f *memoryFile) IsDir() bool                { return false }
func (f *memoryFile) Sys() any                   { return nil }
