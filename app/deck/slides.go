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

// statement is one sentence in big type.
func (d *Deck) statement(words string) func(*stage) {
	return func(s *stage) {
		s.kicker(s.slide.Kicker)
		s.paint(d.fit(statement(Width-left-right-220, bottom-120-top-130), words, ""), left, top+130)
	}
}

func (d *Deck) title() {
	b := d.Brief
	all, err := b.Select("")
	d.add(&Slide{Kicker: "Briefing", Title: b.Title, draw: func(s *stage) {
		s.kicker("Briefing")
		const begin, end = top + 124, 600 // of the words; the timeline has the rest
		sub := b.Subtitle
		if sub != "" {
			sub += "."
		}
		below := d.fit(caption([]float32{40, 34, 28}, 160), sub, "As of "+b.AsOfWords())
		title := statement(Width-left-right-120, end-begin-24-below.Height)
		title.sizes, title.leading = append([]float32{116}, title.sizes...), 1.07
		y := s.paint(d.fit(title, b.Title, ""), left, begin)
		s.paint(below, left, y+24)
		if err != nil || all.Count() == 0 {
			return
		}
		t := figure.NewTimeline(b.Incidents, all, all, d.Brief.AsOfDay(), figure.Slide)
		at := draw.Rect{X: left, Y: 640, W: Width - left - right - 60, H: 280}
		s.Begin(draw.Tag{Role: draw.Figure, Alt: figure.DescribeTimeline(b, all), Box: at})
		t.Draw(s.Canvas, at, s.p)
		s.End()
		s.source = fmt.Sprintf("People killed in each of %s recorded incidents; pale: up to the highest count.%s", incident.Thousands(all.Count()), short(b))
	}})
}

// short is the note on coverage, as short as a slide needs it.
func short(b *brief.Brief) string {
	if b.Coverage.Kind == brief.Selection {
		return " A selection: no trend."
	}
	return ""
}

func (d *Deck) judgement(id string, j *brief.Judgement) *Slide {
	all := d.Brief.Judgements(brief.Slides)
	text := brief.Statement(j, brief.Slides)
	return d.add(&Slide{Section: id, Kicker: fmt.Sprintf("Key judgement %d of %d", slices.Index(all, j)+1, len(all)), Title: text, Sources: cites(j), draw: func(s *stage) {
		s.kicker(s.slide.Kicker)
		const begin, end, gap = top + 130, Height - 190, 60 // of the statement, of the box, between them
		at := draw.Rect{X: left, W: Width - left - right - 120}
		box := d.judged(j, at.W, 480)
		at.H = box.Height(at.W)
		at.Y = end - at.H
		s.paint(d.fit(statement(at.W, at.Y-gap-begin), firstSentence(text), ""), left, begin)
		box.Draw(s.Canvas, at, s.p)
		s.source = "Likelihood words: " + map[brief.Scale]string{brief.ICD203: "ICD 203", brief.PHIA: "PHIA"}[d.Brief.Scale] + ". " + sourceLine(s.slide.Sources)
	}})
}

// judged is the likelihood and the confidence of a judgement, the reason cut where it is too long.
func (d *Deck) judged(j *brief.Judgement, width, height float32) *figure.Judged {
	because := func(reason string) *figure.Judged {
		short := *j
		short.Because = reason
		return figure.NewJudged(&short, d.Brief.Scale, figure.Slide)
	}
	if whole := because(j.Because); whole.Height(width) <= height {
		return whole
	}
	return because(cut(j.Because, func(reason string) bool { return because(reason).Height(width) <= height }))
}

func (d *Deck) recommendation(id, kicker string, r *brief.Recommendation) *Slide {
	text := firstSentence(brief.Statement(r, brief.Slides))
	d.advice++
	line := responsible(r, d.advice)
	return d.add(&Slide{Section: id, Kicker: kicker, Title: text, Sources: cites(r), draw: func(s *stage) {
		s.kicker(s.slide.Kicker)
		y := s.paint(d.fit(statement(Width-left-right-160, 560), text, ""), left, top+130) + 56
		if line != "" {
			s.rect(draw.Rect{X: left, Y: y, W: 72, H: 5}, s.p.Accent)
			s.paint(d.fit(caption([]float32{40, 34, 28}, bottom-60-24-y), line, ""), left, y+24)
		}
	}})
}

// responsible says who does it, by when and how pressing it is where the order doesn't say it.
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

func (d *Deck) drawing(id, kicker string, g *brief.Drawing) *Slide {
	b := d.Brief
	sel, err := b.Select(b.DrawingQuery(g))
	if err != nil {
		return d.missing(id, kicker, g)
	}
	title, caption := d.composer.Named(g, sel)
	slide := &Slide{Section: id, Kicker: kicker, Title: title}
	switch g.Kind {
	case brief.Map:
		d.mapSlide(slide, g, sel, caption)
	case brief.Timeline:
		t := d.composer.Timeline(g, sel)
		d.chartSlide(slide, g, figure.DescribeTimeline(b, sel), caption, figure.Basis(b, sel), t.Draw)
	case brief.Chart:
		if g.Series != "" {
			e := figure.NewEstimates(b.Series, g.Series, d.Brief.AsOfDay(), figure.Slide)
			d.chartSlide(slide, g, e.Words(g.Series), caption, "From the lowest to the highest figure; an arrow leaves that side open.", e.Draw)
			break
		}
		bars, err := d.composer.Bars(g, sel)
		if err != nil {
			return d.missing(id, kicker, g)
		}
		bars.LimitTo(d.below(title).H)
		if note := bars.Note(); note != "" {
			caption += note + " "
		}
		d.chartSlide(slide, g, bars.Words(), caption, figure.Basis(b, sel), bars.Draw)
	case brief.Incidents:
		d.tableSlide(slide, g, sel, caption)
	}
	return d.add(slide)
}

// below is the room under a title.
func (d *Deck) below(title string) draw.Rect {
	y := top + 100 + d.heading(title).Height + 48
	return draw.Rect{X: left, Y: y, W: wide, H: bottom - 90 - y}
}

// chartSlide is a title with a drawing below.
func (d *Deck) chartSlide(slide *Slide, g *brief.Drawing, alt, caption, basis string, drawing func(draw.Canvas, draw.Rect, *draw.Palette)) {
	alt = cmp.Or(g.Alt, alt)
	slide.draw = func(s *stage) {
		s.kicker(slide.Kicker)
		s.heading(slide.Title)
		at := d.below(slide.Title)
		s.Begin(draw.Tag{Role: draw.Figure, Alt: alt, Box: at})
		drawing(s.Canvas, at, s.p)
		s.End()
		s.source = d.longest(caption+basis, caption+firstSentence(basis), cmp.Or(strings.TrimSpace(caption), firstSentence(basis)))
	}
}

// longest is the first of some words, the longest first, that has room in the source line; else the last.
func (d *Deck) longest(words ...string) string {
	fits := func(s string) bool {
		return d.setter.Shaper.Line(typeset.Standard().Sans, s).Width*24 <= Width-left-right-420
	}
	if i := slices.IndexFunc(words, fits); i >= 0 {
		return words[i]
	}
	return words[len(words)-1]
}

// panel is the width of a map slide's words.
const panel = 630

// mapSlide is the words at the left and the map over all of the rest.
func (d *Deck) mapSlide(slide *Slide, g *brief.Drawing, sel incident.Selection, caption string) {
	b := d.Brief
	m, view := d.composer.Map(g, sel)
	slide.Map = m
	alt := cmp.Or(g.Alt, figure.DescribeMap(b, sel))
	area := draw.Rect{X: panel, W: Width - panel, H: Height}
	for _, mark := range d.marks() {
		mark.X -= panel
		m.Keep = append(m.Keep, mark.Inset(-12))
	}
	m.View = view(area.W, area.H)
	slide.draw = func(s *stage) {
		s.Begin(draw.Tag{Role: draw.Figure, Alt: alt, Box: area})
		m.Draw(s.Canvas, area, s.p)
		s.End()
		s.rect(draw.Rect{X: panel, W: 1.5, H: Height}, s.p.Rule)
		s.narrow = panel
		s.kicker(slide.Kicker)
		words := d.headingIn(panel-left-36, 372, slide.Title)
		y := s.paint(words, left, top+110) + 40
		lead, rest, _ := b.Incidents.Totals(sel).Words()
		totals := room{typeset.Standard().Serif, []float32{32}, 1.375, panel - left - 36, 820 - y, typeset.Second, draw.Paragraph}
		said := lead + rest
		if strings.TrimSpace(lead) == slide.Title {
			said = incident.Capital(strings.TrimPrefix(strings.TrimLeft(rest, " ,."), "and "))
		}
		y = s.paint(d.fit(totals, caption+said, ""), left, y)
		s.Begin(draw.Tag{Role: draw.Artifact}) // the alternative text of the map says it in words
		m.Keys(s.Canvas, draw.Point{X: left, Y: max(y+36, 770)}, panel-left-20, s.p)
		s.End()
		s.source = cmp.Or(sourceLine(slide.Sources), "Area: people killed."+short(b))
	}
}

// image shows a picture as large as may be. Where there is none, as in a draft, a frame says so.
func (d *Deck) image(id, kicker string, b *brief.ImageBlock) *Slide {
	img, err := d.Brief.Picture(b.File) // the error is a problem that check lists
	title := brief.Plain(b.Caption)
	return d.add(&Slide{Section: id, Kicker: kicker, Title: title, Sources: cites(b), draw: func(s *stage) {
		s.kicker(kicker)
		at := draw.Rect{X: left, Y: s.heading(title) + 40, W: wide}
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
	}})
}

// missing is the slide of a drawing that can't be made, as in a draft.
func (d *Deck) missing(id, kicker string, g *brief.Drawing) *Slide {
	return d.add(&Slide{Section: id, Kicker: kicker, Title: g.Title, draw: func(s *stage) {
		s.kicker(kicker)
		y := s.heading(g.Title) + 40
		s.gap(draw.Rect{X: left, Y: y, W: wide, H: bottom - 90 - y}, compose.NoDrawing(g))
	}})
}

// sources ends the deck: what it rests on.
func (d *Deck) sources() {
	refs := d.Brief.References()
	if len(refs) == 0 {
		return
	}
	d.add(&Slide{Kicker: "Sources", Title: fmt.Sprintf("%d sources", len(refs)), draw: func(s *stage) {
		s.kicker(d.Brief.Title)
		y := s.heading("Sources") + 36
		shown := refs[:min(len(refs), 18)]
		root := typeset.NewElement(draw.Tag{Role: draw.List, Ordered: true})
		width := float32(Width-left-right-60) / 2
		half := (len(shown) + 1) / 2
		for col := range 2 {
			var blocks []typeset.Block
			for _, r := range shown[min(col*half, len(shown)):min((col+1)*half, len(shown))] {
				label := typeset.NewText(fmt.Sprint(r.Number), &typeset.Style{Face: typeset.Standard().SansBold, Size: 24, Ink: typeset.Accent})
				li := root.Inside(draw.Tag{Role: draw.ListItem})
				text := r.Source.Title
				if r.Source.ContainerTitle != "" {
					text += ". " + r.Source.ContainerTitle
				}
				if date := r.Source.Issued.String(); date != "" {
					text += ", " + date
				}
				blocks = append(blocks, typeset.Block{
					Text: typeset.NewText(text, &typeset.Style{Face: typeset.Standard().Sans, Size: 24, Ink: typeset.Second}), Leading: 31, Left: 56, Below: 10, Ragged: true,
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
