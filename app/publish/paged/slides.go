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

// Slides returns the slides of a brief as PDF, a page of 13.3 by 7.5 inches each. The error is the context's, or
// one of writing.
func Slides(ctx context.Context, b *brief.Brief, opt output.Options) ([]byte, error) {
	const scale = 0.5
	m, _, err := meta(b, &opt, brief.Slides)
	if err != nil {
		return nil, err
	}
	doc := pdf.New(m)
	d, err := deck.Build(ctx, b, cmp.Or(opt.Shape, b.SlideShape))
	if err != nil {
		return nil, err
	}
	shaper := typeset.NewShaper()
	palette := opt.Palette(&draw.Light)
	section := ""
	for n, s := range d.Slides {
		if opt.Progress != nil {
			opt.Progress(n, len(d.Slides), fmt.Sprintf("Drawing slide %d of %d", n+1, len(d.Slides)))
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		doc.Page(d.Width*scale, deck.Height*scale)
		if s.Section != section || n == 0 {
			section = s.Section
			doc.Bookmark(0, s.Kicker, 0)
		}
		doc.Begin(draw.Tag{Role: draw.Sect})
		d.Draw(draw.Placed(doc, draw.Point{}, scale), n, s.Printed, palette)
		doc.End()
		doc.Begin(draw.Tag{Role: draw.Artifact, Running: true})
		opt.DraftMark(doc, shaper, draw.Point{X: deck.Corner.X * scale, Y: deck.Corner.Y * scale}, 1, palette)
		doc.End()
	}
	data, err := doc.Bytes()
	if err != nil {
		return nil, fmt.Errorf("making the slides of %q: %w", b.Title, err)
	}
	return data, nil
}
