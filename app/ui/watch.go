//go:build !nogui

package ui

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"lectern/app/folder"
)

// watcher notices when files of a brief change on disk.
type watcher struct {
	notify *fsnotify.Watcher
	dir    string
}

// settle is how long the files must stay unchanged before they are read: editors write in several
// steps.
const settle = 250 * time.Millisecond

// watch reads the brief again when its folder changes. Shipped briefs, zips and PDFs don't change.
func (w *window) watch() {
	dir := w.opened.path
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return
	}
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return // the brief can be read all the same
	}
	mine := &watcher{notify: notify, dir: dir}
	w.watching = mine
	w.watchFolders()
	go mine.work(func() {
		w.Post(func() {
			if w.watching == mine {
				w.readAgain()
			}
		})
	})
}

// work calls changed whenever something has changed and the files are quiet again, until the watcher
// is closed.
func (f *watcher) work(changed func()) {
	var quiet <-chan time.Time
	for {
		select {
		case e, ok := <-f.notify.Events:
			if !ok {
				return
			}
			if f.concerns(e.Name) {
				quiet = time.After(settle)
			}
		case _, ok := <-f.notify.Errors:
			if !ok {
				return
			}
		case <-quiet:
			quiet = nil
			changed()
		}
	}
}

// concerns reports whether a changed file may be one of the brief's: what lies beside its folder is none, nor is what is
// being written, which may take minutes.
func (f *watcher) concerns(name string) bool {
	isBeside := filepath.Dir(name) == filepath.Dir(f.dir) && filepath.Base(name) != filepath.Base(f.dir)
	return !isBeside && !folder.IsUnfinished(name)
}

func (w *window) stopWatching() {
	if w.watching != nil {
		w.watching.notify.Close()
		w.watching = nil
	}
}

// watchFolders watches all folders that the brief uses. The folder that holds the brief's folder is
// watched, too: the brief's folder may be moved away and come back, or may be a link that changes.
func (w *window) watchFolders() {
	if w.watching == nil {
		return
	}
	dir := w.watching.dir
	folders := map[string]bool{dir: true, filepath.Dir(dir): true}
	for _, name := range w.opened.brief.Files {
		folders[filepath.Join(dir, filepath.Dir(filepath.FromSlash(name)))] = true
	}
	for each := range folders {
		w.watching.notify.Remove(each) // where it was another folder of the same name
		if err := w.watching.notify.Add(each); err != nil {
			w.notify(failure("Changes in this folder won\u2019t show until the brief is opened again", err))
			return
		}
	}
}

// readAgain reads the brief on a separate goroutine and then shows it. Another change meanwhile starts
// the reading again.
func (w *window) readAgain() {
	w.cancelReading()
	ctx, cancel := context.WithCancel(context.Background())
	w.cancelReading = cancel
	path := w.opened.path
	go func() {
		r := w.app.readBrief(ctx, path, func(string, int64, int64) {})
		w.Post(func() {
			if ctx.Err() != nil {
				r.shut()
				return
			}
			cancel()
			w.reload(r)
		})
	}()
}
