package pptx

import (
	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// A page of notes has the slide above them, in units of a slide.
var (
	notesPage = draw.Rect{W: 1080, H: 1440}
	notesText = draw.Rect{X: 60, Y: 660, W: 960, H: 720}
)

// notesSlide returns the place of the slide on a page of its notes.
func (w *writer) notesSlide() draw.Rect {
	const high = 540
	wide := min(960, high*w.deck.Width/deck.Height)
	return draw.Rect{X: (1080 - wide) / 2, Y: 60, W: wide, H: wide * deck.Height / w.deck.Width}
}

// notes adds the speaker's notes to a slide.
func (w *writer) notes(slide *part, number int, blocks []brief.Block) {
	set := &setting{lang: w.lang, palette: &draw.Paper, plain: true}
	text := set.paragraphs(w.noteText(blocks), 0)
	if len(text) == 0 {
		return
	}
	page := w.archive.add("ppt/notesSlides", "notesSlide", number, root("p:notes").with(elem("p:cSld").with(shapeTree().with(
		slideImage(2, nil),
		elem("p:sp").with(
			elem("p:nvSpPr").with(named("Notes", 3), elem("p:cNvSpPr").with(elem("a:spLocks", "noGrp", "1")), elem("p:nvPr").with(elem("p:ph", "type", "body", "idx", "3"))),
			elem("p:spPr"),
			elem("p:txBody").with(elem("a:bodyPr"), elem("a:lstStyle")).with(text...),
		),
	)), masterColours()))
	page.relate(w.notesMaster)
	page.relate(slide)
	slide.relate(page)
}

// noteText returns the text of notes; the alternative text stands for a figure.
func (w *writer) noteText(blocks []brief.Block) (all []*paragraph) {
	const width, size = 1600, 40
	setter := typeset.NewSetter()
	composer := compose.New(w.deck.Brief, compose.Slide(), width, width, setter)
	composer.Medium = brief.Slides
	column := setter.Stack(composer.Passage(blocks).Blocks, typeset.Setting{Measure: width})
	r := newRecorder(width, column.Height)
	painter := typeset.Painter{Palette: &draw.Paper}
	painter.Paint(r, column, 0, column.Height, draw.Point{})
	painter.Finish(r)
	for _, s := range shapesOf(r) {
		switch {
		case s.table != nil:
			all = append(all, s.table.text()...)
		case s.sketch != nil && s.tag.Alt != "":
			all = append(all, paragraphOf(s.tag.Alt, draw.Point{}, size, draw.Paper.Ink))
		default:
			all = append(all, s.text...)
		}
	}
	return all
}

// slideImage returns the shape that shows the slide on a page of notes.
func slideImage(id int, properties *element) *element {
	if properties == nil {
		properties = elem("p:spPr")
	}
	return elem("p:sp").with(
		elem("p:nvSpPr").with(named("Slide", id), elem("p:cNvSpPr").with(elem("a:spLocks", "noGrp", "1", "noRot", "1", "noChangeAspect", "1")), elem("p:nvPr").with(elem("p:ph", "type", "sldImg", "idx", "2"))),
		properties,
	)
}

func notesMaster(slide draw.Rect) *element {
	return root("p:notesMaster").with(
		elem("p:cSld").with(background(), shapeTree().with(slideImage(2, rectangle(slide, nil)), placeholder(3, "body", "Notes", notesText))),
		colourMap(),
	)
}
