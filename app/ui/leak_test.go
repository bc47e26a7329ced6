//go:build window && !nogui

package ui

import (
	"image"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"

	house "lectern/app/draw"
)

// Talks, dialogs and desks leave nothing behind: what is alive after a hundred of each is what was after five.
func TestNothingIsLeftOfTalksDialogsAndDesksInARealWindow(t *testing.T) {
	const few, many = 5, 100
	p := startIn(t, []string{"GODEBUG=gctrace=1", "GOGC=20"}, built(t), "light", 1, firstBrief)
	page := func(img *image.RGBA) bool { return share(img, image.Rect(300, 120, 860, 620), house.Light.Ink) > 0.005 }
	p.until("the page is there", page)
	pause := func(d time.Duration) { time.Sleep(d * time.Millisecond) }
	for _, c := range []struct {
		name string
		once func()
	}{
		{"talks", func() {
			p.do("key", "F5")
			pause(700)
			p.do("key", "Right")
			pause(250)
			p.do("key", "Escape")
			pause(350)
		}},
		{"key sheets", func() {
			p.do("key", "F1")
			pause(200)
			p.do("key", "Escape")
			pause(100)
		}},
		{"desks", func() {
			p.do("key", "ctrl+2")
			pause(300)
			p.do("key", "ctrl+1")
			pause(200)
		}},
	} {
		for range few {
			c.once()
		}
		before := p.live()
		for range many - few {
			c.once()
		}
		p.until("the page is back", page)
		after := p.live()
		t.Logf("%s: %d MB alive after %d, %d MB after %d", c.name, before, few, after, many)
		if limit := before + max(2, before/10); after > limit { // MB are whole
			t.Errorf("%s: %d MB are alive after %d, %d MB after %d", c.name, before, few, after, many)
		}
	}
}

// liveHeap matches what the runtime traces of a collection: the heap at its start, at its end, and what is alive.
var liveHeap = regexp.MustCompile(`gc \d+ @.*, \d+->\d+->(\d+) MB,`)

// live returns the MB of the heap that are alive: the least of the collections while pages are turned. Some of them
// see pictures that are being drawn.
func (p *program) live() int {
	p.t.Helper()
	begun := len(p.log.String())
	for end := time.Now().Add(time.Minute); time.Now().Before(end); {
		for range 10 {
			p.do("key", "Next", "Prior")
			time.Sleep(100 * time.Millisecond)
		}
		p.do("key", "ctrl+Home")
		time.Sleep(time.Second)
		found := liveHeap.FindAllStringSubmatch(p.log.String()[begun:], -1)
		if len(found) < 5 {
			continue
		}
		var all []int
		for _, one := range found {
			mb, _ := strconv.Atoi(one[1]) // digits
			all = append(all, mb)
		}
		return slices.Min(all)
	}
	p.t.Fatal("the runtime traces no collections")
	return 0
}
