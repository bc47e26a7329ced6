//go:build !nogui

package talk

import (
	"cmp"
	"image"
	"time"

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

// screenOf returns the number of the screen with the middle of a window, from 1, or 1.
func screenOf(w *kit.Window, all []*glfw.Monitor) int {
	found := 1
	if r, ok := w.Window.(native); ok {
		r.RunWithContext(func() {
			window := glfw.GetCurrentContext()
			if window == nil {
				return
			}
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
		})
	}
	return found
}

// place puts the slides full screen on their screen and the notes on theirs, where they appear only then, so that the
// audience never sees them. With one screen the slides fill it and the notes stay hidden. Fyne 2.7 can't choose a screen; this moves its window
// where GLFW can, and else does nothing: windows can be dragged.
func (t *Talk) place() {
	steps := []struct {
		after time.Duration // time for the window system, which doesn't tell when it is done
		do    func()
	}{
		{300 * time.Millisecond, func() {
			if all := monitors(t.wall); len(all) > 1 {
				moveTo(t.notes, all, t.screens.Notes)
				moveTo(t.wall, all, t.screens.Wall)
			}
		}},
		{500 * time.Millisecond, func() {
			t.wall.SetFullScreen(true)
			if len(monitors(t.wall)) > 1 {
				t.notes.SetContent(t.presenter.Surface)
				t.notes.RequestFocus()
			} else {
				t.wall.RequestFocus()
			}
		}},
		{300 * time.Millisecond, func() { t.wall.Content().Refresh() }}, // Fyne has painted a window without focus in its old size
	}
	go func() {
		for _, step := range steps {
			time.Sleep(step.after)
			t.wall.Post(func() {
				if t.Running() {
					step.do()
				}
			})
		}
	}()
}

// followScreens puts the windows in their places again whenever a screen goes or comes, and tells the speaker.
func (t *Talk) followScreens() {
	if monitors(t.wall) == nil {
		return
	}
	glfw.SetMonitorCallback(func(_ *glfw.Monitor, event glfw.PeripheralEvent) {
		t.wall.Post(func() {
			switch {
			case !t.Running():
			case len(monitors(t.wall)) > 1:
				t.Tell("")
				t.wall.SetFullScreen(false)
				t.place()
			case event == glfw.Disconnected:
				t.wall.SetFullScreen(false)
				t.notes.RequestFocus()
				t.Tell("The screen of the slides is gone. They come back with it; S shows them here.")
			}
		})
	})
}

// SwapScreens swaps the screens of slides and notes. With one screen it brings the notes to the front,
// or the slides again.
func (t *Talk) SwapScreens() {
	t.DropEntry()
	if len(monitors(t.wall)) < 2 {
		if t.wall.FullScreen() {
			t.wall.SetFullScreen(false)
			t.notes.SetContent(t.presenter.Surface)
			t.notes.Show()
			t.notes.RequestFocus()
		} else {
			t.notes.Hide()
			t.wall.SetFullScreen(true)
			t.wall.RequestFocus()
		}
		return
	}
	t.wall.SetFullScreen(false)
	t.screens = Screens{Wall: t.screens.Notes, Notes: t.screens.Wall}
	t.place()
}

// Places returns the current screens, which SwapScreens may have changed.
func (t *Talk) Places() Screens { return t.screens }

// notesAreSeen reports whether the wall doesn't cover the speaker's window.
func (t *Talk) notesAreSeen() bool { return len(monitors(t.wall)) > 1 || !t.wall.FullScreen() }

// native is implemented by Fyne's windows on desktops, and by no other kind of window.
type native interface{ RunWithContext(func()) }

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

// moveTo puts a window on a screen, counting from 1.
func moveTo(w *kit.Window, screens []*glfw.Monitor, n int) {
	if n < 1 || n > len(screens) {
		return
	}
	x, y := screens[n-1].GetPos()
	if r, ok := w.Window.(native); ok {
		r.RunWithContext(func() {
			if current := glfw.GetCurrentContext(); current != nil {
				current.SetPos(x, y)
			}
		})
	}
}
