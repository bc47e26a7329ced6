//go:build !nogui

package talk

import (
	"cmp"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/draw"
	"lectern/app/library"
	"lectern/app/ui/kit"
)

// presenter is the speaker's window: the slide that the speaker is at, what comes next, the notes and the time. It is
// dark whatever the theme.
type presenter struct {
	*kit.Surface
	talk    *Talk
	notes   notes
	layout  library.SpeakerLayout
	main    draw.Rect // the picture of the speaker's slide, as last painted
	grip    grip      // the divider that is being dragged
	dragged bool      // the mouse was moved since its button was pressed
	areas   areas     // as last painted
	marked  draw.Rect // the part that is being marked to be enlarged, in the slide's units
}

func newPresenter(t *Talk, l library.SpeakerLayout) *presenter {
	p := &presenter{talk: t, notes: newNotes(), layout: l}
	p.Surface = kit.NewSurface(t.notes, fyne.NewSize(640, 400), p.paint)
	p.TakesTab, p.OnResize = true, t.resized
	p.OnKey = func(e *fyne.KeyEvent) bool { t.notes.Key(e); return true }
	return p
}

func (p *presenter) paint(g *kit.Painter) {
	pal, t := &draw.Dark, p.talk
	g.Palette = pal
	g.Rect(draw.Rect{W: g.W, H: g.H}, pal.Desk)
	p.head(g)
	p.areas = divide(&p.layout, g.W, g.H)
	p.current(g)
	p.right(g)
	p.paintNotes(g)
	switch question := cmp.Or(t.question(), t.handWords()); {
	case question != "":
		strip(g, question, false)
	case t.told != "":
		strip(g, t.told, true)
	default:
		p.hints(g, g.H-footHeight)
	}
}

// current draws the slide that the speaker is at.
func (p *presenter) current(g *kit.Painter) {
	t, r := p.talk, p.areas.current
	offScreen := t.isOffScreen()
	g.Label(g.SansBold, g.Fit(g.SansBold, t.wallWords(offScreen), 13, r.W), r.X, r.Y-11, 13, g.Palette.Ink2)
	p.main = p.picture(g, r, &t.now, t.frozen == nil && !offScreen)
	if p.marked.W > 0 {
		k := p.main.W / t.slideSize().X
		g.Border(draw.Rect{X: p.main.X + p.marked.X*k, Y: p.main.Y + p.marked.Y*k, W: p.marked.W * k, H: p.marked.H * k}, 2, g.Palette.Caution)
	}
}

// wallWords returns what the audience sees of the speaker's slide. Slides are off screen while no screen shows them.
func (t *Talk) wallWords(offScreen bool) string {
	switch {
	case offScreen:
		return fmt.Sprintf("You are at %s; the slides are on no screen", t.numberOf(t.now.slide))
	case t.frozen != nil:
		return fmt.Sprintf("You are at %s; the screen is frozen", t.numberOf(t.now.slide))
	case t.now.cover == black:
		return "On the screen now: black"
	case t.now.cover == white:
		return "On the screen now: white"
	}
	return "On the screen now"
}

// right draws what comes next: the next step of the slide and the next slide, or the wall while it is frozen.
func (p *presenter) right(g *kit.Painter) {
	t, r := p.talk, p.areas.next
	if r.W < 80 {
		return
	}
	label := func(x, width float32, words string) {
		g.Label(g.SansBold, g.Fit(g.SansBold, words, 13, width), x, r.Y-11, 13, g.Palette.Ink2)
	}
	if t.frozen != nil {
		label(r.X, r.W, "On the screen, frozen")
		p.linked(g, r, t.frozen, true)
		return
	}
	if t.now.cover != noCover {
		behind := t.now
		behind.cover = noCover
		label(r.X, r.W, "Behind it: "+t.numberOf(t.now.slide)+", "+t.slide().Title)
		p.picture(g, r, &behind, false)
		return
	}
	upcoming := p.upcoming()
	if len(upcoming) == 0 {
		label(r.X, r.W, "This is the last slide")
		return
	}
	const gap = 16
	r.W = (r.W - gap*float32(len(upcoming)-1)) / float32(len(upcoming))
	for _, next := range upcoming {
		label(r.X, r.W, next.words)
		p.linked(g, r, &next.shown, false)
		r.X += r.W + gap
	}
}

// upcoming is what the audience will see, with a heading.
type upcoming struct {
	words string
	shown shown
}

// upcoming returns the next step of the slide and the next slide, or where the talk goes on after one beside it.
func (p *presenter) upcoming() (all []upcoming) {
	t := p.talk
	slide, step := t.now.slide, t.now.step+1
	if steps := t.slide().Steps; step < steps {
		all = append(all, upcoming{fmt.Sprintf("Next step: %d of %d", step+1, steps), shown{slide: slide, step: step}})
	}
	switch next := slide + 1; {
	case !t.aside() && next < t.decks.Window.Count():
		all = append(all, upcoming{p.nextWords(next), shown{slide: next}})
	case t.aside() && len(all) == 0:
		back := t.back()
		all = append(all, upcoming{"Then back to " + t.numberOf(back.slide), shown{slide: back.slide, step: back.step}})
	}
	return all
}

func (p *presenter) nextWords(slide int) string {
	return fmt.Sprintf("Next: %s, %s", p.talk.numberOf(slide), p.talk.decks.Window.Slides[slide].Title)
}

// numberOf returns what a slide is called: its number, or a word for one beside the talk.
func (t *Talk) numberOf(slide int) string { return t.decks.Window.Number(slide) }

// linked draws what a screen shows at the head of r, where a click goes to it.
func (p *presenter) linked(g *kit.Painter, r draw.Rect, s *shown, onWall bool) {
	at := p.picture(g, r, s, onWall)
	g.HotSpot(at, p.talk.slideOf(s).Title, func() { p.talk.goTo(place{s.slide, s.step}) })
}

// picture draws what a screen shows at the head of r, as large as it can, with a thick frame for what the audience sees.
// It returns the area of the picture. While there is no picture of a slide yet, the place is empty.
func (p *presenter) picture(g *kit.Painter, r draw.Rect, s *shown, onWall bool) draw.Rect {
	t := p.talk
	window := t.partOf(s)
	k := min(r.W/window.W, r.H/window.H)
	at := draw.Rect{X: r.X, Y: r.Y, W: window.W * k, H: window.H * k}
	if sheet, ahead := t.picture(g, at, s); ahead && sheet == nil {
		g.Rect(at, g.Palette.Page)
	} else {
		t.show(g, at, s)
	}
	ink, width := g.Palette.Rule, float32(1)
	if onWall {
		ink, width = g.Palette.Accent, 2
	}
	g.Border(at.Inset(-width), width, ink)
	return at
}

// hints draws the names of the keys at the bottom, as far as there is room.
func (p *presenter) hints(g *kit.Painter, y float32) {
	pal := g.Palette
	g.Rect(draw.Rect{Y: y, W: g.W, H: g.H - y}, pal.Desk)
	g.Rect(draw.Rect{Y: y, W: g.W, H: 1}, pal.Rule)
	x := float32(24)
	for _, h := range p.talk.hints {
		w := g.Width(g.SansBold, h.Key, 13) + 14
		if x+w+g.Width(g.Sans, h.Words, 14)+30 > g.W {
			break
		}
		g.Outline(draw.Rect{X: x, Y: y + 13, W: w, H: 22}, 1, pal.Edge)
		g.Label(g.SansBold, h.Key, x+7, y+29, 13, pal.Ink)
		x = g.Label(g.Sans, h.Words, x+w+8, y+29, 14, pal.Ink2) + 24
	}
}

// leaveSlide scrolls the notes up, for another slide.
func (p *presenter) leaveSlide() { p.notes.scroll.To(0); p.notes.askedScroll.To(0) }

func (p *presenter) Dragged(e *fyne.DragEvent) {
	p.dragged = true
	switch at := (draw.Point{X: e.Position.X, Y: e.Position.Y}); {
	case !p.talk.Running():
	case p.grip != noGrip:
		moveGrip(&p.layout, p.grip, at, p.Size())
		p.Refresh()
	case p.talk.hand == enlarges && p.main.Contains(at):
		p.mark(e)
	case p.main.Contains(at):
		_, k := p.talk.pointOn(&p.talk.now, p.main, e.Position)
		p.talk.pan(&p.talk.now, e.Dragged.DX/k, e.Dragged.DY/k)
	}
}

func (p *presenter) DragEnd() {
	switch {
	case p.grip != noGrip:
		p.grip = noGrip
		p.talk.Arranged.Emit(p.layout)
	case p.marked.W > 0:
		p.enlargeMarked()
	}
}

func (p *presenter) MouseDown(e *desktop.MouseEvent) {
	p.dragged = false
	p.grip = p.areas.gripAt(draw.Point{X: e.Position.X, Y: e.Position.Y})
	p.Surface.MouseDown(e)
}

// MouseUp asks for the incident below a click on the map.
func (p *presenter) MouseUp(e *desktop.MouseEvent) {
	at := draw.Point{X: e.Position.X, Y: e.Position.Y}
	if e.Button == desktop.MouseButtonPrimary && p.talk.Running() && !p.dragged && p.talk.hand == movesMap && p.main.Contains(at) {
		on, _ := p.talk.pointOn(&p.talk.now, p.main, e.Position)
		if p.talk.ask(on) {
			return
		}
	}
	p.Surface.MouseUp(e)
}

func (p *presenter) Scrolled(e *fyne.ScrollEvent) {
	at := draw.Point{X: e.Position.X, Y: e.Position.Y}
	switch {
	case !p.talk.Running():
	case p.main.Contains(at):
		about, _ := p.talk.pointOn(&p.talk.now, p.main, e.Position)
		p.talk.zoom(&p.talk.now, about, e.Scrolled.DY > 0)
	case p.areas.asked.Contains(at):
		p.notes.askedScroll.By(-e.Scrolled.DY)
	default:
		p.notes.scroll.By(-e.Scrolled.DY)
	}
	p.Refresh()
}
