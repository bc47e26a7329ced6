package paged

import (
	"context"
	"fmt"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/publish/output"
	"lectern/app/typeset"
)

// Handout returns the slides of a brief as PDF on paper, each with the sources and the incidents on which it rests, and
// with the speaker's notes if they are asked for. The error is the context's, or one of writing.
func Handout(ctx context.Context, b *brief.Brief, opt output.Options) ([]byte, error) {
	p, err := newPressFor(b, opt, brief.Slides)
	if err != nil {
		return nil, err
	}
	p.name = "Handout"
	if err := p.step(ctx, 0, "Setting the text"); err != nil {
		return nil, err
	}
	d, err := deck.Build(ctx, b, b.SlideShape)
	if err != nil {
		return nil, err
	}
	return p.print(ctx, p.handout(d))
}

// handout sets the parts of a handout in the order of the pages. The contents, which are on the title page, are set
// last, because they have the page numbers of all others.
func (p *press) handout(d *deck.Deck) []*run {
	var annexes, end compose.Document
	p.composer.Incidents(&annexes)
	p.composer.Sources(&end, nil)
	p.composer.Colophon(&end, p.facts())
	slides, annex, back := p.lay(p.slides(d)), p.lay(annexes), p.lay(end)
	front := p.lay(p.handoutFront(slides, annex, back))
	p.total = number(front, slides, annex, back)
	front = p.lay(p.handoutFront(slides, annex, back))
	return []*run{front, slides, annex, back}
}

// handoutFront composes the title page: title, abstract, contents.
func (p *press) handoutFront(runs ...*run) compose.Document {
	in := typeset.NewElement(draw.Tag{Role: draw.Sect})
	blocks := p.title(in)
	if p.b.Abstract != "" {
		body := p.composer.Sheet.Body
		abstract := frontBlock(in, typeset.NewText(p.b.Abstract, &body.Style), body, 18, draw.Paragraph)
		abstract.Right = blockWidth - textWidth
		blocks = append(blocks, abstract)
	}
	return compose.Document{Blocks: append(blocks, p.contents(runs).Blocks...)}
}

// slidesGap is the gap between a slide with what is below it and the next slide, in points.
const slidesGap = 26

// slides composes the slides, each with what it rests on.
func (p *press) slides(d *deck.Deck) (doc compose.Document) {
	for n, s := range d.Slides {
		if n > 0 && s.Section == "" { // the agenda and the lists of sources: the handout has its own
			continue
		}
		in := typeset.NewElement(draw.Tag{Role: draw.Sect})
		from := len(doc.Blocks)
		if n == 0 || s.Section != d.Slides[n-1].Section {
			doc.Parts = append(doc.Parts, compose.Part{Level: 1, ID: sectionAnchor(n), Title: d.SectionTitle(n), Block: from})
		}
		doc.Parts = append(doc.Parts, compose.Part{Level: 3, ID: slideAnchor(n), Title: d.Number(n) + ". " + s.Title, Block: from})
		box := typeset.Block{Box: placedSlide{p, d, n}, Below: 7, In: in, Anchor: slideAnchor(n)}
		box.Name(sectionAnchor(n))
		doc.Blocks = append(doc.Blocks, box)
		p.composer.Behind(&doc, in, s.Sources, p.b.Behind(s.Shows))
		for i := from; i < len(doc.Blocks)-1; i++ {
			doc.Blocks[i].KeepNext = true
		}
		if p.opt.Notes == output.NotesPages {
			p.composer.SpeakerNotes(&doc, in, s.Notes)
		}
		doc.Blocks[len(doc.Blocks)-1].Below = slidesGap
	}
	return doc
}

func sectionAnchor(n int) string { return fmt.Sprintf("lectern-part-%d", n+1) }
func slideAnchor(n int) string   { return fmt.Sprintf("lectern-slide-%d", n+1) }

// placedSlide is a slide as a box in a column.
type placedSlide struct {
	press *press
	deck  *deck.Deck
	n     int
}

func (s placedSlide) Height(width float32) float32 { return width * deck.Height / s.deck.Width }

// Draw draws the slide with its tags, in a frame.
func (s placedSlide) Draw(c draw.Canvas, at draw.Rect, p *draw.Palette) {
	s.deck.Draw(draw.Placed(c, draw.Point{X: at.X, Y: at.Y}, at.W/s.deck.Width), s.n, s.deck.Slides[s.n].Printed, p)
	c.Begin(draw.Tag{Role: draw.Artifact})
	var frame draw.Path
	frame.AddRect(at)
	c.Stroke(&frame, draw.Stroke{Width: 0.5}, p.Edge)
	c.End()
	if s.press.opt.Notes == output.NotesAnnotations {
		annotate(s.press.doc, draw.Point{X: at.X - 1.5*noteSize, Y: at.Y}, s.deck.Slides[s.n], p)
	}
}
