//go:build !nogui

package talk

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.3/glfw"

	"lectern/app/ui/kit"
)

// isSeen reports whether the window system shows a window; it does those that aren't GLFW's.
func isSeen(w *kit.Window) bool {
	seen := true
	w.Inspect(func(window *glfw.Window) { seen = window.GetAttrib(glfw.Visible) == glfw.True }, func() { seen = false })
	return seen
}

// fillsScreen reports whether a window fills a screen, as the window system has it.
func fillsScreen(w *kit.Window) bool {
	fills := w.FullScreen() // of a window that isn't GLFW's
	w.Inspect(func(window *glfw.Window) {
		fills = false
		if m := window.GetMonitor(); m != nil {
			mode := m.GetVideoMode()
			wide, high := window.GetSize()
			fills = mode != nil && wide == mode.Width && high == mode.Height
		}
	}, func() {})
	return fills
}

// fillFirst has a window fill the only screen from its first picture on, when it is shown.
func fillFirst(w *kit.Window) {
	w.SetFullScreen(true)
	if mode := monitors(w)[0].GetVideoMode(); mode != nil {
		scale := w.Canvas().Scale()
		w.Resize(fyne.NewSize(float32(mode.Width)/scale, float32(mode.Height)/scale))
	}
}

// monitors lists the screens, of those that mirror each other one; it is empty where windows are not GLFW's.
func monitors(w *kit.Window) (all []*glfw.Monitor) {
	if !w.IsNative() {
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
	w.Inspect(func(window *glfw.Window) {
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
	w.Inspect(func(window *glfw.Window) { window.SetInputMode(glfw.CursorMode, mode) }, func() {})
}

// moveTo puts a window on a screen, counting from 1, by some pixels off its corner.
func moveTo(w *kit.Window, screens []*glfw.Monitor, n, by int) {
	if n < 1 || n > len(screens) {
		return
	}
	x, y := screens[n-1].GetPos()
	w.Inspect(func(window *glfw.Window) { window.SetPos(x+by, y+by) }, func() {})
}
