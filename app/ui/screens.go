//go:build !nogui

package ui

import (
	"cmp"
	"time"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.3/glfw"
)

// placeShow puts the slides full screen on the screen asked for, or the one that the desk isn't
// on, and the notes on the other. With one screen the slides fill it and the notes stay behind.
// Fyne 2.7 can't choose a screen; this moves its window where GLFW can, and else does nothing:
// windows can be dragged.
func (d *desk) placeShow(s *show) {
	wall, notes := d.start.screens()
	go func() {
		time.Sleep(300 * time.Millisecond) // the windows must be there to be moved
		fyne.Do(func() {
			if d.show != s { // it has ended
				return
			}
			if screens := monitors(s.wall); len(screens) > 1 {
				moveTo(s.notes, screens, notes)
				moveTo(s.wall, screens, wall)
			}
		})
		time.Sleep(500 * time.Millisecond)
		fyne.Do(func() {
			if d.show != s {
				return
			}
			s.wall.SetFullScreen(true)
			if len(monitors(s.wall)) > 1 {
				s.notes.RequestFocus()
			} else {
				s.wall.RequestFocus()
			}
		})
		time.Sleep(300 * time.Millisecond)
		fyne.Do(func() { // Fyne has painted a window without focus in its old size
			if d.show == s {
				s.wall.Content().Refresh()
			}
		})
	}()
}

// screens are those of slides and notes, counting from 1: the second and the first unless told.
func (s Start) screens() (wall, notes int) {
	return cmp.Or(s.Screen, 2), cmp.Or(s.NotesScreen, 1)
}

// swap changes slides and notes over.
func (s *show) swap() {
	if len(monitors(s.wall)) < 2 {
		if s.wall.FullScreen() { // one screen: the notes come to the front
			s.wall.SetFullScreen(false)
			s.notes.RequestFocus()
		} else {
			s.wall.SetFullScreen(true)
			s.wall.RequestFocus()
		}
		return
	}
	s.wall.SetFullScreen(false)
	wall, notes := s.desk.start.screens()
	s.desk.start.Screen, s.desk.start.NotesScreen = notes, wall
	s.desk.placeShow(s)
}

// native is what Fyne's own windows on desktops can do, and no other kind of window.
type native interface{ RunWithContext(func()) }

// monitors are the screens, or none where windows are not GLFW's.
func monitors(w fyne.Window) []*glfw.Monitor {
	if _, ok := w.(native); !ok {
		return nil
	}
	return glfw.GetMonitors()
}

// moveTo puts a window on a screen, counting from 1.
func moveTo(w fyne.Window, screens []*glfw.Monitor, n int) {
	if n < 1 || n > len(screens) {
		return
	}
	x, y := screens[n-1].GetPos()
	if r, ok := w.(native); ok {
		r.RunWithContext(func() {
			if current := glfw.GetCurrentContext(); current != nil {
				current.SetPos(x, y)
			}
		})
	}
}
