//go:build !nogui

package ui

import (
	"fmt"
	"strings"
	"time"

	"lectern/app/library"
	"lectern/app/ui/kit"
	"lectern/app/ui/talk"
)

// reportTalk keeps the times of a rehearsal that has ended, and lists what was asked in the talk.
func (w *window) reportTalk(t *talk.Talk) {
	if t.Rehearses() {
		w.keepRehearsal(library.Rehearsal{Path: w.opened.path, When: time.Now(), Slides: t.Times()})
	}
	if asked := t.Asked(); len(asked) > 0 {
		w.notify(kit.Notice{Title: askedTitle(len(asked)), Lines: askedLines(asked)})
	}
}

func askedTitle(n int) string {
	if n == 1 {
		return "A question was answered in the talk"
	}
	return fmt.Sprintf("%d questions were answered in the talk", n)
}

func askedLines(asked []talk.Question) (lines []string) {
	for _, q := range asked {
		lines = append(lines, fmt.Sprintf("%s: %s", q.Typed, q.Shown))
	}
	return lines
}

// keepRehearsal keeps the times of a rehearsal on a separate goroutine, and shows them.
func (w *window) keepRehearsal(r library.Rehearsal) {
	file := w.app.rehearsals
	go func() {
		if err := library.KeepRehearsal(file, r); err != nil {
			w.Post(func() { w.notify(kit.Failure("The rehearsal could not be kept", err)) })
		}
	}()
	lines := kit.NewLines(w.Window, rehearsalWords(r), w.dialogSize())
	w.Open(kit.DialogSetting{Title: "Rehearsal", Content: lines, First: lines})
}

// rehearsalWords lists the times of the slides of a rehearsal, and their sum.
func rehearsalWords(r library.Rehearsal) string {
	var words strings.Builder
	fmt.Fprintf(&words, "%s in all. \u201cSet up a talk\u201d can take the plan from it.\n\n", talk.TimeWords(r.Length()))
	for _, s := range r.Slides {
		fmt.Fprintf(&words, "%6s   %s\n", talk.TimeWords(time.Duration(s.Seconds*float64(time.Second))), s.Title)
	}
	return words.String()
}
