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
	"lectern/app/golden"
)

// Talks, dialogs and desks leave nothing behind: what is alive after forty of each, in a soak after a hundred, is what was after
// five.
func TestNothingIsLeftOfTalksDialogsAndDesksInARealWindow(t *testing.T) {
	few, many := 5, min(100, golden.Rounds(40))
	p := startIn(t, []string{"GODEBUG=gctrace=1"}, built(t), "light", 1, firstBrief)
	page := func(img *image.RGBA) bool { return share(img, image.Rect(300, 120, 860, 620), house.Light.Ink) > 0.005 }
	p.until("the page is there", page)
	p.do("mousemove", "640", "400") // without a window manager keys go where the pointer is
	asked, looked, seen := 0, 0, 0  // how often something was shown, looked for, and found on the screen
	changes := func() {
		if asked++; asked%5 > 0 { // looking takes time
			return
		}
		looked++
		for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) { // on a busy machine
			now := p.screen()
			if now == nil || share(now, image.Rect(300, 120, 860, 620), house.Light.Page) < 0.5 || share(now, image.Rect(1290, 100, 2500, 1400), house.Light.Page) > 0.3 {
				seen++
				return
			}
		}
	}
	kinds := []struct {
		name string
		once func()
	}{
		{"talks", func() {
			p.do("key", "F5")
			time.Sleep(700 * time.Millisecond)
			changes()
			p.do("key", "Right")
			time.Sleep(250 * time.Millisecond)
			p.do("key", "Escape", "Escape")
			time.Sleep(350 * time.Millisecond)
		}},
		{"key sheets", func() {
			p.do("key", "F1")
			time.Sleep(200 * time.Millisecond)
			changes()
			p.do("key", "Escape")
			time.Sleep(100 * time.Millisecond)
		}},
		{"desks", func() {
			p.do("key", "ctrl+2")
			time.Sleep(300 * time.Millisecond)
			changes()
			p.do("key", "ctrl+1")
			time.Sleep(200 * time.Millisecond)
		}},
	}
	for _, c := range kinds { // what is made once and kept, such as the fonts of a dialog
		c.once()
	}
	for _, c := range kinds {
		asked, looked, seen = 0, 0, 0
		for range few {
			c.once()
		}
		before := p.live()
		for range many - few {
			c.once()
		}
		p.until("the page is back", page)
		after := p.live()
		if seen < looked*9/10 {
			t.Errorf("%s: of %d only %d were seen", c.name, looked, seen)
		}
		t.Logf("%s: %d MB alive after %d, %d MB after %d", c.name, before, few, after, many)
		if limit := before + max(2, before/10); after > limit { // MB are whole
			t.Errorf("%s: %d MB are alive after %d, %d MB after %d", c.name, before, few, after, many)
		}
	}
}

// liveHeap matches what the runtime traces of a collection: the heap at its start, at its end, and what is alive.
var liveHeap = regexp.MustCompile(`gc \d+ @.*, \d+->\d+->(\d+) MB,`)

// live returns the MB of the heap that are alive: the least of the collections while the text is set larger and
// smaller. Some of them see pictures that are being drawn.
func (p *program) live() int {
	p.t.Helper()
	begun := len(p.log.String())
	for end := time.Now().Add(time.Minute); time.Now().Before(end); {
		for range 4 {
			p.do("key", "ctrl+equal")
			time.Sleep(500 * time.Millisecond)
			p.do("key", "ctrl+0")
			time.Sleep(500 * time.Millisecond)
		}
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
