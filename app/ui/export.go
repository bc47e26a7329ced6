//go:build !nogui

package ui

import (
	"context"
	"errors"

	"lectern/app/problem"
	"lectern/app/publish"
	"lectern/app/ui/kit"
)

// export makes a file, with progress and a Cancel button, and then asks where to save it.
func (w *window) export(choice publish.Choice, attach publish.Attach, notes publish.Notes) {
	b, checked := w.opened.brief, w.opened.checking
	name := choice.Kind.FileName(w.opened.path, b.Marking)
	options := publish.Options{Version: w.Version(), Paper: choice.Paper, Attach: attach, Notes: notes}
	var data []byte
	w.Wait("Exporting", "Checking the brief", func(ctx context.Context, tell func(string, float32)) (err error) {
		options.Progress = func(done, all int, what string) { tell(what, float32(done)/float32(max(1, all))) }
		data, err = makeChecked(ctx, checked, func() ([]byte, error) { return choice.Kind.Write(ctx, b, options) })
		return err
	}, func(err error) {
		var faults problem.List
		switch {
		case errors.As(err, &faults):
			w.notify(problems("A brief with faults isn\u2019t published: mend these first", faults))
		case err != nil:
			w.notify(kit.Failure("The file could not be made", err))
		default:
			w.Save(name, data)
		}
	})
}

// makeChecked makes a file, unless the check of the brief refuses it.
func makeChecked(ctx context.Context, checked *checking, write func() ([]byte, error)) ([]byte, error) {
	report, err := checked.wait(ctx)
	if err != nil {
		return nil, err
	}
	if err := report.Refusal(false); err != nil {
		return nil, err
	}
	return write()
}
