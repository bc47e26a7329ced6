package deck

import (
	"fmt"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/figure"
)

// state adds the slides with the statement of a block in big type: one, unless it is very long.
func (d *Deck) state(slide *Slide, said *words, b brief.Block) []*Slide {
	slide.Sources = cites(b)
	if b != nil {
		slide.Shows = []brief.Block{b}
	}
	r := d.statementRoom()
	return d.addParts(slide, d.parts(r, said), func(s *stage, part *words) { s.put(r, part, top+130) })
}

// statementRoom returns room for a statement that has a slide to itself.
func (d *Deck) statementRoom() room { return statement(d.wide()-220, bottom-120-top-130) }

// addParts adds a slide for each part of the words of a slide.
func (d *Deck) addParts(like *Slide, parts []*words, draw func(s *stage, part *words)) []*Slide {
	return d.addNumbered(like, len(parts), func(s *stage, n int) { draw(s, parts[n]) })
}

// addNumbered adds a number of slides of one block, which their kickers count if they are several.
func (d *Deck) addNumbered(like *Slide, of int, draw func(s *stage, n int)) []*Slide {
	all := make([]*Slide, of)
	for n := range all {
		slide := *like
		if of > 1 {
			slide.kicker = slide.kicker.before(d.program(fmt.Sprintf("(%d of %d)", n+1, of)))
			slide.Kicker = slide.kicker.String()
		}
		slide.draw = func(s *stage) {
			s.kicker()
			draw(s, n)
		}
		all[n] = d.add(&slide)
	}
	return all
}

// coverageNote returns the warning that the incidents are a selection, after a space, or "".
func coverageNote(b *brief.Brief) string {
	if b.Coverage.Kind == brief.Selection {
		return " A selection: no trend."
	}
	return ""
}

// judgement adds the slide of a judgement. One that is too long for a slide has several, so that nothing of it is cut:
// some with its statement, one with its likelihood and confidence, and some with the reason if that is long, too.
func (d *Deck) judgement(id string, j *brief.Judgement) []*Slide {
	said := d.said(j)
	slide := newSlide(id, d.program(fmt.Sprintf("Key judgement %d of %d", slices.Index(d.judgements, j)+1, len(d.judgements))), said)
	slide.Sources = cites(j)
	slide.Shows = []brief.Block{j}
	const begin, end, gap = top + 130, Height - 190, 60 // of the statement, of the box, between them
	const mostBox = 480
	wide := d.wide() - 120
	opening := said.part(d.sentences.opening)
	box, most := figure.NewAssessment(j, d.Brief.Scale, d.composer.Sheet.Figure), float32(mostBox)
	parts := d.parts(statement(wide, end-min(box.Height(wide), most)-gap-begin), opening)
	together := len(parts) == 1 && box.Height(wide) <= most
	if !together {
		parts, most = d.parts(statement(wide, end-begin), opening), end-begin
	}
	var reasons []*words
	if box.Height(wide) > most { // the reason has slides of its own
		bare := *j
		bare.Because = ""
		box = figure.NewAssessment(&bare, d.Brief.Scale, d.composer.Sheet.Figure)
		reasons = d.parts(statement(wide, end-begin), d.author(j.Because))
	}
	assess := func(s *stage) {
		at := draw.Rect{X: left, W: wide, H: box.Height(wide)}
		at.Y = end - at.H
		if !together {
			at.Y = begin
		}
		box.Draw(s.Canvas, at, s.p)
		s.source = "Likelihood words: " + map[brief.Scale]string{brief.ICD203: "ICD 203", brief.PHIA: "PHIA"}[d.Brief.Scale] + "."
	}
	if together {
		return d.addNumbered(slide, 1, func(s *stage, _ int) {
			s.put(statement(wide, end-box.Height(wide)-gap-begin), opening, begin)
			assess(s)
		})
	}
	return d.addNumbered(slide, len(parts)+1+len(reasons), func(s *stage, n int) {
		switch {
		case n < len(parts):
			s.put(statement(wide, end-begin), parts[n], begin)
		case n == len(parts):
			assess(s)
		default:
			s.put(statement(wide, end-begin), reasons[n-len(parts)-1], begin)
		}
	})
}

// recommendation adds the slide of a recommendation.
func (d *Deck) recommendation(id string, r *brief.Recommendation) []*Slide {
	number := slices.Index(d.recommendations, r) + 1
	who := d.author(responsible(r, number))
	slide := newSlide(id, d.program(fmt.Sprintf("Recommendation %d of %d", number, len(d.recommendations))), d.said(r).part(d.sentences.opening))
	slide.Sources = cites(r)
	slide.Shows = []brief.Block{r}
	big := statement(d.wide()-160, 560)
	below := d.caption([]float32{40, 34, 30}, bottom-60-24-56-top-130-big.height)
	var rest *words
	if !d.fits(&below, who) {
		who, rest = nil, who
	}
	from := len(d.Slides)
	d.addParts(slide, d.parts(big, slide.title), func(s *stage, part *words) {
		y := s.put(big, part, top+130) + 56
		if who != nil {
			s.rect(draw.Rect{X: s.side(72), Y: y, W: 72, H: 5}, s.p.Accent)
			below.height = bottom - 60 - 24 - y
			s.put(below, who, y+24)
		}
	})
	d.goOn(slide, rest)
	return d.Slides[from:]
}

// responsible returns who should act, by when, and the priority if it differs from the recommendation's number.
func responsible(r *brief.Recommendation, number int) string {
	var parts []string
	if r.Owner != "" {
		parts = append(parts, r.Owner)
	}
	if r.By != "" {
		parts = append(parts, unbroken("by "+compose.By(r.By)))
	}
	if r.Priority > 0 && r.Priority != number {
		parts = append(parts, fmt.Sprintf("priority %d", r.Priority))
	}
	return strings.Join(parts, ", ")
}

// isShown reports whether a slide shows the same drawing already, and notes that one does from now on. A backup slide may
// repeat what the talk shows.
func (d *Deck) isShown(g *brief.Drawing) bool {
	rows := ""
	if s, err := d.Brief.Drawn(g); err == nil {
		rows = s.Key()
	}
	what := fmt.Sprintf("%q", []any{rows, g.Look(), d.backup})
	if d.drawn[what] {
		return true
	}
	d.drawn[what] = true
	return false
}

// drawing adds the slide of a drawing, and others with words that have no room on it.
func (d *Deck) drawing(id string, kicker *words, g *brief.Drawing) []*Slide {
	b, from := d.Brief, len(d.Slides)
	sel, err := b.Drawn(g)
	if err != nil {
		return d.missing(id, kicker, g)
	}
	name, caption := d.composer.Titles(g, sel)
	title := d.author(name)
	if d.composer.Untitled(g) {
		title = d.program(name)
	}
	slide := newSlide(id, kicker, title)
	slide.Shows = []brief.Block{g}
	made, err := d.composer.Graphic(g, sel, d.below(title).H)
	var rest []*words
	switch {
	case err != nil:
		return d.missing(id, kicker, g)
	case made.Map != nil:
		rest = d.mapSlide(slide, g, made, sel, caption)
	case made.Draw != nil:
		rest = d.graphicSlide(slide, g, made, caption)
	default:
		rest = d.tableSlide(slide, g, made, sel.Count(), caption)
	}
	d.add(slide)
	d.goOn(slide, rest...)
	return d.Slides[from:]
}

// below returns the area under a title.
func (d *Deck) below(title *words) draw.Rect {
	y := top + 100 + d.heading(title).Height + 48
	return draw.Rect{X: left, Y: y, W: d.wide(), H: bottom - 90 - y}
}

// graphicSlide draws a title with a drawing below, and returns the words that have no room at its foot.
func (d *Deck) graphicSlide(slide *Slide, g *brief.Drawing, made compose.Graphic, caption string) (rest []*words) {
	d.wholeTitle(slide, d.headingRoom())
	noted, basis := caption, made.ShortBasis
	if made.Note != "" {
		noted += made.Note + " "
	}
	foot := d.longest(noted+basis, noted+programSentences.first(basis), noted, strings.TrimSpace(caption))
	if foot == "" {
		rest = append(rest, d.author(strings.TrimSpace(caption)))
		foot = d.longest(basis, programSentences.first(basis))
	}
	slide.draw = func(s *stage) {
		s.kicker()
		s.heading(slide.title)
		at := d.below(slide.title)
		s.Begin(d.figure(g, made, at))
		made.Draw(s.Canvas, at, s.p)
		s.End()
		s.source = foot
	}
	return rest
}

// figure returns the tag of a drawing, with the language of its text alternative if that is the program's.
func (d *Deck) figure(g *brief.Drawing, made compose.Graphic, at draw.Rect) draw.Tag {
	tag := draw.Tag{Role: draw.Figure, Alt: made.Alt, Box: at}
	if g.Alt == "" {
		tag.Lang = compose.ProgramLang(d.Brief)
	}
	return tag
}

// longest returns the first of some texts, the longest first, that has words and fits the foot, or "".
func (d *Deck) longest(words ...string) string {
	for _, w := range words {
		if w != "" && d.fitsFoot(w, d.wide()-420) {
			return w
		}
	}
	return ""
}

// mostEnlarged is how many units a pixel of a picture may measure: more would show the pixels.
const mostEnlarged = 2

// image adds the slide of a picture, as large as there is room. A frame with words stands for one that can't be
// read, as in a draft.
func (d *Deck) image(id string, kicker *words, b *brief.ImageBlock) *Slide {
	img, err := d.Brief.StoredPicture(b.File) // check lists the error
	slide := newSlide(id, kicker, d.again(b.Caption))
	slide.Sources = cites(b)
	slide.Shows = []brief.Block{b}
	d.wholeTitle(slide, d.headingRoom())
	slide.draw = func(s *stage) {
		s.kicker()
		at := draw.Rect{X: left, Y: s.heading(s.slide.title) + 40, W: d.wide()}
		at.H = bottom - 90 - at.Y
		if err == nil {
			w, h := float32(img.Bounds().Dx()), float32(img.Bounds().Dy())
			k := min(at.W/w, at.H/h, mostEnlarged)
			at.W, at.H = w*k, h*k
			at.X = s.side(at.W)
		}
		s.Begin(draw.Tag{Role: draw.Figure, Alt: b.Alt, Box: at})
		defer s.End()
		if err == nil {
			s.Image(img, at)
			return
		}
		s.gap(at, compose.NoPicture(b))
	}
	return d.add(slide)
}

// missing adds the slide of a drawing that can't be made, as in a draft.
func (d *Deck) missing(id string, kicker *words, g *brief.Drawing) []*Slide {
	from := len(d.Slides)
	slide := newSlide(id, kicker, d.author(g.Title))
	d.wholeTitle(slide, d.headingRoom())
	slide.draw = func(s *stage) {
		s.kicker()
		y := s.heading(s.slide.title) + 40
		s.gap(draw.Rect{X: left, Y: y, W: d.wide(), H: bottom - 90 - y}, compose.NoDrawing(g))
	}
	d.add(slide)
	return d.Slides[from:]
}
