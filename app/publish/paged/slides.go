package paged

import (
	"cmp"
	"context"
	"fmt"

	"lectern/app/brief"
	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/draw/pdf"
	"lectern/app/publish/output"
	"lectern/app/typeset"
)

// pointsPerUnit makes a slide of 16:9 a page of 13.3 by 7.5 inches.
const pointsPerUnit = 0.5

// projector holds the state of making one file of slides.
type projector struct {
	opt     output.Options
	doc     *pdf.Document
	deck    *deck.Deck
	setter  *typeset.Setter
	palette *draw.Palette
}

// Slides returns the slides of a brief as PDF, a page each, with the speaker's notes if they are asked for. The error is
// the context's, or one of writing.
func Slides(ctx context.Context, b *brief.Brief, opt output.Options) ([]byte, error) {
	m, _, err := meta(b, &opt, brief.Slides)
	if err != nil {
		return nil, err
	}
	d, err := deck.Build(ctx, b, cmp.Or(opt.Shape, b.SlideShape))
	if err != nil {
		return nil, err
	}
	p := &projector{opt: opt, doc: pdf.New(m), deck: d, setter: typeset.NewSetter(), palette: opt.Palette(&draw.Light)}
	for n := range p.deck.Slides {
		if opt.Progress != nil {
			opt.Progress(n, len(p.deck.Slides), fmt.Sprintf("Drawing slide %d of %d", n+1, len(p.deck.Slides)))
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p.slide(n)
	}
	data, err := p.doc.Bytes()
	if err != nil {
		return nil, fmt.Errorf("making the slides of %q: %w", b.Title, err)
	}
	return data, nil
}

// page starts a page of the size of a slide.
func (p *projector) page() draw.Canvas {
	p.doc.Page(p.deck.Width*pointsPerUnit, deck.Height*pointsPerUnit)
	return draw.Placed(p.doc, draw.Point{}, pointsPerUnit)
}

// slide adds slide n with its notes.
func (p *projector) slide(n int) {
	s := p.deck.Slides[n]
	c := p.page()
	if n == 0 || s.Section != p.deck.Slides[n-1].Section {
		p.doc.Bookmark(0, s.Kicker, 0)
	}
	p.doc.Begin(draw.Tag{Role: draw.Sect})
	p.deck.Draw(c, n, s.Printed, p.palette)
	if p.opt.Notes == output.NotesAnnotations {
		annotate(p.doc, draw.Point{X: 18, Y: 24}, s, p.palette)
	}
	p.doc.End()
	p.draftMark()
	if p.opt.Notes == output.NotesPages {
		p.notes(n)
	}
}

// draftMark draws the word of a draft, if the file is one.
func (p *projector) draftMark() {
	p.doc.Begin(draw.Tag{Role: draw.Artifact, Running: true})
	at := draw.Point{X: deck.Corner.X * pointsPerUnit, Y: deck.Corner.Y * pointsPerUnit}
	p.opt.DraftMark(p.doc, p.setter.Shaper, at, 1, p.palette)
	p.doc.End()
}
