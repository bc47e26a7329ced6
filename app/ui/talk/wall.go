//go:build !nogui

package talk

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/ui/kit"
)

// wallView is the audience's view: the slide as large as the window allows. On a map slide the map can be moved and
// zoomed by mouse.
type wallView struct {
	*kit.Surface
	talk *Talk
	w, h int // of the slide on it, in device pixels

	mouseMoved time.Time // when it last did; zero: it is hidden
}

// idleMouse is how long the mouse rests before it is hidden.
const idleMouse = 3 * time.Second

func (w *wallView) MouseMoved(e *desktop.MouseEvent) {
	if w.mouseMoved.IsZero() {
		showMouse(w.talk.wall, true)
	}
	w.mouseMoved = time.Now()
	w.Surface.MouseMoved(e)
}

// hideIdleMouse hides the mouse over the wall once it has rested.
func (w *wallView) hideIdleMouse() {
	if !w.mouseMoved.IsZero() && time.Since(w.mouseMoved) > idleMouse {
		w.mouseMoved = time.Time{}
		showMouse(w.talk.wall, false)
	}
}

func newWallView(t *Talk) *wallView {
	w := &wallView{talk: t, mouseMoved: time.Now()}
	w.Surface = kit.NewSurface(t.wall, fyne.NewSize(320, 180), w.paint)
	w.TakesTab, w.OnResize, w.Sheet = true, t.resized, w.sheet
	w.OnKey = func(e *fyne.KeyEvent) bool { t.wall.Key(e); return true }
	return w
}

// onWall returns what the audience sees.
func (t *Talk) onWall() *shown {
	if t.frozen != nil {
		return t.frozen
	}
	return &t.now
}

func (w *wallView) paint(g *kit.Painter) {
	t := w.talk
	all := draw.Rect{W: g.W, H: g.H}
	g.Rect(all, draw.MarkBackground)
	size := t.slideSize()
	_, k := placed(all, size.X, size.Y)
	w.w, w.h = int(size.X*k*g.Scale+0.5), int(size.Y*k*g.Scale+0.5)
	t.show(g, all, t.onWall())
	w.drawAhead()
	if question := t.asksOnWall(); question != "" {
		strip(g, question, false)
	}
}

// sheet returns the picture that was drawn ahead of the slide on the wall if it fills the window and nothing else is to be seen
// there. One in pieces needs a window that is cleared to its paper.
func (w *wallView) sheet(width, height int) *kit.Sheet {
	t := w.talk
	s := t.onWall()
	if width != w.w || height != w.h || !s.asAuthored() || s.pointer != nil || t.asksOnWall() != "" {
		return nil
	}
	key, ok := t.keyOf(s, width, height)
	if !ok {
		return nil
	}
	sheet := t.pictures.ready(key)
	if sheet == nil || sheet.Whole() == nil && t.palette.Page != t.wall.Palette().Page {
		return nil
	}
	w.drawAhead()
	return sheet
}

// asksOnWall returns what the speaker is asked on the wall, where that is the window that the speaker looks at, or "".
func (t *Talk) asksOnWall() string {
	if t.notesAreSeen() {
		return ""
	}
	return t.question()
}

// wallPictures is how many pictures of the size of the wall are kept: of the slide and its neighbours.
const wallPictures = 3

// drawAhead has pictures drawn of what may come next on the wall, of the size that they have there.
func (w *wallView) drawAhead() {
	t := w.talk
	t.pictures.trim(mostBytes + wallPictures*4*w.w*w.h)
	slides := t.decks.Window.Slides
	ahead := func(slide, step int) {
		if slide < 0 || slide >= len(slides) || step >= slides[slide].Steps || t.decks.Window.BeginsAnswer(slide) {
			return
		}
		if key, ok := t.keyOf(&shown{slide: slide, step: step}, w.w, w.h); ok {
			t.pictures.get(key, false)
		}
	}
	ahead(t.now.slide, t.now.step+1)
	ahead(t.now.slide+1, 0)
	if before := t.now.slide - 1; before >= 0 {
		ahead(before, slides[before].Steps-1)
	}
}

// picture returns a picture of a slide as authored, of the size that it has in a window, or nil where there is none yet.
// It reports whether there will be one.
func (t *Talk) picture(g *kit.Painter, on draw.Rect, s *shown) (sheet *kit.Sheet, ahead bool) {
	key, ok := t.keyOn(g, on, s)
	if !ok || !s.asAuthored() {
		return nil, false
	}
	return t.pictures.get(key, true), true
}

// keyOf returns the picture of a slide in a size in device pixels, and whether it can be drawn ahead: slides have other
// numbers in the deck from which that is done where one of them is an answer.
func (t *Talk) keyOf(s *shown, w, h int) (key pictureKey, ok bool) {
	answer, n := t.decks.Window.AnswerAt(s.slide)
	return pictureKey{answer, n, s.step, w, h, s.view}, answer.Map < t.decks.Window.FirstAnswer()
}

// keyOn returns the picture of a slide in an area of a window, see keyOf.
func (t *Talk) keyOn(g *kit.Painter, on draw.Rect, s *shown) (key pictureKey, ok bool) {
	return t.keyOf(s, int(on.W*g.Scale+0.5), int(on.H*g.Scale+0.5))
}

// showMoved draws a slide whose map was moved, and reports whether it could: until the map is drawn where it is wanted,
// an earlier picture is moved there.
func (t *Talk) showMoved(g *kit.Painter, on draw.Rect, s *shown) bool {
	key, ok := t.keyOn(g, on, s)
	if !ok || s.view.Scale == 0 || s.part.W > 0 {
		return false
	}
	sheet, view := t.pictures.getMoved(key, t.slideOf(s).Views[s.step])
	if sheet == nil {
		return false
	}
	sheet.Draw(g, on, t.palette.Page)
	if view != s.view && view.Scale == s.view.Scale {
		k := on.W / t.slideSize().X
		onMap := on
		onMap.W = s.view.W * k
		onMap.X = on.Right() - onMap.W
		g.Clip(onMap)
		g.Rect(onMap, t.palette.Land)
		by := s.view.ToView(view.X, view.Y)
		sheet.Draw(g, draw.Rect{X: on.X + (by.X-view.W/2)*k, Y: on.Y + (by.Y-view.H/2)*k, W: on.W, H: on.H}, t.palette.Page)
		g.Unclip()
	}
	return true
}

// slideOf returns the slide that a screen shows.
func (t *Talk) slideOf(s *shown) *deck.Slide { return t.decks.Window.Slides[s.slide] }

// Freeze has the wall keep what it shows while the speaker looks at other slides, or shows again what the speaker is at.
// A wall that is black stays so, but not the speaker's picture of the slide.
func (t *Talk) Freeze() {
	if t.frozen != nil {
		t.frozen = nil
	} else {
		kept := t.now
		t.frozen = &kept
		t.now.cover = noCover
	}
	t.refresh()
}

// Blacken makes the wall black, or shows the slide again.
func (t *Talk) Blacken() { t.cover(black) }

// Whiten makes the wall white, or shows the slide again.
func (t *Talk) Whiten() { t.cover(white) }

func (t *Talk) cover(c cover) {
	wall := t.onWall()
	if wall.cover == c {
		c = noCover
	}
	wall.cover = c
	t.refresh()
}

// Black reports whether the wall is black.
func (t *Talk) Black() bool { return t.onWall().cover == black }

// GoOn shows the speaker's slide where the wall is black, white or frozen.
func (t *Talk) GoOn() {
	t.now.cover, t.frozen = noCover, nil
	t.refresh()
}

// point returns the place on the slide, in its units, that is at a position of the wall's window.
func (w *wallView) point(p fyne.Position) (at draw.Point, scale float32) {
	return w.talk.pointOn(w.talk.onWall(), draw.Rect{W: w.Size().Width, H: w.Size().Height}, p)
}

func (w *wallView) Dragged(e *fyne.DragEvent) {
	if !w.talk.Running() {
		return
	}
	_, k := w.point(e.Position)
	w.talk.pan(w.talk.onWall(), e.Dragged.DX/k, e.Dragged.DY/k)
}

func (w *wallView) DragEnd() {}

func (w *wallView) Scrolled(e *fyne.ScrollEvent) {
	if !w.talk.Running() {
		return
	}
	at, _ := w.point(e.Position)
	w.talk.zoom(w.talk.onWall(), at, e.Scrolled.DY > 0)
}

func (w *wallView) MouseUp(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary && w.talk.Running() && w.talk.slide().Map == nil {
		w.talk.Next()
	}
}
