//go:build !nogui

package talk

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2/canvas"
	"github.com/go-gl/glfw/v3.3/glfw"

	"lectern/app/library"
)

// placement holds where the windows of a talk are.
type placement struct {
	screens  Screens
	windowed bool // the slides are in a window, to be shared in a call
	turn     int  // counts how often the windows were arranged
	layout   library.SpeakerLayout
}

// step is a change of the windows. The next one waits until the window system reports that it is done.
type step struct {
	do   func()
	done func() bool
}

// longestStep is how long a step may take: a window manager may refuse it.
const longestStep = time.Second

// arrange puts the slides full screen on their screen and the notes on theirs. The notes are black until then, so that
// the audience never sees them. With one screen the slides fill it and the notes stay hidden; slides in a window stay
// where they are. Fyne 2.7 can't choose a screen; this moves its windows where GLFW can, and else does nothing:
// windows can be dragged.
func (t *Talk) arrange() {
	t.turn++
	t.removePane() // it may be on what becomes the audience's screen
	t.blankNotes()
	t.do(t.turn, []step{
		{func() { t.wall.SetFullScreen(false) }, func() bool { return t.seen() && !fillsScreen(t.wall) }},
		{t.moveToScreens, t.moved()},
		{func() { t.wall.SetFullScreen(!t.windowed) }, func() bool { return t.windowed || fillsScreen(t.wall) }},
		{t.showNotes, func() bool { return true }},
	})
}

// seen reports whether the windows that are shown are on a screen: until then the window manager may put them elsewhere.
func (t *Talk) seen() bool {
	return isSeen(t.wall) && (isSeen(t.notes) || len(monitors(t.wall)) < 2 && !t.windowed)
}

// moved returns a function that reports whether both windows have stayed on their screens for a while, and moves them
// again where a window manager has put them back.
func (t *Talk) moved() func() bool {
	const polls = 5
	stayed := 0
	return func() bool {
		if stayed++; !t.onScreens() {
			stayed = 0
			t.moveToScreens()
		}
		return stayed >= polls
	}
}

// do does steps in order, unless the windows are arranged anew meanwhile.
func (t *Talk) do(turn int, steps []step) {
	if len(steps) > 0 {
		steps[0].do()
		t.goOnWhenDone(turn, steps, time.Now())
	}
}

func (t *Talk) goOnWhenDone(turn int, steps []step, since time.Time) {
	switch {
	case turn != t.turn || !t.Running():
	case steps[0].done() || time.Since(since) > longestStep:
		t.do(turn, steps[1:])
	default:
		time.AfterFunc(10*time.Millisecond, func() { t.wall.Post(func() { t.goOnWhenDone(turn, steps, since) }) })
	}
}

// blankNotes has the speaker's window show nothing.
func (t *Talk) blankNotes() { t.notes.SetContent(canvas.NewRectangle(color.Black)) }

func (t *Talk) moveToScreens() {
	if all := monitors(t.wall); len(all) > 1 && !t.windowed {
		inspect(t.notes, func(window *glfw.Window) { window.Restore() }, func() {}) // it may fill another screen
		moveTo(t.notes, all, t.screens.Notes)
		moveTo(t.wall, all, t.screens.Wall)
	}
}

// onScreens reports whether both windows are on their screens.
func (t *Talk) onScreens() bool {
	all := monitors(t.wall)
	return len(all) < 2 || t.windowed || screenOf(t.wall, all) == t.screens.Wall && screenOf(t.notes, all) == t.screens.Notes
}

// showNotes shows the speaker's window where it has a screen of its own, or where the slides are in a window.
func (t *Talk) showNotes() {
	if len(monitors(t.wall)) > 1 || t.windowed {
		t.notes.SetContent(t.presenter)
		t.notes.Show()
	}
	if len(monitors(t.wall)) > 1 && !t.windowed {
		inspect(t.notes, func(window *glfw.Window) { window.Maximize() }, func() {})
	}
	t.focus()
	t.repaint(8)
}

// repaint paints the wall again some times, a tenth of a second apart: the first picture after a change of the window's
// size may have been cut to its old size, and nothing reports when that is over.
func (t *Talk) repaint(times int) {
	t.refresh()
	if times > 1 {
		time.AfterFunc(100*time.Millisecond, func() {
			t.wall.Post(func() {
				if t.Running() {
					t.repaint(times - 1)
				}
			})
		})
	}
}

// followScreens puts the windows in their places again whenever a screen goes or comes, and tells the speaker.
func (t *Talk) followScreens() {
	if monitors(t.wall) == nil {
		return
	}
	glfw.SetMonitorCallback(func(_ *glfw.Monitor, event glfw.PeripheralEvent) {
		t.wall.Post(func() {
			switch {
			case !t.Running() || t.windowed:
			case len(monitors(t.wall)) > 1:
				t.Tell("")
				t.arrange()
			case event == glfw.Disconnected:
				t.turn++
				t.removePane()
				t.wall.SetFullScreen(false)
				t.notes.SetContent(t.presenter)
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
	t.closePane()
	switch {
	case t.windowed:
	case len(monitors(t.wall)) > 1:
		t.screens = Screens{Wall: t.screens.Notes, Notes: t.screens.Wall}
		t.arrange()
	case t.wall.FullScreen():
		t.wall.SetFullScreen(false)
		t.notes.SetContent(t.presenter)
		t.notes.Show()
		t.focus()
	default:
		t.notes.Hide()
		t.wall.SetFullScreen(true)
		t.focus()
	}
}

// Places returns the current screens, which SwapScreens may have changed.
func (t *Talk) Places() Screens { return t.screens }

// notesAreSeen reports whether the wall doesn't cover the speaker's window.
func (t *Talk) notesAreSeen() bool { return len(monitors(t.wall)) > 1 || !t.wall.FullScreen() }
