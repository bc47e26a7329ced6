//go:build !nogui

package talk

import (
	"cmp"
	"strings"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
)

// notes has the speaker's notes as they are set.
type notes struct {
	setter              *typeset.Setter
	scroll, askedScroll kit.Scroll
	set                 map[notesKey]*typeset.Column
}

// notesKey says what notes were set for.
type notesKey struct {
	brief *brief.Brief
	slide int
	asked bool
	size  float32
	width float32
}

// The sizes of notes in logical pixels.
const (
	leastNotes    = 18
	standardNotes = 24
	mostNotes     = 40
)

func newNotes() notes { return notes{setter: typeset.NewSetter(), set: map[notesKey]*typeset.Column{}} }

func (p *presenter) noteSize() float32 { return cmp.Or(p.layout.Notes, standardNotes) }

func (p *presenter) resizeNotes(steps int) {
	p.layout.Notes = min(mostNotes, max(leastNotes, p.noteSize()+2*float32(steps)))
	p.talk.Arranged.Emit(p.layout)
}

// scrollNotes scrolls by half of what is in view: the notes, and at their end what may be asked.
func (p *presenter) scrollNotes(up bool) {
	by := func(s *kit.Scroll) bool {
		was, half := s.Top, s.View/2
		if up {
			half = -half
		}
		s.By(half)
		return s.Top != was
	}
	if !by(&p.notes.scroll) {
		by(&p.notes.askedScroll)
	}
}

// ifAsked divides notes where the first paragraph begins with a question: bold words that end in a colon or a question
// mark, such as "If asked:".
func ifAsked(blocks []brief.Block) (said, asked []brief.Block) {
	for n, b := range blocks {
		p, ok := b.(*brief.Paragraph)
		if !ok || len(p.Text) == 0 {
			continue
		}
		if strong, ok := p.Text[0].(*brief.Strong); ok {
			words := strings.TrimSpace(brief.Plain(strong.Text))
			if strings.HasSuffix(words, ":") || strings.HasSuffix(words, "?") {
				return blocks[:n], blocks[n:]
			}
		}
	}
	return blocks, nil
}

// column sets the notes of the speaker's slide, or what may be asked about it, in a width.
func (p *presenter) column(asked bool, size, width float32) *typeset.Column {
	t := p.talk
	key := notesKey{t.Brief(), t.now.slide, asked, size, width}
	if c := p.notes.set[key]; c != nil {
		return c
	}
	if len(p.notes.set) > 8 {
		clear(p.notes.set)
	}
	said, questions := ifAsked(t.slide().Prompts())
	if asked {
		said = questions
	}
	blocks := compose.New(t.Brief(), compose.Screen(size), width, width, p.notes.setter).Passage(said).Blocks
	c := p.notes.setter.Stack(blocks, typeset.Setting{Measure: width})
	p.notes.set[key] = c
	return c
}

// paintNotes draws the notes below the pictures, and what may be asked beside them.
func (p *presenter) paintNotes(g *kit.Painter) {
	pal, r := g.Palette, p.areas.notes
	if p.areas.asked.H > 90 { // there is room below the next slide
		p.paintAsked(g, p.areas.asked)
	}
	g.Rect(r, pal.Page)
	g.Rect(draw.Rect{Y: r.Y, W: g.W, H: 1}, pal.Rule)
	g.Label(g.SansBold, "Notes", pad, r.Y+27, 13, pal.Ink2)
	g.LabelRight(g.Sans, "size + \u2212", g.W-pad, r.Y+27, 13, pal.Ink3)
	inside := draw.Rect{X: pad, Y: r.Y + notesHeight, W: g.W - 2*pad, H: r.H - notesHeight - footHeight - 4}
	if p.areas.asked.H <= 90 && p.column(true, askedSize, 400).Height > 0 {
		beside := inside
		beside.W = inside.W * 0.36
		beside.X = inside.Right() - beside.W
		inside.W -= beside.W + pad
		p.paintAsked(g, draw.Rect{X: beside.X, Y: r.Y + 14, W: beside.W, H: inside.H + notesHeight - 14})
	}
	inside.W = min(inside.W, p.noteSize()*46)
	column := p.column(false, p.noteSize(), inside.W)
	if len(p.talk.slide().Prompts()) == 0 {
		g.Label(g.Sans, "No notes for this slide.", inside.X, inside.Y+22, 16, pal.Ink3)
		return
	}
	p.scrolled(g, inside, column, &p.notes.scroll)
}

// askedSize is the size of what may be asked, in logical pixels.
const askedSize = 16

// paintAsked draws the answers to what may be asked.
func (p *presenter) paintAsked(g *kit.Painter, r draw.Rect) {
	column := p.column(true, askedSize, r.W-12)
	if column.Height == 0 {
		return
	}
	g.Label(g.SansBold, "If asked", r.X, r.Y+13, 13, g.Palette.Ink2)
	p.scrolled(g, draw.Rect{X: r.X, Y: r.Y + 24, W: r.W, H: r.H - 24}, column, &p.notes.askedScroll)
}

// scrolled draws a column where it is scrolled to, with an arrow if there is more below.
func (p *presenter) scrolled(g *kit.Painter, r draw.Rect, column *typeset.Column, s *kit.Scroll) {
	s.Fit(r.H, column.Height)
	g.Clip(r)
	painter := typeset.Painter{Palette: g.Palette}
	painter.Paint(g.Canvas, column, s.Top, s.Top+r.H, draw.Point{X: r.X, Y: r.Y})
	g.Unclip()
	if column.Height-s.Top > r.H+1 {
		g.Icon(kit.ChevronIcon, r.Right()-18, r.Bottom()-22, g.Palette.Accent)
	}
}
