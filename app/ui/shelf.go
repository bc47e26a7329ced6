//go:build !nogui

package ui

import (
	"fmt"
	"image"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/figure"
	"lectern/app/folder"
	"lectern/app/library"
	"lectern/app/typeset"
	"lectern/briefs"
)

// shelf shows the briefs that were read and those that ship, as covers; the one last read large.
type shelf struct {
	*surface
	desk    *desk
	box     *fyne.Container
	covers  []*cover
	top     float32
	setter  *typeset.Setter
	edition int // of the covers: older maps come too late
}

// cover is a brief on the shelf.
type cover struct {
	path    string
	read    *library.Read // nil: never opened
	brief   *brief.Brief  // nil until it was read from disk
	missing bool
	map_    *image.RGBA // of the brief's region
	shipped bool
}

func newShelf(d *desk) *shelf {
	s := &shelf{desk: d, setter: typeset.NewSetter()}
	s.surface = newSurface(d.look, fyne.NewSize(600, 300), s.paint)
	s.rolled = func(dy float32) { s.top = max(0, min(s.top-dy, s.height()-s.Size().Height)); s.Refresh() }
	seen := map[string]bool{}
	for _, r := range d.settings.Recent {
		s.covers = append(s.covers, &cover{path: r.Path, read: &r})
		seen[r.Path] = true
	}
	for _, name := range briefs.Names() {
		if !seen[name] {
			s.covers = append(s.covers, &cover{path: name, shipped: true})
		}
	}
	s.box = container.NewStack(s.surface)
	s.load()
	return s
}

// load reads the covers' briefs off Fyne's goroutine.
func (s *shelf) load() {
	dark := s.desk.look.palette().Dark
	s.edition++
	edition, covers := s.edition, s.covers
	go func() {
		for i, c := range covers {
			b, img := readCover(c.path, dark, i == 0)
			fyne.Do(func() {
				if edition != s.edition {
					return // the theme has changed since
				}
				c.brief, c.map_, c.missing = b, img, b == nil
				s.Refresh()
			})
		}
	}()
}

// readCover opens a brief and draws the map for its cover; any goroutine may call it.
func readCover(path string, dark, hero bool) (*brief.Brief, *image.RGBA) {
	from, err := folder.Open(path)
	if err != nil {
		return nil, nil
	}
	defer from.Close()
	b, _ := brief.Open(from.FS, brief.Options{Gazetteer: atlas.Load()})
	if len(b.Sections) == 0 {
		return nil, nil
	}
	p := &draw.Light
	if dark {
		p = &draw.Dark
	}
	w, h := float32(coverWidth), float32(coverMap)
	if hero {
		w, h = heroWidth, heroMap
	}
	sel, err := b.Select("")
	if err != nil {
		return b, nil
	}
	proj, options := compose.MapOf(b)
	st := figure.Screen
	st.Reach, st.Least = 0.75, 2
	m := figure.NewMap(b.Incidents, sel, proj, options, st)
	m.Bare, m.Unnamed = true, true
	img, c := raster.NewImage(w, h, 2, p.Sea)
	m.View = atlas.Fit(proj, compose.ExtentOf(b), w, h)
	m.Draw(c, draw.Rect{W: w, H: h}, p)
	return b, img
}

const (
	coverWidth, coverHeight, coverMap = 224, 260, 110
	heroWidth, heroHeight, heroMap    = 232, 322, 150
	shelfMargin                       = 40
)

func (s *shelf) columns() int { return max(1, int((s.Size().Width-60)/244)) }

func (s *shelf) height() float32 {
	rows := (max(0, len(s.covers)-1) + s.columns() - 1) / s.columns()
	return 440 + float32(rows)*330
}

func (s *shelf) paint(g *ground) {
	p := g.p
	if len(s.covers) == 0 {
		s.empty(g)
		return
	}
	y := float32(41) - s.top
	hero := s.covers[0]
	title := "Continue reading"
	if hero.read == nil {
		title = "Begin here"
	}
	g.text(faces().SansBold, title, shelfMargin, y, 16, p.Ink)
	y = max(y+19+heroHeight, s.hero(g, hero, draw.Rect{X: shelfMargin, Y: y + 19, W: heroWidth, H: heroHeight})) + 45
	if len(s.covers) > 1 {
		g.text(faces().SansBold, "On your shelf", shelfMargin, y, 16, p.Ink)
	}
	y += 20
	n := s.columns()
	for i, c := range s.covers[1:] {
		r := draw.Rect{X: shelfMargin + float32(i%n)*(coverWidth+20), Y: y + float32(i/n)*330, W: coverWidth, H: coverHeight}
		if r.Y < g.h && r.Bottom() > 0 {
			s.cover(g, c, r)
		}
	}
}

// cover draws one with its progress below.
func (s *shelf) cover(g *ground, c *cover, r draw.Rect) {
	s.front(g, c, r, coverMap, 20)
	hover := g.spot(r, c.title(), func() { s.desk.open(c.path) })
	if hover {
		g.path.Reset()
		g.path.AddRect(r.Inset(1))
		g.Stroke(&g.path, draw.Stroke{Width: 2}, g.p.Accent)
	}
	y := r.Bottom() + 8
	g.rect(draw.Rect{X: r.X, Y: y, W: r.W, H: 3}, g.p.Rule)
	words, right := "comes with Lectern", ""
	if c.read != nil {
		g.rect(draw.Rect{X: r.X, Y: y, W: r.W * c.read.Part, H: 3}, g.p.Accent)
		words, right = c.read.Opened.Format("2 January 2006"), fmt.Sprintf("%d%% read", int(c.read.Part*100+0.5))
	}
	if c.missing {
		words, right = "not found", ""
	}
	g.text(faces().Sans, words, r.X, y+22, 13, g.p.Ink2)
	g.right(faces().Sans, right, r.Right(), y+22, 13, g.p.Ink2)
}

func (c *cover) title() string {
	switch {
	case c.brief != nil && c.brief.Title != "":
		return c.brief.Title
	case c.read != nil && c.read.Title != "":
		return c.read.Title
	}
	return filepath.Base(c.path)
}

// front is the face of a cover: mark, title, date, a piece of its map.
func (s *shelf) front(g *ground, c *cover, r draw.Rect, mapHeight, size float32) {
	p := g.p
	g.rect(r, p.Page)
	y := r.Y + 15
	if c.brief != nil {
		g.mark(c.brief.Marking, r.Right()-15, y)
	}
	style := &typeset.Style{Face: faces().SerifBold, Size: size}
	col := s.setter.Stack([]typeset.Block{{Text: typeset.NewText(c.title(), style), Leading: size * 1.2, Ragged: true}}, typeset.Setting{Measure: r.W - 36})
	painter := typeset.Painter{Palette: p}
	g.Clip(draw.Rect{X: r.X, Y: r.Y, W: r.W, H: r.H - mapHeight - 30})
	painter.Paint(g.Canvas, col, 0, col.Height, draw.Point{X: r.X + 18, Y: r.Y + 44})
	g.Unclip()
	if c.brief != nil {
		words := "As of " + c.brief.AsOfWords()
		g.text(faces().Sans, g.fit(faces().Sans, words, 13, r.W-36), r.X+18, r.Bottom()-mapHeight-16, 13, p.Ink2)
	}
	at := draw.Rect{X: r.X, Y: r.Bottom() - mapHeight, W: r.W, H: mapHeight}
	if c.map_ != nil {
		g.Image(c.map_, at)
	} else {
		g.rect(at, p.Land)
	}
	g.rect(draw.Rect{X: r.X, Y: at.Y, W: r.W, H: 1}, p.Rule)
	g.path.Reset()
	g.path.AddRect(r.Inset(0.5))
	g.Stroke(&g.path, draw.Stroke{Width: 1}, p.Rule)
}

// hero is the brief last read, large, with what it is about and the one action. It gives the
// lower end of its words.
func (s *shelf) hero(g *ground, c *cover, r draw.Rect) float32 {
	p := g.p
	s.front(g, c, r, heroMap, 23)
	g.spot(r, c.title(), func() { s.desk.open(c.path) })
	x := r.Right() + 36
	width := min(640, g.w-x-shelfMargin)
	if width < 200 {
		return r.Bottom()
	}
	y := s.words(g, c.title(), faces().SerifBold, 28, 36, x, r.Y-6, width, typeset.Plain) + 10
	if c.brief != nil {
		y = s.words(g, compose.Facts(c.brief), faces().Sans, 14, 20, x, y, width, typeset.Second) + 12
		about := c.brief.Abstract
		if about == "" {
			about = c.brief.Subtitle
		}
		y = s.words(g, about, faces().Serif, 18, 28, x, y, min(width, 560), typeset.Plain) + 14
	}
	if c.missing {
		y = s.words(g, "It can\u2019t be read where it was: "+c.path, faces().Sans, 14, 20, x, y, width, typeset.Caution)
	}
	y = max(y, r.Bottom()-104)
	bar := min(width, 560)
	g.rect(draw.Rect{X: x, Y: y, W: bar, H: 3}, p.Rule)
	words, act := "Not yet read", "Read"
	if c.read != nil {
		g.rect(draw.Rect{X: x, Y: y, W: bar * c.read.Part, H: 3}, p.Accent)
		words, act = fmt.Sprintf("%d%% read, last opened %s", int(c.read.Part*100+0.5), c.read.Opened.Format("2 January 2006")), "Continue"
	}
	g.text(faces().Sans, words, x, y+24, 13, p.Ink2)
	y += 44
	g.button(draw.Rect{X: x, Y: y, W: 140, H: 40}, act, noIcon, true, func() { s.desk.open(c.path) })
	g.button(draw.Rect{X: x + 156, Y: y, W: 128, H: 40}, "Open\u2026", noIcon, false, s.desk.openDialog)
	return y + 40
}

// words sets a paragraph and gives its lower end.
func (s *shelf) words(g *ground, text string, face *typeset.Face, size, leading, x, y, width float32, ink typeset.Ink) float32 {
	col := s.setter.Stack([]typeset.Block{{Text: typeset.NewText(text, &typeset.Style{Face: face, Size: size, Ink: ink}), Leading: leading, Ragged: true}}, typeset.Setting{Measure: width})
	painter := typeset.Painter{Palette: g.p}
	painter.Paint(g.Canvas, col, 0, col.Height, draw.Point{X: x, Y: y})
	return y + col.Height
}

// empty is the shelf without any brief.
func (s *shelf) empty(g *ground) {
	g.text(faces().SerifBold, "Your shelf is empty", g.w/2-g.width(faces().SerifBold, "Your shelf is empty", 30)/2, g.h/2-40, 30, g.p.Ink)
	words := "A brief is a folder with brief.md, incidents.csv and sources.yaml, or that folder zipped."
	g.text(faces().Sans, words, g.w/2-g.width(faces().Sans, words, 16)/2, g.h/2, 16, g.p.Ink2)
	g.button(draw.Rect{X: g.w/2 - 98, Y: g.h/2 + 40, W: 196, H: 40}, "Open a brief\u2026", noIcon, true, s.desk.openDialog)
}

func (s *shelf) retheme() {
	s.load()
	s.Refresh()
}
