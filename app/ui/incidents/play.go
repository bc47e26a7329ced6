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

// play starts moving the brush through time up to the end, or stops it where it moves.
func (t *timeView) play() {
	if t.player.playing() {
		t.stop()
		return
	}
	u := t.stepUnit()
	if days := t.desk.asked.days; days == nil || days.Last >= t.whole.Last {
		length := incident.Day(0)
		if days != nil {
			length = days.Last - days.First
		}
		first := u.Start(t.whole.First)
		t.desk.setDays(&incident.Span{First: first, Last: u.End(first + length)})
	}
	t.player.start(t.desk.window.Post, func() {
		if days := t.desk.asked.days; days == nil || days.Last >= t.whole.Last {
			t.stop()
			return
		}
		t.stepBrush(1, t.desk.asked.cumulative)
	})
	t.Refresh()
}

func (t *timeView) stop() {
	t.player.stop()
	t.Refresh()
}
