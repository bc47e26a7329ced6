//go:build !nogui

package shelf

import (
	"context"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/library"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
	"lectern/briefs"
)

// Shelf shows the briefs that were read and those that ship, as covers; the one last read large.
type Shelf struct {
	*kit.Surface
	Opened kit.Signal[string]   // the brief at a path, or a shipped one by its name, is to be opened
	Sought kit.Signal[struct{}] // the reader wants to find another brief

	window *kit.Window
	covers []*cover
	scroll kit.Scroll
	setter *typeset.Setter
	stop   context.CancelFunc // ends the reading of the covers
}

// New returns the shelf of the briefs that were read, the last one first, and of those that ship.
// Stop ends its worker.
func New(w *kit.Window, recent []library.Read) *Shelf {
	s := &Shelf{window: w, setter: typeset.NewSetter(), stop: func() {}}
	s.Surface = kit.NewSurface(w, fyne.NewSize(600, 300), s.paint)
	s.OnScroll = func(dy float32) { s.scroll.By(-dy); s.Surface.Refresh() }
	seen := map[string]bool{}
	for _, r := range recent {
		s.covers = append(s.covers, &cover{path: r.Path, read: &r})
		seen[r.Path] = true
	}
	for _, name := range briefs.Names() {
		if !seen[name] {
			s.covers = append(s.covers, &cover{path: name})
		}
	}
	s.load()
	return s
}

// Stop ends the reading of the covers; the shelf isn't shown any more.
func (s *Shelf) Stop() { s.stop() }

// Refresh draws everything anew in the palette in force.
func (s *Shelf) Refresh() {
	s.load()
	s.Surface.Refresh()
}

// load reads the covers' briefs on a separate goroutine.
func (s *Shelf) load() {
	s.stop()
	ctx, cancel := context.WithCancel(context.Background())
	s.stop = cancel
	palette, covers := s.window.Palette(), s.covers
	go func() {
		for i, c := range covers {
			if ctx.Err() != nil {
				return
			}
			b, img := readCover(c.path, palette, i == 0)
			s.window.Post(func() {
				if ctx.Err() == nil { // else the theme has changed since
					c.brief, c.picture, c.missing = b, img, b == nil
					s.Surface.Refresh()
				}
			})
		}
	}()
}

const (
	coverWidth, coverHeight, coverMap = 224, 260, 110
	heroWidth, heroHeight, heroMap    = 232, 322, 150
	shelfMargin                       = 40
)

func (s *Shelf) columns() int { return max(1, int((s.Size().Width-60)/244)) }

func (s *Shelf) height() float32 {
	rows := (max(0, len(s.covers)-1) + s.columns() - 1) / s.columns()
	return 440 + float32(rows)*330
}

func (s *Shelf) paint(g *kit.Painter) {
	p := g.Palette
	if len(s.covers) == 0 {
		s.empty(g)
		return
	}
	s.scroll.Fit(g.H, s.height())
	y := float32(41) - s.scroll.Top
	hero := s.covers[0]
	title := "Continue reading"
	if hero.read == nil {
		title = "Begin here"
	}
	g.Label(g.SansBold, title, shelfMargin, y, 16, p.Ink)
	y = max(y+19+heroHeight, s.hero(g, hero, draw.Rect{X: shelfMargin, Y: y + 19, W: heroWidth, H: heroHeight})) + 45
	if len(s.covers) > 1 {
		g.Label(g.SansBold, "On your shelf", shelfMargin, y, 16, p.Ink)
	}
	y += 20
	n := s.columns()
	for i, c := range s.covers[1:] {
		r := draw.Rect{X: shelfMargin + float32(i%n)*(coverWidth+20), Y: y + float32(i/n)*330, W: coverWidth, H: coverHeight}
		if r.Y < g.H && r.Bottom() > 0 {
			s.cover(g, c, r)
		}
	}
}

// empty draws the shelf without any brief.
func (s *Shelf) empty(g *kit.Painter) {
	g.Label(g.SerifBold, "Your shelf is empty", g.W/2-g.Width(g.SerifBold, "Your shelf is empty", 30)/2, g.H/2-40, 30, g.Palette.Ink)
	words := "A brief is a folder with brief.md, incidents.csv and sources.yaml, or that folder zipped."
	g.Label(g.Sans, words, g.W/2-g.Width(g.Sans, words, 16)/2, g.H/2, 16, g.Palette.Ink2)
	g.Button(draw.Rect{X: g.W/2 - 98, Y: g.H/2 + 40, W: 196, H: 40}, "Open a brief\u2026", kit.NoIcon, true, s.seek)
}

func (s *Shelf) seek() { s.Sought.Emit(struct{}{}) }
