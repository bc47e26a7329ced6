//go:build !nogui

package talk

import (
	"cmp"
	"fmt"
	"image"
	"strings"
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

// screenOf returns the number of the screen with the middle of a window, from 1, or 1.
func screenOf(w *kit.Window, all []*glfw.Monitor) int {
	found := 1
	w.Inspect(func(window *glfw.Window) {
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

// arrangement is where the windows of a talk are.
type arrangement struct {
	screens  Screens
	windowed bool // the slides are in a window, to be shared in a call
	turn     int  // counts how often the windows were arranged
	blank    bool // the speaker's window shows nothing, since it isn't in its place yet
}

// step is a change of the windows. The next one waits until the window system reports that it is done.
type step struct {
	do   func()
	done func() bool
}

// longestStep is how long a step may take: a window manager may refuse it.
const longestStep = time.Second

// arrange puts the slides full screen on their screen and the notes on theirs. The notes are black until then, so that
// the audience never sees them. With one screen the slides fill it and the notes stay hidden; slides in a window
// have a screen for themselves where there are two. Fyne 2.7 can't choose a screen, so the windows are moved through
// GLFW; where they aren't GLFW's, the speaker drags them.
func (t *Talk) arrange() {
	t.turn++
	t.removePane() // it may be on what becomes the audience's screen
	t.blankNotes()
	fill := step{func() { t.wall.SetFullScreen(!t.windowed) }, func() bool { return t.windowed || fillsScreen(t.wall) }}
	show := step{t.showNotes, func() bool { return true }}
	if t.hasOneScreen() {
		t.do(t.turn, []step{fill, show})
		return
	}
	t.do(t.turn, []step{
		{func() { t.wall.SetFullScreen(false) }, func() bool { return t.seen() && !fillsScreen(t.wall) }},
		{t.moveToScreens, stays(t.onScreens, t.moveToScreens)},
		fill,
		{t.spreadNotes, stays(t.notesOnScreen, t.spreadNotes)}, // what changes the wall may move the notes
		show,
	})
}

// hasOneScreen reports whether the slides fill the only screen that there is.
func (t *Talk) hasOneScreen() bool { return !t.windowed && len(monitors(t.wall)) == 1 }

// notesHaveRoom reports whether the speaker's window is shown beside the wall.
func (t *Talk) notesHaveRoom() bool { return len(monitors(t.wall)) > 1 || t.windowed }

// seen reports whether the windows that are shown are on a screen: until then the window manager may put them elsewhere.
func (t *Talk) seen() bool {
	return isSeen(t.wall) && (isSeen(t.notes) || !t.notesHaveRoom())
}

// stays returns a function that reports whether windows have stayed in place for a while. Where a window manager has put
// them back it calls again to move them.
func stays(inPlace func() bool, again func()) func() bool {
	const polls = 8
	stayed := 0
	return func() bool {
		if stayed++; !inPlace() {
			stayed = 0
			again()
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
func (t *Talk) blankNotes() {
	t.blank = true
	t.notes.SetContent(t.content(t.notes))
}

func (t *Talk) moveToScreens() {
	if all := monitors(t.wall); len(all) > 1 {
		t.moveNotes(all)
		off := 0
		if t.windowed {
			off = 48 // for its frame
		}
		moveTo(t.wall, all, t.screens.Wall, off)
	}
}

// moveNotes moves the speaker's window to its screen.
func (t *Talk) moveNotes(all []*glfw.Monitor) {
	t.notes.Inspect(func(window *glfw.Window) { window.Restore() }, func() {}) // a maximized window isn't moved
	moveTo(t.notes, all, t.screens.Notes, 0)
}

// onScreens reports whether both windows are on their screens.
func (t *Talk) onScreens() bool {
	all := monitors(t.wall)
	return t.notesOnScreen() && (len(all) < 2 || screenOf(t.wall, all) == t.screens.Wall)
}

func (t *Talk) notesOnScreen() bool {
	all := monitors(t.wall)
	return len(all) < 2 || screenOf(t.notes, all) == t.screens.Notes
}

// spreadNotes has the speaker's window fill what the desktop leaves it of its screen.
func (t *Talk) spreadNotes() {
	if all := monitors(t.wall); len(all) > 1 {
		t.moveNotes(all)
		t.notes.Inspect(func(window *glfw.Window) { window.Maximize() }, func() {})
	}
}

// showNotes shows the speaker's window where it has a screen of its own, or where the slides are in a window.
func (t *Talk) showNotes() {
	if t.notesHaveRoom() {
		t.notes.Show()
		t.uncoverNotes()
	}
	t.focus()
	if all := monitors(t.wall); t.windowed && len(all) == 1 {
		shrinkTo(t.notes, all[0])
		t.wall.RequestFocus() // the smaller one above the other
	}
}

// uncoverNotes shows the notes in the speaker's window once it is on its screen. Where the window manager refuses to move
// it, that is when the speaker has dragged it there.
func (t *Talk) uncoverNotes() {
	if t.blank && t.notesHaveRoom() && t.notesOnScreen() {
		t.removePane()
		t.fillNotes()
	}
}

// fillNotes shows the notes in the speaker's window.
func (t *Talk) fillNotes() {
	t.blank = false
	t.notes.SetContent(t.content(t.notes))
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
				t.fillNotes()
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
		t.turn++
		t.wall.SetFullScreen(false)
		t.fillNotes()
		t.notes.Show()
		if all := monitors(t.wall); len(all) > 0 {
			shrinkTo(t.notes, all[0])
		}
		t.focus()
	default:
		t.turn++
		t.notes.Hide()
		t.wall.SetFullScreen(true)
		t.focus()
	}
}

// Places returns the current screens, which SwapScreens may have changed.
func (t *Talk) Places() Screens { return t.screens }

// isOffScreen reports whether no screen shows the slides: the notes are on the only one that there is.
func (t *Talk) isOffScreen() bool {
	return !t.windowed && len(monitors(t.wall)) == 1 && !t.wall.FullScreen()
}

// notesAreSeen reports whether the wall doesn't cover the speaker's window.
func (t *Talk) notesAreSeen() bool { return len(monitors(t.wall)) > 1 || !t.wall.FullScreen() }
