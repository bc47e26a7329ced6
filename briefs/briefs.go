// Package briefs embeds the briefs that ship with the program, one a folder.
package briefs

import (
	"embed"
	"io/fs"
)

//go:embed how-to-write-a-brief islamic-state-khorasan
var shipped embed.FS

// Names are the shipped briefs, in the order of the alphabet.
func Names() []string {
	folders, _ := shipped.ReadDir(".") // an embedded root can always be listed
	names := make([]string, len(folders))
	for i, f := range folders {
		names[i] = f.Name()
	}
	return names
}

// Open gives the folder of a shipped brief. The error is fs.ErrNotExist in a *fs.PathError.
func Open(name string) (fs.FS, error) {
	if !fs.ValidPath(name) || name == "." {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if _, err := fs.Stat(shipped, name); err != nil {
		return nil, err
	}
	return fs.Sub(shipped, name)
}
