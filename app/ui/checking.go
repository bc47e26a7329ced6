//go:build !nogui

package ui

import (
	"context"
	"runtime/debug"
	"slices"

	"lectern/app/brief"
	"lectern/app/check"
	"lectern/app/ui/kit"
)

// checking is the check of one brief, which runs on a separate goroutine.
type checking struct {
	stop   context.CancelFunc
	done   chan struct{}
	report check.Report // once it is done
	err    error
}

// startChecking checks a brief once something is ready and calls then, on the goroutine that checks, before it is done.
func startChecking(b *brief.Brief, ready <-chan struct{}, then func()) *checking {
	ctx, stop := context.WithCancel(context.Background())
	c := &checking{stop: stop, done: make(chan struct{})}
	go func() {
		defer close(c.done)
		select {
		case <-ready:
			c.report, c.err = check.Brief(ctx, b)
		case <-ctx.Done():
			c.err = ctx.Err()
		}
		then()
	}()
	return c
}

// foundErrors reports whether the check has ended and found errors.
func (c *checking) foundErrors() bool {
	select {
	case <-c.done:
		return c.err == nil && len(c.report.Errors()) > 0
	default:
		return false
	}
}

// wait returns the report once it is there, or the error of a context that ends first.
func (c *checking) wait(ctx context.Context) (check.Report, error) {
	select {
	case <-c.done:
		return c.report, c.err
	case <-ctx.Done():
		return check.Report{}, ctx.Err()
	}
}

// check finds every problem of the brief that is shown, and then shows the problems.
func (w *window) check() {
	if c := w.opened.checking; c != nil {
		c.stop()
	}
	w.opened.checked = false
	large := w.opened.large
	var mine *checking
	mine = startChecking(w.opened.brief, w.app.firstPageShown(), func() {
		w.Post(func() {
			if w.opened.checking != mine || mine.err != nil {
				return
			}
			w.opened.checked = true
			if w.opened.isTable() {
				w.followProblems(w.opened.problems)
				return
			}
			w.showReport(mine.report)
			w.opened.first = kit.Notice{}
		})
		if large {
			debug.FreeOSMemory() // which the check took
		}
	})
	w.opened.checking = mine
}

// showReport shows the errors of a brief, and then its warnings; of a file of incidents, what became of its rows.
func (w *window) showReport(r check.Report) {
	if w.opened.isTable() {
		w.followProblems(r.Problems)
		w.notify(w.tableNotice(r))
		return
	}
	title := "This brief has faults"
	if len(r.Errors()) == 0 {
		title = "This brief can be handed out, but someone should look at this"
	}
	w.followProblems(r.Problems)
	list := slices.Concat(r.Errors(), r.Warnings())
	if len(list) == 0 {
		w.notify(w.opened.first)
		return
	}
	w.notify(problems(title, list))
}
