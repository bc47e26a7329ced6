//go:build !nogui

package kit

import "github.com/go-gl/glfw/v3.3/glfw"

// native is implemented by Fyne's windows on desktops, and by no other kind of window.
type native interface{ RunWithContext(func()) }

// IsNative reports whether the window is one of GLFW's.
func (w *Window) IsNative() bool { _, ok := w.Window.(native); return ok }

// Inspect calls f with GLFW's window, or absent where it doesn't exist yet. It calls none for other kinds of windows.
func (w *Window) Inspect(f func(*glfw.Window), absent func()) {
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

// OnSideButtons calls back or forward when the mouse button of that name is pressed over the window, which must be shown.
// Fyne doesn't tell these buttons apart.
func (w *Window) OnSideButtons(back, forward func()) {
	does := map[glfw.MouseButton]func(){glfw.MouseButton4: back, glfw.MouseButton5: forward}
	w.Inspect(func(window *glfw.Window) {
		var others glfw.MouseButtonCallback
		others = window.SetMouseButtonCallback(func(g *glfw.Window, button glfw.MouseButton, action glfw.Action, mods glfw.ModifierKey) {
			do, isSide := does[button]
			switch {
			case !isSide:
				others(g, button, action, mods)
			case action == glfw.Press:
				do()
			}
		})
	}, func() {})
}
