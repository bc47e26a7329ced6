//go:build !nogui

package incidents

import (
	"context"
	"testing"

	"lectern/app/incident"
)

func TestAReaderIsToldOfAnAnswerThatTakesLong(t *testing.T) {
	d := shown(t)
	release, waits := make(chan struct{}), 0
	var answered *result
	slow := newWorker(d.brief.Incidents, func() *mapPainter {
		<-release
		return newMapPainter(d.brief, d.mapView.proj, d.mapView.options)()
	}, d.window.Post, func(r *result) { answered = r }, func() { waits++ })
	t.Cleanup(slow.stop)
	slow.ask(request{Question: incident.Question{}, proj: d.mapView.proj, view: d.mapView.want, scale: 1, palette: d.window.Palette(), width: 400, axis: d.timeline.whole})
	d.loop.Until(t, "the reader is told", func() bool { return waits == 1 && answered == nil })
	close(release)
	d.loop.Until(t, "the answer is there", func() bool { return answered != nil && slow.settled() })

	d.wait()
	if !d.busy {
		t.Error("the desk doesn't say so")
	}
	d.setUnverified(true)
	d.settle()
	if d.busy {
		t.Error("the desk still says so once the answer is there")
	}
}

// A table of figures that is no longer asked for ends, and the one asked for after it comes whole.
func TestATableOfFiguresIsCancelledWhereItIsLeft(t *testing.T) {
	d := shown(t)
	d.ToggleFigures()
	tabulating := d.worker.tabulating
	d.setUnverified(true)
	if tabulating.Err() != nil {
		t.Fatal("another set of incidents cancels the table")
	}
	d.ToggleFigures()
	if tabulating.Err() == nil {
		t.Error("leaving the table doesn't cancel it")
	}
	d.ToggleFigures()
	d.settle()
	if r := d.result; r.tableFault != nil || r.table == nil || r.table.Rows < 3 {
		t.Errorf("the table asked for then is %+v, %v", r.table, r.tableFault)
	}
}

// It may be left and asked for again while the worker is still at it.
func TestACancelledTableIsMadeWhenItIsAskedForAgain(t *testing.T) {
	d := shown(t)
	d.ToggleFigures()
	q := d.result.request
	q.figures, q.Unverified = d.asked.figures, !q.Unverified
	idle := &worker{table: d.brief.Incidents, last: &result{}} // the desk's own still puts its last picture away
	idle.prepare(newMapPainter(d.brief, d.mapView.proj, d.mapView.options))
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for _, c := range []struct {
		tabulating context.Context
		made       bool
	}{{cancelled, false}, {t.Context(), true}} {
		q.tabulating = c.tabulating
		idle.last = idle.find(q)
		if r := idle.last; r.tableFault != nil || (r.table != nil) != c.made {
			t.Errorf("the table is %+v, %v", r.table, r.tableFault)
		}
	}
}
