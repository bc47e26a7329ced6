//go:build !nogui

package ui

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"lectern/app/library"
	"lectern/app/ui/kit"
)

// talkKeeper keeps how far the talk has come in a file, on goroutines of its own, and the last state wins.
type talkKeeper struct {
	file string // "": nothing is kept

	writing     sync.Mutex
	asked, done int    // states
	release     func() // other starts may offer to go on with the talk; nil: none is given
}

// keep writes a state, or removes the file where the talk is nil. It must be called on Fyne's goroutine.
func (k *talkKeeper) keep(t *library.Talk) {
	if k.file == "" {
		return
	}
	k.asked++
	n := k.asked
	go func() {
		k.writing.Lock()
		defer k.writing.Unlock()
		if n < k.done {
			return
		}
		k.done = n
		var err error
		switch {
		case t != nil:
			if k.release == nil {
				k.release = library.HoldTalk(k.file)
			}
			err = library.SaveTalk(k.file, *t)
		default:
			err = library.EndTalk(k.file)
			if k.release != nil {
				k.release()
				k.release = nil
			}
		}
		if err != nil {
			slog.Error("the talk can't go on after a crash", "error", err)
		}
	}()
}

// keepTalk keeps at which slide the talk is, and returns its number, from 1.
func (w *window) keepTalk() (slide int) {
	at, _ := w.talk.At()
	plan := w.talk.Plan()
	w.app.keeper.keep(&library.Talk{
		Path: w.opened.path, Title: w.opened.brief.Title, Slide: at + 1, Began: w.talk.Began(),
		Length: plan.Length, Until: plan.Until, Process: os.Getpid(),
	})
	return at + 1
}

// offerTalk asks whether a talk that a crash ended shall go on, and reports whether there is one of the brief that
// is to be opened, or of any.
func (w *window) offerTalk(name string) bool {
	t, ok := library.UnfinishedTalk(w.app.keeper.file, time.Now())
	abs, err := filepath.Abs(name)
	if !ok || name != "" && name != t.Path && (err != nil || abs != t.Path) {
		return false
	}
	words := kit.NewWords(w.Window, 420, 3)
	words.Set(fmt.Sprintf("\u201c%s\u201d was at slide %d when the program ended. It began at %s.", t.Title, t.Slide, t.Began.Local().Format("15:04")))
	w.Open(kit.DialogSetting{
		Title: "Go on with the talk?", Content: words, Action: "Go on", Dismiss: "No",
		Do: func() {
			w.resume = &t
			w.open(t.Path)
		},
		Dismissed: func() {
			w.app.keeper.keep(nil)
			w.open(name)
		},
	})
	return true
}
