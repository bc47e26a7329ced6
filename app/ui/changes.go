//go:build !nogui

package ui

import (
	"context"
	"path/filepath"

	"lectern/app/compose"
	"lectern/app/edition"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
	"lectern/app/ui/panel"
)

// seekEarlier lets the reader find an earlier edition of the brief, and lists what has changed since.
func (w *window) seekEarlier() {
	w.ChooseFile(kit.FileSetting{
		Title: "Compare with an earlier edition", Action: "Compare", Dir: w.near(), Fits: isBrief, Do: w.compareWith,
		Kinds: "Briefs and files of incidents", Patterns: briefPatterns(),
	})
}

// compareWith reads an earlier edition of the brief, lists what has changed since, and gives the list the keyboard.
func (w *window) compareWith(name string) {
	var earlier *edition.Edition
	path := w.opened.path
	w.Wait("Compare with an earlier edition", "Reading "+filepath.Base(name), func(ctx context.Context, tell func(string, float32)) error {
		r := w.app.readBrief(ctx, name, func(file string, read, size int64) {
			tell("Reading "+file, float32(read)/float32(max(1, size)))
		})
		defer r.shut() // all of it is read
		earlier = &edition.Edition{Brief: r.brief, From: r.folder}
		return r.err
	}, func(err error) {
		switch {
		case w.opened.path != path: // another brief was opened meanwhile
		case err != nil:
			w.notify(failure("The earlier edition could not be read", err))
		default:
			w.compare(earlier, func(changes *edition.Changes) {
				w.opened.earlier = earlier
				w.listChanges(changes)
				w.focusPanel()
			})
		}
	})
}

// compare compares the brief with an earlier edition and passes what has changed to list, unless the brief is read again
// meanwhile.
func (w *window) compare(earlier *edition.Edition, list func(*edition.Changes)) {
	var changes *edition.Changes
	now := edition.Edition{Brief: w.opened.brief, From: w.opened.folder}
	w.Wait("Compare with an earlier edition", "Comparing", func(context.Context, func(string, float32)) (err error) {
		changes, err = edition.Compare(*earlier, now)
		return err
	}, func(err error) {
		switch {
		case now.Brief != w.opened.brief:
		case err != nil:
			w.notify(failure("The two editions can\u2019t be compared", err))
		default:
			list(changes)
		}
	})
}

// compareAgain compares the brief with the edition with which it was compared last.
func (w *window) compareAgain(list func(*edition.Changes)) {
	if w.opened.earlier != nil {
		w.compare(w.opened.earlier, list)
	}
}

// followChanges lists the changes anew where they are still listed.
func (w *window) followChanges() {
	w.compareAgain(func(changes *edition.Changes) {
		if p := w.panel(); p.Visible() && p.Link().Kind == compose.LinkChanges {
			w.listChanges(changes)
		}
	})
}

// listChanges lists changes in the panel.
func (w *window) listChanges(changes *edition.Changes) {
	actions := []panel.Action{{Words: "Save as Markdown\u2026", Do: func() { w.Save("changes.md", []byte(changes.Markdown())) }}}
	w.panel().Card("Changes", compose.To(compose.LinkChanges, ""), w.followChanges, actions, func(c *compose.Composer) []typeset.Block {
		return c.ChangesCard(changes)
	})
}
