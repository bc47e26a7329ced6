//go:build !nogui

package talk

import "time"

// timing is how long a talk is to be, and how long it has been.
type timing struct {
	plan      Plan
	clock     clock
	clockNow  func() time.Time
	times     times
	rehearses bool // the talk is given for practice
}

// elapsed returns how long the talk has been going.
func (m *timing) elapsed() time.Duration { return m.clock.elapsed(m.clockNow()) }

// clock measures how long a talk has been going, without its pauses.
type clock struct {
	began  time.Time     // zero: it stands at nought
	before time.Duration // the length of the pauses that are over
	pause  time.Time     // when the pause that goes on began; zero: it runs
}

// start starts a clock that stands at nought.
func (c *clock) start(now time.Time) {
	if c.began.IsZero() {
		c.began = now
	}
}

// toggle stops the clock, or has it go on.
func (c *clock) toggle(now time.Time) {
	switch {
	case c.began.IsZero():
		c.began = now
	case c.pause.IsZero():
		c.pause = now
	default:
		c.before += now.Sub(c.pause)
		c.pause = time.Time{}
	}
}

// paused reports whether the clock was stopped.
func (c *clock) paused() bool { return !c.pause.IsZero() }

// elapsed returns how long the talk has been going.
func (c *clock) elapsed(now time.Time) time.Duration {
	switch {
	case c.began.IsZero():
		return 0
	case c.paused():
		now = c.pause
	}
	return now.Sub(c.began) - c.before
}

// Plan returns how long the talk is to be.
func (t *Talk) Plan() Plan { return t.plan }

// Began returns when the talk would have begun had there been no pause.
func (t *Talk) Began() time.Time {
	now := t.clockNow()
	return now.Add(-t.clock.elapsed(now))
}

// PauseClock stops the clock, or has it go on.
func (t *Talk) PauseClock() {
	t.clock.toggle(t.clockNow())
	t.refresh()
}

// RestartClock has the clock begin anew.
func (t *Talk) RestartClock() {
	t.clock, t.times = clock{began: t.clockNow()}, times{at: -1}
	t.measure()
	t.refresh()
}
