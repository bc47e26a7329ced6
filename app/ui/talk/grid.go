//go:build !nogui

package talk

import (
	"fyne.io/fyne/v2"

	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/ui/kit"
)

// grid shows all slides of a talk as small pictures, those beside it last. Arrows and Enter choose one.
type grid struct {
	*kit.Surface
	talk   *Talk
	at     int // the slide chosen
	scroll kit.Scroll
	cells  []draw.Rect // by slide, as last painted: its place on the whole grid, of which the window shows a part
}

// The sizes of the grid, in logical pixels.
const (
	gridPicture = 250 // least width of a picture
	gridGap     = 20
	gridTitle   = 30
	gridSection = 34
)

// OpenGrid shows all slides to the speaker.
func (t *Talk) OpenGrid() {
	g := &grid{talk: t, at: min(t.now.slide, t.decks.Window.FirstAnswer()-1)}
	g.Surface = kit.NewSurface(t.speaker(), fyne.Size{}, g.paint)
	g.TakesTab = true
	g.OnKey, g.OnRune = g.key, g.digit
	g.OnScroll = func(dy float32) { g.scroll.By(-dy); g.Refresh() }
	g.arrange(t.speaker().Size().Width) // a key may come before the first picture
	t.openPane(g, g)
}

func (g *grid) paint(p *kit.Painter) {
	p.Palette = &draw.Dark
	p.Rect(draw.Rect{W: p.W, H: p.H}, p.Palette.Desk)
	const head = 56
	p.Label(p.SansBold, "All slides", pad, 36, 17, p.Palette.Ink)
	p.LabelRight(p.Sans, "arrows, Enter goes there, Esc closes", p.W-pad, 36, 14, p.Palette.Ink2)
	end := g.arrange(p.W)
	first := g.scroll.View == 0
	g.scroll.Fit(p.H-head, end)
	if first {
		g.revealChosen()
	}
	p.Clip(draw.Rect{Y: head, W: p.W, H: p.H - head})
	defer p.Unclip()
	for n, area := range g.cells {
		area.Y += head - g.scroll.Top
		if area.Bottom()+gridTitle < head || area.Y-gridSection > p.H {
			continue
		}
		if words := g.heading(n); words != "" {
			p.Label(p.SansBold, p.Fit(p.SansBold, words, 14, p.W-2*pad), area.X, area.Y-12, 14, p.Palette.Ink2)
		}
		g.picture(p, n, area)
	}
	p.Thumb(draw.Rect{Y: head, W: p.W, H: p.H - head}, &g.scroll)
}

func (g *grid) picture(p *kit.Painter, n int, area draw.Rect) {
	t, slide := g.talk, g.talk.decks.Window.Slides[n]
	t.presenter.picture(p, area, &shown{slide: n, step: slide.Steps - 1}, false)
	if n == g.at {
		p.Border(area.Inset(-3), 3, p.Palette.Accent)
	}
	words := t.numberOf(n) + "  " + slide.Title
	p.Label(p.Sans, p.Fit(p.Sans, words, 13, area.W), area.X, area.Bottom()+20, 13, p.Palette.Ink2)
	p.HotSpot(area, slide.Title, func() { g.choose(n) })
}

// heading returns the words above a slide that begins a section, or "".
func (g *grid) heading(n int) string {
	d := g.talk.decks.Window
	if words := sectionWords(d, n); n == 0 || words != sectionWords(d, n-1) {
		return words
	}
	return ""
}

// sectionWords returns the title of the part of the talk that a slide is in, or what stands beside it.
func sectionWords(d *deck.Deck, slide int) string {
	if slide >= d.Count() {
		return "Beside the talk"
	}
	for _, p := range d.Parts() {
		if slide >= p.First && slide < p.First+p.Count {
			return p.Title
		}
	}
	return "Opening"
}

// arrange places the cells in rows of a width, each section in a row of its own, and returns their height.
func (g *grid) arrange(width float32) float32 {
	slides := g.talk.decks.Window.Slides[:g.talk.decks.Window.FirstAnswer()]
	columns := max(1, int((width-2*pad+gridGap)/(gridPicture+gridGap)))
	w := (width - 2*pad - gridGap*float32(columns-1)) / float32(columns)
	size := g.talk.slideSize()
	h := w * size.Y / size.X
	g.cells = g.cells[:0]
	y, column := float32(0), 0
	for n := range slides {
		begins := g.heading(n) != ""
		switch {
		case n == 0:
			y = gridSection
		case begins:
			y, column = y+h+gridTitle+gridSection+8, 0
		case column == columns:
			y, column = y+h+gridTitle+gridGap, 0
		}
		g.cells = append(g.cells, draw.Rect{X: pad + float32(column)*(w+gridGap), Y: y, W: w, H: h})
		column++
	}
	return y + h + gridTitle + gridGap
}

func (g *grid) choose(slide int) {
	g.talk.closePane()
	g.talk.jump(slide)
}

// digit chooses the slide whose number is entered; other characters give commands as they do without the grid.
func (g *grid) digit(r rune) bool {
	if !g.talk.Digit(r) {
		return false
	}
	g.move(g.talk.entered() - 1 - g.at)
	return true
}

func (g *grid) key(e *fyne.KeyEvent) bool {
	if kit.StandsAlone(e.Name) {
		g.talk.entry = entry{}
	}
	switch e.Name {
	case fyne.KeyRight:
		g.move(1)
	case fyne.KeyLeft:
		g.move(-1)
	case fyne.KeyDown:
		g.moveRow(1)
	case fyne.KeyUp:
		g.moveRow(-1)
	case fyne.KeyHome:
		g.move(-len(g.cells))
	case fyne.KeyEnd:
		g.move(len(g.cells))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		g.choose(g.at)
	case fyne.KeyEscape, fyne.KeyTab:
		g.talk.closePane()
	}
	return true
}

func (g *grid) move(by int) {
	g.at = min(max(g.at+by, 0), len(g.cells)-1)
	g.reveal()
}

// moveRow chooses the nearest cell of the row above or below.
func (g *grid) moveRow(by float32) {
	from, best, least := g.cells[g.at], -1, float32(0)
	for n, area := range g.cells {
		down := (area.Y - from.Y) * by
		across := area.X - from.X
		if away := down*100 + max(across, -across); down > 1 && (best < 0 || away < least) {
			best, least = n, away
		}
	}
	if best >= 0 {
		g.at = best
	}
	g.reveal()
}

func (g *grid) reveal() {
	g.revealChosen()
	g.Refresh()
}

// revealChosen scrolls to the slide chosen.
func (g *grid) revealChosen() {
	area := g.cells[g.at]
	g.scroll.Reveal(area.Y-gridSection, area.Bottom()+gridTitle)
}
