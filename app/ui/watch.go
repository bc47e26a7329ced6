//go:build !nogui

package ui

import (
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"github.com/fsnotify/fsnotify"

	"lectern/app/folder"
)

// watcher notices when files of the brief change on disk.
type watcher struct{ w *fsnotify.Watcher }

// settle is how long the files must be quiet: editors write in several steps.
const settle = 250 * time.Millisecond

// watch reloads the brief in place when its folder changes. A shipped brief and a zip don't.
func (d *desk) watch() {
	info, err := os.Stat(d.path)
	if err != nil || !info.IsDir() {
		return
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return // the brief can be read all the same
	}
	d.watching = &watcher{w}
	d.watchFolders()
	mine := d.watching
	dir := d.path
	go func() {
		var quiet <-chan time.Time
		for {
			select {
			case _, ok := <-w.Events:
				if !ok {
					return
				}
				quiet = time.After(settle)
			case _, ok := <-w.Errors:
				if !ok {
					return
				}
			case <-quiet:
				quiet = nil
				from, err := folder.Open(dir)
				if err != nil {
					continue // moved away, or about to be there again
				}
				b, problems := readBrief(from.FS, nil)
				fyne.Do(func() {
					if d.watching != mine {
						from.Close()
						return
					}
					if len(b.Sections) > 0 {
						if d.close != nil {
							d.close()
						}
						d.close = func() { from.Close() }
					} else {
						from.Close()
					}
					d.reload(b, problems)
				})
			}
		}
	}()
}

// watchFolders notices folders that the brief has come to use.
func (d *desk) watchFolders() {
	if d.watching == nil {
		return
	}
	folders := map[string]bool{d.path: true}
	for _, name := range d.brief.Files {
		folders[filepath.Join(d.path, filepath.Dir(filepath.FromSlash(name)))] = true
	}
	for dir := range folders {
		if err := d.watching.w.Add(dir); err != nil {
			d.banner.fail("Changes in this folder won\u2019t show until the brief is opened again", err)
			return
		}
	}
}

func (w *watcher) stop() { w.w.Close() }
