//go:build !nogui

package ui

import (
	"context"
	"strings"

	"lectern/app/atlas"
	"lectern/app/folder"
	"lectern/app/incident"
	"lectern/app/refresh"
	"lectern/app/ui/kit"
)

// refreshFromDatabase fetches the brief's incidents from its team's database, after asking. The desks follow by the watcher,
// which sees the new file.
func (w *window) refreshFromDatabase() {
	var from *folder.Folder
	var plan *refresh.Plan
	path := w.opened.path
	w.Wait("Refresh from the database", "Reading which it is", func(context.Context, func(string, float32)) (err error) {
		if from, err = folder.Open(path); err != nil {
			return err
		}
		if plan, err = refresh.New(from, atlas.Load()); err != nil {
			from.Close()
		}
		return err
	}, func(err error) {
		if err != nil {
			w.notify(failure("This brief can\u2019t be refreshed from a database", err))
			return
		}
		w.askRefresh(plan, func() { from.Close() })
	})
}

// askRefresh shows what would be asked of whom, and does it if the reader wishes; closed is called in the end.
func (w *window) askRefresh(plan *refresh.Plan, closed func()) {
	w.Open(kit.DialogSetting{
		Title: "Connect to this database?", Content: newSourceSheet(w.Window, plan.Source), Action: "Connect",
		Do:        func() { w.fetch(plan, closed) },
		Dismissed: closed,
	})
}

// showLastRefresh shows what the last refresh changed.
func (w *window) showLastRefresh() {
	changes := w.opened.brief.Fetched.Changes
	if changes == "" {
		w.notify(kit.Notice{Title: "No refresh of this brief is known", Lines: []string{"The incidents come from its own files, or were fetched before such notes were kept."}})
		return
	}
	w.Open(kit.DialogSetting{Title: "What the last refresh changed", Content: newLinesSheet(w.Window, strings.Split(changes, "\n"))})
}

// fetch carries out a plan, with progress and a Cancel button, and then says what differs.
func (w *window) fetch(plan *refresh.Plan, closed func()) {
	var result *refresh.Result
	w.Wait("Refresh from the database", "Connecting to "+plan.Source.Host, func(ctx context.Context, tell func(string, float32)) (err error) {
		defer closed()
		result, err = plan.Run(ctx, func(rows, before int) {
			tell(incident.Thousands(rows)+" rows fetched", min(0.95, float32(rows)/float32(max(1, before))))
		})
		return err
	}, func(err error) {
		if err != nil {
			w.notify(failure("Nothing was fetched: the incidents are as they were", err))
			return
		}
		w.Open(kit.DialogSetting{Title: "The incidents were fetched", Content: newResultSheet(w.Window, result)})
	})
}
