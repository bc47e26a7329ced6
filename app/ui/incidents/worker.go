//go:build !nogui

package incidents

import (
	"context"
	"runtime/debug"
	"time"

	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// worker answers requests on a separate goroutine, always the newest one, and hands over a whole
// result at once: map, list, timeline and facets never show different sets.
type worker struct {
	table   *incident.Table
	painter *mapPainter
	line    *figure.Timeline
	last    *result

	post     func(func()) // runs a function on Fyne's goroutine
	show     func(*result)
	wait     func()        // tells the reader that a result takes long
	requests chan request  // holds the newest request that waits
	stopped  chan struct{} // closed when the desk is gone

	// Used on Fyne's goroutine only:
	asked, shown     int // numbers of the newest request and of the one whose result is shown
	figures          figuresAsked
	tabulating       context.Context // of figures
	cancelTabulating context.CancelFunc
}

// newWorker starts a worker. Post has show and wait called on Fyne's goroutine.
func newWorker(t *incident.Table, painter func() *mapPainter, post func(func()), show func(*result), wait func()) *worker {
	w := &worker{table: t, post: post, show: show, wait: wait, requests: make(chan request, 1), stopped: make(chan struct{}), last: &result{}}
	w.tabulating, w.cancelTabulating = context.WithCancel(context.Background())
	go w.work(painter)
	return w
}

// restAfter is how long nothing is asked until the memory of former answers is returned to the system, as Go by itself
// does over minutes.
const restAfter = time.Second

func (w *worker) work(painter func() *mapPainter) {
	late := w.waiting()
	w.prepare(painter)
	late.Stop()
	rest := time.NewTimer(restAfter)
	defer rest.Stop()
	for {
		select {
		case <-w.stopped:
			return
		case <-rest.C:
			debug.FreeOSMemory()
		case q := <-w.requests:
			if !w.answer(q) {
				return
			}
			rest.Reset(restAfter)
		}
	}
}

// prepare makes the map and the timeline that all answers share.
func (w *worker) prepare(painter func() *mapPainter) {
	w.painter = painter()
	w.line = figure.NewTimeline(w.table, w.table.All(), w.table.All(), 0, figure.Screen)
}

// answer finds a result and waits until it is shown. It reports whether the worker goes on.
func (w *worker) answer(q request) bool {
	late := w.waiting()
	next, old, other := w.find(q), w.last.picture, w.last.otherPicture
	late.Stop()
	w.last = next
	done := make(chan struct{})
	w.post(func() {
		defer close(done)
		if !w.isStopped() {
			w.shown = q.number
			w.show(next)
		}
	})
	select {
	case <-done: // now the picture before is no longer on show
		w.painter.recycle(old)
		w.painter.recycle(other)
		return true
	case <-w.stopped:
		return false
	}
}

// waiting has the reader told that a result takes long, unless it is stopped before.
func (w *worker) waiting() *time.Timer {
	return time.AfterFunc(kit.Slow, func() {
		w.post(func() {
			if !w.isStopped() && !w.settled() {
				w.wait()
			}
		})
	})
}

// ask replaces any request that waits, and ends the work on a table of figures other than the one asked for now.
func (w *worker) ask(q request) {
	if w.isStopped() {
		return
	}
	w.asked++
	q.number = w.asked
	if q.figures != w.figures {
		w.cancelTabulating()
		w.figures = q.figures
		w.tabulating, w.cancelTabulating = context.WithCancel(context.Background())
	}
	q.tabulating = w.tabulating
	select {
	case <-w.requests:
	default:
	}
	w.requests <- q
}

// settled reports whether the newest request has been answered and is shown.
func (w *worker) settled() bool { return w.shown == w.asked }

// stop ends the worker.
func (w *worker) stop() {
	w.cancelTabulating()
	close(w.stopped)
}

func (w *worker) isStopped() bool {
	select {
	case <-w.stopped:
		return true
	default:
		return false
	}
}
