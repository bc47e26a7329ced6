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
	"lectern/app/draw"
	"lectern/app/library"
	"lectern/app/ui/kit"
)

// Talk is a brief being presented: the audience's window (the wall) and the speaker's.
type Talk struct {
	Ended    kit.Signal[struct{}]
	Moved    kit.Signal[struct{}]              // the speaker is at another place
	Arranged kit.Signal[library.SpeakerLayout] // the speaker's window was divided anew

	*Windows
	decks     Decks
	wallView  *wallView
	presenter *presenter
	pictures  *pictures
	palette   *draw.Palette // of the slides
	hints     []Hint
	told      string        // what the speaker should know, in a line; "": nothing
	stopped   chan struct{} // closed when the talk has ended

	position
	entry
	hand hand // what the mouse does on the speaker's picture of the slide
	steer
	overlay
	questions
	arrangement
	timing
}

// Decks has the same slides twice, since a deck serves one goroutine: Fyne's, and one that draws pictures ahead.
type Decks struct{ Window, Ahead *deck.Deck }

// Hint is a key shown in the speaker's window, with what it does.
type Hint struct{ Key, Words string }

// Setting describes how a talk is shown.
type Setting struct {
	Screens   Screens
	Hints     []Hint
	Dark      bool // light text on dark slides
	Plan      Plan
	Layout    library.SpeakerLayout
	Rehearses bool                 // the talk is given for practice, and the speaker's window says so
	Windowed  bool                 // slides and notes are ordinary windows, so that one can be shared in a call
	Section   string               // id of the section with whose first slide it begins; "": the first slide of all
	Slide     int                  // the number, from 1, of the slide with which it begins instead; 0: none
	Began     time.Time            // when it began; the zero time: now, or as Plan.Waits has it
	Keys      func(*fyne.KeyEvent) // pressed in either window
	Runes     func(rune)
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
	w.wall.Resize(wallSize)
	w.notes.Resize(fyne.NewSize(1280, 800))
	for _, each := range []*kit.Window{w.wall, w.notes} {
		each.SetContent(canvas.NewRectangle(color.Black))
	}
	return w
}

// wallSize is the size of slides in a window.
var wallSize = fyne.NewSize(1280, 720)

// hide hides the windows and drops their content.
func (w *Windows) hide() {
	w.wall.SetFullScreen(false)
	w.wall.Resize(wallSize)
	for _, each := range []*kit.Window{w.wall, w.notes} {
		each.Hide()
		each.SetContent(canvas.NewRectangle(color.Black))
	}
}

// New shows a talk in a pair of windows that shows no other talk.
func New(w *Windows, d Decks, s Setting) *Talk {
	t := &Talk{
		Windows: w, decks: d, palette: &draw.Light, hints: s.Hints, stopped: make(chan struct{}),
		arrangement: arrangement{screens: s.Screens, windowed: s.Windowed},
		timing: timing{
			clock: clock{began: s.Began}, clockNow: time.Now, plan: s.Plan, rehearses: s.Rehearses, times: times{at: -1},
		},
	}
	if s.Dark {
		t.palette = &draw.Dark
	}
	t.now.slide = d.Window.First(s.Section)
	if s.Slide > 0 {
		t.now.slide = min(s.Slide, len(d.Window.Slides)) - 1
	}
	if !s.Plan.Waits {
		t.clock.start(t.clockNow())
	}
	t.pictures = newPictures(d.Ahead, t.palette, t.palette.Page == w.wall.Palette().Page, w.wall.Post, t.pictureDrawn)
	go t.pictures.run(t.stopped)
	t.wallView, t.presenter = newWallView(t), newPresenter(t, s.Layout)
	t.measure()
	t.open(s)
	t.arrange()
	t.followScreens()
	t.stayAwake()
	go t.tick()
	return t
}

// open shows the windows: the slides on the wall, and the speaker's black until it is in its place.
func (t *Talk) open(s Setting) {
	t.wall.SetContent(t.wallView)
	title := t.Brief().Title
	t.wall.SetTitle(title)
	t.notes.SetTitle("Notes \u2014 " + title)
	for _, each := range []*kit.Window{t.wall, t.notes} {
		each.Keys, each.Runes = s.Keys, s.Runes
		each.SetCloseIntercept(t.End)
	}
	if t.notesHaveRoom() {
		t.notes.Show()
	}
	if t.hasOneScreen() {
		fillFirst(t.wall)
	}
	t.wall.Show()
}

// tick draws the speaker's window every second, for its clock, hides an idle mouse, and shows the notes once their window
// is in its place.
func (t *Talk) tick() {
	second := time.NewTicker(time.Second)
	defer second.Stop()
	for {
		select {
		case <-second.C:
			t.notes.Post(func() {
				if t.Running() {
					t.presenter.Refresh()
					t.wallView.hideIdleMouse()
					t.uncoverNotes()
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
	t.Times()
	t.removePane()
	close(t.stopped)
	t.hide()
	t.wallView.Release()
	t.presenter.Release()
	t.pictures.renew(nil)
	t.decks, t.index = Decks{}, nil
	t.Ended.Emit(struct{}{})
}

// Reload shows the slides of a brief that has changed: the slide on the wall stays on it, with its map where it
// was moved to.
func (t *Talk) Reload(d Decks) {
	old := t.decks.Window
	d.Window.AnswerAgain(old)
	t.closePane()
	t.decks, t.told, t.index = d, "", nil
	t.now.follow(d.Window, old)
	if t.frozen != nil {
		t.frozen.follow(d.Window, old)
	}
	for n := range t.left {
		t.left[n].slide, _ = d.Window.Find(old, t.left[n].slide)
	}
	t.walk.follow(d.Window, old)
	t.pictures.renew(d.Ahead)
	t.refresh()
}

// Tell tells the speaker, and nobody else, something in a line, which stays until the slides are made anew.
func (t *Talk) Tell(words string) {
	t.told = words
	t.presenter.Refresh()
}

// ToFront brings the windows of the talk before others.
func (t *Talk) ToFront() {
	t.wall.RequestFocus()
	t.focus()
}

// slide returns the slide at which the speaker is.
func (t *Talk) slide() *deck.Slide { return t.decks.Window.Slides[t.now.slide] }

// Section returns the id of the section of the slide at which the speaker is.
func (t *Talk) Section() string { return t.slide().Section }

// Brief returns the brief whose slides are shown.
func (t *Talk) Brief() *brief.Brief { return t.decks.Window.Brief }

// Told returns what the speaker is told, or "".
func (t *Talk) Told() string { return t.told }

// Picture paints the wall for a width and height in device pixels.
func (t *Talk) Picture(w, h int) *image.RGBA { return t.wallView.Repaint(w, h) }

// ResizeNotes makes the notes larger or smaller by steps.
func (t *Talk) ResizeNotes(steps int) {
	t.presenter.resizeNotes(steps)
	t.refresh()
}

// ScrollNotes scrolls the notes down by half of what is in view, or up.
func (t *Talk) ScrollNotes(up bool) {
	t.presenter.scrollNotes(up)
	t.refresh()
}

func (t *Talk) refresh() {
	t.wallView.Refresh()
	t.presenter.Refresh()
}

// resized paints the windows again some times after one has got another size: a first picture may have been cut to the
// old size, and nothing reports when that is over.
func (t *Talk) resized() {
	if t.Running() {
		t.repaint(50*time.Millisecond, 4)
	}
}

// repaint paints the windows again some times, each after twice as long.
func (t *Talk) repaint(after time.Duration, times int) {
	t.refresh()
	if times > 0 {
		time.AfterFunc(after, func() {
			t.wall.Post(func() {
				if t.Running() {
					t.repaint(2*after, times-1)
				}
			})
		})
	}
}

// pictureDrawn shows a picture that was drawn ahead, or of a slide whose map was moved.
func (t *Talk) pictureDrawn(moved bool) {
	if !t.Running() {
		return
	}
	t.presenter.Refresh()
	if moved {
		t.wallView.Refresh()
	}
	if t.pane != nil {
		t.pane.Refresh()
	}
}
