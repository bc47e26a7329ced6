//go:build !nogui

package talk

import (
	"cmp"
	"fmt"
	"image"
	"strings"

	"github.com/go-gl/glfw/v3.3/glfw"

	"lectern/app/ui/kit"
)

// Screens are the numbers of the screens of the slides (Wall) and of the notes, counting from 1.
type Screens struct{ Wall, Notes int }

// ScreensFor returns the screens for a talk: those that are asked for, else the one that a window is on for the notes
// and another for the slides. 0 asks for none.
func ScreensFor(w *kit.Window, asked Screens) Screens {
	all := monitors(w)
	s := Screens{Wall: asked.Wall, Notes: cmp.Or(asked.Notes, screenOf(w, all))}
	for n := len(all); n > 0 && s.Wall == 0; n-- {
		if n != s.Notes {
			s.Wall = n
		}
	}
	for n := len(all); n > 0 && s.Notes == s.Wall; n-- {
		s.Notes = n
	}
	return s
}

// Screen describes a screen to people.
type Screen struct {
	Name       string
	Wide, High int // pixels
	X, Y       int // where it begins on the desktop
}

// ListScreens returns the screens, of those that mirror each other one. It is empty where windows are not GLFW's.
func ListScreens(w *kit.Window) (all []Screen) {
	for _, m := range monitors(w) {
		s := Screen{Name: m.GetName()}
		s.X, s.Y = m.GetPos()
		if mode := m.GetVideoMode(); mode != nil {
			s.Wide, s.High = mode.Width, mode.Height
		}
		all = append(all, s)
	}
	return all
}

// SetName returns a name for a set of screens, by which a choice among them is remembered.
func SetName(all []Screen) string {
	var names []string
	for _, s := range all {
		names = append(names, fmt.Sprintf("%s %d\u00d7%d+%d+%d", s.Name, s.Wide, s.High, s.X, s.Y))
	}
	return strings.Join(names, ", ")
}

// monitors lists the screens, of those that mirror each other one; it is empty where windows are not GLFW's.
func monitors(w *kit.Window) (all []*glfw.Monitor) {
	if _, ok := w.Window.(native); !ok {
		return nil
	}
	type point struct{ x, y int }
	seen := map[point]bool{}
	for _, m := range glfw.GetMonitors() {
		x, y := m.GetPos()
		if !seen[point{x, y}] {
			seen[point{x, y}] = true
			all = append(all, m)
		}
	}
	return all
}

// screenOf returns the number of the screen with the middle of a window, from 1, or 1.
func screenOf(w *kit.Window, all []*glfw.Monitor) int {
	found := 1
	inspect(w, func(window *glfw.Window) {
		x, y := window.GetPos()
		wide, high := window.GetSize()
		for n, m := range all {
			left, top := m.GetPos()
			mode := m.GetVideoMode()
			at := image.Pt(x+wide/2, y+high/2)
			if mode != nil && at.In(image.Rect(left, top, left+mode.Width, top+mode.Height)) {
				found = n + 1
			}
		}
	}, func() {})
	return found
}
