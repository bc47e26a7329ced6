//go:build !nogui

package ui

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lectern/app/brief"
	"lectern/app/folder"
	"lectern/app/library"
	"lectern/app/library/index"
	"lectern/app/search"
	"lectern/app/ui/kit"
	"lectern/app/ui/shelf"
	"lectern/briefs"
)

// allBriefs is the index of all briefs, which is opened when the shelf is shown first.
type allBriefs struct {
	lock    sync.Mutex // held while it is opened or brought up to date
	index   atomic.Pointer[index.Index]
	working sync.WaitGroup // whoever opens it, brings it up to date or searches it
	file    string         // "": the user's
}

// open returns the index.
func (a *allBriefs) open(ctx context.Context) (*index.Index, error) {
	if x := a.index.Load(); x != nil {
		return x, nil
	}
	var x *index.Index
	var why, err error
	if a.file != "" {
		x, why, err = index.Open(ctx, a.file)
	} else {
		x, why, err = search.OpenIndex(ctx)
	}
	if err != nil {
		return nil, err
	}
	if why != nil {
		slog.Error("all briefs are read at each start", "error", why)
	}
	a.index.Store(x)
	return x, nil
}

// close closes the index, once nothing works with it. What works with it must have been cancelled.
func (a *allBriefs) close() {
	a.working.Wait()
	if x := a.index.Swap(nil); x != nil {
		x.Close() // nothing that can't be read again is lost
	}
}

// refresh reads the briefs that have changed; it waits for another refresh to end. It calls tell with how far it has got.
func (a *allBriefs) refresh(ctx context.Context, recent, watched []string, version string, tell func(words string)) (missing, err error) {
	a.lock.Lock()
	defer a.lock.Unlock()
	x, err := a.open(ctx)
	if err != nil {
		return nil, err
	}
	paths, missing, err := search.PathsOf(ctx, recent, briefs.Names(), watched)
	if err != nil {
		return nil, err
	}
	return missing, search.Refresh(ctx, x, paths, version, func(done, all int, path string) {
		tell(fmt.Sprintf("Reading %s, %d of %d briefs", filepath.Base(path), done+1, all))
	})
}

// fillShelf makes the shelf and brings the index of all briefs up to date.
func (w *window) fillShelf() {
	settings := w.app.settings
	s := shelf.New(w.Window, shelf.Setting{Recent: settings.Recent, Watched: settings.Watched})
	w.shelf = s
	s.Opened.Listen(func(o shelf.Opening) { w.openAt(o.Path, o.Address) })
	s.Sought.Listen(func(struct{}) { w.seekBrief() })
	s.Began.Listen(func(struct{}) { w.beginBrief() })
	s.Watching.Listen(func(struct{}) { w.watchFolder() })
	s.Unwatched.Listen(func(folder string) { w.unwatchFolder(folder) })
	s.Removed.Listen(func(path string) { w.takeOff(path) })
	s.Typed.Listen(func(words string) { w.searchAll(words) })
	w.refreshIndex()
}

// stopSearching ends what the shelf has others do.
func (w *window) stopSearching() {
	w.cancelSearch()
	w.cancelRefresh()
	w.cancelSearch, w.cancelRefresh = func() {}, func() {}
}

// refreshIndex brings the index up to date on another goroutine, and searches again once it is.
func (w *window) refreshIndex() {
	w.cancelRefresh()
	ctx, cancel := context.WithCancel(context.Background())
	w.cancelRefresh = cancel
	s, settings := w.shelf, w.app.settings
	recent, watched := settings.RecentPaths(), slices.Clone(settings.Watched)
	w.app.all.working.Go(func() {
		missing, err := w.app.all.refresh(ctx, recent, watched, w.app.start.Version, func(words string) {
			w.Post(func() { s.ShowProgress(words) })
		})
		w.Post(func() {
			if ctx.Err() != nil {
				return
			}
			s.ShowProgress("")
			switch {
			case err != nil:
				w.notify(kit.Failure("Not all briefs can be searched", err))
			case missing != nil:
				w.notify(kit.Failure("A folder that is watched could not be read", missing))
			}
			w.searchAll(s.Words())
		})
	})
}

// mostPassages is the number of passages that the shelf lists.
const mostPassages = 60

// searchAll finds words in all briefs on another goroutine; the next search cancels it.
func (w *window) searchAll(words string) {
	w.cancelSearch()
	ctx, cancel := context.WithCancel(context.Background())
	w.cancelSearch = cancel
	s := w.shelf
	if strings.TrimSpace(words) == "" {
		s.ShowFound(words, nil)
		return
	}
	x := w.app.all.index.Load()
	if x == nil { // it is being opened, and then searched
		return
	}
	w.app.all.working.Go(func() {
		all, err := search.InAll(ctx, x, words, mostPassages)
		w.Post(func() {
			switch {
			case ctx.Err() != nil:
			case err != nil:
				w.notify(kit.Failure("All briefs could not be searched", err))
			default:
				s.ShowFound(words, all)
			}
		})
	})
}

// watchFolder lets the reader choose a folder whose briefs are to be on the shelf.
func (w *window) watchFolder() {
	w.ChooseFile(kit.FileSetting{
		Title: "Watch a folder: its briefs are on the shelf and searched", Action: "Watch this folder", Dir: w.near(), Folder: true,
		Do: func(folder string) {
			w.app.settings.Watch(folder)
			w.app.save(w)
			w.showShelf()
		},
	})
}

func (w *window) unwatchFolder(folder string) {
	w.app.settings.Unwatch(folder)
	w.app.save(w)
	w.showShelf()
}

// takeOff takes a brief off the shelf. Its files stay.
func (w *window) takeOff(path string) {
	if path == w.opened.path {
		w.opened.read = nil // so that it isn't put back when it is left
	}
	settings := w.app.settings
	settings.Recent = slices.DeleteFunc(settings.Recent, func(r library.Read) bool { return r.Path == path })
	w.app.save(w)
	w.showShelf()
}

// beginBrief asks for the title and the folder of a new brief, makes it and opens it.
func (w *window) beginBrief() {
	field := kit.NewField(w.Window, "Such as: Attacks on shipping")
	w.Open(kit.DialogSetting{
		Title: "What is the new brief called?", Content: container.NewGridWrap(fyne.NewSize(460, 36), field), First: field, Action: "Choose its folder\u2026",
		Check: func() bool { return strings.TrimSpace(field.Text) != "" },
		Do: func() {
			title := strings.TrimSpace(field.Text)
			w.ChooseFile(kit.FileSetting{
				Title: "Make \u201c" + title + "\u201d in", Action: "Make it here", Dir: w.near(), Folder: true,
				Do: func(dir string) { w.makeBrief(filepath.Join(dir, folderName(title)), title) },
			})
		},
	})
}

// folderName returns the name of the folder of a new brief.
func folderName(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(c rune) bool { return !unicode.In(c, unicode.L, unicode.M, unicode.Nd) })
	return strings.Join(words, "-")
}

// makeBrief makes a new brief on another goroutine and opens it.
func (w *window) makeBrief(dir, title string) {
	go func() {
		err := folder.Create(dir, brief.Template(brief.NewID(), title, time.Now()))
		w.Post(func() {
			if err != nil {
				w.notify(kit.Failure("The new brief could not be made", err))
				return
			}
			w.open(dir)
		})
	}()
}
