package paged

import (
	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/draw/pdf"
	"lectern/app/figure"
	"lectern/app/typeset"
)

// noteSize is the size of the sign of a note, in points.
const noteSize = 18

// annotate adds the notes of a slide as an annotation at a point of the page.
func annotate(doc *pdf.Document, at draw.Point, s *deck.Slide, p *draw.Palette) {
	if words := brief.PlainBlocks(s.Notes); words != "" {
		doc.Note(draw.Rect{X: at.X, Y: at.Y, W: noteSize, H: noteSize}, "Speaker\u2019s notes", words, p.Accent)
	}
}

// The page of notes, in units of a slide.
const (
	notesLeft = 112
	notesTop  = 156
	notesSize = 36 // of the text
)

// notes adds pages with the notes of slide n, behind it.
func (p *projector) notes(n int) {
	s, b := p.deck.Slides[n], p.deck.Brief
	if len(s.Notes) == 0 {
		return
	}
	width := p.deck.Width - 2*notesLeft
	composer := compose.New(b, compose.Slide(), width, width, p.setter)
	composer.Medium = brief.Slides
	in := typeset.NewElement(draw.Tag{Role: draw.Sect})
	heading := typeset.Style{Face: typeset.Standard().SansBold, Size: notesSize}
	blocks := []typeset.Block{{
		Text: typeset.NewText(s.Title, &heading), Leading: 1.25 * notesSize, Below: notesSize, Ragged: true, KeepNext: true, In: in.Inside(draw.Tag{Role: draw.H2}),
	}}
	var doc compose.Document
	composer.Within(&doc, in, s.Notes)
	blocks = append(blocks, doc.Blocks...)
	pages := p.setter.Pages(blocks, typeset.Room{Width: width, Height: deck.Height - 2*notesTop}, typeset.Setting{Hyphens: typeset.HyphensFor(b.Lang)})
	painter := typeset.Painter{Palette: p.palette}
	for i := range pages.List {
		c := p.page()
		p.aroundNotes(c, composer, n)
		painter.Page(c, &pages.List[i], draw.Point{X: notesLeft, Y: notesTop})
		p.draftMark()
	}
	painter.Finish(p.doc)
}

// aroundNotes draws the background of a page of notes, the number of its slide and the handling mark at head and foot.
func (p *projector) aroundNotes(c draw.Canvas, composer *compose.Composer, n int) {
	c.Begin(draw.Tag{Role: draw.Artifact, Running: true})
	defer c.End()
	var background draw.Path
	background.AddRect(draw.Rect{W: p.deck.Width, H: deck.Height})
	c.Fill(&background, p.palette.Page)
	const size, right, top, markSize = 30, 64, 48, 26
	c.Text(p.setter.Shaper.Line(typeset.Standard().SansBold, "Notes \u00b7 "+p.deck.Number(n)), notesLeft, top+36, size, p.palette.Accent)
	for _, y := range []float32{top, deck.Height - 98} {
		figure.Mark(c, p.setter.Shaper, composer.Brief.Marking, draw.Point{X: p.deck.Width - right, Y: y}, markSize)
	}
}
