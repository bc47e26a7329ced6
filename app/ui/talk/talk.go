//go:build !nogui

package talk

import (
	"image"
	"image/color"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lectern/app/brief"
	"lectern/app/deck"
	"lectern/app/ui/kit"
)

// Talk is a brief being presented: the audience's window (the wall) and the speaker's, both at the
// same slide of the deck.
type Talk struct {
	Ended kit.Signal[struct{}]
	Moved kit.Signal[struct{}] // another slide is on the wall

	*Windows
	slide     *wallView
	presenter *presenter
	screens   Screens
	hints     []Hint

	decks Decks
	at    int // the slide on the wall, from 0
	black bool
	told  string // what the speaker should know, in a line; "": nothing
	entry
	began   time.Time
	stopped chan struct{} // closed when the talk has ended
}

// Decks has the same slides twice, since a deck serves one window.
type Decks struct{ Wall, Notes *deck.Deck }

// Hint is a key shown in the speaker's window, with what it does.
type Hint struct{ Key, Words string }

// Setting describes how a talk is shown.
type Setting struct {
	Screens Screens
	Hints   []Hint
	Section string               // id of the section with whose first slide it begins; "": the first slide of all
	Slide   int                  // the number, from 1, of the slide with which it begins instead; 0: none
	Began   time.Time            // when it began; the zero time: now
	Keys    func(*fyne.KeyEvent) // pressed in either window
	Runes   func(rune)
}

// Windows is the pair of windows in which talks are shown, one after another. They are hidden between
// talks and never closed: an event that is on its way to a closed window crashes GLFW.
type Windows struct {
	wall, notes *kit.Window
	awake       sync.Mutex // held while a talk keeps the screens awake
}

// NewWindows returns a hidden pair.
func NewWindows(app fyne.App, theme *kit.Theme, post func(func())) *Windows {
	w := &Windows{wall: kit.NewWindow(app, "", theme, post), notes: kit.NewWindow(app, "", theme, post)}
	w.wall.Resize(fyne.NewSize(1280, 720))
	w.notes.Resize(fyne.NewSize(1280, 800))
	for _, each := range []*kit.Window{w.wall, w.notes} {
		each.SetContent(canvas.NewRectangle(color.Black))
	}
	return w
}

// hide hides the windows and drops their content.
func (w *Windows) hide() {
	w.wall.SetFullScreen(false)
	for _, each := range []*kit.Window{w.wall, w.notes} {
		each.Hide()
		each.SetContent(canvas.NewRectangle(color.Black))
	}
}

// New shows a talk in a pair of windows that shows no other talk.
func New(w *Windows, d Decks, s Setting) *Talk {
	t := &Talk{Windows: w, decks: d, at: d.Wall.First(s.Section), began: time.Now(), stopped: make(chan struct{}), screens: s.Screens, hints: s.Hints}
	if s.Slide > 0 {
		t.at = min(s.Slide, len(d.Wall.Slides)) - 1
	}
	if !s.Began.IsZero() {
		t.began = s.Began
	}
	t.slide = newWallView(t)
	w.wall.SetContent(t.slide)
	t.presenter = newPresenter(t)
	title := d.Wall.Brief.Title
	w.wall.SetTitle(title)
	w.notes.SetTitle("Notes \u2014 " + title)
	for _, each := range []*kit.Window{w.wall, w.notes} {
		each.Keys, each.Runes = s.Keys, s.Runes
		each.SetCloseIntercept(t.End)
	}
	if len(monitors(w.wall)) > 1 {
		w.notes.Show() // black, until it is on its screen
	}
	w.wall.Show()
	t.place()
	t.followScreens()
	t.stayAwake()
	go t.tick()
	return t
}

// tick has the speaker's window drawn every second, for its clock.
func (t *Talk) tick() {
	second := time.NewTicker(time.Second)
	defer second.Stop()
	for {
		select {
		case <-second.C:
			t.notes.Post(func() {
				if t.Running() {
					t.presenter.Refresh()
				}
			})
		case <-t.stopped:
			return
		}
	}
}

// Running reports whether the talk goes on.
func (t *Talk) Running() bool {
	select {
	case <-t.stopped:
		return false
	default:
		return true
	}
}

// End ends the talk and hides its windows.
func (t *Talk) End() {
	if !t.Running() {
		return
	}
	close(t.stopped)
	t.hide()
	t.slide.Release()
	t.presenter.release()
	t.decks = Decks{}
	t.Ended.Emit(struct{}{})
}

// Reload shows the slides of a brief that has changed: the slide on the wall stays on it, with its map where it
// was moved to.
func (t *Talk) Reload(d Decks) {
	at, same := d.Wall.Find(t.decks.Wall, t.at)
	t.decks, t.at, t.told = d, at, ""
	t.presenter.forget()
	if !same || d.Wall.Slides[at].Map == nil {
		t.slide.home()
	}
	t.refresh()
}

// Tell tells the speaker, and nobody else, something in a line, which stays until the slides are made anew.
func (t *Talk) Tell(words string) {
	t.told = words
	t.presenter.Refresh()
}

// ToFront brings the wall before other windows.
func (t *Talk) ToFront() { t.wall.RequestFocus() }

// At returns the number of the slide on the wall, from 0, and how many there are.
func (t *Talk) At() (n, of int) { return t.at, len(t.decks.Wall.Slides) }

// Began returns when the talk began.
func (t *Talk) Began() time.Time { return t.began }

// Section returns the id of the section of the slide on the wall.
func (t *Talk) Section() string { return t.decks.Wall.Slides[t.at].Section }

// Brief returns the brief whose slides are shown.
func (t *Talk) Brief() *brief.Brief { return t.decks.Wall.Brief }

// Told returns what the speaker is told, or "".
func (t *Talk) Told() string { return t.told }

// Picture paints the wall for a width and height in device pixels.
func (t *Talk) Picture(w, h int) *image.RGBA { return t.slide.Repaint(w, h) }

// Black reports whether the wall is black.
func (t *Talk) Black() bool { return t.black }

// Next shows the next slide.
func (t *Talk) Next() { t.goTo(t.at + 1) }

// Back shows the slide before.
func (t *Talk) Back() { t.goTo(t.at - 1) }

// First shows the first slide.
func (t *Talk) First() { t.goTo(0) }

// Last shows the last slide.
func (t *Talk) Last() { t.goTo(len(t.decks.Wall.Slides) - 1) }

// GoOn shows the slides again where the wall is black.
func (t *Talk) GoOn() {
	t.black = false
	t.refresh()
}

// Blacken makes the wall black, or shows the slide again.
func (t *Talk) Blacken() {
	t.black = !t.black
	t.refresh()
}

// ResizeNotes makes the notes larger or smaller by steps.
func (t *Talk) ResizeNotes(steps int) {
	t.presenter.resizeNotes(steps)
	t.refresh()
}

func (t *Talk) goTo(n int) {
	t.entry = entry{}
	t.at = min(max(n, 0), len(t.decks.Wall.Slides)-1)
	t.presenter.noteScroll.To(0)
	t.slide.home()
	t.refresh()
	t.Moved.Emit(struct{}{})
}

func (t *Talk) refresh() {
	t.slide.Refresh()
	t.presenter.Refresh()
}
