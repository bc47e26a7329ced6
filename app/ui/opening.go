//go:build !nogui

package ui

import (
	"context"
	"sync/atomic"

	"lectern/app/brief"
	"lectern/app/exchange"
	"lectern/app/folder"
	"lectern/app/library/annotation"
	"lectern/app/load"
	"lectern/app/problem"
	"lectern/app/ui/kit"
	"lectern/app/ui/reading"
)

// result is a brief that was read, or why it can't be.
type result struct {
	folder   *folder.Folder
	brief    *brief.Brief
	problems problem.List
	reports  []exchange.Report
	err      error // why the folder can't be opened, or that the reading was cancelled

	notes      *annotation.Store // of the reader, where the brief is opened
	notesError error             // why they can't be read
	text       *reading.SetText  // set ahead, where the brief is opened
}

// usable reports whether there is something to show: text, or of a file of incidents one of them.
func (r *result) usable() bool {
	return r.err == nil && len(r.brief.Sections) > 0 && (r.folder.Table == "" || r.brief.Incidents.Len() > 0)
}

// refusal returns why the brief can't be shown.
func (r *result) refusal(title string) kit.Notice {
	if r.err != nil {
		return failure(title, r.err)
	}
	return problems(title, r.problems)
}

// shut closes the folder of a result that isn't used.
func (r *result) shut() {
	if r.folder != nil {
		r.folder.Close()
	}
}

// readBrief reads a brief; any goroutine may call it. It calls tell with how far it has got.
func (a *application) readBrief(ctx context.Context, name string, tell func(file string, read, size int64)) (r result) {
	if r.folder, r.err = folder.Open(name); r.err != nil {
		return r
	}
	r.err = asRead(r.folder, a.mappings)
	if r.err != nil {
		return r
	}
	r.brief, r.problems, r.reports = load.Brief(r.folder.FS, func(file string, read, size int64) error {
		tell(file, read, size)
		return ctx.Err()
	})
	r.err = ctx.Err()
	return r
}

// opening is a brief that is read on a goroutine of its own, in order to be shown.
type opening struct {
	name   string
	ctx    context.Context // has ended when the reading was cancelled
	cancel context.CancelFunc
	page   atomic.Pointer[loading] // which is told how far it has got; nil before there is one
	read   chan result             // has what was read, once
}

// beginOpening begins to read a brief for a window of a width. It returns nil where the name stands for the shelf (see openAt).
func (a *application) beginOpening(name string, width float32) *opening {
	if name == "" && len(a.settings.Recent) == 0 {
		name = firstBrief
	}
	if name == "" {
		return nil
	}
	o := &opening{name: name, read: make(chan result, 1)}
	o.ctx, o.cancel = context.WithCancel(context.Background())
	pixels, look := a.settings.TextSize, a.settings.Text
	go func() {
		r := a.readBrief(o.ctx, name, func(file string, read, size int64) {
			if page := o.page.Load(); page != nil {
				page.tell(file, read, size)
			}
		})
		a.openNotes(&r)
		if r.err == nil {
			r.text = reading.SetAhead(r.brief, width, pixels, look)
		}
		o.read <- r
	}()
	return o
}

// abandon cancels a reading that won't be shown.
func (o *opening) abandon() {
	if o == nil {
		return
	}
	o.cancel()
	go func() {
		r := <-o.read
		r.shut()
	}()
}
