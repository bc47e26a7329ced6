package deck

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// state adds the slides with the statement of a block in big type: one, unless it is very long.
func (d *Deck) state(slide *Slide, said *words, b brief.Block) []*Slide {
	slide.Sources = cites(b)
	if b != nil {
		slide.Shows = []brief.Block{b}
	}
	r := statement(Width-left-right-220, bottom-120-top-130)
	return d.addParts(slide, d.parts(r, said), func(s *stage, part *words) { s.paint(d.fit(r, part), left, top+130) })
}

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

// title adds the first slide.
func (d *Deck) title() {
	b := d.Brief
	all, err := b.Select("")
	slide := newSlide("", d.program("Briefing"), d.author(b.Title))
	slide.draw = func(s *stage) {
		s.kicker()
		const begin, end = top + 124, 600 // of the words; the timeline is below
		sub := b.Subtitle
		if sub != "" {
			sub += "."
		}
		below := d.fit(caption([]float32{40, 34, 28}, 160), d.author(sub).before(d.program("As of "+b.AsOfWords())))
		title := statement(Width-left-right-120, end-begin-24-below.Height)
		title.sizes, title.leading = append([]float32{116}, title.sizes...), 1.07
		y := s.paint(d.fit(title, s.slide.title), left, begin)
		s.paint(below, left, y+24)
		if err != nil || all.Count() == 0 {
			return
		}
		t := figure.NewTimeline(b.Incidents, all, all, d.Brief.AsOfDay(), d.composer.Sheet.Figure)
		at := draw.Rect{X: left, Y: 640, W: Width - left - right - 60, H: 280}
		s.Begin(draw.Tag{Role: draw.Figure, Alt: figure.DescribeTimeline(b, all), Lang: compose.ProgramLang(b), Box: at})
		t.Draw(s.Canvas, at, s.p)
		s.End()
		s.source = fmt.Sprintf("People killed in each of %s recorded incidents; pale: up to the highest count.%s", incident.Thousands(all.Count()), short(b))
	}
	d.add(slide)
}

// short returns a short note on coverage.
func short(b *brief.Brief) string {
	if b.Coverage.Kind == brief.Selection {
		return " A selection: no trend."
	}
	return ""
}

// judgement adds the slide of a judgement. One that is too long for a slide has several, so that nothing of it is cut:
// some with its statement, one with its likelihood and confidence, and some with the reason if that is long, too.
func (d *Deck) judgement(id string, j *brief.Judgement) []*Slide {
	all := d.Brief.Judgements(brief.Slides)
	said := d.said(j)
	slide := newSlide(id, d.program(fmt.Sprintf("Key judgement %d of %d", slices.Index(all, j)+1, len(all))), said)
	slide.Sources = cites(j)
	slide.Shows = []brief.Block{j}
	const begin, end, gap = top + 130, Height - 190, 60 // of the statement, of the box, between them
	const wide, mostBox = Width - left - right - 120, 480
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
		s.source = "Likelihood words: " + map[brief.Scale]string{brief.ICD203: "ICD 203", brief.PHIA: "PHIA"}[d.Brief.Scale] + ". " + sourceLine(s.slide.Sources)
	}
	if together {
		return d.addNumbered(slide, 1, func(s *stage, _ int) {
			s.paint(d.fit(statement(wide, end-box.Height(wide)-gap-begin), opening), left, begin)
			assess(s)
		})
	}
	return d.addNumbered(slide, len(parts)+1+len(reasons), func(s *stage, n int) {
		switch {
		case n < len(parts):
			s.paint(d.fit(statement(wide, end-begin), parts[n]), left, begin)
		case n == len(parts):
			assess(s)
		default:
			s.paint(d.fit(statement(wide, end-begin), reasons[n-len(parts)-1]), left, begin)
		}
	})
}

// recommendation adds the slide of a recommendation.
func (d *Deck) recommendation(id string, kicker *words, r *brief.Recommendation) []*Slide {
	d.recommendations++
	line := responsible(r, d.recommendations)
	slide := newSlide(id, kicker, d.said(r).part(d.sentences.opening))
	slide.Sources = cites(r)
	slide.Shows = []brief.Block{r}
	big := statement(Width-left-right-160, 560)
	return d.addParts(slide, d.parts(big, slide.title), func(s *stage, part *words) {
		y := s.paint(d.fit(big, part), left, top+130) + 56
		if line != "" {
			s.rect(draw.Rect{X: left, Y: y, W: 72, H: 5}, s.p.Accent)
			s.paint(d.fit(caption([]float32{40, 34, 28}, bottom-60-24-y), d.author(line)), left, y+24)
		}
	})
}

// responsible returns who should act, by when, and the priority if it differs from the recommendation's number.
func responsible(r *brief.Recommendation, number int) string {
	var parts []string
	if r.Owner != "" {
		parts = append(parts, r.Owner)
	}
	if r.By != "" {
		parts = append(parts, "by "+compose.By(r.By))
	}
	if r.Priority > 0 && r.Priority != number {
		parts = append(parts, fmt.Sprintf("priority %d", r.Priority))
	}
	return strings.Join(parts, ", ")
}

// drawing adds the slide of a drawing.
func (d *Deck) drawing(id string, kicker *words, g *brief.Drawing) *Slide {
	b := d.Brief
	sel, err := b.Select(b.DrawingQuery(g))
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
	switch {
	case err != nil:
		return d.missing(id, kicker, g)
	case made.Map != nil:
		d.mapSlide(slide, g, made, sel, caption)
	case made.Draw != nil:
		d.graphicSlide(slide, g, made, caption)
	default:
		d.tableSlide(slide, g, made, sel.Count(), caption)
	}
	return d.add(slide)
}

// below returns the area under a title.
func (d *Deck) below(title *words) draw.Rect {
	y := top + 100 + d.heading(title).Height + 48
	return draw.Rect{X: left, Y: y, W: wide, H: bottom - 90 - y}
}

// graphicSlide draws a title with a drawing below.
func (d *Deck) graphicSlide(slide *Slide, g *brief.Drawing, made compose.Graphic, caption string) {
	if made.Note != "" {
		caption += made.Note + " "
	}
	basis := made.ShortBasis
	slide.draw = func(s *stage) {
		s.kicker()
		s.heading(slide.title)
		at := d.below(slide.title)
		s.Begin(d.figure(g, made, at))
		made.Draw(s.Canvas, at, s.p)
		s.End()
		s.source = d.longest(caption+basis, caption+programSentences.first(basis), cmp.Or(strings.TrimSpace(caption), programSentences.first(basis)))
	}
}

// figure returns the tag of a drawing, with the language of its text alternative if that is the program's.
func (d *Deck) figure(g *brief.Drawing, made compose.Graphic, at draw.Rect) draw.Tag {
	tag := draw.Tag{Role: draw.Figure, Alt: made.Alt, Box: at}
	if g.Alt == "" {
		tag.Lang = compose.ProgramLang(d.Brief)
	}
	return tag
}

// longest returns the first of some texts, the longest first, that fits the source line, or else the last.
func (d *Deck) longest(words ...string) string {
	fits := func(s string) bool {
		return d.setter.Shaper.Line(typeset.Standard().Sans, s).Width*24 <= Width-left-right-420
	}
	if i := slices.IndexFunc(words, fits); i >= 0 {
		return words[i]
	}
	return words[len(words)-1]
}

// panel is the width of the words of a map slide.
const panel = 630

// mapSlide draws words at the left and the map over the rest.
func (d *Deck) mapSlide(slide *Slide, g *brief.Drawing, made compose.Graphic, sel incident.Selection, caption string) {
	b, m := d.Brief, made.Map
	m.Strip = false // the keys are among the words
	slide.Map = m
	area := draw.Rect{X: panel, W: Width - panel, H: Height}
	for _, mark := range d.marks() {
		mark.X -= panel
		m.Keep = append(m.Keep, mark.Inset(-12))
	}
	m.View = made.View(area.W, area.H)
	slide.draw = func(s *stage) {
		s.Begin(d.figure(g, made, area))
		m.Draw(s.Canvas, area, s.p)
		s.End()
		s.rect(draw.Rect{X: panel, W: 1.5, H: Height}, s.p.Rule)
		s.narrow = panel
		s.kicker()
		y := s.paint(d.headingIn(panel-left-36, 372, slide.title), left, top+110) + 40
		lead, rest, _ := b.Incidents.Totals(sel).Until(b.AsOfDay()).Words()
		totals := room{typeset.Standard().Serif, []float32{32}, 1.375, panel - left - 36, 820 - y, typeset.Second, draw.Paragraph}
		said := lead + rest
		if strings.TrimSpace(lead) == slide.Title {
			said = incident.Capital(strings.TrimPrefix(strings.TrimLeft(rest, " ,."), "and "))
		}
		y = s.paint(d.fit(totals, d.author(strings.TrimSpace(caption)).before(d.program(said))), left, y)
		s.Begin(draw.Tag{Role: draw.Artifact}) // the map's text alternative is enough
		m.Keys(s.Canvas, draw.Point{X: left, Y: max(y+36, 770)}, panel-left-20, s.p)
		s.End()
		s.source = cmp.Or(sourceLine(slide.Sources), "Area: people killed."+short(b))
	}
}

// image adds the slide of a picture, as large as there is room. A frame with words stands for one that can't be
// read, as in a draft.
func (d *Deck) image(id string, kicker *words, b *brief.ImageBlock) *Slide {
	img, err := d.Brief.StoredPicture(b.File) // check lists the error
	slide := newSlide(id, kicker, d.again(b.Caption))
	slide.Sources = cites(b)
	slide.Shows = []brief.Block{b}
	slide.draw = func(s *stage) {
		s.kicker()
		at := draw.Rect{X: left, Y: s.heading(s.slide.title) + 40, W: wide}
		at.H = bottom - 90 - at.Y
		if err == nil {
			w, h := float32(img.Bounds().Dx()), float32(img.Bounds().Dy())
			k := min(at.W/w, at.H/h)
			at.W, at.H = w*k, h*k
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
func (d *Deck) missing(id string, kicker *words, g *brief.Drawing) *Slide {
	slide := newSlide(id, kicker, d.author(g.Title))
	slide.draw = func(s *stage) {
		s.kicker()
		y := s.heading(s.slide.title) + 40
		s.gap(draw.Rect{X: left, Y: y, W: wide, H: bottom - 90 - y}, compose.NoDrawing(g))
	}
	return d.add(slide)
}

// sources adds the last slide, with the first of the sources.
func (d *Deck) sources() {
	refs := d.Brief.References(brief.Slides)
	if len(refs) == 0 {
		return
	}
	d.add(&Slide{Kicker: "Sources", Title: fmt.Sprintf("%d sources", len(refs)), kicker: d.author(d.Brief.Title), draw: func(s *stage) {
		s.kicker()
		y := s.heading(d.program("Sources")) + 36
		shown := refs[:min(len(refs), 18)]
		root := typeset.NewElement(draw.Tag{Role: draw.List, Numbering: "Decimal"})
		width := float32(Width-left-right-60) / 2
		half := (len(shown) + 1) / 2
		for col := range 2 {
			var blocks []typeset.Block
			for _, r := range shown[min(col*half, len(shown)):min((col+1)*half, len(shown))] {
				label := typeset.NewText(fmt.Sprint(r.Number), &typeset.Style{Face: typeset.Standard().SansBold, Size: 24, Ink: typeset.Accent})
				li := root.Inside(draw.Tag{Role: draw.ListItem})
				style := &typeset.Style{Face: typeset.Standard().Sans, Size: 24, Ink: typeset.Second}
				text := typeset.NewText(r.Source.Title, style)
				if lang := r.Source.Lang; compose.Foreign(d.Brief, lang) {
					text.Spans[0].Tag, text.Spans[0].Dir = &draw.Tag{Role: draw.Span, Lang: lang}, compose.Direction(lang)
				}
				if r.Source.ContainerTitle != "" {
					text.Add(". "+r.Source.ContainerTitle, style)
				}
				if date := r.Source.Issued.String(); date != "" {
					text.Add(", "+date, style)
				}
				blocks = append(blocks, typeset.Block{
					Text: text, Leading: 31, Left: 56, Below: 10, Ragged: true,
					Label: &label, LabelIn: li.Inside(draw.Tag{Role: draw.ListLabel}), Hang: 56, In: li.Inside(draw.Tag{Role: draw.ListBody}).Inside(draw.Tag{Role: draw.Paragraph}),
				})
			}
			if len(blocks) > 0 {
				pages := d.setter.Pages(blocks, typeset.Room{Width: width, Height: bottom - 80 - y}, typeset.Setting{})
				if len(pages.List) > 0 {
					p := typeset.Painter{Palette: s.p}
					p.Page(s.Canvas, &pages.List[0], draw.Point{X: left + float32(float32(col)*(width+60)), Y: y})
					p.Finish(s.Canvas)
				}
			}
		}
		if len(shown) < len(refs) {
			s.source = fmt.Sprintf("%d of %d shown. ", len(shown), len(refs))
		}
		s.source += "All are in the briefing with their addresses."
	}})
}
