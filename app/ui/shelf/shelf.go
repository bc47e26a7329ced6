//go:build !nogui

package shelf

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lectern/app/draw"
	"lectern/app/library"
	"lectern/app/search"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
	"lectern/briefs"
)

// Opening is a brief to be opened, at an address or where the reader left off.
type Opening struct{ Path, Address string }

// Setting is what a shelf holds.
type Setting struct {
	Recent  []library.Read // the last one first
	Watched []string       // folders whose briefs are on the shelf, too
}

// Shelf shows the briefs that were read, those that ship and those in watched folders, as covers; the one last read large.
// While words are typed into its field it shows what all briefs have of them.
type Shelf struct {
	*kit.Surface
	Box       *fyne.Container
	Opened    kit.Signal[Opening]  // a brief is to be opened
	Sought    kit.Signal[struct{}] // the reader wants to find another brief
	Began     kit.Signal[struct{}] // the reader wants to begin a new brief
	Watching  kit.Signal[struct{}] // the reader wants to have a folder watched
	Unwatched kit.Signal[string]   // a folder isn't to be watched any more
	Removed   kit.Signal[string]   // a brief that was read is to be taken off
	Typed     kit.Signal[string]   // words are sought in all briefs

	window  *kit.Window
	field   *kit.Field
	covers  []*cover
	watched []string // its own, as another goroutine reads it
	found   found
	scroll  kit.Scroll
	setter  *typeset.Setter
	stop    context.CancelFunc // ends the reading of the covers
}

// New returns a shelf. Stop ends its worker.
func New(w *kit.Window, setting Setting) *Shelf {
	s := &Shelf{window: w, watched: slices.Clone(setting.Watched), setter: typeset.NewSetter(), stop: func() {}}
	s.Surface = kit.NewSurface(w, fyne.NewSize(600, 300), s.paint)
	s.OnScroll = func(dy float32) { s.scroll.By(-dy); s.Surface.Refresh() }
	s.OnMenu = s.menu
	s.OnMove = s.reveal
	s.field = kit.NewField(w, "Search all briefs")
	s.field.OnChanged = func(words string) { s.Typed.Emit(words); s.typed(words) }
	s.field.OnKey = s.fieldKey
	s.Box = container.New(boxLayout{}, s.Surface, s.field)
	for _, r := range setting.Recent {
		s.covers = append(s.covers, &cover{path: r.Path, read: &r})
	}
	for _, name := range briefs.Names() {
		if !s.has(name) {
			s.covers = append(s.covers, &cover{path: name})
		}
	}
	s.load()
	return s
}

// boxLayout puts the field over the upper edge of the shelf.
type boxLayout struct{}

func (boxLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (boxLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(s)
	o[1].Resize(fyne.NewSize(min(420, s.Width-2*shelfMargin-340), fieldHeight))
	o[1].Move(fyne.NewPos(shelfMargin, (bar-fieldHeight)/2))
}

// has reports whether the brief at a path has a cover.
func (s *Shelf) has(path string) bool {
	return slices.ContainsFunc(s.covers, func(c *cover) bool { return c.path == path })
}

// Focus gives the field the keyboard, once a click in progress is over.
func (s *Shelf) Focus() {
	s.window.Focus(s.field)
	s.window.FocusLater(s.field)
}

// Stop ends the reading of the covers; the shelf isn't shown any more.
func (s *Shelf) Stop() { s.stop() }

// Refresh draws everything anew in the palette in force.
func (s *Shelf) Refresh() {
	s.load()
	s.Surface.Refresh()
}

// load reads the covers' briefs on a separate goroutine, and then those in watched folders.
func (s *Shelf) load() {
	s.stop()
	ctx, cancel := context.WithCancel(context.Background())
	s.stop = cancel
	palette, covers, watched := s.window.Palette(), slices.Clone(s.covers), s.watched
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
		for _, folder := range watched {
			s.look(ctx, folder, palette)
		}
	}()
}

// mostCovers is the number of covers up to which briefs of watched folders have one. All are searched.
const mostCovers = 200

// look adds the briefs of a watched folder that have no cover yet.
func (s *Shelf) look(ctx context.Context, folder string, palette *draw.Palette) {
	paths, err := search.BriefsIn(ctx, folder)
	if err != nil {
		return // the search of all briefs says why
	}
	for _, path := range paths {
		if ctx.Err() != nil {
			return
		}
		b, img := readCover(path, palette, false)
		if b == nil { // another PDF
			continue
		}
		s.window.Post(func() {
			if ctx.Err() == nil && !s.has(path) && len(s.covers) < mostCovers {
				s.covers = append(s.covers, &cover{path: path, brief: b, picture: img, watched: folder})
				s.Surface.Refresh()
			}
		})
	}
}

const (
	bar, fieldHeight                  = 68, 36
	coverWidth, coverHeight, coverMap = 224, 260, 110
	heroWidth, heroHeight, heroMap    = 232, 322, 150
	shelfMargin                       = 40
)

func (s *Shelf) columns() int { return max(1, int((s.Size().Width-60)/244)) }

func (s *Shelf) height() float32 {
	rows := (max(0, len(s.covers)-1) + s.columns() - 1) / s.columns()
	return bar + 420 + float32(rows)*330
}

func (s *Shelf) paint(g *kit.Painter) {
	switch {
	case s.found.sought():
		s.paintFound(g)
	case len(s.covers) == 0:
		s.empty(g)
	default:
		s.paintCovers(g)
	}
	s.paintBar(g) // over what is scrolled below it
}

func (s *Shelf) paintCovers(g *kit.Painter) {
	p := g.Palette
	s.scroll.Fit(g.H, s.height())
	y := float32(bar+30) - s.scroll.Top
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
		s.cover(g, c, draw.Rect{X: shelfMargin + float32(i%n)*(coverWidth+20), Y: y + float32(i/n)*330, W: coverWidth, H: coverHeight})
	}
}

// empty draws the shelf without any brief.
func (s *Shelf) empty(g *kit.Painter) {
	g.Label(g.SerifBold, "Your shelf is empty", g.W/2-g.Width(g.SerifBold, "Your shelf is empty", 30)/2, g.H/2-40, 30, g.Palette.Ink)
	words := "A brief is a folder with brief.md, incidents.csv and sources.yaml, or that folder zipped."
	g.Label(g.Sans, words, g.W/2-g.Width(g.Sans, words, 16)/2, g.H/2, 16, g.Palette.Ink2)
	g.Button(draw.Rect{X: g.W/2 - 98, Y: g.H/2 + 40, W: 196, H: 40}, "Open a brief\u2026", kit.NoIcon, true, s.seek)
}

// paintBar draws what can be done with the shelf, right of the field.
func (s *Shelf) paintBar(g *kit.Painter) {
	g.Rect(draw.Rect{W: g.W, H: bar}, g.Palette.Desk)
	x := g.W - shelfMargin
	for _, b := range []struct {
		words string
		width float32
		do    func()
	}{
		{"Watch a folder\u2026", 164, func() { s.Watching.Emit(struct{}{}) }},
		{"New brief\u2026", 128, func() { s.Began.Emit(struct{}{}) }},
	} {
		x -= b.width
		g.Button(draw.Rect{X: x, Y: (bar - fieldHeight) / 2, W: b.width, H: fieldHeight}, b.words, kit.NoIcon, false, b.do)
		x -= 12
	}
	g.Rect(draw.Rect{Y: bar - 1, W: g.W, H: 1}, g.Palette.Rule)
}

// reveal scrolls so that the hot spot that the keyboard is on is in view.
func (s *Shelf) reveal(r draw.Rect) {
	const margin = 8
	switch {
	case r.Y == (bar-fieldHeight)/2: // a button of the bar
	case r.Y < bar+margin:
		s.scroll.By(r.Y - bar - margin)
	case r.Bottom() > s.Size().Height-margin:
		s.scroll.By(r.Bottom() - s.Size().Height + margin)
	}
}

func (s *Shelf) seek() { s.Sought.Emit(struct{}{}) }
