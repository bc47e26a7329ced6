//go:build !nogui

package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"lectern/app/brief"
	"lectern/app/check"
)

// checking is the check of one brief, which runs off Fyne's goroutine.
type checking struct {
	stop   context.CancelFunc
	done   chan struct{}
	report check.Report // when done
	err    error
}

func startChecking(b *brief.Brief) *checking {
	ctx, stop := context.WithCancel(context.Background())
	c := &checking{stop: stop, done: make(chan struct{})}
	go func() {
		c.report, c.err = check.Brief(ctx, b)
		close(c.done)
	}()
	return c
}

// wait returns the report when it is there, or the error of a context that ends before.
func (c *checking) wait(ctx context.Context) (check.Report, error) {
	select {
	case <-c.done:
		return c.report, c.err
	case <-ctx.Done():
		return check.Report{}, ctx.Err()
	}
}

// check finds every problem of the brief that is shown, and then shows them in the banner.
func (d *desk) check() {
	if d.checking != nil {
		d.checking.stop()
	}
	mine := startChecking(d.brief)
	d.checking = mine
	show := func() {
		if d.checking == mine && mine.err == nil {
			d.showReport(mine.report)
		}
	}
	if !drawsAhead {
		<-mine.done
		show()
		return
	}
	go func() {
		<-mine.done
		fyne.Do(show)
	}()
}

// showReport shows the errors of a brief, and then its warnings.
func (d *desk) showReport(r check.Report) {
	title := "This brief has faults"
	if len(r.Errors()) == 0 {
		title = "This brief can be handed out, but someone should look at this"
	}
	d.banner.problems(title, slices.Concat(r.Errors(), r.Warnings()))
}
