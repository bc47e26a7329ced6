package pptx

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"

	"lectern/app/brief"
	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/publish/output"
	"lectern/app/typeset"
)

// writer makes the file of one deck.
type writer struct {
	deck    *deck.Deck
	opt     output.Options
	palette *draw.Palette
	lang    string
	shaper  *typeset.Shaper
	archive archive

	layout, notesMaster *part
	slides              []*part
}

// Slides returns the slides of a brief as a PowerPoint file. The error is the context's, or one of writing.
func Slides(ctx context.Context, b *brief.Brief, opt output.Options) ([]byte, error) {
	d, err := deck.Build(ctx, b, cmp.Or(opt.Shape, b.SlideShape))
	if err != nil {
		return nil, err
	}
	w := &writer{
		deck: d, opt: opt, palette: opt.Palette(&draw.Light), lang: output.Lang(b), shaper: typeset.NewShaper(),
		archive: archive{media: map[[sha256.Size]byte]*part{}},
	}
	data, err := w.write(ctx)
	if err != nil {
		return nil, fmt.Errorf("making the slides of %q: %w", b.Title, err)
	}
	return data, nil
}

func (w *writer) write(ctx context.Context) ([]byte, error) {
	main := w.presentation()
	for n := range w.deck.Slides {
		if w.opt.Progress != nil {
			w.opt.Progress(n, len(w.deck.Slides), fmt.Sprintf("Drawing slide %d of %d", n+1, len(w.deck.Slides)))
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := w.slide(n); err != nil {
			return nil, err
		}
	}
	w.list(main)
	meta := output.Meta(w.deck.Brief, &w.opt)
	return w.archive.bytes(main, w.archive.add("docProps", "core", 0, core(&meta, w.opt.Notes)), w.archive.add("docProps", "app", 0, app(&meta)))
}

// record returns slide n as it draws itself.
func (w *writer) record(n int) *recorder {
	const unitsPerPoint = 2
	r := newRecorder(w.deck.Width, deck.Height)
	w.deck.Draw(r, n, w.deck.Slides[n].Printed, w.palette)
	r.Begin(draw.Tag{Role: draw.Artifact, Running: true})
	w.opt.DraftMark(r, w.shaper, deck.Corner, unitsPerPoint, w.palette)
	r.End()
	return r
}

// slide adds slide n with its notes, if they are wanted.
func (w *writer) slide(n int) error {
	tree := shapeTree()
	part := w.archive.add("ppt/slides", "slide", n+1, root("p:sld").with(elem("p:cSld").with(tree), masterColours()))
	part.relate(w.layout)
	w.slides = append(w.slides, part)
	shapes := shapesOf(w.record(n))
	if !hasTitle(shapes) {
		shapes = append([]*shape{w.hiddenTitle(w.deck.Slides[n].Title)}, shapes...)
	}
	set := &setting{lang: w.lang, palette: w.palette}
	if number := fmt.Sprint(n + 1); w.deck.Number(n) == number { // backup slides are counted apart
		set.number = number
	}
	for i, s := range shapes {
		e, err := w.shape(part, set, s, i+firstID)
		if err != nil {
			return err
		}
		tree.with(e)
	}
	if notes := w.deck.Slides[n].Notes; w.notesMaster != nil && len(notes) > 0 {
		w.notes(part, n+1, notes)
	}
	return nil
}

func hasTitle(shapes []*shape) bool {
	for _, s := range shapes {
		if s.title {
			return true
		}
	}
	return false
}

// hiddenTitle returns the title of a slide that shows none, above the slide: outline and screen readers have it.
func (w *writer) hiddenTitle(words string) *shape {
	const size, width = 42, 1600
	at := draw.Rect{X: 112, Y: -3 * size, W: width, H: 2 * size}
	p := paragraphOf(words, draw.Point{X: at.X, Y: at.Y + size}, size, w.palette.Ink)
	return &shape{at: at, ink: at, text: []*paragraph{p}, title: true}
}

// paragraphOf returns plain words as a paragraph.
func paragraphOf(words string, at draw.Point, size float32, ink draw.Ink) *paragraph {
	style := typeset.Standard().SerifBold.Fonts[0].Style()
	return &paragraph{words: []*word{{text: words, style: style, x: at.X, y: at.Y, size: size, ink: ink}}}
}
