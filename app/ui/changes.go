//go:build !nogui

package ui

import (
	"context"
	"path/filepath"

	"lectern/app/brief"
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

// compareWith reads an earlier edition of the brief, and lists what has changed since.
func (w *window) compareWith(name string) {
	var earlier *brief.Brief
	isTable := w.opened.isTable()
	w.Wait("Compare with an earlier edition", "Reading "+filepath.Base(name), func(ctx context.Context, tell func(string, float32)) error {
		r := w.app.readBrief(ctx, name, func(file string, read, size int64) {
			tell("Reading "+file, float32(read)/float32(max(1, size)))
		})
		defer r.shut()
		if r.err != nil {
			return r.err
		}
		if unread := edition.Unread(r.brief); len(unread) > 0 {
			return r.folder.Locate(unread)
		}
		if isTable != (r.folder.Table != "") {
			return edition.ErrKinds
		}
		earlier = r.brief
		return nil
	}, func(err error) {
		if err != nil {
			w.notify(failure("The earlier edition could not be compared", err))
			return
		}
		w.opened.earlier = earlier
		w.listChanges()
	})
}

// listChanges compares the brief with the earlier edition that was read last, and lists what has changed in the panel, which
// follows the files.
func (w *window) listChanges() {
	earlier, now, from := w.opened.earlier, w.opened.brief, w.opened.folder
	if earlier == nil {
		return
	}
	var changes *edition.Changes
	w.Wait("Compare with an earlier edition", "Comparing", func(context.Context, func(string, float32)) error {
		if unread := edition.Unread(now); len(unread) > 0 {
			return from.Locate(unread)
		}
		changes = edition.Compare(earlier, now)
		return nil
	}, func(err error) {
		switch {
		case err != nil:
			w.notify(failure("This edition can\u2019t be compared until all of it can be read", err))
		case now == w.opened.brief: // else its successor is being compared
			w.showChanges(changes)
		}
	})
}

// showChanges lists changes in the panel and gives it the keyboard.
func (w *window) showChanges(changes *edition.Changes) {
	actions := []panel.Action{{Words: "Save as Markdown\u2026", Do: func() { w.Save("changes.md", []byte(changes.Markdown())) }}}
	w.panel().Card("Changes", compose.To(compose.LinkChanges, ""), w.listChanges, actions, func(c *compose.Composer) []typeset.Block {
		return c.ChangesCard(changes)
	})
	w.focusPanel()
}
