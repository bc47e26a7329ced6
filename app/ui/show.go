//go:build !nogui

package ui

import (
	"fmt"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/atlas"
	"lectern/app/compose"
	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/typeset"
)

// show is a running presentation: the audience's window and the presenter's, two views of one
// place in the deck.
type show struct {
	desk      *desk
	deck      *deck.Deck // for the audience
	mine      *deck.Deck // for the presenter: decks serve one painter each
	at        int
	black     bool
	began     time.Time
	wall      fyne.Window
	notes     fyne.Window
	slide     *slideSurface
	presenter *surface
	noteSize  float32
	noteTop   float32
	stop      chan struct{}
	setter    *typeset.Setter
	thumbs    map[thumb]*image.RGBA
	brush     *raster.Canvas
}

// present shows the brief full screen, with the presenter's window beside it.
func (d *desk) present() {
	if d.show != nil {
		d.show.wall.RequestFocus()
		return
	}
	s := &show{
		desk: d, deck: deck.New(d.brief), mine: deck.New(d.brief), began: time.Now(), noteSize: 24, stop: make(chan struct{}), setter: typeset.NewSetter(),
		thumbs: map[thumb]*image.RGBA{}, brush: raster.New(),
	}
	d.show = s
	s.wall = d.app.NewWindow(d.brief.Title)
	s.wall.SetPadded(false)
	s.slide = newSlideSurface(s)
	s.wall.SetContent(s.slide)
	s.wall.Resize(fyne.NewSize(1280, 720))
	s.notes = d.app.NewWindow("Notes \u2014 " + d.brief.Title)
	s.notes.SetPadded(false)
	s.presenter = newSurface(d.look, fyne.NewSize(640, 400), s.paint)
	s.presenter.rolled = func(dy float32) { s.noteTop = max(0, s.noteTop-dy); s.presenter.Refresh() }
	s.notes.SetContent(s.presenter)
	s.notes.Resize(fyne.NewSize(1280, 800))
	for _, w := range []fyne.Window{s.wall, s.notes} {
		w.Canvas().SetOnTypedKey(s.key)
		w.Canvas().SetOnTypedRune(s.rune)
		w.SetCloseIntercept(s.end)
	}
	s.notes.Show()
	s.wall.Show()
	d.placeShow(s)
	go s.tick()
}

// tick keeps the clock going.
func (s *show) tick() {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-t.C:
			fyne.Do(func() { s.presenter.Refresh() })
		case <-s.stop:
			return
		}
	}
}

func (s *show) end() {
	if s.desk.show != s {
		return
	}
	s.desk.show = nil
	close(s.stop)
	s.wall.Close()
	s.notes.Close()
}

// reload shows the changed brief at the same slide.
func (s *show) reload() {
	s.deck, s.mine = deck.New(s.desk.brief), deck.New(s.desk.brief)
	clear(s.thumbs)
	s.goTo(s.at)
}

func (s *show) goTo(n int) {
	s.at = min(max(n, 0), len(s.deck.Slides)-1)
	s.noteTop = 0
	s.slide.home()
	s.slide.Refresh()
	s.presenter.Refresh()
}

func (s *show) key(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyRight, fyne.KeyDown, fyne.KeySpace, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeyEnter:
		s.goTo(s.at + 1)
	case fyne.KeyLeft, fyne.KeyUp, fyne.KeyPageUp, fyne.KeyBackspace:
		s.goTo(s.at - 1)
	case fyne.KeyHome:
		s.goTo(0)
	case fyne.KeyEnd:
		s.goTo(len(s.deck.Slides) - 1)
	case fyne.KeyEscape:
		s.end()
	case fyne.KeyF5:
		s.goTo(0)
	}
}

func (s *show) rune(r rune) {
	switch r {
	case 'b', 'B', '.':
		s.black = !s.black
	case '+', '=':
		s.noteSize = min(40, s.noteSize+2)
	case '-':
		s.noteSize = max(18, s.noteSize-2)
	case 's', 'S':
		s.swap()
	}
	s.slide.Refresh()
	s.presenter.Refresh()
}

// slideSurface is the audience's: the slide as large as the window allows. On a map slide the map
// can be moved and zoomed; it comes back on leaving.
type slideSurface struct {
	*surface
	show *show
	view atlas.View // of the map, once moved
}

func newSlideSurface(s *show) *slideSurface {
	w := &slideSurface{show: s}
	w.surface = newSurface(s.desk.look, fyne.NewSize(320, 180), w.paint)
	w.surface.ExtendBaseWidget(w)
	return w
}

func (w *slideSurface) home() { w.view = atlas.View{} }

// stage is where the slide lies in a window, 16 to 9.
func stage(width, height float32) (draw.Point, float32) {
	k := min(width/deck.Width, height/deck.Height)
	return draw.Point{X: (width - deck.Width*k) / 2, Y: (height - deck.Height*k) / 2}, k
}

func (w *slideSurface) paint(g *ground) {
	g.rect(draw.Rect{W: g.w, H: g.h}, draw.MarkGround)
	if w.show.black {
		return
	}
	at, k := stage(g.w, g.h)
	slide := w.show.deck.Slides[w.show.at]
	if slide.Map != nil {
		if w.view.Scale != 0 {
			home := slide.Map.View
			slide.Map.View = w.view
			defer func() { slide.Map.View = home }()
		}
	}
	g.Clip(draw.Rect{X: at.X, Y: at.Y, W: deck.Width * k, H: deck.Height * k})
	w.show.deck.Draw(draw.Placed(g.Canvas, at, k), w.show.at, &draw.Light)
	g.Unclip()
}

func (w *slideSurface) live() (atlas.View, float32, bool) {
	slide := w.show.deck.Slides[w.show.at]
	if slide.Map == nil {
		return atlas.View{}, 1, false
	}
	_, k := stage(w.Size().Width, w.Size().Height)
	if w.view.Scale == 0 {
		return slide.Map.View, k, true
	}
	return w.view, k, true
}

func (w *slideSurface) Dragged(e *fyne.DragEvent) {
	if v, k, ok := w.live(); ok {
		w.view = v.Pan(e.Dragged.DX/k, e.Dragged.DY/k)
		w.Refresh()
	}
}

func (w *slideSurface) DragEnd() {}

func (w *slideSurface) Scrolled(e *fyne.ScrollEvent) {
	if v, k, ok := w.live(); ok {
		at, _ := stage(w.Size().Width, w.Size().Height)
		factor := 1.15
		if e.Scrolled.DY < 0 {
			factor = 1 / factor
		}
		about := draw.Point{X: (e.Position.X-at.X)/k - (deck.Width - v.W), Y: (e.Position.Y - at.Y) / k}
		w.view = v.Zoom(factor, about)
		w.Refresh()
	}
}

func (w *slideSurface) MouseUp(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary && w.show.deck.Slides[w.show.at].Map == nil {
		w.show.goTo(w.show.at + 1)
	}
}

// paint draws the presenter's window, dark whatever the theme.
func (s *show) paint(g *ground) {
	p := &draw.Dark
	g.p = p
	g.rect(draw.Rect{W: g.w, H: g.h}, p.Desk)
	s.clock(g)
	pad := float32(24)
	now := (g.w - 3*pad) * 0.6
	if g.w < 1024 {
		now = (g.w - 3*pad) * 0.68
	}
	height := now * 9 / 16
	if room := g.h * 0.52; height > room {
		height = room
		now = height * 16 / 9
	}
	g.text(faces().SansBold, "On the screen now", pad, 86, 13, p.Ink2)
	s.thumbnail(g, draw.Rect{X: pad, Y: 97, W: now, H: height}, s.at, true)
	x := pad + now + pad
	next := g.w - x - pad
	if s.at+1 < len(s.mine.Slides) && next > 80 {
		g.text(faces().SansBold, g.fit(faces().SansBold, fmt.Sprintf("Next: %d, %s", s.at+2, s.mine.Slides[s.at+1].Title), 13, next), x, 86, 13, p.Ink2)
		s.thumbnail(g, draw.Rect{X: x, Y: 97, W: next, H: next * 9 / 16}, s.at+1, false)
	} else {
		g.text(faces().SansBold, "This is the last slide", x, 86, 13, p.Ink2)
	}
	top := 97 + height + 20
	g.rect(draw.Rect{Y: top, W: g.w, H: g.h - top}, p.Page)
	g.rect(draw.Rect{Y: top, W: g.w, H: 1}, p.Rule)
	foot := g.h - 48
	g.text(faces().SansBold, "Notes", pad, top+27, 13, p.Ink2)
	g.right(faces().Sans, "size + \u2212", g.w-pad, top+27, 13, p.Ink3)
	s.paintNotes(g, draw.Rect{X: pad, Y: top + 40, W: min(g.w-2*pad, s.noteSize*46), H: foot - top - 44})
	s.keysFoot(g, foot)
}

func (s *show) clock(g *ground) {
	p := g.p
	g.rect(draw.Rect{Y: 55, W: g.w, H: 1}, p.Rule)
	now := time.Now()
	x := g.text(faces().SansBold, now.Format("15:04"), 24, 37, 28, p.Ink) + 40
	pair := func(name, value string) {
		g.text(faces().Sans, name, x, 20, 13, p.Ink2)
		end := g.text(faces().SansBold, value, x, 41, 17, p.Ink)
		x = max(end, x+60) + 32
	}
	gone := now.Sub(s.began).Truncate(time.Second)
	pair("Elapsed", fmt.Sprintf("%d:%02d", int(gone.Minutes()), int(gone.Seconds())%60))
	pair("Slide", fmt.Sprintf("%d of %d", s.at+1, len(s.deck.Slides)))
	if s.black {
		pair("Screen", "black")
	}
	mark := g.mark(s.deck.Brief.Marking, g.w-24, 18)
	end := draw.Rect{X: mark - 24 - 56, Y: 14, W: 56, H: 28}
	g.button(end, "End", noIcon, false, s.end)
	room := end.X - 32 - x
	if n := len(s.deck.Slides); room > float32(n)*6 {
		w := min(34, room/float32(n))
		for i := range n {
			ink := p.Rule
			switch {
			case i < s.at:
				ink = p.Accent
			case i == s.at:
				ink = p.Ink
			}
			g.rect(draw.Rect{X: x + float32(i)*w, Y: 26, W: w - 3, H: 8}, ink)
		}
	}
}

func (s *show) thumbnail(g *ground, r draw.Rect, n int, current bool) {
	g.Image(s.picture(n, r.W, r.H, g.surface.canvas.Scale()), r)
	ink, width := g.p.Rule, float32(1)
	if current {
		ink, width = g.p.Accent, 2
	}
	g.path.Reset()
	g.path.AddRect(r.Inset(-width / 2))
	g.Stroke(&g.path, draw.Stroke{Width: width}, ink)
	g.spot(r, s.mine.Slides[n].Title, func() { s.goTo(n) })
}

// thumb is a slide at a size, in pixels.
type thumb struct{ n, w, h int }

// picture is a slide as an image, drawn once: the clock's ticks draw the window anew, not the
// slides.
func (s *show) picture(n int, w, h, scale float32) image.Image {
	key := thumb{n, int(w*scale + 0.5), int(h*scale + 0.5)}
	if img, ok := s.thumbs[key]; ok {
		return img
	}
	if len(s.thumbs) > 6 {
		clear(s.thumbs)
	}
	img := image.NewRGBA(image.Rect(0, 0, key.w, key.h))
	s.brush.Target(img, scale, draw.Point{})
	s.mine.Draw(draw.Placed(s.brush, draw.Point{}, w/deck.Width), n, &draw.Light)
	s.thumbs[key] = img
	return img
}

func (s *show) paintNotes(g *ground, r draw.Rect) {
	c := compose.New(s.deck.Brief, compose.Screen(s.noteSize), r.W, r.W, s.setter)
	blocks := c.Passage(s.deck.Slides[s.at].Notes).Blocks
	if len(blocks) == 0 {
		g.text(faces().Sans, "No notes for this slide.", r.X, r.Y+22, 16, g.p.Ink3)
		return
	}
	col := s.setter.Stack(blocks, typeset.Setting{Measure: r.W})
	s.noteTop = max(0, min(s.noteTop, col.Height-r.H))
	g.Clip(r)
	painter := typeset.Painter{Palette: g.p}
	painter.Paint(g.Canvas, col, s.noteTop, s.noteTop+r.H, draw.Point{X: r.X, Y: r.Y})
	g.Unclip()
	if col.Height-s.noteTop > r.H+1 { // there is more below
		g.icon(chevronIcon, g.w-42, r.Bottom()-22, g.p.Accent)
	}
}

func (s *show) keysFoot(g *ground, y float32) {
	p := g.p
	g.rect(draw.Rect{Y: y, W: g.w, H: g.h - y}, p.Desk)
	g.rect(draw.Rect{Y: y, W: g.w, H: 1}, p.Rule)
	x := float32(24)
	for _, k := range [][2]string{{"Space", "next"}, {"\u2190", "back"}, {"Home", "first"}, {"End", "last"}, {"B", "black"}, {"S", "swap screens"}, {"+ \u2212", "size of the notes"}, {"Esc", "end"}} {
		w := g.width(faces().SansBold, k[0], 13) + 14
		if x+w+g.width(faces().Sans, k[1], 14)+30 > g.w {
			break
		}
		g.outline(draw.Rect{X: x, Y: y + 13, W: w, H: 22}, 1, p.Edge)
		g.text(faces().SansBold, k[0], x+7, y+29, 13, p.Ink)
		x = g.text(faces().Sans, k[1], x+w+8, y+29, 14, p.Ink2) + 24
	}
}
