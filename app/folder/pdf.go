package folder

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"lectern/app/folder/attachment"
	"lectern/app/problem"
)

// Program is the name under which a PDF keeps a brief's files.
const Program = "Lectern"

// maxPDF bounds the file that is read into memory.
const maxPDF = 256 << 20

// openPDF opens the brief from which a PDF was made: the files that Lectern attached to it.
func openPDF(name string) (*Folder, error) {
	bad := func(kind problem.Kind, what, hint string) (*Folder, error) {
		return nil, problem.New(kind, problem.Place{File: name}, what, hint)
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, cannotOpen(name, err)
	}
	if !info.Mode().IsRegular() {
		return bad(problem.Unreadable, "it is not a file", "give a PDF that Lectern made")
	}
	if info.Size() > maxPDF {
		return bad(problem.TooLarge, fmt.Sprintf("the PDF has %d MB, more than %d", info.Size()>>20, maxPDF>>20), "save its attached files with a PDF reader, and open their folder")
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, cannotOpen(name, err)
	}
	files, err := attachment.Read(data, Program)
	if err != nil {
		kind := problem.Unreadable
		if errors.Is(err, attachment.ErrTooLarge) {
			kind = problem.TooLarge
		}
		return bad(kind, err.Error(), pdfHint(err))
	}
	fsys, err := folderOf(files)
	if err != nil {
		return bad(problem.Unreadable, err.Error(), "export the brief again")
	}
	folder := &Folder{FS: regular{fsys}, Path: name, ReadOnly: true}
	for _, f := range files {
		if f.Relation != "Source" {
			folder.Notes = append(folder.Notes, f.Name+": "+f.Description)
		}
	}
	return folder, nil
}

func pdfHint(err error) string {
	switch {
	case errors.Is(err, attachment.ErrEncrypted):
		return "save a copy without a password"
	case errors.Is(err, attachment.ErrForeign):
		return "give a briefing or slides that Lectern exported; other programs may drop what it keeps there"
	case errors.Is(err, attachment.ErrTooLarge):
		return "save its attached files with a PDF reader, and open their folder"
	}
	return "get the file again, or export it again"
}

// folderOf returns attached files as a file system. It fails if a name leads out of the folder, or two files
// have the same.
func folderOf(files []attachment.File) (fs.FS, error) {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	seen := map[string]bool{}
	for _, f := range files {
		if !fs.ValidPath(f.Name) || f.Name == "." || strings.ContainsAny(f.Name, `\:`) || !filepath.IsLocal(filepath.FromSlash(f.Name)) {
			return nil, fmt.Errorf("an attached file is called %q, which is no name in a folder", f.Name)
		}
		if seen[f.Name] {
			return nil, fmt.Errorf("two attached files are called %q", f.Name)
		}
		seen[f.Name] = true
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Store})
		if err == nil {
			_, err = w.Write(f.Data)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
}
