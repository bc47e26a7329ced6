package folder

import (
	"archive/zip"
	"fmt"
	"io/fs"
	"os"

	"lectern/app/problem"
)

// Bounds of a .brief file. A zip says how large its files are, and archive/zip reads no more than
// that, so the sum bounds what unpacking can take.
const (
	maxZip      = 256 << 20 // bytes, packed
	maxUnpacked = 512 << 20 // bytes, all files together
	maxEntries  = 10_000
)

// openZip opens a zipped folder of a brief; the zip may hold the folder itself or the files in it.
func openZip(name string) (*Folder, error) {
	bad := func(kind problem.Kind, what, hint string, args ...any) (*Folder, error) {
		return nil, problem.New(kind, problem.Place{File: name}, fmt.Sprintf(what, args...), hint)
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, cannotOpen(name, err)
	}
	if !info.Mode().IsRegular() {
		return bad(problem.Unreadable, "it is not a file", "give a folder or a .brief file")
	}
	if info.Size() > maxZip {
		return bad(problem.TooLarge, "the zip has %d MB, more than %d", "unpack it and open the folder", info.Size()>>20, maxZip>>20)
	}
	z, err := zip.OpenReader(name)
	if err != nil {
		return bad(problem.Unreadable, "it is not a zip file that can be read: %s", "zip the brief's folder again", inner(err))
	}
	if err := bounded(z.File); err != "" {
		z.Close()
		return bad(problem.TooLarge, "%s", "unpack it and open the folder", err)
	}
	fsys := regular{z}
	if _, err := fs.Stat(z, "brief.md"); err == nil {
		return &Folder{FS: fsys, Path: name, ReadOnly: true, closer: z}, nil
	}
	if inside, err := fs.Glob(z, "*/brief.md"); err == nil && len(inside) == 1 {
		sub, err := fs.Sub(fsys, inside[0][:len(inside[0])-len("/brief.md")])
		if err == nil {
			return &Folder{FS: sub, Path: name, ReadOnly: true, closer: z}, nil
		}
	}
	z.Close()
	return bad(problem.Unreadable, "the zip holds no brief.md", "zip the folder that holds it")
}

// bounded returns what is too large about a zip, or "".
func bounded(files []*zip.File) string {
	if len(files) > maxEntries {
		return fmt.Sprintf("the zip holds %d files, more than %d", len(files), maxEntries)
	}
	var sum uint64
	for _, f := range files {
		if sum += f.UncompressedSize64; sum > maxUnpacked || f.UncompressedSize64 > maxUnpacked {
			return fmt.Sprintf("the zip unpacks to more than %d MB", maxUnpacked>>20)
		}
	}
	return ""
}
