//go:build !nogui

package reading

import (
	"testing"
	"time"
)

// clocked shows the brief with a clock that stands still until it is moved.
func clocked(t *testing.T) (d *Desk, wait func(time.Duration)) {
	t.Helper()
	d = shown(t)
	now := time.Date(2024, 3, 25, 9, 0, 0, 0, time.UTC)
	d.read.now = func() time.Time { return now }
	d.scrolled()
	return d, func(by time.Duration) { now = now.Add(by) }
}

func TestProgressCountsWhatWasRead(t *testing.T) {
	for _, c := range []struct {
		name        string
		reads       func(d *Desk, wait func(time.Duration))
		least, most float32
	}{
		{"nothing", func(*Desk, func(time.Duration)) {}, 0, 0},
		{"a leap to the end", func(d *Desk, wait func(time.Duration)) {
			d.Text.ScrollTo(d.Text.Height())
			wait(100 * time.Millisecond)
		}, 0, 0},
		{"a look at the first page", func(d *Desk, wait func(time.Duration)) { wait(time.Minute) }, 0.005, 0.1},
		{"a glance at it", func(d *Desk, wait func(time.Duration)) { wait(300 * time.Millisecond) }, 0, 0},
		{"everything, at leisure", func(d *Desk, wait func(time.Duration)) {
			for range 400 {
				wait(time.Minute)
				d.Text.ScrollTo(d.Text.Top() + 200)
			}
			wait(time.Minute)
		}, 0.9, 1},
		{"everything, in a flight", func(d *Desk, wait func(time.Duration)) {
			for range 400 {
				wait(10 * time.Millisecond)
				d.Text.ScrollTo(d.Text.Top() + 200)
			}
		}, 0, 0.01},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, wait := clocked(t)
			c.reads(d, wait)
			seen := d.Seen()
			if part, _ := d.Read(); part < c.least || part > c.most {
				t.Errorf("%v is read, want %v to %v", part, c.least, c.most)
			}
			again := shown(t)
			again.SetSeen(seen)
			part, left := d.Read()
			if p, l := again.Read(); p != part || l != left {
				t.Errorf("opened again, %v is read, want %v", p, part)
			}
		})
	}
}

func TestWhatIsReadIsTheSameWhereverItIsShown(t *testing.T) {
	d, wait := clocked(t)
	for range 60 { // the outline is drawn anew meanwhile
		wait(time.Second)
		d.Read()
	}
	rail, _ := d.Read()
	d.Seen() // as when the brief is left
	if shelf, _ := d.Read(); rail != shelf || rail == 0 {
		t.Errorf("the outline says %v, the shelf %v", rail, shelf)
	}
	once, later := clocked(t)
	later(time.Minute)
	once.Seen()
	if part, _ := once.Read(); part != rail {
		t.Errorf("seen to %v, looked at now and then to %v", part, rail)
	}
}

func TestTheOutlineScrollsToWhatIsRead(t *testing.T) {
	d := shown(t)
	d.window.Resize(d.window.Size().SubtractWidthHeight(0, 500))
	last := len(d.document.Parts) - 1
	d.show(d.document.Parts[last].Block)
	at := d.current()
	top, room := d.outline.top(at)-d.outline.scroll.Top, d.outline.room(d.outline.Size().Height)
	if at < last-2 || top < 0 || top+outlineRow > room {
		t.Errorf("part %d is at %v of %v", at, top, room)
	}
}
