//go:build !nogui

package kit

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lectern/app/fold"
	"lectern/app/problem"
)

// FileSetting describes a file chooser.
type FileSetting struct {
	Title, Action string
	Dir           string // where it begins
	Name          string // suggested, where a new file is to be written; "": something there is opened

	// Fits reports whether a file or a folder of the list can be chosen. Folders that don't fit are
	// entered. It may read from the disk: it is called on a separate goroutine. Nil: none can, as
	// where a folder is sought for something new.
	Fits func(path string, folder bool) bool
	// Folder: the folder that is listed is chosen, not a file in it.
	Folder bool

	// Kinds are words for what is opened, and Patterns the names of files that fit, in small letters, such as "*.pdf": so
	// the desktop's own chooser is asked for them. Without patterns it isn't.
	Kinds    string
	Patterns []string

	Do func(path string)
}

// fileChooser is the content of a file dialog: the path, the list of files, and the name to write.
type fileChooser struct {
	window  *Window
	setting FileSetting
	dialog  *Dialog
	dir     string
	path    *Field // of the folder
	list    *fileList
	name    *Field // nil where something is opened
	warning *canvas.Text
	replace string  // the file that the reader was warned of
	system  *Button // to the desktop's own chooser; nil without one
	cancel  func()  // ends what is asked of that
	reading int     // counts, so that a slow folder doesn't show over a later one
}

// ChooseFile lets the reader find a file or a folder: a place for something new in the desktop's own chooser, where there is
// one, else in a dialog of the window. That lists folders and files together, which no other does, and leads to the desktop's.
func (w *Window) ChooseFile(s FileSetting) {
	if w.System != nil && (s.Name != "" || s.Folder) {
		w.choosePlace(s)
		return
	}
	w.chooseHere(s)
}

// chooseHere opens a dialog of the window.
func (w *Window) chooseHere(s FileSetting) *fileChooser {
	ctx, cancel := context.WithCancel(context.Background())
	c := &fileChooser{window: w, setting: s, cancel: cancel}
	c.path = NewField(w, "a folder")
	c.path.OnKey = c.pathKey
	c.list = newFileList(w, c.activate)
	c.list.changed, c.list.began = c.picked, c.beginPath
	c.warning = canvas.NewText("", w.Palette().Caution)
	c.warning.TextSize = 13
	objects := []fyne.CanvasObject{c.path, c.list}
	first := fyne.Focusable(c.list)
	if s.Name != "" {
		c.name = NewField(w, "a name")
		c.name.Put(s.Name)
		c.name.OnChanged = func(string) { c.warn("") }
		objects = append(objects, c.name)
		first = c.name
	}
	objects = append(objects, c.warning)
	if w.System != nil && len(s.Patterns) > 0 {
		c.offerSystem(ctx)
		objects = append(objects, c.system)
	}
	size := w.Size()
	content := container.New(chooserLayout{c, min(640, size.Width*0.8), min(420, size.Height*0.55)}, objects...)
	c.dialog = w.Open(DialogSetting{Title: s.Title, Content: content, First: first, Action: s.Action, Check: c.check, Do: func() { s.Do(c.chosen()) }, Closed: func() { c.cancel() }})
	if c.name != nil { // what is typed takes the place of the name, and the ending stays
		c.name.SelectFirst(utf8.RuneCountInString(strings.TrimSuffix(s.Name, filepath.Ext(s.Name))))
	}
	c.enter(s.Dir)
	return c
}

// chooserLayout stacks the two fields with the list between them.
type chooserLayout struct {
	c             *fileChooser
	width, height float32
}

func (l chooserLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(l.width, l.height) }

func (l chooserLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	const row, gap = 36, 8
	put := func(o fyne.CanvasObject, y, h float32) {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(s.Width, h))
	}
	c, foot := l.c, float32(24)
	if c.name != nil {
		foot += row + gap
	}
	put(c.path, 0, row)
	if c.system != nil && c.system.Visible() {
		beside, high := c.system.MinSize().Components()
		c.system.Move(fyne.NewPos(s.Width-beside+buttonGap, (row-high)/2))
		c.system.Resize(c.system.MinSize())
		c.path.Resize(fyne.NewSize(s.Width-beside, row))
	}
	put(c.list, row+gap, s.Height-row-gap-foot)
	if c.name != nil {
		put(c.name, s.Height-foot+gap, row)
	}
	put(c.warning, s.Height-20, 20)
}

// enter lists a folder, which is read on a separate goroutine.
func (c *fileChooser) enter(dir string) {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	c.reading++
	mine := c.reading
	c.warn("")
	go func() {
		rows, err := c.read(dir)
		c.window.Post(func() {
			switch {
			case mine != c.reading:
			case err != nil:
				c.warn("This folder can\u2019t be read: " + problem.Cause(err))
			default:
				c.dir = dir
				c.path.Put(dir)
				c.list.show(rows)
			}
		})
	}()
}

// read lists what can be chosen or entered, folders first; any goroutine may call it.
func (c *fileChooser) read(dir string) ([]fileRow, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var folders, files []fileRow
	if parent := filepath.Dir(dir); parent != dir {
		folders = append(folders, fileRow{name: "..", path: parent, folder: true})
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		info, err := os.Stat(path) // a link counts as what it leads to
		if err != nil || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		row := fileRow{name: e.Name(), path: path, folder: info.IsDir(), fits: c.fits(path, info.IsDir())}
		switch {
		case row.folder:
			folders = append(folders, row)
		case row.fits:
			files = append(files, row)
		}
	}
	byName := func(a, b fileRow) int { return strings.Compare(fold.String(a.name), fold.String(b.name)) }
	slices.SortStableFunc(files, byName)
	slices.SortStableFunc(folders, byName)
	return append(folders, files...), nil
}

func (c *fileChooser) fits(path string, isFolder bool) bool {
	return c.setting.Fits != nil && c.setting.Fits(path, isFolder)
}

// picked notes that a row of the list was chosen.
func (c *fileChooser) picked(r fileRow) {
	c.warn("")
	if c.name != nil && !r.folder {
		c.name.Put(r.name)
	}
}

// activate enters a folder, or chooses what fits.
func (c *fileChooser) activate(r fileRow) {
	if r.fits || !r.folder {
		c.dialog.press()
		return
	}
	c.enter(r.path)
}

// check decides whether the dialog may close.
func (c *fileChooser) check() bool {
	row, picked := c.list.current()
	switch {
	case c.name != nil:
		return c.checkName()
	case c.setting.Folder:
		return c.dir != ""
	case picked && row.fits || c.list.typed != "":
		return true
	case picked && row.folder:
		c.enter(row.path)
	default:
		c.warn("Choose one of the list")
	}
	return false
}

// checkName warns once before a file is replaced.
func (c *fileChooser) checkName() bool {
	name := c.chosen()
	info, err := os.Stat(name)
	switch {
	case strings.TrimSpace(c.name.Text) == "":
		c.warn("Give the file a name")
	case errors.Is(err, fs.ErrNotExist) || err == nil && c.replace == name:
		return true
	case err != nil:
		c.warn(problem.Cause(err))
	case info.IsDir():
		c.enter(name)
		c.name.Put(c.setting.Name)
	default:
		c.warn("This file exists already. Press again to replace it.")
		c.replace = name
		c.dialog.SetAction("Replace")
	}
	return false
}

// chosen returns the path that the dialog hands on.
func (c *fileChooser) chosen() string {
	switch {
	case c.name != nil:
		name := strings.TrimSpace(c.name.Text)
		if filepath.Ext(name) == "" {
			name += filepath.Ext(c.setting.Name)
		}
		if filepath.IsAbs(name) {
			return name
		}
		return filepath.Join(c.dir, name)
	case c.setting.Folder:
		return c.dir
	case c.list.typed != "":
		return c.list.typed
	}
	row, _ := c.list.current()
	return row.path
}

func (c *fileChooser) warn(words string) {
	if c.replace != "" {
		c.replace = ""
		c.dialog.SetAction(c.setting.Action)
	}
	c.warning.Text = words
	c.warning.Refresh()
}
