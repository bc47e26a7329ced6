package paged

import (
	"context"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/draw/pdf"
	"lectern/app/publish/output"
	"lectern/app/typeset"
)

// press holds the state of making one briefing.
type press struct {
	b        *brief.Brief
	opt      output.Options
	doc      *pdf.Document
	setter   *typeset.Setter
	composer *compose.Composer
	painter  typeset.Painter
	palette  *draw.Palette
	w, h     float32
	attached *output.Attachments
	name     string          // of the kind of document, on its first page
	total    int             // pages
	places   map[string]bool // anchors to which links can lead
}

func newPress(b *brief.Brief, opt output.Options) (*press, error) {
	return newPressFor(b, opt, brief.Page)
}

// newPressFor returns a press for what a medium shows.
func newPressFor(b *brief.Brief, opt output.Options, medium brief.Medium) (*press, error) {
	m, attached, err := meta(b, &opt, medium)
	if err != nil {
		return nil, err
	}
	p := &press{name: "Briefing", b: b, opt: opt, doc: pdf.New(m), attached: attached, setter: typeset.NewSetter()}
	p.w, p.h = sizeOf(opt.Paper)
	p.composer = compose.New(b, compose.Page(), textWidth, blockWidth, p.setter)
	p.composer.Medium = medium
	p.composer.Attached, p.composer.Bare = attached.Table, attached.How == output.AttachNone
	room := p.room()
	p.composer.Pages = compose.Pages{Height: room.Height, Margin: blockWidth - marginAt, Turned: room.Turned}
	p.palette = opt.Palette(&draw.Paper)
	p.painter = typeset.Painter{Palette: p.palette, Target: p.target}
	return p, nil
}

func (p *press) setting() typeset.Setting {
	return typeset.Setting{Measure: blockWidth, Justified: p.b.Justified, Hanging: p.b.Justified, Hyphens: typeset.HyphensFor(p.b.Lang)}
}

// step reports progress and returns the context's error.
func (p *press) step(ctx context.Context, done int, what string) error {
	if p.opt.Progress != nil {
		p.opt.Progress(done, p.total, what)
	}
	return ctx.Err()
}

// size returns the width and height of a page; a turned page is wider than high.
func (p *press) size(turned bool) (w, h float32) {
	if turned {
		return p.h, p.w
	}
	return p.w, p.h
}

// left returns the width of the margin at either side of any page.
func (p *press) left() float32 { return (p.w - blockWidth) / 2 }

// room returns the area of a page for text and margin.
func (p *press) room() typeset.Room {
	return typeset.Room{
		Width: blockWidth, Height: p.h - head - foot, Margin: marginAt, FootnoteGap: 20,
		Turned: [2]float32{p.h - 2*p.left(), p.w - head - foot},
	}
}
