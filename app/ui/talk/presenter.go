//go:build !nogui

package talk

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
)

// presenter is the speaker's window: the slide on the wall, the next one, the notes and the time.
// It is dark whatever the theme.
type presenter struct {
	*kit.Surface
	talk       *Talk
	setter     *typeset.Setter
	noteSize   float32
	noteScroll kit.Scroll
	pictures   pictures
}

const (
	leastNotes    = 18
	standardNotes = 24
	mostNotes     = 40
)

func newPresenter(t *Talk) *presenter {
	p := &presenter{talk: t, setter: typeset.NewSetter(), noteSize: standardNotes, pictures: newPictures()}
	p.Surface = kit.NewSurface(t.notes, fyne.NewSize(640, 400), p.paint)
	p.OnScroll = func(dy float32) { p.noteScroll.By(-dy); p.Refresh() }
	return p
}

func (p *presenter) resizeNotes(steps int) {
	p.noteSize = min(mostNotes, max(leastNotes, p.noteSize+2*float32(steps)))
}

// forget draws the slides anew, as after the brief has changed.
func (p *presenter) forget() { p.pictures.forget() }

func (p *presenter) paint(g *kit.Painter) {
	pal, t := &draw.Dark, p.talk
	g.Palette = pal
	g.Rect(draw.Rect{W: g.W, H: g.H}, pal.Desk)
	p.head(g)
	const pad = 24
	now := (g.W - 3*pad) * 0.6
	if g.W < 1024 {
		now = (g.W - 3*pad) * 0.68
	}
	height := now * 9 / 16
	if room := g.H * 0.52; height > room {
		height = room
		now = height * 16 / 9
	}
	g.Label(g.SansBold, "On the screen now", pad, 86, 13, pal.Ink2)
	p.thumbnail(g, draw.Rect{X: pad, Y: 97, W: now, H: height}, t.at, true)
	x := pad + now + pad
	next := g.W - x - pad
	if slides := t.decks.Notes.Slides; t.at+1 < len(slides) && next > 80 {
		g.Label(g.SansBold, g.Fit(g.SansBold, fmt.Sprintf("Next: %d, %s", t.at+2, slides[t.at+1].Title), 13, next), x, 86, 13, pal.Ink2)
		p.thumbnail(g, draw.Rect{X: x, Y: 97, W: next, H: next * 9 / 16}, t.at+1, false)
	} else {
		g.Label(g.SansBold, "This is the last slide", x, 86, 13, pal.Ink2)
	}
	top, hints := 97+height+20, g.H-48
	g.Rect(draw.Rect{Y: top, W: g.W, H: g.H - top}, pal.Page)
	g.Rect(draw.Rect{Y: top, W: g.W, H: 1}, pal.Rule)
	g.Label(g.SansBold, "Notes", pad, top+27, 13, pal.Ink2)
	g.LabelRight(g.Sans, "size + \u2212", g.W-pad, top+27, 13, pal.Ink3)
	p.notes(g, draw.Rect{X: pad, Y: top + 40, W: min(g.W-2*pad, p.noteSize*46), H: hints - top - 44})
	switch question := t.question(); {
	case question != "":
		strip(g, question, false)
	case t.told != "":
		strip(g, t.told, true)
	default:
		p.hints(g, hints)
	}
}

// release drops the pictures of the speaker's window when the talk has ended.
func (p *presenter) release() {
	p.Release()
	p.pictures = newPictures()
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

// notes draws the notes of the slide that is on the wall.
func (p *presenter) notes(g *kit.Painter, r draw.Rect) {
	d := p.talk.decks.Wall
	blocks := compose.New(d.Brief, compose.Screen(p.noteSize), r.W, r.W, p.setter).Passage(d.Slides[p.talk.at].Notes).Blocks
	if len(blocks) == 0 {
		g.Label(g.Sans, "No notes for this slide.", r.X, r.Y+22, 16, g.Palette.Ink3)
		return
	}
	column := p.setter.Stack(blocks, typeset.Setting{Measure: r.W})
	p.noteScroll.Fit(r.H, column.Height)
	top := p.noteScroll.Top
	g.Clip(r)
	painter := typeset.Painter{Palette: g.Palette}
	painter.Paint(g.Canvas, column, top, top+r.H, draw.Point{X: r.X, Y: r.Y})
	g.Unclip()
	if column.Height-top > r.H+1 { // there is more below
		g.Icon(kit.ChevronIcon, g.W-42, r.Bottom()-22, g.Palette.Accent)
	}
}

// head draws the clock, how long the talk has been going, the number of the slide and the End button.
func (p *presenter) head(g *kit.Painter) {
	pal, t := g.Palette, p.talk
	g.Rect(draw.Rect{Y: 55, W: g.W, H: 1}, pal.Rule)
	now := time.Now()
	x := g.Label(g.SansBold, now.Format("15:04"), 24, 37, 28, pal.Ink) + 40
	pair := func(name, value string) {
		g.Label(g.Sans, name, x, 20, 13, pal.Ink2)
		end := g.Label(g.SansBold, value, x, 41, 17, pal.Ink)
		x = max(end, x+60) + 32
	}
	gone := now.Sub(t.began).Truncate(time.Second)
	pair("Elapsed", fmt.Sprintf("%d:%02d", int(gone.Minutes()), int(gone.Seconds())%60))
	pair("Slide", fmt.Sprintf("%d of %d", t.at+1, len(t.decks.Wall.Slides)))
	if t.black {
		pair("Screen", "black")
	}
	mark := figure.WindowMark(g.Canvas, g.Shaper, t.decks.Wall.Brief.Marking, draw.Point{X: g.W - 24, Y: 18}, pal)
	end := draw.Rect{X: mark - 24 - 56, Y: 14, W: 56, H: 28}
	g.Button(end, "End", kit.NoIcon, false, t.End)
	room := end.X - 32 - x
	if n := len(t.decks.Wall.Slides); room > float32(n)*6 {
		w := min(34, room/float32(n))
		for i := range n {
			ink := pal.Rule
			switch {
			case i < t.at:
				ink = pal.Accent
			case i == t.at:
				ink = pal.Ink
			}
			g.Rect(draw.Rect{X: x + float32(i)*w, Y: 26, W: w - 3, H: 8}, ink)
		}
	}
}
