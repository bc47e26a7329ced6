//go:build !nogui

package incidents

import (
	"time"

	"lectern/app/incident"
)

// playStep is how long each position of the brush is shown.
const playStep = 180 * time.Millisecond

// player moves the brush through time.
type player struct {
	stopped chan struct{} // closed to stop; nil while it doesn't run
}

func (p *player) playing() bool { return p.stopped != nil }

// start has post call step again and again until stop.
func (p *player) start(post func(func()), step func()) {
	stopped := make(chan struct{})
	p.stopped = stopped
	go func() {
		tick := time.NewTicker(playStep)
		defer tick.Stop()
		for {
			select {
			case <-stopped:
				return
			case <-tick.C:
				post(func() {
					if p.stopped == stopped {
						step()
					}
				})
			}
		}
	}()
}

func (p *player) stop() {
	if p.playing() {
		close(p.stopped)
		p.stopped = nil
	}
}

// play starts moving the brush through time, from the first incident that the filter finds to the last, or stops it where
// it moves. The next moment comes when all views show this one.
func (t *timeView) play() {
	d := t.desk
	if t.player.playing() {
		t.stop()
		return
	}
	found := t.found()
	if found.First > found.Last {
		return
	}
	u := t.stepUnit()
	if days := d.asked.days; days == nil || days.Last >= found.Last {
		length := incident.Day(0)
		if days != nil {
			length = days.Last - days.First
		}
		first := u.Start(found.First)
		d.setDays(&incident.Span{First: first, Last: u.End(first + length)})
	}
	t.player.start(d.window.Post, func() {
		switch days := d.asked.days; {
		case days == nil || days.Last >= found.Last:
			t.stop()
		case d.Settled():
			t.stepBrush(1, d.asked.cumulative)
		}
	})
	t.Refresh()
}

// found returns the days from the first to the last incident that the filter finds; the first is later where it finds none.
func (t *timeView) found() incident.Span {
	a := t.desk.result
	if a == nil || a.answer.AllDates.Count() == 0 {
		return incident.Span{First: incident.Latest, Last: incident.Earliest}
	}
	total := t.desk.brief.Incidents.Totals(a.answer.AllDates).Until(t.desk.brief.AsOfDay())
	return incident.Span{First: total.First, Last: total.Last}
}

// days returns the days that the brush shows: those asked for, or while it plays those that all views show.
func (t *timeView) days() *incident.Span {
	if a := t.desk.result; t.player.playing() && a != nil {
		return a.request.Days
	}
	return t.desk.asked.days
}

func (t *timeView) stop() {
	t.player.stop()
	t.Refresh()
}
