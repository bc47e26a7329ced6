//go:build !nogui

package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/widget"

	"lectern/app/brief"
	"lectern/app/exchange"
	"lectern/app/folder"
	"lectern/app/ui/kit"
)

// near returns the folder in which a file dialog begins: the one that holds the brief.
func (w *window) near() string {
	if filepath.IsAbs(w.opened.path) {
		return filepath.Dir(w.opened.path)
	}
	if dir, err := os.Getwd(); err == nil {
		return dir
	}
	return string(filepath.Separator)
}

// seekBrief lets the reader find a brief: its folder, a .brief file, or a PDF with the folder inside; or a file of incidents.
func (w *window) seekBrief() {
	w.ChooseFile(kit.FileSetting{
		Title: "Open a brief or a file of incidents", Action: "Open", Dir: w.near(), Fits: isBrief, Do: w.open,
		Kinds: "Briefs and files of incidents", Patterns: briefPatterns(),
	})
}

// isBrief reports whether a folder or a file may be a brief or a file of incidents: by its name, or by the files in it.
func isBrief(path string, isFolder bool) bool {
	if isFolder {
		info, err := os.Stat(filepath.Join(path, "brief.md"))
		return err == nil && info.Mode().IsRegular()
	}
	if filepath.Base(path) == "brief.md" { // which stands for its folder
		return true
	}
	ending := strings.ToLower(filepath.Ext(path))
	return ending == ".brief" || ending == ".pdf" || slices.Contains(exchange.Endings, ending)
}

// briefPatterns returns patterns of the names of files that isBrief takes.
func briefPatterns() []string {
	patterns := []string{"brief.md", "*.brief", "*.pdf"}
	for _, ending := range exchange.Endings {
		patterns = append(patterns, "*"+ending)
	}
	return patterns
}

// seekCopy lets the reader choose a folder for a copy of the brief that can be edited.
func (w *window) seekCopy() {
	name := filepath.Base(strings.TrimSuffix(strings.TrimSuffix(w.opened.path, ".brief"), ".pdf"))
	title := "Save a copy of this brief\u2019s folder in"
	if w.opened.isTable() {
		title = "Make a brief of this file, with a copy of it, in"
	}
	w.ChooseFile(kit.FileSetting{
		Title: title, Action: "Copy here", Dir: w.near(), Folder: true,
		Do: func(dir string) { w.saveCopy(filepath.Join(dir, name)) },
	})
}

// saveCopy copies the brief on a separate goroutine, and then opens the copy.
func (w *window) saveCopy(to string) {
	b, ofTable := w.opened.brief, w.opened.isTable()
	go func() {
		err := copyBrief(b, to, ofTable)
		w.Post(func() {
			if err != nil {
				w.notify(kit.Failure("The copy could not be saved", err))
				return
			}
			w.open(to)
		})
	}()
}

// copyBrief copies the files that a brief was read from into a new folder; ofTable says that they are a file of incidents that
// was opened alone. Any goroutine may call it.
func copyBrief(b *brief.Brief, dir string, ofTable bool) error {
	if _, err := os.Stat(dir); err == nil {
		return fmt.Errorf("%s exists already, choose another folder", dir)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	files := map[string][]byte{}
	for _, name := range b.Files {
		data, err := b.ReadFile(name)
		if err != nil {
			return fmt.Errorf("copying %s: %w", name, err)
		}
		if name == "brief.md" && ofTable {
			data = folder.TableText(data, b.AsOf)
		}
		files[name] = data
	}
	return folder.Create(dir, files)
}

// Save asks where to save a new file, and writes it.
func (w *window) Save(name string, data []byte) {
	ending := filepath.Ext(name)
	w.ChooseFile(kit.FileSetting{
		Title: "Save the file", Action: "Save", Dir: w.near(), Name: name,
		Fits: func(path string, isFolder bool) bool {
			return !isFolder && strings.EqualFold(filepath.Ext(path), ending)
		},
		Do: func(path string) { w.write(path, data) },
	})
}

// write writes a file on a separate goroutine and tells the reader where it is.
func (w *window) write(path string, data []byte) {
	w.makeFile(path, func() ([]byte, error) { return data, nil }, func(err error) {
		if err != nil {
			w.notify(kit.Failure("The file could not be written there", err))
			return
		}
		w.Open(kit.DialogSetting{Title: "Exported", Content: widget.NewLabel(path)})
	})
}

// makeFile makes what a file holds and writes it, both on a separate goroutine, and then calls done. It refuses to write over
// what the brief is made of.
func (w *window) makeFile(path string, content func() ([]byte, error), done func(error)) {
	b, from := w.opened.brief, w.opened.folder
	go func() {
		var data []byte
		var err error
		if b != nil && from.Holds(path, b.NamedFiles()) {
			err = fmt.Errorf("the brief is made of %s, choose another name", path)
		} else if data, err = content(); err == nil {
			err = folder.WriteFile(path, data)
		}
		w.Post(func() { done(err) })
	}()
}
