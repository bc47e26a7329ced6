//go:build !nogui

package talk

import (
	"time"

	"lectern/app/library"
)

// timing holds the clock of a talk, and how the talk keeps to its plan.
type timing struct {
	clock     clock
	clockNow  func() time.Time
	times     times
	rehearses bool
	plan      Plan
}

// times measures how long each slide of a talk is shown.
type times struct {
	slides []library.SlideTime
	at     int           // index of the slide that is shown, or -1 before the first
	since  time.Duration // on the talk's clock, when it was shown
}

// show counts the time so far for the slide before, and from now on for another.
func (m *times) show(section, title string, elapsed time.Duration) {
	m.stop(elapsed)
	for n, s := range m.slides {
		if s.Section == section && s.Title == title {
			m.at = n
			return
		}
	}
	m.at = len(m.slides)
	m.slides = append(m.slides, library.SlideTime{Section: section, Title: title})
}

// stop counts the time so far.
func (m *times) stop(elapsed time.Duration) {
	if m.at >= 0 && m.at < len(m.slides) {
		m.slides[m.at].Seconds += (elapsed - m.since).Seconds()
	}
	m.since = elapsed
}

// measure counts the time of the slide at which the speaker is.
func (t *Talk) measure() {
	t.times.show(t.slide().Section, t.slide().Title, t.clock.elapsed(t.clockNow()))
}

// Times returns how long each slide was shown so far, in the order in which they were first shown.
func (t *Talk) Times() []library.SlideTime {
	t.times.stop(t.clock.elapsed(t.clockNow()))
	return t.times.slides
}

// Rehearses reports whether the talk is given for practice.
func (t *Talk) Rehearses() bool { return t.rehearses }

// timeHere returns how long the speaker's slide has been shown, all in all.
func (t *Talk) timeHere(elapsed time.Duration) time.Duration {
	if t.times.at < 0 || t.times.at >= len(t.times.slides) {
		return 0
	}
	return time.Duration(t.times.slides[t.times.at].Seconds*float64(time.Second)) + elapsed - t.times.since
}
