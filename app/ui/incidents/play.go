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
	u, days := t.stepUnit(), d.asked.days
	begins := days == nil || days.Last >= found.Last
	if begins {
		length := incident.Day(0)
		if days != nil {
			length = days.Last - days.First
		}
		first := u.Start(found.First)
		days = &incident.Span{First: first, Last: u.End(first + length)}
	}
	d.asked.periods = periods(*days, found, u, d.asked.cumulative)
	t.player.start(d.window.Post, func() {
		switch days := d.asked.days; {
		case days == nil || days.Last >= found.Last:
			t.stop()
		case d.Settled():
			t.stepBrush(1, d.asked.cumulative)
		}
	})
	if begins {
		d.setDays(days)
	}
	t.Refresh()
}

// periods returns where periods as long as the first one that play shows begin, from the first incident found to the last, and
// the day after them. Play goes on by a unit, so those of several units stand for others that overlap them. Where each begins
// with the first incident the last one, which has all, stands for them.
func periods(first, found incident.Span, u incident.Unit, cumulative bool) []incident.Day {
	if cumulative {
		return []incident.Day{min(first.First, found.First), found.Last + 1}
	}
	units := 0
	for day := first.First; day <= first.Last; day = u.End(day) + 1 {
		units++
	}
	starts := []incident.Day{u.Start(found.First)}
	for day := starts[0]; day <= found.Last; {
		for range units {
			day = u.End(day) + 1
		}
		starts = append(starts, day)
	}
	return starts
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
