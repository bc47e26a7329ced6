//go:build window && !nogui

package ui

import (
	"fmt"
	"image"
	"math/rand/v2"
	"testing"
	"time"

	house "lectern/app/draw"
	"lectern/app/golden"
)

// monkeyKeys lists keys that a reader may press on any desk; none leaves the program or writes a file.
var monkeyKeys = []string{
	"Up", "Down", "Left", "Right", "Next", "Prior", "Home", "End", "Tab", "shift+Tab", "Return", "Escape", "space", "ctrl+f", "ctrl+k",
	"ctrl+equal", "ctrl+minus", "ctrl+0", "plus", "minus", "bracketright", "bracketleft", "ctrl+Left", "ctrl+Right", "F1", "a", "k", "b", "s", "2", "BackSpace",
}

// Whatever a monkey does on a desk, the program goes on, and takes no more than 300 MB over what it had at first.
func TestAMonkeyEndsNothingInARealWindow(t *testing.T) {
	name := built(t)
	for _, desk := range []string{"ctrl+1", "ctrl+2", "F5"} {
		t.Run(desk, func(t *testing.T) {
			p := start(t, name, "light", 1, firstBrief)
			p.until("the page is there", func(img *image.RGBA) bool {
				return share(img, image.Rect(300, 120, 860, 620), house.Light.Ink) > 0.005
			})
			seed := uint64(time.Now().UnixNano())
			t.Logf("the seed is %d", seed)
			r := rand.New(rand.NewPCG(seed, 0))
			first, most := 0, 0
			for done, all := 0, golden.Rounds(100); done < all; {
				actions := []string{"key", "Escape", "key", "Escape", "key", desk}
				for range min(50, all-done) {
					actions = append(actions, monkeyAction(r)...)
					done++
				}
				p.do(actions...)
				select {
				case err := <-p.done:
					t.Fatalf("the program ended: %v\nafter %q\n%s", err, actions, p.log.String())
				default:
				}
				most = max(most, resident(t, p))
				if first == 0 {
					first = most
				}
			}
			if most > first+300 {
				t.Errorf("%d MB are resident, were %d", most, first)
			}
			p.do("key", "Escape", "key", "Escape", "key", "ctrl+1")
			p.until("the window still shows something", func(img *image.RGBA) bool {
				return share(img, image.Rect(0, 80, 1280, 800), house.Light.Ink) > 0.001
			})
		})
	}
}

// monkeyAction returns one action of xdotool, below the menus and the bar.
func monkeyAction(r *rand.Rand) []string {
	x, y := fmt.Sprint(10+r.IntN(1250)), fmt.Sprint(90+r.IntN(690))
	switch r.IntN(10) {
	case 0, 1:
		return []string{"mousemove", x, y, "click", "1"}
	case 2:
		return []string{"mousemove", x, y, "click", fmt.Sprint(4 + r.IntN(2))} // the wheel
	case 3:
		return []string{"mousemove", x, y, "mousedown", "1", "mousemove_relative", "--", fmt.Sprint(r.IntN(200) - 100), fmt.Sprint(r.IntN(200) - 100), "mouseup", "1"}
	}
	return []string{"key", "--delay", "5", monkeyKeys[r.IntN(len(monkeyKeys))], "sleep", "0.02"}
}
