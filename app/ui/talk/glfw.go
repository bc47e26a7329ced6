//go:build !nogui

package talk

import (
	"github.com/go-gl/glfw/v3.3/glfw"

	"lectern/app/ui/kit"
)

// isSeen reports whether the window system shows a window; it does those that aren't GLFW's.
func isSeen(w *kit.Window) bool {
	seen := true
	inspect(w, func(window *glfw.Window) { seen = window.GetAttrib(glfw.Visible) == glfw.True }, func() { seen = false })
	return seen
}

// fillsScreen reports whether a window fills a screen, as the window system has it.
func fillsScreen(w *kit.Window) bool {
	fills := w.FullScreen() // of a window that isn't GLFW's
	inspect(w, func(window *glfw.Window) {
		fills = false
		if m := window.GetMonitor(); m != nil {
			mode := m.GetVideoMode()
			wide, high := window.GetSize()
			fills = mode != nil && wide == mode.Width && high == mode.Height
		}
	}, func() {})
	return fills
}

// inspect calls f with GLFW's window, or absent where it doesn't exist yet. It calls none for other kinds of windows.
func inspect(w *kit.Window, f func(*glfw.Window), absent func()) {
	r, ok := w.Window.(native)
	if !ok {
		return
	}
	r.RunWithContext(func() {
		if window := glfw.GetCurrentContext(); window != nil {
			f(window)
		} else {
			absent()
		}
	})
}

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

// shrinkTo makes a window that is shown no larger than a screen.
func shrinkTo(w *kit.Window, m *glfw.Monitor) {
	mode := m.GetVideoMode()
	if mode == nil {
		return
	}
	inspect(w, func(window *glfw.Window) {
		wide, high := window.GetSize()
		if fits := min(wide, mode.Width); fits < wide || high > mode.Height {
			window.SetSize(fits, min(high, mode.Height))
		}
	}, func() {})
}

// showMouse shows the mouse over a window, or hides it.
func showMouse(w *kit.Window, shown bool) {
	mode := glfw.CursorNormal
	if !shown {
		mode = glfw.CursorHidden
	}
	inspect(w, func(window *glfw.Window) { window.SetInputMode(glfw.CursorMode, mode) }, func() {})
}

// moveTo puts a window on a screen, counting from 1, by some pixels off its corner.
func moveTo(w *kit.Window, screens []*glfw.Monitor, n, by int) {
	if n < 1 || n > len(screens) {
		return
	}
	x, y := screens[n-1].GetPos()
	inspect(w, func(window *glfw.Window) { window.SetPos(x+by, y+by) }, func() {})
}
